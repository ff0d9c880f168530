"""The forms of claims, and the buttons that open them."""

from __future__ import annotations

from collections.abc import Awaitable

import discord
from discord import ui

from bot.domain.claims import CHECKIN_MAX, PLAN_MAX, REASON_MAX
from bot.domain.findings import STATEMENT_MAX, Verdict
from bot.domain.links import LINK_MAX
from bot.services.claims_show import FindingLine
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.replies import reply
from cogs._shared.texts import Words
from cogs.papers import cards
from cogs.papers.claim_views import show_after

_LONG = discord.TextStyle.paragraph


class OneLineForm(Form):
    """Asks for one text, and shows the claim once it is taken."""

    def __init__(
        self,
        words: Words,
        what: str,
        claim_id: int,
        *,
        longest: int,
        default: str = "",
        style: discord.TextStyle = discord.TextStyle.short,
        required: bool = True,
    ) -> None:
        super().__init__(words(f"papers-form-{what}-title"))
        self.claim_id = claim_id
        self.typed: ui.TextInput[OneLineForm] = ui.TextInput(
            max_length=longest, default=default or None, style=style, required=required
        )
        self.add_item(
            ui.Label(
                text=words(f"papers-form-{what}-label"),
                description=words(f"papers-form-{what}-hint"),
                component=self.typed,
            )
        )

    async def submitted(self, interaction: Interaction) -> None:
        """Do it, and show the claim."""
        await reply(interaction, show_after(interaction, self.claim_id, self.act(interaction)))

    def act(self, interaction: Interaction) -> Awaitable[object]:
        """What is done with the text."""
        raise NotImplementedError


class CheckInForm(OneLineForm):
    """Asks where the work stands."""

    def act(self, interaction: Interaction) -> Awaitable[object]:
        """Check in."""
        work = interaction.client.services.claims_work
        return work.check_in(actor_of(interaction), self.claim_id, self.typed.value)


class SubmitForm(OneLineForm):
    """Asks for the report's address."""

    def act(self, interaction: Interaction) -> Awaitable[object]:
        """Hand it in."""
        return interaction.client.services.claims_work.submit(actor_of(interaction), self.claim_id, self.typed.value)


class PlanForm(OneLineForm):
    """Asks how the team will go about it."""

    def act(self, interaction: Interaction) -> Awaitable[object]:
        """Keep the plan."""
        return interaction.client.services.claims_work.plan(actor_of(interaction), self.claim_id, self.typed.value)


class RevokeForm(OneLineForm):
    """Asks an organizer why a paper is taken from a team."""

    def act(self, interaction: Interaction) -> Awaitable[object]:
        """Revoke the claim."""
        return interaction.client.services.claims_work.revoke(actor_of(interaction), self.claim_id, self.typed.value)


class AppealForm(OneLineForm):
    """Asks why a team would like a claim back. It can stand in direct messages."""

    def __init__(self, words: Words, button: AppealButton) -> None:
        super().__init__(words, "appeal", button.number("claim_id"), longest=REASON_MAX, style=_LONG)
        self._button = button

    async def submitted(self, interaction: Interaction) -> None:
        """Ask the organizers, and say so."""

        async def card() -> Card:
            alive = interaction.client.services.claims_alive
            paper = await alive.appeal(self._button.actor(interaction), self.claim_id, self.typed.value)
            return cards.noted_card("papers-appeal-sent", paper, words_for(interaction))

        await reply(interaction, card())


class FindingForm(Form):
    """Asks for one of the paper's own claims and what came of it."""

    def __init__(self, words: Words, claim_id: int, number: int, finding: FindingLine | None) -> None:
        super().__init__(words("papers-form-finding-title"))
        self._claim_id, self._number = claim_id, number
        self.statement: ui.TextInput[FindingForm] = ui.TextInput(
            max_length=STATEMENT_MAX, style=_LONG, default=finding.statement if finding else None
        )
        self.verdict: ui.Select[FindingForm] = ui.Select(
            options=[
                discord.SelectOption(
                    label=words("papers-verdict", verdict=verdict),
                    value=verdict.value,
                    default=verdict is (finding.verdict if finding else Verdict.UNCLEAR),
                )
                for verdict in Verdict
            ]
        )
        self.evidence: ui.TextInput[FindingForm] = ui.TextInput(
            max_length=LINK_MAX, required=False, default=finding.evidence_url if finding else None
        )
        for what, component in (("statement", self.statement), ("verdict", self.verdict), ("evidence", self.evidence)):
            label = words(f"papers-form-finding-{what}")
            self.add_item(ui.Label(text=label, component=component))

    async def submitted(self, interaction: Interaction) -> None:
        """Note it, and show the claim."""
        act = interaction.client.services.claims_work.find(
            actor_of(interaction),
            self._claim_id,
            number=self._number or None,
            statement=self.statement.value,
            verdict=Verdict(self.verdict.values[0]),
            evidence=self.evidence.value,
        )
        await reply(interaction, show_after(interaction, self._claim_id, act))


class CheckInButton(PersistentButton, form="papers:checkin:{claim_id}"):
    """Opens the check-in."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        form = CheckInForm(words_for(interaction), "checkin", self.number("claim_id"), longest=CHECKIN_MAX)
        await form.open(interaction)


class SubmitButton(PersistentButton, form="papers:submit:{claim_id}"):
    """Opens the form for the report's address."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        form = SubmitForm(words_for(interaction), "submit", self.number("claim_id"), longest=LINK_MAX)
        await form.open(interaction)


class PlanButton(PersistentButton, form="papers:plan:{claim_id}"):
    """Opens the plan."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what is written."""
        claim_id = self.number("claim_id")
        claim = await interaction.client.services.claims_show.card(actor_of(interaction), claim_id)
        form = PlanForm(
            words_for(interaction),
            "plan",
            claim_id,
            longest=PLAN_MAX,
            default=claim.plan,
            style=_LONG,
            required=False,
        )
        await form.open(interaction)


class RevokeButton(PersistentButton, form="papers:revoke:{claim_id}"):
    """Opens the form for taking a paper from a team."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        form = RevokeForm(words_for(interaction), "revoke", self.number("claim_id"), longest=REASON_MAX, style=_LONG)
        await form.open(interaction)


class AppealButton(PersistentButton, form="papers:appeal:{guild_id}:{claim_id}"):
    """Opens the appeal. It can stand in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        self.actor(interaction)
        await AppealForm(words_for(interaction), self).open(interaction)


class FindingButton(PersistentButton, form="papers:finding:{claim_id}:{number}"):
    """Opens the form for one of the paper's own claims; number 0 is a new one."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what is written."""
        claim_id, number = self.number("claim_id"), self.number("number")
        claim = await interaction.client.services.claims_show.card(actor_of(interaction), claim_id)
        known = next((finding for finding in claim.findings if finding.number == number), None)
        await FindingForm(words_for(interaction), claim_id, number, known).open(interaction)


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(CheckInButton, SubmitButton, PlanButton, RevokeButton, AppealButton, FindingButton),
)

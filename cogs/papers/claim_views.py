"""The buttons of claims: look at them, take steps, write down what was done."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.domain.claims import ClaimState
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.errors import ControlOutdated
from cogs._shared.replies import reply, update
from cogs.papers import cards, claim_cards


async def show_claim(interaction: Interaction, claim_id: int) -> Card:
    """All of a claim."""
    claims = interaction.client.services.claims_show
    return claim_cards.claim_card(await claims.card(actor_of(interaction), claim_id), words_for(interaction))


async def show_after(interaction: Interaction, claim_id: int, act: Awaitable[object]) -> Card:
    """All of a claim, once something was done to it."""
    await act
    return await show_claim(interaction, claim_id)


async def show_mine(interaction: Interaction) -> Card:
    """What the own team holds, lost and waits for."""
    mine = await interaction.client.services.claims_show.mine(actor_of(interaction))
    return claim_cards.mine_card(mine, words_for(interaction))


class MineButton(PersistentButton, form="papers:mine"):
    """Shows the own team's papers."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with them."""
        await reply(interaction, show_mine(interaction))


class ClaimCardButton(PersistentButton, form="papers:claim-card:{claim_id}"):
    """Shows all of a claim."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the claim's card."""
        await reply(interaction, show_claim(interaction, self.number("claim_id")))


class TimelineButton(PersistentButton, form="papers:timeline:{claim_id}"):
    """Shows what happened to a claim."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with its steps."""

        async def card() -> Card:
            claims = interaction.client.services.claims_show
            timeline = await claims.timeline(actor_of(interaction), self.number("claim_id"))
            return claim_cards.timeline_card(timeline, words_for(interaction))

        await reply(interaction, card())


class UndoButton(PersistentButton, form="papers:undo"):
    """Takes back the person's last step."""

    async def pressed(self, interaction: Interaction) -> None:
        """Undo it, and say what that was."""

        async def card() -> Card:
            undone = await interaction.client.services.claims.undo(actor_of(interaction))
            return cards.undone_card(undone, words_for(interaction))

        await reply(interaction, card())


class StepButton(PersistentButton, form="papers:step:{claim_id}:{step:text}"):
    """Takes a step."""

    async def pressed(self, interaction: Interaction) -> None:
        """Take it, and show the claim in the place of what was there."""
        try:
            step = ClaimState(str(self.parts["step"]))
        except ValueError:
            raise ControlOutdated from None
        claim_id = self.number("claim_id")
        act = interaction.client.services.claims_work.step(actor_of(interaction), claim_id, step)
        await update(interaction, show_after(interaction, claim_id, act))


class ContactButton(PersistentButton, form="papers:contact:{claim_id}:{answered}"):
    """Notes that the authors were asked, or that they answered."""

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and show the claim in the place of what was there."""
        claim_id, answered = self.number("claim_id"), bool(self.number("answered"))
        act = interaction.client.services.claims_work.contact(actor_of(interaction), claim_id, answered=answered)
        await update(interaction, show_after(interaction, claim_id, act))


class ElsewhereButton(PersistentButton, form="papers:elsewhere:{claim_id}:{waiting}"):
    """Says that a decision elsewhere is waited for, or no more."""

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and show the claim in the place of what was there."""
        claim_id, waiting = self.number("claim_id"), bool(self.number("waiting"))
        act = interaction.client.services.claims_work.wait_elsewhere(actor_of(interaction), claim_id, waiting=waiting)
        await update(interaction, show_after(interaction, claim_id, act))


class HideButton(PersistentButton, form="papers:hide:{claim_id}:{hidden}"):
    """Hides the team's people, or shows them."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show the claim in the place of what was there."""
        claim_id, hidden = self.number("claim_id"), bool(self.number("hidden"))
        act = interaction.client.services.claims_work.hide(actor_of(interaction), claim_id, hidden=hidden)
        await update(interaction, show_after(interaction, claim_id, act))


class FindingsButton(PersistentButton, form="papers:findings:{claim_id}"):
    """Shows what the team tests, to change it."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the list."""

        async def card() -> Card:
            claims = interaction.client.services.claims_show
            claim = await claims.card(actor_of(interaction), self.number("claim_id"))
            return claim_cards.findings_card(claim, words_for(interaction))

        await reply(interaction, card())


class AliveButton(PersistentButton, form="papers:alive:{guild_id}:{claim_id}"):
    """Says that the team is still at it. It can stand in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and say so."""

        async def card() -> Card:
            alive = interaction.client.services.claims_alive
            paper = await alive.affirm(self.actor(interaction), self.number("claim_id"))
            return cards.noted_card("papers-alive-noted", paper, words_for(interaction))

        await reply(interaction, card())


class ExcuseButton(PersistentButton, form="papers:excuse:{claim_id}:{days}"):
    """Lets an organizer expect no sign of life for some days."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show the claim in the place of what was there."""
        claim_id, days = self.number("claim_id"), min(self.number("days"), 366)
        act = interaction.client.services.claims_alive.excuse(actor_of(interaction), claim_id, days=days)
        await update(interaction, show_after(interaction, claim_id, act))


class GrantButton(PersistentButton, form="papers:appeal-grant:{guild_id}:{appeal_id}"):
    """Gives a claim back that lapsed."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say what came of it."""
        await reply(interaction, _answer_appeal(self, interaction, granted=True))


class DeclineButton(PersistentButton, form="papers:appeal-decline:{guild_id}:{appeal_id}"):
    """Leaves a claim lapsed."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say so."""
        await reply(interaction, _answer_appeal(self, interaction, granted=False))


class AppealsButton(PersistentButton, form="papers:appeals"):
    """Shows the appeals that wait."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the list."""

        async def card() -> Card:
            actor = actor_of(interaction)
            appeals = await interaction.client.services.claims_alive.list_appeals(actor)
            return claim_cards.appeals_card(appeals, actor.guild_id, words_for(interaction))

        await reply(interaction, card())


async def _answer_appeal(button: PersistentButton, interaction: Interaction, *, granted: bool) -> Card:
    alive = interaction.client.services.claims_alive
    answered = await alive.answer_appeal(button.actor(interaction), button.number("appeal_id"), granted=granted)
    outcome = "declined" if not granted else "waits" if answered.waits else "granted"
    words = words_for(interaction)
    return Card().text(words("papers-appeal-done", team=answered.team, paper=answered.paper, outcome=outcome))


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(MineButton, ClaimCardButton, TimelineButton, UndoButton, StepButton, ContactButton, ElsewhereButton),
    *(HideButton, FindingsButton, AliveButton, ExcuseButton, GrantButton, DeclineButton, AppealsButton),
)

"""The buttons and the form that change the schedule."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.deadlines import GRACE_MAX_MINUTES, NAME_MAX
from bot.domain.links import LINK_MAX
from bot.domain.moments import read_number
from bot.services.deadlines import deadline_value
from bot.services.deadlines_schedule import Details
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.deadlines.schedule_cards import added_card, applied_card

_LADDER_MAX = 100
_GRACE_MAX = 5


async def open_correction(interaction: Interaction, typed: str) -> None:
    """Open the form with what the deadline is now."""
    schedule = interaction.client.services.deadlines_schedule
    deadline_id, details = await schedule.get_details(actor_of(interaction), typed)
    await CorrectForm(words_for(interaction), deadline_id, details).open(interaction)


class CorrectForm(Form):
    """Asks what a deadline is besides its date."""

    def __init__(self, words: Words, deadline_id: int, details: Details) -> None:
        super().__init__(words("deadlines-form-title"))
        self.deadline_id = deadline_id
        self.name = self._ask(words, "name", details.name, longest=NAME_MAX, required=True)
        self.kind: ui.Select[CorrectForm] = ui.Select(
            options=[
                discord.SelectOption(
                    label=words(f"deadlines-kind-{kind}"), value=kind, default=details.is_hard == (kind == "hard")
                )
                for kind in ("soft", "hard")
            ]
        )
        self.add_item(ui.Label(text=words("deadlines-form-kind"), component=self.kind))
        self.link = self._ask(words, "link", details.link, longest=LINK_MAX)
        self.ladder = self._ask(words, "ladder", details.ladder, longest=_LADDER_MAX)
        self.grace = self._ask(words, "grace", str(details.grace_minutes), longest=_GRACE_MAX)

    async def submitted(self, interaction: Interaction) -> None:
        """Change it, and show what follows."""

        async def card() -> Card:
            details = Details(
                name=self.name.value,
                is_hard=self.kind.values[0] == "hard",
                grace_minutes=read_number(self.grace.value or "0", lowest=0, highest=GRACE_MAX_MINUTES),
                link=self.link.value,
                ladder=self.ladder.value,
            )
            schedule = interaction.client.services.deadlines_schedule
            change = await schedule.correct(actor_of(interaction), self.deadline_id, details)
            return added_card(change, words_for(interaction))

        await reply(interaction, card())

    def _ask(
        self, words: Words, what: str, default: str, *, longest: int, required: bool = False
    ) -> ui.TextInput[CorrectForm]:
        field: ui.TextInput[CorrectForm] = ui.TextInput(max_length=longest, required=required, default=default or None)
        label, hint = words(f"deadlines-form-{what}"), words(f"deadlines-form-{what}-hint")
        self.add_item(ui.Label(text=label, description=hint, component=field))
        return field


class CorrectButton(PersistentButton, form="deadlines:correct:{deadline_id}"):
    """Opens what a deadline is besides its date."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await open_correction(interaction, deadline_value(self.number("deadline_id")))


class ApplyButton(PersistentButton, form="deadlines:apply:{draft_id}"):
    """Makes a change that its author was shown."""

    async def pressed(self, interaction: Interaction) -> None:
        """Make it, and say so in the place of the question."""

        async def card() -> Card:
            moving = interaction.client.services.deadlines_move
            change = await moving.apply(actor_of(interaction), self.number("draft_id"))
            return applied_card(change, words_for(interaction))

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (CorrectButton, ApplyButton)

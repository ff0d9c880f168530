"""The buttons and the form of cohorts."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.cohorts import NAME_MAX, NoSuchCohort
from bot.services.cohorts import CohortCard
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.cohorts import cards

_LINES_MAX = 4000  # as much as Discord lets somebody type


class CohortForm(Form):
    """Asks for a cohort's name, its papers and its teams."""

    def __init__(self, words: Words, cohort: CohortCard | None) -> None:
        super().__init__(words("cohorts-form-title"))
        self._cohort_id = cohort.id if cohort else None
        self.name: ui.TextInput[CohortForm] = ui.TextInput(max_length=NAME_MAX, default=cohort.name if cohort else None)
        self._cohort = cohort
        self.papers = _lines(cohort.papers if cohort else ())
        self.teams = _lines(cohort.teams if cohort else ())
        for what, field in (("name", self.name), ("papers", self.papers), ("teams", self.teams)):
            label, hint = words(f"cohorts-form-{what}"), words(f"cohorts-form-{what}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=field))

    async def submitted(self, interaction: Interaction) -> None:
        """Let the cohort be so, and show it."""

        async def card() -> Card:
            cohort = await interaction.client.services.cohorts.write(
                actor_of(interaction),
                self._cohort_id,
                name=self.name.value,
                papers=_split(self.papers.value, self._cohort.papers if self._cohort else ()),
                teams=_split(self.teams.value, self._cohort.teams if self._cohort else ()),
            )
            return cards.cohort_card(cohort, words_for(interaction))

        await reply(interaction, card())


class ListButton(PersistentButton, form="cohorts:list"):
    """Shows the cohorts of the current edition."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with them."""

        async def card() -> Card:
            cohorts = await interaction.client.services.cohorts.list_cohorts(actor_of(interaction))
            return cards.cohorts_card(cohorts, words_for(interaction))

        await reply(interaction, card())


class AddButton(PersistentButton, form="cohorts:add"):
    """Opens the form for a new cohort."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open it."""
        await interaction.client.services.cohorts.list_cohorts(actor_of(interaction))  # whoever may not is told now
        await CohortForm(words_for(interaction), None).open(interaction)


class ChangeButton(PersistentButton, form="cohorts:change:{cohort_id}"):
    """Opens the form with a cohort as it is."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open it."""
        cohort = await _find(interaction, self.number("cohort_id"))
        await CohortForm(words_for(interaction), cohort).open(interaction)


class AskButton(PersistentButton, form="cohorts:ask:{cohort_id}"):
    """Asks whether a cohort is to be removed."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put the question in the place of what was there."""

        async def card() -> Card:
            cohort = await _find(interaction, self.number("cohort_id"))
            return cards.removal_card(cohort, words_for(interaction))

        await update(interaction, card())


class RemoveButton(PersistentButton, form="cohorts:remove:{cohort_id}"):
    """Removes a cohort."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show those that are left."""

        async def card() -> Card:
            cohorts, actor = interaction.client.services.cohorts, actor_of(interaction)
            await cohorts.remove(actor, self.number("cohort_id"))
            return cards.cohorts_card(await cohorts.list_cohorts(actor), words_for(interaction))

        await update(interaction, card())


async def _find(interaction: Interaction, cohort_id: int) -> CohortCard:
    cohorts = await interaction.client.services.cohorts.list_cohorts(actor_of(interaction))
    cohort = next((each for each in cohorts if each.id == cohort_id), None)
    if cohort is None:
        raise NoSuchCohort()
    return cohort


def _lines(values: tuple[str, ...]) -> ui.TextInput[CohortForm]:
    text = "\n".join(values)
    default = text if 0 < len(text) <= _LINES_MAX else None
    return ui.TextInput(max_length=_LINES_MAX, required=False, default=default, style=discord.TextStyle.paragraph)


def _split(text: str, before: tuple[str, ...]) -> list[str] | None:
    """What was typed, line by line; None where the list before did not fit into the field, and nothing was typed."""
    if not text.strip() and len("\n".join(before)) > _LINES_MAX:
        return None
    return [line.strip() for line in text.splitlines() if line.strip()]


CONTROLS: tuple[type[PersistentButton], ...] = (ListButton, AddButton, ChangeButton, AskButton, RemoveButton)

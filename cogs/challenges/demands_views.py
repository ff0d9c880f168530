"""The form of what papers and reports an edition takes."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.challenges_demands import Demands, read_venues
from bot.domain.links import LinkKind
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.controls import PersistentButton
from cogs._shared.texts import Words
from cogs.challenges.rules_views import RulesForm

_VENUES_LONGEST = 1000


class DemandsForm(RulesForm):
    """Asks which papers and reports the edition takes, and whether claims hide people from the beginning."""

    def __init__(self, words: Words, demands: Demands) -> None:
        super().__init__(words("challenges-button-demands"))
        self.venues = self.ask(words, "venues", ", ".join(demands.venues), longest=_VENUES_LONGEST)
        self.required = self._choose(words, "required", chosen=demands.are_venues_required)
        self.repository = self._choose(words, "repository", chosen=demands.needs_repository)
        options = [
            discord.SelectOption(
                label=words("challenges-report-kind", kind=kind), value=kind, default=kind in demands.report_kinds
            )
            for kind in LinkKind
        ]
        self.kinds: ui.Select[DemandsForm] = ui.Select(
            options=options, min_values=0, max_values=len(options), required=False
        )
        label, hint = words("challenges-form-kinds"), words("challenges-form-kinds-hint")
        self.add_item(ui.Label(text=label, description=hint, component=self.kinds))
        self.anonymous = self._choose(words, "anonymous", chosen=demands.is_anonymous)

    async def change(self, interaction: Interaction) -> None:
        """Set them."""
        demands = Demands(
            venues=read_venues(self.venues.value),
            are_venues_required=self.required.values[0] == "yes",
            needs_repository=self.repository.values[0] == "yes",
            report_kinds=frozenset(map(LinkKind, self.kinds.values)),
            is_anonymous=self.anonymous.values[0] == "yes",
        )
        await interaction.client.services.challenges_rules.change_demands(actor_of(interaction), demands)

    def _choose(self, words: Words, what: str, *, chosen: bool) -> ui.Select[DemandsForm]:
        options = [
            discord.SelectOption(
                label=words(f"challenges-form-{what}-choice", chosen=value),
                value=value,
                default=(value == "yes") is chosen,
            )
            for value in ("no", "yes")
        ]
        field: ui.Select[DemandsForm] = ui.Select(options=options)
        self.add_item(ui.Label(text=words(f"challenges-form-{what}"), component=field))
        return field


class DemandsButton(PersistentButton, form="challenges:demands"):
    """Opens what papers and reports the edition takes."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        rules = await interaction.client.services.challenges_rules.show_to_change(actor_of(interaction))
        await DemandsForm(words_for(interaction), rules.demands).open(interaction)


CONTROLS: tuple[type[PersistentButton], ...] = (DemandsButton,)

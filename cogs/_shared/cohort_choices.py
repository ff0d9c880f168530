"""Cohorts as autocomplete offers them."""

from __future__ import annotations

from discord import app_commands

from bot.services.cohorts import cohort_value
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.errors import suggests
from cogs._shared.escape import cut

_CHOICE_MAX = 100

Typed = app_commands.Range[str, 1, 100]


class ChoosingCohorts:
    """What a command that takes a cohort offers while somebody types."""

    @suggests
    async def any_cohort(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Cohorts whose name holds what was typed."""
        found = await interaction.client.services.cohorts.suggest(actor_of(interaction), typed)
        return [
            app_commands.Choice(name=cut(name, _CHOICE_MAX), value=cohort_value(cohort_id)) for cohort_id, name in found
        ]

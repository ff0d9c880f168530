"""Teams as autocomplete offers them."""

from __future__ import annotations

from discord import app_commands

from bot.services.teams import team_value
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.errors import suggests
from cogs._shared.escape import cut

_CHOICE_MAX = 100

Typed = app_commands.Range[str, 1, 100]


class Choosing:
    """What a command that takes a team offers while somebody types."""

    @suggests
    async def any_team(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Teams whose name begins so."""
        hits = await interaction.client.services.teams.suggest(actor_of(interaction), typed)
        return [app_commands.Choice(name=cut(hit.name, _CHOICE_MAX), value=team_value(hit.id)) for hit in hits]

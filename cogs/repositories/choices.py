"""Repositories and teams as autocomplete offers them."""

from __future__ import annotations

from discord import app_commands

from bot.domain.repositories_news import Rhythm
from bot.services.repositories import OfferedRepository
from bot.services.teams import team_value
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.errors import suggests
from cogs._shared.escape import cut
from cogs._shared.texts import described

RHYTHMS = [
    app_commands.Choice(name=described(f"repositories-rhythm-{name}"), value=rhythm.value)
    for name, rhythm in (
        ("at-once", Rhythm.AT_ONCE),
        ("hourly", Rhythm.HOURLY),
        ("daily", Rhythm.DAILY),
        ("weekly", Rhythm.WEEKLY),
    )
]
_CHOICE_MAX = 100


class Choosing:
    """What a command that takes a repository or a team offers while somebody types."""

    @suggests
    async def repository(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Repositories of the own team, and others whose path begins so."""
        return _offer(await interaction.client.services.repositories.suggest(actor_of(interaction), typed))

    @suggests
    async def own(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Repositories of the own team."""
        return _offer(await interaction.client.services.repositories.suggest_own(actor_of(interaction), typed))

    @suggests
    async def team(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Teams whose name begins so."""
        hits = await interaction.client.services.teams.suggest(actor_of(interaction), typed)
        return [app_commands.Choice(name=cut(hit.name, _CHOICE_MAX), value=team_value(hit.id)) for hit in hits]


def _offer(offered: list[OfferedRepository]) -> list[app_commands.Choice[str]]:
    return [
        app_commands.Choice(name=cut(f"{each.name.path} · {each.team}", _CHOICE_MAX), value=each.value)
        for each in offered
    ]

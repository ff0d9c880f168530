"""Announcements, and times for them, as autocomplete offers them."""

from __future__ import annotations

from discord import app_commands

from bot.domain.moments import echo
from bot.errors import UserError
from bot.services.announcements import announcement_value
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.errors import suggests
from cogs._shared.escape import cut

_CHOICE_MAX = 100

Typed = app_commands.Range[str, 1, 100]


class Choosing:
    """What commands about announcements offer while somebody types."""

    @suggests
    async def any_announcement(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Announcements whose name holds it."""
        lines = await interaction.client.services.announcements.suggest(actor_of(interaction), typed)
        return [
            app_commands.Choice(name=cut(line.name, _CHOICE_MAX), value=announcement_value(line.id)) for line in lines
        ]

    @suggests
    async def any_moment(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """What it can mean, in the zones that matter."""
        times = await interaction.client.services.announcements_sending.complete_when(actor_of(interaction), typed)
        return [
            app_commands.Choice(name=cut(echo(each, *times.zones), _CHOICE_MAX), value=each.words)
            for each in times.moments
        ]

    @suggests
    async def any_recurrence(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The next time of what is typed, once that can be understood."""
        sending = interaction.client.services.announcements_sending
        try:
            times = await sending.foresee(actor_of(interaction), typed)
        except UserError:  # not yet: it is being typed
            return []
        first = times.moments[0]
        return [app_commands.Choice(name=cut(f"{typed} → {echo(first, *times.zones)}", _CHOICE_MAX), value=typed)]

    async def find(self, interaction: Interaction, typed: str) -> int:
        """The id of the announcement that was chosen. Raises OnlyOrganizersMay, NoSuchAnnouncement."""
        return await interaction.client.services.announcements.find(actor_of(interaction), typed)

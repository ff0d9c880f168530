"""/deadline calendar: the deadlines as a file, and as an address that calendars follow."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from cogs._shared.actor import Interaction
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.deadlines.calendar_views import show_calendar


class CalendarCommands(commands.Cog):
    """How people take the deadlines along."""

    @app_commands.command(name="calendar", description=described("deadlines-calendar-description"))
    async def calendar(self, interaction: Interaction) -> None:
        """Give the deadlines as a file and, where the web port is open, as an address."""
        await reply(interaction, show_calendar(interaction))

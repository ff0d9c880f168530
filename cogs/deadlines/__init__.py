"""Deadlines: what is due, the calendar of it, and Discord's events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.deadlines import calendar_views
from cogs.deadlines.calendar_page import CalendarPageCog
from cogs.deadlines.cog import DeadlinesCog
from cogs.deadlines.events_cog import EventsCog

if TYPE_CHECKING:
    from bot.client import ReproBot

# Events of its own a bot may also change and remove with the right to create them.
RIGHTS = discord.Permissions(create_events=True)


async def setup(bot: ReproBot) -> None:
    """Add the commands, and tend events from now on."""
    bot.add_controls(*calendar_views.CONTROLS)
    await bot.add_cog(DeadlinesCog())
    await bot.add_cog(CalendarPageCog(bot))
    await bot.add_cog(EventsCog(bot))

"""Deadlines: what is owed until when, and how organizers set and move the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.deadlines import calendar_views, events_views, schedule_views, views
from cogs.deadlines.calendar_page import CalendarPageCog
from cogs.deadlines.cog import DeadlinesCog
from cogs.deadlines.events_cog import EventsCog
from cogs.deadlines.letters import LETTERS
from cogs.deadlines.schedule_cog import ScheduleCog

if TYPE_CHECKING:
    from bot.client import ReproBot

# Events of its own a bot may also change and remove with the right to create them.
RIGHTS = discord.Permissions(create_events=True)


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*views.CONTROLS, *schedule_views.CONTROLS, *calendar_views.CONTROLS)
    bot.add_controls(*events_views.CONTROLS)
    bot.add_letters(LETTERS)
    await bot.add_cog(DeadlinesCog(bot.bell, bot.services.deadlines_remind))
    await bot.add_cog(ScheduleCog())
    await bot.add_cog(CalendarPageCog(bot))
    await bot.add_cog(EventsCog(bot))

"""Deadlines: what is owed until when, and how organizers set and move the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.deadlines import schedule_views, views
from cogs.deadlines.cog import DeadlinesCog
from cogs.deadlines.letters import LETTERS
from cogs.deadlines.schedule_cog import ScheduleCog

if TYPE_CHECKING:
    from bot.client import ReproBot

RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*views.CONTROLS, *schedule_views.CONTROLS)
    bot.add_letters(LETTERS)
    await bot.add_cog(DeadlinesCog(bot.bell, bot.services.deadlines_remind))
    await bot.add_cog(ScheduleCog())

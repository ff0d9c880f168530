"""Reminders that people set for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.reminders import menus, views
from cogs.reminders.cog import RemindersCog
from cogs.reminders.letters import LETTERS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction or a direct message, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands and the menu, and answer the buttons."""
    bot.add_controls(*views.CONTROLS)
    bot.add_letters(LETTERS)
    bot.tree.add_command(menus.make_menu())
    await bot.add_cog(RemindersCog(bot.services.reminders, bot.services.reminders_choices, bot.bell))

"""Announcements: organizers write them, others read them in channels, rooms and direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.announcements import forms, views
from cogs.announcements.cog import AnnouncementsCog, list_menus
from cogs.announcements.letters import LETTERS
from cogs.announcements.posts import AnnouncementPostsCog

if TYPE_CHECKING:
    from bot.client import ReproBot

# What is sent goes the way of deliveries, and the right for that is theirs; a thread is written in by another right.
# Mentioning everyone is left to whoever grants it: without it, all but mass mentions works.
RIGHTS = discord.Permissions(send_messages_in_threads=True)


async def setup(bot: ReproBot) -> None:
    """Add the commands and menus, and answer the buttons."""
    bot.add_controls(*views.CONTROLS, *forms.CONTROLS)
    bot.add_letters(LETTERS)
    await bot.add_cog(AnnouncementsCog(bot))
    await bot.add_cog(AnnouncementPostsCog(bot))
    for menu in list_menus():
        bot.tree.add_command(menu)

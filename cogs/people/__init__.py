"""What people set for themselves: their time zone, and how they are reminded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.people import views
from cogs.people.cog import PeopleCog

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*views.CONTROLS)
    await bot.add_cog(PeopleCog(bot.services.people))

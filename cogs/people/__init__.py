"""What people set for themselves, and what they can ask about what is kept of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.people import rights_views, views
from cogs.people.cog import PeopleCog
from cogs.people.letters import LETTERS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*views.CONTROLS, *rights_views.CONTROLS)
    bot.add_letters(LETTERS)
    await bot.add_cog(PeopleCog(bot.services.people))

"""The catalogue, as organizers look after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.catalog.cog import CatalogCog
from cogs.catalog.letters import LETTERS
from cogs.catalog.views import CONTROLS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction or a delivery, and the right for those is theirs.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the command, and answer the buttons."""
    bot.add_controls(*CONTROLS)
    bot.add_letters(LETTERS)
    await bot.add_cog(CatalogCog(bot.bell, bot.services.source_answers))

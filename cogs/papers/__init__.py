"""Papers: find one, look at it, claim it for the team, give it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.papers.cog import PapersCog
from cogs.papers.views import CONTROLS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*CONTROLS)
    await bot.add_cog(PapersCog(bot.services.papers, bot.services.claims))

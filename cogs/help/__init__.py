"""What the bot can do for whoever asks, by what they are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.help.cog import CONTROLS, HelpCog

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the command, and answer the buttons."""
    bot.add_controls(*CONTROLS)
    await bot.add_cog(HelpCog())

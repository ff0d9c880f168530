"""The edition as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.challenges.cog import ChallengesCog

if TYPE_CHECKING:
    from bot.client import ReproBot

RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands."""
    await bot.add_cog(ChallengesCog(bot.services.challenges))

"""The edition as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.challenges.cog import ChallengeCog, ChallengesCog
from cogs.challenges.rules_views import CONTROLS

if TYPE_CHECKING:
    from bot.client import ReproBot

RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*CONTROLS)
    await bot.add_cog(ChallengesCog(bot.services.challenges))
    await bot.add_cog(ChallengeCog())

"""The edition as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.challenges import (
    board_commands,
    course_commands,
    demands_views,
    import_views,
    lists_views,
    rules_views,
    wrapup_views,
)
from cogs.challenges.cog import ChallengeCog, ChallengesCog
from cogs.challenges.letters import LETTERS

if TYPE_CHECKING:
    from bot.client import ReproBot

RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    for module in (
        rules_views,
        demands_views,
        board_commands,
        course_commands,
        import_views,
        lists_views,
        wrapup_views,
    ):
        bot.add_controls(*module.CONTROLS)
    bot.add_letters(LETTERS)
    await bot.add_cog(ChallengesCog(bot.services.challenges))
    await bot.add_cog(ChallengeCog())

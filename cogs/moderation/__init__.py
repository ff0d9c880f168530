"""Moderation: whole records, what puts things right, what takes it back, and the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.moderation import views
from cogs.moderation.cog import ModerationCog
from cogs.moderation.letters import LETTERS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction or a delivery, and the right for those is theirs.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*views.CONTROLS)
    bot.add_letters(LETTERS)
    await bot.add_cog(ModerationCog(bot))

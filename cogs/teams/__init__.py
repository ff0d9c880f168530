"""Teams: form one, join, ask somebody in, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.teams.cog import TeamsCog
from cogs.teams.views import CONTROLS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*CONTROLS)
    await bot.add_cog(TeamsCog(bot.services.teams, bot.services.invitations, bot.bell))

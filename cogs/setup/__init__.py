"""Setting the bot up on a server, and the first message there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.setup.cog import SetupCog
from cogs.setup.letters import LETTERS
from cogs.setup.views import CONTROLS

if TYPE_CHECKING:
    from bot.client import ReproBot

# The first message after the bot came to a server.
RIGHTS = discord.Permissions(view_channel=True, send_messages=True)


async def setup(bot: ReproBot) -> None:
    """Add the command, and answer the buttons."""
    bot.add_controls(*CONTROLS)
    bot.add_letters(LETTERS)
    await bot.services.setup.recall()
    await bot.add_cog(SetupCog(bot))

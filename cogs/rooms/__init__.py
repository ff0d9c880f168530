"""The private room of each team, and people who left the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.rooms.cog import RoomsCog
from cogs.rooms.letters import LETTERS
from cogs.rooms.presence import PresenceCog

if TYPE_CHECKING:
    from bot.client import ReproBot

# What private threads need. Whoever made one may name, archive and open it and take people out without the right to
# manage all threads. Rooms that are channels need more, and only of servers that choose those.
RIGHTS = discord.Permissions(
    view_channel=True, send_messages=True, create_private_threads=True, send_messages_in_threads=True
)


async def setup(bot: ReproBot) -> None:
    """Tend rooms and look for people from now on."""
    bot.add_letters(LETTERS)
    await bot.add_cog(RoomsCog(bot))
    await bot.add_cog(PresenceCog(bot))

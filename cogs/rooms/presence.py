"""The tick that looks whether the people of teams are still on the server."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord.ext import commands

from bot.services.presence import PRESENCE

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

_AT_ONCE = 5
_WITHIN_S = 10
_LEFT = frozenset({10007, 10013})  # no such member, no such person
_SERVER_ERROR, _TOO_MANY_REQUESTS = 500, 429


class PresenceCog(commands.Cog, name="presence"):
    """Looks for people one by one: being told when they leave would need a privileged intent."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot
        self._presence = bot.services.presence

    async def cog_load(self) -> None:
        """Look on every ring of the bell."""
        self._bot.bell.add(PRESENCE, self.look)

    async def cog_unload(self) -> None:
        """Look no more."""
        self._bot.bell.remove(PRESENCE)

    async def look(self) -> None:
        """Look for a few people who were not looked for in a day."""
        if not self._bot.is_ready():
            return
        guilds = {guild.id: guild for guild in self._bot.guilds}
        for awaited in await self._presence.list_due(guilds, limit=_AT_ONCE):
            has_left = await self._has_left(guilds[awaited.guild_id], awaited.user_id)
            if has_left is None:
                break  # Discord is not there; the next ring begins with the same person
            if has_left:
                await self._presence.depart(awaited.guild_id, awaited.user_id)
                log.info("somebody left the server", guild=awaited.guild_id, user=awaited.user_id)
            else:
                await self._presence.mark_looked(awaited.guild_id, awaited.user_id)
        self._bot.deliver_soon()

    async def _has_left(self, guild: discord.Guild, user_id: int) -> bool | None:
        """Whether the person left; None where Discord does not answer. Any other refusal does not say that they did."""
        try:
            async with asyncio.timeout(_WITHIN_S):
                await guild.fetch_member(user_id)
        except discord.HTTPException as error:
            if error.status >= _SERVER_ERROR or error.status == _TOO_MANY_REQUESTS:
                return None
            return error.code in _LEFT
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError):
            return None
        return False

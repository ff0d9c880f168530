"""The tick that tends the rooms of teams."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord.ext import commands

from bot.domain.rooms import RoomAct, RoomFault, RoomKind, fault_of
from bot.services.rooms import ROOMS, RoomWork
from cogs.rooms import effects
from cogs.rooms.effects import Room

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

_AT_ONCE = 10
# Renaming is limited to twice in ten minutes, and discord.py waits for its turn: other work must not wait with it.
_WITHIN_S = 15


class RoomsCog(commands.Cog, name="rooms"):
    """Makes rooms on Discord as the database has them."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot
        self._rooms = bot.services.rooms

    async def cog_load(self) -> None:
        """Tend rooms on every ring of the bell."""
        self._bot.bell.add(ROOMS, self.tend, order=1)  # after whatever changes who is in a team

    async def cog_unload(self) -> None:
        """Tend none any more."""
        self._bot.bell.remove(ROOMS)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Note that a room was removed; it is made anew."""
        await self._rooms.lose(payload.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Note that a room was removed; it is made anew."""
        await self._rooms.lose(channel.id)

    async def tend(self) -> None:
        """Do what is to be done about rooms, for a few teams."""
        if not self._bot.is_ready():
            return
        guilds = {guild.id: guild for guild in self._bot.guilds}
        works = await self._rooms.list_work(guilds, limit=_AT_ONCE)
        await asyncio.gather(*(self._carry_out(guilds[work.guild_id], work) for work in works))
        self._bot.deliver_soon()

    async def _carry_out(self, guild: discord.Guild, work: RoomWork) -> None:
        await self._rooms.begin(work)
        try:
            async with asyncio.timeout(_WITHIN_S):
                fault = await self._act(guild, work)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
            fault = _explain(error, work.kind)
            await self._rooms.mark_failed(work, fault)
        if fault is not None and fault is not work.fault:
            log.warning("room is not as it should be", team=work.team_id, guild=work.guild_id, fault=fault)

    async def _act(self, guild: discord.Guild, work: RoomWork) -> RoomFault | None:
        if work.act is RoomAct.MAKE:
            return await self._make(guild, work)
        assert work.channel_id is not None, "a room that was made has a channel"
        try:
            room = await guild.fetch_channel(work.channel_id)
        except discord.NotFound:
            await self._rooms.lose(work.channel_id)
            return RoomFault.GONE
        if not isinstance(room, Room):
            await self._rooms.lose(work.channel_id)
            return RoomFault.GONE
        if work.act is RoomAct.CLOSE:
            await effects.close(room, work)
            await self._rooms.mark_closed(work)
            return None
        return await self._tend(room, work)

    async def _make(self, guild: discord.Guild, work: RoomWork) -> RoomFault | None:
        room = await self._find_again(guild, work) if work.is_uncertain else None
        room = room or await effects.make(guild, work)
        if isinstance(room, RoomFault):
            await self._rooms.mark_failed(work, room)
            return room
        kind = RoomKind.THREAD if isinstance(room, discord.Thread) else RoomKind.CHANNEL
        await self._rooms.mark_made(work, room.id, kind)
        return await self._tend(room, work)

    async def _tend(self, room: Room, work: RoomWork) -> RoomFault | None:
        done = await effects.tend(room, work)
        await self._rooms.mark_tended(work, room.id, done)
        return done.fault

    async def _find_again(self, guild: discord.Guild, work: RoomWork) -> Room | None:
        """The room that an attempt made before its process ended, or before Discord's answer was heard."""
        made = {room.id: room for room in await effects.list_made(guild, work.name)}
        unknown = await self._rooms.list_unknown(made)
        return made[unknown[0]] if unknown else None


def _explain(error: BaseException, kind: RoomKind) -> RoomFault:
    if isinstance(error, discord.HTTPException):
        return fault_of(error.status, error.code, kind)
    return RoomFault.OUTSIDE

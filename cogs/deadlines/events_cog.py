"""The tick that tends the events of deadlines."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord.ext import commands

from bot.domain.deadlines_events import OF_ALL, EventFault, event_fault_of
from bot.services.deadlines_events import EVENTS, EventWork
from cogs._shared.actor import words_of
from cogs.deadlines import events

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

_AT_ONCE = 5
_WITHIN_S = 30
_TROUBLE = (discord.DiscordException, aiohttp.ClientError, TimeoutError)


class EventsCog(commands.Cog, name="events"):
    """Makes events on Discord as the database has the deadlines.

    Events need no intent: instead of being told what became of them, the bot looks. What was removed by hand is made
    anew; whoever wants none asks organizers to switch them off.
    """

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot
        self._events = bot.services.deadlines_events

    async def cog_load(self) -> None:
        """Tend events on every ring of the bell."""
        self._bot.bell.add(EVENTS, self.tend, order=1)  # after whatever moves deadlines

    async def cog_unload(self) -> None:
        """Tend none any more."""
        self._bot.bell.remove(EVENTS)

    async def tend(self) -> None:
        """Look at the events of a few servers."""
        if not self._bot.is_ready():
            return
        guilds = {guild.id: guild for guild in self._bot.guilds}
        due = await self._events.list_due(guilds, limit=_AT_ONCE)
        await asyncio.gather(*(self._look(guilds[guild_id]) for guild_id in due))

    async def _look(self, guild: discord.Guild) -> None:
        works = await self._events.begin(guild.id)
        if works is None:
            return
        try:
            async with asyncio.timeout(_WITHIN_S):
                fault = await self._tend_all(guild, works)
        except _TROUBLE as error:
            fault = _explain(error)
            if works:  # of one, so that it is known that something failed
                await self._events.record_fault(works[0], fault)
        if works or fault is not None:
            await self._events.mark_looked(guild.id)
        else:
            await self._events.mark_clear(guild.id)
        if fault is not None and all(work.fault is not fault for work in works):
            log.warning("events are not as they should be", guild=guild.id, fault=fault)

    async def _tend_all(self, guild: discord.Guild, works: list[EventWork]) -> EventFault | None:
        """Tend one after the other; gives why one could not be."""
        own = await events.list_own(guild)
        words = words_of(self._bot, guild.id, guild.preferred_locale)
        taken = {work.event_id for work in works if work.event_id is not None}
        fault: EventFault | None = None
        for work in works:
            try:
                event = events.find_event(work, own.values(), taken)
                event_id = None if work.is_over else await events.tend(guild, work, event, words)
            except _TROUBLE as error:
                fault = _explain(error)
                await self._events.record_fault(work, fault)
                if fault in OF_ALL:
                    break
            else:
                taken |= {event_id} if event_id is not None else set()
                await self._record(work, event_id)
        if fault is None:  # else one of them may be what was not found yet
            for orphan in events.list_orphans(own.values(), taken):
                await events.remove(orphan)
        return fault

    async def _record(self, work: EventWork, event_id: int | None) -> None:
        if event_id is None:
            await self._events.record_gone(work)
        elif (event_id, work.version, None) != (work.event_id, work.shown_version, work.fault):
            await self._events.record_event(work, event_id)


def _explain(error: BaseException) -> EventFault:
    if isinstance(error, discord.HTTPException):
        return event_fault_of(error.status, error.code)
    return EventFault.OUTSIDE

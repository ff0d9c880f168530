"""The tick that sends what is due."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord.ext import commands

from bot.domain.deliveries import SEND_WITHIN, DeliveryFault, may_lease
from bot.errors import OutsideError
from bot.failures import record_failure
from bot.services.deliveries import DELIVERIES, Leased
from cogs._shared.carry import fault_of, is_final, write_letter
from cogs.deliveries import effects
from cogs.deliveries.history import History, Target, UnreadableHistory

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

_AT_ONCE = 20
# Whoever is slow keeps others waiting for no longer than this.
_PATIENCE_S = 1
# After this, other ticks have their turn; what is left is rung for at once.
_TURN_S = 10
# Of what is under way when the bot stops; the rest is sent after the next start, with the same nonce.
_FINISH_WITHIN_S = 1


class DeliveriesCog(commands.Cog, name="deliveries"):
    """Carries messages to people, rooms and channels."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot
        self._deliveries = bot.services.deliveries
        self._sending: set[asyncio.Task[None]] = set()
        self._doors = effects.Doors(bot)
        self._unreadable: set[int] = set()
        self._has_begun = False
        self._has_warned = False

    async def cog_load(self) -> None:
        """Send on every ring of the bell."""
        self._bot.bell.add(
            DELIVERIES, self.deliver, order=2
        )  # after whatever makes something due, and rooms to write in

    async def cog_unload(self) -> None:
        """Send nothing more but what is under way."""
        self._bot.bell.remove(DELIVERIES)
        if self._sending:
            _, late = await asyncio.wait(self._sending, timeout=_FINISH_WITHIN_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*self._sending, return_exceptions=True)

    async def deliver(self) -> None:
        """Send everything that is due now, and let the bell ring when the next is.

        What takes long goes on when this returns.
        """
        if not self._bot.is_ready():
            return
        if not self._has_begun:
            await self._deliveries.take_over()
            self._has_begun = True
        await self._bot.services.people.keep()  # so that everybody is written to in their own language
        guild_ids = [guild.id for guild in self._bot.guilds]
        if not self._bot.bell.is_running:
            await self._send_due(guild_ids)
        elif await self._is_on_time():
            await self._send_due(guild_ids)
            await self._look_ahead(guild_ids)

    async def _is_on_time(self) -> bool:
        """Whether this machine's clock is near enough to the database's to go by it."""
        gap = await self._deliveries.find_clock_gap()
        if gap is not None and not self._has_warned:
            log.warning("this machine's clock is not the database's", ahead_s=gap.total_seconds())
        self._has_warned = gap is not None
        return gap is None or may_lease(gap)

    async def _look_ahead(self, guild_ids: list[int]) -> None:
        if (next_at := await self._deliveries.find_next(guild_ids)) is not None:
            self._bot.bell.ring_at(next_at)

    async def _send_due(self, guild_ids: list[int]) -> None:
        loop = asyncio.get_running_loop()
        end_s = loop.time() + _TURN_S
        while loop.time() < end_s:
            room = _AT_ONCE - len(self._sending)
            ids = await self._deliveries.lease(guild_ids, limit=room) if room else []
            history = History(self._bot, self._unreadable)
            self._sending |= {asyncio.create_task(self._send(delivery_id, history)) for delivery_id in ids}
            if not self._sending:
                break
            done, self._sending = await asyncio.wait(self._sending, timeout=_PATIENCE_S)
            _ensure_database_is_there(done)
            if not done and not ids:
                break

    async def _send(self, delivery_id: int, history: History) -> None:
        try:
            # From before it is looked at: what is known of it by then must still be so when Discord has it.
            async with asyncio.timeout(SEND_WITHIN.total_seconds()):
                leased = await self._deliveries.ready(delivery_id)
                if leased is None:
                    return
                sent = await self._carry(leased, history)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
            await self._explain(delivery_id, error)
        except OutsideError:
            raise  # the database is away, for all of them
        except Exception as error:  # noqa: BLE001 - the door for deliveries: the next one must still be sent
            # A mistake of ours, which the next attempt would only repeat.
            record_failure(error, delivery=delivery_id)
            await self._deliveries.mark_failed(delivery_id, DeliveryFault.REFUSED)
        else:
            if sent is not None:
                message_id, channel_id = sent
                await self._deliveries.mark_sent(delivery_id, message_id, channel_id=channel_id)

    async def _carry(self, leased: Leased, history: History) -> tuple[int, int] | None:
        """Send it, or find it where it was sent before; gives the ids of the message and its channel.

        None where it is not to be sent there after all.
        """
        card = write_letter(self._bot, leased.kind, leased).marked(leased.mark)
        target = await self._doors.open(leased)
        if leased.look_from is not None:
            found = await self._look(target, leased, history, leased.look_from)
            if found is not None:
                return found, target.id
            if not await self._deliveries.stays_there(leased.id):
                return None
        try:
            return await effects.send(self._bot, target, leased, card), target.id
        except discord.HTTPException as error:
            if leased.look_from is not None or leased.unsure_from is None or not is_final(error):
                raise
            # Discord may say this before it looks at the nonce, of a message that an earlier attempt left there.
            found = await self._look(target, leased, history, leased.unsure_from)
            if found is None:
                raise
            return found, target.id

    async def _look(self, target: Target, leased: Leased, history: History, since: datetime) -> int | None:
        """The message that stands there already; None where none is to be found, rather twice than never."""
        try:
            found = await history.find(target, leased.mark, since)
        except UnreadableHistory:
            return None
        if found is None:
            await self._deliveries.mark_absent(leased.id)
        else:
            log.info("was delivered before", delivery=leased.id, kind=leased.kind)
        return found

    async def _explain(self, delivery_id: int, error: Exception) -> None:
        fault, wait = fault_of(error)
        if fault is None:
            await self._deliveries.mark_sent(delivery_id, None)
            return
        log.warning("could not deliver", delivery=delivery_id, fault=fault)
        await self._deliveries.mark_failed(delivery_id, fault, wait=wait)


def _ensure_database_is_there(done: Collection[asyncio.Task[None]]) -> None:
    """Raise what every other delivery would meet too; anything else is the matter of one."""
    for fault in [fault for task in done if (fault := task.exception()) is not None]:
        if isinstance(fault, OutsideError):
            raise fault
        record_failure(fault)

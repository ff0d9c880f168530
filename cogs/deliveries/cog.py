"""The tick that sends what is due."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord.ext import commands

from bot.domain.deliveries import SEND_WITHIN, DeliveryFault
from bot.failures import record_failure
from bot.services.deliveries import DELIVERIES, Leased
from cogs._shared.cards import CardTooLarge
from cogs._shared.carry import fault_of, write_letter
from cogs.deliveries import effects
from cogs.deliveries.history import History

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

# What a card can fail with: an unknown kind, a missing fact or words, a number that is none, too much text.
_UNWRITABLE = (LookupError, ValueError, TypeError, CardTooLarge)

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
        await self._send_due(guild_ids)
        if self._bot.bell.is_running:
            await self._look_ahead(guild_ids)

    async def _look_ahead(self, guild_ids: list[int]) -> None:
        if (next_at := await self._deliveries.find_next(guild_ids)) is not None:
            self._bot.bell.ring_at(next_at)
        gap = None if self._has_warned else await self._deliveries.find_clock_gap()
        if gap is not None:
            log.warning("this machine's clock is not the database's", ahead_s=gap.total_seconds())
            self._has_warned = True

    async def _send_due(self, guild_ids: list[int]) -> None:
        loop = asyncio.get_running_loop()
        end_s = loop.time() + _TURN_S
        while loop.time() < end_s:
            room = _AT_ONCE - len(self._sending)
            ids = await self._deliveries.lease(guild_ids, limit=room) if room else []
            history = History(self._bot)
            self._sending |= {asyncio.create_task(self._send(delivery_id, history)) for delivery_id in ids}
            if not self._sending:
                break
            done, self._sending = await asyncio.wait(self._sending, timeout=_PATIENCE_S)
            if faults := [fault for task in done if (fault := task.exception()) is not None]:
                raise faults[0]  # the others are of the same kind: the database is away
            if not done and not ids:
                break

    async def _send(self, delivery_id: int, history: History) -> None:
        try:
            # From before it is looked at: what is known of it by then must still be so when Discord has it.
            async with asyncio.timeout(SEND_WITHIN.total_seconds()):
                leased = await self._deliveries.ready(delivery_id)
                if leased is None:
                    return
                message_id = await self._carry(leased, history)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
            await self._explain(delivery_id, error)
        except _UNWRITABLE as error:
            # A mistake of ours, which the next attempt would only repeat.
            record_failure(error, delivery=delivery_id)
            await self._deliveries.mark_failed(delivery_id, DeliveryFault.REFUSED)
        else:
            await self._deliveries.mark_sent(delivery_id, message_id)

    async def _carry(self, leased: Leased, history: History) -> int:
        """Send it, or find it where it was sent before; gives the message's id."""
        card = write_letter(self._bot, leased.kind, leased).marked(leased.mark)
        target = await effects.open_target(self._bot, leased)
        found = await history.find(target, leased)
        if found is not None:
            log.info("was delivered before", delivery=leased.id, kind=leased.kind)
            return found
        if leased.look_from is not None:
            await self._deliveries.mark_absent(leased.id)
        return await effects.send(self._bot, target, leased, card)

    async def _explain(self, delivery_id: int, error: Exception) -> None:
        fault, wait = fault_of(error)
        if fault is None:
            await self._deliveries.mark_sent(delivery_id, None)
            return
        log.warning("could not deliver", delivery=delivery_id, fault=fault)
        await self._deliveries.mark_failed(delivery_id, fault, wait=wait)

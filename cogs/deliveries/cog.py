"""The tick that sends what is due."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord.ext import commands

from bot.domain.deliveries import DeliveryFault
from bot.failures import record_failure
from bot.services.deliveries import DELIVERIES, Leased
from cogs._shared.cards import Card, CardTooLarge
from cogs._shared.letters import Posted, allowed_mentions, find_locale

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

# What a card can fail with: an unknown kind, a missing fact or words, a number that is none, too much text.
_UNWRITABLE = (LookupError, ValueError, TypeError, CardTooLarge)

_AT_ONCE = 20
# Shorter than the lease, so that nobody else sends the same message meanwhile.
_WITHIN_S = 45
_DM_CLOSED = frozenset({50007, 50278})
_REMOVED = 10008  # a send with a nonce that was used: the message was there, and somebody removed it


class DeliveriesCog(commands.Cog, name="deliveries"):
    """Carries messages to people, rooms and channels."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        """Send on every ring of the bell."""
        self._bot.bell.add(
            DELIVERIES, self.deliver, order=2
        )  # after whatever makes something due, and rooms to write in

    async def cog_unload(self) -> None:
        """Send nothing more."""
        self._bot.bell.remove(DELIVERIES)

    async def deliver(self) -> None:
        """Send everything that is due now."""
        if not self._bot.is_ready():
            return
        await self._bot.services.people.keep()  # so that everybody is written to in their own language
        guild_ids = [guild.id for guild in self._bot.guilds]
        while ids := await self._bot.services.deliveries.lease(guild_ids, limit=_AT_ONCE):
            await asyncio.gather(*map(self._send, ids))

    async def _send(self, delivery_id: int) -> None:
        deliveries = self._bot.services.deliveries
        leased = await deliveries.ready(delivery_id)
        if leased is None:
            return
        try:
            async with asyncio.timeout(_WITHIN_S):
                message_id = await self._carry(leased)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
            fault = _explain(error)
            if fault is not None:
                log.warning("could not deliver", delivery=leased.id, kind=leased.kind, fault=fault)
                await deliveries.mark_failed(leased.id, fault)
                return
            message_id = None
        except _UNWRITABLE as error:
            # A mistake of ours, which the next attempt would only repeat.
            record_failure(error, delivery=leased.id, kind=leased.kind)
            await deliveries.mark_failed(leased.id, DeliveryFault.REFUSED)
            return
        await deliveries.mark_sent(leased.id, message_id)

    async def _carry(self, leased: Leased) -> int:
        card = self._write(leased)
        mentions = allowed_mentions(leased.facts, leased.notify)
        if leased.user_id is not None:
            target = await self._bot.create_dm(discord.Object(leased.user_id))
        else:
            assert leased.channel_id is not None, "what is for no person is for a channel"
            target = self._bot.get_partial_messageable(leased.channel_id)
        message = await target.send(view=card.view(), allowed_mentions=mentions, nonce=leased.nonce)
        return message.id

    def _write(self, leased: Leased) -> Card:
        guild = self._bot.get_guild(leased.guild_id)
        locales = [locale for locale in (find_locale(leased.locale), guild and guild.preferred_locale) if locale]
        posted = Posted(leased.guild_id, guild.name if guild else "", leased.facts)
        words = self._bot.texts.words(*locales)
        card = self._bot.letters[leased.kind](posted, words).pointing_out(leased.notify)
        return card if leased.late_since is None else card.small(words("deliveries-late", at=leased.late_since))


def _explain(error: BaseException) -> DeliveryFault | None:
    """Why it failed; None when it had arrived before."""
    if not isinstance(error, discord.HTTPException):
        return DeliveryFault.OUTSIDE
    if error.code == _REMOVED:
        return None
    if error.code in _DM_CLOSED:
        return DeliveryFault.DM_CLOSED
    if isinstance(error, discord.NotFound):
        return DeliveryFault.GONE
    if isinstance(error, discord.Forbidden):
        return DeliveryFault.FORBIDDEN
    return DeliveryFault.OUTSIDE if error.status >= 500 or error.status == 429 else DeliveryFault.REFUSED

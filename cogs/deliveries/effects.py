"""What is done on Discord for a delivery, and what Discord's refusals mean."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import discord

from bot.domain.deliveries import DeliveryFault
from bot.services.deliveries import Leased
from cogs._shared.cards import Card
from cogs._shared.letters import allowed_mentions
from cogs.deliveries.history import Target

_DM_CLOSED = frozenset({50007, 50278})
_REMOVED = 10008  # a send with a nonce that was used: the message was there, and somebody removed it
_ARCHIVED, _LOCKED = 50083, 160005
_UNAUTHORIZED, _FORBIDDEN, _TOO_MANY_REQUESTS, _SERVER_ERROR = 401, 403, 429, 500
_OPENING_TOO_FAST = 40003
_SLOW_DOWN = timedelta(minutes=5)
_OPENED_AT_ONCE = 2


class Doors:
    """The way to people and channels. Discord does not like many direct messages to be opened at a time."""

    def __init__(self, bot: discord.Client) -> None:
        self._bot = bot
        self._turn = asyncio.Semaphore(_OPENED_AT_ONCE)

    async def open(self, leased: Leased) -> Target:
        """Where it is to be written."""
        if leased.user_id is not None:
            async with self._turn:
                return await self._bot.create_dm(discord.Object(leased.user_id))
        assert leased.channel_id is not None, "what is for no person is for a channel"
        return self._bot.get_partial_messageable(leased.channel_id)


async def send(bot: discord.Client, target: Target, leased: Leased, card: Card) -> int:
    """Write it, in an archived thread too; gives the message's id."""
    mentions = allowed_mentions(leased.facts, leased.notify)
    view = card.view()
    try:
        message = await target.send(view=view, allowed_mentions=mentions, nonce=leased.nonce)
    except discord.HTTPException as error:
        thread = await bot.fetch_channel(target.id) if error.code == _ARCHIVED else None
        if not isinstance(thread, discord.Thread):
            raise
        await thread.edit(archived=False)
        message = await target.send(view=view, allowed_mentions=mentions, nonce=leased.nonce)
    return message.id


def fault_of(error: Exception) -> tuple[DeliveryFault | None, timedelta | None]:
    """Why it failed, None when it had arrived before, and how long Discord asked to wait, if it did."""
    if isinstance(error, discord.RateLimited):
        return DeliveryFault.OUTSIDE, timedelta(seconds=error.retry_after)
    if not isinstance(error, discord.HTTPException):
        return DeliveryFault.OUTSIDE, None
    return _fault_of_refusal(error), _SLOW_DOWN if error.code == _OPENING_TOO_FAST else None


def is_final(error: discord.HTTPException) -> bool:
    """Whether Discord does not take it there, now or later."""
    return _fault_of_refusal(error) not in (None, DeliveryFault.OUTSIDE)


def _fault_of_refusal(error: discord.HTTPException) -> DeliveryFault | None:
    if error.code == _REMOVED:
        return None
    # A 403 that is not of Discord's own words is of something in between.
    is_foreign = error.status == _FORBIDDEN and error.code == 0
    if error.code == _OPENING_TOO_FAST or error.status == _UNAUTHORIZED or is_foreign:
        return DeliveryFault.OUTSIDE
    if error.code in _DM_CLOSED:
        return DeliveryFault.DM_CLOSED
    if isinstance(error, discord.NotFound):
        return DeliveryFault.GONE
    if isinstance(error, discord.Forbidden) or error.code in (_ARCHIVED, _LOCKED):
        return DeliveryFault.FORBIDDEN
    if error.status >= _SERVER_ERROR or error.status == _TOO_MANY_REQUESTS:
        return DeliveryFault.OUTSIDE
    return DeliveryFault.REFUSED

"""What is done on Discord for a delivery."""

from __future__ import annotations

import asyncio

import discord

from bot.services.deliveries import Leased
from cogs._shared.cards import Card
from cogs._shared.carry import in_archived_too
from cogs._shared.letters import allowed_mentions
from cogs.deliveries.history import Target

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
    message = await in_archived_too(
        bot, target.id, lambda: target.send(view=view, allowed_mentions=mentions, nonce=leased.nonce)
    )
    return message.id

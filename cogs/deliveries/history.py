"""What stands in a channel already of what is about to be sent."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

import discord
import structlog

from bot.domain.deliveries import LOOK_BACK_AT
from cogs._shared.letters import find_mark

log = structlog.get_logger()

Target: TypeAlias = discord.DMChannel | discord.PartialMessageable


@dataclass
class _Look:
    """The marks that stand in one channel with the ids of their messages; `since` is None where it was not read yet."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    since: datetime | None = None
    marks: dict[int, int] = field(default_factory=dict[int, int])


class UnreadableHistory(Exception):
    """What stands in a channel cannot be known."""


class History:
    """For deliveries that were leased together, before it was made: no channel is read for each of them anew.

    `unreadable` are the channels that cannot be read, of which the log knows.
    """

    def __init__(self, bot: discord.Client, unreadable: set[int]) -> None:
        self._bot = bot
        self._unreadable = unreadable
        self._looks: defaultdict[int, _Look] = defaultdict(_Look)

    async def find(self, target: Target, mark: int, since: datetime) -> int | None:
        """The id of the bot's message with this mark that was written since then, if there is one.

        Raises UnreadableHistory.
        """
        look = self._looks[target.id]
        async with look.turn:
            if look.since is not None and look.since <= since:
                return look.marks.get(mark)
            marks, is_all = await self._read(target, since)
            if is_all:
                look.since, look.marks = since, marks
            return marks.get(mark)

    async def _read(self, target: Target, since: datetime) -> tuple[dict[int, int], bool]:
        """The marks of what the bot wrote since then, and whether that is all of it."""
        assert self._bot.user is not None, "known since the login"
        self._ensure_readable(target)
        marks: dict[int, int] = {}
        count = 0
        try:
            async for message in target.history(after=since, limit=LOOK_BACK_AT, oldest_first=True):
                count += 1
                if message.author.id == self._bot.user.id and (mark := find_mark(message)) is not None:
                    marks[mark] = message.id
        except discord.NotFound:
            return {}, True  # the channel is gone, and with it whatever stood there
        except discord.Forbidden as error:
            if error.code == 0:
                raise  # that was not Discord
            raise self._give_up(target) from error
        self._unreadable.discard(target.id)
        return marks, count < LOOK_BACK_AT

    def _ensure_readable(self, target: Target) -> None:
        """Without the right to read the history, Discord's answer is that there is none."""
        channel = self._bot.get_channel(target.id)
        if isinstance(channel, discord.Thread):
            channel = channel.parent
        if isinstance(channel, discord.abc.GuildChannel):
            rights = channel.permissions_for(channel.guild.me)
            if not (rights.view_channel and rights.read_message_history):
                raise self._give_up(target)

    def _give_up(self, target: Target) -> UnreadableHistory:
        if target.id not in self._unreadable:
            log.warning("could not look whether it was delivered before", channel=target.id)
        self._unreadable.add(target.id)
        return UnreadableHistory()

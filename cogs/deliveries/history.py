"""What stands in a channel already of what is about to be sent."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

import discord
import structlog

from bot.domain.deliveries import LOOK_BACK_AT
from bot.services.deliveries import Leased
from cogs._shared.letters import find_mark

log = structlog.get_logger()


@dataclass
class _Look:
    """The marks that stand in one channel with the ids of their messages; `since` is None where it was not read yet."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    since: datetime | None = None
    marks: dict[int, int] = field(default_factory=dict[int, int])


class History:
    """For deliveries that were leased together, before it was made: no channel is read for each of them anew."""

    def __init__(self, bot: discord.Client) -> None:
        self._bot = bot
        self._looks: defaultdict[int, _Look] = defaultdict(_Look)

    async def find(self, target: discord.DMChannel | discord.PartialMessageable, leased: Leased) -> int | None:
        """The id of the message that it is already, where Discord may hold it and a nonce would not tell."""
        if leased.look_from is None:
            return None
        look = self._looks[target.id]
        async with look.turn:
            if look.since is not None and look.since <= leased.look_from:
                return look.marks.get(leased.mark)
            marks, is_all = await self._read(target, leased.look_from)
            if is_all:
                look.since, look.marks = leased.look_from, marks
            return marks.get(leased.mark)

    async def _read(
        self, target: discord.DMChannel | discord.PartialMessageable, since: datetime
    ) -> tuple[dict[int, int], bool]:
        """The marks of what the bot wrote since then, and whether that is all of it."""
        assert self._bot.user is not None, "known since the login"
        marks: dict[int, int] = {}
        count = 0
        try:
            async for message in target.history(after=since, limit=LOOK_BACK_AT, oldest_first=True):
                count += 1
                if message.author.id == self._bot.user.id and (mark := find_mark(message)) is not None:
                    marks[mark] = message.id
        except discord.Forbidden as error:
            # Rather twice than never.
            log.warning("could not look whether it was delivered before", channel=target.id, code=error.code)
        return marks, count < LOOK_BACK_AT

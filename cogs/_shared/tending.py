"""Messages that stand on Discord, made as the database has them: a few at a time, one that fails beside the others."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

import aiohttp
import discord

from bot.errors import OutsideError
from bot.failures import record_failure

if TYPE_CHECKING:
    from bot.client import ReproBot

_Work = TypeVar("_Work")

# discord.py waits for its turn where Discord limits an act, such as publishing: other work must not wait with it.
_WITHIN_S = 10
# After this, no more is begun before the next ring.
_TURN_S = 10


class Tender(Generic[_Work]):
    """A tick that tends messages. A subclass says what is to be done, does it, and marks what became of it."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot

    async def tend(self) -> None:
        """Do what is to be done now; other ticks have their turn when that takes long."""
        if not self._bot.is_ready():
            return
        guild_ids, loop = [guild.id for guild in self._bot.guilds], asyncio.get_running_loop()
        end_s = loop.time() + _TURN_S
        while loop.time() < end_s and (work := await self.list_work(guild_ids)):
            await asyncio.gather(*map(self._carry_out, work))

    async def list_work(self, guild_ids: list[int]) -> Sequence[_Work]:
        """What is to be done on these servers, for this process alone."""
        raise NotImplementedError

    async def act(self, work: _Work) -> int | None:
        """Do it on Discord; may give the id of what was made."""
        raise NotImplementedError

    async def mark_done(self, work: _Work, made: int | None) -> None:
        """It is done."""
        raise NotImplementedError

    async def explain(self, work: _Work, error: Exception) -> None:
        """Discord did not do it."""
        raise NotImplementedError

    async def give_up(self, work: _Work) -> None:
        """It cannot be done, by a mistake of ours, which is on record."""
        raise NotImplementedError

    async def _carry_out(self, work: _Work) -> None:
        try:
            async with asyncio.timeout(_WITHIN_S):
                made = await self.act(work)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
            await self.explain(work, error)
        except OutsideError:
            raise  # the database is away, for all of them
        except Exception as error:  # noqa: BLE001 - a mistake of ours with one message; the others are to be tended
            record_failure(error, work=repr(work)[:80])
            await self.give_up(work)
        else:
            await self.mark_done(work, made)

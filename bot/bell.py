"""The bell: from time to time every feature does what is due.

What is due stands in the database. A ring calls each tick once, and each does its work and returns; nothing waits for
ever, so a missed ring delays and never loses.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # pyright: ignore[reportMissingTypeStubs] - it has none

from bot.failures import record_failure

Tick = Callable[[], Awaitable[object]]

_PERIOD_S = 15
_ONCE = "once"


class Bell:
    """Rings by itself every 15 s between `start` and `stop`, and whenever it is told to."""

    def __init__(self) -> None:
        self._ticks: dict[str, Tick] = {}
        self._orders: dict[str, int] = {}
        self._ringing = asyncio.Lock()
        self._rung: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def add(self, name: str, tick: Tick, *, order: int = 0) -> None:
        """Call `tick` on every ring until it is removed, after all ticks of a lower order."""
        self._ticks[name] = tick
        self._orders[name] = order

    def remove(self, name: str) -> None:
        """Stop calling this tick."""
        self._ticks.pop(name, None)

    async def ring(self) -> None:
        """Call every tick once, one after the other; one that fails is logged and does not stop the others."""
        async with self._ringing:
            for name, tick in sorted(self._ticks.items(), key=lambda entry: self._orders[entry[0]]):
                await self._call(name, tick)

    async def ring_one(self, name: str) -> None:
        """Call one tick now, if there is one of this name; a failure is logged."""
        async with self._ringing:
            if (tick := self._ticks.get(name)) is not None:
                await self._call(name, tick)

    def ring_at(self, at: datetime) -> None:
        """Ring at this instant too, in the place of the last one that was asked for. The bell must be running."""
        self._scheduler.add_job(  # pyright: ignore[reportUnknownMemberType] - it has no types
            self._ring_soon, "date", id=_ONCE, run_date=at, replace_existing=True, misfire_grace_time=None
        )

    @property
    def is_running(self) -> bool:
        """Whether it rings by itself."""
        return self._scheduler.running

    def start(self) -> None:
        """Ring from now on by the machine's clock."""
        # APScheduler's own grace of 1 s would skip rings of a busy loop.
        self._scheduler.add_job(  # pyright: ignore[reportUnknownMemberType] - it has no types
            self.ring, "interval", seconds=_PERIOD_S, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Ring no more."""
        if self.is_running:
            self._scheduler.shutdown(wait=False)

    async def _ring_soon(self) -> None:
        # The job ends at once: APScheduler forgets one that is named anew while it runs.
        task = asyncio.create_task(self.ring(), name=_ONCE)
        self._rung.add(task)
        task.add_done_callback(self._rung.discard)

    async def _call(self, name: str, tick: Tick) -> None:
        try:
            await tick()
        except Exception as error:  # noqa: BLE001 - the door for ticks: the next one must still be called
            record_failure(error, tick=name)

"""Retention: what is over is deleted once a day, so that nothing of people is kept longer than it is of use."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from db import retention as store
from db.engine import Database, writes

RETENTION = "retention"  # the tick of the bell that purges

KEEP = timedelta(days=90)  # messages, invitations, requests, and what people wrote on being looked for, once over
KEEP_PLANS = timedelta(days=1)  # acts of moderators that nobody confirmed
_EVERY = timedelta(days=1)
_BATCH = 500


class Retention:
    """What the bell does about old rows."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._purged_at: datetime | None = None

    async def purge(self) -> int:
        """Delete what is over, once a day; gives how many rows went."""
        now, total = self._clock.now(), 0
        if self._purged_at is not None and now - self._purged_at < _EVERY:
            return 0
        # Some at a time, so that nobody who writes meanwhile waits for long.
        while (count := await self._purge(now)) > 0:
            total += count
        self._purged_at = now
        return total

    @writes
    async def _purge(self, session: AsyncSession, now: datetime) -> int:
        over = await store.purge_over(session, now - KEEP, limit=_BATCH)
        return over + await store.purge_unconfirmed(session, now - KEEP_PLANS, limit=_BATCH)

"""What paper sources answered, kept so that nobody is asked the same twice."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from db import suggestions as store
from db.engine import Database, writes

KEPT_FOR = timedelta(days=60)  # also answers that are no longer fresh are of use while sources are down
_PRUNE_EVERY = timedelta(hours=1)
_AT_ONCE = 500


class SourceAnswers:
    """The cache of `bot.papers`, in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._pruned_at: datetime | None = None

    async def get(self, key: str) -> tuple[object, datetime] | None:
        """What was put there last, and when."""
        async with self.database.reading() as session:
            answer = await store.find_answer(session, key)
            return None if answer is None else (answer.value, answer.stored_at)

    async def put(self, key: str, value: Mapping[str, object], at: datetime) -> None:
        """Keep the value in the place of the one before."""
        await self.database.write(lambda session: store.keep_answer(session, key, dict(value), at))

    async def prune(self) -> int:
        """Forget what is older than 60 days; gives how many answers. Looks once an hour at most."""
        now = self._clock.now()
        if self._pruned_at is not None and now - self._pruned_at < _PRUNE_EVERY:
            return 0
        dropped = await self._drop(now - KEPT_FOR)
        # A full hand means that there is more; the next ring goes on.
        self._pruned_at = now if dropped < _AT_ONCE else None
        return dropped

    @writes
    async def _drop(self, session: AsyncSession, before: datetime) -> int:
        return await store.drop_answers(session, before, limit=_AT_ONCE)

"""The cards that stand in channels: kept as things are, with news under them, until they end."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.deliveries import LEASE, DeliveryFault, DeliveryState, mark_of
from bot.failures import record_failure
from bot.services._repositories_watches import (
    CARD,
    HINT,
    NEWS,
    NEWS_FOUND,
    SHOWN,
    UNWATCHED,
    card_key,
    compose,
    is_over,
    tell_news,
    tell_of_end,
)
from db import audit, deliveries
from db import repositories_watches as store
from db.engine import Database, reads, writes
from db.installation import name_installation

__all__ = ["CARD", "NEWS", "NEWS_FOUND", "SHOWN", "UNWATCHED", "WATCHING", "RepositoriesWatching", "WatchWork"]

WATCHING = "watching"  # the tick of the bell that tends cards

_AT_ONCE = 10
_AGAIN = timedelta(minutes=5)


class WatchAct(Enum):
    """What is to be done with a card."""

    SHOW = auto()
    CLOSE = auto()  # say that it is kept up no more
    REMOVE = auto()  # it would name a team that works anonymously now


@dataclass(frozen=True, slots=True)
class WatchWork:
    """What this process is to do within a minute with one card. `wants_thread`: it is to have one under it."""

    watch_id: int
    guild_id: int
    channel_id: int
    message_id: int
    act: WatchAct
    wants_thread: bool
    facts: dict[str, Any]
    mark: int
    looked_at: datetime | None
    locale: str | None = None
    notify: tuple[int, ...] = ()
    late_since: datetime | None = None


class RepositoriesWatching:
    """What the bell does with cards. Whoever acts on Discord marks what became of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def are_hinted(self) -> bool:
        """Whether this process began or ended a card since the last time it was asked."""
        return self.database.take_hint(HINT)

    async def list_work(self, guild_ids: Collection[int]) -> list[WatchWork]:
        """What is to be done now on these servers, a few cards at a time; nobody else does it within a minute."""
        work: list[WatchWork] = []
        for watch_id in await self._list_behind(guild_ids):
            try:
                found = await self._plan(watch_id)
            except Exception as error:  # noqa: BLE001 - the others are to be tended
                record_failure(error, watch=watch_id)
                continue
            work += [found] if found else []
        return work

    @writes
    async def mark_done(self, session: AsyncSession, work: WatchWork, *, thread_id: int | None = None) -> None:
        """The card is as it should be, with this thread under it, if it wants one and Discord lets it have one."""
        watched = await store.lock_watched(session, work.watch_id)
        if watched is None:
            return
        watch = watched.watch
        if work.act is not WatchAct.SHOW:
            await session.delete(watch)
            return
        watch.next_attempt_at = watch.fault = None
        watch.shown_at = work.looked_at or self._clock.now()
        if work.wants_thread:
            watch.wants_thread, watch.thread_id = False, thread_id

    @writes
    async def mark_gone(self, session: AsyncSession, work: WatchWork) -> None:
        """Somebody removed the card, or its channel: that ends it."""
        watched = await store.lock_watched(session, work.watch_id)
        if watched is not None:
            if not is_over(watched):
                await self._end(session, watched, "removed")
            await session.delete(watched.watch)

    @writes
    async def mark_failed(
        self, session: AsyncSession, work: WatchWork, fault: DeliveryFault, *, wait: timedelta | None = None
    ) -> None:
        """It could not be done: it is tried again after so long."""
        watched = await store.lock_watched(session, work.watch_id)
        if watched is not None:
            watched.watch.fault = fault
            watched.watch.next_attempt_at = self._clock.now() + (wait or _AGAIN)

    @reads
    async def _list_behind(self, session: AsyncSession, guild_ids: Collection[int]) -> list[int]:
        return list(await store.list_behind(session, guild_ids, self._clock.now(), limit=_AT_ONCE))

    @writes
    async def _plan(self, session: AsyncSession, watch_id: int) -> WatchWork | None:
        watched, now = await store.lock_watched(session, watch_id), self._clock.now()
        card = await deliveries.find_by_key(session, card_key(watch_id))
        if watched is None or (watched.watch.next_attempt_at or now) > now:
            return None
        watch = watched.watch
        if is_over(watched) and watch.ended_at is None:
            await self._end(session, watched, "hidden" if watched.hides_people else "unlinked")
        if card is None or card.state != DeliveryState.SENT or card.message_id is None or card.sent_to_id is None:
            await self._wait_for(session, watched, card)
            return None
        if watch.ended_at is None and watched.repository is not None:
            await tell_news(session, watched, watched.repository, now=now)
        watch.next_attempt_at = now + LEASE
        return WatchWork(
            watch_id=watch.id,
            guild_id=watch.guild_id,
            channel_id=card.sent_to_id,
            message_id=card.message_id,
            act=_choose(watched),
            wants_thread=watch.wants_thread and watch.ended_at is None,
            facts=await compose(session, watched, now=now),
            mark=mark_of(await name_installation(session), card.key, card.send_seq),
            looked_at=watched.repository.looked_at if watched.repository else None,
        )

    async def _wait_for(self, session: AsyncSession, watched: store.Watched, card: deliveries.Delivery | None) -> None:
        """A card that is still on its way is waited for, unless it is over; one that never arrived ends."""
        is_waiting = card is not None and card.state == DeliveryState.PENDING
        if not is_waiting or watched.watch.ended_at is not None:
            await deliveries.cancel(session, card_key(watched.watch.id), now=self._clock.now())
            await session.delete(watched.watch)

    async def _end(self, session: AsyncSession, watched: store.Watched, why: str) -> None:
        watch, now = watched.watch, self._clock.now()
        watch.ended_at = now
        facts = {"team": watch.team_id, "watch": watch.id, "why": why}
        tag, guild_id = AuditTag.REPOSITORY_UNWATCH, watch.guild_id
        audit.record(session, guild_id=guild_id, actor_id=None, tag=tag, facts=facts, at=now)
        await tell_of_end(session, watched, why, now=now)


def _choose(watched: store.Watched) -> WatchAct:
    if watched.hides_people:
        return WatchAct.REMOVE
    return WatchAct.SHOW if watched.watch.ended_at is None else WatchAct.CLOSE

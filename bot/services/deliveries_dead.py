"""Messages that could not be sent, as organizers see them: with the reason, to be sent after all or dropped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.deliveries import UNLISTED, DeadLetterOver, DeliveryFault, DeliveryState
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._outbox import HINT
from db import audit
from db import deliveries as store
from db.engine import Database, hint, reads, writes


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that could not be sent, to a person, a team or a channel; nothing of what it says.

    `is_over` when its time is past, so that it cannot be sent any more.
    """

    id: int
    kind: str
    user_id: int | None
    team: str | None
    channel_id: int | None
    fault: DeliveryFault
    due_at: datetime
    is_over: bool


@dataclass(frozen=True, slots=True)
class DeadLetters:
    """One page of them, latest first, and how many there are."""

    letters: tuple[DeadLetter, ...]
    count: int
    page: int
    pages: int


class DeliveriesDead:
    """What organizers can do about messages that could not be sent."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def list_page(self, session: AsyncSession, actor: Actor, *, page: int, page_size: int) -> DeadLetters:
        """One page of the server's; a page beyond the last is the last. Raises OnlyOrganizersMay."""
        ensure_may(Action.DELIVERY_MANAGE, Standing.ANYONE, by=actor)
        count = await store.count_dead_letters(session, actor.guild_id, but=UNLISTED)
        pages = max(1, -(-count // page_size))
        page = min(page, pages - 1)
        rows = await store.list_dead_letters(
            session, actor.guild_id, but=UNLISTED, offset=page * page_size, limit=page_size
        )
        return DeadLetters(tuple(self._show(row, team) for row, team in rows), count, page, pages)

    @writes
    async def retry(self, session: AsyncSession, actor: Actor, delivery_id: int) -> None:
        """Send it after all, at once, unless an earlier attempt turns out to have been kept.

        Raises OnlyOrganizersMay, DeadLetterOver.
        """
        row, now = await self._hold(session, actor, delivery_id), self._clock.now()
        if self._is_over(row):
            raise DeadLetterOver()
        row.state, row.fault, row.ended_at, row.attempts = DeliveryState.PENDING, None, None, 0
        row.retried_at = row.next_attempt_at = now
        hint(session, HINT)
        _record(session, actor, AuditTag.DELIVERY_RETRY, row, now)

    @writes
    async def drop(self, session: AsyncSession, actor: Actor, delivery_id: int) -> None:
        """Do not send it. Raises OnlyOrganizersMay, DeadLetterOver."""
        row, now = await self._hold(session, actor, delivery_id), self._clock.now()
        row.state, row.ended_at = DeliveryState.DROPPED, now
        _record(session, actor, AuditTag.DELIVERY_DROP, row, now)

    async def _hold(self, session: AsyncSession, actor: Actor, delivery_id: int) -> store.Delivery:
        ensure_may(Action.DELIVERY_MANAGE, Standing.ANYONE, by=actor)
        row = await store.lock_dead_letter(session, actor.guild_id, delivery_id, but=UNLISTED)
        if row is None:
            raise DeadLetterOver()
        return row

    def _show(self, row: store.Delivery, team: str | None) -> DeadLetter:
        return DeadLetter(
            id=row.id,
            kind=row.kind,
            user_id=row.user_id,
            team=team,
            channel_id=row.channel_id,
            fault=DeliveryFault(row.fault or DeliveryFault.OUTSIDE),
            due_at=row.due_at,
            is_over=self._is_over(row),
        )

    def _is_over(self, row: store.Delivery) -> bool:
        return row.expires_at is not None and row.expires_at <= self._clock.now()


async def renew_dead_letters(session: AsyncSession, row: store.Delivery, now: datetime) -> dict[str, Any] | None:
    """How many messages wait for the organizers at the moment when they are told; None when none does any more."""
    count = await store.count_dead_letters(session, row.guild_id, but=UNLISTED)
    return {"count": count} if count else None


def _record(session: AsyncSession, actor: Actor, tag: AuditTag, row: store.Delivery, now: datetime) -> None:
    facts = {"delivery": row.id, "kind": row.kind}
    audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)

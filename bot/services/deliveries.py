"""Deliveries: lease what is due, look at it again right before it is sent, and mark what became of it.

Whoever sends does so between the two, outside of any transaction, with a nonce that stays the same for each attempt.
"""

import secrets
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.deliveries import (
    CLOCKS_APART,
    GIVE_UP_AFTER,
    LEASE,
    DeliveryFault,
    DeliveryState,
    late_since,
    look_before,
    look_from,
    mark_of,
    nonce_of,
    wait_after,
)
from bot.services._deliveries import end, list_notified, split, tell_organizers
from bot.services._outbox import HINT
from db import ahead, people, rooms
from db import deliveries as store
from db.engine import Database, hint, read_clock, reads, writes
from db.installation import name_installation

DELIVERIES = "deliveries"  # the tick of the bell that sends what is due

# Gives the facts of a delivery as they are now, or None when it is of no use any more. The delivery is held meanwhile.
# Of it, a renewal may set the facts, as where what was tried once must stay as it is: each attempt begins with those.
# Everything else it only reads.
Renew = Callable[[AsyncSession, store.Delivery, datetime], Awaitable[dict[str, Any] | None]]

_FELL_BACK = "fell_back_for"
# What one member can be told though the room cannot; a message that Discord does not take is none of it.
_OF_THE_ROOM = frozenset({DeliveryFault.FORBIDDEN, DeliveryFault.GONE})
_FINAL = _OF_THE_ROOM | {DeliveryFault.REFUSED, DeliveryFault.DM_CLOSED}


@dataclass(frozen=True, slots=True)
class Leased:
    """A message that this process is to send now, to a person or into a channel, and nobody else for a minute.

    `locale` is the language that the person reads, where it is known; `notify` are the people to point it out to;
    `late_since` is when it was to be sent, where that is long ago. Where there is `look_from`, it may stand already,
    with this `mark`, among what was written after that instant, and is looked for first; where there is `unsure_from`,
    an earlier attempt may have left it there since then, which matters once Discord refuses this one.
    """

    id: int
    kind: str
    facts: Mapping[str, Any]
    guild_id: int
    user_id: int | None
    channel_id: int | None
    locale: str | None
    notify: tuple[int, ...]
    nonce: str
    mark: int
    late_since: datetime | None
    look_from: datetime | None
    unsure_from: datetime | None


class Deliveries:
    """What the bell does with messages that are owed. `renewals` are for kinds whose facts change meanwhile."""

    def __init__(self, database: Database, clock: Clock, renewals: Mapping[str, Renew] | None = None) -> None:
        self.database = database
        self._clock = clock
        self._renewals = renewals or {}
        self._owner = secrets.token_hex(8)  # another one for each process: a lease of a killed one is nobody's

    def are_hinted(self) -> bool:
        """Whether this process owes something since the last time it was asked."""
        return self.database.take_hint(HINT)

    @writes
    async def lease(self, session: AsyncSession, guild_ids: Collection[int], *, limit: int = 20) -> list[int]:
        """What is due on these servers, longest first, for this process alone to send within a minute.

        Each is asked for by `ready` right before it is sent. What is not marked is offered again after the minute.
        What is owed on other servers waits, for three days, until the bot is invited there again.
        """
        now = self._clock.now()
        fault, before = DeliveryFault.AWAY, now - GIVE_UP_AFTER
        await store.give_up(session, guild_ids, before=before, fault=fault, now=now)
        rows = await store.lock_due(session, guild_ids, now, limit=limit)
        for row in rows:
            self._hold(row, now)
        return [row.id for row in rows]

    @writes
    async def ready(self, session: AsyncSession, delivery_id: int) -> Leased | None:
        """The message as it is now, for this process to send at once.

        None where it is not to be sent: it was cancelled, moved, or is of no use any more since it was leased; a team
        has no room, so that each of its people is owed it instead; or the lease is over, as after a sleep.
        """
        now = self._clock.now()
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is None or row.lease_until is None or row.lease_until <= now:
            return None
        facts = await self._renew(session, row, now)
        if facts is None:
            end(row, DeliveryState.DROPPED, now)
            return None
        message = await _address(session, row, facts, now)
        if message is None:
            await split(session, row, facts, now)
            return None
        self._hold(row, now)
        row.attempts += 1
        row.unsure_since = row.unsure_since or now
        return message

    @writes
    async def mark_absent(self, session: AsyncSession, delivery_id: int) -> None:
        """It does not stand in the history: no attempt so far was kept by Discord."""
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is not None:
            row.unsure_since = self._clock.now()

    @writes
    async def stays_there(self, session: AsyncSession, delivery_id: int) -> bool:
        """Whether a message that was looked for in vain is to be sent there.

        Not where it was cancelled, and not in a room that is closed: each of the team is owed it instead.
        """
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is None:
            return False
        if row.team_id is None or await rooms.list_open(session, [row.team_id]):
            return True
        await split(session, row, row.facts, self._clock.now())
        return False

    @writes
    async def mark_sent(
        self, session: AsyncSession, delivery_id: int, message_id: int | None, *, channel_id: int | None = None
    ) -> None:
        """It is there, in this channel; `message_id` is None where it was there and somebody removed it."""
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is not None:
            row.message_id, row.sent_to_id, row.fault = message_id, channel_id, None
            end(row, DeliveryState.SENT, self._clock.now())
            if row.user_id is not None:
                await people.note_open(session, row.user_id)

    @writes
    async def mark_failed(
        self, session: AsyncSession, delivery_id: int, fault: DeliveryFault, *, wait: timedelta | None = None
    ) -> None:
        """It could not be sent: another way is tried, or again later, or it is given up.

        `wait` is how long to wait at least. Before another way is tried, or it is given up, whoever sends has looked
        whether an earlier attempt was kept, as far as the history can be read.
        """
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is None:
            return
        now = self._clock.now()
        if fault in _FINAL:
            _forget_attempt(row)
        row.fault, row.lease_owner, row.lease_until = fault, None, None
        if fault is DeliveryFault.DM_CLOSED and row.user_id is not None:
            await people.note_closed(session, row.user_id, now=now)
        if row.team_id is not None and fault in _OF_THE_ROOM:
            await split(session, row, row.facts, now)
        elif fault is DeliveryFault.DM_CLOSED and row.fallback_id is not None:
            row.facts = {**row.facts, _FELL_BACK: row.user_id}
            row.channel_id, row.user_id = row.fallback_id, None
            row.fallback_id, row.next_attempt_at, row.unsure_since = None, now, None
            row.send_seq += 1
            hint(session, HINT)
        elif fault in _FINAL or now >= (row.retried_at or row.due_at) + GIVE_UP_AFTER:
            end(row, DeliveryState.DEAD, now)
            await tell_organizers(session, row, now)
        else:
            row.next_attempt_at = now + (wait or wait_after(row.attempts))

    @writes
    async def take_over(self, session: AsyncSession) -> None:
        """Send at once what an ended process was about to send, where there can be no other: on SQLite."""
        if self.database.dialect == "sqlite":
            await store.free_leases(session, now=self._clock.now())

    @reads
    async def find_next(self, session: AsyncSession, guild_ids: Collection[int]) -> datetime | None:
        """When the next of what is owed on these servers falls due, or anything that makes something due anywhere."""
        return await ahead.find_next(session, guild_ids, now=self._clock.now())

    @reads
    async def find_clock_gap(self, session: AsyncSession) -> timedelta | None:
        """How far this machine's clock is ahead of the database's, where that is worth a word."""
        theirs = await read_clock(session)
        gap = timedelta() if theirs is None else self._clock.now() - theirs
        return gap if abs(gap) > CLOCKS_APART else None

    @reads
    async def has_room(self, session: AsyncSession, channel_id: int) -> bool:
        """Whether this channel is some team's room."""
        return await rooms.find_team_of(session, channel_id) is not None

    def _hold(self, row: store.Delivery, now: datetime) -> None:
        row.lease_owner, row.lease_until, row.next_attempt_at = self._owner, now + LEASE, now + LEASE

    async def _renew(self, session: AsyncSession, row: store.Delivery, now: datetime) -> dict[str, Any] | None:
        """The facts as they are now; None when the message is of no use any more."""
        if row.expires_at is not None and row.expires_at <= now:
            return None
        renew = self._renewals.get(row.kind)
        return row.facts if renew is None else await renew(session, row, now)


async def _address(
    session: AsyncSession, row: store.Delivery, facts: Mapping[str, Any], now: datetime
) -> Leased | None:
    """The delivery as this process sends it; None when a team has no room.

    One that may stand in a room that was closed since is looked for there before it is sent elsewhere.
    """
    channel_id, notify, is_closed = row.channel_id, (row.facts.get(_FELL_BACK),), False
    unsure_from = None if row.unsure_since is None else look_before(row.unsure_since)
    if row.team_id is not None:
        room = await rooms.find_room(session, row.team_id)
        if room is None or room.channel_id is None or (room.archived_at is not None and unsure_from is None):
            return None
        channel_id, is_closed = room.channel_id, room.archived_at is not None
        notify = await list_notified(session, row.team_id, facts)
    person = await people.find_person(session, row.user_id) if row.user_id is not None else None
    installation = await name_installation(session)
    return Leased(
        id=row.id,
        kind=row.kind,
        facts=facts,
        guild_id=row.guild_id,
        user_id=row.user_id,
        channel_id=channel_id,
        locale=person.language or person.locale if person else None,
        notify=tuple(user_id for user_id in notify if user_id is not None),
        nonce=nonce_of(installation, row.id, row.send_seq),
        mark=mark_of(installation, row.key, row.send_seq),
        late_since=late_since(row.due_at, now=now),
        look_from=unsure_from if is_closed else look_from(row.due_at, row.unsure_since, now=now),
        unsure_from=unsure_from,
    )


def _forget_attempt(row: store.Delivery) -> None:
    """Discord kept nothing of this attempt, which began with its lease; earlier ones stay as unsure as they are."""
    if row.unsure_since and row.lease_until and row.unsure_since >= row.lease_until - LEASE:
        row.unsure_since = None

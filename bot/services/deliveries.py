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
    DEAD_LETTERS,
    GIVE_UP_AFTER,
    LEASE,
    UNLISTED,
    DeliveryFault,
    DeliveryState,
    collect_until,
    late_since,
    look_from,
    mark_of,
    nonce_of,
    wait_after,
)
from bot.services._outbox import HINT, owe_channel
from db import ahead, people, rooms
from db import deliveries as store
from db import teams as teams_store
from db.challenges import get_guild
from db.engine import Database, hint, read_clock, reads, writes
from db.installation import name_installation

DELIVERIES = "deliveries"  # the tick of the bell that sends what is due

# Gives the facts of a delivery as they are now, or None when it is of no use any more. It only reads: the delivery is
# held meanwhile. The row keeps the facts that it was owed with, and each attempt begins with those.
Renew = Callable[[AsyncSession, store.Delivery, datetime], Awaitable[dict[str, Any] | None]]

_FELL_BACK = "fell_back_for"
_NOTIFY = "notify"
_FINAL = frozenset({DeliveryFault.FORBIDDEN, DeliveryFault.GONE, DeliveryFault.REFUSED, DeliveryFault.DM_CLOSED})


@dataclass(frozen=True, slots=True)
class Leased:
    """A message that this process is to send now, to a person or into a channel, and nobody else for a minute.

    `locale` is the language that the person reads, where it is known; `notify` are the people to point it out to;
    `late_since` is when it was to be sent, where that is long ago. Where there is `look_from`, it may stand already,
    with this `mark`, among what was written after that instant.
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
            _end(row, DeliveryState.DROPPED, now)
            return None
        message = await _address(session, row, facts, now)
        if message is None:
            await _split(session, row, facts, now)
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
    async def mark_sent(self, session: AsyncSession, delivery_id: int, message_id: int | None) -> None:
        """It is there; `message_id` is None where it was there and somebody removed it."""
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is not None:
            row.message_id, row.fault = message_id, None
            _end(row, DeliveryState.SENT, self._clock.now())
            if row.user_id is not None:
                await people.note_open(session, row.user_id)

    @writes
    async def mark_failed(
        self, session: AsyncSession, delivery_id: int, fault: DeliveryFault, *, wait: timedelta | None = None
    ) -> None:
        """It could not be sent: another way is tried, or again later, or it is given up.

        `wait` is how long Discord asked to wait.
        """
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is None:
            return
        now = self._clock.now()
        row.fault, row.lease_owner, row.lease_until = fault, None, None
        if fault is DeliveryFault.DM_CLOSED and row.user_id is not None:
            await people.note_closed(session, row.user_id, now=now)
        if row.team_id is not None and fault in _FINAL:
            await _split(session, row, row.facts, now)
        elif fault is DeliveryFault.DM_CLOSED and row.fallback_id is not None:
            row.facts = {**row.facts, _FELL_BACK: row.user_id}
            row.channel_id, row.user_id = row.fallback_id, None
            row.fallback_id, row.next_attempt_at, row.unsure_since = None, now, None
            row.send_seq += 1
            hint(session, HINT)
        elif fault in _FINAL or now >= (row.retried_at or row.due_at) + GIVE_UP_AFTER:
            _end(row, DeliveryState.DEAD, now)
            await _tell_organizers(session, row, now)
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
        """How far this machine's clock is ahead of the database's, where that is too far to agree on what is due."""
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
    """The delivery as this process sends it; None when a team has no room."""
    channel_id, notify = row.channel_id, (row.facts.get(_FELL_BACK),)
    if row.team_id is not None:
        room = await rooms.find_room(session, row.team_id)
        if room is None or room.channel_id is None or room.archived_at is not None:
            return None
        channel_id = room.channel_id
        notify = await _list_notified(session, row.team_id, facts)
    person = await people.find_person(session, row.user_id) if row.user_id is not None else None
    installation = await name_installation(session)
    return Leased(
        id=row.id,
        kind=row.kind,
        facts=facts,
        guild_id=row.guild_id,
        user_id=row.user_id,
        channel_id=channel_id,
        locale=person.locale if person else None,
        notify=tuple(user_id for user_id in notify if user_id is not None),
        nonce=nonce_of(installation, row.id, row.send_seq),
        mark=mark_of(installation, row.key, row.send_seq),
        late_since=late_since(row.due_at, now=now),
        look_from=look_from(row.due_at, row.unsure_since, now=now),
    )


async def _split(session: AsyncSession, row: store.Delivery, facts: Mapping[str, Any], now: datetime) -> None:
    """Owe each member what the team cannot be told in a room."""
    assert row.team_id is not None, "only what is owed to a team can be split"
    for user_id in await _list_notified(session, row.team_id, facts):
        new = store.NewDelivery(
            key=f"{row.key}:{user_id}",
            kind=row.kind,
            facts=row.facts,
            guild_id=row.guild_id,
            user_id=user_id,
            expires_at=row.expires_at,
            due_at=row.due_at,
        )
        await store.add(session, new, now=now)
    hint(session, HINT)
    _end(row, DeliveryState.SENT, now)


async def _tell_organizers(session: AsyncSession, row: store.Delivery, now: datetime) -> None:
    """Let the organizers know, together with what else fails about now; but not in the channel that failed."""
    guild = await get_guild(session, row.guild_id)
    if row.kind in UNLISTED or row.channel_id == guild.organizers_channel_id:
        return
    due_at = collect_until(now)
    key = f"{DEAD_LETTERS}:{guild.id}:{due_at:%Y-%m-%d %H:%M}"
    channel_id = guild.organizers_channel_id
    await owe_channel(session, DEAD_LETTERS, key, guild_id=guild.id, channel_id=channel_id, now=now, due_at=due_at)


async def _list_notified(session: AsyncSession, team_id: int, facts: Mapping[str, Any]) -> tuple[int, ...]:
    """Those people of a team for whom a message is."""
    present = [member.user_id for member in await teams_store.list_members(session, team_id)]
    wanted = facts.get(_NOTIFY, present)
    return tuple(user_id for user_id in present if user_id in wanted)


def _end(row: store.Delivery, state: DeliveryState, now: datetime) -> None:
    row.state, row.ended_at, row.lease_owner, row.lease_until = state, now, None, None

"""Deliveries: lease what is due, and mark what became of it.

Whoever sends does so between the two, outside of any transaction, with a nonce that stays the same for each attempt.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.deliveries import GIVE_UP_AFTER, LEASE, DeliveryFault, DeliveryState, nonce_of, wait_after
from bot.services._outbox import HINT
from db import deliveries as store
from db import people, rooms
from db import teams as teams_store
from db.engine import Database, hint, reads, writes
from db.installation import name_installation

DELIVERIES = "deliveries"  # the tick of the bell that sends what is due

_FELL_BACK = "fell_back_for"
_FINAL = frozenset({DeliveryFault.FORBIDDEN, DeliveryFault.GONE, DeliveryFault.REFUSED, DeliveryFault.DM_CLOSED})


@dataclass(frozen=True, slots=True)
class Leased:
    """A message that this process is to send now, to a person or into a channel, and nobody else for a minute.

    `locale` is the language that the person reads, where it is known; `notify` are the people to point it out to.
    """

    id: int
    kind: str
    facts: dict[str, Any]
    guild_id: int
    user_id: int | None
    channel_id: int | None
    locale: str | None
    notify: tuple[int, ...]
    nonce: str


class Deliveries:
    """What the bell does with messages that are owed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._owner = secrets.token_hex(8)  # another one for each process: a lease of a killed one is nobody's

    def are_hinted(self) -> bool:
        """Whether this process owes something since the last time it was asked."""
        return self.database.take_hint(HINT)

    @writes
    async def lease(self, session: AsyncSession, *, limit: int = 20) -> list[Leased]:
        """What is due, longest first, for this process to send within a minute; it is offered again after that."""
        now = self._clock.now()
        leased: list[Leased] = []
        # What is owed to a team without a room becomes due for each of its members while this looks.
        while rows := await store.lock_due(session, now, limit=limit - len(leased)):
            mine = [await self._lease(session, row, now) for row in rows]
            leased += [each for each in mine if each is not None]
            if len(leased) == limit:
                break
        return leased

    @writes
    async def mark_sent(self, session: AsyncSession, delivery_id: int, message_id: int | None) -> None:
        """It is there; `message_id` is None where it was there and somebody removed it."""
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is not None:
            row.message_id, row.fault = message_id, None
            _end(row, DeliveryState.SENT, self._clock.now())

    @writes
    async def mark_failed(self, session: AsyncSession, delivery_id: int, fault: DeliveryFault) -> None:
        """It could not be sent: another way is tried, or again later, or it is given up."""
        row = await store.find_leased(session, delivery_id, self._owner)
        if row is None:
            return
        now = self._clock.now()
        row.fault = fault
        if row.team_id is not None and fault in _FINAL:
            await self._split(session, row, now)
        elif fault is DeliveryFault.DM_CLOSED and row.fallback_id is not None:
            row.facts = {**row.facts, _FELL_BACK: row.user_id}
            row.channel_id, row.user_id = row.fallback_id, None
            row.fallback_id, row.next_attempt_at = None, now
            row.send_seq += 1
            hint(session, HINT)
        elif fault in _FINAL or now - row.created_at >= GIVE_UP_AFTER:
            _end(row, DeliveryState.DEAD, now)
        else:
            row.next_attempt_at = now + wait_after(row.attempts)

    @reads
    async def has_room(self, session: AsyncSession, channel_id: int) -> bool:
        """Whether this channel is some team's room."""
        return await rooms.find_team_of(session, channel_id) is not None

    async def _lease(self, session: AsyncSession, row: store.Delivery, now: datetime) -> Leased | None:
        """The delivery for this process to send; None where it is of no use any more, or was split."""
        if row.expires_at is not None and row.expires_at <= now:
            _end(row, DeliveryState.DROPPED, now)
            return None
        target = await _address(session, row)
        if target is None:
            await self._split(session, row, now)
            return None
        row.lease_owner, row.lease_until, row.next_attempt_at = self._owner, now + LEASE, now + LEASE
        row.attempts += 1
        return target

    async def _split(self, session: AsyncSession, row: store.Delivery, now: datetime) -> None:
        """Owe each member what the team cannot be told in a room."""
        assert row.team_id is not None, "only what is owed to a team can be split"
        for member in await teams_store.list_members(session, row.team_id):
            new = store.NewDelivery(
                key=f"{row.key}:{member.user_id}",
                kind=row.kind,
                facts=row.facts,
                guild_id=row.guild_id,
                user_id=member.user_id,
                expires_at=row.expires_at,
            )
            await store.add(session, new, now=now)
        hint(session, HINT)
        _end(row, DeliveryState.SENT, now)
        await session.flush()


async def _address(session: AsyncSession, row: store.Delivery) -> Leased | None:
    """The delivery as this process sends it; None when a team has no room."""
    channel_id, notify = row.channel_id, (row.facts.get(_FELL_BACK),)
    if row.team_id is not None:
        room = await rooms.find_room(session, row.team_id)
        if room is None or room.channel_id is None or room.archived_at is not None:
            return None
        channel_id = room.channel_id
        notify = tuple(member.user_id for member in await teams_store.list_members(session, row.team_id))
    person = await people.find_person(session, row.user_id) if row.user_id is not None else None
    return Leased(
        id=row.id,
        kind=row.kind,
        facts=row.facts,
        guild_id=row.guild_id,
        user_id=row.user_id,
        channel_id=channel_id,
        locale=person.locale if person else None,
        notify=tuple(user_id for user_id in notify if user_id is not None),
        nonce=nonce_of(await name_installation(session), row.id, row.send_seq),
    )


def _end(row: store.Delivery, state: DeliveryState, now: datetime) -> None:
    row.state, row.ended_at, row.lease_owner, row.lease_until = state, now, None, None

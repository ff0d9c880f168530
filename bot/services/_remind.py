"""Reminders as they are owed: to a team in its room, to each of its people in the way they chose, to its lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deadlines_remind import LEAD_FROM, digest_at, is_silent
from bot.domain.people import PersonSettings, ReminderWay, send_at
from bot.services._outbox import owe_person, owe_team
from db import deadlines as store
from db import teams as teams_store

DUE, DIGEST, SILENT = "deadlines:due", "deadlines:digest", "deadlines:silent"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a deadline's ladder whose turn it is for somebody."""

    deadline: store.Deadline
    version: int
    before: timedelta
    due_at: datetime

    @property
    def at(self) -> datetime:
        """When its turn came."""
        return self.due_at - self.before

    @property
    def minutes(self) -> int:
        """How long before the deadline."""
        return int(self.before.total_seconds()) // 60


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom a reminder is for: a team with its people, what they set, and its room; or one person without a team."""

    guild_id: int
    team: teams_store.Team | None
    settings: Mapping[int, PersonSettings]
    room_id: int | None
    signed_at: datetime
    muted: frozenset[tuple[int, int]]

    def wanted(self, user_id: int, steps: Sequence[Step]) -> list[Step]:
        """Those of the steps that the person has not muted."""
        return [step for step in steps if (step.deadline.id, user_id) not in self.muted]


async def owe_steps(session: AsyncSession, circle: Circle, steps: Sequence[Step], *, now: datetime) -> None:
    """Owe everybody of the circle a reminder of these steps, in the way that they chose."""
    pointed_out = [
        user_id
        for user_id, settings in circle.settings.items()
        if settings.reminders is ReminderWay.ROOM and circle.wanted(user_id, steps)
    ]
    if circle.team is not None and circle.room_id is not None and pointed_out:
        lead = circle.settings.get(circle.team.lead_id or 0, PersonSettings())
        await owe_team(
            session,
            DUE,
            _key("t", circle.team.id, steps),
            guild_id=circle.guild_id,
            team_id=circle.team.id,
            now=now,
            due_at=_due_at(steps, lead, now=now),
            expires_at=_last(steps),
            items=_items(steps),
            notify=pointed_out,
        )
        await _raise_to_lead(session, circle, steps, now=now)
        pointed_out = []
    for user_id in pointed_out:
        await _owe_person(session, circle, user_id, steps, now=now)
    for user_id, settings in circle.settings.items():
        if settings.reminders is ReminderWay.DM:
            await _owe_person(session, circle, user_id, steps, now=now)
        elif settings.reminders is ReminderWay.DIGEST:
            await _owe_digest(session, circle, user_id, steps, now=now)


async def _raise_to_lead(session: AsyncSession, circle: Circle, steps: Sequence[Step], *, now: datetime) -> None:
    """Write to the lead as well, who may not look into the room, when the team is silent and the deadline near."""
    lead_id = circle.team.lead_id if circle.team else None
    if circle.team is None or lead_id is None or not is_silent(circle.signed_at, now=now):
        return
    settings = circle.settings.get(lead_id)
    wanted = [step for step in circle.wanted(lead_id, steps) if step.before <= LEAD_FROM]
    if wanted and settings is not None and settings.reminders is ReminderWay.ROOM:
        await owe_person(
            session,
            DUE,
            # As a member's part of the team's message is called: where there is no room after all, they are one.
            f"{_key('t', circle.team.id, steps)}:{lead_id}",
            guild_id=circle.guild_id,
            user_id=lead_id,
            now=now,
            due_at=_due_at(wanted, settings, now=now),
            expires_at=_last(wanted),
            items=_items(wanted),
        )


async def _owe_person(
    session: AsyncSession, circle: Circle, user_id: int, steps: Sequence[Step], *, now: datetime
) -> None:
    wanted = circle.wanted(user_id, steps)
    if not wanted:
        return
    settings = circle.settings[user_id]
    await owe_person(
        session,
        DUE,
        _key("u", user_id, wanted),
        guild_id=circle.guild_id,
        user_id=user_id,
        now=now,
        due_at=_due_at(wanted, settings, now=now),
        expires_at=_last(wanted),
        fallback_id=circle.room_id,
        items=_items(wanted),
    )


async def _owe_digest(
    session: AsyncSession, circle: Circle, user_id: int, steps: Sequence[Step], *, now: datetime
) -> None:
    wanted = circle.wanted(user_id, steps)
    if not wanted:
        return
    soonest = min(step.due_at for step in wanted)
    settings = circle.settings[user_id]
    at = digest_at(settings.zone, now=now, due_at=soonest)
    if at is None:
        await _owe_person(session, circle, user_id, wanted, now=now)
        return
    at = send_at(at, settings, expires_at=soonest)
    edition_id = wanted[0].deadline.edition_id
    await owe_person(
        session,
        DIGEST,
        f"{DIGEST}:{edition_id}:u{user_id}:{at.isoformat()}",
        guild_id=circle.guild_id,
        user_id=user_id,
        now=now,
        due_at=at,
        expires_at=_last(wanted),
        fallback_id=circle.room_id,
        edition_id=edition_id,
    )


def _due_at(steps: Sequence[Step], settings: PersonSettings, *, now: datetime) -> datetime:
    """When it is to be sent: when its turn came, unless quiet hours put it off."""
    turn = min(step.at for step in steps)
    at = send_at(max(turn, now), settings, expires_at=min(step.due_at for step in steps))
    return turn if at <= now else at


def _last(steps: Sequence[Step]) -> datetime:
    """From then on nothing of it is of use."""
    return max(step.due_at for step in steps)


def _key(whose: str, recipient_id: int, steps: Sequence[Step]) -> str:
    first = min(steps, key=lambda step: (step.at, step.deadline.id))
    return f"{DUE}:{whose}{recipient_id}:{first.deadline.id}:{first.version}:{first.minutes}"


def _items(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [{"deadline_id": step.deadline.id, "version": step.version} for step in steps]

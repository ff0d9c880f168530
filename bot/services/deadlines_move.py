"""Dates that organizers move: foreseen, reasoned, told to those concerned, and kept in the history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import deadlines as rules
from bot.domain.audit import AuditTag
from bot.domain.deadlines import ChangeKind
from bot.domain.free_text import ensure_line
from bot.domain.permissions import Actor
from bot.services._deadlines import get_deadline
from bot.services._outbox import moment, owe_team
from bot.services._schedule import (
    DateChange,
    NewDate,
    begin,
    find_edition,
    foresee,
    read_dates,
    read_other_date,
    set_look,
    shift_date,
    tell,
    write_change,
    write_dates,
)
from bot.services._teams import get_team
from db import deadlines as store
from db.challenges import Edition
from db.engine import Database, reads, writes

_DRAFT_LIFE = timedelta(days=1)
_HISTORY_SHOWN = 30
_KEY_MAX = 100


@dataclass(frozen=True, slots=True)
class Change:
    """What a change will do, or did; `told` is how many teams and people hear of it."""

    draft_id: int
    kind: ChangeKind
    reason: str
    dates: tuple[DateChange, ...]
    told: int


@dataclass(frozen=True, slots=True)
class Extended:
    """A later date for one team."""

    deadline: str
    team: str
    date: NewDate
    reason: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of the history."""

    kind: ChangeKind
    deadline: str
    team: str | None
    actor_id: int
    reason: str
    before_at: datetime | None
    after_at: datetime | None
    after_words: str | None
    at: datetime


class DeadlinesMove:
    """What organizers can do with the dates of an edition."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def plan_move(self, session: AsyncSession, actor: Actor, typed: str, when: str, typed_reason: str) -> Change:
        """Foresee one deadline at another instant, or by so much later; `apply` makes it so.

        Raises NoEdition, OnlyOrganizersMay, NoSuchDeadline, NotAMoment, NoSuchZone, AmbiguousMoment, InstantPast,
        NothingToMove, TextRefused.
        """
        edition, now = await begin(session, actor), self._clock.now()
        deadline = await get_deadline(session, edition, typed)
        date = read_other_date(edition, deadline, when, now=now)
        if date.at == deadline.due_at:
            raise rules.NothingToMove()
        return await self._draft(session, actor, edition, ChangeKind.MOVE, {deadline.id: date}, typed_reason)

    @writes
    async def plan_shift(self, session: AsyncSession, actor: Actor, typed_by: str, typed_reason: str) -> Change:
        """Foresee every deadline that is still to come earlier or later; `apply` makes it so.

        Raises NoEdition, OnlyOrganizersMay, NotAShift, InstantPast, NothingToMove, TextRefused.
        """
        edition, now = await begin(session, actor), self._clock.now()
        to_come = [each for each in await store.list_deadlines(session, edition.id) if each.due_at > now]
        by = rules.read_shift(typed_by)
        if not to_come or by.is_nothing:
            raise rules.NothingToMove()
        dates = {each.id: shift_date(each, by) for each in to_come}
        return await self._draft(session, actor, edition, ChangeKind.MOVE, dates, typed_reason)

    @writes
    async def plan_removal(self, session: AsyncSession, actor: Actor, typed: str, typed_reason: str) -> Change:
        """Foresee the edition without a deadline; `apply` makes it so.

        Raises NoEdition, OnlyOrganizersMay, NoSuchDeadline, TextRefused.
        """
        edition = await begin(session, actor)
        deadline = await get_deadline(session, edition, typed)
        return await self._draft(session, actor, edition, ChangeKind.REMOVE, {deadline.id: None}, typed_reason)

    @writes
    async def apply(self, session: AsyncSession, actor: Actor, draft_id: int) -> Change:
        """Do what the actor was shown, and tell those concerned. Raises NoEdition, OnlyOrganizersMay, DraftOver."""
        edition, now = await begin(session, actor), self._clock.now()
        draft = await store.find_draft(session, draft_id, actor.user_id)
        if draft is None or draft.edition_id != edition.id or draft.created_at < now - _DRAFT_LIFE:
            raise rules.DraftOver()
        dates, versions = read_dates(draft.dates)
        found = {each.id: each for each in await store.list_deadlines(session, edition.id) if each.id in dates}
        if {each.id: each.version for each in found.values()} != versions or any(
            date is not None and date.at <= now for date in dates.values()
        ):
            raise rules.DraftOver()
        changes, affected = await foresee(session, edition, dates, now=now)
        kind = ChangeKind(draft.kind)
        for deadline_id, date in dates.items():
            await self._change(session, actor, found[deadline_id], kind, date, draft.reason)
        # A deadline has each version once; the ids of drafts that are gone SQLite gives again.
        key = ".".join(f"{each.id}v{each.version}" for each in found.values())[:_KEY_MAX]
        await tell(session, edition, affected, kind=kind, reason=draft.reason, key=key, now=now)
        change = Change(draft.id, kind, draft.reason, tuple(changes), len(affected.teams) + len(affected.lookers))
        await session.delete(draft)
        return change

    @writes
    async def extend(
        self, session: AsyncSession, actor: Actor, typed: str, typed_team: str, when: str, typed_reason: str
    ) -> Extended:
        """Give one team more time, in the place of what it was given before, and tell it.

        Raises NoEdition, OnlyOrganizersMay, NoSuchDeadline, NoSuchTeam, NotAMoment, NoSuchZone, AmbiguousMoment,
        InstantPast, NotLater, TextRefused.
        """
        edition, now = await begin(session, actor), self._clock.now()
        deadline = await get_deadline(session, edition, typed)
        team = await get_team(session, edition, typed_team)
        date, reason = (
            read_other_date(edition, deadline, when, now=now),
            ensure_line(typed_reason, longest=rules.REASON_MAX),
        )
        if date.at <= deadline.due_at:
            raise rules.NotLater(deadline=deadline.name, at=date.at, due_at=deadline.due_at)
        held = await store.list_extensions(session, [deadline.id], team_ids=[team.id])
        extension = held[0] if held else store.Extension(deadline_id=deadline.id, team_id=team.id)
        before = NewDate(extension.due_at, extension.words, extension.zone) if held else None
        extension.due_at, extension.words, extension.zone = date.at, date.words, date.zone
        extension.reason, extension.given_at = reason, now
        session.add(extension)
        await session.flush()
        await set_look(session, deadline, now=now)
        write_change(
            session,
            actor,
            deadline,
            ChangeKind.EXTEND,
            AuditTag.DEADLINE_EXTEND,
            now=now,
            before=before,
            after=date,
            reason=reason,
            team_id=team.id,
        )
        key = f"deadlines:extend:{extension.id}:{now.isoformat()}"
        facts: dict[str, Any] = {
            "name": deadline.name,
            "deadline_id": deadline.id,
            "at": moment(date.at),
            "reason": reason,
        }
        await owe_team(session, "deadlines:extend", key, guild_id=actor.guild_id, team_id=team.id, now=now, **facts)
        return Extended(deadline.name, team.name, date, reason)

    @reads
    async def list_history(self, session: AsyncSession, actor: Actor, typed: str | None) -> list[HistoryLine]:
        """What became of the edition's dates, of one deadline where one is named; latest first, thirty at most.

        Raises NoEdition, OnlyOrganizersMay, NoSuchDeadline.
        """
        edition = await find_edition(session, actor)
        deadline = await get_deadline(session, edition, typed) if typed else None
        rows = await store.list_changes(
            session, edition.id, deadline_id=deadline.id if deadline else None, limit=_HISTORY_SHOWN
        )
        return [
            HistoryLine(
                ChangeKind(each.kind),
                name,
                team,
                each.actor_id,
                each.reason,
                each.before_at,
                each.after_at,
                each.after_words,
                each.at,
            )
            for each, name, team in rows
        ]

    async def _draft(
        self,
        session: AsyncSession,
        actor: Actor,
        edition: Edition,
        kind: ChangeKind,
        dates: Mapping[int, NewDate | None],
        typed_reason: str,
    ) -> Change:
        now, reason = self._clock.now(), ensure_line(typed_reason, longest=rules.REASON_MAX)
        for date in dates.values():
            if date is not None and date.at <= now:
                raise rules.InstantPast(words=date.words, at=date.at)
        changes, affected = await foresee(session, edition, dates, now=now)
        versions = {each.id: each.version for each in await store.list_deadlines(session, edition.id)}
        await store.drop_drafts(session, before=now - _DRAFT_LIFE)
        draft = store.ScheduleDraft(
            edition_id=edition.id,
            actor_id=actor.user_id,
            kind=kind,
            reason=reason,
            dates=write_dates(dates, versions),
            created_at=now,
        )
        session.add(draft)
        await session.flush()
        return Change(draft.id, kind, reason, tuple(changes), len(affected.teams) + len(affected.lookers))

    async def _change(
        self,
        session: AsyncSession,
        actor: Actor,
        deadline: store.Deadline,
        kind: ChangeKind,
        date: NewDate | None,
        reason: str,
    ) -> None:
        now, before = self._clock.now(), NewDate(deadline.due_at, deadline.words, deadline.zone)
        deadline.version += 1
        if date is None:
            deadline.removed_at, deadline.look_at = now, None
        else:
            deadline.due_at, deadline.words, deadline.zone, deadline.changed_at = date.at, date.words, date.zone, now
            await store.end_extensions(session, deadline.id, until=date.at)
            await set_look(session, deadline, now=now)
        tag = AuditTag.DEADLINE_REMOVE if date is None else AuditTag.DEADLINE_MOVE
        write_change(session, actor, deadline, kind, tag, before=before, after=date, reason=reason, now=now)

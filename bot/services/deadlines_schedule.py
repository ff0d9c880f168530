"""The schedule as organizers write it: deadlines are added, copied from another edition, and corrected."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import deadlines as rules
from bot.domain.audit import AuditTag
from bot.domain.deadlines import Asks, ChangeKind
from bot.domain.free_text import ensure_line
from bot.domain.links import read_link
from bot.domain.moments import Moment, complete
from bot.domain.permissions import Actor
from bot.domain.teams import name_key
from bot.services._cohorts import get_cohort
from bot.services._deadlines import deadline_value, get_deadline
from bot.services._people import get_settings
from bot.services._schedule import (
    DateChange,
    NewDate,
    begin,
    find_edition,
    foresee,
    read_date,
    set_look,
    shift_date,
    write_change,
)
from db import challenges
from db import deadlines as store
from db.challenges import Edition
from db.engine import Database, reads, writes


@dataclass(frozen=True, slots=True)
class Details:
    """What a deadline is besides its date; `link` and `ladder` are as typed, and may be empty.

    Without a ladder of its own a new one has the edition's.
    """

    name: str
    is_hard: bool
    grace_minutes: int = 0
    link: str = ""
    ladder: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """What a date that is being typed can mean, and the zones to show it in besides its own."""

    moments: tuple[Moment, ...]
    zones: tuple[str, ...]


class DeadlinesSchedule:
    """What organizers can write into the schedule of an edition."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def complete_when(self, session: AsyncSession, actor: Actor, typed: str) -> When:
        """What was typed so far can mean, in the edition's zone where it names none."""
        edition = await challenges.find_current_edition(session, actor.guild_id)
        if edition is None or not actor.organizes:
            return When((), ())
        own = (await get_settings(session, actor.user_id)).zone
        found = complete(typed, now=self._clock.now(), zone=edition.zone)
        return When(tuple(found), tuple(zone for zone in (edition.zone, own) if zone))

    @writes
    async def add(
        self, session: AsyncSession, actor: Actor, details: Details, asks: Asks, when: str, typed_cohort: str = ""
    ) -> DateChange:
        """Add a deadline, for a cohort alone where one is named; gives what follows from it.

        People hear of it by its reminders.

        Raises NoEdition, OnlyOrganizersMay, TextRefused, LinkRefused, NotAMoment, NoSuchZone, AmbiguousMoment,
        InstantPast, NotALadder, DeadlineNameTaken, NoSuchCohort.
        """
        edition, now = await begin(session, actor), self._clock.now()
        cohort = await get_cohort(session, edition.id, typed_cohort) if typed_cohort else None
        date = read_date(edition, when, now=now)
        deadline = store.Deadline(
            edition_id=edition.id,
            asks=asks,
            due_at=date.at,
            words=date.words,
            zone=date.zone,
            created_at=now,
            changed_at=now,
            cohort_id=cohort.id if cohort else None,
        )
        if not details.ladder:
            details = replace(details, ladder=edition.ladder)
        await _write_details(session, edition, deadline, details)
        return await self._insert(session, actor, edition, deadline, ChangeKind.ADD, AuditTag.DEADLINE_ADD)

    @reads
    async def get_details(self, session: AsyncSession, actor: Actor, typed: str) -> tuple[int, Details]:
        """A deadline's id and what can be corrected of it. Raises NoEdition, OnlyOrganizersMay, NoSuchDeadline."""
        deadline = await get_deadline(session, await find_edition(session, actor), typed)
        details = Details(deadline.name, deadline.is_hard, deadline.grace_minutes, deadline.link or "", deadline.ladder)
        return deadline.id, details

    @writes
    async def correct(self, session: AsyncSession, actor: Actor, deadline_id: int, details: Details) -> DateChange:
        """Change what a deadline is besides its date; nobody is told.

        Raises NoEdition, OnlyOrganizersMay, NoSuchDeadline, TextRefused, LinkRefused, NotALadder, DeadlineNameTaken.
        """
        edition, now = await begin(session, actor), self._clock.now()
        deadline = await get_deadline(session, edition, deadline_value(deadline_id))
        await _write_details(session, edition, deadline, details)
        deadline.corrected_at = now
        await set_look(session, deadline, now=now)
        write_change(session, actor, deadline, ChangeKind.CORRECT, AuditTag.DEADLINE_CORRECT, now=now)
        date = NewDate(deadline.due_at, deadline.words, deadline.zone)
        return (await foresee(session, edition, {deadline.id: date}, now=now))[0][0]

    @writes
    async def copy(self, session: AsyncSession, actor: Actor, edition_key: str, typed_by: str) -> list[DateChange]:
        """Take over the deadlines of another edition of the server, all moved; gives those that were added.

        Those whose name is there already, or whose instant would be past, are left out.
        Raises NoEdition, OnlyOrganizersMay, NotAShift, NoSuchPlan.
        """
        edition, now = await begin(session, actor), self._clock.now()
        source = await challenges.find_edition(session, actor.guild_id, edition_key)
        if source is None or source.id == edition.id:
            raise rules.NoSuchPlan(text=edition_key)
        by = rules.read_shift(typed_by)
        taken = {each.name_key for each in await store.list_deadlines(session, edition.id)}
        added: list[DateChange] = []
        for each in await store.list_deadlines(session, source.id):
            date = shift_date(each, by)
            if each.name_key in taken or date.at <= now:
                continue
            new = store.Deadline(
                edition_id=edition.id,
                asks=each.asks,
                due_at=date.at,
                words=date.words,
                zone=date.zone,
                name=each.name,
                name_key=each.name_key,
                is_hard=each.is_hard,
                grace_minutes=each.grace_minutes,
                ladder=each.ladder,
                created_at=now,
                changed_at=now,
            )
            added.append(await self._insert(session, actor, edition, new, ChangeKind.COPY, AuditTag.DEADLINE_COPY))
        return added

    @reads
    async def list_plans(self, session: AsyncSession, actor: Actor) -> list[tuple[str, str]]:
        """Other editions of the server that hold deadlines: their keys and names, latest first."""
        if not actor.organizes:
            return []
        edition = await challenges.find_current_edition(session, actor.guild_id)
        found = await store.list_dated_editions(session, actor.guild_id)
        return [(each.key, each.name) for each in found if edition is None or each.id != edition.id]

    async def _insert(
        self,
        session: AsyncSession,
        actor: Actor,
        edition: Edition,
        deadline: store.Deadline,
        kind: ChangeKind,
        tag: AuditTag,
    ) -> DateChange:
        now, date = self._clock.now(), NewDate(deadline.due_at, deadline.words, deadline.zone)
        session.add(deadline)
        await session.flush()
        await set_look(session, deadline, now=now)
        write_change(session, actor, deadline, kind, tag, after=date, now=now)
        return (await foresee(session, edition, {deadline.id: date}, now=now))[0][0]


async def _write_details(session: AsyncSession, edition: Edition, deadline: store.Deadline, details: Details) -> None:
    name = ensure_line(details.name, longest=rules.NAME_MAX)
    taken = await store.find_by_name(session, edition.id, name_key(name))
    if taken is not None and taken.id != deadline.id:
        raise rules.DeadlineNameTaken(name=taken.name, at=taken.due_at)
    deadline.name, deadline.name_key, deadline.is_hard = name, name_key(name), details.is_hard
    deadline.grace_minutes = details.grace_minutes
    deadline.link = read_link(details.link).url if details.link.strip() else None
    deadline.ladder = rules.write_ladder(rules.read_ladder(details.ladder or rules.DEFAULT_LADDER))

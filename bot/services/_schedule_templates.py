"""Dates of a template, written into the schedule of an edition."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import deadlines as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges_templates import PlannedDate, Template, move_dates
from bot.domain.moments import read_when
from bot.domain.permissions import Actor
from bot.domain.teams import name_key
from bot.services._schedule import NewDate, set_look, write_change
from db import deadlines as store
from db.challenges import Edition


async def plan(
    session: AsyncSession, actor: Actor, edition: Edition, template: Template, typed_first: str, *, now: datetime
) -> list[tuple[str, datetime]]:
    """Add the template's dates, moved so that the first is on the day that was typed; gives those that are to come.

    Raises NotAMoment, NoSuchZone, AmbiguousMoment.
    """
    first = read_when(typed_first, now=now, zone=edition.zone)
    moved = move_dates(template, first.at.astimezone(ZoneInfo(first.zone)).date())
    added: list[tuple[str, datetime]] = []
    for planned, words in moved:
        found = read_when(words, now=now, zone=edition.zone)
        if found.at > now:
            date = NewDate(found.at, found.words, found.zone)
            await _add(session, actor, edition, planned, date, now=now)
            added.append((planned.name, found.at))
    return added


async def _add(
    session: AsyncSession, actor: Actor, edition: Edition, planned: PlannedDate, date: NewDate, *, now: datetime
) -> None:
    deadline = store.Deadline(
        edition_id=edition.id,
        name=planned.name,
        name_key=name_key(planned.name),
        asks=planned.asks,
        is_hard=planned.is_hard,
        due_at=date.at,
        words=date.words,
        zone=date.zone,
        ladder=edition.ladder or rules.DEFAULT_LADDER,
        created_at=now,
        changed_at=now,
    )
    session.add(deadline)
    await session.flush()
    await set_look(session, deadline, now=now)
    write_change(session, actor, deadline, rules.ChangeKind.ADD, AuditTag.DEADLINE_ADD, after=date, now=now)

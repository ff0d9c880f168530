"""What a change of the schedule does, foreseen before it is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.audit import AuditTag
from bot.domain.deadlines import (
    Asks,
    ChangeKind,
    InstantPast,
    NotAShift,
    Shift,
    due_for,
    is_shift,
    next_rung_at,
    read_ladder,
    read_shift,
    shift,
    write_shift,
)
from bot.domain.moments import read_when, write_at
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._deadlines import Dues
from bot.services._edition import get_edition
from bot.services._outbox import moment, owe_person, owe_team
from db import audit
from db import deadlines as store
from db import deadlines_owing as owing
from db.challenges import Edition, lock_edition
from db.looking import Looker, list_lookers

_LOOKERS_TOLD = 10_000


@dataclass(frozen=True, slots=True)
class NewDate:
    """An instant for a deadline, with the words and the zone that it was said in."""

    at: datetime
    words: str
    zone: str


@dataclass(frozen=True, slots=True)
class DateChange:
    """What becomes of one deadline; `after` is None where it is removed.

    `reminders` are still to come in its place, `teams` owe what it asks, for so many `claims`, and `keep` a later
    date of their own.
    """

    deadline_id: int
    name: str
    before: NewDate
    after: NewDate | None
    reminders: tuple[datetime, ...]
    teams: int
    claims: int
    keep: int
    has_event: bool


@dataclass(frozen=True, slots=True)
class Affected:
    """Those who are told of a change, and of which deadlines."""

    teams: Mapping[int, list[DateChange]]
    lookers: Mapping[int, list[DateChange]]


async def find_edition(session: AsyncSession, actor: Actor) -> Edition:
    """The current edition, whose schedule the actor may change. Raises NoEdition, OnlyOrganizersMay."""
    ensure_may(Action.DEADLINE_CHANGE, Standing.ANYONE, by=actor)
    return await get_edition(session, actor.guild_id)


async def begin(session: AsyncSession, actor: Actor) -> Edition:
    """The same, held against everybody who goes by its rules. Raises NoEdition, OnlyOrganizersMay."""
    return await lock_edition(session, (await find_edition(session, actor)).id)


def read_date(edition: Edition, typed: str, *, now: datetime) -> NewDate:
    """The instant that was typed, still to come; where nothing else is said, in the edition's zone.

    Raises NotAMoment, NoSuchZone, AmbiguousMoment, InstantPast.
    """
    found = read_when(typed, now=now, zone=edition.zone)
    if found.at <= now:
        raise InstantPast(words=found.words, at=found.at)
    return NewDate(found.at, found.words, found.zone)


def read_other_date(edition: Edition, deadline: store.Deadline, typed: str, *, now: datetime) -> NewDate:
    """The same, for a deadline that has an instant: also by how much later or earlier than that.

    Raises NotAMoment, NoSuchZone, AmbiguousMoment, InstantPast, NotAShift.
    """
    if not is_shift(typed):
        return read_date(edition, typed, now=now)
    date = shift_date(deadline, read_shift(typed))
    if date.at <= now:
        raise InstantPast(words=date.words, at=date.at)
    return date


def shift_date(deadline: store.Deadline, by: Shift) -> NewDate:
    """The deadline's date, moved. Raises NotAShift where no calendar goes so far."""
    try:
        at = shift(deadline.due_at, deadline.zone, by)
    except OverflowError:
        raise NotAShift(text=write_shift(by)) from None
    return NewDate(at, write_at(at, deadline.zone), deadline.zone)


async def foresee(
    session: AsyncSession, edition: Edition, dates: Mapping[int, NewDate | None], *, now: datetime
) -> tuple[list[DateChange], Affected]:
    """What becomes of these deadlines when they get these instants, or are removed, and who is told."""
    found = [each for each in await store.list_deadlines(session, edition.id) if each.id in dates]
    teams = [team.id for team in await owing.list_living(session, edition.id)]
    dues = await Dues.load(session, found, teams)
    changes: list[DateChange] = []
    told: dict[int, list[DateChange]] = {}
    looking: list[DateChange] = []
    for deadline in found:
        after = dates[deadline.id]
        owed = {team_id: dues.owed(deadline, team_id) for team_id in teams}
        owing_teams = [team_id for team_id in teams if owed[team_id] is not None]
        keeping = [team_id for team_id in teams if not _moves(deadline, dues, team_id, after)]
        change = DateChange(
            deadline_id=deadline.id,
            name=deadline.name,
            before=NewDate(deadline.due_at, deadline.words, deadline.zone),
            after=after,
            reminders=_list_reminders(deadline, after, now=now),
            teams=len(owing_teams),
            claims=sum(len(owed[team_id] or ()) for team_id in owing_teams),
            keep=len(keeping),
            has_event=deadline.event_id is not None,
        )
        changes.append(change)
        concerned = teams if deadline.asks == Asks.NOTHING else owing_teams
        for team_id in concerned:
            if team_id not in keeping:
                told.setdefault(team_id, []).append(change)
        if deadline.asks == Asks.TEAM:
            looking.append(change)
    lookers: Sequence[Looker] = ()
    if looking:
        lookers = await list_lookers(session, edition.id, now=now, limit=_LOOKERS_TOLD)
    return changes, Affected(told, {looker.user_id: looking for looker in lookers})


async def tell(
    session: AsyncSession,
    edition: Edition,
    affected: Affected,
    *,
    kind: ChangeKind,
    reason: str,
    key: str,
    now: datetime,
) -> None:
    """Tell each team in its room, and whoever looks for one, what became of the dates that concern them."""
    for team_id, changes in affected.teams.items():
        await owe_team(
            session,
            f"deadlines:{kind}",
            f"deadlines:{kind}:{key}:t{team_id}",
            guild_id=edition.guild_id,
            team_id=team_id,
            now=now,
            reason=reason,
            items=_items(changes),
        )
    for user_id, changes in affected.lookers.items():
        await owe_person(
            session,
            f"deadlines:{kind}",
            f"deadlines:{kind}:{key}:u{user_id}",
            guild_id=edition.guild_id,
            user_id=user_id,
            now=now,
            reason=reason,
            items=_items(changes),
        )


async def set_look(session: AsyncSession, deadline: store.Deadline, *, now: datetime) -> None:
    """Say when somebody may have to be reminded of the deadline next, unless it is time for that already."""
    if deadline.look_at is not None and deadline.look_at <= now:
        return
    await look_ahead(session, deadline, now=now)


async def look_ahead(session: AsyncSession, deadline: store.Deadline, *, now: datetime) -> None:
    """Say when somebody may have to be reminded of the deadline next, after now."""
    dates = [deadline.due_at, *(each.due_at for each in await store.list_extensions(session, [deadline.id]))]
    ladder = read_ladder(deadline.ladder)
    rungs = [next_rung_at(due_for(deadline.due_at, each), ladder, now=now) for each in dates]
    deadline.look_at = min((each for each in rungs if each is not None), default=None)


def write_change(
    session: AsyncSession,
    actor: Actor,
    deadline: store.Deadline,
    kind: ChangeKind,
    tag: AuditTag,
    *,
    now: datetime,
    before: NewDate | None = None,
    after: NewDate | None = None,
    reason: str = "",
    team_id: int | None = None,
) -> None:
    """Write a change into the history and into the audit."""
    session.add(
        store.DeadlineChange(
            deadline_id=deadline.id,
            kind=kind,
            team_id=team_id,
            actor_id=actor.user_id,
            reason=reason,
            before_at=before.at if before else None,
            before_words=before.words if before else None,
            after_at=after.at if after else None,
            after_words=after.words if after else None,
            at=now,
        )
    )
    facts = {
        "deadline": deadline.id,
        "team": team_id,
        "before": moment(before.at if before else None),
        "after": moment(after.at if after else None),
    }
    audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)


def write_dates(dates: Mapping[int, NewDate | None], versions: Mapping[int, int]) -> dict[str, Any]:
    """New dates as a draft keeps them."""
    return {
        str(deadline_id): {
            "version": versions[deadline_id],
            "after": {"at": moment(date.at), "words": date.words, "zone": date.zone} if date else None,
        }
        for deadline_id, date in dates.items()
    }


def read_dates(kept: Mapping[str, Any]) -> tuple[dict[int, NewDate | None], dict[int, int]]:
    """What `write_dates` kept: the dates, and the versions that the deadlines had."""
    dates = {int(deadline_id): _read_date(each["after"]) for deadline_id, each in kept.items()}
    return dates, {int(deadline_id): each["version"] for deadline_id, each in kept.items()}


def _read_date(kept: Mapping[str, str] | None) -> NewDate | None:
    return NewDate(datetime.fromisoformat(kept["at"]), kept["words"], kept["zone"]) if kept else None


def _moves(deadline: store.Deadline, dues: Dues, team_id: int, after: NewDate | None) -> bool:
    """Whether the team has less or more time after the change."""
    extension = dues.extension(deadline, team_id)
    if after is None or extension is None:
        return True
    return due_for(after.at, extension.due_at) != extension.due_at


def _list_reminders(deadline: store.Deadline, after: NewDate | None, *, now: datetime) -> tuple[datetime, ...]:
    if after is None or deadline.asks == Asks.NOTHING:
        return ()
    return tuple(at for before in read_ladder(deadline.ladder) if (at := after.at - before) > now)


def _items(changes: Iterable[DateChange]) -> list[dict[str, Any]]:
    return [
        {
            "deadline_id": change.deadline_id,
            "name": change.name,
            "before": moment(change.before.at),
            "after": moment(change.after.at) if change.after else None,
            "words": change.after.words if change.after else None,
        }
        for change in changes
    ]

"""Deadlines as people see them: what is still owed, until when, and what is to be said about it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.deadlines import Asks, DatedLine, NoSuchDeadline, read_ladder, snooze_until
from bot.domain.people import send_at
from bot.domain.permissions import Action, Actor, OnlyTeamMay
from bot.services._deadlines import Dues, Mine, deadline_value, is_open_for
from bot.services._edition import get_edition, hold_own_team
from bot.services._outbox import owe_person, owe_team
from bot.services._people import get_settings
from bot.services._remind import DUE
from db import audit, challenges, cohorts, deliveries, people, rooms
from db import deadlines as store
from db import teams as teams_store
from db.engine import Database, reads, writes

__all__ = ["DeadlineHit", "DeadlineLine", "DeadlinePage", "Deadlines", "Mine", "deadline_value"]

_KEPT_AFTER_REMOVAL = timedelta(days=90)
_HITS_MAX = 25


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One deadline as one person sees it; `papers` are those for which their team still owes what is asked."""

    id: int
    name: str
    asks: Asks
    is_hard: bool
    grace_minutes: int
    due_at: datetime
    words: str
    zone: str
    link: str | None
    team_id: int | None
    is_past: bool
    is_extended: bool
    mine: Mine
    papers: tuple[str, ...]
    is_muted: bool
    cohort: str | None  # whose teams alone it concerns
    concerns_me: bool  # it is for all, or for the cohort of the person's team


@dataclass(frozen=True, slots=True)
class DeadlinePage:
    """The deadlines of an edition, earliest first, as one person sees them."""

    edition: str
    team: str | None
    lines: tuple[DeadlineLine, ...]
    may_change: bool
    has_closed_dms: bool


@dataclass(frozen=True, slots=True)
class DeadlineHit:
    """A deadline as autocomplete offers it."""

    id: int
    name: str
    due_at: datetime
    zone: str


class Deadlines:
    """What people can read of deadlines, and say about them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def show(self, session: AsyncSession, actor: Actor) -> DeadlinePage:
        """Every deadline of the current edition. Raises NoEdition."""
        edition = await get_edition(session, actor.guild_id)
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        found = await store.list_deadlines(session, edition.id)
        lines = await self._draw(session, actor, found, team)
        if not actor.organizes:
            lines = [line for line in lines if line.concerns_me]
        person = await people.find_person(session, actor.user_id)
        return DeadlinePage(
            edition=edition.name,
            team=team.name if team else None,
            lines=tuple(lines),
            may_change=actor.organizes,
            has_closed_dms=person is not None and person.dm_closed_at is not None,
        )

    @reads
    async def get(self, session: AsyncSession, actor: Actor, deadline_id: int) -> DeadlineLine:
        """One deadline. Raises NoEdition, NoSuchDeadline."""
        edition = await get_edition(session, actor.guild_id)
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        found = await _get(session, edition, deadline_id)
        line = (await self._draw(session, actor, [found], team))[0]
        if not (actor.organizes or line.concerns_me):
            raise NoSuchDeadline()
        return line

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str) -> list[DeadlineHit]:
        """Deadlines whose name holds what was typed, those to come first."""
        edition = await challenges.find_current_edition(session, actor.guild_id)
        if edition is None:
            return []
        now = self._clock.now()
        wanted = typed.casefold()
        found = [each for each in await store.list_deadlines(session, edition.id) if wanted in each.name.casefold()]
        found.sort(key=lambda each: (each.due_at <= now, each.due_at, each.id))
        return [DeadlineHit(each.id, each.name, each.due_at, each.zone) for each in found[:_HITS_MAX]]

    @reads
    async def list_for(self, session: AsyncSession, guild_id: int, user_id: int) -> Sequence[DatedLine]:
        """What stands in this person's calendar of the server, also what was removed from it of late."""
        edition = await challenges.find_current_edition(session, guild_id)
        if edition is None:
            return []
        since = self._clock.now() - _KEPT_AFTER_REMOVAL
        found = await store.list_deadlines(session, edition.id, removed_since=since)
        team = await teams_store.find_own_team(session, edition.id, user_id)
        team_id = team.id if team else None
        dues = await Dues.load(session, found, {team_id} if team_id else set())
        membership = await teams_store.find_membership(session, edition.id, user_id)
        joined_at = membership.joined_at if membership else None
        mine = [each for each in found if dues.concerns(each, team_id)]
        return [_date(each, edition.name, dues, team_id, joined_at) for each in mine]

    @writes
    async def mark_done(
        self, session: AsyncSession, actor: Actor, deadline_id: int, *, team_id: int | None = None
    ) -> DeadlineLine:
        """The actor's team has done what is asked, so nobody of it is reminded any more.

        `team_id` is the team that the actor speaks of, where that is said.
        Raises NoEdition, NoSuchDeadline, NotInTeam, OnlyTeamMay.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.DEADLINE_DONE)
        if team_id is not None and team_id != team.id:
            other = await teams_store.find_team(session, edition.id, team_id=team_id)
            raise OnlyTeamMay(team=other.name if other else "")
        deadline = await _get(session, edition, deadline_id)
        now = self._clock.now()
        if await session.get(store.DoneMark, (deadline.id, team.id)) is None:
            session.add(store.DoneMark(deadline_id=deadline.id, team_id=team.id, marked_by=actor.user_id, at=now))
            _record(session, actor, AuditTag.DEADLINE_DONE, deadline, now, team=team.id)
            key = f"deadlines:done:{deadline.id}:{team.id}:{now.isoformat()}"
            nobody: list[int] = []
            await owe_team(
                session,
                "deadlines:done",
                key,
                guild_id=actor.guild_id,
                team_id=team.id,
                now=now,
                name=deadline.name,
                actor_id=actor.user_id,
                notify=nobody,
            )
        return (await self._draw(session, actor, [deadline], team))[0]

    @writes
    async def unmark_done(self, session: AsyncSession, actor: Actor, deadline_id: int) -> DeadlineLine:
        """It is not done after all. Raises NoEdition, NoSuchDeadline, NotInTeam."""
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.DEADLINE_DONE)
        deadline = await _get(session, edition, deadline_id)
        mark = await session.get(store.DoneMark, (deadline.id, team.id))
        if mark is not None:
            await session.delete(mark)
            _record(session, actor, AuditTag.DEADLINE_UNDONE, deadline, self._clock.now(), team=team.id)
            await session.flush()
        return (await self._draw(session, actor, [deadline], team))[0]

    @writes
    async def mute(self, session: AsyncSession, actor: Actor, deadline_id: int) -> DeadlineLine:
        """The person is not reminded of this deadline any more. Raises NoEdition, NoSuchDeadline."""
        edition = await get_edition(session, actor.guild_id)
        deadline = await _get(session, edition, deadline_id)
        if await session.get(store.Mute, (deadline.id, actor.user_id)) is None:
            session.add(store.Mute(deadline_id=deadline.id, user_id=actor.user_id, at=self._clock.now()))
            await deliveries.cancel(session, _snooze_key(deadline, actor), now=self._clock.now())
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        return (await self._draw(session, actor, [deadline], team))[0]

    @writes
    async def unmute(self, session: AsyncSession, actor: Actor, deadline_id: int) -> DeadlineLine:
        """The person is reminded again. Raises NoEdition, NoSuchDeadline."""
        edition = await get_edition(session, actor.guild_id)
        deadline = await _get(session, edition, deadline_id)
        if (mark := await session.get(store.Mute, (deadline.id, actor.user_id))) is not None:
            await session.delete(mark)
            await session.flush()
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        return (await self._draw(session, actor, [deadline], team))[0]

    @writes
    async def snooze(self, session: AsyncSession, actor: Actor, deadline_id: int) -> datetime | None:
        """Remind the person once more, by direct message; gives when, and None where nothing is owed or no time left.

        Who had muted the deadline is reminded of it again. Raises NoEdition, NoSuchDeadline.
        """
        edition, now = await get_edition(session, actor.guild_id), self._clock.now()
        deadline = await _get(session, edition, deadline_id)
        await people.lock_person(session, actor.user_id, now=now)  # so that two presses are one wish
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        team_id = team.id if team else None
        dues = await Dues.load(session, [deadline], {team_id} if team_id else set())
        if dues.stands(deadline, team_id) is not Mine.OWED or not is_open_for(deadline, dues, team_id, now=now):
            return None
        if (mark := await session.get(store.Mute, (deadline.id, actor.user_id))) is not None:
            await session.delete(mark)
        due_at, settings = dues.due_at(deadline, team_id), await get_settings(session, actor.user_id)
        again_at = send_at(snooze_until(due_at, now=now), settings, expires_at=due_at)
        await deliveries.cancel(session, _snooze_key(deadline, actor), now=now)
        room = await rooms.find_room(session, team_id) if team_id is not None else None
        await owe_person(
            session,
            DUE,
            f"{_snooze_key(deadline, actor)}{secrets.token_hex(8)}",
            guild_id=actor.guild_id,
            user_id=actor.user_id,
            now=now,
            due_at=again_at,
            expires_at=due_at,
            fallback_id=room.channel_id if room else None,
            snoozed=True,
            items=[{"deadline_id": deadline.id, "version": dues.version(deadline, team_id)}],
        )
        return again_at

    async def _draw(
        self, session: AsyncSession, actor: Actor, found: Sequence[store.Deadline], team: teams_store.Team | None
    ) -> list[DeadlineLine]:
        team_id, now = team.id if team else None, self._clock.now()
        dues = await Dues.load(session, found, {team_id} if team_id else set())
        muted = await store.list_muted(session, [each.id for each in found], user_ids=[actor.user_id])
        names = await _name_cohorts(session, found)
        lines = [
            _line(each, dues, team_id, now=now, is_muted=(each.id, actor.user_id) in muted, cohort=names[each.id])
            for each in found
        ]
        return sorted(lines, key=lambda line: (line.due_at, line.id))


async def _get(session: AsyncSession, edition: challenges.Edition, deadline_id: int) -> store.Deadline:
    deadline = await store.find_deadline(session, edition.id, deadline_id)
    if deadline is None:
        raise NoSuchDeadline()
    return deadline


async def _name_cohorts(session: AsyncSession, found: Sequence[store.Deadline]) -> dict[int, str | None]:
    """By deadline: the name of the cohort that it concerns, None where it is for all."""
    edition_ids = {each.edition_id for each in found if each.cohort_id is not None}
    names = {each.id: each.name for edition in edition_ids for each in await cohorts.list_cohorts(session, edition)}
    return {each.id: names.get(each.cohort_id or 0) for each in found}


def _line(
    deadline: store.Deadline, dues: Dues, team_id: int | None, *, now: datetime, is_muted: bool, cohort: str | None
) -> DeadlineLine:
    extension = dues.extension(deadline, team_id)
    owed = dues.owed(deadline, team_id) if team_id is not None else None
    return DeadlineLine(
        id=deadline.id,
        name=deadline.name,
        asks=Asks(deadline.asks),
        is_hard=deadline.is_hard,
        grace_minutes=deadline.grace_minutes,
        due_at=dues.due_at(deadline, team_id),
        words=extension.words if extension else deadline.words,
        zone=extension.zone if extension else deadline.zone,
        link=deadline.link,
        team_id=team_id,
        is_past=not is_open_for(deadline, dues, team_id, now=now),
        is_extended=extension is not None,
        mine=dues.stands(deadline, team_id),
        papers=owed or (),
        is_muted=is_muted,
        cohort=cohort,
        concerns_me=dues.concerns(deadline, team_id),
    )


def _date(
    deadline: store.Deadline, edition: str, dues: Dues, team_id: int | None, joined_at: datetime | None
) -> DatedLine:
    extension = dues.extension(deadline, team_id)
    # What a person sees also changes with the team that they are in.
    seen = (dues.since(deadline, team_id), deadline.corrected_at, deadline.removed_at, joined_at)
    changed_at = max(at for at in seen if at is not None)
    return DatedLine(
        id=deadline.id,
        name=deadline.name,
        edition=edition,
        at=dues.due_at(deadline, team_id),
        words=extension.words if extension else deadline.words,
        zone=extension.zone if extension else deadline.zone,
        is_hard=deadline.is_hard,
        link=deadline.link,
        version=1 + max(0, int((changed_at - deadline.created_at).total_seconds())),
        changed_at=changed_at,
        removed=deadline.removed_at is not None,
        before=read_ladder(deadline.ladder),
    )


def _snooze_key(deadline: store.Deadline, actor: Actor) -> str:
    return f"deadlines:snooze:{deadline.id}:{actor.user_id}:"


def _record(
    session: AsyncSession, actor: Actor, tag: AuditTag, deadline: store.Deadline, at: datetime, **facts: object
) -> None:
    facts = {"deadline": deadline.id, **facts}
    audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=at)

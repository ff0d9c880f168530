"""Merges: one team's lead asks another's whether both teams become one, and the answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import merges as rules
from bot.domain.asks import AskState, MergeAskedAlready, MergeChanged, MergeOver
from bot.domain.audit import AuditTag
from bot.domain.claims import BUSY_STATES
from bot.domain.permissions import Action, Actor
from bot.services._edition import ensure_merging, get_edition, get_own_team, hold_own_team
from bot.services._fingerprint import fingerprint
from bot.services._merging import join_teams, tell_both
from bot.services._outbox import moment, owe_lead
from bot.services._pace import ensure_pace
from bot.services._roster import record
from bot.services._team_asks import Asked, end, expire_overdue, key_of, tell_lead
from bot.services._teams import get_team
from db import claims, waitlist
from db import team_asks as store
from db.challenges import Edition
from db.engine import Database, reads, writes
from db.teams import Merge, Team, find_team, list_members


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging does: `other` ends, and `moving` people go with their papers to `team`, which then has `people`.

    `waits` are the papers that the other waits for; `hides_people` says whether the team then shows its people to
    nobody else. `merge_id` is the question that waits for an answer, if it was asked.
    """

    team_id: int
    team: str
    other_id: int
    other: str
    moving: int
    people: int
    seats: int
    papers: tuple[str, ...]
    waits: tuple[str, ...]
    hides_people: bool
    merge_id: int | None = None
    expires_at: datetime | None = None

    @property
    def fingerprint(self) -> int:
        """Tells two outcomes of merging apart."""
        facts = (self.team_id, self.other_id, self.moving, self.people, self.hides_people)
        return fingerprint(*facts, *self.papers, *self.waits)


class Merges:
    """What leads and the bell can do with two teams that may become one."""

    def __init__(self, database: Database, clock: Clock, *, life_days: int) -> None:
        self.database = database
        self._clock = clock
        self._life = timedelta(days=life_days)

    @reads
    async def asking(self, session: AsyncSession, actor: Actor, typed_team: str) -> MergePlan:
        """What would happen if the team of this name and the actor's became one. Raises what `ask` raises."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_LEAD)
        ensure_merging(edition, now=self._clock.now())
        other = await get_team(session, edition, typed_team)
        return await _plan(session, edition, team, other)

    @writes
    async def ask(self, session: AsyncSession, actor: Actor, other_id: int) -> Asked:
        """Ask another team's lead whether it and the actor's become one; a question that still waits is given again.

        Raises NotInTeam, OnlyLeadMay, CannotMergeAlone, MergeTooBig, MergeSamePaper, MergeTooManyClaims,
        MergeAskedAlready, EditionNotOpen, DatePassed, TooManyActs.
        """
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_LEAD, beside=[other_id])
        ensure_merging(edition, now=now)
        other = await find_team(session, edition.id, team_id=other_id)
        if other is None:
            raise MergeOver()
        await _plan(session, edition, team, other)
        theirs = await store.find_open_merge(session, other.id, team.id)
        if theirs is not None and theirs.expires_at > now:
            raise MergeAskedAlready(team=other.name)
        waiting = await store.find_open_merge(session, team.id, other.id)
        if waiting is not None and waiting.expires_at > now:
            return Asked(waiting.id, team.id, other.name, other.lead_id or 0, waiting.expires_at, is_new=False)
        await ensure_pace(session, actor, AuditTag.MERGE_ASK, now=now)
        if waiting is not None:
            await end(session, waiting, AskState.EXPIRED, now=now)
            record(session, edition, None, AuditTag.MERGE_EXPIRE, team, now=now, other=other.id)
            await session.flush()
        merge = await self._add(session, edition, team, other, actor)
        return Asked(merge.id, team.id, other.name, other.lead_id or 0, merge.expires_at)

    @reads
    async def answering(self, session: AsyncSession, actor: Actor, merge_id: int) -> MergePlan:
        """What would happen if the actor agreed now. Raises what `accept` raises."""
        edition = await get_edition(session, actor.guild_id)
        ensure_merging(edition, now=self._clock.now())
        other = await get_own_team(session, edition, actor, Action.TEAM_LEAD)
        merge = await self._get(session, merge_id, other)
        team = await find_team(session, edition.id, team_id=merge.team_id)
        if team is None:
            raise MergeOver()
        return await _plan(session, edition, team, other, merge)

    @writes
    async def accept(
        self, session: AsyncSession, actor: Actor, merge_id: int, *, asked: int | None = None
    ) -> MergePlan:
        """Let the actor's team become part of the one that asked.

        `asked` is the fingerprint of what the actor was told that merging means; when it means something else by now,
        MergeChanged is raised.
        Raises NotInTeam, OnlyLeadMay, MergeOver, CannotMergeAlone, MergeTooBig, MergeSamePaper, MergeTooManyClaims,
        EditionNotOpen, DatePassed.
        """
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        asked_merge = await store.find_ask(session, Merge, merge_id)
        beside = [asked_merge.team_id] if asked_merge else []
        other = await hold_own_team(session, edition, actor, Action.TEAM_LEAD, beside=beside)
        ensure_merging(edition, now=now)
        merge = await self._get(session, merge_id, other)
        team = await find_team(session, edition.id, team_id=merge.team_id)
        if team is None:
            raise MergeOver()
        plan = await _plan(session, edition, team, other, merge)
        if asked is not None and asked != plan.fingerprint:
            raise MergeChanged(team=team.name)
        moved = await join_teams(session, edition, team, other, merge, actor=actor, now=now)
        await tell_both(session, edition, merge, team, other, moved, actor=actor, now=now)
        return plan

    @writes
    async def decline(self, session: AsyncSession, actor: Actor, merge_id: int) -> str:
        """Say no; gives the name of the team that asked. Raises NotInTeam, OnlyLeadMay, MergeOver."""
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        other = await hold_own_team(session, edition, actor, Action.TEAM_LEAD)
        merge = await self._get(session, merge_id, other, hold=True)
        await end(session, merge, AskState.DECLINED, now=now)
        team = await session.get_one(Team, merge.team_id)
        record(session, edition, actor, AuditTag.MERGE_DECLINE, team, now=now, other=other.id)
        await tell_lead(session, edition.guild_id, merge, other.name, of=team, now=now)
        return team.name

    @writes
    async def withdraw(self, session: AsyncSession, actor: Actor, merge_id: int) -> str:
        """Take the question of the actor's team back; gives the other's name.

        Raises NotInTeam, OnlyLeadMay, MergeOver.
        """
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_LEAD)
        merges = await store.lock_open_merges(session, [team.id])
        merge = next((each for each in merges if each.id == merge_id and each.team_id == team.id), None)
        if merge is None:
            raise MergeOver()
        await end(session, merge, AskState.WITHDRAWN, now=now)
        record(session, edition, actor, AuditTag.MERGE_WITHDRAW, team, now=now, other=merge.other_id)
        return (await session.get_one(Team, merge.other_id)).name

    @writes
    async def expire(self, session: AsyncSession) -> int:
        """Close those whose time is past, at most 100 a call, and tell who asked; gives how many."""
        now = self._clock.now()
        overdue = await expire_overdue(session, Merge, AuditTag.MERGE_EXPIRE, now=now)
        for merge, team, guild_id in overdue:
            other = await session.get_one(Team, merge.other_id)
            await tell_lead(session, guild_id, merge, other.name, of=team, now=now)
        return len(overdue)

    async def _add(self, session: AsyncSession, edition: Edition, team: Team, other: Team, actor: Actor) -> Merge:
        """Write the question down, and send it to the other lead, who need not learn who asks."""
        now = self._clock.now()
        merge = Merge(
            team_id=team.id,
            other_id=other.id,
            asked_by=actor.user_id,
            state=AskState.OPEN,
            created_at=now,
            expires_at=now + self._life,
        )
        session.add(merge)
        await session.flush()
        record(session, edition, actor, AuditTag.MERGE_ASK, team, now=now, other=other.id)
        await owe_lead(
            session,
            "teams:merge-asked",
            key_of(merge),
            guild_id=edition.guild_id,
            of=other,
            now=now,
            expires_at=merge.expires_at,
            merge=merge.id,
            team=team.name,
            other=other.name,
            until=moment(merge.expires_at),
        )
        return merge

    async def _get(self, session: AsyncSession, merge_id: int, other: Team, *, hold: bool = False) -> Merge:
        """The open question to this team. Held, or with both teams held, nobody else answers it meanwhile."""
        if hold:
            await store.lock_open_merges(session, [other.id])
        merge = await store.find_ask(session, Merge, merge_id)
        if merge is None or merge.other_id != other.id or merge.state != AskState.OPEN:
            raise MergeOver()
        if merge.expires_at <= self._clock.now():
            raise MergeOver()
        return merge


async def _plan(
    session: AsyncSession, edition: Edition, team: Team, other: Team, merge: Merge | None = None
) -> MergePlan:
    """What merging the other team into this one does now. Raises what forbids it."""
    if team.id == other.id:
        raise rules.CannotMergeAlone()
    one, two = await _half(session, team), await _half(session, other)
    rules.ensure_mergeable(one, two, seats=edition.seats_per_team, claims=edition.claims_per_team)
    waits = await waitlist.list_waited(session, other.id)
    hides = [await claims.hides_people(session, each.id) for each in (team, other)]
    return MergePlan(
        team_id=team.id,
        team=team.name,
        other_id=other.id,
        other=other.name,
        moving=two.people,
        people=one.people + two.people,
        seats=edition.seats_per_team,
        papers=tuple(two.papers),
        waits=tuple(wait.title for wait in waits),
        hides_people=any(hides),
        merge_id=merge.id if merge else None,
        expires_at=merge.expires_at if merge else None,
    )


async def _half(session: AsyncSession, team: Team) -> rules.Half:
    held = await claims.list_held(session, team.id)
    return rules.Half(
        team=team.name,
        people=len(await list_members(session, team.id)),
        papers=[claim.title for claim in held],
        busy=[claim.title for claim in held if claim.state in BUSY_STATES],
    )

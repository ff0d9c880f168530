"""Requests: ask to be let into a team, and the answer of its lead."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import teams as rules
from bot.domain.asks import AskState, RequestOver
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor
from bot.services._edition import ensure_roster, get_edition, hold_own_team, hold_team
from bot.services._outbox import moment, owe_lead
from bot.services._pace import ensure_pace
from bot.services._roster import admit, ensure_free, ensure_member_free, record
from bot.services._team_asks import Answered, Asked, end, expire_overdue, key_of, lock_asks, tell_answer, tell_lead
from bot.services._teams import get_team
from db import team_asks as store
from db.challenges import Edition
from db.engine import Database, writes
from db.teams import Invitation, JoinRequest, Team, list_members

__all__ = ["Requests"]


class Requests:
    """What people and the bell can do with requests to join a team."""

    def __init__(self, database: Database, clock: Clock, *, life_days: int) -> None:
        self.database = database
        self._clock = clock
        self._life = timedelta(days=life_days)

    @writes
    async def ask(self, session: AsyncSession, actor: Actor, typed_team: str) -> Asked:
        """Ask the team's lead to be let in; a request that still waits is given again.

        Somebody whom the team invited is in at once.
        Raises NoSuchTeam, NobodyThere, AlreadyInTeam, TeamFull, EditionNotOpen, DatePassed, TooManyActs.
        """
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        named = await get_team(session, edition, typed_team)
        team = await hold_team(session, edition, named.id)
        ensure_roster(edition, now=now)
        if team is None:
            raise rules.NoSuchTeam(name=named.name)
        await ensure_free(session, edition, actor)
        members = await list_members(session, team.id)
        if not members:
            raise rules.NobodyThere(team=team.name)
        invitation = await store.find_open(session, Invitation, team.id, actor.user_id)
        if invitation is not None and invitation.expires_at > now:
            await admit(session, edition, team, actor.user_id, actor=actor, now=now)
            who = actor.user_id
            await tell_lead(session, edition.guild_id, invitation, team.name, of=team, now=now, user=who)
            return Asked(invitation.id, team.id, team.name, who, invitation.expires_at, is_in=True)
        waiting = await store.find_open(session, JoinRequest, team.id, actor.user_id)
        if waiting is not None and waiting.expires_at > now:
            return Asked(waiting.id, team.id, team.name, actor.user_id, waiting.expires_at, is_new=False)
        rules.ensure_seat_free(team=team.name, taken=[m.seat for m in members], seats=edition.seats_per_team)
        await ensure_pace(session, actor, AuditTag.REQUEST_SEND, now=now)
        if waiting is not None:
            await end(session, waiting, AskState.EXPIRED, now=now)
            record(session, edition, None, AuditTag.REQUEST_EXPIRE, team, now=now, user=actor.user_id)
            await session.flush()
        request = await self._add(session, edition, team, actor)
        return Asked(request.id, team.id, team.name, actor.user_id, request.expires_at)

    @writes
    async def accept(self, session: AsyncSession, actor: Actor, request_id: int) -> Answered:
        """Let the person into the actor's team.

        Raises NotInTeam, OnlyLeadMay, RequestOver, MemberAlreadyInTeam, TeamFull, EditionNotOpen, DatePassed.
        """
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        request, team = await self._hold(session, edition, actor, request_id)
        ensure_roster(edition, now=now)
        await admit(session, edition, team, request.user_id, actor=actor, now=now)
        return await self._answer(session, edition, team, request)

    @writes
    async def decline(self, session: AsyncSession, actor: Actor, request_id: int) -> Answered:
        """Say no to a request. Raises NotInTeam, OnlyLeadMay, RequestOver, MemberAlreadyInTeam."""
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        request, team = await self._hold(session, edition, actor, request_id)
        await end(session, request, AskState.DECLINED, now=now)
        record(session, edition, actor, AuditTag.REQUEST_DECLINE, team, now=now, user=request.user_id)
        return await self._answer(session, edition, team, request)

    @writes
    async def withdraw(self, session: AsyncSession, actor: Actor, request_id: int) -> Answered:
        """Take one's own request back. Raises RequestOver."""
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        _, mine = await lock_asks(session, edition, user_ids=[actor.user_id])
        request = next((each for each in mine if each.id == request_id and each.user_id == actor.user_id), None)
        if request is None:
            raise RequestOver()
        team = await session.get_one(Team, request.team_id)
        await end(session, request, AskState.WITHDRAWN, now=now)
        record(session, edition, actor, AuditTag.REQUEST_WITHDRAW, team, now=now, user=actor.user_id)
        return Answered(team.id, team.name, actor.user_id, hides=False)

    @writes
    async def expire(self, session: AsyncSession) -> int:
        """Close those whose time is past, at most 100 a call, and tell who asked; gives how many."""
        now = self._clock.now()
        overdue = await expire_overdue(session, JoinRequest, AuditTag.REQUEST_EXPIRE, now=now)
        for request, team, guild_id in overdue:
            await tell_answer(session, guild_id, request, team.name, now=now)
        return len(overdue)

    async def _add(self, session: AsyncSession, edition: Edition, team: Team, actor: Actor) -> JoinRequest:
        """Write the request down, and send it to the lead."""
        now = self._clock.now()
        request = JoinRequest(
            team_id=team.id,
            user_id=actor.user_id,
            state=AskState.OPEN,
            created_at=now,
            expires_at=now + self._life,
        )
        session.add(request)
        await session.flush()
        record(session, edition, actor, AuditTag.REQUEST_SEND, team, now=now, user=actor.user_id)
        await owe_lead(
            session,
            "teams:requested",
            key_of(request),
            guild_id=edition.guild_id,
            of=team,
            now=now,
            expires_at=request.expires_at,
            request=request.id,
            team=team.name,
            user=actor.user_id,
            until=moment(request.expires_at),
        )
        return request

    async def _hold(
        self, session: AsyncSession, edition: Edition, actor: Actor, request_id: int
    ) -> tuple[JoinRequest, Team]:
        """The open request to the actor's team, both held."""
        team = await hold_own_team(session, edition, actor, Action.TEAM_LEAD)
        request = await store.find_ask(session, JoinRequest, request_id)
        if request is None or request.team_id != team.id:
            raise RequestOver()
        _, theirs = await lock_asks(session, edition, user_ids=[request.user_id])
        if not any(each.id == request_id for each in theirs) or request.expires_at <= self._clock.now():
            await ensure_member_free(session, edition, request.user_id, but=team.id)
            raise RequestOver()
        return request, team

    async def _answer(self, session: AsyncSession, edition: Edition, team: Team, request: JoinRequest) -> Answered:
        """Tell the person who asked, and give what the lead reads."""
        await tell_answer(session, edition.guild_id, request, team.name, now=self._clock.now())
        return Answered(team.id, team.name, request.user_id, hides=False)

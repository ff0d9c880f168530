"""Invitations: ask somebody into a team, and the answer."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import teams as rules
from bot.domain.asks import AskState, CannotInviteBot, InvitationOver, NotYourInvitation
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor
from bot.services._edition import ensure_roster, get_edition, get_own_team, hold_own_team, hold_team
from bot.services._outbox import moment, owe_person
from bot.services._pace import ensure_pace
from bot.services._roster import admit, ensure_free, ensure_member_free, record
from bot.services._team_asks import Answered, Asked, end, expire_overdue, key_of, lock_asks, tell_answer, tell_lead
from db import claims
from db import team_asks as store
from db.challenges import Edition
from db.engine import Database, writes
from db.teams import Invitation, JoinRequest, Team, find_team, list_members

__all__ = ["Answered", "Asked", "Invitations"]


class Invitations:
    """What people and the bell can do with invitations."""

    def __init__(self, database: Database, clock: Clock, *, life_days: int) -> None:
        self.database = database
        self._clock = clock
        self._life = timedelta(days=life_days)

    @writes
    async def invite(
        self,
        session: AsyncSession,
        actor: Actor,
        user_id: int,
        *,
        is_bot: bool = False,
        channel_id: int | None = None,
    ) -> Asked:
        """Ask somebody into the actor's team, by direct message or else in this channel.

        An invitation that still waits is given again. Somebody who asked to join is in at once.
        Raises NotInTeam, OnlyLeadMay, CannotInviteBot, MemberAlreadyInTeam, TeamFull, EditionNotOpen, DatePassed,
        TooManyActs.
        """
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_INVITE)
        ensure_roster(edition, now=now)
        if is_bot or user_id == actor.user_id:
            raise CannotInviteBot()
        await ensure_member_free(session, edition, user_id)
        waiting = await store.find_open(session, Invitation, team.id, user_id)
        if waiting is not None and waiting.expires_at > now:
            return Asked(waiting.id, team.id, team.name, user_id, waiting.expires_at, is_new=False)
        request = await store.find_open(session, JoinRequest, team.id, user_id)
        if request is not None and request.expires_at > now:
            await admit(session, edition, team, user_id, actor=actor, now=now)
            await tell_answer(session, edition.guild_id, request, team.name, now=now)
            return Asked(request.id, team.id, team.name, user_id, request.expires_at, is_in=True)
        await ensure_pace(session, actor, AuditTag.INVITATION_SEND, now=now)
        if waiting is not None:
            await end(session, waiting, AskState.EXPIRED, now=now)
            record(session, edition, None, AuditTag.INVITATION_EXPIRE, team, now=now, user=user_id)
            await session.flush()
        members = await list_members(session, team.id)
        rules.ensure_seat_free(team=team.name, taken=[m.seat for m in members], seats=edition.seats_per_team)
        invitation = Invitation(
            team_id=team.id,
            user_id=user_id,
            invited_by=actor.user_id,
            state=AskState.OPEN,
            created_at=now,
            expires_at=now + self._life,
        )
        session.add(invitation)
        await session.flush()
        record(session, edition, actor, AuditTag.INVITATION_SEND, team, now=now, user=user_id)
        await _send(session, edition, team, invitation, channel_id)
        return Asked(invitation.id, team.id, team.name, user_id, invitation.expires_at)

    @writes
    async def accept(self, session: AsyncSession, actor: Actor, invitation_id: int) -> Answered:
        """Join the team that asked.

        Raises InvitationOver, NotYourInvitation, AlreadyInTeam, TeamFull, EditionNotOpen, DatePassed.
        """
        edition = await get_edition(session, actor.guild_id)
        invitation, team = await self._hold(session, edition, actor, invitation_id)
        ensure_roster(edition, now=self._clock.now())
        await admit(session, edition, team, actor.user_id, actor=actor, now=self._clock.now())
        return await self._answer(session, edition, team, invitation)

    @writes
    async def decline(self, session: AsyncSession, actor: Actor, invitation_id: int) -> Answered:
        """Say no to an invitation. Raises InvitationOver, NotYourInvitation, AlreadyInTeam."""
        edition = await get_edition(session, actor.guild_id)
        invitation, team = await self._hold(session, edition, actor, invitation_id)
        await end(session, invitation, AskState.DECLINED, now=self._clock.now())
        record(session, edition, actor, AuditTag.INVITATION_DECLINE, team, now=self._clock.now(), user=actor.user_id)
        return await self._answer(session, edition, team, invitation)

    @writes
    async def withdraw(self, session: AsyncSession, actor: Actor, invitation_id: int) -> Answered:
        """Take an invitation of the actor's team back. Raises NotInTeam, OnlyLeadMay, InvitationOver."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_INVITE)
        invitations, _ = await lock_asks(session, edition, team_ids=[team.id])
        invitation = next((each for each in invitations if each.id == invitation_id), None)
        if invitation is None:
            raise InvitationOver()
        await end(session, invitation, AskState.WITHDRAWN, now=self._clock.now())
        who = invitation.user_id
        record(session, edition, actor, AuditTag.INVITATION_WITHDRAW, team, now=self._clock.now(), user=who)
        return Answered(team.id, team.name, who, hides=False)

    @writes
    async def expire(self, session: AsyncSession) -> int:
        """Close those whose time is past, at most 100 a call, and tell the leads; gives how many."""
        now = self._clock.now()
        overdue = await expire_overdue(session, Invitation, AuditTag.INVITATION_EXPIRE, now=now)
        for invitation, team, guild_id in overdue:
            who = invitation.user_id
            await tell_lead(session, guild_id, invitation, team.name, of=team, now=now, user=who)
        return len(overdue)

    async def _hold(
        self, session: AsyncSession, edition: Edition, actor: Actor, invitation_id: int
    ) -> tuple[Invitation, Team]:
        """The actor's open invitation and its team, both held."""
        invitation = await store.find_ask(session, Invitation, invitation_id)
        team = await find_team(session, edition.id, team_id=invitation.team_id) if invitation else None
        if invitation is None:
            raise InvitationOver()
        if invitation.user_id != actor.user_id:
            raise NotYourInvitation()
        team = await hold_team(session, edition, team.id) if team else None
        mine, _ = await lock_asks(session, edition, user_ids=[actor.user_id])
        is_open = any(each.id == invitation_id for each in mine) and invitation.expires_at > self._clock.now()
        if team is None or not is_open:
            await ensure_free(session, edition, actor, but=invitation.team_id)
            raise InvitationOver()
        return invitation, team

    async def _answer(self, session: AsyncSession, edition: Edition, team: Team, invitation: Invitation) -> Answered:
        """Tell the lead, and give what the person who answered reads."""
        now, who = self._clock.now(), invitation.user_id
        await tell_lead(session, edition.guild_id, invitation, team.name, of=team, now=now, user=who)
        return Answered(team.id, team.name, who, hides=await claims.hides_people(session, team.id))


async def _send(
    session: AsyncSession, edition: Edition, team: Team, invitation: Invitation, channel_id: int | None
) -> None:
    hides = await claims.hides_people(session, team.id)
    await owe_person(
        session,
        "teams:invited",
        key_of(invitation),
        guild_id=edition.guild_id,
        user_id=invitation.user_id,
        fallback_id=None if hides else channel_id,  # nobody else may read whom such a team takes in
        now=invitation.created_at,
        expires_at=invitation.expires_at,
        invitation=invitation.id,
        team=team.name,
        lead=invitation.invited_by,
        until=moment(invitation.expires_at),
    )

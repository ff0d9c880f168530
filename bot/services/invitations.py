"""Invitations: ask somebody into a team, and the answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import ensure_open
from bot.domain.permissions import Action, Actor
from bot.services._edition import get_edition, hold_own_team
from bot.services._roster import TeamCard, admit, record, show_team
from db import audit
from db import teams as store
from db.challenges import Edition
from db.engine import Database, writes


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that waits for its answer."""

    id: int
    team_id: int
    team: str
    user_id: int
    invited_by: int
    expires_at: datetime


class Invitations:
    """What people and the bell can do with invitations."""

    def __init__(self, database: Database, clock: Clock, *, life_days: int) -> None:
        self.database = database
        self._clock = clock
        self._life = timedelta(days=life_days)

    @writes
    async def invite(self, session: AsyncSession, actor: Actor, user_id: int, *, is_bot: bool = False) -> Invited:
        """Ask somebody into the actor's team; an invitation that still waits is given again.

        Raises NotInTeam, OnlyLeadMay, CannotInviteBot, MemberAlreadyInTeam, TeamFull, EditionNotOpen.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_INVITE)
        ensure_open(edition=edition.name, state=edition.state)
        if is_bot or user_id == actor.user_id:
            raise rules.CannotInviteBot()
        theirs = await store.find_own_team(session, edition.id, user_id)
        if theirs is not None:
            raise rules.MemberAlreadyInTeam(team=theirs.name)
        now = self._clock.now()
        waiting = await store.find_open_invitation(session, team.id, user_id)
        if waiting is not None and waiting.expires_at > now:
            # Its message may be gone, or may never have been shown: it is shown again.
            return _show(waiting, team)
        if waiting is not None:
            waiting.state = "expired"
            await session.flush()
        members = await store.list_members(session, team.id)
        rules.ensure_seat_free(team=team.name, taken=[m.seat for m in members], seats=edition.seats_per_team)
        invitation = store.Invitation(
            team_id=team.id,
            user_id=user_id,
            invited_by=actor.user_id,
            state="open",
            created_at=now,
            expires_at=now + self._life,
        )
        session.add(invitation)
        await session.flush()
        record(session, actor, AuditTag.INVITATION_SEND, team, now=now, user=user_id)
        return _show(invitation, team)

    @writes
    async def accept(self, session: AsyncSession, actor: Actor, invitation_id: int) -> TeamCard:
        """Join the team that asked.

        Raises InvitationOver, NotYourInvitation, AlreadyInTeam, TeamFull, EditionNotOpen.
        """
        edition = await get_edition(session, actor.guild_id)
        invitation, team = await self._get(session, edition, actor, invitation_id)
        ensure_open(edition=edition.name, state=edition.state)
        await admit(session, edition, team, actor, now=self._clock.now())
        invitation.state = "accepted"
        return await show_team(session, edition, team, actor)

    @writes
    async def decline(self, session: AsyncSession, actor: Actor, invitation_id: int) -> str:
        """Say no to an invitation; gives the team's name. Raises InvitationOver, NotYourInvitation."""
        edition = await get_edition(session, actor.guild_id)
        invitation, team = await self._get(session, edition, actor, invitation_id)
        invitation.state = "declined"
        record(session, actor, AuditTag.INVITATION_DECLINE, team, now=self._clock.now())
        return team.name

    @writes
    async def expire(self, session: AsyncSession) -> int:
        """Close those whose time is past, at most 100 a call; gives how many."""
        now = self._clock.now()
        overdue = await store.list_overdue_invitations(session, now, limit=100)
        for invitation, guild_id in overdue:
            invitation.state = "expired"
            facts = {"team": invitation.team_id, "user": invitation.user_id}
            audit.record(session, guild_id=guild_id, actor_id=None, tag=AuditTag.INVITATION_EXPIRE, facts=facts, at=now)
        return len(overdue)

    async def _get(
        self, session: AsyncSession, edition: Edition, actor: Actor, invitation_id: int
    ) -> tuple[store.Invitation, store.Team]:
        invitation = await store.lock_invitation(session, invitation_id)
        if invitation is None:
            raise rules.InvitationOver()
        if invitation.user_id != actor.user_id:
            raise rules.NotYourInvitation()
        team = await store.find_team(session, edition.id, team_id=invitation.team_id)
        if team is None or invitation.state != "open" or invitation.expires_at <= self._clock.now():
            raise rules.InvitationOver()
        return invitation, team


def _show(invitation: store.Invitation, team: store.Team) -> Invited:
    return Invited(invitation.id, team.id, team.name, invitation.user_id, invitation.invited_by, invitation.expires_at)

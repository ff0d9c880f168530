"""Teams: form one, join, ask somebody in, leave."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import ensure_open
from bot.domain.claims import ClaimState
from bot.domain.permissions import Action, Actor, Standing
from bot.services._edition import get_edition, get_own_team
from db import audit, claims
from db import teams as store
from db.challenges import Edition
from db.engine import Database, reads, writes

_VALUE = "team:"


@dataclass(frozen=True, slots=True)
class TeamHit:
    """A team as autocomplete offers it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """A paper that a team holds."""

    id: int
    title: str
    state: ClaimState
    since: datetime


@dataclass(frozen=True, slots=True)
class TeamCard:
    """What everybody may see of a team, and what the person who asked may do with it."""

    id: int
    name: str
    edition: str
    lead_id: int | None
    member_ids: tuple[int, ...]
    seats: int
    papers: tuple[HeldPaper, ...]
    may_join: bool
    may_leave: bool
    may_invite: bool


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team of the list."""

    id: int
    name: str
    members: int
    seats: int
    claims: int


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One page of the teams of an edition, by name; pages count from 0."""

    edition: str
    teams: tuple[TeamLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that waits for its answer."""

    id: int
    team_id: int
    team: str
    user_id: int
    invited_by: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaving does, or did."""

    team: str
    successor_id: int | None
    dissolves: bool
    releases: tuple[str, ...]


def team_value(team_id: int) -> str:
    """What autocomplete hands back for a team; no team name holds a colon followed by digits alone."""
    return f"{_VALUE}{team_id}"


class Teams:
    """What people can do with teams."""

    def __init__(self, database: Database, clock: Clock, *, invitation_days: int) -> None:
        self.database = database
        self._clock = clock
        self._invitation_life = timedelta(days=invitation_days)

    @writes
    async def create(self, session: AsyncSession, actor: Actor, typed_name: str) -> TeamCard:
        """Form a team with the actor as its lead.

        Raises NoEdition, EditionNotOpen, IllegalTeamName, TeamNameTaken, AlreadyInTeam.
        """
        name = rules.ensure_legal_name(typed_name)
        edition = await get_edition(session, actor.guild_id)
        ensure_open(edition=edition.name, state=edition.state)
        await _ensure_free(session, edition, actor)
        key = rules.name_key(name)
        taken = await store.find_team(session, edition.id, key=key)
        if taken is not None:
            raise rules.TeamNameTaken(name=name, taken=taken.name)
        now = self._clock.now()
        team = store.Team(edition_id=edition.id, name=name, name_key=key, lead_id=actor.user_id, created_at=now)
        session.add(team)
        await session.flush()
        await self._seat(session, edition, team, actor.user_id)
        self._record(session, actor, AuditTag.TEAM_CREATE, team, name=name)
        return await _card(session, edition, team, actor)

    @writes
    async def join(self, session: AsyncSession, actor: Actor, typed_team: str) -> TeamCard:
        """Put the actor into a team. Raises NoSuchTeam, AlreadyInTeam, TeamFull, EditionNotOpen."""
        edition = await get_edition(session, actor.guild_id)
        ensure_open(edition=edition.name, state=edition.state)
        team = await _get_team(session, edition, typed_team)
        await self._admit(session, edition, team, actor)
        return await _card(session, edition, team, actor)

    @writes
    async def invite(self, session: AsyncSession, actor: Actor, user_id: int, *, is_bot: bool = False) -> Invited:
        """Ask somebody into the actor's team.

        Raises NotInTeam, OnlyLeadMay, CannotInviteBot, MemberAlreadyInTeam, AlreadyInvited, TeamFull, EditionNotOpen.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_INVITE)
        ensure_open(edition=edition.name, state=edition.state)
        if is_bot or user_id == actor.user_id:
            raise rules.CannotInviteBot()
        theirs = await store.find_own_team(session, edition.id, user_id)
        if theirs is not None:
            raise rules.MemberAlreadyInTeam(team=theirs.name)
        if await store.find_open_invitation(session, team.id, user_id) is not None:
            raise rules.AlreadyInvited(team=team.name)
        members = await store.list_members(session, team.id)
        rules.ensure_seat_free(team=team.name, taken=[m.seat for m in members], seats=edition.seats_per_team)
        now = self._clock.now()
        invitation = store.Invitation(
            team_id=team.id,
            user_id=user_id,
            invited_by=actor.user_id,
            state="open",
            created_at=now,
            expires_at=now + self._invitation_life,
        )
        session.add(invitation)
        await session.flush()
        self._record(session, actor, AuditTag.INVITATION_SEND, team, user=user_id)
        return Invited(invitation.id, team.id, team.name, user_id, actor.user_id, invitation.expires_at)

    @writes
    async def accept(self, session: AsyncSession, actor: Actor, invitation_id: int) -> TeamCard:
        """Join the team that asked. Raises InvitationOver, NotYourInvitation, AlreadyInTeam, TeamFull, EditionNotOpen."""
        edition = await get_edition(session, actor.guild_id)
        invitation, team = await self._get_invitation(session, edition, actor, invitation_id)
        ensure_open(edition=edition.name, state=edition.state)
        await self._admit(session, edition, team, actor)
        invitation.state = "accepted"
        return await _card(session, edition, team, actor)

    @writes
    async def decline(self, session: AsyncSession, actor: Actor, invitation_id: int) -> str:
        """Say no to an invitation; gives the team's name. Raises InvitationOver, NotYourInvitation."""
        edition = await get_edition(session, actor.guild_id)
        invitation, team = await self._get_invitation(session, edition, actor, invitation_id)
        invitation.state = "declined"
        self._record(session, actor, AuditTag.INVITATION_DECLINE, team)
        return team.name

    @writes
    async def expire_invitations(self, session: AsyncSession) -> int:
        """Close invitations whose time is past, at most 100 a call; gives how many."""
        now = self._clock.now()
        overdue = await store.list_overdue_invitations(session, now, limit=100)
        for invitation, guild_id in overdue:
            invitation.state = "expired"
            facts = {"team": invitation.team_id, "user": invitation.user_id}
            audit.record(session, guild_id=guild_id, actor_id=None, tag=AuditTag.INVITATION_EXPIRE, facts=facts, at=now)
        return len(overdue)

    @reads
    async def leaving(self, session: AsyncSession, actor: Actor) -> Leaving:
        """What would happen if the actor left now. Raises NotInTeam."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_LEAVE)
        return await _leaving(session, team, actor)

    @writes
    async def leave(self, session: AsyncSession, actor: Actor) -> Leaving:
        """Take the actor out of the team.

        A lead is followed by the longest member. When the last one leaves, the team is dissolved and its papers
        are free again. Raises NotInTeam.
        """
        edition = await get_edition(session, actor.guild_id)
        own = await get_own_team(session, edition, actor, Action.TEAM_LEAVE)
        team = await store.lock_team(session, own.id) or own
        leaving = await _leaving(session, team, actor)
        membership = await store.find_membership(session, edition.id, actor.user_id)
        assert membership is not None, "whoever has a team is a member of it"
        now = self._clock.now()
        membership.left_at = now
        team.lead_id = leaving.successor_id if team.lead_id == actor.user_id else team.lead_id
        self._record(session, actor, AuditTag.TEAM_LEAVE, team)
        if leaving.dissolves:
            await self._dissolve(session, actor, team, now)
        return leaving

    @reads
    async def show(self, session: AsyncSession, actor: Actor, typed_team: str | None) -> TeamCard:
        """The team of this name or, without a name, the actor's own. Raises NoSuchTeam, NotInTeam."""
        edition = await get_edition(session, actor.guild_id)
        if typed_team:
            team = await _get_team(session, edition, typed_team)
        else:
            team = await get_own_team(session, edition, actor, Action.TEAM_LEAVE)
        return await _card(session, edition, team, actor)

    @reads
    async def list_page(self, session: AsyncSession, actor: Actor, *, page: int, page_size: int) -> TeamPage:
        """One page of the edition's teams; a page past the end is the last one."""
        edition = await get_edition(session, actor.guild_id)
        pages = max(1, -(-await store.count_teams(session, edition.id) // page_size))
        page = min(max(page, 0), pages - 1)
        rows = await store.list_teams(session, edition.id, offset=page * page_size, limit=page_size)
        lines = tuple(TeamLine(t.id, t.name, members, edition.seats_per_team, held) for t, members, held in rows)
        return TeamPage(edition.name, lines, page, pages)

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str, *, limit: int = 25) -> list[TeamHit]:
        """Teams whose name begins like `typed`."""
        edition = await get_edition(session, actor.guild_id)
        teams = await store.suggest_teams(session, edition.id, rules.name_key(typed), limit=limit)
        return [TeamHit(team.id, team.name) for team in teams]

    async def _admit(self, session: AsyncSession, edition: Edition, team: store.Team, actor: Actor) -> None:
        await _ensure_free(session, edition, actor)
        if await store.lock_team(session, team.id) is None:
            raise rules.NoSuchTeam(name=team.name)
        await self._seat(session, edition, team, actor.user_id)
        self._record(session, actor, AuditTag.TEAM_JOIN, team)

    async def _seat(self, session: AsyncSession, edition: Edition, team: store.Team, user_id: int) -> None:
        taken = [membership.seat for membership in await store.list_members(session, team.id)]
        seat = rules.ensure_seat_free(team=team.name, taken=taken, seats=edition.seats_per_team)
        session.add(
            store.Membership(
                team_id=team.id,
                edition_id=edition.id,
                user_id=user_id,
                seat=seat,
                seats=edition.seats_per_team,
                joined_at=self._clock.now(),
            )
        )
        await session.flush()

    async def _get_invitation(
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

    async def _dissolve(self, session: AsyncSession, actor: Actor, team: store.Team, now: datetime) -> None:
        team.dissolved_at = now
        held = await claims.list_held(session, team.id)
        for claim in await claims.get_claims(session, [paper.claim_id for paper in held]):
            claim.state, claim.slot, claim.ended_at = ClaimState.RELEASED, None, now
            self._record(session, actor, AuditTag.CLAIM_RELEASE, team, paper=claim.paper_id)
        self._record(session, actor, AuditTag.TEAM_DISSOLVE, team)

    def _record(self, session: AsyncSession, actor: Actor, tag: AuditTag, team: store.Team, **facts: object) -> None:
        facts = {"team": team.id, **facts}
        now = self._clock.now()
        audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)


async def _ensure_free(session: AsyncSession, edition: Edition, actor: Actor) -> None:
    team = await store.find_own_team(session, edition.id, actor.user_id)
    if team is not None:
        raise rules.AlreadyInTeam(team=team.name)


async def _get_team(session: AsyncSession, edition: Edition, typed: str) -> store.Team:
    number = typed.removeprefix(_VALUE)
    # Ten digits are more teams than there will be, and stay inside what both databases hold.
    is_value = typed.startswith(_VALUE) and number.isascii() and number.isdigit() and len(number) <= 10
    wanted = {"team_id": int(number)} if is_value else {"key": rules.name_key(typed)}
    team = await store.find_team(session, edition.id, **wanted)
    if team is None:
        raise rules.NoSuchTeam(name=typed)
    return team


async def _leaving(session: AsyncSession, team: store.Team, actor: Actor) -> Leaving:
    others = [m.user_id for m in await store.list_members(session, team.id) if m.user_id != actor.user_id]
    successor = others[0] if others and team.lead_id == actor.user_id else None
    releases = () if others else tuple(paper.title for paper in await claims.list_held(session, team.id))
    return Leaving(team=team.name, successor_id=successor, dissolves=not others, releases=releases)


async def _card(session: AsyncSession, edition: Edition, team: store.Team, actor: Actor) -> TeamCard:
    members = tuple(membership.user_id for membership in await store.list_members(session, team.id))
    own = await store.find_own_team(session, edition.id, actor.user_id)
    standing = Standing.ANYONE
    if actor.user_id in members:
        standing = Standing.LEAD if team.lead_id == actor.user_id else Standing.MEMBER
    room = len(members) < edition.seats_per_team
    held = await claims.list_held(session, team.id)
    return TeamCard(
        id=team.id,
        name=team.name,
        edition=edition.name,
        lead_id=team.lead_id,
        member_ids=members,
        seats=edition.seats_per_team,
        papers=tuple(HeldPaper(p.paper_id, p.title, ClaimState(p.state), p.claimed_at) for p in held),
        may_join=own is None and room and edition.state == "open",
        may_leave=standing >= Standing.MEMBER,
        may_invite=standing is Standing.LEAD and room and edition.state == "open",
    )

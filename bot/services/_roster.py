"""Who sits in a team: what joining and inviting share, and how a team is shown."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState
from bot.domain.claims import ClaimState
from bot.domain.permissions import Actor, Standing
from db import audit, claims
from db import teams as store
from db.challenges import Edition


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


async def ensure_free(session: AsyncSession, edition: Edition, actor: Actor) -> None:
    """Raise AlreadyInTeam when the actor is in a team of the edition."""
    team = await store.find_own_team(session, edition.id, actor.user_id)
    if team is not None:
        raise rules.AlreadyInTeam(team=team.name)


async def admit(session: AsyncSession, edition: Edition, team: store.Team, actor: Actor, *, now: datetime) -> None:
    """Give the actor a seat. Raises AlreadyInTeam, NoSuchTeam, TeamFull."""
    await ensure_free(session, edition, actor)
    if await store.lock_team(session, team.id) is None:
        raise rules.NoSuchTeam(name=team.name)
    await take_seat(session, edition, team, actor, now=now)
    record(session, actor, AuditTag.TEAM_JOIN, team, now=now)


async def take_seat(session: AsyncSession, edition: Edition, team: store.Team, actor: Actor, *, now: datetime) -> None:
    """Put the actor on the lowest free seat of the team, which is held against others. Raises TeamFull."""
    taken = [membership.seat for membership in await store.list_members(session, team.id)]
    seat = rules.ensure_seat_free(team=team.name, taken=taken, seats=edition.seats_per_team)
    membership = store.Membership(
        team_id=team.id,
        edition_id=edition.id,
        user_id=actor.user_id,
        seat=seat,
        seats=edition.seats_per_team,
        joined_at=now,
    )
    session.add(membership)
    await session.flush()


def record(
    session: AsyncSession, actor: Actor, tag: AuditTag, team: store.Team, *, now: datetime, **facts: object
) -> None:
    """Write down what the actor did with the team."""
    facts = {"team": team.id, **facts}
    audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)


async def show_team(session: AsyncSession, edition: Edition, team: store.Team, actor: Actor) -> TeamCard:
    """The team as everybody may see it, and what the actor may do with it."""
    members = tuple(membership.user_id for membership in await store.list_members(session, team.id))
    own = await store.find_own_team(session, edition.id, actor.user_id)
    standing = Standing.ANYONE
    if actor.user_id in members:
        standing = Standing.LEAD if team.lead_id == actor.user_id else Standing.MEMBER
    has_room = len(members) < edition.seats_per_team and edition.state == EditionState.OPEN
    held = await claims.list_held(session, team.id)
    return TeamCard(
        id=team.id,
        name=team.name,
        edition=edition.name,
        lead_id=team.lead_id,
        member_ids=members,
        seats=edition.seats_per_team,
        papers=tuple(HeldPaper(p.paper_id, p.title, ClaimState(p.state), p.claimed_at) for p in held),
        may_join=own is None and has_room,
        may_leave=standing >= Standing.MEMBER,
        may_invite=standing is Standing.LEAD and has_room,
    )

"""Who sits in a team: how people come in and go, who leads, and what becomes of a team that nobody is in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState
from bot.domain.claims import OPEN_STATES
from bot.domain.moderation import PersonExcluded
from bot.domain.permissions import Actor
from bot.services._claims import free_team
from bot.services._claims_log import Act
from bot.services._outbox import owe_lead
from bot.services._team_asks import close_team, lock_asks, settle_person
from db import audit, claims, moderation, repositories
from db import teams as store
from db.challenges import Edition
from db.engine import hint

ROOMS_HINT = "rooms"


@dataclass(frozen=True, slots=True)
class Departure:
    """What somebody's going does: who leads on, and which papers the team gives back (titles).

    Without people the team `dissolves`, or `stays` on record as it is.
    """

    successor_id: int | None
    dissolves: bool
    stays: bool
    releases: tuple[str, ...]


async def ensure_not_excluded(
    session: AsyncSession, edition: Edition, user_id: int, *, is_self: bool, now: datetime
) -> None:
    """Raise PersonExcluded when organizers keep this person out of the edition at present."""
    exclusion = await moderation.find_exclusion(session, edition.id, user_id, now=now)
    if exclusion is not None:
        raise PersonExcluded(
            edition=edition.name,
            is_self="yes" if is_self else "no",
            ends="yes" if exclusion.until else "no",
            until=exclusion.until,
        )


async def ensure_free(session: AsyncSession, edition: Edition, actor: Actor, *, but: int | None = None) -> None:
    """Raise AlreadyInTeam when the actor is in a team of the edition, unless it is the one with the id `but`."""
    team = await store.find_own_team(session, edition.id, actor.user_id)
    if team is not None and team.id != but:
        raise rules.AlreadyInTeam(team=team.name)


async def ensure_member_free(session: AsyncSession, edition: Edition, user_id: int, *, but: int | None = None) -> None:
    """Raise MemberAlreadyInTeam when this person is in a team of the edition, unless it is the one named by `but`."""
    team = await store.find_own_team(session, edition.id, user_id)
    if team is not None and team.id != but:
        raise rules.MemberAlreadyInTeam()


async def admit(
    session: AsyncSession, edition: Edition, team: store.Team, user_id: int, *, actor: Actor, now: datetime
) -> None:
    """Give somebody a seat of a team that is held; whatever else they asked or were asked is over.

    Raises AlreadyInTeam or MemberAlreadyInTeam, as it is the actor or somebody else, and TeamFull.
    """
    # Held first: two teams that let the same person in at once come one after the other.
    asks = await lock_asks(session, edition, user_ids=[user_id])
    await ensure_not_excluded(session, edition, user_id, is_self=user_id == actor.user_id, now=now)
    if user_id == actor.user_id:
        await ensure_free(session, edition, actor)
    else:
        await ensure_member_free(session, edition, user_id)
    await take_seat(session, edition, team, user_id, now=now)
    await settle_person(session, asks, team.id, now=now)
    record(session, edition, actor, AuditTag.TEAM_JOIN, team, now=now, user=user_id)


async def take_seat(session: AsyncSession, edition: Edition, team: store.Team, user_id: int, *, now: datetime) -> None:
    """Put the person on the lowest free seat of the team, which is held against others. Raises TeamFull."""
    taken = [membership.seat for membership in await store.list_members(session, team.id)]
    seat = rules.ensure_seat_free(team=team.name, taken=taken, seats=edition.seats_per_team)
    membership = store.Membership(
        team_id=team.id,
        edition_id=edition.id,
        user_id=user_id,
        seat=seat,
        seats=edition.seats_per_team,
        joined_at=now,
    )
    session.add(membership)
    await session.flush()


async def foresee(
    session: AsyncSession, edition: Edition, team: store.Team, user_id: int, *, is_last: bool = False
) -> Departure:
    """What would happen if this member went now; as the last one, where everybody else goes too."""
    others = [m.user_id for m in await store.list_members(session, team.id) if m.user_id != user_id and not is_last]
    successor = others[0] if others and team.lead_id == user_id else None
    held = await claims.list_held(session, team.id)
    is_open = edition.state == EditionState.OPEN
    open_papers = tuple(paper.title for paper in held if paper.state in OPEN_STATES)
    dissolves = rules.is_dissolved(members_left=len(others), is_open=is_open, has_finished=len(open_papers) < len(held))
    is_last = not others
    return Departure(successor, dissolves, is_last and not dissolves, open_papers if is_last and is_open else ())


async def depart(
    session: AsyncSession,
    edition: Edition,
    team: store.Team,
    membership: store.Membership,
    *,
    actor: Actor | None,
    tag: AuditTag,
    now: datetime,
) -> Departure:
    """End a membership of a team that is held; `actor` is whoever does it, and nobody where the bot itself does.

    A lead is followed by the longest member. A team that nobody is in any more gives back the papers whose reports
    are not handed in, and is dissolved unless something of it stays on record.
    """
    going = await foresee(session, edition, team, membership.user_id)
    membership.left_at = now
    await session.flush()
    record(session, edition, actor, tag, team, now=now, user=membership.user_id)
    if going.successor_id is not None:
        await pass_lead(session, edition, team, going.successor_id, actor=actor, now=now)
    elif going.dissolves or going.stays:
        await dissolve(session, edition, team, actor=actor, now=now, stays=going.stays)
    return going


async def pass_lead(
    session: AsyncSession, edition: Edition, team: store.Team, user_id: int, *, actor: Actor | None, now: datetime
) -> None:
    """Make a member the lead of a team that is held, and tell them."""
    team.lead_id = user_id
    record(session, edition, actor, AuditTag.TEAM_LEAD, team, now=now, user=user_id)
    key = f"lead:{team.id}:{user_id}:{now.isoformat()}"
    await owe_lead(session, "teams:lead-yours", key, guild_id=edition.guild_id, of=team, now=now, team=team.name)


async def dissolve(
    session: AsyncSession,
    edition: Edition,
    team: store.Team,
    *,
    actor: Actor | None,
    now: datetime,
    stays: bool = False,
) -> None:
    """Wind up a held team that nobody is in. One that `stays` keeps what is handed in, and its name, on record."""
    team.lead_id = None if stays else team.lead_id
    await close_team(session, edition, team, now=now)
    if edition.state == EditionState.OPEN:
        await free_team(session, edition, team, Act.begin(actor.user_id if actor else None, now))
    if not stays:
        team.dissolved_at = now
        await repositories.end_links(session, team.id, now=now)
        record(session, edition, actor, AuditTag.TEAM_DISSOLVE, team, now=now)


def record(
    session: AsyncSession,
    edition: Edition,
    actor: Actor | None,
    tag: AuditTag,
    team: store.Team,
    *,
    now: datetime,
    **facts: object,
) -> None:
    """Write down what was done with the team, and by whom; its room may have to follow."""
    hint(session, ROOMS_HINT)
    facts = {"team": team.id, **facts}
    actor_id = actor.user_id if actor else None
    audit.record(session, guild_id=edition.guild_id, actor_id=actor_id, tag=tag, facts=facts, at=now)

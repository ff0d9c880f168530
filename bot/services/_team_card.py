"""A team as somebody may see it, with what waits there for whose answer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.asks import AskState
from bot.domain.challenges import EditionState
from bot.domain.claims import ClaimState
from bot.domain.permissions import Actor, Standing
from bot.domain.zones import local_time
from bot.errors import UserError
from bot.services._deadlines import Dues
from bot.services._edition import ensure_merging, ensure_roster
from bot.services._people import list_settings
from bot.services._team_asks import key_of
from db import claims, deadlines, deliveries, team_asks
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
class WaitingPerson:
    """Somebody who was invited, or who asks to be let in."""

    id: int
    user_id: int
    expires_at: datetime
    is_unreached: bool  # the message that asks them could not be sent


@dataclass(frozen=True, slots=True)
class WaitingMerge:
    """Another team that asks to merge or, where `is_ours`, that is asked to."""

    id: int
    team: str
    is_ours: bool
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TeamCard:
    """What the person who asked may see of a team, and what they may do with it.

    Where `hides_people`, the team does not show this person who is in it: there are `people`, and no `member_ids`.
    `local_times` are of those among them who show it: a person and `14:05, UTC+2`.
    `extensions` are deadlines for which the team has more time than others; its people and organizers see them.
    `invitations`, `requests` and `merges` are for the lead alone; `own_invitation` and `own_request` are the person's.
    """

    id: int
    name: str
    description: str
    edition: str
    people: int
    seats: int
    lead_id: int | None
    member_ids: tuple[int, ...]
    hides_people: bool
    papers: tuple[HeldPaper, ...]
    is_own: bool
    is_lead: bool
    may_ask: bool
    may_invite: bool
    may_rename: bool
    may_merge: bool
    own_invitation: int | None = None
    own_request: int | None = None
    invitations: tuple[WaitingPerson, ...] = ()
    requests: tuple[WaitingPerson, ...] = ()
    merges: tuple[WaitingMerge, ...] = ()
    local_times: tuple[tuple[int, str], ...] = ()
    extensions: tuple[tuple[str, datetime], ...] = ()


async def hides_people(session: AsyncSession, team: store.Team, actor: Actor, standing: Standing) -> bool:
    """Whether this person may not learn who is in the team."""
    is_outside = standing is Standing.ANYONE and not actor.organizes
    return is_outside and await claims.hides_people(session, team.id)


async def show_team(
    session: AsyncSession, edition: Edition, team: store.Team, actor: Actor, *, now: datetime
) -> TeamCard:
    """The team as the actor may see it, and what they may do with it."""
    members = tuple(membership.user_id for membership in await store.list_members(session, team.id))
    own = await store.find_own_team(session, edition.id, actor.user_id)
    standing = Standing.ANYONE
    if actor.user_id in members:
        standing = Standing.LEAD if team.lead_id == actor.user_id else Standing.MEMBER
    is_lead, hides = standing is Standing.LEAD, await hides_people(session, team, actor, standing)
    takes_people = has_room(edition, len(members), now=now) and bool(members)
    held = await claims.list_held(session, team.id)
    return TeamCard(
        id=team.id,
        name=team.name,
        description=team.description,
        edition=edition.name,
        people=len(members),
        seats=edition.seats_per_team,
        lead_id=None if hides else team.lead_id,
        member_ids=() if hides else members,
        hides_people=hides,
        papers=tuple(HeldPaper(p.paper_id, p.title, ClaimState(p.state), p.claimed_at) for p in held),
        is_own=standing is not Standing.ANYONE,
        is_lead=is_lead,
        may_ask=own is None and takes_people,
        may_invite=is_lead and takes_people,
        may_rename=is_lead and edition.state == EditionState.OPEN,
        may_merge=_may_merge(edition, own, team, actor, now) and bool(members),
        own_invitation=await _find_open(session, store.Invitation, team, actor, now) if own is None else None,
        own_request=await _find_open(session, store.JoinRequest, team, actor, now) if own is None else None,
        invitations=await _list_people(session, store.Invitation, team, now) if is_lead else (),
        requests=await _list_people(session, store.JoinRequest, team, now) if is_lead else (),
        merges=await _list_merges(session, team, now) if is_lead else (),
        local_times=() if hides else await _list_times(session, members, now),
        extensions=await _list_extensions(session, edition, team, now)
        if standing is not Standing.ANYONE or actor.organizes
        else (),
    )


def has_room(edition: Edition, people: int, *, now: datetime) -> bool:
    """Whether somebody can come into a team of so many people now."""
    if people >= edition.seats_per_team:
        return False
    try:
        ensure_roster(edition, now=now)
    except UserError:
        return False
    return True


def _may_merge(edition: Edition, own: store.Team | None, team: store.Team, actor: Actor, now: datetime) -> bool:
    if own is None or own.id == team.id or own.lead_id != actor.user_id:
        return False
    try:
        ensure_merging(edition, now=now)
    except UserError:
        return False
    return True


async def _find_open(
    session: AsyncSession,
    kind: type[team_asks.PersonAsk],
    team: store.Team,
    actor: Actor,
    now: datetime,
) -> int | None:
    ask = await team_asks.find_open(session, kind, team.id, actor.user_id)
    return ask.id if ask is not None and ask.state == AskState.OPEN and ask.expires_at > now else None


async def _list_people(
    session: AsyncSession,
    kind: type[team_asks.PersonAsk],
    team: store.Team,
    now: datetime,
) -> tuple[WaitingPerson, ...]:
    asks = await team_asks.list_open(session, kind, team.id, after=now)
    keys = {ask.id: key_of(ask) for ask in asks}
    dead = await deliveries.list_dead(session, keys.values())
    return tuple(WaitingPerson(ask.id, ask.user_id, ask.expires_at, keys[ask.id] in dead) for ask in asks)


async def _list_times(session: AsyncSession, member_ids: tuple[int, ...], now: datetime) -> tuple[tuple[int, str], ...]:
    zones = [(user_id, each.shown_zone) for user_id, each in (await list_settings(session, member_ids)).items()]
    return tuple((user_id, local_time(now, zone)) for user_id, zone in zones if zone is not None)


async def _list_extensions(
    session: AsyncSession, edition: Edition, team: store.Team, now: datetime
) -> tuple[tuple[str, datetime], ...]:
    found = await deadlines.list_deadlines(session, edition.id)
    dues = await Dues.load(session, found, {team.id})
    dates = [(each.name, dues.due_at(each, team.id)) for each in found if dues.extension(each, team.id)]
    return tuple((name, at) for name, at in dates if at > now)


async def _list_merges(session: AsyncSession, team: store.Team, now: datetime) -> tuple[WaitingMerge, ...]:
    merges = await team_asks.list_open_merges(session, team.id, after=now)
    return tuple(
        WaitingMerge(m.id, m.other if m.team_id == team.id else m.team, m.team_id == team.id, m.expires_at)
        for m in merges
    )

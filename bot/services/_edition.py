"""What most acts begin with: the edition that the server runs, and the team of the person who acts."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import LockedAct, NoEdition, ensure_before, ensure_open
from bot.domain.challenges_demands import Demands, read_venues
from bot.domain.links import LinkKind
from bot.domain.permissions import Action, Actor, NotInTeam, Standing, ensure_may
from db import challenges as editions
from db import claims
from db import teams as store


async def get_edition(session: AsyncSession, guild_id: int) -> editions.Edition:
    """The edition that commands on this server speak of. Raises NoEdition."""
    edition = await editions.find_current_edition(session, guild_id)
    if edition is None:
        raise NoEdition()
    return edition


def demands_of(edition: editions.Edition) -> Demands:
    """What papers and reports the edition takes."""
    return Demands(
        venues=read_venues(edition.venues),
        are_venues_required=edition.are_venues_required,
        needs_repository=edition.needs_repository,
        report_kinds=frozenset(map(LinkKind, edition.report_kinds.split())),
        is_anonymous=edition.is_anonymous,
    )


async def get_own_team(session: AsyncSession, edition: editions.Edition, actor: Actor, action: Action) -> store.Team:
    """The actor's team, when the actor may do this in its name. Raises NotInTeam or OnlyLeadMay."""
    team = await store.find_own_team(session, edition.id, actor.user_id)
    _ensure_standing(team, actor, action)
    if team is None:
        raise NotInTeam()  # organizers may do some of this to every team, but here it is their own that is meant
    return team


async def hold_team(session: AsyncSession, edition: editions.Edition, team_id: int) -> store.Team | None:
    """The team while it lives, held against other writers until the transaction ends, and the edition against changes.

    What is held comes in one order everywhere, edition, teams, what is asked of them, papers, and each kind in the
    order of its ids, so that two acts never wait for each other.
    """
    await editions.share_edition(session, edition.id)
    return await store.lock_team(session, team_id)


async def hold_own_team(
    session: AsyncSession, edition: editions.Edition, actor: Actor, action: Action, *, beside: Collection[int] = ()
) -> store.Team:
    """The actor's team, when the actor may do this in its name, held as by `hold_team`; `beside` are held as well.

    Raises NotInTeam or OnlyLeadMay.
    """
    team = await get_own_team(session, edition, actor, action)
    held = {team_id: await hold_team(session, edition, team_id) for team_id in sorted({team.id, *beside})}[team.id]
    # Until the lock was had, others may have changed who is in the team and who leads it.
    membership = await store.find_membership(session, edition.id, actor.user_id)
    if held is None or membership is None or membership.team_id != held.id:
        raise NotInTeam
    _ensure_standing(held, actor, action)
    return held


async def offers(session: AsyncSession, edition: editions.Edition, paper_id: int) -> bool:
    """Whether the paper may be claimed in the edition, which may have a list of its own."""
    return not edition.has_paper_list or await claims.is_listed(session, edition.id, paper_id)


def ensure_entry(edition: editions.Edition, *, now: datetime) -> None:
    """Raise EditionNotOpen or DatePassed unless teams can be formed and papers claimed now."""
    ensure_open(edition=edition.name, state=edition.state, stopped=edition.stop_message)
    ensure_before(edition.entry_until, act=LockedAct.ENTRY, edition=edition.name, now=now)


def ensure_roster(edition: editions.Edition, *, now: datetime) -> None:
    """Raise EditionNotOpen or DatePassed unless people can be let into teams and removed from them now."""
    ensure_open(edition=edition.name, state=edition.state, stopped=edition.stop_message)
    ensure_before(edition.roster_until, act=LockedAct.ROSTER, edition=edition.name, now=now)


def ensure_merging(edition: editions.Edition, *, now: datetime) -> None:
    """Raise EditionNotOpen or DatePassed unless two teams can become one now."""
    ensure_roster(edition, now=now)
    ensure_before(edition.merge_until, act=LockedAct.MERGE, edition=edition.name, now=now)


def _ensure_standing(team: store.Team | None, actor: Actor, action: Action) -> None:
    if team is None:
        ensure_may(action, Standing.ANYONE, by=actor)
    else:
        standing = Standing.LEAD if team.lead_id == actor.user_id else Standing.MEMBER
        ensure_may(action, standing, team=team.name, by=actor)

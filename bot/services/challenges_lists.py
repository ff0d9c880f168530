"""The teams behind the numbers of the organizers' board, by where they stand."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.claims import OPEN_STATES, REPORTED_STATES
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._deadlines import Dues
from bot.services._edition import get_edition
from db import announcements, deadlines, deadlines_owing
from db.challenges import Edition
from db.engine import Database, reads

SILENT_DAYS = 14  # where the edition asks nobody for signs of life


class TeamFilter(StrEnum):
    """Which teams are wanted."""

    ALL = "all"
    NO_CLAIM = "no-claim"
    SILENT = "silent"
    BEHIND = "behind"  # they owe what a date that is past has asked
    WORKING = "working"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class TeamStand:
    """Where a team stands: its papers with their states, and the dates that it missed."""

    id: int
    name: str
    work: tuple[tuple[str, str], ...]
    signed_at: datetime
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamList:
    """One page of teams; pages count from 0. `silent_days` is what silence means here."""

    edition: str
    wanted: TeamFilter
    teams: tuple[TeamStand, ...]
    count: int
    page: int
    pages: int
    silent_days: int


async def list_stands(session: AsyncSession, edition: Edition, *, now: datetime) -> list[TeamStand]:
    """Where every living team stands, in the order in which they were formed; a handful of questions to the store."""
    teams = await deadlines_owing.list_living(session, edition.id)
    dates = await deadlines.list_deadlines(session, edition.id)
    dues = await Dues.load(session, dates, [team.id for team in teams])
    return [
        TeamStand(
            team.id,
            team.name,
            tuple((each.paper, each.state) for each in dues.work.get(team.id, ())),
            dues.signed_at(team),
            tuple(
                date.name
                for date in dates
                if dues.due_at(date, team.id) <= now and dues.owed(date, team.id) is not None
            ),
        )
        for team in teams
    ]


class ChallengesLists:
    """What organizers and their helpers see behind the board."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def list_teams(
        self, session: AsyncSession, actor: Actor, wanted: TeamFilter, *, page: int, page_size: int
    ) -> TeamList:
        """One page of the current edition's teams; the last one where there are fewer.

        Raises OnlyHelpersMay, NoEdition.
        """
        ensure_may(Action.BOARD_SHOW, Standing.ANYONE, by=actor)
        edition, now = await get_edition(session, actor.guild_id), self._clock.now()
        days = edition.silent_days or SILENT_DAYS
        found = await list_stands(session, edition, now=now)
        if wanted is TeamFilter.NO_CLAIM:
            found = _among(found, await announcements.list_claimless(session, edition.id))
        elif wanted is TeamFilter.SILENT:
            before = now - timedelta(days=days)
            found = _among(
                found, await announcements.list_silent(session, edition.id, OPEN_STATES, before=before, now=now)
            )
        else:
            found = list(filter(_FILTERS[wanted], found))
        pages = max(1, -(-len(found) // page_size))
        page = min(page, pages - 1)
        shown = tuple(found[page * page_size : (page + 1) * page_size])
        return TeamList(edition.name, wanted, shown, len(found), page, pages, days)


def _has(stand: TeamStand, states: frozenset[str]) -> bool:
    return any(state in states for _, state in stand.work)


def _among(stands: list[TeamStand], team_ids: Collection[int]) -> list[TeamStand]:
    """Those teams that the same question finds by which announcements are written to them."""
    return [stand for stand in stands if stand.id in team_ids]


_FILTERS: dict[TeamFilter, Callable[[TeamStand], bool]] = {
    TeamFilter.ALL: lambda stand: True,
    TeamFilter.BEHIND: lambda stand: bool(stand.missed),
    TeamFilter.WORKING: lambda stand: _has(stand, OPEN_STATES),
    TeamFilter.SUBMITTED: lambda stand: _has(stand, REPORTED_STATES),
}

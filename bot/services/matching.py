"""Matching: people who look for a team and teams with room, shown to each other and to nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.looking import LooksNoMore, MatchRefused, Outside, Wish
from bot.domain.matching import Match, Reason, Side, rank, side_of_person, side_of_team
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.zones import local_time
from bot.services._edition import ensure_roster, get_edition
from bot.services._team_card import has_room
from db import looking as store
from db import team_asks
from db import teams as teams_store
from db.challenges import Edition
from db.engine import Database, reads
from db.teams import Invitation, Team

__all__ = ["MatchPage", "Matching", "PersonFound", "TeamFound"]

PAGE_SIZE = 5
_COMPARED_MAX = 500  # those who wait longest


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody who looks for a team, and why they are shown here. Of their zone others see the time alone."""

    user_id: int
    interests: str
    skills: str
    languages: str
    hours_a_week: int
    local_time: str
    is_invited: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class TeamFound:
    """A team with room, and why it is shown here. One that hides its people has its name alone: `people` is None."""

    id: int
    name: str
    description: str
    people: int | None
    seats: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class MatchPage:
    """One page of people or of teams, best first; pages count from 0. `team` is the one that the actor leads."""

    edition: str
    team: str | None
    people: tuple[PersonFound, ...]
    teams: tuple[TeamFound, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class _Seeker:
    """Who asks: a person who looks or, for its lead, a team with room."""

    side: Side
    team: Team | None


class Matching:
    """What those can see who opted in: who looks for a team, or leads one that has a free seat."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def match(self, session: AsyncSession, actor: Actor, *, page: int, people: bool = False) -> MatchPage:
        """For a lead, people who look; for somebody who looks, teams with room or, with `people`, others who look.

        A page past the end is the last one. Raises NoEdition, EditionNotOpen, DatePassed, MatchRefused.
        """
        edition = await get_edition(session, actor.guild_id)
        seeker = await self._get_seeker(session, edition, actor)
        if people or seeker.team is not None:
            return await self._show_people(session, edition, seeker, page)
        return await self._show_teams(session, edition, seeker, page)

    @reads
    async def ensure_looking(self, session: AsyncSession, actor: Actor, user_id: int) -> None:
        """Raise LooksNoMore unless the person looks for a team; only those learn it who may see who does.

        Raises NoEdition, EditionNotOpen, DatePassed, MatchRefused.
        """
        edition = await get_edition(session, actor.guild_id)
        await self._get_seeker(session, edition, actor)
        if await store.find_looker(session, edition.id, user_id, now=self._clock.now()) is None:
            raise LooksNoMore()

    async def _get_seeker(self, session: AsyncSession, edition: Edition, actor: Actor) -> _Seeker:
        now = self._clock.now()
        ensure_may(Action.TEAM_MATCH, Standing.ANYONE)
        ensure_roster(edition, now=now)
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        if team is None:
            looker = await store.find_looker(session, edition.id, actor.user_id, now=now)
            if looker is None:
                raise MatchRefused(why=Outside.NO_TEAM)
            return _Seeker(_side_of(looker), None)
        if team.lead_id != actor.user_id:
            raise MatchRefused(why=Outside.MEMBER)
        if not has_room(edition, len(await teams_store.list_members(session, team.id)), now=now):
            raise MatchRefused(why=Outside.FULL)
        sides = await self._list_sides(session, [team], hiding=frozenset())
        return _Seeker(sides[0], team)

    async def _show_people(self, session: AsyncSession, edition: Edition, seeker: _Seeker, page: int) -> MatchPage:
        now = self._clock.now()
        lookers = await store.list_lookers(session, edition.id, now=now, limit=_COMPARED_MAX)
        others = {looker.user_id: looker for looker in lookers}
        if seeker.team is None:
            others.pop(seeker.side.id, None)
        matches, page, pages = _cut(rank(seeker.side, map(_side_of, others.values()), now=now), page)
        team = seeker.team
        asked = await team_asks.list_open(session, Invitation, team.id, after=now) if team else ()
        invited = {ask.user_id for ask in asked}
        shown = tuple(_show_person(others[match.id], match, now, is_invited=match.id in invited) for match in matches)
        return MatchPage(edition.name, team.name if team else None, shown, (), page, pages)

    async def _show_teams(self, session: AsyncSession, edition: Edition, seeker: _Seeker, page: int) -> MatchPage:
        now, seats = self._clock.now(), edition.seats_per_team
        found = await store.list_roomy_teams(session, edition.id, seats=seats, limit=_COMPARED_MAX)
        by_id = {each.team.id: each for each in found}
        hiding = frozenset(each.team.id for each in found if each.hides_people)
        sides = await self._list_sides(session, [each.team for each in found], hiding=hiding)
        matches, page, pages = _cut(rank(seeker.side, sides, now=now), page)
        shown = tuple(_show_team(by_id[match.id], match, seats) for match in matches)
        return MatchPage(edition.name, None, (), shown, page, pages)

    async def _list_sides(self, session: AsyncSession, teams: Sequence[Team], *, hiding: frozenset[int]) -> list[Side]:
        """These teams as sides of a match. Clocks of people who are hidden would tell of them."""
        ids = [team.id for team in teams]
        titles = await store.list_titles(session, ids)
        zones = await store.list_shown_zones(session, [team_id for team_id in ids if team_id not in hiding])
        return [
            side_of_team(
                team.id,
                team.created_at,
                description=team.description,
                titles=titles[team.id],
                zones=zones.get(team.id, ()),
            )
            for team in teams
        ]


def _side_of(looker: store.Looker) -> Side:
    wish = Wish(looker.interests, looker.skills, looker.languages, looker.zone, looker.hours_a_week)
    return side_of_person(looker.user_id, looker.created_at, wish)


def _cut(matches: tuple[Match, ...], page: int) -> tuple[tuple[Match, ...], int, int]:
    pages = max(1, -(-len(matches) // PAGE_SIZE))
    page = min(max(page, 0), pages - 1)
    return matches[page * PAGE_SIZE : (page + 1) * PAGE_SIZE], page, pages


def _show_person(looker: store.Looker, match: Match, now: datetime, *, is_invited: bool) -> PersonFound:
    return PersonFound(
        user_id=looker.user_id,
        interests=looker.interests,
        skills=looker.skills,
        languages=looker.languages,
        hours_a_week=looker.hours_a_week,
        local_time=local_time(now, looker.zone),
        is_invited=is_invited,
        reasons=match.reasons,
    )


def _show_team(found: store.RoomyTeam, match: Match, seats: int) -> TeamFound:
    team = found.team
    if found.hides_people:
        return TeamFound(team.id, team.name, "", None, seats, match.reasons)
    return TeamFound(team.id, team.name, team.description, found.people, seats, match.reasons)

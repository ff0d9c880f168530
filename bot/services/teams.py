"""Teams: form one, see them, leave."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor, NotInTeam, Standing
from bot.services._cohorts import get_cohort
from bot.services._edition import ensure_entry, get_edition, get_own_team, hold_own_team
from bot.services._fingerprint import fingerprint
from bot.services._pace import ensure_pace
from bot.services._roster import Departure, depart, ensure_free, ensure_not_excluded, foresee, record, take_seat
from bot.services._team_asks import lock_asks, settle_person
from bot.services._team_card import (
    HeldPaper,
    TeamCard,
    WaitingMerge,
    WaitingPerson,
    has_room,
    hides_people,
    show_team,
)
from bot.services._teams import ensure_name_free, get_team, team_value
from db import challenges as editions
from db import teams as store
from db.engine import Database, reads, writes

__all__ = [
    "HeldPaper",
    "Leaving",
    "TeamCard",
    "TeamHit",
    "TeamLine",
    "TeamPage",
    "Teams",
    "WaitingMerge",
    "WaitingPerson",
    "team_value",
]


@dataclass(frozen=True, slots=True)
class TeamHit:
    """A team as autocomplete offers it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team of the list."""

    id: int
    name: str
    members: int
    seats: int
    claims: int
    has_room: bool


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One page of the teams of an edition, by name; pages count from 0."""

    edition: str
    teams: tuple[TeamLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaving does, or did; without people the team `dissolves`, or `stays` on record."""

    team_id: int
    team: str
    successor_id: int | None
    dissolves: bool
    stays: bool
    releases: tuple[str, ...]

    @property
    def fingerprint(self) -> int:
        """Tells two outcomes of leaving apart."""
        return fingerprint(self.team_id, self.successor_id, self.dissolves, self.stays, *self.releases)


class Teams:
    """What people can do with teams."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def create(
        self,
        session: AsyncSession,
        actor: Actor,
        typed_name: str,
        *,
        typed_cohort: str = "",
        channel_id: int | None = None,
    ) -> TeamCard:
        """Form a team, of a cohort where one is named, with the actor as its lead; `channel_id` is where.

        Raises NoEdition, EditionNotOpen, DatePassed, IllegalTeamName, TeamNameTaken, AlreadyInTeam, NoSuchCohort,
        TooManyActs.
        """
        now = self._clock.now()
        name = rules.ensure_legal_name(typed_name)
        edition = await editions.share_edition(session, (await get_edition(session, actor.guild_id)).id)
        ensure_entry(edition, now=now)
        cohort = await get_cohort(session, edition.id, typed_cohort) if typed_cohort else None
        asks = await lock_asks(session, edition, user_ids=[actor.user_id])
        await ensure_not_excluded(session, edition, actor.user_id, is_self=True, now=now)
        await ensure_free(session, edition, actor)
        await ensure_pace(session, actor, AuditTag.TEAM_CREATE, now=now)
        team = store.Team(
            edition_id=edition.id,
            name=name,
            name_key=await ensure_name_free(session, edition, name),
            lead_id=actor.user_id,
            created_at=now,
            description="",
            home_channel_id=channel_id,
            cohort_id=cohort.id if cohort else None,
        )
        session.add(team)
        await session.flush()
        await take_seat(session, edition, team, actor.user_id, now=now)
        await settle_person(session, asks, team.id, now=now)
        record(session, edition, actor, AuditTag.TEAM_CREATE, team, now=now, name=name)
        return await show_team(session, edition, team, actor, now=now)

    @reads
    async def leaving(self, session: AsyncSession, actor: Actor) -> Leaving:
        """What would happen if the actor left now. Raises NotInTeam."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_LEAVE)
        return _leaving(team, await foresee(session, edition, team, actor.user_id))

    @writes
    async def leave(self, session: AsyncSession, actor: Actor, *, asked: int | None = None) -> Leaving:
        """Take the actor out of the team.

        `asked` is the fingerprint of what the actor was told that leaving means; when it means something else by now,
        LeavingChanged is raised.

        A lead is followed by the longest member. When the last one leaves, papers whose reports are not handed in are
        free again, and the team is dissolved, unless something of it stays on record.
        Raises NotInTeam, LeavingChanged.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_LEAVE)
        leaving = _leaving(team, await foresee(session, edition, team, actor.user_id))
        if asked is not None and asked != leaving.fingerprint:
            raise rules.LeavingChanged(team=team.name)
        membership = await store.find_membership(session, edition.id, actor.user_id)
        assert membership is not None, "whoever has a team is a member of it"
        now = self._clock.now()
        await depart(session, edition, team, membership, actor=actor, tag=AuditTag.TEAM_LEAVE, now=now)
        return leaving

    @reads
    async def show(self, session: AsyncSession, actor: Actor, typed_team: str | None) -> TeamCard:
        """The team of this name or, without a name, the actor's own. Raises NoSuchTeam, NotInTeam."""
        edition = await get_edition(session, actor.guild_id)
        if typed_team:
            team = await get_team(session, edition, typed_team)
        else:
            team = await store.find_own_team(session, edition.id, actor.user_id)
        if team is None:
            raise NotInTeam
        return await show_team(session, edition, team, actor, now=self._clock.now())

    @reads
    async def show_of(self, session: AsyncSession, actor: Actor, user_id: int) -> TeamCard:
        """The team that this person is in. Raises MemberInNoTeam, also where the team does not show its people."""
        edition = await get_edition(session, actor.guild_id)
        team = await store.find_own_team(session, edition.id, user_id)
        own = await store.find_own_team(session, edition.id, actor.user_id)
        if team is None:
            raise rules.MemberInNoTeam()
        standing = Standing.MEMBER if own is not None and own.id == team.id else Standing.ANYONE
        if await hides_people(session, team, actor, standing):
            raise rules.MemberInNoTeam()
        return await show_team(session, edition, team, actor, now=self._clock.now())

    @reads
    async def list_page(self, session: AsyncSession, actor: Actor, *, page: int, page_size: int) -> TeamPage:
        """One page of the edition's teams; a page past the end is the last one."""
        edition = await get_edition(session, actor.guild_id)
        pages = max(1, -(-await store.count_teams(session, edition.id) // page_size))
        page = min(max(page, 0), pages - 1)
        rows = await store.list_teams(session, edition.id, offset=page * page_size, limit=page_size)
        now = self._clock.now()
        lines = tuple(
            TeamLine(
                team.id,
                team.name,
                people,
                edition.seats_per_team,
                held,
                has_room=people > 0 and has_room(edition, people, now=now),
            )
            for team, people, held in rows
        )
        return TeamPage(edition.name, lines, page, pages)

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str, *, limit: int = 25) -> list[TeamHit]:
        """Teams whose name begins like `typed`."""
        edition = await get_edition(session, actor.guild_id)
        teams = await store.suggest_teams(session, edition.id, rules.name_key(typed), limit=limit)
        return [TeamHit(team.id, team.name) for team in teams]


def _leaving(team: store.Team, going: Departure) -> Leaving:
    return Leaving(team.id, team.name, going.successor_id, going.dissolves, going.stays, going.releases)

"""Teams: form one, join, ask somebody in, leave."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState, ensure_open
from bot.domain.claims import ClaimState
from bot.domain.permissions import Action, Actor, NotInTeam
from bot.services._edition import get_edition, get_own_team, hold_own_team
from bot.services._roster import HeldPaper, TeamCard, admit, ensure_free, record, show_team, take_seat
from db import claims
from db import teams as store
from db.challenges import Edition
from db.engine import Database, reads, writes

__all__ = ["HeldPaper", "Leaving", "TeamCard", "TeamHit", "TeamLine", "TeamPage", "Teams", "team_value"]

_VALUE = "team:"


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


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One page of the teams of an edition, by name; pages count from 0."""

    edition: str
    teams: tuple[TeamLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaving does, or did."""

    team_id: int
    team: str
    successor_id: int | None
    dissolves: bool
    releases: tuple[str, ...]

    @property
    def fingerprint(self) -> int:
        """Tells two outcomes of leaving apart."""
        facts = (self.team_id, self.successor_id, self.dissolves, *self.releases)
        return int.from_bytes(blake2b(repr(facts).encode(), digest_size=6).digest())


def team_value(team_id: int) -> str:
    """What autocomplete hands back for a team; no team can be called so, since a name holds no colon."""
    return f"{_VALUE}{team_id}"


class Teams:
    """What people can do with teams."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def create(self, session: AsyncSession, actor: Actor, typed_name: str) -> TeamCard:
        """Form a team with the actor as its lead.

        Raises NoEdition, EditionNotOpen, IllegalTeamName, TeamNameTaken, AlreadyInTeam.
        """
        name = rules.ensure_legal_name(typed_name)
        edition = await get_edition(session, actor.guild_id)
        ensure_open(edition=edition.name, state=edition.state)
        await ensure_free(session, edition, actor)
        key = rules.name_key(name)
        taken = await store.find_team(session, edition.id, key=key)
        if taken is not None:
            raise rules.TeamNameTaken(name=name, taken=taken.name)
        now = self._clock.now()
        team = store.Team(edition_id=edition.id, name=name, name_key=key, lead_id=actor.user_id, created_at=now)
        session.add(team)
        await session.flush()
        await take_seat(session, edition, team, actor, now=now)
        record(session, actor, AuditTag.TEAM_CREATE, team, now=now, name=name)
        return await show_team(session, edition, team, actor)

    @writes
    async def join(self, session: AsyncSession, actor: Actor, typed_team: str) -> TeamCard:
        """Put the actor into a team. Raises NoSuchTeam, AlreadyInTeam, TeamFull, EditionNotOpen."""
        edition = await get_edition(session, actor.guild_id)
        ensure_open(edition=edition.name, state=edition.state)
        team = await _get_team(session, edition, typed_team)
        await admit(session, edition, team, actor, now=self._clock.now())
        return await show_team(session, edition, team, actor)

    @reads
    async def leaving(self, session: AsyncSession, actor: Actor) -> Leaving:
        """What would happen if the actor left now. Raises NotInTeam."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_LEAVE)
        return await _leaving(session, edition, team, actor)

    @writes
    async def leave(self, session: AsyncSession, actor: Actor, *, asked: int | None = None) -> Leaving:
        """Take the actor out of the team.

        `asked` is the fingerprint of what the actor was told that leaving means; when it means something else by now,
        LeavingChanged is raised.

        A lead is followed by the longest member. When the last one leaves, the team is dissolved and its papers
        are free again, unless the edition is over or the team has finished work: those stay as they are.
        Raises NotInTeam.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_LEAVE)
        leaving = await _leaving(session, edition, team, actor)
        if asked is not None and asked != leaving.fingerprint:
            raise rules.LeavingChanged(team=team.name)
        membership = await store.find_membership(session, edition.id, actor.user_id)
        assert membership is not None, "whoever has a team is a member of it"
        now = self._clock.now()
        membership.left_at = now
        team.lead_id = leaving.successor_id if team.lead_id == actor.user_id else team.lead_id
        record(session, actor, AuditTag.TEAM_LEAVE, team, now=now)
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
            team = await store.find_own_team(session, edition.id, actor.user_id)
        if team is None:
            raise NotInTeam
        return await show_team(session, edition, team, actor)

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

    async def _dissolve(self, session: AsyncSession, actor: Actor, team: store.Team, now: datetime) -> None:
        team.dissolved_at = now
        held = await claims.list_held(session, team.id)
        for claim in await claims.get_claims(session, [paper.claim_id for paper in held]):
            claim.state, claim.slot, claim.ended_at = ClaimState.RELEASED, None, now
            record(session, actor, AuditTag.CLAIM_RELEASE, team, now=now, paper=claim.paper_id)
        record(session, actor, AuditTag.TEAM_DISSOLVE, team, now=now)


async def _get_team(session: AsyncSession, edition: Edition, typed: str) -> store.Team:
    number = typed.removeprefix(_VALUE)
    # Ten digits are more teams than there will be, and stay inside what both databases hold.
    is_value = typed.startswith(_VALUE) and number.isascii() and number.isdigit() and len(number) <= 10
    team_id = int(number) if is_value else None
    team = await store.find_team(session, edition.id, team_id=team_id, key=rules.name_key(typed))
    if team is None:
        raise rules.NoSuchTeam(name=typed)
    return team


async def _leaving(session: AsyncSession, edition: Edition, team: store.Team, actor: Actor) -> Leaving:
    others = [m.user_id for m in await store.list_members(session, team.id) if m.user_id != actor.user_id]
    successor = others[0] if others and team.lead_id == actor.user_id else None
    held = await claims.list_held(session, team.id)
    dissolves = rules.is_dissolved(
        members_left=len(others),
        is_open=edition.state == EditionState.OPEN,
        has_finished=any(paper.state != ClaimState.CLAIMED for paper in held),
    )
    releases = tuple(paper.title for paper in held) if dissolves else ()
    return Leaving(team_id=team.id, team=team.name, successor_id=successor, dissolves=dissolves, releases=releases)

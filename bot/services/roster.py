"""What a lead does with the team as such: remove somebody, hand over, rename."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import ensure_open
from bot.domain.free_text import ensure_line
from bot.domain.permissions import Action, Actor
from bot.services._edition import ensure_roster, get_edition, get_own_team, hold_own_team
from bot.services._outbox import owe_person
from bot.services._pace import ensure_pace
from bot.services._roster import depart, pass_lead, record
from bot.services._teams import ensure_name_free
from db import teams as store
from db.challenges import Edition
from db.engine import Database, reads, writes


@dataclass(frozen=True, slots=True)
class Named:
    """A team and one of its members."""

    team_id: int
    team: str
    user_id: int


@dataclass(frozen=True, slots=True)
class Described:
    """How a team calls itself, and what it says of itself."""

    team_id: int
    name: str
    description: str


class Roster:
    """What leads can do with their teams."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def removing(self, session: AsyncSession, actor: Actor, user_id: int) -> Named:
        """The member whom the actor could remove now. Raises what `remove` raises."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_LEAD)
        ensure_roster(edition, now=self._clock.now())
        await _get_other(session, edition, team, actor, user_id)
        return Named(team.id, team.name, user_id)

    @writes
    async def remove(self, session: AsyncSession, actor: Actor, user_id: int) -> Named:
        """Take a member out of the actor's team, and tell them.

        Raises NotInTeam, OnlyLeadMay, CannotRemoveSelf, NotAMember, EditionNotOpen, DatePassed.
        """
        now = self._clock.now()
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_LEAD)
        ensure_roster(edition, now=now)
        membership = await _get_other(session, edition, team, actor, user_id)
        await depart(session, edition, team, membership, actor=actor, tag=AuditTag.TEAM_REMOVE, now=now)
        await owe_person(
            session,
            "teams:removed",
            f"removed:{membership.id}",
            guild_id=edition.guild_id,
            user_id=user_id,
            now=now,
            team=team.name,
        )
        return Named(team.id, team.name, user_id)

    @reads
    async def passing(self, session: AsyncSession, actor: Actor, user_id: int) -> Named:
        """The member to whom the actor could hand the team over now. Raises what `hand_over` raises."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_LEAD)
        await _ensure_may_follow(session, edition, team, user_id)
        return Named(team.id, team.name, user_id)

    @writes
    async def hand_over(self, session: AsyncSession, actor: Actor, user_id: int) -> Named:
        """Let a member lead the actor's team from now on.

        Raises NotInTeam, OnlyLeadMay, LeadsAlready, NotAMember, TooManyActs.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_LEAD)
        await _ensure_may_follow(session, edition, team, user_id)
        now = self._clock.now()
        await ensure_pace(session, actor, AuditTag.TEAM_LEAD, now=now)
        await pass_lead(session, edition, team, user_id, actor=actor, now=now)
        return Named(team.id, team.name, user_id)

    @reads
    async def describing(self, session: AsyncSession, actor: Actor) -> Described:
        """What the actor could change now. Raises NotInTeam, OnlyLeadMay, EditionNotOpen."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.TEAM_LEAD)
        ensure_open(edition=edition.name, state=edition.state, stopped=edition.stop_message)
        return Described(team.id, team.name, team.description)

    @writes
    async def rename(self, session: AsyncSession, actor: Actor, typed_name: str, typed_description: str) -> Described:
        """Give the actor's team this name, and let it say this of itself.

        Raises NotInTeam, OnlyLeadMay, IllegalTeamName, TeamNameTaken, TextRefused, EditionNotOpen, TooManyActs.
        """
        now = self._clock.now()
        name = rules.ensure_legal_name(typed_name)
        description = ensure_line(typed_description, longest=rules.DESCRIPTION_MAX, may_be_empty=True)
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.TEAM_LEAD)
        ensure_open(edition=edition.name, state=edition.state, stopped=edition.stop_message)
        await ensure_pace(session, actor, AuditTag.TEAM_RENAME, now=now)
        key = await ensure_name_free(session, edition, name, but=team.id)
        before, team.name, team.name_key, team.description = team.name, name, key, description
        record(session, edition, actor, AuditTag.TEAM_RENAME, team, now=now, before=before, name=name)
        return Described(team.id, team.name, team.description)


async def _get_other(
    session: AsyncSession, edition: Edition, team: store.Team, actor: Actor, user_id: int
) -> store.Membership:
    if user_id == actor.user_id:
        raise rules.CannotRemoveSelf()
    membership = await store.find_membership(session, edition.id, user_id)
    if membership is None or membership.team_id != team.id:
        raise rules.NotAMember(team=team.name)
    return membership


async def _ensure_may_follow(session: AsyncSession, edition: Edition, team: store.Team, user_id: int) -> None:
    if user_id == team.lead_id:
        raise rules.LeadsAlready(team=team.name)
    membership = await store.find_membership(session, edition.id, user_id)
    if membership is None or membership.team_id != team.id:
        raise rules.NotAMember(team=team.name)

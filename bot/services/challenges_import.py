"""People and their teams from a list: tried first, then put into the current edition, each row by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges_import import DONE, PersonRow, RowOutcome
from bot.domain.cohorts import NoSuchCohort
from bot.domain.moderation import PersonExcluded
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._cohorts import get_cohort
from bot.services._edition import get_edition, hold_team
from bot.services._outbox import owe_person
from bot.services._roster import admit, record
from bot.services._teams import ensure_name_free
from db import challenges
from db import teams as store
from db.challenges import Edition
from db.engine import Database

PUT = "challenges:put-in"  # the kind of the letter to whoever was put into a team


@dataclass(frozen=True, slots=True)
class RowDone:
    """What became, or would become, of a row."""

    number: int
    team: str
    outcome: RowOutcome


@dataclass(frozen=True, slots=True)
class PeopleImported:
    """What an import did or, as a trial, would have done."""

    edition: str
    rows: tuple[RowDone, ...]

    @property
    def done(self) -> int:
        """How many people came into a team."""
        return sum(row.outcome in DONE for row in self.rows)


class ChallengesImport:
    """What organizers bring along from elsewhere."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def put_in(self, actor: Actor, rows: Sequence[PersonRow], *, dry_run: bool) -> PeopleImported:
        """Let these people be in these teams, new ones where there are none of the name; tell everybody put in.

        A row that cannot be done is left out and says why. The first of a new team leads it, unless a row says who.
        Raises NoEdition, OnlyOrganizersMay.
        """
        carry_out = self.database.rehearse if dry_run else self.database.write
        return await carry_out(lambda session: self._put_in(session, actor, rows))

    async def _put_in(self, session: AsyncSession, actor: Actor, rows: Sequence[PersonRow]) -> PeopleImported:
        ensure_may(Action.EDITION_RUN, Standing.ANYONE, by=actor)
        edition = await challenges.lock_edition(session, (await get_edition(session, actor.guild_id)).id)
        done = [RowDone(row.number, row.team, await self._put(session, actor, edition, row)) for row in rows]
        return PeopleImported(edition.name, tuple(done))

    async def _put(self, session: AsyncSession, actor: Actor, edition: Edition, row: PersonRow) -> RowOutcome:
        if row.fault is not None:
            return row.fault
        own = await store.find_own_team(session, edition.id, row.user_id)
        team = await store.find_team(session, edition.id, key=rules.name_key(row.team))
        if own is not None:
            return RowOutcome.KNOWN if team is not None and own.id == team.id else RowOutcome.ELSEWHERE
        try:
            cohort = await get_cohort(session, edition.id, row.cohort) if row.cohort else None
            formed = team is None
            # A savepoint, so that a team which nobody could come into is not left behind.
            async with session.begin_nested():
                team = team or await self._form(session, actor, edition, row.team)
                team.cohort_id = cohort.id if cohort else team.cohort_id
                await self._admit(session, actor, edition, team, row, leads=formed or row.is_lead)
        except NoSuchCohort:
            return RowOutcome.NO_COHORT
        except (rules.IllegalTeamName, rules.TeamNameTaken):
            return RowOutcome.BAD_NAME
        except PersonExcluded:
            return RowOutcome.EXCLUDED
        except rules.TeamFull:
            return RowOutcome.FULL
        return RowOutcome.FORMED if formed else RowOutcome.JOINED

    async def _form(self, session: AsyncSession, actor: Actor, edition: Edition, typed: str) -> store.Team:
        name, now = rules.ensure_legal_name(typed), self._clock.now()
        team = store.Team(
            edition_id=edition.id,
            name=name,
            name_key=await ensure_name_free(session, edition, name),
            created_at=now,
            description="",
        )
        session.add(team)
        await session.flush()
        record(session, edition, actor, AuditTag.TEAM_CREATE, team, now=now, name=name)
        return team

    async def _admit(
        self, session: AsyncSession, actor: Actor, edition: Edition, team: store.Team, row: PersonRow, *, leads: bool
    ) -> None:
        now = self._clock.now()
        await hold_team(session, edition, team.id)
        await admit(session, edition, team, row.user_id, actor=actor, now=now)
        if leads and team.lead_id != row.user_id:
            team.lead_id = row.user_id
            record(session, edition, actor, AuditTag.TEAM_LEAD, team, now=now, user=row.user_id)
        await session.flush()
        await owe_person(
            session,
            PUT,
            f"{PUT}:{team.id}:{row.user_id}:{now.isoformat()}",
            guild_id=edition.guild_id,
            user_id=row.user_id,
            now=now,
            team=team.name,
            team_id=team.id,
            edition=edition.name,
        )

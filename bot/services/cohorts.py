"""Cohorts, as organizers put them together."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import cohorts as rules
from bot.domain.audit import AuditTag
from bot.domain.free_text import ensure_line
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.teams import name_key
from bot.services._cohorts import cohort_value
from bot.services._edition import get_edition
from bot.services._teams import get_team
from bot.services.papers import find_meant
from db import audit, challenges
from db import cohorts as store
from db.challenges import Edition
from db.engine import Database, reads, writes

__all__ = ["CohortCard", "Cohorts", "cohort_value"]

_OFFERED = 25


@dataclass(frozen=True, slots=True)
class CohortCard:
    """A part of an edition: its papers and teams by name, and how many deadlines of its own it has."""

    id: int
    name: str
    papers: tuple[str, ...]
    teams: tuple[str, ...]
    dates: int


class Cohorts:
    """What organizers can do with cohorts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def list_cohorts(self, session: AsyncSession, actor: Actor) -> list[CohortCard]:
        """The current edition's cohorts, by name. Raises NoEdition, OnlyOrganizersMay."""
        ensure_may(Action.EDITION_CHANGE, Standing.ANYONE, by=actor)
        edition = await get_edition(session, actor.guild_id)
        return [await _show(session, cohort) for cohort in await store.list_cohorts(session, edition.id)]

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str) -> list[tuple[int, str]]:
        """Ids and names of cohorts whose name holds what was typed."""
        edition = await challenges.find_current_edition(session, actor.guild_id)
        if edition is None:
            return []
        wanted = typed.casefold()
        found = await store.list_cohorts(session, edition.id)
        return [(each.id, each.name) for each in found if wanted in each.name.casefold()][:_OFFERED]

    @writes
    async def write(
        self,
        session: AsyncSession,
        actor: Actor,
        cohort_id: int | None,
        *,
        name: str,
        papers: Sequence[str] | None,
        teams: Sequence[str] | None,
    ) -> CohortCard:
        """Let a cohort, a new one without an id, have this name, these papers to choose from and these teams.

        None leaves those that it has. A paper that a team of it claimed before stays the team's.
        Raises NoEdition, OnlyOrganizersMay, TextRefused, NoSuchCohort, CohortNameTaken, TooManyCohorts, NoSuchPaper,
        AmbiguousPaper, NoSuchTeam.
        """
        ensure_may(Action.EDITION_CHANGE, Standing.ANYONE, by=actor)
        name = ensure_line(name, longest=rules.NAME_MAX)
        edition = await challenges.lock_edition(session, (await get_edition(session, actor.guild_id)).id)
        cohort = await self._get(session, edition, cohort_id, name)
        facts: dict[str, object] = {"cohort": cohort.id, "name": name}
        if papers is not None:
            if len(papers) > rules.PAPERS_MAX:
                raise rules.TooManyCohorts(limit=rules.PAPERS_MAX)
            facts["papers"] = paper_ids = [await find_meant(session, edition, typed) for typed in papers]
            await store.replace_papers(session, cohort.id, paper_ids)
        if teams is not None:
            facts["teams"] = team_ids = [(await get_team(session, edition, typed)).id for typed in teams]
            await store.assign(session, cohort.id, team_ids)
        self._record(session, actor, edition, **facts)
        return await _show(session, cohort)

    @writes
    async def remove(self, session: AsyncSession, actor: Actor, cohort_id: int) -> None:
        """Let there be no such cohort; its teams and their papers stay.

        Raises NoEdition, OnlyOrganizersMay, NoSuchCohort, CohortHasDates.
        """
        ensure_may(Action.EDITION_CHANGE, Standing.ANYONE, by=actor)
        edition = await challenges.lock_edition(session, (await get_edition(session, actor.guild_id)).id)
        cohort = await store.find_cohort(session, edition.id, cohort_id)
        if cohort is None:
            raise rules.NoSuchCohort()
        if dates := await store.count_dates(session, cohort.id):
            raise rules.CohortHasDates(name=cohort.name, count=dates)
        self._record(session, actor, edition, removed=cohort.id, name=cohort.name)
        await store.drop(session, cohort)

    async def _get(self, session: AsyncSession, edition: Edition, cohort_id: int | None, name: str) -> store.Cohort:
        """The cohort, or a new one, with this name from now on."""
        known, key = await store.list_cohorts(session, edition.id), name_key(name)
        if any(each.name_key == key and each.id != cohort_id for each in known):
            raise rules.CohortNameTaken(name=name)
        cohort = next((each for each in known if each.id == cohort_id), None)
        if cohort is None:
            if cohort_id is not None:
                raise rules.NoSuchCohort()
            if len(known) >= rules.COHORTS_MAX:
                raise rules.TooManyCohorts(limit=rules.COHORTS_MAX)
            cohort = store.Cohort(edition_id=edition.id, name=name, name_key=key, created_at=self._clock.now())
            session.add(cohort)
        cohort.name, cohort.name_key = name, key
        await session.flush()
        return cohort

    def _record(self, session: AsyncSession, actor: Actor, edition: Edition, **facts: object) -> None:
        facts = {"edition": edition.key, **facts}
        at, tag = self._clock.now(), AuditTag.COHORT_CHANGE
        audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=at)


async def _show(session: AsyncSession, cohort: store.Cohort) -> CohortCard:
    papers = tuple(title for _, title in await store.list_papers(session, cohort.id))
    teams = tuple(name for _, name in await store.list_teams(session, cohort.id))
    return CohortCard(cohort.id, cohort.name, papers, teams, await store.count_dates(session, cohort.id))

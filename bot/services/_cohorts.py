"""What a team's cohort binds it to."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges_demands import ensure_venue
from bot.domain.cohorts import NoSuchCohort, PaperOfOthers
from bot.domain.teams import name_key
from bot.services._edition import demands_of
from db import cohorts as store
from db.challenges import Edition
from db.papers import Paper
from db.teams import Team

_VALUE = "cohort:"


def cohort_value(cohort_id: int) -> str:
    """The cohort as autocomplete hands it back."""
    return f"{_VALUE}{cohort_id}"


async def get_cohort(session: AsyncSession, edition_id: int, typed: str) -> store.Cohort:
    """The edition's cohort that was chosen, or whose name was typed. Raises NoSuchCohort."""
    for cohort in await store.list_cohorts(session, edition_id):
        if typed == cohort_value(cohort.id) or cohort.name_key == name_key(typed):
            return cohort
    raise NoSuchCohort(text=typed)


async def ensure_taken(session: AsyncSession, edition: Edition, team: Team, paper: Paper) -> None:
    """Raise VenueNotTaken or PaperOfOthers where the edition, or the team's cohort in it, takes no such paper."""
    demands = demands_of(edition)
    ensure_venue(demands, paper=paper.title, venue=paper.venue, year=paper.year, edition=edition.name)
    if team.cohort_id is None:
        return
    cohort = await store.find_cohort(session, team.edition_id, team.cohort_id)
    papers = await store.list_papers(session, team.cohort_id)
    if cohort is not None and papers and paper.id not in {paper_id for paper_id, _ in papers}:
        raise PaperOfOthers(paper=paper.title, cohort=cohort.name, papers=tuple(title for _, title in papers))

"""Who may owe what a deadline asks: teams with their people and claims, and people who look for a team."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.claims import Claim
from db.papers import Paper
from db.teams import Team


@dataclass(frozen=True, slots=True)
class Work:
    """A live claim, as far as deadlines ask for it."""

    paper: str
    state: str
    has_plan: bool
    signed_at: datetime  # the last sign of life, or when it began


async def list_living(session: AsyncSession, edition_id: int) -> Sequence[Team]:
    """The edition's living teams."""
    query = select(Team).where(Team.edition_id == edition_id, Team.dissolved_at.is_(None))
    return (await session.scalars(query.order_by(Team.id))).all()


async def list_cohorts(session: AsyncSession, team_ids: Collection[int]) -> dict[int, int]:
    """Of those of the teams that are of one: their cohorts, by team."""
    query = select(Team.id, Team.cohort_id).where(Team.id.in_(list(team_ids)), Team.cohort_id.is_not(None))
    return {team_id: cohort_id for team_id, cohort_id in await session.execute(query) if cohort_id is not None}


async def list_work(session: AsyncSession, team_ids: Collection[int]) -> dict[int, list[Work]]:
    """The live claims of these teams, oldest first."""
    rows = await session.execute(
        select(Claim.team_id, Paper.title, Claim.state, Claim.plan != "", Claim.signed_at, Claim.claimed_at)
        .join(Paper, Paper.id == Claim.paper_id)
        .where(Claim.team_id.in_(list(team_ids)), Claim.slot.is_not(None))
        .order_by(Claim.claimed_at, Claim.id)
    )
    work: dict[int, list[Work]] = {}
    for team_id, title, state, has_plan, signed_at, claimed_at in rows:
        work.setdefault(team_id, []).append(Work(title, state, bool(has_plan), signed_at or claimed_at))
    return work

"""What stands on the organizers' board: teams, people, claims and papers of an edition by where they are."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.claims import Claim
from db.cohorts import Cohort
from db.papers import Paper
from db.teams import Membership, Team


async def count_claims(session: AsyncSession, edition_id: int) -> dict[str, int]:
    """How many claims there are in each state, ended ones too."""
    rows = await session.execute(
        select(Claim.state, func.count()).where(Claim.edition_id == edition_id).group_by(Claim.state)
    )
    return {state: count for state, count in rows}  # noqa: C416 - rows are not quite tuples to the type checker


async def list_claim_times(session: AsyncSession, edition_id: int) -> list[datetime]:
    """When each claim of the edition was taken, also those that ended, earliest first."""
    times = select(Claim.claimed_at).where(Claim.edition_id == edition_id).order_by(Claim.claimed_at)
    return list(await session.scalars(times))


async def count_teams_in(session: AsyncSession, edition_id: int, states: frozenset[str]) -> int:
    """How many teams have a claim in one of these states."""
    query = select(func.count(Claim.team_id.distinct())).where(
        Claim.edition_id == edition_id, Claim.slot.is_not(None), Claim.state.in_(sorted(states))
    )
    return await session.scalar(query) or 0


async def list_members(session: AsyncSession, edition_id: int) -> list[dict[str, Any]]:
    """Who is in which team, with since when; leads first in each."""
    rows = await session.execute(
        select(Team.id, Team.name, Membership.user_id, Team.lead_id, Membership.joined_at, Cohort.name)
        .join(Membership, Membership.team_id == Team.id)
        .outerjoin(Cohort, Cohort.id == Team.cohort_id)
        .where(Team.edition_id == edition_id, Membership.left_at.is_(None))
        .order_by(Team.name_key, Membership.joined_at, Membership.id)
    )
    return [
        {
            "team_id": team_id,
            "team": team,
            "user_id": user_id,
            "is_lead": user_id == lead_id,
            "joined_at": joined_at,
            "cohort": cohort,
        }
        for team_id, team, user_id, lead_id, joined_at, cohort in rows
    ]


async def list_claims(session: AsyncSession, edition_id: int) -> list[dict[str, Any]]:
    """Every claim of the edition with its team and paper, ended ones too, earliest first."""
    rows = await session.execute(
        select(Claim, Team.name, Paper.title)
        .join(Team, Claim.team_id == Team.id)
        .join(Paper, Claim.paper_id == Paper.id)
        .where(Claim.edition_id == edition_id)
        .order_by(Claim.claimed_at, Claim.id)
    )
    return [
        {
            "claim_id": claim.id,
            "team_id": claim.team_id,
            "team": team,
            "paper_id": claim.paper_id,
            "paper": title,
            "state": claim.state,
            "claimed_at": claim.claimed_at,
            "ended_at": claim.ended_at,
            "project_url": claim.project_url,
            "submission_url": claim.submission_url,
            "is_anonymous": claim.is_anonymous,
        }
        for claim, team, title in rows
    ]

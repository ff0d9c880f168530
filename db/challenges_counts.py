"""Editions with what there is in them, counted."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.challenges import Edition
from db.claims import Claim
from db.teams import Membership, Team
from db.waitlist import Wait


@dataclass(frozen=True, slots=True)
class Counted:
    """An edition with its living teams, their people, their live claims, and how many wait for a paper."""

    edition: Edition
    teams: int
    people: int
    claims: int
    waits: int


async def list_counted(session: AsyncSession, guild_id: int, *, edition_id: int | None = None) -> list[Counted]:
    """The server's editions, or this one of them, the current one first, then the latest."""
    query = select(Edition, *_COUNTS).where(Edition.guild_id == guild_id)
    if edition_id is not None:
        query = query.where(Edition.id == edition_id)
    rows = await session.execute(
        query.order_by(Edition.is_current.desc(), Edition.created_at.desc(), Edition.id.desc())
    )
    return [Counted(*row) for row in rows]


_COUNTS = (
    select(func.count()).where(Team.edition_id == Edition.id, Team.dissolved_at.is_(None)).scalar_subquery(),
    select(func.count()).where(Membership.edition_id == Edition.id, Membership.left_at.is_(None)).scalar_subquery(),
    select(func.count()).where(Claim.edition_id == Edition.id, Claim.slot.is_not(None)).scalar_subquery(),
    select(func.count()).where(Wait.edition_id == Edition.id, Wait.ended_at.is_(None)).scalar_subquery(),
)

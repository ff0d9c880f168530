"""Cohorts: parts of an edition, such as a course, with papers and dates of their own."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key
from db.deadlines import Deadline
from db.papers import Paper
from db.teams import Team


class Cohort(Base):
    """A part of an edition. Teams and deadlines name it by its id."""

    __tablename__ = "cohorts"
    __table_args__ = (UniqueConstraint("edition_id", "name_key"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)  # domain.teams.name_key
    created_at: Mapped[datetime]


class CohortPaper(Base):
    """A paper that teams of a cohort choose from; without any, they choose as others do."""

    __tablename__ = "cohort_papers"
    __table_args__ = (Index(None, "paper_id"),)

    cohort_id: Mapped[int] = mapped_column(Key, ForeignKey("cohorts.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(Key, primary_key=True)


async def list_cohorts(session: AsyncSession, edition_id: int) -> Sequence[Cohort]:
    """The edition's cohorts, by name."""
    query = select(Cohort).where(Cohort.edition_id == edition_id).order_by(Cohort.name_key)
    return (await session.scalars(query)).all()


async def find_cohort(session: AsyncSession, edition_id: int, cohort_id: int) -> Cohort | None:
    """The edition's cohort with this id."""
    return await session.scalar(select(Cohort).where(Cohort.id == cohort_id, Cohort.edition_id == edition_id))


async def list_papers(session: AsyncSession, cohort_id: int) -> list[tuple[int, str]]:
    """Ids and titles of the papers that a cohort chooses from, by title."""
    rows = await session.execute(
        select(Paper.id, Paper.title)
        .join(CohortPaper, CohortPaper.paper_id == Paper.id)
        .where(CohortPaper.cohort_id == cohort_id)
        .order_by(Paper.title_key, Paper.id)
    )
    return [(paper_id, title) for paper_id, title in rows]


async def replace_papers(session: AsyncSession, cohort_id: int, paper_ids: Collection[int]) -> None:
    """Let these be the papers that a cohort chooses from."""
    await session.execute(delete(CohortPaper).where(CohortPaper.cohort_id == cohort_id))
    session.add_all(CohortPaper(cohort_id=cohort_id, paper_id=paper_id) for paper_id in sorted(set(paper_ids)))
    await session.flush()


async def list_with(session: AsyncSession, paper_id: int) -> list[int]:
    """The cohorts that choose from this paper too."""
    query = select(CohortPaper.cohort_id).where(CohortPaper.paper_id == paper_id).order_by(CohortPaper.cohort_id)
    return list(await session.scalars(query))


async def exchange(
    session: AsyncSession, cohort_ids: Collection[int], one: int, other: int, *, stays: Collection[int] = ()
) -> None:
    """Let these cohorts choose from the other paper in the place of the one, which some still have beside it."""
    gone = delete(CohortPaper).where(
        CohortPaper.paper_id == one, CohortPaper.cohort_id.in_(set(cohort_ids) - set(stays))
    )
    await session.execute(gone)
    known = set(await list_with(session, other))
    session.add_all(CohortPaper(cohort_id=each, paper_id=other) for each in cohort_ids if each not in known)
    await session.flush()


async def list_teams(session: AsyncSession, cohort_id: int) -> list[tuple[int, str]]:
    """Ids and names of a cohort's living teams, by name."""
    rows = await session.execute(
        select(Team.id, Team.name)
        .where(Team.cohort_id == cohort_id, Team.dissolved_at.is_(None))
        .order_by(Team.name_key)
    )
    return [(team_id, name) for team_id, name in rows]


async def assign(session: AsyncSession, cohort_id: int, team_ids: Collection[int]) -> None:
    """Let these teams, and no others, be of a cohort."""
    gone = update(Team).where(Team.cohort_id == cohort_id, Team.id.not_in(list(team_ids)))
    await session.execute(gone.values(cohort_id=None))
    await session.execute(update(Team).where(Team.id.in_(list(team_ids))).values(cohort_id=cohort_id))


async def count_dates(session: AsyncSession, cohort_id: int) -> int:
    """How many deadlines of its own a cohort has."""
    query = select(func.count()).where(Deadline.cohort_id == cohort_id, Deadline.removed_at.is_(None))
    return await session.scalar(query) or 0


async def drop(session: AsyncSession, cohort: Cohort) -> None:
    """Let there be no such cohort; its teams stay, as others are."""
    await assign(session, cohort.id, ())
    await session.execute(delete(CohortPaper).where(CohortPaper.cohort_id == cohort.id))
    await session.delete(cohort)

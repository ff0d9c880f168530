"""Who waits for a place on a paper, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, func, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from db.base import Base, Key, Snowflake
from db.papers import Paper
from db.teams import Team

_PRESENT = text("ended_at IS NULL")
_OFFERED = text("state = 'offered'")


class Wait(Base):
    """A team's time on the waiting list of a paper. While a place is offered to it, nobody else gets that place."""

    __tablename__ = "waits"
    __table_args__ = (
        Index(
            "uq_waits_team",
            "edition_id",
            "paper_id",
            "team_id",
            unique=True,
            sqlite_where=_PRESENT,
            postgresql_where=_PRESENT,
        ),
        Index("ix_waits_team_id", "team_id", sqlite_where=_PRESENT, postgresql_where=_PRESENT),
        Index("ix_waits_offer_until", "offer_until", sqlite_where=_OFFERED, postgresql_where=_OFFERED),
        CheckConstraint("(state IN ('waiting', 'offered')) = (ended_at IS NULL)", name="present_until_ended"),
        CheckConstraint("(state = 'offered') <= (offer_until IS NOT NULL)", name="offer_has_an_end"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    paper_id: Mapped[int] = mapped_column(Key, ForeignKey("papers.id"))
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    state: Mapped[str] = mapped_column(String(16))  # domain.waitlist.WaitState
    joined_at: Mapped[datetime]
    joined_by: Mapped[int] = mapped_column(Snowflake)
    offer_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class WaitingTeam:
    """A team on a paper's list, seen from the paper."""

    team_id: int
    team: str
    state: str
    offer_until: datetime | None


@dataclass(frozen=True, slots=True)
class WaitedPaper:
    """A paper that a team waits for, seen from the team; `place` counts from 1."""

    paper_id: int
    title: str
    state: str
    offer_until: datetime | None
    place: int


async def list_waits(session: AsyncSession, edition_id: int, paper_id: int) -> Sequence[Wait]:
    """Who waits for the paper or is offered it, first come first."""
    query = select(Wait).where(_present(), Wait.edition_id == edition_id, Wait.paper_id == paper_id)
    return (await session.scalars(query.order_by(Wait.joined_at, Wait.id))).all()


async def list_waiting_teams(session: AsyncSession, edition_id: int, paper_id: int) -> list[WaitingTeam]:
    """The same, with the teams' names."""
    rows = await session.execute(
        select(Wait.team_id, Team.name, Wait.state, Wait.offer_until)
        .join(Team, Team.id == Wait.team_id)
        .where(_present(), Wait.edition_id == edition_id, Wait.paper_id == paper_id)
        .order_by(Wait.joined_at, Wait.id)
    )
    return [WaitingTeam(*row) for row in rows]


async def list_waited(session: AsyncSession, team_id: int) -> list[WaitedPaper]:
    """The papers that the team waits for or is offered, longest first."""
    before = aliased(Wait)
    place = (
        select(func.count())
        .where(
            before.ended_at.is_(None),
            before.edition_id == Wait.edition_id,
            before.paper_id == Wait.paper_id,
            tuple_(before.joined_at, before.id) <= tuple_(Wait.joined_at, Wait.id),
        )
        .correlate(Wait)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Wait.paper_id, Paper.title, Wait.state, Wait.offer_until, place)
        .join(Paper, Paper.id == Wait.paper_id)
        .where(_present(), Wait.team_id == team_id)
        .order_by(Wait.joined_at, Wait.id)
    )
    return [WaitedPaper(*row) for row in rows]


async def find_wait(session: AsyncSession, edition_id: int, paper_id: int, team_id: int) -> Wait | None:
    """The team's present place on the paper's list, if it has one."""
    return await session.scalar(
        select(Wait).where(
            _present(), Wait.edition_id == edition_id, Wait.paper_id == paper_id, Wait.team_id == team_id
        )
    )


async def find_taken(
    session: AsyncSession, edition_id: int, paper_id: int, team_id: int, *, at: datetime
) -> Wait | None:
    """The team's wait that ended at this instant, since it took the place."""
    of_team = Wait.edition_id == edition_id, Wait.paper_id == paper_id, Wait.team_id == team_id
    return await session.scalar(select(Wait).where(*of_team, Wait.state == "taken", Wait.ended_at == at))


async def list_team_waits(session: AsyncSession, team_id: int) -> Sequence[Wait]:
    """All present waits of a team, by paper."""
    return (
        await session.scalars(select(Wait).where(_present(), Wait.team_id == team_id).order_by(Wait.paper_id))
    ).all()


async def list_overdue_offers(session: AsyncSession, now: datetime, *, limit: int) -> list[tuple[int, int]]:
    """Edition and paper of offers whose time is past, longest past first."""
    rows = await session.execute(
        select(Wait.edition_id, Wait.paper_id)
        .where(Wait.state == "offered", Wait.offer_until <= now)
        .order_by(Wait.offer_until, Wait.id)
        .limit(limit)
    )
    return [(edition_id, paper_id) for edition_id, paper_id in rows]


async def list_waited_papers(session: AsyncSession, edition_id: int) -> list[int]:
    """Ids of the edition's papers that somebody waits for, ascending."""
    query = select(Wait.paper_id).where(_present(), Wait.edition_id == edition_id, Wait.state == "waiting")
    return list(await session.scalars(query.distinct().order_by(Wait.paper_id)))


def _present() -> ColumnElement[bool]:
    return Wait.ended_at.is_(None)

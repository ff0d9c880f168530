"""People who look for a team, for those to see who asked for it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, exists, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.challenges import Edition
from db.claims import Claim, hides
from db.papers import Paper
from db.people import Person
from db.teams import Membership, Team

_PRESENT = text("ended_at IS NULL")


class Looker(Base):
    """What a person who looks for a team says of themself. Nothing of it is kept once it has ended."""

    __tablename__ = "lookers"
    __table_args__ = (
        Index(
            "uq_lookers_person",
            "edition_id",
            "user_id",
            unique=True,
            sqlite_where=_PRESENT,
            postgresql_where=_PRESENT,
        ),
        Index("ix_lookers_until", "until", sqlite_where=_PRESENT, postgresql_where=_PRESENT),
        CheckConstraint("hours_a_week BETWEEN 1 AND 168", name="hours_of_a_week"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    user_id: Mapped[int] = mapped_column(Snowflake)
    interests: Mapped[str] = mapped_column(Text)
    skills: Mapped[str] = mapped_column(Text)
    languages: Mapped[str] = mapped_column(Text)
    zone: Mapped[str] = mapped_column(String(64))  # an IANA name
    hours_a_week: Mapped[int]
    created_at: Mapped[datetime]
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class OverLooker:
    """Somebody whose time is past, or who is in a team by now."""

    looker: Looker
    guild_id: int
    is_in_team: bool


@dataclass(frozen=True, slots=True)
class RoomyTeam:
    """A team with a free seat. Where `hides_people`, others may not learn who is in it."""

    team: Team
    people: int
    hides_people: bool


_IN_TEAM = exists().where(
    Membership.edition_id == Looker.edition_id, Membership.user_id == Looker.user_id, Membership.left_at.is_(None)
)


async def find_looker(session: AsyncSession, edition_id: int, user_id: int, *, now: datetime) -> Looker | None:
    """What the person says of themself, if they look for a team."""
    query = select(Looker).where(Looker.edition_id == edition_id, Looker.user_id == user_id)
    return await session.scalar(query.where(Looker.ended_at.is_(None), Looker.until > now, ~_IN_TEAM))


async def lock_looker(session: AsyncSession, edition_id: int, user_id: int) -> Looker | None:
    """The row that has not ended yet, also where its time is past, held against other writers."""
    query = select(Looker).where(Looker.edition_id == edition_id, Looker.user_id == user_id)
    return await session.scalar(locked(query.where(Looker.ended_at.is_(None))))


async def list_lookers(session: AsyncSession, edition_id: int, *, now: datetime, limit: int) -> Sequence[Looker]:
    """Everybody who looks for a team and is in none, longest first."""
    query = select(Looker).where(Looker.edition_id == edition_id, Looker.ended_at.is_(None), Looker.until > now)
    return (await session.scalars(query.where(~_IN_TEAM).order_by(Looker.created_at, Looker.id).limit(limit))).all()


async def list_ending(
    session: AsyncSession, *, state: str, now: datetime, before: datetime
) -> Sequence[tuple[Looker, int]]:
    """Those in editions of this state whose time ends between the two instants, each with the server."""
    rows = await session.execute(
        select(Looker, Edition.guild_id)
        .join(Edition, Edition.id == Looker.edition_id)
        .where(Looker.ended_at.is_(None), Looker.until > now, Looker.until <= before, ~_IN_TEAM)
        .where(Edition.state == state)
        .order_by(Looker.until, Looker.id)
    )
    return [(looker, guild_id) for looker, guild_id in rows]


async def list_over(session: AsyncSession, *, now: datetime, limit: int) -> Sequence[OverLooker]:
    """Those whose time is past or who are in a team, held against other writers."""
    rows = await session.execute(
        select(Looker, Edition.guild_id, _IN_TEAM)
        .join(Edition, Edition.id == Looker.edition_id)
        .where(Looker.ended_at.is_(None), or_(Looker.until <= now, _IN_TEAM))
        .order_by(Looker.until, Looker.id)
        .limit(limit)
        .with_for_update(of=Looker, skip_locked=True)
    )
    return [OverLooker(looker, guild_id, bool(is_in_team)) for looker, guild_id, is_in_team in rows]


def end(looker: Looker, *, now: datetime) -> None:
    """Nobody sees this any more, and what the person wrote is gone."""
    looker.interests = looker.skills = looker.languages = looker.zone = ""
    looker.hours_a_week = 1  # the least that the table allows
    looker.ended_at = now


async def list_roomy_teams(session: AsyncSession, edition_id: int, *, seats: int, limit: int) -> Sequence[RoomyTeam]:
    """Living teams in which somebody is and a seat is free, oldest first."""
    people = select(func.count()).where(Membership.team_id == Team.id, Membership.left_at.is_(None)).scalar_subquery()
    rows = await session.execute(
        select(Team, people, hides(Team.id))
        .where(Team.edition_id == edition_id, Team.dissolved_at.is_(None), people.between(1, seats - 1))
        .order_by(Team.created_at, Team.id)
        .limit(limit)
    )
    return [RoomyTeam(team, count, bool(hides_people)) for team, count, hides_people in rows]


async def list_titles(session: AsyncSession, team_ids: Collection[int]) -> dict[int, list[str]]:
    """The titles of the papers that these teams hold, oldest claim first."""
    rows = await session.execute(
        select(Claim.team_id, Paper.title)
        .join(Paper, Paper.id == Claim.paper_id)
        .where(Claim.team_id.in_(team_ids), Claim.slot.is_not(None))
        .order_by(Claim.claimed_at, Claim.id)
    )
    return _gather([(team_id, title) for team_id, title in rows], team_ids)


async def list_shown_zones(session: AsyncSession, team_ids: Collection[int]) -> dict[int, list[str]]:
    """The zones of those members of these teams who show their local time, longest member first."""
    rows = await session.execute(
        select(Membership.team_id, Person.zone)
        .join(Person, Person.user_id == Membership.user_id)
        .where(
            Membership.team_id.in_(team_ids), Membership.left_at.is_(None), Person.shows_time, Person.zone.is_not(None)
        )
        .order_by(Membership.joined_at, Membership.id)
    )
    return _gather([(team_id, zone) for team_id, zone in rows if zone is not None], team_ids)


def _gather(rows: Sequence[tuple[int, str]], team_ids: Collection[int]) -> dict[int, list[str]]:
    gathered: dict[int, list[str]] = {team_id: [] for team_id in team_ids}
    for team_id, each in rows:
        gathered[team_id].append(each)
    return gathered

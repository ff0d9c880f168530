"""Teams, who is in them, and who was asked to join."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, case, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.challenges import Edition
from db.claims import Claim

_ACTIVE = text("left_at IS NULL")
_LIVING = text("dissolved_at IS NULL")
_OPEN = text("state = 'open'")


class Team(Base):
    """A team in one edition."""

    __tablename__ = "teams"
    __table_args__ = (
        Index("uq_teams_name", "edition_id", "name_key", unique=True, sqlite_where=_LIVING, postgresql_where=_LIVING),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)  # domain.teams.name_key: alike names share it
    lead_id: Mapped[int | None] = mapped_column(Snowflake)  # none: nobody of the team is on this server
    created_at: Mapped[datetime]
    dissolved_at: Mapped[datetime | None]
    description: Mapped[str] = mapped_column(Text, server_default="")  # what the team says of itself, for everybody
    home_channel_id: Mapped[int | None] = mapped_column(Snowflake)  # where it was formed: its room is made there
    cohort_id: Mapped[int | None] = mapped_column(Key)  # db.cohorts.Cohort; none: of the edition as others are


class Membership(Base):
    """One person's time in one team. The seat is numbered, so that a team cannot hold more people than seats."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index(
            "uq_memberships_person",
            "edition_id",
            "user_id",
            unique=True,
            sqlite_where=_ACTIVE,
            postgresql_where=_ACTIVE,
        ),
        Index("uq_memberships_seat", "team_id", "seat", unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE),
        CheckConstraint("seat BETWEEN 1 AND seats", name="seat_exists"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    user_id: Mapped[int] = mapped_column(Snowflake, index=True)
    seat: Mapped[int]
    seats: Mapped[int]  # the limit under which this person came in
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]  # when the person was last known to be on the server


class Invitation(Base):
    """A person was asked into a team."""

    __tablename__ = "invitations"
    __table_args__ = (
        Index("uq_invitations_open", "team_id", "user_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_invitations_expires_at", "expires_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    user_id: Mapped[int] = mapped_column(Snowflake)
    invited_by: Mapped[int] = mapped_column(Snowflake)
    state: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class JoinRequest(Base):
    """A person asks to be let into a team."""

    __tablename__ = "join_requests"
    __table_args__ = (
        Index("uq_join_requests_open", "team_id", "user_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_join_requests_expires_at", "expires_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_join_requests_user_id", "user_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    user_id: Mapped[int] = mapped_column(Snowflake)
    state: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Merge(Base):
    """A lead asks another team to become one with theirs, which is then the one that goes on."""

    __tablename__ = "merges"
    __table_args__ = (
        Index("uq_merges_open", "team_id", "other_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_merges_expires_at", "expires_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(None, "other_id"),
        CheckConstraint("team_id <> other_id", name="two_teams"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))  # asks, and goes on
    other_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))  # is asked, and ends
    asked_by: Mapped[int] = mapped_column(Snowflake)
    state: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


async def find_membership(session: AsyncSession, edition_id: int, user_id: int) -> Membership | None:
    """The person's active membership in the edition, if there is one."""
    return await session.scalar(
        select(Membership).where(
            Membership.edition_id == edition_id, Membership.user_id == user_id, Membership.left_at.is_(None)
        )
    )


async def find_own_team(session: AsyncSession, edition_id: int, user_id: int) -> Team | None:
    """The team that the person is in, if any."""
    return await session.scalar(
        select(Team)
        .join(Membership, Membership.team_id == Team.id)
        .where(Membership.edition_id == edition_id, Membership.user_id == user_id, Membership.left_at.is_(None))
    )


async def lock_team(session: AsyncSession, team_id: int) -> Team | None:
    """The living team, held against other writers until the transaction ends."""
    return await session.scalar(locked(select(Team).where(Team.id == team_id, Team.dissolved_at.is_(None))))


async def find_team(
    session: AsyncSession, edition_id: int, *, team_id: int | None = None, key: str = ""
) -> Team | None:
    """The edition's living team with this id or, without an id, with this name key."""
    wanted = Team.id == team_id if team_id is not None else Team.name_key == key
    return await session.scalar(select(Team).where(Team.edition_id == edition_id, Team.dissolved_at.is_(None), wanted))


async def list_members(session: AsyncSession, team_id: int) -> Sequence[Membership]:
    """The team's present members, longest first."""
    members = await session.scalars(
        select(Membership)
        .where(Membership.team_id == team_id, Membership.left_at.is_(None))
        .order_by(Membership.joined_at, Membership.id)
    )
    return members.all()


async def list_teams(
    session: AsyncSession, edition_id: int, *, offset: int, limit: int
) -> Sequence[tuple[Team, int, int]]:
    """Living teams by name, each with its number of members and of live claims."""
    members = select(func.count()).where(Membership.team_id == Team.id, Membership.left_at.is_(None)).scalar_subquery()
    claims = select(func.count()).where(Claim.team_id == Team.id, Claim.slot.is_not(None)).scalar_subquery()
    rows = await session.execute(
        select(Team, members, claims)
        .where(Team.edition_id == edition_id, Team.dissolved_at.is_(None))
        .order_by(Team.name_key)
        .offset(offset)
        .limit(limit)
    )
    return [(team, member_count, claim_count) for team, member_count, claim_count in rows]


async def count_teams(session: AsyncSession, edition_id: int) -> int:
    """How many living teams the edition has."""
    query = select(func.count()).where(Team.edition_id == edition_id, Team.dissolved_at.is_(None))
    return await session.scalar(query) or 0


async def suggest_teams(session: AsyncSession, edition_id: int, key: str, *, limit: int) -> Sequence[Team]:
    """Living teams whose name key begins with `key`, by name."""
    teams = await session.scalars(
        select(Team)
        .where(
            Team.edition_id == edition_id, Team.dissolved_at.is_(None), Team.name_key.startswith(key, autoescape=True)
        )
        .order_by(Team.name_key)
        .limit(limit)
    )
    return teams.all()


async def list_names(session: AsyncSession, team_ids: Collection[int]) -> list[str]:
    """The names of these teams, sorted."""
    return list(await session.scalars(select(Team.name).where(Team.id.in_(team_ids)).order_by(Team.name)))


async def list_unseen(
    session: AsyncSession, guild_ids: Collection[int], before: datetime, *, limit: int
) -> Sequence[tuple[int, int]]:
    """Servers and people who are in teams of their current editions, and were last known to be there before this.

    Those who lead come first, then those who were seen longest ago.
    """
    last_seen = func.coalesce(Membership.checked_at, Membership.joined_at)
    rows = await session.execute(
        select(Edition.guild_id, Membership.user_id)
        .join(Team, Membership.team_id == Team.id)
        .join(Edition, Membership.edition_id == Edition.id)
        .where(
            Membership.left_at.is_(None),
            Edition.guild_id.in_(list(guild_ids)),
            Edition.is_current,
            Edition.state != "archived",
            last_seen <= before,
        )
        .order_by(case((Team.lead_id == Membership.user_id, 0), else_=1), last_seen, Membership.id)
        .limit(limit)
    )
    return [(guild_id, user_id) for guild_id, user_id in rows]

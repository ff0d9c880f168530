"""The private room of each team on its server, as far as it was made."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, String, and_, delete, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake
from db.challenges import Edition, Guild
from db.teams import Membership, Team

NAME_MAX = 100


class Room(Base):
    """A team's thread or channel. The row without a channel says why there is none yet."""

    __tablename__ = "rooms"

    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"), primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))  # domain.rooms.RoomKind
    channel_id: Mapped[int | None] = mapped_column(Snowflake, index=True)
    name: Mapped[str | None] = mapped_column(String(NAME_MAX))  # as Discord was last told
    fault: Mapped[str | None] = mapped_column(String(64))  # domain.rooms.RoomFault: why the last attempt failed
    tried_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]  # when it was last seen to exist
    archived_at: Mapped[datetime | None]


class RoomMember(Base):
    """A person who was let into a room."""

    __tablename__ = "room_members"

    team_id: Mapped[int] = mapped_column(Key, ForeignKey("rooms.team_id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    since: Mapped[datetime]


async def find_room(session: AsyncSession, team_id: int) -> Room | None:
    """The team's room, as far as it was made."""
    return await session.get(Room, team_id)


async def list_open(session: AsyncSession, team_ids: Collection[int]) -> dict[int, int]:
    """The channels of these teams' rooms that can be written in."""
    rows = await session.execute(
        select(Room.team_id, Room.channel_id).where(
            Room.team_id.in_(list(team_ids)), Room.channel_id.is_not(None), Room.archived_at.is_(None)
        )
    )
    return {team_id: channel_id for team_id, channel_id in rows if channel_id is not None}


async def find_team_of(session: AsyncSession, channel_id: int) -> int | None:
    """The id of the team whose room this channel is, if it is one."""
    return await session.scalar(select(Room.team_id).where(Room.channel_id == channel_id))


@dataclass(frozen=True, slots=True)
class Differing:
    """A team whose room is not as it should be, or is to be looked at."""

    team: Team
    edition: Edition
    guild: Guild
    room: Room | None


@dataclass(frozen=True, slots=True)
class Moments:
    """Up to when a room was last tried or checked, for another attempt to be due.

    `soon` is for the faults in `passing`, and for attempts whose end was never heard of.
    """

    passing: Collection[str]
    soon: datetime
    later: datetime
    checked: datetime


async def list_differing(
    session: AsyncSession, guild_ids: Collection[int], moments: Moments, *, limit: int
) -> Sequence[Differing]:
    """Teams of these servers whose room differs from what is written of the team, by id."""
    is_wanted = and_(
        Team.dissolved_at.is_(None),
        Edition.state != "archived",
        Guild.room_kind != "none",
        exists().where(Membership.team_id == Team.id, Membership.left_at.is_(None)),
    )
    is_open = and_(Room.channel_id.is_not(None), Room.archived_at.is_(None))
    is_due = or_(
        Room.tried_at.is_(None),
        Room.tried_at <= moments.later,
        and_(or_(Room.fault.is_(None), Room.fault.in_(list(moments.passing))), Room.tried_at <= moments.soon),
    )
    rows = await session.execute(
        select(Team, Edition, Guild, Room)
        .join(Edition, Team.edition_id == Edition.id)
        .join(Guild, Edition.guild_id == Guild.id)
        .outerjoin(Room, Room.team_id == Team.id)
        .where(
            Guild.id.in_(list(guild_ids)),
            is_due,
            or_(and_(is_wanted, _differs(moments.checked)), and_(is_open, not_(is_wanted))),
        )
        .order_by(Team.id)
        .limit(limit)
    )
    return [Differing(team, edition, guild, room) for team, edition, guild, room in rows]


async def list_present(session: AsyncSession, team_ids: Collection[int]) -> dict[int, list[int]]:
    """Who is in each of these teams."""
    rows = await session.execute(
        select(Membership.team_id, Membership.user_id)
        .where(Membership.team_id.in_(team_ids), Membership.left_at.is_(None))
        .order_by(Membership.joined_at, Membership.id)
    )
    return _by_team(team_ids, [(team_id, user_id) for team_id, user_id in rows])


async def list_last(session: AsyncSession, team_ids: Collection[int]) -> dict[int, list[int]]:
    """Who was the last to go from each of these teams."""
    last = select(func.max(Membership.left_at)).where(Membership.team_id == Team.id).correlate(Team).scalar_subquery()
    rows = await session.execute(
        select(Membership.team_id, Membership.user_id)
        .join(Team, Team.id == Membership.team_id)
        .where(Membership.team_id.in_(team_ids), Membership.left_at == last)
    )
    return _by_team(team_ids, [(team_id, user_id) for team_id, user_id in rows])


async def list_let_in(session: AsyncSession, team_ids: Collection[int]) -> dict[int, list[int]]:
    """Who was let into the room of each of these teams."""
    rows = await session.execute(
        select(RoomMember.team_id, RoomMember.user_id)
        .where(RoomMember.team_id.in_(team_ids))
        .order_by(RoomMember.since, RoomMember.user_id)
    )
    return _by_team(team_ids, [(team_id, user_id) for team_id, user_id in rows])


async def list_known(session: AsyncSession, channel_ids: Collection[int]) -> set[int]:
    """Those of these channels that are some team's room."""
    rows = await session.scalars(select(Room.channel_id).where(Room.channel_id.in_(list(channel_ids))))
    return {channel_id for channel_id in rows if channel_id is not None}


async def forget_members(session: AsyncSession, team_id: int, user_ids: Collection[int] | None = None) -> None:
    """Nobody, or none of these, is in the room any more."""
    query = delete(RoomMember).where(RoomMember.team_id == team_id)
    await session.execute(query if user_ids is None else query.where(RoomMember.user_id.in_(user_ids)))


def _differs(checked: datetime) -> ColumnElement[bool]:
    is_in_team = exists().where(
        Membership.team_id == Team.id, Membership.user_id == RoomMember.user_id, Membership.left_at.is_(None)
    )
    is_in_room = exists().where(RoomMember.team_id == Team.id, RoomMember.user_id == Membership.user_id)
    return or_(
        Room.channel_id.is_(None),  # also where there is no row
        Room.archived_at.is_not(None),
        Room.name != func.substr(Team.name, 1, NAME_MAX),
        Room.checked_at <= checked,
        exists()
        .where(Membership.team_id == Team.id, Membership.left_at.is_(None))
        .where(not_(is_in_room.correlate(Team, Membership))),
        exists().where(RoomMember.team_id == Team.id).where(not_(is_in_team.correlate(Team, RoomMember))),
    )


def _by_team(team_ids: Collection[int], rows: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    people: dict[int, list[int]] = {team_id: [] for team_id in team_ids}
    for team_id, user_id in rows:
        people[team_id].append(user_id)
    return people

"""Which teams show how their repository is doing, and what people were told of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, and_, delete, exists, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.claims import hides
from db.repositories import Repository, RepositoryLink
from db.rooms import Room
from db.teams import Team

_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_LIVE = text("ended_at IS NULL")


class RepositoryWatch(Base):
    """A card of a team's main repository in a channel, with news under it. The row goes once the card says its end."""

    __tablename__ = "repository_watches"
    __table_args__ = (
        Index(None, "guild_id"),
        Index(None, "repository_id"),
        Index("uq_repository_watches_team", "team_id", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    repository_id: Mapped[int] = mapped_column(Key, ForeignKey("repositories.id"))  # what `told` is about
    channel_id: Mapped[int] = mapped_column(Snowflake)
    wants_thread: Mapped[bool]  # news come in a thread under the card, which is not made yet
    thread_id: Mapped[int | None] = mapped_column(Snowflake)
    set_by: Mapped[int] = mapped_column(Snowflake)
    set_at: Mapped[datetime]
    every_hours: Mapped[int]  # domain.repositories_news.Rhythm
    silent_days: Mapped[int]  # days without a commit after which that is news; 0: never
    told: Mapped[dict[str, Any]]  # domain.repositories_news.Told
    told_at: Mapped[datetime | None]  # when news were last owed
    news: Mapped[int] = mapped_column(server_default="0")  # how many times they were
    shown_at: Mapped[datetime | None]  # the look that the card shows
    next_attempt_at: Mapped[datetime | None]  # until then nobody tends the card
    fault: Mapped[str | None] = mapped_column(String(64))  # why it could not be tended
    ended_at: Mapped[datetime | None]


class WebhookDelivery(Base):
    """A delivery of a host that was taken, so that it is not taken twice."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (Index(None, "received_at"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    received_at: Mapped[datetime]


async def take_delivery(session: AsyncSession, delivery: str, *, now: datetime) -> bool:
    """Whether this was not taken before; from now on it was."""
    insert = _INSERT[session.get_bind().dialect.name](WebhookDelivery).values(id=delivery, received_at=now)
    query = insert.on_conflict_do_nothing(index_elements=["id"]).returning(WebhookDelivery.id)
    return await session.scalar(query) is not None


async def drop_deliveries(session: AsyncSession, before: datetime) -> None:
    """Forget what was taken before this instant."""
    await session.execute(delete(WebhookDelivery).where(WebhookDelivery.received_at < before))


@dataclass(frozen=True, slots=True)
class Watched:
    """A watch with its team, its team's main link and that one's repository, as they are now.

    `hides_people`: the team shows them to nobody else, and the card does not stand in its own room.
    """

    watch: RepositoryWatch
    team: Team
    link: RepositoryLink | None
    repository: Repository | None
    hides_people: bool


async def find_watch(session: AsyncSession, team_id: int) -> RepositoryWatch | None:
    """The team's watch, if it has one."""
    query = select(RepositoryWatch).where(RepositoryWatch.team_id == team_id, RepositoryWatch.ended_at.is_(None))
    return await session.scalar(query)


async def lock_watched(session: AsyncSession, watch_id: int) -> Watched | None:
    """The watch, live or ended, held until the transaction ends."""
    if await session.scalar(locked(select(RepositoryWatch).where(RepositoryWatch.id == watch_id))) is None:
        return None
    row = (await session.execute(_watched().where(RepositoryWatch.id == watch_id))).one()
    return Watched(*row)


async def list_behind(session: AsyncSession, guild_ids: Collection[int], now: datetime, *, limit: int) -> Sequence[int]:
    """The ids of watches on these servers whose card does not show what it should, oldest first."""
    query = (
        _watched()
        .with_only_columns(RepositoryWatch.id)
        .where(
            RepositoryWatch.guild_id.in_(list(guild_ids)),
            or_(RepositoryWatch.next_attempt_at.is_(None), RepositoryWatch.next_attempt_at <= now),
            or_(
                RepositoryWatch.ended_at.is_not(None),
                Team.dissolved_at.is_not(None),
                Repository.id.is_(None),
                Repository.id != RepositoryWatch.repository_id,
                _HIDES,
                RepositoryWatch.wants_thread,
                RepositoryWatch.shown_at.is_(None),
                RepositoryWatch.shown_at < Repository.looked_at,
            ),
        )
    )
    return (await session.scalars(query.order_by(RepositoryWatch.id).limit(limit))).all()


async def is_watched(session: AsyncSession, repository_id: int) -> bool:
    """Whether anybody watches it."""
    live = RepositoryWatch.repository_id == repository_id, RepositoryWatch.ended_at.is_(None)
    return bool(await session.scalar(select(exists().where(*live))))


_IN_ROOM = exists().where(Room.team_id == RepositoryWatch.team_id, Room.channel_id == RepositoryWatch.channel_id)
_HIDES = and_(hides(RepositoryWatch.team_id), ~_IN_ROOM)


def _watched() -> Any:
    main = and_(
        RepositoryLink.team_id == RepositoryWatch.team_id,
        RepositoryLink.ended_at.is_(None),
        RepositoryLink.is_primary,
    )
    return (
        select(RepositoryWatch, Team, RepositoryLink, Repository, _HIDES)
        .join(Team, Team.id == RepositoryWatch.team_id)
        .outerjoin(RepositoryLink, main)
        .outerjoin(Repository, Repository.id == RepositoryLink.repository_id)
    )

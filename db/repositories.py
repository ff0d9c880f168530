"""Repositories that people asked for, what was last seen of each, and which teams linked them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    and_,
    delete,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, begins, locked
from db.challenges import Edition
from db.claims import Claim, hides
from db.teams import Team

_DUE, _LIVE = text("next_look_at IS NOT NULL"), text("ended_at IS NULL")
_PRIMARY = text("ended_at IS NULL AND is_primary")
_KEY = String(220).with_variant(String(220, collation="C"), "postgresql")  # also asked for by how it begins
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Repository(Base):
    """A repository on a host, and the last look at it. Its snapshot is what was seen, however long ago."""

    __tablename__ = "repositories"
    __table_args__ = (
        Index("ix_repositories_next_look_at", "next_look_at", sqlite_where=_DUE, postgresql_where=_DUE),
        Index(None, "asked_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    key: Mapped[str] = mapped_column(_KEY, unique=True)  # domain.repositories.RepositoryName.key
    host: Mapped[str] = mapped_column(String(16))  # domain.repositories.Host
    owner: Mapped[str] = mapped_column(String(100))  # as the host spells it, once it has said so
    name: Mapped[str] = mapped_column(String(100))
    snapshot: Mapped[dict[str, Any] | None]  # domain.repositories.Snapshot; none: nothing was ever seen
    version: Mapped[int] = mapped_column(server_default="0")  # raised whenever the snapshot is another one
    seen_at: Mapped[datetime | None]  # the last look that brought something
    looked_at: Mapped[datetime | None]  # the last look, whatever it brought
    fault: Mapped[str | None] = mapped_column(String(64))  # why it brought nothing
    failures: Mapped[int] = mapped_column(server_default="0")  # looks in a row that brought nothing
    next_look_at: Mapped[datetime | None]  # none: only when somebody asks
    looking_by: Mapped[str | None] = mapped_column(String(32))  # the process that looks at present
    looking_until: Mapped[datetime | None]  # from then on another may
    asked_at: Mapped[datetime]  # when somebody last asked for it
    created_at: Mapped[datetime]


class RepositoryLink(Base):
    """A repository that a team says is its own. One of a team's is the primary one."""

    __tablename__ = "repository_links"
    __table_args__ = (
        Index(
            "uq_repository_links_team",
            "team_id",
            "repository_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("uq_repository_links_primary", "team_id", unique=True, sqlite_where=_PRIMARY, postgresql_where=_PRIMARY),
        Index(None, "repository_id"),
        CheckConstraint("(disputed_at IS NULL) = (disputed_by IS NULL)", name="dispute_is_somebodys"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    repository_id: Mapped[int] = mapped_column(Key, ForeignKey("repositories.id"))
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    is_primary: Mapped[bool] = mapped_column(server_default=false())
    linked_by: Mapped[int] = mapped_column(Snowflake)
    linked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(Snowflake)
    proved_at: Mapped[datetime | None]  # when the team's word was found in the repository
    disputed_by: Mapped[int | None] = mapped_column(Snowflake)
    disputed_at: Mapped[datetime | None]
    dispute_reason: Mapped[str] = mapped_column(Text, server_default="")
    decided_by: Mapped[int | None] = mapped_column(Snowflake)  # who decided; it stays, or was ended by this


_DISPUTED = and_(RepositoryLink.disputed_at.is_not(None), RepositoryLink.decided_by.is_(None))


@dataclass(frozen=True, slots=True)
class Linked:
    """A live link with its repository and its team, and whether the team shows nobody else who is in it."""

    link: RepositoryLink
    repository: Repository
    team: Team
    hides_people: bool = False


async def get_or_add(session: AsyncSession, key: str, *, host: str, owner: str, name: str, now: datetime) -> Repository:
    """The repository with this key, from now on known where it was not; it counts as asked for now."""
    values = {"key": key, "host": host, "owner": owner, "name": name, "created_at": now, "asked_at": now}
    insert = _INSERT[session.get_bind().dialect.name](Repository).values(values)
    query = insert.on_conflict_do_update(index_elements=["key"], set_={"asked_at": now}).returning(Repository)
    found = await session.scalars(query, execution_options={"populate_existing": True})
    return found.one()


async def find_repository(session: AsyncSession, repository_id: int) -> Repository | None:
    """The repository with this id."""
    return await session.get(Repository, repository_id)


async def find_by_key(session: AsyncSession, key: str) -> Repository | None:
    """The repository with this key."""
    return await session.scalar(select(Repository).where(Repository.key == key))


async def lock_repository(session: AsyncSession, repository_id: int) -> Repository | None:
    """The repository, held against others until the transaction ends."""
    return await session.scalar(locked(select(Repository).where(Repository.id == repository_id)))


async def list_due(session: AsyncSession, now: datetime, *, limit: int) -> Sequence[int]:
    """The ids of repositories that are to be looked at and that nobody looks at, longest due first."""
    query = (
        select(Repository.id)
        .where(Repository.next_look_at <= now)
        .where(or_(Repository.looking_until.is_(None), Repository.looking_until <= now))
        .order_by(Repository.next_look_at, Repository.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def drop_forgotten(session: AsyncSession, before: datetime, *, limit: int) -> int:
    """Forget repositories that nobody ever linked, and that were last asked for before this instant; gives how many."""
    never = not_(exists().where(RepositoryLink.repository_id == Repository.id))
    forgotten = select(Repository.id).where(Repository.asked_at < before, never).limit(limit)
    dropped = await session.execute(delete(Repository).where(Repository.id.in_(forgotten)).returning(Repository.id))
    return len(dropped.all())


async def list_unseen(session: AsyncSession, guild_id: int, *, limit: int) -> list[str]:
    """Names of repositories that teams of the server's open editions linked, and that could not be seen last time."""
    query = (
        select(Repository.owner, Repository.name)
        .join(RepositoryLink, RepositoryLink.repository_id == Repository.id)
        .join(Team, Team.id == RepositoryLink.team_id)
        .join(Edition, Edition.id == Team.edition_id)
        .where(
            Edition.guild_id == guild_id,
            Edition.state == "open",
            RepositoryLink.ended_at.is_(None),
            Repository.failures > 0,
        )
        .distinct()
        .order_by(Repository.owner, Repository.name)
        .limit(limit)
    )
    return [f"{owner}/{name}" for owner, name in await session.execute(query)]


async def list_links(session: AsyncSession, team_id: int) -> list[Linked]:
    """The team's repositories, the primary one first, then in the order in which they were linked."""
    query = _live().where(RepositoryLink.team_id == team_id)
    return await _list(session, query.order_by(RepositoryLink.is_primary.desc(), RepositoryLink.id))


async def list_linkers(session: AsyncSession, repository_id: int, guild_id: int) -> list[Linked]:
    """The living teams of a server's current edition that linked the repository."""
    query = _live().where(RepositoryLink.repository_id == repository_id).join(Edition, Edition.id == Team.edition_id)
    query = query.where(Edition.guild_id == guild_id, Edition.is_current, Team.dissolved_at.is_(None))
    return await _list(session, query.order_by(RepositoryLink.id))


async def list_beginning(
    session: AsyncSession, edition_id: int, prefixes: Collection[str], *, hidden_too: bool, limit: int
) -> list[Linked]:
    """Links of the edition's teams to repositories whose keys begin so, by their keys.

    Those of teams that show their people to nobody else are among them where they are to be.
    """
    query = _live().where(Team.edition_id == edition_id, Team.dissolved_at.is_(None))
    query = query.where(or_(*(begins(Repository.key, prefix) for prefix in prefixes)))
    query = query if hidden_too else query.where(not_(hides(Team.id)))
    return await _list(session, query.order_by(Repository.key, RepositoryLink.id).limit(limit))


async def find_link(session: AsyncSession, link_id: int) -> Linked | None:
    """The link, live or ended."""
    found = await _list(session, _links().where(RepositoryLink.id == link_id))
    return found[0] if found else None


async def lock_link(session: AsyncSession, link_id: int) -> Linked | None:
    """The link, live or ended, held until the transaction ends."""
    await session.scalar(locked(select(RepositoryLink).where(RepositoryLink.id == link_id)))
    return await find_link(session, link_id)


async def is_polled(session: AsyncSession, repository_id: int) -> bool:
    """Whether a living team of an open edition has it linked."""
    query = exists().where(
        RepositoryLink.repository_id == repository_id,
        RepositoryLink.ended_at.is_(None),
        Team.id == RepositoryLink.team_id,
        Team.dissolved_at.is_(None),
        Edition.id == Team.edition_id,
        Edition.state == "open",
    )
    return bool(await session.scalar(select(query)))


async def list_quiet_claims(session: AsyncSession, repository_id: int, before: datetime) -> Sequence[Claim]:
    """Live claims of teams that linked the repository, undisputed, without a sign of life since this instant."""
    query = (
        select(Claim)
        .join(RepositoryLink, RepositoryLink.team_id == Claim.team_id)
        .where(RepositoryLink.repository_id == repository_id, RepositoryLink.ended_at.is_(None))
        .where(not_(_DISPUTED), Claim.slot.is_not(None))
        .where(func.coalesce(Claim.signed_at, Claim.claimed_at) < before)
        .order_by(Claim.id)
    )
    return (await session.scalars(query)).all()


async def hand_over(session: AsyncSession, team_id: int, to_id: int, *, now: datetime) -> None:
    """Let another team have this team's links; of those that it has already, its own are kept."""
    own = {linked.repository.id: linked for linked in await list_links(session, to_id)}
    has_primary = any(linked.link.is_primary for linked in own.values())
    for linked in await list_links(session, team_id):
        link = linked.link
        if linked.repository.id in own:
            link.ended_at, link.is_primary = now, False
        else:
            link.is_primary = link.is_primary and not has_primary
            link.team_id = to_id
        await session.flush()


async def end_links(session: AsyncSession, team_id: int, *, now: datetime) -> None:
    """The team has no repositories any more."""
    live = RepositoryLink.team_id == team_id, RepositoryLink.ended_at.is_(None)
    await session.execute(update(RepositoryLink).where(*live).values(ended_at=now, is_primary=False))


async def count_disputed(session: AsyncSession, guild_id: int) -> int:
    """How many links of the server's teams are disputed and not decided."""
    query = select(func.count()).select_from(_disputed(guild_id).subquery())
    return await session.scalar(query) or 0


async def list_disputed(session: AsyncSession, guild_id: int, *, offset: int, limit: int) -> list[Linked]:
    """Links of the server's teams that are disputed and not decided, longest first."""
    query = _disputed(guild_id).order_by(RepositoryLink.disputed_at, RepositoryLink.id)
    return await _list(session, query.offset(offset).limit(limit))


async def was_taken_away(session: AsyncSession, team_id: int, repository_id: int) -> bool:
    """Whether the organizers decided last that the repository is not this team's."""
    query = (
        select(RepositoryLink.ended_at.is_not(None))
        .where(RepositoryLink.team_id == team_id, RepositoryLink.repository_id == repository_id)
        .where(RepositoryLink.decided_by.is_not(None))
        .where(or_(RepositoryLink.ended_at.is_(None), RepositoryLink.ended_by == RepositoryLink.decided_by))
        .order_by(RepositoryLink.id.desc())
    )
    return bool(await session.scalar(query.limit(1)))


def _disputed(guild_id: int) -> Select[RepositoryLink, Repository, Team, bool]:
    query = _live().where(_DISPUTED, Team.dissolved_at.is_(None))
    return query.join(Edition, Edition.id == Team.edition_id).where(Edition.guild_id == guild_id)


def _live() -> Select[RepositoryLink, Repository, Team, bool]:
    return _links().where(RepositoryLink.ended_at.is_(None))


def _links() -> Select[RepositoryLink, Repository, Team, bool]:
    return (
        select(RepositoryLink, Repository, Team, hides(Team.id))
        .join(Repository, Repository.id == RepositoryLink.repository_id)
        .join(Team, Team.id == RepositoryLink.team_id)
    )


async def _list(session: AsyncSession, query: Select[RepositoryLink, Repository, Team, bool]) -> list[Linked]:
    return [Linked(*row) for row in await session.execute(query)]

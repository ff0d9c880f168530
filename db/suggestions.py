"""Papers that members would like to see in the catalogue, and what paper sources have answered."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Select, SmallInteger, String, Text, delete, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Row, Snowflake, locked

_OPEN = text("state = 'open'")
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Suggestion(Base):
    """A paper that somebody suggested, for the organizers to take into the catalogue or not."""

    __tablename__ = "suggestions"
    __table_args__ = (
        Index("ix_suggestions_guild_id", "guild_id", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("uq_suggestions_name", "guild_id", "name", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    suggested_by: Mapped[int] = mapped_column(Snowflake)
    name: Mapped[str | None] = mapped_column(String(512))  # canonical, such as `arxiv:2004.02546`
    title: Mapped[str] = mapped_column(Text)
    authors: Mapped[str] = mapped_column(Text)
    venue: Mapped[str] = mapped_column(Text)
    year: Mapped[int | None] = mapped_column(SmallInteger)
    url: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(String(32))  # whose facts these are; none: as typed, not verified
    state: Mapped[str] = mapped_column(String(16))  # open, approved, declined
    created_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(Snowflake)
    answered_at: Mapped[datetime | None]
    paper_id: Mapped[int | None] = mapped_column(Key, ForeignKey("papers.id"))


class SourceAnswer(Base):
    """What a paper source answered, and when."""

    __tablename__ = "source_answers"

    key: Mapped[str] = mapped_column(String(600), primary_key=True)
    value: Mapped[dict[str, Any]]
    stored_at: Mapped[datetime]


async def find_open(session: AsyncSession, guild_id: int, names: Collection[str]) -> Suggestion | None:
    """The server's suggestion with one of these names that waits for an answer, if there is one."""
    query = select(Suggestion).where(Suggestion.name.in_(names)).order_by(Suggestion.id).limit(1)
    return await session.scalar(_waiting(query, guild_id))


async def list_open_nameless(session: AsyncSession, guild_id: int) -> Sequence[Suggestion]:
    """The server's suggestions without a name that wait for an answer, oldest first."""
    query = _waiting(select(Suggestion), guild_id).where(Suggestion.name.is_(None)).order_by(Suggestion.id)
    return (await session.scalars(query)).all()


async def count_open(session: AsyncSession, guild_id: int) -> int:
    """How many of the server's suggestions wait for an answer."""
    return await session.scalar(_waiting(select(func.count()).select_from(Suggestion), guild_id)) or 0


async def list_open(session: AsyncSession, guild_id: int, *, offset: int, limit: int) -> Sequence[Suggestion]:
    """Those of the server's suggestions that wait for an answer, oldest first."""
    query = _waiting(select(Suggestion), guild_id).order_by(Suggestion.id).offset(offset).limit(limit)
    return (await session.scalars(query)).all()


async def lock_suggestion(session: AsyncSession, guild_id: int, suggestion_id: int) -> Suggestion | None:
    """The server's suggestion with this id, held against other writers until the transaction ends."""
    query = select(Suggestion).where(Suggestion.id == suggestion_id, Suggestion.guild_id == guild_id)
    return await session.scalar(locked(query))


async def find_answer(session: AsyncSession, key: str) -> SourceAnswer | None:
    """What a source answered last to this question, if that is kept."""
    return await session.get(SourceAnswer, key)


async def keep_answer(session: AsyncSession, key: str, value: dict[str, Any], at: datetime) -> None:
    """Keep an answer in the place of the one before."""
    insert = _INSERT[session.get_bind().dialect.name](SourceAnswer)
    values = {"value": value, "stored_at": at}
    kept = insert.values(key=key, **values).on_conflict_do_update(index_elements=["key"], set_=values)
    await session.execute(kept)


async def drop_answers(session: AsyncSession, before: datetime, *, limit: int) -> int:
    """Forget answers that are older than this, at most so many; gives how many."""
    old = select(SourceAnswer.key).where(SourceAnswer.stored_at < before).limit(limit)
    dropped = delete(SourceAnswer).where(SourceAnswer.key.in_(old)).returning(SourceAnswer.key)
    return len((await session.scalars(dropped)).all())


def _waiting(query: Select[Row], guild_id: int) -> Select[Row]:
    return query.where(Suggestion.guild_id == guild_id, Suggestion.state == "open")

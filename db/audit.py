"""Who did what, and when. Rows are only ever added."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake


class AuditEntry(Base):
    """One act of one person, written in the transaction that carried it out."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "guild_id", "at"), Index(None, "actor_id", "at"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    actor_id: Mapped[int | None] = mapped_column(Snowflake)  # none: the bot itself
    tag: Mapped[str] = mapped_column(String(64))
    facts: Mapped[dict[str, Any]]
    at: Mapped[datetime]


def record(
    session: AsyncSession, *, guild_id: int, actor_id: int | None, tag: str, facts: dict[str, Any], at: datetime
) -> None:
    """Write down one act; it is kept only if the whole transaction is."""
    session.add(AuditEntry(guild_id=guild_id, actor_id=actor_id, tag=tag, facts=facts, at=at))


async def find_nth_latest(
    session: AsyncSession, actor_id: int, tags: Collection[str], *, after: datetime, nth: int
) -> datetime | None:
    """When the person's nth latest act with one of these tags was, if there were so many after this instant."""
    return await session.scalar(
        select(AuditEntry.at)
        .where(AuditEntry.actor_id == actor_id, AuditEntry.at > after, AuditEntry.tag.in_(tags))
        .order_by(AuditEntry.at.desc())
        .offset(nth - 1)
        .limit(1)
    )

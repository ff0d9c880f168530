"""Who did what, and when. Rows are only ever added; each is sealed into a chain, and can only forget people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake

# A transaction that was begun early can be kept late: so many entries back, one may still be without its seal.
_LATE = 10_000


class AuditEntry(Base):
    """One act of one person, written in the transaction that carried it out."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "guild_id", "at"), Index(None, "actor_id", "at"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    actor_id: Mapped[int | None] = mapped_column(Snowflake)  # none: the bot itself, or somebody who was forgotten
    tag: Mapped[str] = mapped_column(String(64))
    facts: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    forgotten_at: Mapped[datetime | None]  # when somebody's name was taken out: it no longer fits its seal


class AuditSeal(Base):
    """What an entry said when it was new, bound to all that were sealed before it."""

    __tablename__ = "audit_seals"

    number: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(Key, unique=True)
    digest: Mapped[str] = mapped_column(String(64))
    chain: Mapped[str] = mapped_column(String(64))


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries are wanted; what is None is not asked for. `tag` is a beginning, such as `team:`."""

    guild_id: int
    actor_id: int | None = None
    team_id: int | None = None
    tag: str | None = None


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


async def find_last_seal(session: AsyncSession) -> AuditSeal | None:
    """The seal that the next one is bound to."""
    return await session.scalar(select(AuditSeal).order_by(AuditSeal.number.desc()).limit(1))


async def list_unsealed(session: AsyncSession, *, limit: int) -> Sequence[AuditEntry]:
    """Entries without a seal, oldest first."""
    last = select(func.coalesce(func.max(AuditSeal.entry_id), 0)).scalar_subquery()
    query = (
        select(AuditEntry)
        .outerjoin(AuditSeal, AuditSeal.entry_id == AuditEntry.id)
        .where(AuditSeal.number.is_(None), AuditEntry.id > last - _LATE)
    )
    return (await session.scalars(query.order_by(AuditEntry.id).limit(limit))).all()


async def list_sealed(
    session: AsyncSession, *, after: int, limit: int
) -> Sequence[tuple[AuditSeal, AuditEntry | None]]:
    """Seals after this number, each with its entry as far as that is still there."""
    rows = await session.execute(
        select(AuditSeal, AuditEntry)
        .outerjoin(AuditEntry, AuditEntry.id == AuditSeal.entry_id)
        .where(AuditSeal.number > after)
        .order_by(AuditSeal.number)
        .limit(limit)
    )
    return [(seal, entry) for seal, entry in rows]


async def list_sealed_between(
    session: AsyncSession, guild_id: int, *, after: int, last: int, limit: int
) -> tuple[Sequence[AuditEntry], int]:
    """Entries of a server that were sealed after one number and up to another, oldest first, and how many there are."""
    sealed = (
        select(AuditEntry)
        .join(AuditSeal, AuditSeal.entry_id == AuditEntry.id)
        .where(AuditSeal.number > after, AuditSeal.number <= last, AuditEntry.guild_id == guild_id)
    )
    count = await session.scalar(sealed.with_only_columns(func.count())) or 0
    return (await session.scalars(sealed.order_by(AuditSeal.number).limit(limit))).all(), count


async def list_entries(
    session: AsyncSession, wanted: AuditFilter, *, offset: int, limit: int
) -> tuple[Sequence[AuditEntry], int]:
    """One page of the entries that are wanted, newest first, and how many there are in all."""
    query = select(AuditEntry).where(AuditEntry.guild_id == wanted.guild_id)
    if wanted.actor_id is not None:
        is_named = cast(AuditEntry.facts, Text).contains(str(wanted.actor_id))
        query = query.where(or_(AuditEntry.actor_id == wanted.actor_id, is_named))
    if wanted.team_id is not None:
        query = query.where(AuditEntry.facts["team"].as_integer() == wanted.team_id)
    if wanted.tag is not None:
        query = query.where(AuditEntry.tag.startswith(wanted.tag, autoescape=True))
    count = await session.scalar(select(func.count()).select_from(query.subquery())) or 0
    entries = await session.scalars(query.order_by(AuditEntry.id.desc()).offset(offset).limit(limit))
    return entries.all(), count

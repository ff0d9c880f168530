"""Servers and their editions."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake

_CURRENT = text("is_current")


class Guild(Base):
    """A Discord server that the bot was invited to."""

    __tablename__ = "guilds"

    id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    joined_at: Mapped[datetime]


class Edition(Base):
    """One run of a challenge on one server."""

    __tablename__ = "editions"
    __table_args__ = (
        UniqueConstraint("guild_id", "key"),
        Index("uq_editions_current", "guild_id", unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT),
        CheckConstraint("claims_per_paper >= 1", name="claims_per_paper_positive"),
        CheckConstraint("claims_per_team >= 1", name="claims_per_team_positive"),
        CheckConstraint("seats_per_team >= 1", name="seats_per_team_positive"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    key: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    is_current: Mapped[bool]  # the one edition of its server that commands speak of
    claims_per_paper: Mapped[int | None]  # none: any number of teams; 1: exclusive
    claims_per_team: Mapped[int | None]  # none: any number of open claims
    seats_per_team: Mapped[int]
    has_paper_list: Mapped[bool]  # false: every paper of the catalogue may be claimed
    created_at: Mapped[datetime]


async def find_current_edition(session: AsyncSession, guild_id: int) -> Edition | None:
    """The edition that commands on this server speak of, if there is one."""
    return await session.scalar(select(Edition).where(Edition.guild_id == guild_id, Edition.is_current))


async def find_edition(session: AsyncSession, guild_id: int, key: str) -> Edition | None:
    """The server's edition with this key, if there is one."""
    return await session.scalar(select(Edition).where(Edition.guild_id == guild_id, Edition.key == key))


async def list_known_guilds(session: AsyncSession, guild_ids: Collection[int]) -> set[int]:
    """Those of `guild_ids` that are on record."""
    return set(await session.scalars(select(Guild.id).where(Guild.id.in_(guild_ids))))

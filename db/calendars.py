"""The addresses at which people's calendar programs fetch the deadlines of a server."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Snowflake, locked


class Calendar(Base):
    """One person's calendar of one server. Whoever knows the token can read it."""

    __tablename__ = "calendars"

    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"), primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    token: Mapped[str] = mapped_column(String(43), unique=True)
    created_at: Mapped[datetime]  # when it got its present token


async def lock_calendar(session: AsyncSession, guild_id: int, user_id: int) -> Calendar | None:
    """The person's calendar, if it was ever asked for, held against other writers until the transaction ends."""
    return await session.scalar(
        locked(select(Calendar).where(Calendar.guild_id == guild_id, Calendar.user_id == user_id))
    )


async def find_by_token(session: AsyncSession, token: str) -> Calendar | None:
    """The calendar with this token."""
    return await session.scalar(select(Calendar).where(Calendar.token == token))


async def drop_calendar(session: AsyncSession, guild_id: int, user_id: int) -> None:
    """Let nobody read the person's calendar any more."""
    await session.execute(delete(Calendar).where(Calendar.guild_id == guild_id, Calendar.user_id == user_id))

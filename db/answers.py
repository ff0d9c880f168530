"""What organizers answer to questions that are asked again and again."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake


class Answer(Base):
    """One server's answer; under the key of a question that comes with the bot, it stands in that one's place."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("guild_id", "key"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    key: Mapped[str] = mapped_column(String(32))
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)  # empty: it is not asked here
    source: Mapped[str | None] = mapped_column(Text)
    as_of: Mapped[date]
    written_by: Mapped[int] = mapped_column(Snowflake)
    written_at: Mapped[datetime]


async def list_answers(session: AsyncSession, guild_id: int) -> Sequence[Answer]:
    """The server's answers, the oldest question first."""
    return (await session.scalars(select(Answer).where(Answer.guild_id == guild_id).order_by(Answer.id))).all()


async def find_answer(session: AsyncSession, guild_id: int, key: str) -> Answer | None:
    """The server's answer to the question of this key."""
    return await session.scalar(select(Answer).where(Answer.guild_id == guild_id, Answer.key == key))

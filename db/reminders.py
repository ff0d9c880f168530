"""Reminders that people set for themselves."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked

_WAITING = text("next_at IS NOT NULL")
_WENT_OUT = text("next_at IS NULL AND over_at IS NULL")


class Reminder(Base):
    """What a person wants to be reminded of. It holds one of their places while it waits to go out.

    One that went out for the last time stays for a while, to be put off or repeated. Nothing of it is kept after that.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("user_id", "slot"),
        Index("ix_reminders_next_at", "next_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_reminders_last_at", "last_at", sqlite_where=_WENT_OUT, postgresql_where=_WENT_OUT),
        CheckConstraint("(slot IS NULL) = (next_at IS NULL)", name="waits_in_a_slot"),
        CheckConstraint("over_at IS NULL OR slot IS NULL", name="over_frees_the_slot"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    user_id: Mapped[int] = mapped_column(Snowflake)
    slot: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text)
    channel_id: Mapped[int | None] = mapped_column(Snowflake)  # with `message_id`: the message that it is about
    message_id: Mapped[int | None] = mapped_column(Snowflake)
    words: Mapped[str] = mapped_column(String(100))  # when, as the person said it
    zone: Mapped[str] = mapped_column(String(64))  # an IANA name: where that was read
    every: Mapped[str | None] = mapped_column(String(100))  # how often, as the person said it
    cron: Mapped[str | None] = mapped_column(String(100))  # the same, as domain.recurrence has it
    next_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]  # the occurrence that became due last
    created_at: Mapped[datetime]
    over_at: Mapped[datetime | None]


async def list_own(session: AsyncSession, user_id: int) -> Sequence[Reminder]:
    """What is not over of this person's reminders: those that wait, soonest first, then those that went out."""
    query = select(Reminder).where(Reminder.user_id == user_id, Reminder.over_at.is_(None))
    return (await session.scalars(query.order_by(Reminder.next_at.is_(None), Reminder.next_at, Reminder.id))).all()


async def list_slots(session: AsyncSession, user_id: int) -> set[int]:
    """The places that the person's reminders hold."""
    query = select(Reminder.slot).where(Reminder.user_id == user_id, Reminder.slot.is_not(None))
    return {slot for slot in await session.scalars(query) if slot is not None}


async def find(session: AsyncSession, reminder_id: int) -> Reminder | None:
    """The reminder, unless it is over."""
    return await session.scalar(select(Reminder).where(Reminder.id == reminder_id, Reminder.over_at.is_(None)))


async def lock_own(session: AsyncSession, reminder_id: int, user_id: int) -> Reminder | None:
    """This person's reminder, unless it is over, held against other writers."""
    query = select(Reminder).where(Reminder.id == reminder_id, Reminder.user_id == user_id)
    return await session.scalar(locked(query.where(Reminder.over_at.is_(None))))


async def lock_due(session: AsyncSession, now: datetime, *, limit: int) -> Sequence[Reminder]:
    """Reminders whose time has come, longest first, held until the transaction ends."""
    query = select(Reminder).where(Reminder.next_at <= now).order_by(Reminder.next_at, Reminder.id).limit(limit)
    return (await session.scalars(query.with_for_update(skip_locked=True))).all()


async def lock_done(session: AsyncSession, before: datetime, *, limit: int) -> Sequence[Reminder]:
    """Reminders that went out for the last time before this instant, held until the transaction ends."""
    query = select(Reminder).where(Reminder.last_at < before, Reminder.next_at.is_(None), Reminder.over_at.is_(None))
    return (await session.scalars(query.limit(limit).with_for_update(skip_locked=True))).all()


def end(reminder: Reminder, *, now: datetime) -> None:
    """It goes out no more, and what the person wrote is gone."""
    reminder.slot = reminder.next_at = reminder.channel_id = reminder.message_id = reminder.every = None
    reminder.text = reminder.words = ""
    reminder.over_at = now

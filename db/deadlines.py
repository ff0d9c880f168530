"""Deadlines of editions, what teams got beyond them, and who was reminded of what."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    delete,
    false,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.challenges import Edition

_PRESENT = text("removed_at IS NULL")
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Deadline(Base):
    """One date of an edition. Its version is raised by whatever changes its instant, or takes it away."""

    __tablename__ = "deadlines"
    __table_args__ = (
        Index(
            "uq_deadlines_name", "edition_id", "name_key", unique=True, sqlite_where=_PRESENT, postgresql_where=_PRESENT
        ),
        Index("ix_deadlines_look_at", "look_at", sqlite_where=_PRESENT, postgresql_where=_PRESENT),
        CheckConstraint("grace_minutes >= 0", name="grace_is_no_debt"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    asks: Mapped[str] = mapped_column(String(16))  # domain.deadlines.Asks
    is_hard: Mapped[bool]
    grace_minutes: Mapped[int] = mapped_column(server_default="0")
    due_at: Mapped[datetime]
    words: Mapped[str] = mapped_column(String(100))  # as typed
    zone: Mapped[str] = mapped_column(String(64))  # the IANA name that it was read in
    link: Mapped[str | None] = mapped_column(Text)  # where the organizers' own page says so
    ladder: Mapped[str] = mapped_column(String(100))  # how long before it people are reminded, as `14d 7d 72h`
    version: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]  # when it got its present instant
    removed_at: Mapped[datetime | None]
    look_at: Mapped[datetime | None]  # when somebody may have to be reminded next; none: nobody any more
    event_id: Mapped[int | None] = mapped_column(Snowflake)  # Discord's scheduled event
    event_version: Mapped[int | None]  # the version that the event shows
    event_fault: Mapped[str | None] = mapped_column(String(64))  # why there is no event, or an outdated one


class Extension(Base):
    """A later instant for one team."""

    __tablename__ = "extensions"
    __table_args__ = (UniqueConstraint("deadline_id", "team_id"), Index(None, "team_id"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    deadline_id: Mapped[int] = mapped_column(Key, ForeignKey("deadlines.id"))
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    due_at: Mapped[datetime]
    words: Mapped[str] = mapped_column(String(100))
    zone: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(server_default="1")
    given_at: Mapped[datetime]


class DeadlineChange(Base):
    """One entry of a deadline's history."""

    __tablename__ = "deadline_changes"
    __table_args__ = (Index(None, "deadline_id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    deadline_id: Mapped[int] = mapped_column(Key, ForeignKey("deadlines.id"))
    kind: Mapped[str] = mapped_column(String(16))  # domain.deadlines.ChangeKind
    team_id: Mapped[int | None] = mapped_column(Key, ForeignKey("teams.id"))  # whose extension it is
    actor_id: Mapped[int] = mapped_column(Snowflake)
    reason: Mapped[str] = mapped_column(Text)
    before_at: Mapped[datetime | None]
    before_words: Mapped[str | None] = mapped_column(String(100))
    after_at: Mapped[datetime | None]
    after_words: Mapped[str | None] = mapped_column(String(100))
    at: Mapped[datetime]


class DoneMark(Base):
    """A team says that it has done what the deadline asks."""

    __tablename__ = "done_marks"

    deadline_id: Mapped[int] = mapped_column(Key, ForeignKey("deadlines.id"), primary_key=True)
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"), primary_key=True)
    marked_by: Mapped[int] = mapped_column(Snowflake)
    at: Mapped[datetime]


class Mute(Base):
    """A person does not want to be reminded of the deadline."""

    __tablename__ = "mutes"

    deadline_id: Mapped[int] = mapped_column(Key, ForeignKey("deadlines.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    at: Mapped[datetime]


class Rung(Base):
    """A team, or a person without one, had its turn at one step of a deadline's ladder, in one version of the date."""

    __tablename__ = "rungs"

    deadline_id: Mapped[int] = mapped_column(Key, ForeignKey("deadlines.id"), primary_key=True)
    recipient: Mapped[str] = mapped_column(String(24), primary_key=True)  # `t` or `u`, and the id
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    minutes: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # before the deadline
    at: Mapped[datetime]


class ScheduleDraft(Base):
    """A change of the schedule that its author has been shown, and has not agreed to yet."""

    __tablename__ = "schedule_drafts"
    __table_args__ = (Index(None, "created_at"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    actor_id: Mapped[int] = mapped_column(Snowflake)
    kind: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)
    dates: Mapped[dict[str, Any]]  # by deadline: its version, and the new instant with its words and zone
    created_at: Mapped[datetime]

"""Deadlines of editions, what teams got beyond them, and who was reminded of what."""

from collections.abc import Collection, Sequence
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
    or_,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.challenges import Edition
from db.teams import Team

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
    corrected_at: Mapped[datetime | None]  # when something else of it was changed last
    removed_at: Mapped[datetime | None]
    look_at: Mapped[datetime | None]  # when somebody may have to be reminded next; none: nobody any more
    event_id: Mapped[int | None] = mapped_column(Snowflake)  # Discord's scheduled event
    event_version: Mapped[int | None]  # the version that the event shows
    event_fault: Mapped[str | None] = mapped_column(String(64))  # why there is no event, or an outdated one
    cohort_id: Mapped[int | None] = mapped_column(Key)  # db.cohorts.Cohort, whose teams alone it concerns; none: all


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


async def find_deadline(session: AsyncSession, edition_id: int, deadline_id: int) -> Deadline | None:
    """The edition's deadline with this id, unless it was removed."""
    query = select(Deadline).where(Deadline.id == deadline_id, Deadline.edition_id == edition_id)
    return await session.scalar(query.where(Deadline.removed_at.is_(None)))


async def get_deadlines(session: AsyncSession, deadline_ids: Collection[int]) -> Sequence[Deadline]:
    """The deadlines with these ids, also those that were removed, earliest first."""
    query = select(Deadline).where(Deadline.id.in_(list(deadline_ids)))
    return (await session.scalars(query.order_by(Deadline.due_at, Deadline.id))).all()


async def find_by_name(session: AsyncSession, edition_id: int, key: str) -> Deadline | None:
    """The edition's deadline with this name key, unless it was removed."""
    query = select(Deadline).where(Deadline.edition_id == edition_id, Deadline.name_key == key)
    return await session.scalar(query.where(Deadline.removed_at.is_(None)))


async def list_deadlines(
    session: AsyncSession, edition_id: int, *, removed_since: datetime | None = None
) -> Sequence[Deadline]:
    """The edition's deadlines, earliest first; also those removed since an instant, where one is given."""
    present = Deadline.removed_at.is_(None)
    wanted = present if removed_since is None else or_(present, Deadline.removed_at >= removed_since)
    query = select(Deadline).where(Deadline.edition_id == edition_id, wanted)
    return (await session.scalars(query.order_by(Deadline.due_at, Deadline.id))).all()


async def list_due_for_look(session: AsyncSession, now: datetime, *, states: Collection[str]) -> Sequence[Edition]:
    """Editions in these states in which somebody may have to be reminded now."""
    query = (
        select(Edition)
        .join(Deadline, Deadline.edition_id == Edition.id)
        .where(Deadline.look_at <= now, Deadline.removed_at.is_(None), Edition.state.in_(states))
        .distinct()
        .order_by(Edition.id)
    )
    return (await session.scalars(query)).all()


async def list_dated_editions(session: AsyncSession, guild_id: int) -> Sequence[Edition]:
    """The server's editions that hold deadlines, latest first."""
    dated = select(Deadline.edition_id).where(Deadline.removed_at.is_(None))
    query = select(Edition).where(Edition.guild_id == guild_id, Edition.id.in_(dated))
    return (await session.scalars(query.order_by(Edition.created_at.desc(), Edition.id.desc()))).all()


async def list_extensions(
    session: AsyncSession, deadline_ids: Collection[int], *, team_ids: Collection[int] | None = None
) -> Sequence[Extension]:
    """The extensions of these deadlines; of these teams alone, where they are named."""
    query = select(Extension).where(Extension.deadline_id.in_(list(deadline_ids)))
    if team_ids is not None:
        query = query.where(Extension.team_id.in_(list(team_ids)))
    return (await session.scalars(query.order_by(Extension.id))).all()


async def list_done(
    session: AsyncSession, deadline_ids: Collection[int], *, team_ids: Collection[int]
) -> set[tuple[int, int]]:
    """Deadlines and those of the teams that say that they have done what is asked."""
    rows = await session.execute(
        select(DoneMark.deadline_id, DoneMark.team_id).where(
            DoneMark.deadline_id.in_(list(deadline_ids)), DoneMark.team_id.in_(list(team_ids))
        )
    )
    return {(deadline_id, team_id) for deadline_id, team_id in rows}


async def list_muted(
    session: AsyncSession, deadline_ids: Collection[int], *, user_ids: Collection[int]
) -> set[tuple[int, int]]:
    """Deadlines and those of the people who do not want to be reminded of them."""
    rows = await session.execute(
        select(Mute.deadline_id, Mute.user_id).where(
            Mute.deadline_id.in_(list(deadline_ids)), Mute.user_id.in_(list(user_ids))
        )
    )
    return {(deadline_id, user_id) for deadline_id, user_id in rows}


async def list_changes(
    session: AsyncSession, edition_id: int, *, deadline_id: int | None, limit: int
) -> Sequence[tuple[DeadlineChange, str, str | None]]:
    """The history, of one deadline where one is named, latest first: each change, the deadline, and whose extension."""
    query = (
        select(DeadlineChange, Deadline.name, Team.name)
        .join(Deadline, Deadline.id == DeadlineChange.deadline_id)
        .outerjoin(Team, Team.id == DeadlineChange.team_id)
        .where(Deadline.edition_id == edition_id)
        .order_by(DeadlineChange.at.desc(), DeadlineChange.id.desc())
        .limit(limit)
    )
    if deadline_id is not None:
        query = query.where(DeadlineChange.deadline_id == deadline_id)
    return [(change, name, team) for change, name, team in await session.execute(query)]


async def take_rung(session: AsyncSession, rung: Rung) -> bool:
    """Let a recipient have its turn; False when it had it."""
    values = {
        "deadline_id": rung.deadline_id,
        "recipient": rung.recipient,
        "version": rung.version,
        "minutes": rung.minutes,
        "at": rung.at,
    }
    insert = _INSERT[session.get_bind().dialect.name](Rung).values(values)
    return await session.scalar(insert.on_conflict_do_nothing().returning(Rung.deadline_id)) is not None


async def list_rungs(session: AsyncSession, deadline_ids: Collection[int]) -> set[tuple[int, str, int, int]]:
    """Who had which turns: deadline, recipient, version and minutes."""
    rows = await session.execute(
        select(Rung.deadline_id, Rung.recipient, Rung.version, Rung.minutes).where(
            Rung.deadline_id.in_(list(deadline_ids))
        )
    )
    return {(deadline_id, recipient, version, minutes) for deadline_id, recipient, version, minutes in rows}


async def find_draft(session: AsyncSession, draft_id: int, actor_id: int) -> ScheduleDraft | None:
    """The person's draft with this id, held until the transaction ends."""
    query = select(ScheduleDraft).where(ScheduleDraft.id == draft_id, ScheduleDraft.actor_id == actor_id)
    return await session.scalar(locked(query))


async def drop_drafts(session: AsyncSession, *, before: datetime) -> None:
    """Forget drafts that nobody agreed to in time."""
    await session.execute(delete(ScheduleDraft).where(ScheduleDraft.created_at < before))


async def hand_over(session: AsyncSession, team_id: int, to_id: int) -> None:
    """Let another team have what this one was given, where it was not given more itself."""
    rows = await session.scalars(select(Extension).where(Extension.team_id.in_((team_id, to_id))))
    best: dict[int, Extension] = {}
    for extension in sorted(rows, key=lambda each: each.due_at):
        if (less := best.get(extension.deadline_id)) is not None:
            await session.delete(less)
        best[extension.deadline_id] = extension
    await session.flush()
    for extension in best.values():
        extension.team_id = to_id


async def end_extensions(session: AsyncSession, deadline_id: int, *, until: datetime) -> None:
    """Forget what was given up to this instant, which everybody has now."""
    await session.execute(delete(Extension).where(Extension.deadline_id == deadline_id, Extension.due_at <= until))

"""What organizers announce, and what became of each message of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Text,
    exists,
    false,
    func,
    select,
    text,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, begins, locked
from db.claims import Claim
from db.deliveries import Delivery
from db.looking import Looker
from db.teams import Membership, Team

_SCHEDULED, _UNSETTLED = text("state = 'scheduled'"), text("NOT is_settled")


class Announcement(Base):
    """A text of organizers, for whom it is and when it goes out. Its version is raised by every change of these."""

    __tablename__ = "announcements"
    __table_args__ = (
        Index(None, "guild_id", "id"),
        Index("ix_announcements_next_at", "next_at", sqlite_where=_SCHEDULED, postgresql_where=_SCHEDULED),
        Index("ix_announcements_unsettled", "id", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
        CheckConstraint("state <> 'scheduled' OR next_at IS NOT NULL", name="scheduled_has_a_time"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    author_id: Mapped[int] = mapped_column(Snowflake)
    text_by: Mapped[int] = mapped_column(Snowflake)  # whose title and body these are: somebody else approves them
    edited_by: Mapped[int] = mapped_column(Snowflake)  # who changed anything last: nor do they
    title: Mapped[str] = mapped_column(Text)  # may be empty
    body: Mapped[str] = mapped_column(Text)  # Markdown, with variables
    audience: Mapped[str] = mapped_column(String(16))  # domain.announcements.Audience
    audience_value: Mapped[int | None] = mapped_column(Snowflake)  # the role's id, or a number of days
    channel_id: Mapped[int | None] = mapped_column(Snowflake)  # where it is posted, if it is for all to read
    mention: Mapped[str] = mapped_column(String(16))  # domain.announcements.Mention, once somebody who may confirmed it
    crosspost: Mapped[bool]  # to the servers that follow the channel
    state: Mapped[str] = mapped_column(String(16))  # domain.announcements_course.AnnouncementState
    version: Mapped[int]
    approved_by: Mapped[int | None] = mapped_column(Snowflake)
    approved_version: Mapped[int | None]
    words: Mapped[str | None] = mapped_column(Text)  # the time, or the recurrence, as it was typed
    zone: Mapped[str | None] = mapped_column(String(64))  # an IANA name: where that was meant
    cron: Mapped[str | None] = mapped_column(String(100))  # none: it goes out once
    next_at: Mapped[datetime | None]
    occurrence: Mapped[str | None] = mapped_column(String(32))  # the last one: its time, or "now"; none: never sent
    is_settled: Mapped[bool] = mapped_column(server_default=true())  # nothing is to be done with what was posted
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    kept: Mapped[dict[str, Any] | None]  # what everybody reads while a change of what was sent waits for approval


class AnnouncementPost(Base):
    """What was done with a message of an announcement after it was sent; no row: nothing."""

    __tablename__ = "announcement_posts"
    __table_args__ = (Index(None, "announcement_id"),)

    delivery_id: Mapped[int] = mapped_column(Key, ForeignKey("deliveries.id"), primary_key=True, autoincrement=False)
    announcement_id: Mapped[int] = mapped_column(Key, ForeignKey("announcements.id"))
    shown_version: Mapped[int]
    is_published: Mapped[bool] = mapped_column(server_default=false())
    removed_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(16))  # why the last act was given up
    next_attempt_at: Mapped[datetime | None]  # until then it is somebody's, or is left alone


_IS_ITS_POST = AnnouncementPost.delivery_id == Delivery.id


async def find_announcement(session: AsyncSession, guild_id: int, announcement_id: int) -> Announcement | None:
    """The server's announcement with this id, if there is one."""
    query = select(Announcement).where(Announcement.id == announcement_id, Announcement.guild_id == guild_id)
    return await session.scalar(query)


async def lock_announcement(session: AsyncSession, announcement_id: int) -> Announcement | None:
    """The announcement with this id, held against other writers until the transaction ends."""
    return await session.scalar(locked(select(Announcement).where(Announcement.id == announcement_id)))


async def get_announcement(session: AsyncSession, announcement_id: int) -> Announcement:
    """The announcement with this id, which is known to exist, read anew."""
    return await session.get_one(Announcement, announcement_id, populate_existing=True)


async def list_announcements(
    session: AsyncSession, guild_id: int, *, offset: int, limit: int
) -> Sequence[Announcement]:
    """The server's announcements, newest first."""
    query = select(Announcement).where(Announcement.guild_id == guild_id).order_by(Announcement.id.desc())
    return (await session.scalars(query.offset(offset).limit(limit))).all()


async def count_announcements(session: AsyncSession, guild_id: int) -> int:
    """How many announcements the server has."""
    return await session.scalar(select(func.count()).where(Announcement.guild_id == guild_id)) or 0


async def list_due(session: AsyncSession, now: datetime, *, limit: int) -> list[int]:
    """Ids of announcements whose time has come, longest due first."""
    query = select(Announcement.id).where(Announcement.state == "scheduled", Announcement.next_at <= now)
    return list(await session.scalars(query.order_by(Announcement.next_at, Announcement.id).limit(limit)))


async def list_unsettled(session: AsyncSession, guild_ids: Collection[int]) -> Sequence[Announcement]:
    """These servers' announcements with whose messages something is to be done, now or later."""
    query = select(Announcement).where(~Announcement.is_settled, Announcement.guild_id.in_(list(guild_ids)))
    return (await session.scalars(query.order_by(Announcement.id))).all()


async def list_posts(session: AsyncSession, key_prefix: str) -> list[tuple[Delivery, AnnouncementPost | None]]:
    """Messages that are or were owed under such keys, with what was done with them since."""
    rows = await session.execute(
        select(Delivery, AnnouncementPost)
        .outerjoin(AnnouncementPost, AnnouncementPost.delivery_id == Delivery.id)
        .where(begins(Delivery.key, key_prefix))
        .order_by(Delivery.id)
    )
    return [(delivery, post) for delivery, post in rows]


@dataclass(frozen=True, slots=True)
class Behind:
    """Which messages under such keys are not as they should be, and were not given up.

    Those that show a version below this one, or are there at all where it is None; and those not published, if asked.
    """

    key_prefix: str
    below: int | None
    unpublished: bool


async def list_behind(
    session: AsyncSession, behind: Behind, now: datetime, *, limit: int
) -> list[tuple[Delivery, AnnouncementPost | None]]:
    """Those of these messages that nobody tends now, and that are not left alone for a while."""
    is_free = AnnouncementPost.next_attempt_at.is_(None) | (AnnouncementPost.next_attempt_at <= now)
    query = select(Delivery, AnnouncementPost).outerjoin(AnnouncementPost, _IS_ITS_POST).where(_is_behind(behind))
    rows = await session.execute(query.where(is_free).order_by(Delivery.id).limit(limit))
    return [(delivery, post) for delivery, post in rows]


async def has_behind(session: AsyncSession, behind: Behind) -> bool:
    """Whether there is any of these messages, or one that is owed or, to be published, can be asked for again."""
    later = ["pending", "dead"] if behind.unpublished else ["pending"]
    there = select(Delivery.id).outerjoin(AnnouncementPost, _IS_ITS_POST).where(_is_behind(behind))
    return bool(await session.scalar(select(there.exists()))) or await has_state(session, behind.key_prefix, later)


async def has_state(session: AsyncSession, key_prefix: str, states: Collection[str]) -> bool:
    """Whether a message under such a key is in one of these states."""
    query = select(exists().where(begins(Delivery.key, key_prefix), Delivery.state.in_(list(states))))
    return bool(await session.scalar(query))


async def retry_posts(session: AsyncSession, announcement_id: int) -> None:
    """Let what was given up with messages of this announcement be tried again."""
    mine = update(AnnouncementPost).where(AnnouncementPost.announcement_id == announcement_id)
    await session.execute(mine.values(fault=None))


async def list_teamless(session: AsyncSession, edition_id: int, now: datetime) -> list[int]:
    """People without a team in the edition: those who look for one, and those who were in one before."""
    looking = select(Looker.user_id).where(
        Looker.edition_id == edition_id, Looker.ended_at.is_(None), Looker.until > now
    )
    former = select(Membership.user_id).where(Membership.edition_id == edition_id, Membership.left_at.is_not(None))
    present = select(Membership.user_id).where(Membership.edition_id == edition_id, Membership.left_at.is_(None))
    known = set(await session.scalars(looking)) | set(await session.scalars(former))
    return sorted(known - set(await session.scalars(present)))


async def list_claimless(session: AsyncSession, edition_id: int) -> list[int]:
    """Ids of living teams, with people in them, that hold no paper."""
    holds = exists().where(Claim.team_id == Team.id, Claim.slot.is_not(None))
    has_people = exists().where(Membership.team_id == Team.id, Membership.left_at.is_(None))
    query = select(Team.id).where(Team.edition_id == edition_id, Team.dissolved_at.is_(None), ~holds, has_people)
    return list(await session.scalars(query.order_by(Team.id)))


async def list_silent(
    session: AsyncSession, edition_id: int, states: Collection[str], *, before: datetime, now: datetime
) -> list[int]:
    """Ids of teams with a live claim in these states that gave no sign of life since `before`, and is not excused."""
    since = func.coalesce(Claim.signed_at, Claim.claimed_at)
    is_silent = Claim.slot.is_not(None) & Claim.state.in_(list(states)) & (since <= before)
    is_excused = Claim.excused_until.is_not(None) & (Claim.excused_until > now)
    query = select(Claim.team_id).where(Claim.edition_id == edition_id, is_silent, ~is_excused)
    return list(await session.scalars(query.distinct().order_by(Claim.team_id)))


async def count_people(session: AsyncSession, edition_id: int) -> int:
    """How many people are in teams of the edition."""
    query = select(func.count()).where(Membership.edition_id == edition_id, Membership.left_at.is_(None))
    return await session.scalar(query) or 0


def _is_behind(behind: Behind) -> ColumnElement[bool]:
    shown = func.coalesce(AnnouncementPost.shown_version, Delivery.facts["version"].as_integer())
    wanted = true() if behind.below is None else shown < behind.below
    if behind.unpublished:
        wanted |= Delivery.channel_id.is_not(None) & ~func.coalesce(AnnouncementPost.is_published, false())
    is_there = begins(Delivery.key, behind.key_prefix) & Delivery.message_id.is_not(None)
    return is_there & AnnouncementPost.removed_at.is_(None) & AnnouncementPost.fault.is_(None) & wanted

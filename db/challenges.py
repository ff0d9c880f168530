"""Servers and their editions."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked

_CURRENT = text("is_current")


class Guild(Base):
    """A Discord server that the bot was invited to."""

    __tablename__ = "guilds"

    id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    joined_at: Mapped[datetime]
    room_kind: Mapped[str] = mapped_column(String(16), server_default="thread")  # domain.rooms.RoomKind
    rooms_channel_id: Mapped[int | None] = mapped_column(Snowflake)  # under which rooms are made; none: see Team
    organizers_channel_id: Mapped[int | None] = mapped_column(Snowflake)  # where organizers read what waits for them
    deadline_events: Mapped[bool] = mapped_column(server_default=false())  # whether deadlines are Discord's events too
    events_looked_at: Mapped[datetime | None]  # when those were last compared with Discord's; none: there are none
    events_held_at: Mapped[datetime | None]  # since when somebody compares them; none: nobody
    language: Mapped[str | None] = mapped_column(String(16))  # of what all read there; none: as Discord says
    audit_channel_id: Mapped[int | None] = mapped_column(Snowflake)  # where acts are posted; none: nowhere
    audit_posted: Mapped[int | None] = mapped_column(Snowflake)  # db.audit.AuditSeal: up to which number they were
    audit_posted_at: Mapped[datetime | None]


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
    entry_until: Mapped[datetime | None]  # the last moment to form a team or to claim
    merge_until: Mapped[datetime | None]  # the last moment to merge two teams
    roster_until: Mapped[datetime | None]  # the last moment to let somebody into a team or to remove somebody
    silent_days: Mapped[int | None]  # after so many without a sign of life a claim's team is asked; none: never
    lapse_days: Mapped[int] = mapped_column(server_default="7")  # after so many more the claim lapses
    offer_hours: Mapped[int] = mapped_column(server_default="48")  # how long a freed place is kept for who waits
    zone: Mapped[str] = mapped_column(String(64), server_default="Etc/GMT+12")  # an IANA name; this one is AoE
    announcements_approval: Mapped[bool] = mapped_column(server_default=false())  # by another organizer, before each
    stop_message: Mapped[str | None] = mapped_column(Text)  # what people read while it is stopped; none: it is not
    guide_url: Mapped[str | None] = mapped_column(Text)  # the page to send people to
    sponsor: Mapped[str | None] = mapped_column(Text)  # whom the wrap-up thanks
    venues: Mapped[str] = mapped_column(Text, server_default="")  # whose papers it takes, with commas; empty: any
    are_venues_required: Mapped[bool] = mapped_column(server_default=false())  # false: they are recommended
    needs_repository: Mapped[bool] = mapped_column(server_default=false())  # to hand a report in
    report_kinds: Mapped[str] = mapped_column(String(100), server_default="")  # domain.links.LinkKind; empty: any
    is_anonymous: Mapped[bool] = mapped_column(server_default=false())  # claims hide the people from the beginning
    ladder: Mapped[str] = mapped_column(String(100), server_default="")  # of new deadlines; empty: the usual one


class Holiday(Base):
    """A time in which nobody is expected to give a sign of life."""

    __tablename__ = "holidays"
    __table_args__ = (Index(None, "edition_id"), CheckConstraint("begins_at < ends_at", name="ends_after_it_begins"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime]


async def find_current_edition(session: AsyncSession, guild_id: int) -> Edition | None:
    """The edition that commands on this server speak of, if there is one."""
    return await session.scalar(select(Edition).where(Edition.guild_id == guild_id, Edition.is_current))


async def find_edition(session: AsyncSession, guild_id: int, key: str) -> Edition | None:
    """The server's edition with this key, if there is one."""
    return await session.scalar(select(Edition).where(Edition.guild_id == guild_id, Edition.key == key))


async def list_known_guilds(session: AsyncSession, guild_ids: Collection[int]) -> set[int]:
    """Those of `guild_ids` that are on record."""
    return set(await session.scalars(select(Guild.id).where(Guild.id.in_(guild_ids))))


async def get_edition(session: AsyncSession, edition_id: int) -> Edition:
    """The edition with this id, which is known to exist."""
    return await session.get_one(Edition, edition_id)


async def list_open_editions(session: AsyncSession) -> Sequence[Edition]:
    """Every open edition of every server."""
    return (await session.scalars(select(Edition).where(Edition.state == "open").order_by(Edition.id))).all()


async def share_edition(session: AsyncSession, edition_id: int) -> Edition:
    """The edition as it stands now, held against changes of its rules, and not against others who go by them."""
    query = select(Edition).where(Edition.id == edition_id).with_for_update(read=True)
    return (await session.scalars(query.execution_options(populate_existing=True))).one()


async def lock_edition(session: AsyncSession, edition_id: int) -> Edition:
    """The edition, held against everybody who goes by its rules until the transaction ends."""
    return (await session.scalars(locked(select(Edition).where(Edition.id == edition_id)))).one()


async def get_guild(session: AsyncSession, guild_id: int) -> Guild:
    """The server, which is known to be on record."""
    return await session.get_one(Guild, guild_id)


async def lock_audited_guilds(session: AsyncSession, *, below: int, before: datetime) -> Sequence[Guild]:
    """Servers that have acts posted, though not yet up to this seal, and none since `before`.

    They are held against other writers until the transaction ends.
    """
    query = select(Guild).where(
        Guild.audit_channel_id.is_not(None),
        Guild.audit_posted < below,
        or_(Guild.audit_posted_at.is_(None), Guild.audit_posted_at <= before),
    )
    return (await session.scalars(locked(query.order_by(Guild.id)))).all()


async def lock_guild(session: AsyncSession, guild_id: int) -> Guild:
    """The server, held against other writers until the transaction ends."""
    return (await session.scalars(locked(select(Guild).where(Guild.id == guild_id)))).one()


async def list_holidays(session: AsyncSession, edition_id: int) -> Sequence[Holiday]:
    """The edition's holidays, earliest first."""
    query = select(Holiday).where(Holiday.edition_id == edition_id).order_by(Holiday.begins_at, Holiday.id)
    return (await session.scalars(query)).all()

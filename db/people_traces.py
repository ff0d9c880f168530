"""Every place where the database says something of a person: for their export, and for having it forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Text, delete, inspect, or_, select, update
from sqlalchemy import cast as sql_cast
from sqlalchemy.ext.asyncio import AsyncSession

from db.announcements import Announcement, AnnouncementPost
from db.answers import Answer
from db.audit import AuditEntry
from db.base import Base
from db.calendars import Calendar
from db.catalog import PaperMerge
from db.challenges import Edition
from db.challenges_wrapup import Story
from db.claims import Claim
from db.claims_logbook import Appeal, ClaimEntry, Contact, Finding
from db.deadlines import DeadlineChange, DoneMark, Mute, Rung, ScheduleDraft
from db.deliveries import Delivery
from db.looking import Looker
from db.moderation import Exclusion, Moderation, Note
from db.papers import Paper
from db.people import Person
from db.reminders import Reminder
from db.repositories import Repository, RepositoryLink
from db.repositories_watches import RepositoryWatch
from db.rooms import Room, RoomMember
from db.suggestions import Suggestion
from db.teams import Invitation, JoinRequest, Membership, Merge, Team
from db.waitlist import Wait

Export = dict[str, list[dict[str, Any]]]

_NOBODY = 0  # where a column has to name somebody


@dataclass(frozen=True, slots=True)
class Own:
    """Rows that are about this person alone: exported as they are, without what is `secret`, and deleted."""

    model: type[Any]
    person: str
    secret: tuple[str, ...] = ()

    @property
    def column(self) -> Any:
        """Who the rows are about."""
        return getattr(self.model, self.person)


@dataclass(frozen=True, slots=True)
class Shared:
    """Rows of a team or a server that name a person: of these `shown` is exported, and the name is taken out.

    What the person `wrote` there for nobody's work is emptied with it.
    """

    model: type[Any]
    person: str
    shown: tuple[str, ...]
    wrote: tuple[str, ...] = ()
    nobody: int | None = _NOBODY

    @property
    def column(self) -> Any:
        """Whom the rows name."""
        return getattr(self.model, self.person)


# Later ones can be pointed at by earlier ones, so they are deleted in this order.
OWN: tuple[Own, ...] = (
    Own(Calendar, "user_id", secret=("token",)),
    Own(Reminder, "user_id"),
    Own(Looker, "user_id"),
    Own(Mute, "user_id"),
    Own(RoomMember, "user_id"),
    Own(ScheduleDraft, "actor_id"),
    Own(Invitation, "user_id"),
    Own(JoinRequest, "user_id"),
    Own(Membership, "user_id"),
    Own(Note, "user_id"),
    Own(Delivery, "user_id", secret=("key", "lease_owner")),
    Own(Person, "user_id"),
)
SHARED: tuple[Shared, ...] = (
    Shared(Team, "lead_id", ("id", "name", "description", "created_at"), nobody=None),
    Shared(Invitation, "invited_by", ("team_id", "created_at", "state")),
    Shared(Merge, "asked_by", ("team_id", "created_at", "state")),
    Shared(Claim, "claimed_by", ("paper_id", "team_id", "claimed_at", "state"), nobody=None),
    Shared(Wait, "joined_by", ("paper_id", "team_id", "joined_at", "state")),
    Shared(ClaimEntry, "actor_id", ("claim_id", "kind", "after", "note", "at"), nobody=None),
    Shared(Finding, "set_by", ("claim_id", "number", "statement", "verdict", "evidence_url", "set_at")),
    Shared(Contact, "asked_by", ("claim_id", "asked_at")),
    Shared(Contact, "answered_by", ("claim_id", "answered_at")),
    Shared(Appeal, "asked_by", ("claim_id", "reason", "created_at", "state"), wrote=("reason",)),
    Shared(Appeal, "answered_by", ("claim_id", "answered_at", "state")),
    Shared(Story, "written_by", ("claim_id", "text", "quote", "written_at")),
    Shared(Story, "approved_by", ("claim_id", "approved_at")),
    Shared(Note, "written_by", ("text", "at")),
    Shared(Moderation, "asked_by", ("kind", "reason", "asked_at")),
    Shared(Moderation, "undone_by", ("kind", "undone_at"), nobody=None),
    Shared(Exclusion, "set_by", ("reason", "set_at")),
    Shared(Answer, "written_by", ("question", "answer", "written_at")),
    Shared(PaperMerge, "merged_by", ("gone_id", "kept_id", "merged_at")),
    Shared(PaperMerge, "undone_by", ("gone_id", "kept_id", "undone_at"), nobody=None),
    Shared(DeadlineChange, "actor_id", ("deadline_id", "kind", "reason", "at")),
    Shared(DoneMark, "marked_by", ("deadline_id", "team_id", "at")),
    Shared(Suggestion, "suggested_by", ("guild_id", "name", "title", "created_at", "state")),
    Shared(Suggestion, "answered_by", ("guild_id", "title", "answered_at", "state")),
    Shared(Announcement, "author_id", ("guild_id", "title", "body", "created_at")),
    Shared(Announcement, "text_by", ("guild_id", "id", "changed_at")),
    Shared(Announcement, "edited_by", ("guild_id", "id", "changed_at")),
    Shared(Announcement, "approved_by", ("guild_id", "id", "approved_version")),
    Shared(RepositoryLink, "linked_by", ("repository_id", "team_id", "linked_at")),
    Shared(RepositoryLink, "ended_by", ("repository_id", "team_id", "ended_at")),
    Shared(
        RepositoryLink,
        "disputed_by",
        ("repository_id", "team_id", "disputed_at", "dispute_reason"),
        wrote=("dispute_reason",),
    ),
    Shared(RepositoryLink, "decided_by", ("repository_id", "team_id", "disputed_at")),
    Shared(RepositoryWatch, "set_by", ("team_id", "guild_id", "channel_id", "set_at")),
)
# Texts in which other acts can name the person by their id.
_NAMING: tuple[tuple[type[Any], str], ...] = (
    (Moderation, "order"),
    (Moderation, "before"),
    (Announcement, "kept"),
    (Delivery, "facts"),
    (AuditEntry, "facts"),
)
# What the ids in an export stand for.
_NAMES: dict[str, tuple[type[Base], str]] = {
    "team_id": (Team, "name"),
    "edition_id": (Edition, "name"),
    "paper_id": (Paper, "title"),
    "repository_id": (Repository, "key"),
}


async def export(session: AsyncSession, user_id: int) -> Export:
    """Everything that the database says of the person, by table and column."""
    found: Export = {}
    for own in OWN:
        columns = [column.key for column in own.model.__table__.columns if column.key not in own.secret]
        found[own.model.__tablename__] = await _read(session, own, user_id, columns)
    for shared in SHARED:
        name = f"{shared.model.__tablename__}.{shared.person}"
        found[name] = await _read(session, shared, user_id, shared.shown)
    kept_out = await session.scalars(select(Exclusion).where(Exclusion.user_id == user_id))
    found["exclusions"] = [_as_dict(row, ("edition_id", "reason", "until", "set_at")) for row in kept_out]
    found["rungs"] = [_as_dict(row, ("deadline_id", "minutes", "at")) for row in await _list_rungs(session, user_id)]
    audit = await session.scalars(select(AuditEntry).where(_is_in_audit(user_id)).order_by(AuditEntry.id))
    found["audit"] = [_as_dict(entry, ("guild_id", "actor_id", "tag", "facts", "at")) for entry in audit]
    return {name: rows for name, rows in found.items() if rows}


async def name_ids(session: AsyncSession, found: Export) -> dict[str, dict[int, str]]:
    """What the ids of teams, editions, papers and repositories in an export stand for."""
    names: dict[str, dict[int, str]] = {}
    for column, (model, name) in _NAMES.items():
        ids = {row[column] for rows in found.values() for row in rows if row.get(column) is not None}
        key = inspect(model).primary_key[0]
        rows = await session.execute(select(key, getattr(model, name)).where(key.in_(ids)))
        names[column] = {number: text for number, text in rows}  # noqa: C416 - rows are not quite tuples
    return {column: each for column, each in names.items() if each}


async def list_teams(session: AsyncSession, user_id: int) -> Sequence[tuple[Edition, Team, Membership]]:
    """Every team that the person is in on any server, in the order in which teams are held."""
    rows = await session.execute(
        select(Edition, Team, Membership)
        .join(Team, Team.edition_id == Edition.id)
        .join(Membership, Membership.team_id == Team.id)
        .where(Membership.user_id == user_id, Membership.left_at.is_(None))
        .order_by(Edition.id, Team.id)
    )
    return [(edition, team, membership) for edition, team, membership in rows]


async def list_guilds(session: AsyncSession, user_id: int) -> list[int]:
    """The servers on which the person did anything, or anything was done about them; the latest first."""
    rows = await session.execute(
        select(AuditEntry.guild_id).where(_is_in_audit(user_id)).order_by(AuditEntry.id.desc())
    )
    return list(dict.fromkeys(guild_id for (guild_id,) in rows))


async def list_posts(session: AsyncSession, user_id: int) -> list[tuple[int, int]]:
    """The bot's messages in channels that name the person: channel and message."""
    rows = await session.execute(
        select(Delivery.sent_to_id, Delivery.message_id, Delivery.facts)
        .where(Delivery.user_id.is_(None), Delivery.message_id.is_not(None), _names(Delivery.facts, user_id))
        .order_by(Delivery.id)
    )
    return [(channel, message) for channel, message, facts in rows if channel and message and is_named(facts, user_id)]


async def forget(session: AsyncSession, user_id: int, *, now: datetime) -> None:
    """Delete what is the person's alone, and take their name out of everything else."""
    await _clear_names(session, user_id, now=now)
    for shared in SHARED:
        values = {shared.person: shared.nobody, **dict.fromkeys(shared.wrote, "")}
        await session.execute(update(shared.model).where(shared.column == user_id).values(values))
    for rung in await _list_rungs(session, user_id):
        await session.delete(rung)
    # What keeps somebody out at present stays, as they were told.
    is_over = or_(Exclusion.ended_at.is_not(None), Exclusion.until <= now)
    await session.execute(delete(Exclusion).where(Exclusion.user_id == user_id, is_over))
    posts = select(Delivery.id).where(Delivery.user_id == user_id)
    await session.execute(delete(AnnouncementPost).where(AnnouncementPost.delivery_id.in_(posts)))
    for own in OWN:
        query = delete(own.model).where(own.column == user_id)
        # Whoever is still in a room on Discord is first taken out of it; the row says that this is to be done.
        if own.model is RoomMember:
            closed = select(Room.team_id).where(or_(Room.archived_at.is_not(None), Room.channel_id.is_(None)))
            query = query.where(RoomMember.team_id.in_(closed))
        await session.execute(query)


def is_named(value: object, user_id: int) -> bool:
    """Whether a JSON value holds the id of the person, as a number or as text."""
    if isinstance(value, dict):
        return any(is_named(each, user_id) for each in cast("dict[str, object]", value).values())
    if isinstance(value, list):
        return any(is_named(each, user_id) for each in cast("list[object]", value))
    return not isinstance(value, bool) and str(value) == str(user_id)


async def _clear_names(session: AsyncSession, user_id: int, *, now: datetime) -> None:
    """Take the person out of what others did to them, and of the keys of messages."""
    for model, name in _NAMING:
        for row in await session.scalars(select(model).where(_names(getattr(model, name), user_id))):
            before: object = getattr(row, name)
            if is_named(before, user_id):
                setattr(row, name, _without(before, user_id))
                if isinstance(row, AuditEntry):
                    row.forgotten_at = now
                elif isinstance(row, Moderation):
                    row.reason = ""  # it speaks of them
    named = await session.scalars(
        select(Delivery).where(Delivery.key.contains(str(user_id)), Delivery.user_id.is_distinct_from(user_id))
    )
    for delivery in named:
        if str(user_id) in delivery.key.split(":"):
            delivery.key = f"forgotten:{delivery.id}"
    await session.flush()
    acts = update(AuditEntry).where(AuditEntry.actor_id == user_id)
    await session.execute(acts.values(actor_id=None, forgotten_at=now))


def _without(value: object, user_id: int) -> object:
    if isinstance(value, dict):
        return {name: _without(each, user_id) for name, each in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_without(each, user_id) for each in cast("list[object]", value)]
    return _NOBODY if is_named(value, user_id) else value


def _names(column: Any, user_id: int) -> Any:
    return sql_cast(column, Text).contains(str(user_id))


def _is_in_audit(user_id: int) -> Any:
    return or_(AuditEntry.actor_id == user_id, _names(AuditEntry.facts, user_id))


async def _list_rungs(session: AsyncSession, user_id: int) -> Sequence[Rung]:
    return (await session.scalars(select(Rung).where(Rung.recipient == f"u{user_id}"))).all()


async def _read(session: AsyncSession, of: Own | Shared, user_id: int, columns: Sequence[str]) -> list[dict[str, Any]]:
    rows = await session.scalars(select(of.model).where(of.column == user_id))
    return [_as_dict(row, columns) for row in rows]


def _as_dict(row: Any, columns: Sequence[str]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in columns}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

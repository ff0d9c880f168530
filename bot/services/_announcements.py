"""What every act on an announcement needs: the row, whom it reaches, and the facts that its card is made from."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.announcements import IN_A_CHANNEL, Aim, Audience, Mention, NoSuchAnnouncement, find_variables
from bot.domain.announcements_course import AnnouncementState, Course
from bot.domain.audit import AuditTag
from bot.domain.claims import OPEN_STATES
from bot.domain.deliveries import EVERYONE, MASS_MENTION
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.recurrence import Recurrence
from bot.services._outbox import moment
from db import announcements as store
from db import audit, challenges, deadlines, deliveries, papers_offered, rooms
from db import teams as teams_store
from db.challenges import Edition

POST = "announcements:post"  # the kind of a delivery that is a message of an announcement
ANNOUNCED_HINT = "announced"
NAME_MAX = 60


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom an announcement goes to now: a channel, teams and how many are in each and whether it has a room, people."""

    channel_id: int | None
    rooms: dict[int, int]
    roomless: dict[int, int]
    people: tuple[int, ...]


async def find(session: AsyncSession, actor: Actor, announcement_id: int) -> store.Announcement:
    """The announcement, for an organizer. Raises OnlyOrganizersMay, NoSuchAnnouncement."""
    ensure_may(Action.ANNOUNCE, Standing.ANYONE, by=actor)
    found = await store.find_announcement(session, actor.guild_id, announcement_id)
    if found is None:
        raise NoSuchAnnouncement(text=str(announcement_id))
    return found


async def hold(session: AsyncSession, actor: Actor, announcement_id: int) -> store.Announcement:
    """The same, held against other writers. Raises OnlyOrganizersMay, NoSuchAnnouncement."""
    ensure_may(Action.ANNOUNCE, Standing.ANYONE, by=actor)
    held = await store.lock_announcement(session, announcement_id)
    if held is None or held.guild_id != actor.guild_id:
        raise NoSuchAnnouncement(text=str(announcement_id))
    return held


def name_of(announcement: store.Announcement) -> str:
    """What the announcement is called among organizers: its title or, without one, how it begins."""
    return announcement.title or announcement.body.strip().splitlines()[0][:NAME_MAX]


def course_of(announcement: store.Announcement) -> Course:
    """Where the announcement stands."""
    return Course(
        AnnouncementState(announcement.state),
        is_planned=announcement.next_at is not None,
        is_recurring=announcement.cron is not None,
        was_sent=announcement.occurrence is not None,
    )


def aim_of(announcement: store.Announcement) -> Aim:
    """For whom the announcement is."""
    return Aim(
        Audience(announcement.audience), announcement.audience_value, announcement.channel_id, announcement.crosspost
    )


def recurrence_of(announcement: store.Announcement) -> Recurrence | None:
    """When the announcement goes out again and again, if it does."""
    if announcement.cron is None or announcement.zone is None:
        return None
    return Recurrence(announcement.cron, announcement.zone)


def is_over(announcement: store.Announcement) -> bool:
    """Whether the announcement went out, and does not go out again."""
    return announcement.occurrence is not None and announcement.next_at is None


def key_prefix(announcement: store.Announcement) -> str:
    """How the keys of all messages begin that went out the last time."""
    return f"announce:{announcement.id}:{announcement.occurrence}:"


def shown_version(delivery: deliveries.Delivery, post: store.AnnouncementPost | None) -> int:
    """Which version of the announcement a message of it shows."""
    return post.shown_version if post is not None else int(delivery.facts["version"])


async def find_recipients(session: AsyncSession, announcement: store.Announcement, *, now: datetime) -> Recipients:
    """Whom the announcement reaches as things are now."""
    aim, edition_id = aim_of(announcement), announcement.edition_id
    if aim.audience in IN_A_CHANNEL:
        return Recipients(aim.channel_id, {}, {}, ())
    if aim.audience is Audience.NO_TEAM:
        return Recipients(None, {}, {}, tuple(await store.list_teamless(session, edition_id, now)))
    if aim.audience is Audience.NO_CLAIM:
        team_ids = await store.list_claimless(session, edition_id)
    else:
        before = now - timedelta(days=aim.value or 0)
        team_ids = await store.list_silent(session, edition_id, OPEN_STATES, before=before, now=now)
    present = await rooms.list_present(session, team_ids)
    open_rooms = await rooms.list_open(session, team_ids)
    with_room = {team_id: len(present[team_id]) for team_id in team_ids if team_id in open_rooms}
    without = {team_id: len(present[team_id]) for team_id in team_ids if team_id not in open_rooms}
    return Recipients(None, with_room, without, ())


async def compose(session: AsyncSession, announcement: store.Announcement, *, now: datetime) -> dict[str, Any]:
    """The facts that the announcement's card is made from, as they are now."""
    edition = await challenges.get_edition(session, announcement.edition_id)
    values = {
        name: await VALUES[name](session, edition, now) for name in dict.fromkeys(find_variables(announcement.body))
    }
    facts: dict[str, Any] = {
        "announcement": announcement.id,
        "version": announcement.version,
        "title": announcement.title,
        "body": announcement.body,
        "edition": edition.name,
        "values": values,
    }
    if announcement.mention == Mention.EVERYONE:
        facts[MASS_MENTION] = EVERYONE
    elif announcement.mention == Mention.ROLE:
        facts[MASS_MENTION] = announcement.audience_value
    return facts


async def renew(session: AsyncSession, row: deliveries.Delivery, now: datetime) -> dict[str, Any] | None:
    """What a message of an announcement says right before it is sent; None once that was recalled."""
    announcement = await store.get_announcement(session, row.facts["announcement"])
    if announcement.state == AnnouncementState.RECALLED:
        return None
    # A text that was tried already may have arrived: Discord would take another one for the same message. And one that
    # waits for approval is nobody's to read yet. Either is edited afterwards.
    if row.unsure_since is None and announcement.state != AnnouncementState.WAITING:
        row.facts = await compose(session, announcement, now=now)
    return row.facts


def record(
    session: AsyncSession,
    announcement: store.Announcement,
    actor_id: int | None,
    tag: AuditTag,
    *,
    now: datetime,
    **facts: object,
) -> None:
    """Write an act on the announcement into the audit."""
    facts = {"announcement": announcement.id, "version": announcement.version, **facts}
    audit.record(session, guild_id=announcement.guild_id, actor_id=actor_id, tag=tag, facts=facts, at=now)


def columns_of(announcement: store.Announcement, names: Iterable[str]) -> dict[str, object]:
    """These columns of the announcement, for the audit's before and after."""
    return {name: getattr(announcement, name) for name in names}


async def _edition(_session: AsyncSession, edition: Edition, _now: datetime) -> object:
    return edition.name


async def _next_deadline(session: AsyncSession, edition: Edition, now: datetime) -> object:
    found = await deadlines.list_deadlines(session, edition.id)
    coming = [each for each in found if each.due_at > now and each.cohort_id is None]
    return {"name": coming[0].name, "at": moment(coming[0].due_at)} if coming else None


async def _teams(session: AsyncSession, edition: Edition, _now: datetime) -> object:
    return await teams_store.count_teams(session, edition.id)


async def _people(session: AsyncSession, edition: Edition, _now: datetime) -> object:
    return await store.count_people(session, edition.id)


async def _open_papers(session: AsyncSession, edition: Edition, _now: datetime) -> object:
    return await papers_offered.count_free(session, edition)


# What stands for each variable: a text or a number, or a deadline with its instant.
VALUES: dict[str, Callable[[AsyncSession, Edition, datetime], Awaitable[object]]] = {
    "edition": _edition,
    "next_deadline": _next_deadline,
    "teams": _teams,
    "people": _people,
    "open_papers": _open_papers,
}

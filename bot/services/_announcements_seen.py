"""What can be seen of an announcement beside its text: whom it reaches, when, and what became of its messages."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.announcements_course import AnnouncementState, after_wait
from bot.domain.recurrence import next_runs
from bot.services import _announcements as acts
from db import announcements as store
from db.deliveries import Delivery


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an announcement reaches now: so many messages, to so many teams, with so many people in all.

    `people` is None where it is posted for a channel to read: the database does not know who that is. Those of them
    who read it in their team's room are pointed out there.
    """

    messages: int
    teams: int
    people: int | None
    pointed_out: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """When an announcement goes out, as it was typed and in which zone; the next times of one that recurs.

    There are no `runs` where its time passed before it could go out.
    """

    words: str
    zone: str
    runs: tuple[datetime, ...]
    is_recurring: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the messages of the last time: how many are there, and of those do not show the newest text.

    `unpublished` could not be published to other servers.
    """

    there: int
    behind: int
    removed: int
    owed: int
    failed: int
    unpublished: int = 0


def plan_of(row: store.Announcement, *, now: datetime) -> Plan | None:
    """When it goes out, if it does, or was to go out when it was not approved yet."""
    waits, is_ready = row.state == AnnouncementState.WAITING, row.state == AnnouncementState.APPROVED
    if row.words is None or row.zone is None or (row.next_at is None and not is_ready):
        return None
    recurrence = acts.recurrence_of(row)
    first = after_wait(row.next_at, recurrence, now=now) if waits and row.next_at is not None else row.next_at
    runs = [first] if first is not None else []
    if recurrence is not None and first is not None:
        runs += next_runs(recurrence, after=first, count=2)
    return Plan(row.words, row.zone, tuple(runs), is_recurring=recurrence is not None)


def reach_of(to: acts.Recipients) -> Reach:
    """How many messages, teams and people these recipients are."""
    if to.channel_id is not None:
        return Reach(1, 0, None)
    alone = sum(to.roomless.values()) + len(to.people)
    in_rooms = sum(to.rooms.values())
    return Reach(len(to.rooms) + alone, len(to.rooms) + len(to.roomless), in_rooms + alone, in_rooms)


async def count_sent(session: AsyncSession, row: store.Announcement) -> Sent | None:
    """What became of its messages; None where it was never sent."""
    if row.occurrence is None:
        return None
    posts = await store.list_posts(session, acts.key_prefix(row))
    arrived = [(delivery, post) for delivery, post in posts if delivery.message_id is not None]
    there = [(delivery, post) for delivery, post in arrived if post is None or post.removed_at is None]
    behind = [each for each in there if acts.shown_version(*each) < row.version]
    return Sent(
        there=len(there),
        behind=len(behind),
        removed=len(arrived) - len(there),
        owed=sum(delivery.state == "pending" for delivery, _ in posts),
        failed=sum(delivery.state == "dead" for delivery, _ in posts),
        unpublished=sum(_is_unpublished(row, *each) for each in there),
    )


def _is_unpublished(row: store.Announcement, delivery: Delivery, post: store.AnnouncementPost | None) -> bool:
    is_given_up = post is not None and post.fault is not None and not post.is_published
    return row.crosspost and delivery.channel_id is not None and is_given_up

"""What can be seen of an announcement beside its text: whom it reaches, when, and what became of its messages."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.recurrence import Recurrence, next_runs
from bot.services import _announcements as acts
from db import announcements as store


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an announcement reaches now: so many messages, to so many teams, with so many people in all.

    `people` is None where it is posted for a channel to read: the database does not know who that is.
    """

    messages: int
    teams: int
    people: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """When an announcement goes out, as it was typed and in which zone; the next times of one that recurs."""

    words: str
    zone: str
    runs: tuple[datetime, ...]
    is_recurring: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the messages of the last time: how many are there, and of those do not show the newest text."""

    there: int
    behind: int
    removed: int
    owed: int
    failed: int


def plan_of(row: store.Announcement) -> Plan | None:
    """When it goes out, if it does."""
    if row.next_at is None or row.words is None or row.zone is None:
        return None
    runs = [row.next_at]
    if row.cron is not None:
        runs += next_runs(Recurrence(row.cron, row.zone), after=row.next_at, count=2)
    return Plan(row.words, row.zone, tuple(runs), is_recurring=row.cron is not None)


def reach_of(to: acts.Recipients) -> Reach:
    """How many messages, teams and people these recipients are."""
    if to.channel_id is not None:
        return Reach(1, 0, None)
    alone = sum(to.roomless.values()) + len(to.people)
    return Reach(len(to.rooms) + alone, len(to.rooms) + len(to.roomless), sum(to.rooms.values()) + alone)


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
    )

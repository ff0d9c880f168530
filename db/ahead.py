"""When the bot has something to do next, whatever it is."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, true
from sqlalchemy.ext.asyncio import AsyncSession

from db.announcements import Announcement
from db.deadlines import Deadline
from db.deliveries import find_next_attempt
from db.reminders import Reminder

# Each with what else its index asks for.
_INSTANTS = (
    (Deadline.look_at, Deadline.removed_at.is_(None)),
    (Reminder.next_at, true()),
    (Announcement.next_at, Announcement.state == "scheduled"),
)


async def find_next(session: AsyncSession, guild_ids: Collection[int], *, now: datetime) -> datetime | None:
    """The next instant after now at which something falls due; of deliveries also what should have been sent before."""
    found = [await find_next_attempt(session, guild_ids)]
    for instant, is_waiting in _INSTANTS:
        query = select(instant).where(instant > now, is_waiting).order_by(instant).limit(1)
        found.append(await session.scalar(query))
    return min((each for each in found if each is not None), default=None)

"""Personal reminders as their owner sees them, and as they are sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db import deliveries
from db import reminders as store
from db.deliveries import Delivery

DUE = "reminders:due"  # the kind of the delivery


@dataclass(frozen=True, slots=True)
class MessageLink:
    """The message that a reminder is about."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """One reminder as its owner sees it. `at` is when it goes out next or, where it waits no more, when it was to."""

    id: int
    guild_id: int
    text: str
    at: datetime
    every: str | None
    about: MessageLink | None
    is_waiting: bool
    is_unreached: bool  # the last time, it could not be delivered


def key_of(reminder_id: int, at: datetime) -> str:
    """The name of the delivery of one occurrence."""
    return f"{key_prefix(reminder_id)}{at.isoformat()}"


def key_prefix(reminder_id: int) -> str:
    """How the names of all its deliveries begin."""
    return f"remind:{reminder_id}:"


def value_of(reminder_id: int) -> str:
    """The reminder as autocomplete hands it back."""
    return f"reminder:{reminder_id}"


async def list_lines(session: AsyncSession, user_id: int) -> list[ReminderLine]:
    """The person's reminders that wait, soonest first, then those that could not be delivered."""
    own = await store.list_own(session, user_id)
    dead = await deliveries.list_dead(session, [key_of(each.id, each.last_at) for each in own if each.last_at])
    lines = [show(each, dead=dead) for each in own]
    return [line for line in lines if line.is_waiting or line.is_unreached]


def holds(line: ReminderLine, typed: str) -> bool:
    """Whether what was typed is a part of the reminder's text."""
    return " ".join(typed.split()).casefold() in line.text.casefold()


def show(reminder: store.Reminder, *, dead: Collection[str] = ()) -> ReminderLine:
    """The reminder; `dead` are the keys of deliveries that could not arrive."""
    at = reminder.next_at or reminder.last_at
    assert at is not None, "it waits, or it went out"
    about = None
    if reminder.channel_id is not None and reminder.message_id is not None:
        about = MessageLink(reminder.channel_id, reminder.message_id)
    return ReminderLine(
        id=reminder.id,
        guild_id=reminder.guild_id,
        text=reminder.text,
        at=at,
        every=reminder.every,
        about=about,
        is_waiting=reminder.next_at is not None,
        is_unreached=reminder.last_at is not None and key_of(reminder.id, reminder.last_at) in dead,
    )


async def renew_due(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
    """What the person wrote, which no delivery keeps; None when they cancelled it meanwhile."""
    reminder = await store.find(session, int(row.facts["reminder_id"]))
    if reminder is None:
        return None
    said = {"text": reminder.text, "every": reminder.every}
    return {**row.facts, **said, "channel_id": reminder.channel_id, "message_id": reminder.message_id}


RENEWALS = {DUE: renew_due}

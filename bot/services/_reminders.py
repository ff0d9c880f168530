"""What a person's reminder says, at the moment when it is sent."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db import reminders as store
from db.deliveries import Delivery

DUE = "reminders:due"  # the kind of the delivery


def key_of(reminder_id: int, at: datetime) -> str:
    """The name of the delivery of one occurrence."""
    return f"remind:{reminder_id}:{at.isoformat()}"


async def renew_due(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
    """What the person wrote, which no delivery keeps; None when they cancelled it meanwhile."""
    reminder = await store.find(session, int(row.facts["reminder_id"]))
    if reminder is None:
        return None
    said = {"text": reminder.text, "every": reminder.every}
    return {**row.facts, **said, "channel_id": reminder.channel_id, "message_id": reminder.message_id}

"""Reminders of deadlines: who hears of it, and in which way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

# From so long before a deadline on, a silent team's lead, and then the organizers, hear of it as well.
LEAD_FROM = timedelta(hours=72)
ORGANIZERS_FROM = timedelta(hours=24)
# What else comes within this time goes into the same message, unless a later step of it would be lost.
TOGETHER_WITHIN = timedelta(hours=12)
TOGETHER_FROM = timedelta(hours=24)
_SILENT_AFTER = timedelta(days=7)


def is_silent(signed_at: datetime | None, *, now: datetime) -> bool:
    """Whether a team gave no sign of life for a week."""
    return signed_at is None or now - signed_at >= _SILENT_AFTER


def goes_along(before: timedelta, at: datetime, *, now: datetime) -> bool:
    """Whether a step of another deadline's ladder that comes at `at` goes into a message that is sent now."""
    return before >= TOGETHER_FROM and now < at <= now + TOGETHER_WITHIN

"""Reminders of deadlines: who hears of it besides the team, what goes together, and when a digest comes."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

# From so long before a deadline on, a silent team's lead, and then the organizers, hear of it as well.
LEAD_FROM = timedelta(hours=72)
ORGANIZERS_FROM = timedelta(hours=24)
DIGEST_LOOKS_AHEAD = timedelta(days=14)
# What else comes within this time goes into the same message; the last steps before a deadline never do.
_TOGETHER_WITHIN = timedelta(hours=12)
_TOGETHER_FROM = timedelta(hours=24)
_SILENT_AFTER = timedelta(days=7)
_DIGEST_AT = time(9)
_USEFUL = timedelta(hours=1)


def is_silent(signed_at: datetime, *, now: datetime) -> bool:
    """Whether a team gave no sign of life for a week."""
    return now - signed_at >= _SILENT_AFTER


def goes_along(before: timedelta, at: datetime, *, now: datetime) -> bool:
    """Whether a step of a ladder that comes at `at` goes into a message about another deadline that is sent now."""
    return before >= _TOGETHER_FROM and now < at <= now + _TOGETHER_WITHIN


def digest_at(zone: str | None, *, now: datetime, due_at: datetime) -> datetime | None:
    """The next nine o'clock of a person in this zone, or in UTC; None when that leaves less than an hour."""
    local = now.astimezone(ZoneInfo(zone) if zone else UTC)
    day = local.date() if local.time() <= _DIGEST_AT else local.date() + timedelta(days=1)
    at = datetime.combine(day, _DIGEST_AT, tzinfo=local.tzinfo).astimezone(UTC)
    return at if at <= due_at - _USEFUL else None

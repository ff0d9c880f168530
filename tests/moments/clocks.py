"""Zones whose clocks change, and when they do."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

CHANGING = [
    *("Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "America/St_Johns"),
    *("America/Havana", "America/Santiago", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland"),
    *("Asia/Beirut", "Africa/Cairo", "Antarctica/Troll"),
]
FIRST, LAST = datetime(1970, 1, 2), datetime(2099, 12, 30)  # noqa: DTZ001 - hypothesis adds the zone itself


def changes(zone: str) -> Iterator[datetime]:
    """The hours of 2026 in which the zone's clocks change; UTC."""
    offset = datetime(2026, 1, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset()
    for hour in range(365 * 24):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        if at.astimezone(ZoneInfo(zone)).utcoffset() != offset:
            offset = at.astimezone(ZoneInfo(zone)).utcoffset()
            yield at

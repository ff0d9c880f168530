"""A clock that a test sets."""

from datetime import UTC, datetime, timedelta

START = datetime(2021, 9, 1, 12, tzinfo=UTC)  # the first day of the Fall 2021 edition


class FixedClock:
    """Stands still until it is told to go on."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by

"""Times of day as people type them: what the clock can show, as distances from the day's beginning."""

import re
from datetime import timedelta
from typing import Final

from bot.domain.moments_text import Text

WHOLE_DAY: Final = timedelta(days=1)
_HALF_DAY = timedelta(hours=12)
_LAST = timedelta(hours=23, minutes=59)

_CLOCK = re.compile(
    r"(?<![\d.:/+-])(?:at\s*)?(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*([ap])\.?m\b\.?"
    r"|(?<![\d.:/+-])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])(?:\s*(?:h|hrs|uhr)\b)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d.:/+-])(\d{1,2})\s*([ap])\.?m\b\.?", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\d.:/+-])(?:\bat\s*(\d{1,2})(?![\d:./-])(?:\s*o'?clock)?|(\d{1,2})\s*o'?clock)", re.IGNORECASE
)
_O_CLOCK = re.compile(r"\bo'?clock\b", re.IGNORECASE)
_NOON = re.compile(r"\b(?:12\s*)?(?:noon|midday)\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
_END_OF_DAY = re.compile(r"\b(?:eod|end of (?:the )?day)\b", re.IGNORECASE)
_CLOSE = re.compile(r"\b(?:cob|close of business)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:in the )?(early|morning|midday|afternoon|evening|night)\b", re.IGNORECASE)
_TONIGHT = re.compile(r"\btonight\b", re.IGNORECASE)
_THIS_PART = re.compile(r"\bthis (?=morning|afternoon|evening)", re.IGNORECASE)

# Between which hours a part of the day lies, and what somebody may mean who says no hour.
_PARTS = {
    "early": (0, 7, (5, 6)),
    "morning": (4, 12, (9, 10)),
    "midday": (11, 15, (12,)),
    "afternoon": (12, 19, (14, 16)),
    "evening": (16, 24, (18, 20)),
    "night": (18, 24, (20, 22)),
}


class NotATime(ValueError):
    """The clock never shows this."""


def take_times(text: Text) -> list[timedelta]:
    """Every time of day that is meant, of which there is one where no two can be; none where no time is said.

    Midnight is a day's beginning or its end. Raises NotATime.
    """
    text.left = _THIS_PART.sub("today ", _TONIGHT.sub("today night", text.left))
    if text.take(_MIDNIGHT):
        return [timedelta(), WHOLE_DAY]
    if text.take(_CLOSE):
        return [timedelta(hours=17), timedelta(hours=18)]
    times, is_exact = _take_clock(text)
    part = text.take(_PART) if times or not _NOON.search(text.left) else None
    if part:
        first, last, usual = _PARTS[part[1].casefold()]
        if not times:
            return [timedelta(hours=hour) for hour in usual]
        shown = times if is_exact else _half_days(times)
        within = [time for time in shown if timedelta(hours=first) <= time <= timedelta(hours=last)]
        if not within:
            raise NotATime
        return within
    if not times and text.take(_NOON):
        return [timedelta(hours=12)]
    return times


def take_end_of_day(text: Text) -> timedelta | None:
    """The last minute, where somebody says "end of day": of whose day, only a zone can tell."""
    return _LAST if text.take(_END_OF_DAY) else None


def _take_clock(text: Text) -> tuple[list[timedelta], bool]:
    """The times that the figures can mean, and whether they say which half of the day."""
    if found := text.take(_CLOCK):
        hour, minute, second, half = found[1] or found[5], found[2] or found[6], found[3] or found[7], found[4]
        time = _time(int(hour), int(minute), int(second or 0), half)
        return [time, *(_evening_of(time) if text.take(_O_CLOCK) else ())], half is not None
    if found := text.take(_HOUR):
        return [_time(int(found[1]), 0, 0, found[2])], True
    if found := text.take(_BARE):
        said = found[1] or found[2]
        time = _time(int(said), 0, 0, None)
        return [time, *(() if said.startswith("0") else _evening_of(time))], False
    return [], False


def _time(hour: int, minute: int, second: int, half: str | None) -> timedelta:
    if half:
        is_after_noon = half in "pP"
        if hour > 23 or (hour > 12 and not is_after_noon) or (hour == 0 and is_after_noon):
            raise NotATime
        hour = hour % 12 + (12 if is_after_noon else 0)
    time = timedelta(hours=hour, minutes=minute, seconds=second)
    if minute > 59 or second > 59 or time > WHOLE_DAY:
        raise NotATime
    return time


def _evening_of(time: timedelta) -> list[timedelta]:
    """The same twelve hours later, for a time that is said alike in both halves of the day."""
    return [time + _HALF_DAY] if timedelta(hours=1) <= time < _HALF_DAY else []


def _half_days(times: list[timedelta]) -> list[timedelta]:
    """The times, and the same on a clock of twelve hours, where twelve is noon and both midnights."""
    also = [time + sign * _HALF_DAY for time in times for sign in (-1, 1)]
    return sorted({*times, *(time for time in also if timedelta() <= time <= WHOLE_DAY)})

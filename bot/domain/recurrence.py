"""Recurrences as people say them, and when they run: on the clocks of a zone, whatever its summer time does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any, ClassVar, Final, cast
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger  # pyright: ignore[reportMissingTypeStubs] - it has none

from bot.domain.moments_text import LONGEST, Text
from bot.domain.moments_times import WHOLE_DAY, NotATime, take_times
from bot.domain.moments_zones import Place, places_of, take_zone
from bot.domain.recurrence_words import ORDINALS, SHORT, Pattern, plain_recurrence, take_pattern
from bot.domain.zones import NoSuchZone, ZoneFault, instant_of
from bot.errors import UserError

_WEEKDAY = "(?:" + "|".join(SHORT) + ")"
_MONTH = r"(?:\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_FIGURES = r"(?:\*|\d{1,2}(?:-\d{1,2})?)(?:/\d{1,2})?"
_CRON = re.compile(
    rf"(?P<minute>[\d*/,-]+) (?P<hour>{_FIGURES}(?:,{_FIGURES})*)"
    rf" (?P<day>{_FIGURES}(?:,{_FIGURES})*|last|(?:{'|'.join(ORDINALS)}|last) {_WEEKDAY})"
    rf" (?P<month>\*(?:/\d{{1,2}})?|{_MONTH}(?:-{_MONTH})?(?:,{_MONTH}(?:-{_MONTH})?)*)"
    rf" (?P<weekday>\*|{_WEEKDAY}(?:-{_WEEKDAY})?(?:,{_WEEKDAY}(?:-{_WEEKDAY})?)*"
    rf"|(?P<nth>{_WEEKDAY}#[1-5])|(?P<digits>[0-7](?:-[0-7])?(?:,[0-7](?:-[0-7])?)*))"
    r"(?: (?P<zone>[^\d*].*))?",
    re.IGNORECASE,
)
_DEFAULT_TIMES = (timedelta(hours=9),)
_LAST_MINUTE = timedelta(hours=23, minutes=59)
_CYCLE_YEARS = 28  # then dates fall on the same weekdays again
_GAP: Final = timedelta(hours=3)  # longer than clocks skip in spring, so that no skipped time is jumped over
_SHOWN_MAX = 64


class RecurrenceFault(StrEnum):
    """Why a text is no recurrence."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"  # as "every monday at 9": `choices` are what can be meant
    WEEKDAY_NUMBERS = "weekday-numbers"  # programs differ on which day is 1
    IMPOSSIBLE = "impossible"  # no year has such a day
    UNEVEN = "uneven"  # hours that do not divide a day


@dataclass(eq=False)
class NotARecurrence(UserError):
    """This is no recurrence; `choices` can be written instead."""

    text: str
    fault: RecurrenceFault = RecurrenceFault.UNKNOWN
    choices: tuple[str, ...] = ()
    code: ClassVar[str] = "shared-not-a-recurrence"


@dataclass(eq=False)
class TooOften(UserError):
    """This recurs more often than every hour."""

    text: str
    code: ClassVar[str] = "shared-too-often"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Times that come again.

    `cron` has five fields: minute, hour, day, month, weekday, with weekdays by their names; the day may be `last`, or
    two words such as `1st mon` or `last fri`. `zone` is the IANA name of the zone on whose clocks they are.
    """

    cron: str
    zone: str


def read_recurrence(typed: str, *, zone: str) -> Recurrence:
    """The recurrence, such as "every monday 9:00", "工作日 9:00", or cron text. Without a time it is at 9:00.

    `zone` applies where the text names none. Raises NotARecurrence, TooOften, NoSuchZone.
    """
    text = " ".join(typed[: 10 * LONGEST].split())
    if len(text) > LONGEST:
        raise _refusal(text, RecurrenceFault.UNKNOWN)
    found = _CRON.fullmatch(text)
    recurrence = _read_cron(text, found, zone) if found else _read_words(text, zone)
    try:
        first = _next_wall(recurrence.cron, datetime(2000, 1, 1, tzinfo=UTC))
    except ValueError:
        raise _refusal(text, RecurrenceFault.UNKNOWN) from None
    if first is None:
        raise _refusal(text, RecurrenceFault.IMPOSSIBLE)
    return recurrence


def next_run(r: Recurrence, *, after: datetime) -> datetime | None:
    """The first instant after this one; UTC. None where there is none within 28 years.

    A time that the zone's clocks skip is as much later as they skip; of a time that they show twice it is the first.
    """
    return next(_runs(r, after), None)


def next_runs(r: Recurrence, *, after: datetime, count: int = 3) -> list[datetime]:
    """The first instants after this one, in their order; UTC."""
    return list(islice(_runs(r, after), count))


def _runs(r: Recurrence, after: datetime) -> Iterator[datetime]:
    # On the local time as if it were UTC: in a zone with summer time, CronTrigger (APScheduler 3.11.3) loses the
    # midnight after the spring change.
    wall: datetime | None = after.astimezone(ZoneInfo(r.zone)).replace(tzinfo=UTC) - _GAP
    while wall := _next_wall(r.cron, wall):
        at = instant_of(wall.replace(tzinfo=None), r.zone)
        if at > after:
            yield at
            after = at


def _next_wall(cron: str, after: datetime) -> datetime | None:
    """The first time of the cron text after this one, both as if they were UTC. Raises ValueError."""
    # Without an end of the years, a day that no year has is sought until the year 9999.
    trigger = cast("Any", _trigger(cron, after.year))
    return cast("datetime | None", trigger.get_next_fire_time(None, after + timedelta(microseconds=1)))


@lru_cache(maxsize=256)
def _trigger(cron: str, year: int) -> CronTrigger:
    minute, hour, *day, month, weekday = cron.split(" ")
    years = f"{year}-{min(year + _CYCLE_YEARS, 9999)}"
    return CronTrigger(
        year=years,
        month=month,
        day=" ".join(day),
        day_of_week=weekday,
        hour=hour,
        minute=minute,
        second=0,
        timezone=UTC,
    )


def _read_cron(text: str, found: re.Match[str], zone: str) -> Recurrence:
    minute, hour, day, month, weekday = (
        found[name].casefold() for name in ("minute", "hour", "day", "month", "weekday")
    )
    if found["nth"]:
        nth, name = ORDINALS[int(weekday[-1]) - 1], weekday[:3]
        raise _refusal(text, RecurrenceFault.AMBIGUOUS, f"{minute} {hour} {nth} {name} {month} *")
    if found["digits"]:
        raise _refusal(text, RecurrenceFault.WEEKDAY_NUMBERS, f"{minute} {hour} {day} {month} {_by_name(weekday)}")
    if not minute.isdecimal():
        raise TooOften(text=text[:_SHOWN_MAX])
    if day != "*" and weekday != "*":
        # Programs differ on whether both must be or one is enough.
        choices = (f"{minute} {hour} {day} {month} *", f"{minute} {hour} * {month} {weekday}")
        raise _refusal(text, RecurrenceFault.AMBIGUOUS, *choices)
    named = _place(found["zone"], places_of(found["zone"])) if found["zone"] else zone
    return Recurrence(f"{int(minute)} {hour} {day} {month} {weekday}", named)


def _by_name(digits: str) -> str:
    """Weekdays as cron numbers them, from Sunday on, by their names."""
    names: dict[str, None] = {}
    for part in digits.split(","):
        first, _, last = part.partition("-")
        names |= dict.fromkeys(SHORT[(day - 1) % 7] for day in range(int(first), int(last or first) + 1))
    return ",".join(sorted(names, key=SHORT.index)) or "*"


def _read_words(text: str, zone: str) -> Recurrence:
    line = Text(plain_recurrence(text))
    places = take_zone(line)
    pattern = take_pattern(line)
    try:
        times = take_times(line)
        pattern = None if take_times(line) else pattern  # two times are two recurrences
    except NotATime:
        pattern, times = None, []
    pieces = line.pieces()
    if pattern is None or len(pieces) > (0 if places else 1):
        raise _refusal(text, RecurrenceFault.UNKNOWN)
    named = _place(pieces[0], places_of(pieces[0])) if pieces else _place(text, places) if places else zone
    if pattern.hours is not None:
        return Recurrence(_hours_apart(text, pattern.hours, times), named)
    crons = [f"{_clock(at)} {pattern.day} * {pattern.weekday}" for at in _times_on(pattern, times) or _DEFAULT_TIMES]
    if len(crons) > 1:
        raise _refusal(text, RecurrenceFault.AMBIGUOUS, *crons)
    return Recurrence(crons[0], named)


def _times_on(pattern: Pattern, times: list[timedelta]) -> list[timedelta]:
    """The times that a day can mean: the end of one day is the beginning of the next, where every day has both."""
    if pattern == Pattern():
        return list(dict.fromkeys(at % WHOLE_DAY for at in times))
    return [min(at, _LAST_MINUTE) for at in times]


def _hours_apart(text: str, hours: int, times: list[timedelta]) -> str:
    if hours == 0:
        raise TooOften(text=text[:_SHOWN_MAX])
    if times:
        raise _refusal(text, RecurrenceFault.UNKNOWN)
    if 24 % hours or hours == 24:
        raise _refusal(text, RecurrenceFault.UNEVEN)
    return "0 * * * *" if hours == 1 else f"0 */{hours} * * *"


def _clock(at: timedelta) -> str:
    minutes = int(at.total_seconds()) // 60
    return f"{minutes % 60} {minutes // 60}"


def _place(text: str, places: list[Place]) -> str:
    """The one zone that is meant all year. Raises NoSuchZone."""
    if len(places) > 1 or places[0].hours is not None:
        raise NoSuchZone(text=text[:_SHOWN_MAX], fault=ZoneFault.AMBIGUOUS)
    return places[0].zone


def _refusal(text: str, fault: RecurrenceFault, *choices: str) -> NotARecurrence:
    return NotARecurrence(text=text[:_SHOWN_MAX], fault=fault, choices=choices)

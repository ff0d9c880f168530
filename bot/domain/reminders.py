"""Reminders that people set for themselves: when they go out, and how they are put off."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from bot.domain.moments import Moment, read_when
from bot.domain.recurrence import NotARecurrence, Recurrence, next_run, next_runs, read_recurrence
from bot.domain.zones import instant_of
from bot.errors import UserError

TEXT_MAX: Final = 200
EVERY_MAX: Final = 100
MORNING: Final = time(9)  # what a day alone means
DAY_BEGINS: Final = time(0)
RUNS_SHOWN: Final = 3
KEPT: Final = timedelta(days=7)  # so long it can be put off or repeated after it went out
_JUST_BEFORE = timedelta(microseconds=1)
# The first of these that holds any run holds few, whatever the pace: at most one an hour, at least one in four years.
_WINDOWS = tuple(timedelta(days=days) for days in (1, 40, 400, 4000))
_RUNS_MAX = 50


@dataclass(eq=False)
class PastMoment(UserError):
    """What was typed means an instant that is past."""

    at: datetime
    code: ClassVar[str] = "reminders-past"


@dataclass(eq=False)
class TooManyReminders(UserError):
    """The person has as many reminders waiting as anybody may."""

    limit: int
    code: ClassVar[str] = "reminders-too-many"


@dataclass(eq=False)
class NoSuchReminder(UserError):
    """The person has no such reminder, or not any more."""

    code: ClassVar[str] = "reminders-none-such"


@dataclass(frozen=True, slots=True)
class Plan:
    """When a reminder goes out first, and how it goes on."""

    moment: Moment
    at: datetime
    recurrence: Recurrence | None

    def runs(self) -> tuple[datetime, ...]:
        """The first times that it goes out: one, or three of many."""
        if self.recurrence is None:
            return (self.at,)
        return (self.at, *next_runs(self.recurrence, after=self.at, count=RUNS_SHOWN - 1))


def plan(when: str, every: str | None, *, now: datetime, zone: str) -> Plan:
    """What the person asks for; with `every`, `when` says from when on, and a past one means from now on.

    `zone` applies where they name none. Raises NotAMoment, NoSuchZone, AmbiguousMoment, PastMoment, NotARecurrence,
    TooOften.
    """
    moment = read_when(when, now=now, zone=zone, day_at=day_at(every))
    if not every:
        if moment.at <= now:
            raise PastMoment(at=moment.at)
        return Plan(moment, moment.at, None)
    recurrence = read_recurrence(every, zone=moment.zone)
    at = next_run(recurrence, after=max(moment.at - _JUST_BEFORE, now))
    if at is None:
        raise NotARecurrence(text=every[:EVERY_MAX])
    return Plan(moment, at, recurrence)


def day_at(every: str | None) -> time:
    """What a day alone means: its morning, or all of it where the reminder repeats from then on."""
    return DAY_BEGINS if every else MORNING


def newest_run(recurrence: Recurrence, *, since: datetime, now: datetime) -> datetime:
    """The last time that it was to go out, of `since`, which is one, and all later ones that are not after `now`."""
    for begins in sorted({max(since, now - window) for window in _WINDOWS}, reverse=True):
        runs = [run for run in next_runs(recurrence, after=begins, count=_RUNS_MAX) if run <= now]
        if runs:
            return runs[-1]
    return since


def tomorrow(now: datetime, zone: str) -> datetime:
    """The next day's morning in the zone."""
    return instant_of(datetime.combine(now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1), MORNING), zone)

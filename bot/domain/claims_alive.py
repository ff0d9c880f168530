"""When a claim is asked after, warned, and lapses: never in one step, and never in a time that is excused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
_WARN_BEFORE = 2 * _DAY


class AliveStep(StrEnum):
    """What is due."""

    ASK = "ask"
    WARN = "warn"
    LAPSE = "lapse"


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant up to another."""

    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Life:
    """The last sign of life of a claim, and what was done since; nothing is due before `excused_until`."""

    signed_at: datetime
    asked_at: datetime | None
    warned_at: datetime | None
    excused_until: datetime | None


@dataclass(frozen=True, slots=True)
class Patience:
    """After how long without a sign of life a team is asked, how long it has to answer, and when nobody has to."""

    silent_days: int
    lapse_days: int
    holidays: tuple[Span, ...] = ()

    @property
    def warn_before(self) -> timedelta:
        """How long before the lapse a team is warned: two days, or half of the time that it has."""
        return min(_WARN_BEFORE, self.lapse_days * _DAY / 2)


def find_due_step(life: Life, patience: Patience, *, now: datetime) -> AliveStep | None:
    """What is to be done now, if anything is. Each step counts from the one before as it was really taken."""
    if (life.excused_until is not None and now < life.excused_until) or _in_any(patience.holidays, now):
        return None
    if life.asked_at is None:
        since = max(filter(None, (life.signed_at, life.excused_until)))
        return AliveStep.ASK if passed(since, now, patience.holidays) >= patience.silent_days * _DAY else None
    waited = passed(life.asked_at, now, patience.holidays)
    time_given = patience.lapse_days * _DAY
    if life.warned_at is None:
        return AliveStep.WARN if waited >= time_given - patience.warn_before else None
    since_warned = passed(life.warned_at, now, patience.holidays)
    return AliveStep.LAPSE if waited >= time_given and since_warned >= patience.warn_before else None


def find_lapse_at(life: Life, patience: Patience) -> datetime | None:
    """When a claim that was asked after lapses unless its team answers; None when it was not asked."""
    if life.asked_at is None:
        return None
    earliest = add_time(life.asked_at, patience.lapse_days * _DAY, patience.holidays)
    if life.warned_at is None:
        return earliest
    return max(earliest, add_time(life.warned_at, patience.warn_before, patience.holidays))


def passed(begins_at: datetime, ends_at: datetime, free: Iterable[Span]) -> timedelta:
    """The time between two instants, less what is free of it."""
    total = max(ends_at - begins_at, timedelta())
    for span in join(free):
        total -= max(min(ends_at, span.ends_at) - max(begins_at, span.begins_at), timedelta())
    return total


def add_time(begins_at: datetime, length: timedelta, free: Iterable[Span]) -> datetime:
    """The first instant, itself not free, by which so much time that is not free has passed."""
    at = begins_at + length
    for span in join(free):
        if span.ends_at > begins_at and span.begins_at <= at:
            at += span.ends_at - max(span.begins_at, begins_at)
    return at


def join(spans: Iterable[Span]) -> list[Span]:
    """The same time in spans that do not overlap, earliest first."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.begins_at):
        if joined and span.begins_at <= joined[-1].ends_at:
            joined[-1] = Span(joined[-1].begins_at, max(joined[-1].ends_at, span.ends_at))
        else:
            joined.append(span)
    return joined


def _in_any(spans: Iterable[Span], now: datetime) -> bool:
    return any(span.begins_at <= now < span.ends_at for span in spans)

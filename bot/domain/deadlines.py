"""Deadlines: what they ask, of whom, until when, and how long before people are reminded."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from bot.domain.claims import OPEN_STATES, ClaimState
from bot.errors import UserError

NAME_MAX = 80
REASON_MAX = 300
GRACE_MAX_MINUTES = 7 * 24 * 60
RUNGS_MAX = 8
_RUNG_MAX = timedelta(days=60)
_SPAN = re.compile(
    r"(\d{1,5})\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|分钟|小时|天|日|周|星期)", re.IGNORECASE
)
_EARLIER = re.compile(r"^\s*[-−–]|earlier|提前|早", re.IGNORECASE)
_NOISE = re.compile(r"[+\-−–,，、;；\s]|and|later|earlier|before|推迟|提前|之?后|之?前|晚|早", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_CHINESE_UNITS = {"分钟": "m", "小时": "h", "天": "d", "日": "d", "周": "w", "星期": "w"}
_SHOWN_MAX = 64


class Asks(StrEnum):
    """What a deadline asks of people."""

    TEAM = "team"  # of whoever looks for a team: to be in one
    CLAIM = "claim"  # of each team: to hold a paper
    PLAN = "plan"  # of each claim: its plan
    REPORT = "report"  # of each claim: its report
    DECISION = "decision"  # of each claim: what became of its report
    WORD = "word"  # of each team: something that only the team can say it has done
    NOTHING = "nothing"  # a date to know


class ChangeKind(StrEnum):
    """What became of a deadline."""

    ADD = "add"
    MOVE = "move"
    EXTEND = "extend"
    REMOVE = "remove"
    COPY = "copy"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class DatedLine:
    """One deadline as one person sees it: `at` and how it was typed are their team's, where it has an extension.

    `version` begins at 1; `before` says how long before it people are reminded. One that was `removed` of late is kept
    as such, for calendars to hear of it.
    """

    id: int
    name: str
    edition: str
    at: datetime
    words: str
    zone: str
    is_hard: bool
    link: str | None
    version: int
    changed_at: datetime
    removed: bool
    before: tuple[timedelta, ...]


@dataclass(eq=False)
class NoSuchDeadline(UserError):
    """The edition has no such deadline, or not any more; `text` is what it was asked for by, where that was a name."""

    text: str = ""
    named: str = "no"
    code: ClassVar[str] = "deadlines-no-such"


@dataclass(eq=False)
class DeadlineNameTaken(UserError):
    """Another deadline of the edition is called so."""

    name: str
    at: datetime
    code: ClassVar[str] = "deadlines-name-taken"


@dataclass(eq=False)
class InstantPast(UserError):
    """A deadline cannot be set to an instant that is past."""

    words: str
    at: datetime
    code: ClassVar[str] = "deadlines-instant-past"


@dataclass(eq=False)
class NotLater(UserError):
    """An extension has to be later than the deadline."""

    deadline: str
    at: datetime
    due_at: datetime
    code: ClassVar[str] = "deadlines-not-later"


@dataclass(eq=False)
class NotALadder(UserError):
    """These are no spans of time before a deadline."""

    text: str
    most: int = RUNGS_MAX
    code: ClassVar[str] = "deadlines-not-a-ladder"


@dataclass(eq=False)
class NotAShift(UserError):
    """This is no span of time by which dates can be moved."""

    text: str
    code: ClassVar[str] = "deadlines-not-a-shift"


@dataclass(eq=False)
class NothingToMove(UserError):
    """No deadline of the edition is still to come, or none would change."""

    code: ClassVar[str] = "deadlines-nothing-to-move"


@dataclass(eq=False)
class NoSuchPlan(UserError):
    """No other edition of the server is called so, or it has no deadlines."""

    text: str
    code: ClassVar[str] = "deadlines-no-such-plan"


@dataclass(eq=False)
class DraftOver(UserError):
    """The change was made, or the schedule has changed since it was shown."""

    code: ClassVar[str] = "deadlines-draft-over"


DEFAULT_LADDER = "14d 7d 72h 24h 3h"


def read_ladder(typed: str) -> tuple[timedelta, ...]:
    """How long before a deadline people are reminded, longest first; `-`, `0` or `none` is never. Raises NotALadder."""
    text = typed.strip()
    if text.casefold() in ("-", "0", "none", "无", "不提醒"):
        return ()
    spans = {_span(found) for found in _SPAN.finditer(text)}
    rest = _NOISE.sub("", _SPAN.sub("", text))
    if not spans or rest or len(spans) > RUNGS_MAX or min(spans) <= timedelta(0) or max(spans) > _RUNG_MAX:
        raise NotALadder(text=text[:_SHOWN_MAX])
    return tuple(sorted(spans, reverse=True))


def write_ladder(ladder: Iterable[timedelta]) -> str:
    """The spans as `read_ladder` takes them."""
    return " ".join(map(_write_span, ladder)) or "-"


@dataclass(frozen=True, slots=True)
class Shift:
    """By how much dates are moved: whole days by the calendar of the date's zone, the rest by the clock."""

    days: int
    rest: timedelta

    @property
    def is_nothing(self) -> bool:
        """Whether it moves nothing."""
        return not self.days and not self.rest

    @property
    def is_earlier(self) -> bool:
        """Whether it moves dates to the past."""
        return timedelta(days=self.days) + self.rest < timedelta(0)


_SHIFTS = re.compile(r"^\s*[+\-−–]|later\s*$|earlier\s*$|推迟|提前|\d\D{0,3}[晚早]\s*$", re.IGNORECASE)
_SIGN = re.compile(r"[+\-−–]")
_NUMBERS = str.maketrans("一两二三四五六七八九", "1223456789")


def is_shift(typed: str) -> bool:
    """Whether this says by how much a date is moved, and not to when."""
    return _SHIFTS.search(_plain(typed)) is not None


def write_shift(by: Shift) -> str:
    """How much a shift moves dates, without its direction, as `7d 3h`."""
    total = abs(timedelta(days=by.days) + by.rest)
    days, rest = divmod(total, timedelta(days=1))
    hours, rest = divmod(rest, timedelta(hours=1))
    parts = ((days, "d"), (hours, "h"), (rest // timedelta(minutes=1), "m"))
    return " ".join(f"{count}{unit}" for count, unit in parts if count) or "0m"


def read_shift(typed: str) -> Shift:
    """By how much, such as of `+7 days`, `2 weeks later`, `-3h` and `推迟一周`. Raises NotAShift."""
    text = _plain(typed)
    found = list(_SPAN.finditer(text))
    if not found or _NOISE.sub("", _SPAN.sub("", text)) or len(_SIGN.findall(text)) > 1:
        raise NotAShift(text=typed.strip()[:_SHOWN_MAX])
    sign = -1 if _EARLIER.search(text) else 1
    # A day is one of the calendar; 24 hours are hours, also where the clock changes.
    whole = [_span(each) for each in found if _unit(each) in "dw"]
    rest = [_span(each) for each in found if _unit(each) not in "dw"]
    return Shift(sign * sum(whole, timedelta(0)).days, sign * sum(rest, timedelta(0)))


def shift(at: datetime, zone: str, by: Shift) -> datetime:
    """The instant moved; after whole days the clock in `zone` shows what it showed before. Raises OverflowError."""
    local = at.astimezone(ZoneInfo(zone))
    return (local + timedelta(days=by.days)).astimezone(UTC) + by.rest


@dataclass(frozen=True, slots=True)
class HeldWork:
    """A claim that a team holds, as far as deadlines ask for it."""

    paper: str
    state: ClaimState
    has_plan: bool


def find_owed(asks: Asks, work: Sequence[HeldWork]) -> tuple[str, ...] | None:
    """The papers for which a team with these claims still owes what is asked; None when it owes nothing.

    Without any paper the team as such owes it. A team that holds no paper owes a claim where one is asked, and no more.
    """
    match asks:
        case Asks.CLAIM:
            return None if work else ()
        case Asks.PLAN:
            papers = [each.paper for each in work if each.state in OPEN_STATES and not each.has_plan]
        case Asks.REPORT:
            papers = [each.paper for each in work if each.state in OPEN_STATES]
        case Asks.DECISION:
            waiting = OPEN_STATES | {ClaimState.SUBMITTED, ClaimState.IN_REVIEW}
            papers = [each.paper for each in work if each.state in waiting]
        case Asks.WORD:
            return ()
        case _:  # nothing, or of people who have no team
            return None
    return tuple(papers) or None


def due_for(due_at: datetime, extended_to: datetime | None) -> datetime:
    """Until when a team has time: an extension that the deadline was moved beyond means nothing any more."""
    return due_at if extended_to is None else max(due_at, extended_to)


def find_rung(due_at: datetime, ladder: Sequence[timedelta], *, since: datetime, now: datetime) -> timedelta | None:
    """The step of the ladder whose turn it is: the last whose time has come since the date was set; None for none."""
    if now >= due_at:
        return None
    reached = [before for before in ladder if since <= due_at - before <= now]
    return min(reached, default=None)


def next_rung_at(due_at: datetime, ladder: Sequence[timedelta], *, now: datetime) -> datetime | None:
    """When the next step of the ladder comes; None when there is none left."""
    return min((due_at - before for before in ladder if due_at - before > now), default=None)


def snooze_until(due_at: datetime, *, now: datetime) -> datetime:
    """When somebody who was reminded wants to hear of it again: a day later or, where that is too late, halfway."""
    left = due_at - now
    return now + min(timedelta(days=1), left / 2)


def _plain(typed: str) -> str:
    """With digits where Chinese writes numbers."""
    text = typed.strip().replace("半天", "12小时").replace("半小时", "30分钟").replace("十", "10")
    return text.translate(_NUMBERS)


def _unit(found: re.Match[str]) -> str:
    unit = found[2].casefold()
    return _CHINESE_UNITS.get(unit, unit[0])


def _span(found: re.Match[str]) -> timedelta:
    return int(found[1]) * _UNITS[_unit(found)]


def _write_span(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    if minutes % 60:
        return f"{minutes}m"
    hours = minutes // 60
    # Under four days people count in hours, as the last days before a deadline are.
    return f"{hours // 24}d" if hours % 24 == 0 and hours > 72 else f"{hours}h"

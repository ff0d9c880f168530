"""Days as people type them: by the calendar or by the week. Those said by their distance are in `moments_distances`."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser

from bot.domain.moments_text import MONTHS, WEEKDAYS, Text

_YEARS_AHEAD = 9  # 29 February comes again after at most eight years
_MONTHS_AHEAD = 4  # a 31st after at most two months, and once more
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_STEPS = {"this": 0, "current": 0, "next": 1, "last": -1}

_MONTH = "(?:" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS).replace("sep(?:", "sep(?:t|") + r")\.?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_WHICH = r"(?:the\s+)?(?:(?P<which>this|next|last|current)\s+)?"


def _year_after(name: str) -> str:
    return rf"(?:\s*-?\s*(?P<{name}>\d{{4}})(?![\d:])|\s+(?P<{name}_said>this|next|last)\s+year)?"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ISO = _compile(r"(?<![\d./-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])(?:T(?=\||$))?")
_FIGURES = _compile(r"(?<![\d./-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?![\d/-])")
_TWO_FIGURES = _compile(r"(?<![\d./-])(\d{1,2})[-/.](\d{1,2})(?![\d/-])")
_MONTH_DAY = _compile(
    rf"\b(?:the\s+)?(?P<one>{_NTH}(?:\s+of)?[\s-]*{_MONTH}){_year_after('a')}(?!\w)"
    rf"|\b(?P<two>{_MONTH}[\s-]*{_NTH}\b(?![:\d])){_year_after('b')}(?!\w)"
    rf"|(?<!\d)(?P<c>\d{{4}})[\s-]+(?P<three>{_MONTH}[\s-]+{_NTH}|{_NTH}[\s-]+{_MONTH})(?!\w)"
)
_MONTH_END = _compile(rf"\b(?:the\s+)?(?:end|last\s+day)\s+of\s+(?P<month>{_MONTH})(?!\w){_year_after('a')}")
_END = _compile(rf"\b(?:the\s+)?(?:end|last\s+day)\s+of\s+{_WHICH}(?P<what>week|month|year)\b|\b(?P<short>eom|eoy)\b")
_NTH_DAY = _compile(rf"\b(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)\b(?:\s+(?:of\s+)?{_WHICH}month\b)?")
_AROUND = _compile(r"\b(?:(day\s+after\s+tomorrow)|(day\s+before\s+yesterday)|day([+-]\d)(?!\d))")
_NAMED = _compile(r"\b(?:(today|tod)|(tomorrow|tomorow|tommorow|tmrw?)|(yesterday))\b")
_OF_WEEK = _compile(
    rf"\b(?:(?P<before>this|next|last|coming)\s+)?(?P<name>{_WEEKDAY})\b\.?"
    r"(?:\s+(?:of\s+)?(?:(?P<after>this|next|last)\s+week\b|(?P<skip>(?:the\s+)?week\s+after\s+next)\b))?"
    rf"|\b(?P<week>next)\s+week\s+(?:on\s+)?(?P<then>{_WEEKDAY})\b"
)
_NEXT_WEEK = _compile(r"\bnext\s+week\b")
_WEEKEND = _compile(r"\b(?:this\s+|the\s+)?weekend\b")


class NotADay(ValueError):
    """No year has this day."""


@dataclass(frozen=True, slots=True)
class Days:
    """What days can be meant: each meaning is the dates of which the first to come is meant, else the last.

    `is_open`: the text itself can be read in several ways, whatever lies ahead.
    """

    meanings: tuple[tuple[date, ...], ...]
    is_open: bool = False


def take_days(text: Text, today: date) -> Days | None:
    """The days that are named, seen from `today`; None where none is. Raises NotADay."""
    days = _take_figures(text, today) or _take_month_day(text, today) or _take_end(text, today)
    weekday = text.take(_OF_WEEK)
    if weekday and days:
        return _agree(days, _number_of(weekday), today)
    if weekday:
        return _of_week(weekday, today)
    return days or _take_named(text, today) or _take_nth(text, today)


def _take_figures(text: Text, today: date) -> Days | None:
    if found := text.take(_ISO):
        return _one(_date(*map(int, found.groups())))
    if found := text.take(_FIGURES):
        one, other, year = map(int, found.groups())
        orders = [(year, other, one), (year, one, other)]
        if year < 100:  # two figures of a year, or of a day after those of a year
            orders = [(2000 + year, other, one), (2000 + year, one, other), (2000 + one, other, year)]
        return _some((_dates([year], month, day) for year, month, day in orders), is_open=True)
    if found := text.take(_TWO_FIGURES):
        one, other = int(found[1]), int(found[2])
        return _some((_each_year(today, *pair) for pair in ((other, one), (one, other))), is_open=True)
    return None


def _take_month_day(text: Text, today: date) -> Days | None:
    found = text.take(_MONTH_DAY)
    if found is None:
        return None
    named = found["one"] or found["two"] or found["three"]
    month, day = _read_month_day(re.sub(r"\bof\b|-", " ", named.casefold()))
    year = _year(found["a"] or found["b"] or found["c"], found["a_said"] or found["b_said"], today)
    if year is None:
        return _some([_each_year(today, month, day)])
    return _one(_date(year, month, day))


def _take_end(text: Text, today: date) -> Days | None:
    if found := text.take(_MONTH_END):
        month = next(number for number, name in enumerate(MONTHS, 1) if name[:3] == found["month"][:3].casefold())
        year = _year(found["a"], found["a_said"], today)
        years = range(today.year, today.year + 2) if year is None else [year]
        return Days((tuple(_last_of(each, month) for each in years),))
    if found := text.take(_END):
        step = _STEPS.get((found["which"] or "").casefold(), 0)
        what = (found["what"] or found["short"]).casefold()
        if what == "week":
            friday = today + _WEEK * step + _DAY * (4 - today.weekday())
            return Days(((friday,), (friday + 2 * _DAY,)), is_open=True)
        if what in ("year", "eoy"):
            return _one(_last_of(today.year + step, 12))
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        return _one(_last_of(year, month + 1))
    return None


def _take_named(text: Text, today: date) -> Days | None:
    if found := text.take(_AROUND):
        return _one(today + _DAY * (2 if found[1] else -2 if found[2] else int(found[3])))
    if found := text.take(_NAMED):
        return _one(today + _DAY * (0 if found[1] else 1 if found[2] else -1))
    monday = today - _DAY * today.weekday()
    if text.take(_NEXT_WEEK):
        return Days(tuple((monday + _WEEK + _DAY * number,) for number in range(5)), is_open=True)
    if text.take(_WEEKEND):
        return Days(((monday + _DAY * 5,), (monday + _DAY * 6,)))
    return None


def _take_nth(text: Text, today: date) -> Days | None:
    found = text.take(_NTH_DAY)
    if found is None:
        return None
    which = (found["which"] or "").casefold()
    first = today.year * 12 + today.month - 1 + _STEPS.get(which, 0)
    months = (divmod(month, 12) for month in range(first, first + (1 if which else _MONTHS_AHEAD)))
    return _some([[day for year, month in months for day in _dates([year], month + 1, int(found[1]))]])


def _number_of(weekday: re.Match[str]) -> int:
    name = (weekday["name"] or weekday["then"]).casefold()
    return next(number for number, day in enumerate(WEEKDAYS) if day[:3] == name[:3])


def _of_week(weekday: re.Match[str], today: date) -> Days:
    """The weekday that is meant. "Next Friday" is this week's for some and the next one's for others."""
    this = today + _DAY * (_number_of(weekday) - today.weekday())
    before = (weekday["before"] or "").casefold()
    of_week = (weekday["after"] or weekday["week"] or "").casefold()
    if weekday["skip"]:
        return _one(this + 2 * _WEEK)
    if of_week:
        return _one(this + _WEEK * _STEPS[of_week])
    if before == "last":
        return _one(this - _WEEK if this >= today else this)
    if before == "next":
        return Days(tuple((day,) for day in (this, this + _WEEK) if day > today), is_open=True)
    return Days(((this, this + _WEEK, this + 2 * _WEEK),)) if this >= today else Days(((this + _WEEK,),))


def _agree(days: Days, weekday: int, today: date) -> Days:
    """Those days that fall on the weekday; where none does, one of the two is wrong, and both can be meant."""
    picked = [next((day for day in dates if day >= today), dates[-1]) for dates in days.meanings]
    matching = [day for day in picked if day.weekday() == weekday]
    if matching:
        return Days(tuple((day,) for day in matching), is_open=days.is_open)
    # At most three days away.
    nearest = [day + _DAY * ((weekday - day.weekday() + 3) % 7 - 3) for day in picked]
    return Days(tuple((day,) for day in sorted({*picked, *nearest})), is_open=True)


def _year(figures: str | None, said: str | None, today: date) -> int | None:
    if said:
        return today.year + _STEPS[said.casefold()]
    return int(figures) if figures else None


def _one(day: date) -> Days:
    return Days(((day,),))


def _some(meanings: Iterable[list[date]], *, is_open: bool = False) -> Days:
    """The meanings that have a day, each once. Raises NotADay."""
    known = sorted({tuple(dates) for dates in meanings if dates})
    if not known:
        raise NotADay
    return Days(tuple(known), is_open=is_open)


def _each_year(today: date, month: int, day: int) -> list[date]:
    return _dates(range(today.year, today.year + _YEARS_AHEAD), month, day)


def _dates(years: Iterable[int], month: int, day: int) -> list[date]:
    """The day in those of the years that have it."""
    return [
        date(year, month, day)
        for year in years
        if year > 0 and 0 < month <= len(MONTHS) and 0 < day <= monthrange(year, month)[1]
    ]


def _date(year: int, month: int, day: int) -> date:
    for each in _dates([year], month, day):
        return each
    raise NotADay


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@lru_cache(maxsize=1024)
def _read_month_day(named: str) -> tuple[int, int]:
    """The month and day of `4th june`. Raises NotADay."""
    # The year is ours to choose, and 2000 has every day.
    base = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    settings = {"RELATIVE_BASE": base, "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month"]}
    parsed = DateDataParser(languages=["en"], settings=settings).get_date_data(named).date_obj
    if parsed is None:
        raise NotADay
    return parsed.month, parsed.day

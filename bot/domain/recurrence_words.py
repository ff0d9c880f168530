"""The words of recurrences: on which days they are, or how many hours apart."""

import re
from dataclasses import dataclass

from bot.domain.moments_text import WEEKDAYS, Text, plain

SHORT = tuple(day[:3] for day in WEEKDAYS)
ORDINALS = ("1st", "2nd", "3rd", "4th", "5th")

_NAME = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "twelve": 12}
_NTH = ("first", "second", "third", "fourth", "fifth")
_AND = r"\s*(?:&|\band\b|\s)\s*"
_DAY = r"\d{1,2}(?:st|nd|rd|th)\b"
_EVERY = r"\b(?:(?:every|each|on)\s+)?"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_MINUTES = _compile(r"\b(?:every|each)\s+(?:(?:\d+\s*)?min(?:ute)?s?|half\s+(?:an\s+)?hour)\b|\bminutely\b")
_HOURLY = _compile(r"\bhourly\b|\b(?:every|each)\s+hour\b")
_HOURS = _compile(rf"\bevery\s+(\d{{1,3}}|{'|'.join(_NUMBERS)})\s*(?:hours?|hrs?|h)\b")
_DAILY = _compile(r"\bdaily\b|\b(?:every\s*|each\s+)day\b")
_WORKDAYS = _compile(_EVERY + r"(?:week|work(?:ing\s+)?)days?\b")
_WEEKENDS = _compile(_EVERY + r"weekends?\b")
_NTH_WEEKDAY = _compile(rf"\b(?:({'|'.join(_NTH)}|last)|([1-5])(?:st|nd|rd|th))\s+({_NAME})\b")
_LAST_DAY = _compile(r"\blast\s+day\b|\bend(?=\s+of\s+(?:the|every|each)\s+month\b)")
_MONTH_DAYS = _compile(rf"\b{_DAY}(?:{_AND}{_DAY})*")
_RANGE = _compile(rf"\b({_NAME})s?\s*(?:-|\bto\b|\bthrough\b)\s*({_NAME})s?\b")
_WEEKDAYS = _compile(rf"\b(?:{_NAME})s?\b(?:{_AND}(?:{_NAME})s?\b)*")
_NAMES = _compile(rf"\b(?:{_NAME})s?\b")
_SMALL = _compile(r"\b(?:every|each|on|in|of|the|day|months?|monthly|weeks?|weekly|and)\b")
_LISTED = re.compile(r"(周|星期|礼拜)([一二三四五六日天](?:[、,，和]?[一二三四五六日天])+)")
_CHINESE = [
    (re.compile(chinese), english)
    for chinese, english in [
        (r"每隔?\s*in (\d+) (hours|minutes)", r" every \1 \2 "),
        (r"每个?(?:小时|钟头)", " hourly "),
        (r"每分钟?", " minutely "),
        (r"每[天日]", " daily "),
        (r"每?个?工作日", " weekdays "),
        (r"第(\d)个?", r" \1th "),
        (r"最后\s*in 1 days|\bend of this month\b", " last day "),
        (r"最后1?个?", " last "),
        (r"每个?月的?", " monthly "),
        (r"每个?周?", " every "),
        (r"到|至", " to "),
        (r"和|及", " and "),
    ]
]


@dataclass(frozen=True, slots=True)
class Pattern:
    """On which days, as cron text says them, and at which hours where no time of day says it.

    `hours` apart, of which 0 is less than one.
    """

    day: str = "*"
    weekday: str = "*"
    hours: int | None = None


def plain_recurrence(typed: str) -> str:
    """The line in plain letters and English words."""
    text = plain(_LISTED.sub(lambda found: " ".join(found[1] + day for day in re.sub(r"\W|和", "", found[2])), typed))
    for pattern, put in _CHINESE:
        text = pattern.sub(put, text)
    return " ".join(text.split())


def take_pattern(text: Text) -> Pattern | None:
    """What the line says of the days or hours, if it does; then only a time and a zone are left."""
    pattern = _take_hours(text) or _take_days(text)
    text.left = _SMALL.sub(" ", text.left)
    return pattern


def _take_hours(text: Text) -> Pattern | None:
    if text.take(_MINUTES):
        return Pattern(hours=0)
    if text.take(_HOURLY):
        return Pattern(hours=1)
    if found := text.take(_HOURS):
        return Pattern(hours=_NUMBERS.get(found[1].casefold()) or int(found[1]))
    return None


def _take_days(text: Text) -> Pattern | None:
    if found := text.take(_NTH_WEEKDAY):
        which = "last" if found[1] and found[1].casefold() == "last" else _ordinal(found)
        return Pattern(day=f"{which} {found[3][:3].casefold()}")
    if text.take(_LAST_DAY):
        return Pattern(day="last")
    if text.take(_DAILY):
        return Pattern()
    if text.take(_WORKDAYS):
        return Pattern(weekday="mon-fri")
    if text.take(_WEEKENDS):
        return Pattern(weekday="sat,sun")
    if found := text.take(_RANGE):
        return Pattern(weekday=_range(*(SHORT.index(name[:3].casefold()) for name in found.groups())))
    if found := text.take(_WEEKDAYS):
        days = {SHORT.index(name[:3].casefold()) for name in _NAMES.findall(found[0])}
        return Pattern(weekday=",".join(SHORT[day] for day in sorted(days)))
    if found := text.take(_MONTH_DAYS):
        return Pattern(day=",".join(map(str, sorted({int(day) for day in re.findall(r"\d+", found[0])}))))
    return None


def _ordinal(found: re.Match[str]) -> str:
    return ORDINALS[_NTH.index(found[1].casefold()) if found[1] else int(found[2]) - 1]


def _range(first: int, last: int) -> str:
    if first < last:
        return f"{SHORT[first]}-{SHORT[last]}"
    return ",".join(SHORT[day] for day in range(len(SHORT)) if day >= first or day <= last)

"""How far away somebody says that something is: `in 3 days`, `+2h`, `a month from now`, `3 days ago`."""

import re
from dataclasses import dataclass
from datetime import datetime

from dateparser.date import DateDataParser

from bot.domain.moments_text import Text

_NUMBER = r"(?:\d{1,4}(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNITS = {
    "years": "years?|yrs?",
    "months": "months?",
    "fortnights": "fortnights?",
    "weeks": "weeks?|wks?|w",
    "days": "days?|d",
    "hours": "hours?|hrs?|h",
    "minutes": "minutes?|mins?",
}
_SPAN = rf"{_NUMBER}\s*(?:{'|'.join(_UNITS.values())})\b"
_SPANS = rf"{_SPAN}(?:\s*(?:and\s+)?{_SPAN})*"
_DISTANCE = re.compile(
    rf"(?:(?<!\w)in\s+|(?<![\w.])\+\s*)(?P<ahead>{_SPANS})"
    rf"|(?<![\w.:/+-])(?P<plain>{_SPANS})(?:\s+(?:from\s+now|later|hence|(?P<ago>ago))\b)?",
    re.IGNORECASE,
)
_REWORDED = [
    (re.compile(pattern, re.IGNORECASE), put)
    for pattern, put in [
        (r"\bhalf\s+an\s+hour\b", "30 minutes"),
        (r"\b(?:an|one)\s+hour\s+and\s+a\s+half\b|\bone\s+and\s+a\s+half\s+hours\b", "90 minutes"),
        (r"(?<![\w.])(\d{1,3})\s?h\s?(\d{1,2})\s?m?\b", r"\1 hours \2 minutes"),
    ]
]
_FULL_UNITS = [(re.compile(rf"(?<![a-z])(?:{said})\b", re.IGNORECASE), f" {unit} ") for unit, said in _UNITS.items()]
_OF_DAYS = re.compile("years|months|fortnights|weeks|days")
_NOW = re.compile(r"\b(?:right\s+)?now\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Distance:
    """How far it is, in words for `add`; `is_days`: in days or longer units, which a calendar counts."""

    words: str
    is_days: bool


def take_distance(text: Text) -> Distance | None:
    """What the line says of how far away it is, if it does. A length alone lies ahead."""
    for pattern, put in _REWORDED:
        text.left = pattern.sub(put, text.left)
    found = text.take(_DISTANCE)
    if found is None:
        return Distance("in 0 minutes", is_days=False) if text.take(_NOW) else None
    span = re.sub(r"\band\b", " ", found["ahead"] or found["plain"], flags=re.IGNORECASE)
    for pattern, put in _FULL_UNITS:
        span = pattern.sub(put, span)
    return Distance(f"{span} ago" if found["ago"] else f"in {span}", is_days=_OF_DAYS.search(span) is not None)


def add(base: datetime, distance: Distance) -> datetime | None:
    """The time that far from a naive one, without seconds; None beyond the calendar."""
    settings = {"RELATIVE_BASE": base, "PARSERS": ["relative-time"]}
    return DateDataParser(languages=["en"], settings=settings).get_date_data(distance.words).date_obj

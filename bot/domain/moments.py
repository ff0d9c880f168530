"""Dates as organizers type them: a day, perhaps a time, perhaps a zone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from bot.domain.zones import find_zone
from bot.errors import UserError

_MOMENT = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(\d{1,2}):(\d{2}))?(?:\s+(\S.*))?")
_SPAN = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})\s*(?:to|until|till|–|-|至|到|~)\s*(\d{4}-\d{1,2}-\d{1,2})", re.IGNORECASE)
_SHOWN_MAX = 64


@dataclass(eq=False)
class NotAMoment(UserError):
    """This is no date."""

    text: str
    code: ClassVar[str] = "challenges-not-a-moment"


@dataclass(eq=False)
class NotANumber(UserError):
    """This is no number, or one that is not allowed there."""

    text: str
    lowest: int
    highest: int
    code: ClassVar[str] = "challenges-not-a-number"


def read_moment(typed: str) -> datetime | None:
    """The instant, such as of `2026-06-04 23:59 AoE`; a day alone means its end, no zone means UTC, nothing is None.

    Raises NotAMoment, NoSuchZone.
    """
    text = " ".join(typed.split())
    if not text:
        return None
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise NotAMoment(text=text[:_SHOWN_MAX])
    year, month, day, hour, minute, zone = found.groups()
    try:
        local = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), tzinfo=ZoneInfo(find_zone(zone or "UTC"))
        )
        instant = local.astimezone(UTC)
        return instant if hour else (local + timedelta(days=1)).astimezone(UTC) - timedelta(minutes=1)
    except (ValueError, OverflowError):
        raise NotAMoment(text=text[:_SHOWN_MAX]) from None


def read_spans(typed: str) -> list[tuple[datetime, datetime]]:
    """Spans of whole days in UTC, one on each line, such as `2026-12-21 to 2027-01-03`. Raises NotAMoment."""
    spans: list[tuple[datetime, datetime]] = []
    for line in filter(None, (line.strip() for line in typed.splitlines())):
        found = _SPAN.fullmatch(line)
        begins, ends = (read_moment(found[1]), read_moment(found[2])) if found else (None, None)
        if begins is None or ends is None or begins > ends:
            raise NotAMoment(text=line[:_SHOWN_MAX])
        spans.append((begins - timedelta(days=1) + timedelta(minutes=1), ends + timedelta(minutes=1)))
    return spans


def write_moment(at: datetime | None) -> str:
    """The instant as `read_moment` takes it; nothing for None."""
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else ""


def write_spans(spans: Iterable[tuple[datetime, datetime]]) -> str:
    """Spans as `read_spans` takes them."""
    return "\n".join(f"{begin:%Y-%m-%d} – {end - timedelta(minutes=1):%Y-%m-%d}" for begin, end in spans)


def read_number(typed: str, *, lowest: int, highest: int) -> int:
    """The whole number. Raises NotANumber."""
    text = typed.strip()
    if not (text.isdecimal() and text.isascii()) or not lowest <= int(text[:9]) <= highest:
        raise NotANumber(text=text[:_SHOWN_MAX], lowest=lowest, highest=highest)
    return int(text)

"""Dates as people type them, in English and Chinese, and as they are written back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from bot.domain.moments_offered import USEFUL, list_endings
from bot.domain.moments_reading import read_instants
from bot.domain.moments_text import LONGEST
from bot.domain.moments_zones import Place, places_of
from bot.domain.zones import NoSuchZone, instant_of, short_zone
from bot.errors import UserError

END_OF_DAY: Final = time(23, 59)

_ISO_DAY = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_SPAN = re.compile(rf"{_ISO_DAY}\s*(?:to|until|till|–|-|至|到|~)\s*{_ISO_DAY}", re.IGNORECASE)
_SHOWN_MAX = 64
_OFFERED = 6
_TRIED = 12


@dataclass(eq=False)
class NotAMoment(UserError):
    """This is no date."""

    text: str
    code: ClassVar[str] = "shared-not-a-moment"


@dataclass(eq=False)
class AmbiguousMoment(UserError):
    """This can mean several moments; `choices` are all of them in their order, as `read_when` takes them."""

    text: str
    choices: tuple[str, ...]
    code: ClassVar[str] = "shared-ambiguous-moment"


@dataclass(eq=False)
class NotANumber(UserError):
    """This is no number, or one that is not allowed there."""

    text: str
    lowest: int
    highest: int
    code: ClassVar[str] = "challenges-not-a-number"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and the words and zone that it was said in.

    `at` is aware UTC; `words` are on one line, at most 100 characters; `zone` is the IANA name of the zone that they
    name, or of the default.
    """

    at: datetime
    words: str
    zone: str


def read_when(typed: str, *, now: datetime, zone: str, day_at: time = END_OF_DAY) -> Moment:
    """The moment that is meant. `zone` applies where the text names none; a day alone means `day_at` of it.

    Words without a year mean what comes next: "fri" is today's until its time has passed. A date with its year, and
    what says so itself ("yesterday", "last Friday"), may lie in the past. "In 3 days" is this time of day in three
    days, rounded up to a minute. A time that the zone's clocks skip is as much later as they skip; of a time that they
    show twice it is the first. Years are 1970 to 2099.

    Raises NotAMoment, NoSuchZone, AmbiguousMoment.
    """
    moments = _read(typed, now=now, zone=zone, day_at=day_at)
    if len(moments) > 1:
        in_order = sorted(moments, key=lambda each: each.at)
        choices = tuple(write_at(each.at, each.zone) for each in in_order)
        raise AmbiguousMoment(text=moments[0].words[:_SHOWN_MAX], choices=choices)
    return moments[0]


def prepare() -> None:
    """Read a first date, which takes about half a second in a process; every later one is read at once."""
    read_when("1 January 2000", now=datetime(2000, 1, 1, tzinfo=UTC), zone="UTC")


def complete(typed: str, *, now: datetime, zone: str, day_at: time = END_OF_DAY) -> list[Moment]:
    """What a text that is perhaps unfinished can mean, best first, at most six; something useful where it is empty.

    The `words` of each are a whole date as `write_at` writes it, so that they mean the same whenever they are read.
    """
    offered: dict[datetime, Moment] = {}
    line = " ".join(typed[: 10 * LONGEST].split())
    for text in islice(list_endings(line) if line else USEFUL, _TRIED):
        try:
            moments = _read(text, now=now, zone=zone, day_at=day_at)
        except (NotAMoment, NoSuchZone):
            continue
        for each in moments:
            offered.setdefault(each.at, Moment(each.at, write_at(each.at, each.zone), each.zone))
        if len(offered) >= _OFFERED:
            break
    return list(offered.values())[:_OFFERED]


def write_at(at: datetime, zone: str) -> str:
    """The instant on the zone's clocks, in no language, as `read_when` takes it: "2026-06-05 13:59 Berlin".

    By its distance from UTC where the zone's name is an abbreviation of several, and for the second of two times that
    the clocks show twice.
    """
    at = at.replace(microsecond=0)
    local = at.astimezone(ZoneInfo(zone))
    if instant_of(local.replace(tzinfo=None), zone) != at or places_of(short_zone(zone)) != [Place(zone)]:
        hours, rest = divmod(local.utcoffset() or timedelta(), timedelta(hours=1))
        zone = "UTC" if rest or not hours else f"Etc/GMT{-hours:+}"
        local = at.astimezone(ZoneInfo(zone))
    return f"{local:%Y-%m-%d %H:%M}{f':{local:%S}' if local.second else ''} {short_zone(zone)}"


def echo(moment: Moment, *zones: str) -> str:
    """The instant in its own zone, in these and in UTC, each once: "2026-06-04 23:59 AoE · 2026-06-05 11:59 UTC".

    At most 100 characters, for an autocomplete label: what does not fit between the first and the last is left out.
    """
    own, *others, utc = (write_at(moment.at, zone) for zone in (moment.zone, *zones, "UTC"))
    between = [each for each in dict.fromkeys(others) if each not in (own, utc)]
    while len(text := " · ".join(dict.fromkeys([own, *between, utc]))) > LONGEST:
        del between[-1]
    return text


def read_moment(typed: str, *, now: datetime, zone: str) -> datetime | None:
    """The instant, as `read_when` reads it; nothing is None.

    Raises NotAMoment, NoSuchZone, AmbiguousMoment.
    """
    return read_when(typed, now=now, zone=zone).at if typed.strip() else None


def read_spans(typed: str) -> list[tuple[datetime, datetime]]:
    """Spans of whole days in UTC, one on each line, such as `2026-12-21 to 2027-01-03`. Raises NotAMoment."""
    return [_read_span(line) for line in filter(None, (line.strip() for line in typed.splitlines()))]


def write_spans(spans: Iterable[tuple[datetime, datetime]]) -> str:
    """Spans as `read_spans` takes them."""
    return "\n".join(f"{begin:%Y-%m-%d} – {end - timedelta(minutes=1):%Y-%m-%d}" for begin, end in spans)


def read_number(typed: str, *, lowest: int, highest: int) -> int:
    """The whole number. Raises NotANumber."""
    text = typed.strip()
    if not (text.isdecimal() and text.isascii()) or not lowest <= int(text[:9]) <= highest:
        raise NotANumber(text=text[:_SHOWN_MAX], lowest=lowest, highest=highest)
    return int(text)


def _read_span(line: str) -> tuple[datetime, datetime]:
    found = _SPAN.fullmatch(line)
    try:
        year, month, day, end_year, end_month, end_day = map(int, found.groups() if found else ())
        begins = datetime(year, month, day, tzinfo=UTC)
        ends = datetime(end_year, end_month, end_day, tzinfo=UTC) + timedelta(days=1)
    except (ValueError, OverflowError):
        raise NotAMoment(text=line[:_SHOWN_MAX]) from None
    if begins >= ends:
        raise NotAMoment(text=line[:_SHOWN_MAX])
    return begins, ends


def _read(typed: str, *, now: datetime, zone: str, day_at: time) -> list[Moment]:
    """Everything that the text can mean, at least one. Raises NotAMoment, NoSuchZone."""
    # What is longer is nobody's date, and costs time.
    words = " ".join(typed[: 10 * LONGEST].split())
    try:
        if len(words) > LONGEST:
            raise ValueError("too long")
        instants = read_instants(words, now=now, zone=zone, day_at=day_at)
    except (ValueError, OverflowError):
        raise NotAMoment(text=words[:_SHOWN_MAX]) from None
    return [Moment(at=at, words=words, zone=named) for at, named in instants.items()]

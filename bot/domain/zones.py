"""Time zones as people name them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import ClassVar
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.zone_names import ALSO_CALLED, AMBIGUOUS, NO_CITIES, NO_CITY
from bot.errors import UserError

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?:[:.]?(\d{2}))?", re.IGNORECASE)
_LARGEST_OFFSET = {"+": 14, "-": 12}
_OF_OFFSET = re.compile(r"Etc/GMT([+-])(\d+)")
AOE = "Etc/GMT+12"  # Anywhere on Earth; the sign of these names is the other way round
_SHOWN_MAX = 64
_NO_ZONES = frozenset({"Factory", "localtime"})


class ZoneFault(StrEnum):
    """Why no zone is known by a text."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    PART_OF_AN_HOUR = "part-of-an-hour"  # such zones have names, and no names by their offset


@dataclass(eq=False)
class NoSuchZone(UserError):
    """No time zone is called so, or more than one."""

    text: str
    fault: ZoneFault = ZoneFault.UNKNOWN
    code: ClassVar[str] = "teams-no-such-zone"


def find_zone(typed: str) -> str:
    """The IANA name of the zone: by that name, by a city or country, as `UTC+2`, or `AoE`. Raises NoSuchZone."""
    text = " ".join(unicodedata.normalize("NFKC", typed).split())
    offset = _OFFSET.fullmatch(text)
    if offset:
        return _of_offset(text, offset[1], int(offset[2]), int(offset[3] or 0))
    key = zone_key(text)
    if key == "aoe":
        return AOE
    if key in ("gmt", "z"):
        return "UTC"
    # These names hold signs that tell two of them apart.
    zone = _offset_names().get(text.casefold())
    zone = zone or (None if key in AMBIGUOUS else _zones().get(key))
    if zone is None:
        fault = ZoneFault.AMBIGUOUS if key in AMBIGUOUS else ZoneFault.UNKNOWN
        raise NoSuchZone(text=text[:_SHOWN_MAX], fault=fault)
    return zone


def name_zone(zone: str) -> str:
    """The zone as the person it belongs to would type it, such as `UTC+2` for `Etc/GMT-2`."""
    if zone == AOE:
        return "AoE"
    offset = _OF_OFFSET.fullmatch(zone)
    return f"UTC{'+' if offset[1] == '-' else '-'}{offset[2]}" if offset else zone


def local_time(now: datetime, zone: str) -> str:
    """The time of day in the zone, with its distance from UTC, such as `14:05, UTC+2`."""
    local = now.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M}, {offset_name(local)}"


def offset_name(local: datetime) -> str:
    """How far an aware instant's zone is from UTC at that time, such as `UTC+5:30`."""
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '-'}{hours}{f':{rest:02}' if rest else ''}"


def instant_of(wall: datetime, zone: str) -> datetime:
    """The instant at which the zone's clocks show a naive time; UTC.

    A time that the clocks skip is as much later as they skip; of a time that they show twice it is the first.
    """
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def short_zone(zone: str) -> str:
    """The zone as briefly as it can be typed, such as `Berlin` for `Europe/Berlin`, `UTC+2`, `AoE`."""
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return city if _zones().get(zone_key(city)) == zone and zone_key(city) not in AMBIGUOUS else name_zone(zone)


def hours_apart(one: str, other: str, *, now: datetime) -> float:
    """How many hours the clocks of two zones differ now; at most 12, since a day is round."""
    offsets = [now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for zone in (one, other)]
    # Samoa is a whole day ahead of Midway, and their clocks show the same time.
    apart = abs((offsets[0] - offsets[1]).total_seconds()) / 3600 % 24
    return min(apart, 24 - apart)


def _of_offset(text: str, sign: str, hours: int, minutes: int) -> str:
    sign = "+" if sign == "+" else "-"
    if minutes in (15, 30, 45) and hours <= _LARGEST_OFFSET[sign]:
        raise NoSuchZone(text=text[:_SHOWN_MAX], fault=ZoneFault.PART_OF_AN_HOUR)
    if minutes or hours > _LARGEST_OFFSET[sign]:
        raise NoSuchZone(text=text[:_SHOWN_MAX])
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "UTC"


def zone_key(name: str) -> str:
    """What two ways of writing a name share: case, accents, hyphens and dots do not count."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return re.sub(r"[\s_-]+", "_", plain.casefold().replace(".", "").replace("'", "").replace("’", ""))


@cache
def _offset_names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name.startswith("Etc/")}


def list_names() -> list[tuple[str, str]]:
    """Every name with its zone: the city, what else it is called, and the whole name; what comes later counts more."""
    # "posix/" and "right/" are copies that some systems keep.
    names = sorted(name for name in available_timezones() - _NO_ZONES if not name.startswith(("posix", "right")))
    cities = [
        (name.rsplit("/", 1)[1], name)
        for name in reversed(names)
        if "/" in name and not name.startswith(NO_CITIES) and name not in NO_CITY
    ]
    return [*cities, *ALSO_CALLED.items(), *((name, name) for name in names)]


@cache
def _zones() -> dict[str, str]:
    return {zone_key(name): zone for name, zone in list_names()}

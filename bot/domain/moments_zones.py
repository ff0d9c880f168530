"""The zone that a date names: wherever it stands in the line, also as an abbreviation that half the year knows."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.domain.moments_text import Text
from bot.domain.zone_names import MEANT, SEASONS
from bot.domain.zones import AOE, find_zone, instant_of

_OFFSET = re.compile(r"(?<![\w/])(?:utc|gmt)\s*[+-]\s*\d{1,2}(?:[:.]?\d{2})?(?![\d:])", re.IGNORECASE)
# After a time; without a space only a plus, or a minus in a line like 2026-06-04T23:59-07:00, where it is no "until".
_BARE_OFFSET = re.compile(
    r"(?<=:\d\d)(?:\s*\+|\s+-|(?<=-\d\d[T ]\d\d:\d\d)-|(?<=-\d\d[T ]\d\d:\d\d:\d\d)-)"
    r"\d{1,2}(?::?\d{2})?(?![\d:]|\s*\w)"
)
_UTC = re.compile(r"(?<=\d)Z\b", re.IGNORECASE)
_EARTH = re.compile(r"\banywhere on earth\b|地球上?任何地方", re.IGNORECASE)
_LONG = re.compile(r"(pacific|mountain|central|eastern)\s+(daylight|standard)(?:\s+time)?", re.IGNORECASE)
_OF_ITSELF = re.compile(r"\b(?:standard|summer|winter|time)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A zone, and where an abbreviation says it: how many hours it is then ahead of UTC."""

    zone: str
    hours: int | None = None

    def instants(self, wall: datetime) -> list[tuple[datetime, str]]:
        """The instants that the place's time can mean, with the zone of each: two where it is not in force then."""
        meant = (instant_of(wall, self.zone), self.zone)
        if self.hours is None:
            return [meant]
        zone = f"Etc/GMT{-self.hours:+}" if self.hours else "UTC"
        literal = (instant_of(wall, zone), zone)
        return [meant] if literal[0] == meant[0] else [meant, literal]


def take_zone(text: Text) -> list[Place]:
    """The zone where it is written so that it can be nothing else; nothing where it is not. Raises NoSuchZone."""
    if text.take(_EARTH):
        return [Place(AOE)]
    for pattern in (_OFFSET, _BARE_OFFSET):
        if found := text.take(pattern):
            return [Place(find_zone(found[0]))]
    return [Place("UTC")] if text.take(_UTC) else []


def places_of(name: str) -> list[Place]:
    """The places that a name or abbreviation can mean. Raises NoSuchZone."""
    long = _LONG.fullmatch(name)
    plain = f"{long[1][0]}{long[2][0]}T" if long else " ".join(_OF_ITSELF.sub(" ", name).split()) or name
    key = plain.casefold().replace(".", "")
    if key in SEASONS:
        zone, hours = SEASONS[key]
        return [Place(zone, hours)]
    return [Place(zone) for zone in MEANT[key]] if key in MEANT else [Place(find_zone(plain))]

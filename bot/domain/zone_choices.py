"""Time zones as they are offered while somebody types."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.domain.zone_names import ALSO_CALLED, COMMON
from bot.domain.zones import NoSuchZone, find_zone, list_names, name_zone, offset_name, zone_key

_CHINESE = "zh-CN"


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """A zone as somebody is offered it: `label` is a name that they know, and the time there."""

    label: str
    zone: str


def suggest_zones(typed: str, *, now: datetime, language: str, limit: int = 25) -> list[ZoneChoice]:
    """Zones of which a name, or a word of one, begins so, best first; nothing typed: some of all regions.

    `language` is that of the names that nobody typed: `zh-CN`, else English.
    """
    text = " ".join(unicodedata.normalize("NFKC", typed).split())
    found = _find(text) if text else {zone: _common_name(zone, language) for zone in COMMON}
    # One city can stand in two names of the IANA.
    zones = {_label(name, zone, now): zone for zone, name in reversed(found.items())}
    return [ZoneChoice(label, zone) for label, zone in reversed(zones.items())][:limit]


def _find(text: str) -> dict[str, str]:
    """The zones that the text can mean, each with the name that fits."""
    key = zone_key(text)
    ranked = sorted(
        (rank, zone not in COMMON, len(name), name, zone)
        for known, name, zone in _index()
        if (rank := _rank(known, key)) is not None
    )
    found: dict[str, str] = {}
    try:
        zone = find_zone(text)
    except NoSuchZone:
        pass
    else:
        found[zone] = next((name for known, name, named in _index() if (known, named) == (key, zone)), name_zone(zone))
    for _, _, _, name, zone in ranked:
        found.setdefault(zone, name)
    return found


def _rank(known: str, key: str) -> int | None:
    if known.startswith(key):
        return 0
    return 1 if f"_{key}" in known or f"/{key}" in known else None


@cache
def _index() -> tuple[tuple[str, str, str], ...]:
    """What is compared, what is shown and the zone, of every name."""
    return tuple((zone_key(name), name.replace("_", " "), zone) for name, zone in list_names())


def _common_name(zone: str, language: str) -> str:
    if language == _CHINESE:
        names = (name for name, known in ALSO_CALLED.items() if known == zone and not name.isascii())
        # Letters with accents are no Chinese.
        chinese = next((name for name in names if unicodedata.category(name[0]) == "Lo"), None)
        if chinese is not None:
            return chinese
    return name_zone(zone).rsplit("/", 1)[-1].replace("_", " ")


def _label(name: str, zone: str, now: datetime) -> str:
    local = now.astimezone(ZoneInfo(zone))
    return f"{name} · {local:%H:%M} ({offset_name(local)})"

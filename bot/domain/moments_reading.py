"""A line that names a moment, taken apart into zone, day and time, and put together to every instant it can mean."""

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from bot.domain.moments_days import Days, take_days
from bot.domain.moments_distances import Distance, add, take_distance
from bot.domain.moments_text import Text, plain
from bot.domain.moments_times import take_end_of_day, take_times
from bot.domain.moments_zones import Place, places_of, take_zone
from bot.domain.zones import AOE, NoSuchZone, ZoneFault

_YEARS = range(1970, 2100)  # so that the time in `4 June 2359` is no year
_LETTERS = re.compile(r"[^\W\d_]{2}")

_STAMP = re.compile(r"<t:(\d{1,10})(?::[A-Za-z])?>")  # as Discord writes an instant

Found = list[tuple[datetime, str]]


class NoDate(ValueError):
    """The line names no moment."""


def read_instants(line: str, *, now: datetime, zone: str, day_at: time) -> dict[datetime, str]:
    """Every instant that the line can mean, at least one, each with its zone.

    Raises NoSuchZone, and ValueError for what is no date.
    """
    if stamp := _STAMP.fullmatch(line):
        return {datetime.fromtimestamp(int(stamp[1]), UTC): zone}
    text = Text(plain(line))
    named = take_zone(text)
    distance = take_distance(text)
    end_of_day = take_end_of_day(text)
    times = [end_of_day] if end_of_day else take_times(text)
    rest = Text(text.left)
    today = now.astimezone(ZoneInfo(zone)).date()
    days = take_days(rest, today)
    if not (distance or times or days) or (distance and (days or (times and not distance.is_days))):
        raise NoDate
    places = _take_rest(rest, named, today) or [Place(zone), *([Place(AOE), Place("UTC")] if end_of_day else ())]
    found: Found = []
    for place in places:
        local = now.astimezone(ZoneInfo(place.zone)).replace(tzinfo=None)
        if distance:
            found += _at_distance(distance, place, times, now=now, local=local)
        else:
            days = take_days(Text(text.left), local.date()) or Days(((local.date(), local.date() + timedelta(days=1)),))
            found += _on_days(days, place, times or [timedelta(hours=day_at.hour, minutes=day_at.minute)], now=now)
    if not all(at.year in _YEARS for at, _ in found):
        raise NoDate
    instants: dict[datetime, str] = {}
    for at, named_zone in found:
        instants.setdefault(at, named_zone)
    return instants


def _take_rest(rest: Text, named: list[Place], today: date) -> list[Place]:
    """The places named by what nothing else has taken. Raises NoSuchZone, NoDate."""
    pieces = rest.pieces()
    if not pieces:
        return named
    if len(pieces) > 1 or named:
        raise NoDate
    try:
        return places_of(pieces[0])
    except NoSuchZone as refusal:
        # A zone stands behind; what is a second day is none.
        is_zone = rest.left.startswith("|") and _LETTERS.search(pieces[0]) and not take_days(Text(pieces[0]), today)
        if refusal.fault is ZoneFault.UNKNOWN and not is_zone:
            raise NoDate from None
        raise


def _at_distance(distance: Distance, place: Place, times: list[timedelta], *, now: datetime, local: datetime) -> Found:
    moved = add(local if distance.is_days else now.replace(tzinfo=None), distance)
    if moved is None:
        raise NoDate
    if times:
        return [each for wall in _walls(moved.date(), times) for each in place.instants(wall)]
    if distance.is_days:
        return place.instants(_whole_minute(moved))
    return [(_whole_minute(moved.replace(tzinfo=now.tzinfo)), place.zone)]


def _on_days(days: Days, place: Place, times: list[timedelta], *, now: datetime) -> Found:
    """What the days and times mean in a place. What lies ahead is meant, unless the text can be read otherwise."""
    found: Found = []
    for dates, at in product(days.meanings, times):
        walls = [place.instants(wall) for date_ in dates for wall in _walls(date_, [at])]
        found += next((instants for instants in walls if instants[0][0] > now), walls[-1])
    ahead = [each for each in found if each[0] > now]
    return found if days.is_open or not ahead else ahead


def _walls(day: date, times: list[timedelta]) -> list[datetime]:
    return [datetime.combine(day, time.min) + at for at in times]


def _whole_minute(at: datetime) -> datetime:
    """The next whole minute, since no date is written with less; no moment is earlier than was said."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + timedelta(minutes=1)

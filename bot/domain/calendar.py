"""Deadlines as a calendar file (RFC 5545) that Google, Apple and Outlook take."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, timedelta

from icalendar import Alarm, Calendar, Event, vDuration, vText
from icalendar.enums import STATUS, TRANSP

from bot.domain.deadlines import DatedLine

CALENDAR_TYPE = "text/calendar; charset=utf-8"
REFRESH_AFTER = timedelta(hours=1)  # how old a calendar may get that programs fetch by themselves

_PRODUCT = "-//ReproBot//Deadlines//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """A deadline with what the calendar says of it, in its reader's language. `about` may have several lines."""

    line: DatedLine
    title: str
    about: str


def write_calendar(entries: Iterable[Entry], *, name: str, installation: str) -> bytes:
    """The calendar file. The same deadlines make the same bytes, however often and by whichever process.

    `installation` tells this bot's deadlines from those of every other, and must stay what it is: programs know an
    entry by it again. An entry has no length, so that it stands everywhere at the very minute of its deadline, and
    nobody counts as busy.
    """
    calendar = Calendar()
    # Said to be text: icalendar 7.3.2 would not escape a property that it does not know.
    calendar["version"], calendar["prodid"], calendar["calscale"] = vText("2.0"), vText(_PRODUCT), vText("GREGORIAN")
    calendar["name"] = calendar["x-wr-calname"] = vText(_show_line(name))
    calendar["refresh-interval"] = vDuration(REFRESH_AFTER, {"VALUE": "DURATION"})
    calendar["x-published-ttl"] = vDuration(REFRESH_AFTER)
    # METHOD would make it an invitation, which programs ask about and do not follow afterwards.
    for entry in sorted(entries, key=lambda entry: (entry.line.at, entry.line.id)):
        calendar.add_component(_write_event(entry, installation))
    return calendar.to_ical()


def _write_event(entry: Entry, installation: str) -> Event:
    line, title = entry.line, _show_line(entry.title)
    changed_at = line.changed_at.astimezone(UTC).replace(microsecond=0)
    event = Event.new(
        uid=f"deadline-{line.id}@{installation}",
        sequence=line.version - 1,
        # Without METHOD the stamp is when the entry was last changed, not when it was written.
        stamp=changed_at,
        last_modified=changed_at,
        start=line.at.astimezone(UTC).replace(microsecond=0),
        summary=title,
        description=_show(entry.about),
        status=STATUS.CANCELLED if line.removed else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,
        # A URL is written as it is: what could end its line is no address.
        url=line.link if line.link and not set(line.link) - _IN_ADDRESS else None,
    )
    event["x-microsoft-cdo-busystatus"] = vText("FREE")
    for before in () if line.removed else line.before:
        event.add_component(Alarm.new_display(title, -before))
    return event


_IN_ADDRESS = frozenset(map(chr, range(0x21, 0x7F)))


def _show_line(text: str) -> str:
    return " ".join(_show(text).split())


def _show(text: str) -> str:
    """Without what a calendar cannot hold, and what some programs take for the end of a line."""
    return "\n".join("".join(filter(_is_shown, line)) for line in text.splitlines())


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs")

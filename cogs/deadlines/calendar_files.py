"""What a calendar file says of deadlines, in its reader's language."""

from __future__ import annotations

from bot.domain.calendar import Entry, write_calendar
from bot.domain.deadlines import DatedLine
from bot.domain.moments import write_at
from bot.domain.zones import AOE
from bot.services.calendars import PersonalCalendar
from cogs._shared.escape import Markup
from cogs._shared.texts import Words


def make_calendar(calendar: PersonalCalendar, words: Words) -> bytes:
    """The file."""
    entries = [Entry(line, _title(line, words), _about(line, words)) for line in calendar.lines]
    editions = dict.fromkeys(_plain(line.edition) for line in calendar.lines)
    name = words("deadlines-calendar-name", edition=next(iter(editions), ""), known="yes" if editions else "no")
    return write_calendar(entries, name=name, installation=calendar.installation)


def _title(line: DatedLine, words: Words) -> str:
    removed = "yes" if line.removed else "no"
    return words("deadlines-calendar-title", edition=_plain(line.edition), name=_plain(line.name), removed=removed)


def _about(line: DatedLine, words: Words) -> str:
    aoe, local = (Markup(write_at(line.at, zone)) for zone in (AOE, line.zone))
    parts = [
        words("deadlines-calendar-kind", hard="yes" if line.is_hard else "no"),
        words("deadlines-calendar-aoe", at=aoe),
        *([] if local == aoe else [local]),
        words("deadlines-calendar-words", words=_plain(line.words)),
        line.link or "",
    ]
    return "\n".join(filter(None, parts))


def _plain(text: str) -> Markup:
    """The text as it was typed: a calendar shows what Discord would format letter for letter."""
    return Markup(text)

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.alarm import Alarm
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from bot.domain.calendar import Entry, write_calendar
from bot.domain.deadlines import DatedLine

pytestmark = pytest.mark.rules

CHANGED = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
REPORT = DatedLine(
    id=7,
    name="Report",
    edition="MLRC 2026",
    at=datetime(2026, 6, 5, 11, 59, tzinfo=UTC),
    words="4 June 2026 23:59 AoE",
    zone="Etc/GMT+12",
    is_hard=True,
    link="https://example.org/dates?year=2026;a,b",
    version=3,
    changed_at=CHANGED,
    removed=False,
    before=(timedelta(days=14), timedelta(hours=3)),
)
ENTRY = Entry(REPORT, "MLRC 2026: Report", "As announced: 4 June 2026 23:59 AoE")
# What an event says beside the reader's words, in the order of the file.
FACTS = (
    "DTSTART:20260605T115900Z",
    "DTSTAMP:20260102T030405Z",
    "UID:deadline-7@cafe",
    "SEQUENCE:2",
    "LAST-MODIFIED:20260102T030405Z",
    "STATUS:CONFIRMED",
    "TRANSP:TRANSPARENT",
    "URL:https://example.org/dates?year=2026;a,b",
    "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
)


def write(*entries: Entry, name: str = "Deadlines") -> bytes:
    return write_calendar(entries, name=name, installation="cafe")


def read(content: bytes) -> list[Event]:
    """The events, as another library than the one that wrote them reads them."""
    return IcsCalendarStream.calendar_from_ics(content.decode()).events


def lines_of(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def test_calendar_has_what_programs_look_for():
    assert lines_of(write(ENTRY, name="Fall; 2026")) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ReproBot//Deadlines//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Fall\\; 2026",
        "X-WR-CALNAME:Fall\\; 2026",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "BEGIN:VEVENT",
        "SUMMARY:MLRC 2026: Report",
        *FACTS[:4],
        "DESCRIPTION:As announced: 4 June 2026 23:59 AoE",
        *FACTS[4:],
        *("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:MLRC 2026: Report", "TRIGGER:-P14D", "END:VALARM"),
        *("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:MLRC 2026: Report", "TRIGGER:-PT3H", "END:VALARM"),
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_event_is_read_as_an_instant_with_its_alarms():
    (event,) = read(write(ENTRY))

    assert (event.start, event.end, event.computed_duration) == (REPORT.at, REPORT.at, timedelta())
    assert event.alarm == [
        Alarm(action="DISPLAY", description=ENTRY.title, trigger=-before) for before in REPORT.before
    ]


def test_removed_deadline_is_cancelled_and_rings_no_more():
    (event,) = read(write(replace(ENTRY, line=replace(REPORT, removed=True, version=4))))

    assert (event.uid, event.status, event.sequence, event.alarm) == ("deadline-7@cafe", "CANCELLED", 3, [])


def test_calendar_is_the_same_in_whatever_order_and_empty_without_deadlines():
    other = Entry(replace(REPORT, id=8, at=REPORT.at - timedelta(days=1), link=None), "Plan", "")

    assert write(ENTRY, other) == write(other, ENTRY)
    assert [event.uid for event in read(write(ENTRY, other))] == ["deadline-8@cafe", "deadline-7@cafe"]
    assert read(write()) == []


@pytest.mark.parametrize("link", ["https://example.org/\r\nBEGIN:VEVENT", "https://example.org/a b", "https://例.org"])
def test_address_that_could_end_its_line_is_left_out(link: str):
    content = write(replace(ENTRY, line=replace(REPORT, link=link)))

    assert [event.url for event in read(content)] == [None]


@settings(max_examples=40)
@given(st.text(), st.text())
def test_whatever_people_type_stays_in_its_place(typed: str, about: str):
    content = write(Entry(REPORT, f"A{typed}", f"B{about}"), name=typed)

    (event,) = read(content)
    whole, typed_lines = lines_of(write(ENTRY)), lines_of(content)
    assert [line.split(":")[0] for line in typed_lines] == [line.split(":")[0] for line in whole]
    assert tuple(line for line in typed_lines if line in FACTS) == FACTS
    assert [len(line) <= 75 for line in content.split(b"\r\n")] == [True] * (content.count(b"\r\n") + 1)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert event.summary is not None and event.summary.startswith("A")


@pytest.mark.parametrize("text", ['a; b, c \\ d: "e" \\n f', "重现：截止日期" * 30, "👩‍🔬" * 40, "x" * 500])
def test_text_is_read_as_it_was_typed(text: str):
    (event,) = read(write(Entry(REPORT, text, f"{text}\n{text}\u2028{text}")))

    assert (event.summary, event.description) == (text, f"{text}\n{text}\n{text}")

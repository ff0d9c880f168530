from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from time import process_time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.moments import AmbiguousMoment, Moment, NotAMoment, complete, echo, prepare, read_when, write_at
from bot.domain.zone_names import AMBIGUOUS, MEANT, SEASONS
from bot.domain.zones import NoSuchZone, ZoneFault
from tests.moments.clocks import CHANGING, FIRST, LAST, changes

pytestmark = pytest.mark.rules

AOE, BERLIN = "Etc/GMT+12", "Europe/Berlin"
NOW = datetime(2026, 5, 13, 10, 20, tzinfo=UTC)
ZONES = sorted(
    zone for zone in available_timezones() - {"Factory", "localtime"} if not zone.startswith(("posix", "right"))
)
INSTANTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
PIECES = st.sampled_from(
    [
        *(
            "4",
            "15",
            "31",
            "99",
            "2026",
            "0",
            "00",
            "june",
            "feb",
            "4th",
            "fri",
            "next",
            "last",
            "this",
            "week",
            "month",
        ),
        *(
            "year",
            "end",
            "of",
            "the",
            "in",
            "at",
            "+",
            "-",
            "/",
            ":",
            ".",
            "18:00",
            "9",
            "am",
            "pm",
            "noon",
            "midnight",
        ),
        *(
            "tonight",
            "morning",
            "o'clock",
            "eod",
            "cob",
            "days",
            "hours",
            "weeks",
            "ago",
            "02/03/2026",
            "2026-06-04",
            "T",
        ),
        *("AoE", "PDT", "IST", "CET", "Berlin", "Atlantis", "UTC", "+2", "+5:30", "Z", "|", ",", "(", "\u202e", "🎉"),
        *(
            "下",
            "周",
            "五",
            "月",
            "日",
            "底",
            "号",
            "点",
            "半",
            "年",
            "后",
            "前",
            "天",
            "明",
            "晚上",
            "十",
            "三",
            "北京",
            "时间",
        ),
    ]
)


def read(typed: str, *, now: datetime = NOW, zone: str = BERLIN, day_at: time = time(23, 59)) -> datetime:
    return read_when(typed, now=now, zone=zone, day_at=day_at).at


@pytest.mark.parametrize("zone", CHANGING)
def test_skipped_time_is_later_by_what_is_skipped_and_of_two_times_it_is_the_first(zone):
    wrong: list[str] = []
    for change in changes(zone):
        quarters = [change + timedelta(minutes=15 * quarter) for quarter in range(-20, 20)]
        shown = [at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for at in quarters]
        skipped = max(later - sooner for sooner, later in pairwise(shown)) - timedelta(minutes=15)
        for wall in (shown[5] + timedelta(minutes=15 * quarter) for quarter in range(25)):
            at = quarters[shown.index(wall if wall in shown else wall + skipped)]
            if read(f"{wall:%Y-%m-%d %H:%M} {zone}") != at:
                wrong.append(f"{wall} {zone}")

    assert wrong == []
    assert len(list(changes(zone))) == 2


@pytest.mark.parametrize(
    ("now", "typed", "said"),
    [
        ("2026-12-31T22:30Z", "tomorrow", "2027-01-01T22:59Z"),
        ("2026-12-31T22:30Z", "1 january", "2027-01-01T22:59Z"),
        ("2026-12-31T23:30Z", "31 dec", "2027-12-31T22:59Z"),
        ("2026-12-31T22:30Z", "end of month", "2026-12-31T22:59Z"),
        ("2026-12-31T22:30Z", "end of next month", "2027-01-31T22:59Z"),
        ("2026-12-31T22:30Z", "1st of next month", "2027-01-01T22:59Z"),
        ("2026-12-31T22:30Z", "in 2 hours", "2027-01-01T00:30Z"),
        ("2026-12-31T22:30Z", "friday", "2027-01-01T22:59Z"),
        ("2028-02-28T12:00Z", "tomorrow", "2028-02-29T22:59Z"),
        ("2028-02-29T12:00Z", "in 1 year", "2029-02-28T12:00Z"),
        ("2028-02-29T12:00Z", "29 feb", "2028-02-29T22:59Z"),
        ("2028-02-29T23:30Z", "29 feb", "2032-02-29T22:59Z"),
        ("2096-03-01T12:00Z", "end of feb", "2097-02-28T22:59Z"),
        ("2026-01-31T12:00Z", "in a month", "2026-02-28T12:00Z"),
        ("2026-01-31T12:00Z", "30th", "2026-03-30T21:59Z"),
        # Days are those of the calendar, hours those that pass.
        ("2026-03-28T12:00Z", "in 1 day", "2026-03-29T11:00Z"),
        ("2026-03-28T12:00Z", "in 24 hours", "2026-03-29T12:00Z"),
        ("2026-10-25T00:30Z", "in 1 hour", "2026-10-25T01:30Z"),
        # What is said of seconds is not earlier than was said.
        ("2026-05-13T10:20:01Z", "in 5 minutes", "2026-05-13T10:26Z"),
        ("2026-05-13T10:20:00.5Z", "in 1 week", "2026-05-20T10:21Z"),
    ],
)
def test_words_are_read_on_the_calendar(now, typed, said):
    assert read(typed, now=datetime.fromisoformat(now)) == datetime.fromisoformat(said)


def test_day_alone_is_at_the_callers_time_of_day():
    read_days = {
        typed: read(typed, day_at=time(9), zone="UTC") for typed in ("2026-06-04", "fri", "tomorrow", "wed", "6月底")
    }

    assert {typed: f"{at:%m-%d %H:%M}" for typed, at in read_days.items()} == {
        "2026-06-04": "06-04 09:00",
        "fri": "05-15 09:00",
        "tomorrow": "05-14 09:00",
        "wed": "05-20 09:00",
        "6月底": "06-30 09:00",
    }


def test_refusals_say_what_was_typed_and_what_can_be():
    with pytest.raises(AmbiguousMoment) as ambiguous:
        read("02/03/2026 23:59 AoE")
    with pytest.raises(NoSuchZone) as zone:
        read("fri 18:00 Atlantis")
    with pytest.raises(NotAMoment) as none:
        read("x" * 10_000)

    assert ambiguous.value.values == {
        "text": "02/03/2026 23:59 AoE",
        "choices": ("2026-02-03 23:59 AoE", "2026-03-02 23:59 AoE"),
    }
    assert zone.value.values == {"text": "Atlantis", "fault": ZoneFault.UNKNOWN}
    assert none.value.values == {"text": "x" * 64}


def test_floods_are_refused_at_once():
    floods = [
        "1" * 10_000,
        "4 june " * 13,
        "下" * 10_000,
        "周" * 100,
        "1-" * 50,
        "🎉" * 10_000,
        "ﷺ" * 100,
        "in 1 day, " * 9,
    ]
    began = process_time()

    refused = [choices(typed, BERLIN) or complete(typed, now=NOW, zone=BERLIN) for typed in floods]

    assert refused == [[]] * len(floods)
    assert process_time() - began < 0.5


def test_every_ambiguous_abbreviation_can_be_said_with_a_date():
    assert AMBIGUOUS - SEASONS.keys() - MEANT.keys() == set()


@pytest.mark.parametrize(
    ("at", "zone", "written"),
    [
        ("2026-06-05T11:59:00Z", AOE, "2026-06-04 23:59 AoE"),
        ("2026-06-05T11:59:00Z", BERLIN, "2026-06-05 13:59 Berlin"),
        ("2026-06-05T11:59:59Z", "UTC", "2026-06-05 11:59:59 UTC"),
        ("2026-06-05T11:00:00Z", "America/New_York", "2026-06-05 07:00 New York"),
        ("2026-06-05T11:00:00Z", "Etc/GMT-2", "2026-06-05 13:00 UTC+2"),
        ("2026-06-05T11:00:00Z", "US/Samoa", "2026-06-05 00:00 US/Samoa"),
        ("2026-10-25T00:30:00Z", BERLIN, "2026-10-25 02:30 Berlin"),
        ("2026-10-25T01:30:00Z", BERLIN, "2026-10-25 02:30 UTC+1"),
        ("2026-10-25T01:30:00Z", "Europe/London", "2026-10-25 01:30 UTC"),
        ("2026-04-04T15:15:00Z", "Australia/Lord_Howe", "2026-04-04 15:15 UTC"),
    ],
)
def test_instant_is_written_on_the_clocks_of_its_zone(at, zone, written):
    assert write_at(datetime.fromisoformat(at), zone) == written


@given(INSTANTS, st.sampled_from(ZONES))
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), BERLIN)
def test_every_instant_is_read_as_it_is_written(at, zone):
    written = write_at(at, zone)

    assert (written, read(written)) == (written, at.replace(microsecond=0))


def test_every_zone_is_read_as_it_is_written():
    at = datetime(2026, 6, 4, 11, 59, tzinfo=UTC)

    assert {zone: read(write_at(at, zone)) for zone in ZONES} == dict.fromkeys(ZONES, at)


def test_echo_shows_each_clock_once():
    moment = Moment(datetime(2026, 6, 5, 11, 59, tzinfo=UTC), "4 June 23:59 AoE", AOE)

    assert echo(moment, AOE, BERLIN) == "2026-06-04 23:59 AoE · 2026-06-05 13:59 Berlin · 2026-06-05 11:59 UTC"
    assert echo(moment, "America/Argentina/Buenos_Aires", BERLIN, "Asia/Tokyo") == (
        "2026-06-04 23:59 AoE · 2026-06-05 08:59 Buenos Aires · 2026-06-05 11:59 UTC"
    )
    assert echo(moment, "UTC") == "2026-06-04 23:59 AoE · 2026-06-05 11:59 UTC"


@given(INSTANTS, st.lists(st.sampled_from(ZONES), min_size=1, max_size=5))
@settings(max_examples=50)
def test_echo_fits_a_label(at, zones):
    shown = echo(Moment(at, "", zones[0]), *zones[1:])

    assert len(shown) <= 100
    assert shown.startswith(write_at(at, zones[0]))
    assert write_at(at, "UTC") in shown


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", "05-14 23:59, 05-16 23:59, 05-15 23:59, 05-20 23:59, 05-18 23:59, 05-31 23:59"),
        ("tom", "05-14 23:59"),
        ("4 ju", "06-04 23:59, 07-04 23:59"),
        ("next m", "05-18 23:59"),
        ("in 3", "05-16 12:20, 05-13 15:20, 06-03 12:20, 05-13 12:23, 08-13 12:20"),
        ("15", "05-28 12:20, 05-14 03:20, 08-26 12:20, 05-13 12:35, 08-13 12:20, 05-15 23:59"),
        ("fri 18", "05-15 18:00"),
        ("fri 18:", "05-15 18:00, 05-15 18:30"),
        ("fri 18:3", "05-15 18:30, 05-15 18:35"),
        ("fri", "05-15 23:59, 05-15 18:00, 05-15 12:00, 05-15 09:00"),
        ("2026-06-", "06-15 23:59, 06-30 23:59, 06-01 23:59"),
        ("next friday", "05-15 23:59, 05-22 23:59, 05-15 18:00, 05-22 18:00, 05-15 12:00, 05-22 12:00"),
        ("fri 18:00 new y", "05-16 00:00"),
        ("三", "05-16 12:20, 05-13 15:20, 06-03 12:20, 08-13 12:20"),
        ("明", "05-14 23:59"),
        ("下周", "05-18 23:59, 05-19 23:59, 05-20 23:59, 05-21 23:59, 05-22 23:59, 05-23 23:59"),
        ("hello", ""),
        ("x" * 10_000, ""),
    ],
)
def test_unfinished_text_is_completed(typed, offered):
    moments = complete(typed, now=NOW, zone=BERLIN)

    assert ", ".join(f"{each.at.astimezone(ZoneInfo(BERLIN)):%m-%d %H:%M}" for each in moments) == offered


def choices(typed: str, zone: str) -> tuple[str, ...]:
    """What a text is refused with; it may be read, or refused otherwise."""
    try:
        read_when(typed, now=NOW, zone=zone)
    except AmbiguousMoment as refusal:
        return refusal.choices
    except (NotAMoment, NoSuchZone):
        return ()
    return ()


@given(st.lists(PIECES, max_size=7), st.sampled_from(["", " "]), st.sampled_from([BERLIN, AOE, "Asia/Kolkata"]))
@settings(max_examples=75, deadline=None)
def test_whatever_is_typed_is_read_or_refused_and_completions_are_read(pieces, between, zone):
    typed = between.join(pieces)

    assert all(read(choice) for choice in choices(typed, zone))
    for moment in complete(typed, now=NOW, zone=zone):
        assert read_when(moment.words, now=NOW, zone="Asia/Tokyo") == moment


@given(st.text(max_size=300))
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_or_refused(typed):
    assert all(read(choice) for choice in choices(typed, BERLIN))


def test_dates_that_are_read_after_the_first_are_read_at_once():
    prepare()
    begin = process_time()

    assert read_when("4 June 2026 23:59 AoE", now=NOW, zone="UTC").at == datetime(2026, 6, 5, 11, 59, tzinfo=UTC)
    assert process_time() - begin < 0.1

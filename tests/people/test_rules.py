from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import IllegalQuietHours, PersonSettings, QuietFault, quiet_end, read_quiet, send_at, write_time

pytestmark = pytest.mark.rules

ZONES = (
    *("Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Shanghai", "Etc/GMT+12"),
    *("Australia/Lord_Howe", "Pacific/Auckland", "Africa/Cairo", "America/St_Johns", "UTC"),
)


def ends(now: str, zone: str, quiet_from: int | None = 22 * 60, quiet_until: int | None = 8 * 60) -> str | None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    end = quiet_end(at, zone=zone, quiet_from=quiet_from, quiet_until=quiet_until)
    return end and f"{end:%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize(
    ("now", "zone", "end"),
    [
        ("2026-01-10T21:00", "Europe/Berlin", "2026-01-11T07:00"),  # 22:00 there
        ("2026-01-10T20:59", "Europe/Berlin", None),
        ("2026-01-11T06:59", "Europe/Berlin", "2026-01-11T07:00"),
        ("2026-01-11T07:00", "Europe/Berlin", None),
        ("2026-03-28T22:30", "Europe/Berlin", "2026-03-29T06:00"),  # the night is an hour shorter
        ("2026-10-24T22:30", "Europe/Berlin", "2026-10-25T07:00"),  # and an hour longer
        ("2026-03-08T04:00", "America/New_York", "2026-03-08T12:00"),
        ("2026-11-01T04:00", "America/New_York", "2026-11-01T13:00"),
        ("2026-01-10T18:00", "Asia/Kolkata", "2026-01-11T02:30"),
        ("2026-01-10T15:00", "Asia/Shanghai", "2026-01-11T00:00"),
        ("2028-02-29T13:00", "Asia/Tokyo", "2028-02-29T23:00"),
        ("2026-12-31T23:30", "Europe/London", "2027-01-01T08:00"),
        ("2027-01-01T11:00", "Etc/GMT+12", "2027-01-01T20:00"),
        ("2026-09-26T10:00", "Pacific/Auckland", "2026-09-26T19:00"),  # 22:00 of the night that is shorter
        ("2026-04-04T11:00", "Australia/Lord_Howe", "2026-04-04T21:30"),  # half an hour longer there
        ("2026-01-11T01:00", "America/Sao_Paulo", "2026-01-11T11:00"),
        ("2026-01-11T01:30", "America/St_Johns", "2026-01-11T11:30"),
    ],
)
def test_quiet_time_ends_by_the_clock_of_the_person(now: str, zone: str, end: str | None):
    assert ends(now, zone) == end


@pytest.mark.parametrize(
    ("now", "quiet_from", "quiet_until", "end"),
    [
        ("2026-01-10T12:00", 11 * 60, 13 * 60, None),
        ("2026-01-10T11:59", 11 * 60, 13 * 60 + 5, "2026-01-10T12:05"),
        ("2026-01-10T09:59", 11 * 60, 13 * 60, None),
        ("2026-03-29T00:30", 22 * 60, 2 * 60 + 30, "2026-03-29T01:30"),  # 02:30 is skipped: 03:30 is the end
        ("2026-10-25T00:15", 22 * 60, 2 * 60 + 30, "2026-10-25T00:30"),  # 02:30 for the first time
        ("2026-10-25T01:15", 22 * 60, 2 * 60 + 30, "2026-10-25T01:30"),  # and 02:15 for the second
        ("2026-01-10T23:00", None, None, None),
    ],
)
def test_quiet_time_is_what_the_person_says(now: str, quiet_from: int | None, quiet_until: int | None, end: str | None):
    assert ends(now, "Europe/Berlin", quiet_from, quiet_until) == end


@given(
    st.integers(0, 3 * 365 * 24 * 60),
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.integers(0, 23),
)
def test_nobody_is_quiet_for_more_than_a_day_or_after_the_end(minute: int, zone: str, begins: int, ends: int):
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    end = quiet_end(now, zone=zone, quiet_from=begins * 60, quiet_until=ends * 60)

    if end is None:
        return
    assert now < end <= now + timedelta(hours=25)
    assert abs(end.astimezone(ZoneInfo(zone)).hour - ends) <= 1


def test_message_waits_for_the_end_of_quiet_unless_it_would_be_of_little_use():
    night = datetime(2026, 1, 10, 23, tzinfo=UTC)
    morning, day = datetime(2026, 1, 11, 8, tzinfo=UTC), datetime(2026, 1, 10, 12, tzinfo=UTC)
    settings = PersonSettings(zone="UTC")

    assert send_at(day, settings) == day
    assert send_at(night, settings) == morning
    assert send_at(night, settings, expires_at=morning + timedelta(hours=1)) == morning
    assert send_at(night, settings, expires_at=morning + timedelta(minutes=59)) == night
    assert send_at(night, PersonSettings()) == night  # nobody knows when it is night


def test_zone_is_shown_only_by_who_shows_it():
    assert [PersonSettings(zone="UTC", shows_time=shows).shown_zone for shows in (True, False)] == ["UTC", None]


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        *(("22:00", 1320), ("8", 480), ("08:05", 485), ("22.30", 1350), ("10 pm", 1320), ("8am", 480), ("8 a.m.", 480)),
        *(
            ("12 am", 0),
            ("12pm", 720),
            ("24:00", 0),
            ("0:15", 15),
            ("22点", 1320),
            ("8点30分", 510),
            ("２２：００", 1320),
        ),
        *(("22h", 1320), ("7h45", 465)),
    ],
)
def test_time_of_day_is_read_as_people_write_it(typed: str, minute: int):
    assert read_quiet(typed, "23:59") == (minute, 1439)


def test_no_quiet_hours_are_two_empty_fields_and_times_are_written_as_they_are_read():
    assert read_quiet(" ", "") == (None, None)
    assert [write_time(minute) for minute in (None, 5, 1320)] == ["", "00:05", "22:00"]


@pytest.mark.parametrize(
    ("begins", "ends", "fault", "text"),
    [
        *((wrong, "8", QuietFault.NO_TIME, wrong) for wrong in ("25:00", "8:60", "13pm", "0am", "late", "1e1", "٢٢")),
        ("8:00" * 100, "8", QuietFault.NO_TIME, "8:00" * 5),
        ("22:00", "", QuietFault.HALF, ""),
        ("", "8", QuietFault.HALF, ""),
        ("8", "8 am", QuietFault.SAME, "08:00"),
    ],
)
def test_what_is_no_span_of_hours_is_refused_with_the_reason(begins: str, ends: str, fault: QuietFault, text: str):
    with pytest.raises(IllegalQuietHours) as refusal:
        read_quiet(begins, ends)

    assert refusal.value.values == {"text": text, "fault": fault}

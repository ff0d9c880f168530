from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.claims import ClaimState
from bot.domain.deadlines import (
    DEFAULT_LADDER,
    Asks,
    HeldWork,
    NotALadder,
    NotAShift,
    Shift,
    due_for,
    find_owed,
    find_rung,
    is_shift,
    next_rung_at,
    read_ladder,
    read_shift,
    shift,
    snooze_until,
    write_ladder,
    write_shift,
)
from bot.domain.deadlines_remind import digest_at, goes_along, is_silent

pytestmark = pytest.mark.rules

DUE = datetime(2026, 6, 5, 11, 59, tzinfo=UTC)  # 4 June, 23:59 AoE
LADDER = read_ladder(DEFAULT_LADDER)
LONG_AGO = DUE - timedelta(days=365)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def test_ladder_is_read_as_people_write_it():
    assert LADDER == (14 * DAY, 7 * DAY, 72 * HOUR, 24 * HOUR, 3 * HOUR)
    assert read_ladder("2 weeks, 90 min and 1 day") == (14 * DAY, DAY, 90 * timedelta(minutes=1))
    assert read_ladder("3天、2小时") == (3 * DAY, 2 * HOUR)
    assert read_ladder("none") == read_ladder("-") == ()


@pytest.mark.parametrize("typed", ["", "soon", "14", "0d", "61d", "1d x", "1h 2h 3h 4h 5h 6h 7h 8h 9h"])
def test_ladder_that_is_none_is_refused(typed):
    with pytest.raises(NotALadder):
        read_ladder(typed)


@given(some.lists(some.integers(1, 60 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)), max_size=8))
def test_ladder_is_written_as_it_is_read(spans):
    ladder = tuple(sorted(set(spans), reverse=True))

    assert read_ladder(write_ladder(ladder)) == ladder


@pytest.mark.parametrize(
    ("typed", "days", "rest"),
    [
        ("+7 days", 7, timedelta(0)),
        ("2 weeks later", 14, timedelta(0)),
        ("-3h", 0, -3 * HOUR),
        ("推迟一周", 7, timedelta(0)),
        ("提前两天", -2, timedelta(0)),
        ("1 day 6 hours earlier", -1, -6 * HOUR),
    ],
)
def test_shift_is_read_as_people_write_it(typed, days, rest):
    assert is_shift(typed)
    assert read_shift(typed) == Shift(days, rest)


@pytest.mark.parametrize("typed", ["", "later", "2026-06-04", "7", "+7 parsecs"])
def test_shift_that_is_none_is_refused(typed):
    with pytest.raises(NotAShift):
        read_shift(typed)


def test_shift_says_how_much_and_where_to():
    assert [write_shift(read_shift(typed)) for typed in ("+1w 2h", "-90min", "+0d")] == ["7d 2h", "1h 30m", "0m"]
    assert read_shift("-1d").is_earlier and not read_shift("+1d").is_earlier
    assert read_shift("+0d").is_nothing
    assert not is_shift("4 June 2026 23:59 AoE")


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", (2026, 3, 27)),
        ("Europe/Berlin", (2026, 10, 23)),
        ("America/New_York", (2026, 3, 6)),
        ("America/New_York", (2026, 10, 30)),
        ("Europe/London", (2026, 3, 27)),
        ("Australia/Sydney", (2026, 4, 3)),
        ("Australia/Lord_Howe", (2026, 10, 2)),
        ("America/Santiago", (2026, 9, 4)),
        ("Africa/Cairo", (2026, 4, 22)),
        ("Asia/Beirut", (2026, 3, 27)),
        ("Etc/GMT+12", (2028, 2, 27)),
        ("Asia/Kolkata", (2026, 12, 29)),
    ],
)
def test_shift_by_days_keeps_the_time_of_day_over_changes_of_the_clock(zone, day):
    year, month, number = day
    before = datetime(year, month, number, 18, 30, tzinfo=ZoneInfo(zone))

    after = shift(before.astimezone(UTC), zone, read_shift("+3 days")).astimezone(ZoneInfo(zone))

    assert after.replace(tzinfo=None) == before.replace(tzinfo=None) + 3 * DAY


WORKING = HeldWork("GANSpace", ClaimState.WORKING, has_plan=False)
PLANNED = HeldWork("CDEP", ClaimState.CLAIMED, has_plan=True)
SUBMITTED = HeldWork("FSL-SSL", ClaimState.SUBMITTED, has_plan=True)
ACCEPTED = HeldWork("Reformer", ClaimState.ACCEPTED, has_plan=False)


@pytest.mark.parametrize(
    ("asks", "work", "owed"),
    [
        (Asks.CLAIM, [], ()),
        (Asks.CLAIM, [ACCEPTED], None),
        (Asks.PLAN, [], None),
        (Asks.PLAN, [WORKING, PLANNED, ACCEPTED], ("GANSpace",)),
        (Asks.REPORT, [WORKING, PLANNED, SUBMITTED], ("GANSpace", "CDEP")),
        (Asks.REPORT, [SUBMITTED, ACCEPTED], None),
        (Asks.DECISION, [WORKING, SUBMITTED, ACCEPTED], ("GANSpace", "FSL-SSL")),
        (Asks.DECISION, [ACCEPTED], None),
        (Asks.WORD, [ACCEPTED], ()),
        (Asks.NOTHING, [WORKING], None),
        (Asks.TEAM, [WORKING], None),
    ],
)
def test_what_is_owed_depends_on_what_is_asked_and_done(asks, work, owed):
    assert find_owed(asks, work) == owed


def test_extension_counts_only_while_it_is_later():
    assert due_for(DUE, None) == DUE
    assert due_for(DUE, DUE + DAY) == DUE + DAY
    assert due_for(DUE, DUE - DAY) == DUE


@pytest.mark.parametrize(
    ("left", "rung"),
    [
        (timedelta(days=15), None),
        (timedelta(days=14), timedelta(days=14)),
        (timedelta(days=8), timedelta(days=14)),
        (timedelta(hours=1), timedelta(hours=3)),
        (timedelta(0), None),
        (-timedelta(hours=1), None),
    ],
)
def test_turn_of_a_step_comes_once_its_time_has_come_and_not_after_the_deadline(left, rung):
    assert find_rung(DUE, LADDER, since=LONG_AGO, now=DUE - left) == rung


def test_step_that_was_past_when_the_date_was_set_has_no_turn():
    now = DUE - timedelta(days=5)

    assert find_rung(DUE, LADDER, since=now, now=now) is None
    assert next_rung_at(DUE, LADDER, now=now) == DUE - 72 * HOUR
    assert next_rung_at(DUE, LADDER, now=DUE - HOUR) is None


@given(some.integers(0, 40 * 24 * 60), some.integers(30, 3000))
def test_every_step_has_its_turn_exactly_once_however_the_clock_is_read(begin, pause):
    """Whoever looks at any pace meets each step at most once, the last ones always, and none after the deadline."""
    now, seen = DUE - timedelta(minutes=begin), []
    since = now
    while now < DUE + HOUR:
        rung = find_rung(DUE, LADDER, since=since, now=now)
        if rung is not None:
            seen.append(rung)
            since = now + timedelta(microseconds=1)
        now += timedelta(minutes=pause)

    assert seen == sorted(set(seen), reverse=True)
    if pause < 60 and begin > 180:
        assert seen[-1] == 3 * HOUR


def test_snooze_comes_a_day_later_or_halfway():
    assert snooze_until(DUE, now=DUE - 7 * DAY) == DUE - 6 * DAY
    assert snooze_until(DUE, now=DUE - 4 * HOUR) == DUE - 2 * HOUR


def test_team_is_silent_after_a_week():
    assert is_silent(DUE - 7 * DAY, now=DUE)
    assert not is_silent(DUE - 6 * DAY, now=DUE)


def test_what_comes_within_half_a_day_goes_along_but_never_the_last_steps():
    assert goes_along(7 * DAY, DUE + 12 * HOUR, now=DUE)
    assert not goes_along(7 * DAY, DUE + 13 * HOUR, now=DUE)
    assert not goes_along(7 * DAY, DUE, now=DUE)
    assert not goes_along(3 * HOUR, DUE + HOUR, now=DUE)


def test_digest_comes_at_nine_in_the_morning_where_the_person_is():
    now = datetime(2026, 3, 28, 20, tzinfo=UTC)  # the night before summer time begins in Berlin

    assert digest_at("Europe/Berlin", now=now, due_at=DUE) == datetime(2026, 3, 29, 7, tzinfo=UTC)
    assert digest_at(None, now=now, due_at=DUE) == datetime(2026, 3, 29, 9, tzinfo=UTC)
    assert digest_at(None, now=datetime(2026, 3, 29, 9, tzinfo=UTC), due_at=DUE) == datetime(2026, 3, 29, 9, tzinfo=UTC)


def test_digest_that_would_come_too_late_does_not():
    assert digest_at(None, now=DUE - 2 * HOUR, due_at=DUE) is None

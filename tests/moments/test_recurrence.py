from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.recurrence import (
    NotARecurrence,
    Recurrence,
    RecurrenceFault,
    TooOften,
    next_run,
    next_runs,
    read_recurrence,
)
from bot.domain.zones import NoSuchZone, ZoneFault
from tests.moments.clocks import CHANGING, FIRST, LAST, changes

pytestmark = pytest.mark.rules

AOE, BERLIN, SHANGHAI = "Etc/GMT+12", "Europe/Berlin", "Asia/Shanghai"
NOW = datetime(2026, 5, 13, 10, 20, tzinfo=UTC)

READ = {
    "daily 18:00": ("0 18 * * *", BERLIN),
    "Every day at 9am": ("0 9 * * *", BERLIN),
    "everyday noon": ("0 12 * * *", BERLIN),
    "daily midnight": ("0 0 * * *", BERLIN),
    "weekdays 9:00": ("0 9 * * mon-fri", BERLIN),
    "every weekday at 9:30": ("30 9 * * mon-fri", BERLIN),
    "working days 9:00": ("0 9 * * mon-fri", BERLIN),
    "weekends 10am": ("0 10 * * sat,sun", BERLIN),
    "every monday": ("0 9 * * mon", BERLIN),
    "every monday 09:00 Europe/Berlin": ("0 9 * * mon", BERLIN),
    "weekly on monday 09:00 Tokyo": ("0 9 * * mon", "Asia/Tokyo"),
    "mon, wed 18:30": ("30 18 * * mon,wed", BERLIN),
    "every fri & mon noon": ("0 12 * * mon,fri", BERLIN),
    "mondays and thursdays at 18:00 AoE": ("0 18 * * mon,thu", AOE),
    "monday to thursday 9:00": ("0 9 * * mon-thu", BERLIN),
    "fri-mon 10:00": ("0 10 * * mon,fri,sat,sun", BERLIN),
    "first monday 9:00": ("0 9 1st mon * *", BERLIN),
    "the 2nd tuesday of every month 3pm UTC+2": ("0 15 2nd tue * *", "Etc/GMT-2"),
    "last friday of the month 17:00": ("0 17 last fri * *", BERLIN),
    "last day of the month 23:59 AoE": ("59 23 last * *", AOE),
    "end of every month 23:59": ("59 23 last * *", BERLIN),
    "monthly on the 15th 12:00": ("0 12 15 * *", BERLIN),
    "1st and 15th 12:00": ("0 12 1,15 * *", BERLIN),
    "hourly": ("0 * * * *", BERLIN),
    "every hour": ("0 * * * *", BERLIN),
    "every 2 hours": ("0 */2 * * *", BERLIN),
    "every twelve hours UTC": ("0 */12 * * *", "UTC"),
    "every monday 9:00 PT": ("0 9 * * mon", "America/Los_Angeles"),
    "每天 18:00": ("0 18 * * *", BERLIN),
    "每日晚上8点 北京时间": ("0 20 * * *", SHANGHAI),
    "每周一 9:00": ("0 9 * * mon", BERLIN),
    "每个周一早上9点": ("0 9 * * mon", BERLIN),
    "每周一三五 9:00": ("0 9 * * mon,wed,fri", BERLIN),
    "每周一、周三 9：00": ("0 9 * * mon,wed", BERLIN),
    "周一到周五 9:00": ("0 9 * * mon-fri", BERLIN),
    "工作日 9:00": ("0 9 * * mon-fri", BERLIN),
    "每周末 10:00": ("0 10 * * sat,sun", BERLIN),
    "每月第一个周一 9:00": ("0 9 1st mon * *", BERLIN),
    "每月第二个星期二下午3点": ("0 15 2nd tue * *", BERLIN),
    "每月最后一个周五 17:00": ("0 17 last fri * *", BERLIN),
    "每月15日 12:00": ("0 12 15 * *", BERLIN),
    "每月1号和15号 12:00": ("0 12 1,15 * *", BERLIN),
    "每月最后一天 18:00": ("0 18 last * *", BERLIN),
    "每月底 18:00": ("0 18 last * *", BERLIN),
    "每小时": ("0 * * * *", BERLIN),
    "每两小时": ("0 */2 * * *", BERLIN),
    "0 9 * * mon": ("0 9 * * mon", BERLIN),
    "05 9 * * MON-FRI Asia/Tokyo": ("5 9 * * mon-fri", "Asia/Tokyo"),
    "0 9,18 * jan,6-8 *": ("0 9,18 * jan,6-8 *", BERLIN),
    "0 */3 * * *": ("0 */3 * * *", BERLIN),
    "0 9 1st mon * *": ("0 9 1st mon * *", BERLIN),
    "0 9 last * *": ("0 9 last * *", BERLIN),
    "0 9 29 feb *": ("0 9 29 feb *", BERLIN),
}
UNKNOWN, AMBIGUOUS = RecurrenceFault.UNKNOWN, RecurrenceFault.AMBIGUOUS
NUMBERS, IMPOSSIBLE, UNEVEN = RecurrenceFault.WEEKDAY_NUMBERS, RecurrenceFault.IMPOSSIBLE, RecurrenceFault.UNEVEN
REFUSED = {
    "": (UNKNOWN, ()),
    "hello": (UNKNOWN, ()),
    "9:00": (UNKNOWN, ()),
    "weekly 9:00": (UNKNOWN, ()),
    "monthly 9:00": (UNKNOWN, ()),
    "every 2 weeks 9:00": (UNKNOWN, ()),
    "每周 9:00": (UNKNOWN, ()),
    "every day 25:00": (UNKNOWN, ()),
    "daily 9:00 and 18:00": (UNKNOWN, ()),
    "every 2 hours at 9:00": (UNKNOWN, ()),
    "every monday 9:00 Berlin 10:00": (UNKNOWN, ()),
    "every 32nd 9:00": (UNKNOWN, ()),
    "0 25 * * *": (UNKNOWN, ()),
    "61 9 * * *": (UNKNOWN, ()),
    "0 9 */99 * *": (UNKNOWN, ()),
    "0 9 * * mon,tue#2": (UNKNOWN, ()),
    "every monday at 9": (AMBIGUOUS, ("0 9 * * mon", "0 21 * * mon")),
    "每个工作日9点": (AMBIGUOUS, ("0 9 * * mon-fri", "0 21 * * mon-fri")),
    "every friday midnight": (AMBIGUOUS, ("0 0 * * fri", "59 23 * * fri")),
    "0 9 13 * fri": (AMBIGUOUS, ("0 9 13 * *", "0 9 * * fri")),
    "0 9 * * mon#2": (AMBIGUOUS, ("0 9 2nd mon * *",)),
    "0 9 * * 1": (NUMBERS, ("0 9 * * mon",)),
    "0 9 * * 0-2,7": (NUMBERS, ("0 9 * * mon,tue,sun",)),
    "0 9 * * 5-4": (NUMBERS, ("0 9 * * *",)),
    "0 9 30 feb *": (IMPOSSIBLE, ()),
    "0 9 31 4,6 *": (IMPOSSIBLE, ()),
    "every 5 hours": (UNEVEN, ()),
    "every 24 hours": (UNEVEN, ()),
}
OFTEN = [
    *(
        "*/5 * * * *",
        "* 9 * * *",
        "0,30 9 * * *",
        "every minute",
        "every 30 minutes",
        "each half hour",
        "每分钟",
        "每30分钟",
    ),
]
CRONS = st.sampled_from(sorted({cron for cron, _ in READ.values()}))


@pytest.mark.parametrize(("typed", "read"), READ.items())
def test_recurrence_is_read(typed, read):
    assert read_recurrence(typed, zone=BERLIN) == Recurrence(*read)
    assert read_recurrence(read[0], zone=read[1]) == Recurrence(*read)


@pytest.mark.parametrize(("typed", "refused"), REFUSED.items())
def test_what_is_no_recurrence_is_refused_with_what_to_write(typed, refused):
    with pytest.raises(NotARecurrence) as refusal:
        read_recurrence(typed, zone=BERLIN)

    assert refusal.value.values == {"text": typed, "fault": refused[0], "choices": refused[1]}
    assert all(read_recurrence(choice, zone=BERLIN) for choice in refused[1])


@pytest.mark.parametrize("typed", OFTEN)
def test_what_is_more_often_than_hourly_is_refused(typed):
    with pytest.raises(TooOften) as refusal:
        read_recurrence(typed, zone=BERLIN)

    assert refusal.value.values == {"text": typed}


@pytest.mark.parametrize(
    ("typed", "text", "fault"),
    [
        ("every monday 9:00 Atlantis", "Atlantis", ZoneFault.UNKNOWN),
        ("0 9 * * mon Atlantis", "Atlantis", ZoneFault.UNKNOWN),
        ("every monday 9:00 IST", "IST", ZoneFault.AMBIGUOUS),
        # All year it is summer time for half of it.
        ("every monday 9:00 CET", "CET", ZoneFault.AMBIGUOUS),
        ("every monday 9:00 UTC+5:30", "UTC+5:30", ZoneFault.PART_OF_AN_HOUR),
    ],
)
def test_zone_that_is_none_or_several_is_refused(typed, text, fault):
    with pytest.raises(NoSuchZone) as refusal:
        read_recurrence(typed, zone=BERLIN)

    assert refusal.value.values == {"text": text, "fault": fault}


def test_flood_is_refused():
    with pytest.raises(NotARecurrence) as refusal:
        read_recurrence("every " * 2000, zone=BERLIN)

    assert refusal.value.values == {"text": ("every " * 11)[:64], "fault": UNKNOWN, "choices": ()}


@given(st.text(max_size=120) | st.lists(st.sampled_from(sorted(READ)), max_size=3).map(" ".join))
@settings(deadline=None)
def test_any_text_is_read_or_refused(typed):
    try:
        recurrence = read_recurrence(typed, zone=BERLIN)
    except (NotARecurrence, TooOften, NoSuchZone):
        return

    assert len(next_runs(recurrence, after=NOW)) == 3


@pytest.mark.parametrize("zone", CHANGING)
@pytest.mark.parametrize("clock", ["0 0", "30 0", "30 1", "30 2", "15 3"])
def test_daily_run_is_once_a_day_over_both_changes(zone, clock):
    for change in changes(zone):
        runs = next_runs(Recurrence(f"{clock} * * *", zone), after=change - timedelta(days=3), count=6)
        days = [run.astimezone(ZoneInfo(zone)).date() for run in runs]

        assert days == [days[0] + timedelta(days=number) for number in range(6)]


@pytest.mark.parametrize(
    ("cron", "zone", "after", "runs"),
    [
        # Clocks are put forward at 02:00, and back at 03:00.
        ("30 2 * * *", BERLIN, "2026-03-28T00:00Z", ["03-28 01:30", "03-29 01:30", "03-30 00:30"]),
        ("30 2 * * *", BERLIN, "2026-10-24T00:00Z", ["10-24 00:30", "10-25 00:30", "10-26 01:30"]),
        ("0 0 * * *", BERLIN, "2026-03-28T23:00Z", ["03-29 22:00", "03-30 22:00", "03-31 22:00"]),
        ("0 * * * *", BERLIN, "2026-10-24T23:30Z", ["10-25 00:00", "10-25 02:00", "10-25 03:00"]),
        ("0 * * * *", BERLIN, "2026-03-28T23:30Z", ["03-29 00:00", "03-29 01:00", "03-29 02:00"]),
        ("0 0 * * *", "America/Havana", "2026-03-07T12:00Z", ["03-08 05:00", "03-09 04:00", "03-10 04:00"]),
        ("0 12 29 feb *", "UTC", "2026-01-01T00:00Z", ["02-29 12:00"] * 3),
        ("0 12 31 * *", "UTC", "2026-12-31T12:00Z", ["01-31 12:00", "03-31 12:00", "05-31 12:00"]),
        ("59 23 last * *", AOE, "2026-12-31T00:00Z", ["01-01 11:59", "02-01 11:59", "03-01 11:59"]),
        ("0 0 1 jan *", SHANGHAI, "2026-12-31T15:59Z", ["12-31 16:00"] * 3),
        ("0 9 5th mon * *", "UTC", "2026-01-01T00:00Z", ["03-30 09:00", "06-29 09:00", "08-31 09:00"]),
        ("0 9 last fri * *", "UTC", "2026-01-30T08:59Z", ["01-30 09:00", "02-27 09:00", "03-27 09:00"]),
    ],
)
def test_runs_follow_the_clocks_and_the_calendar(cron, zone, after, runs):
    following = next_runs(Recurrence(cron, zone), after=datetime.fromisoformat(after))

    assert [f"{run:%m-%d %H:%M}" for run in following] == runs


def test_recurrence_that_never_runs_has_no_next_run():
    never = Recurrence("0 9 30 feb *", BERLIN)

    assert (next_run(never, after=NOW), next_runs(never, after=NOW)) == (None, [])


@given(CRONS, st.sampled_from(CHANGING), st.datetimes(FIRST, LAST, timezones=st.just(UTC)), st.integers(0, 5000))
@settings(deadline=None)
def test_next_run_is_later_and_never_goes_back(cron, zone, after, minutes):
    recurrence = Recurrence(cron, zone)

    run, later = (next_run(recurrence, after=at) for at in (after, after + timedelta(minutes=minutes)))

    assert run is not None and later is not None
    assert run > after
    assert later >= run
    assert later == run or run <= after + timedelta(minutes=minutes)

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.recurrence import NotARecurrence, Recurrence, next_runs
from bot.domain.reminders import PastMoment, newest_run, plan, tomorrow

pytestmark = pytest.mark.rules

NOW = datetime(2026, 3, 27, 12, tzinfo=UTC)  # a Friday; the clocks of Berlin change on Sunday
BERLIN = "Europe/Berlin"


def runs(when: str, every: str | None = None, zone: str = BERLIN) -> list[str]:
    return [f"{run:%d %H:%M}" for run in plan(when, every, now=NOW, zone=zone).runs()]


@pytest.mark.parametrize(
    ("when", "every", "expected"),
    [
        ("tomorrow", None, ["28 08:00"]),  # nine o'clock there
        ("2026-03-29", None, ["29 07:00"]),
        ("2026-03-29 18:00 UTC", None, ["29 18:00"]),
        ("tomorrow", "daily 8:00", ["28 07:00", "29 06:00", "30 06:00"]),  # all of tomorrow counts
        ("2026-03-28 8:00", "daily 8:00", ["28 07:00", "29 06:00", "30 06:00"]),
        ("2026-03-28 8:01", "daily 8:00", ["29 06:00", "30 06:00", "31 06:00"]),
        ("2026-03-27", "daily 18:00", ["27 17:00", "28 17:00", "29 16:00"]),  # its beginning is past
        ("2026-03-27 AoE", "daily 6:00", ["27 18:00", "28 18:00", "29 18:00"]),  # read where the day is
    ],
)
def test_reminder_goes_out_when_the_person_says(when: str, every: str | None, expected: list[str]):
    assert runs(when, every) == expected


def test_past_instant_is_refused():
    with pytest.raises(PastMoment) as refusal:
        plan("2026-03-27 13:00", None, now=NOW, zone=BERLIN)

    assert refusal.value.at == NOW


def test_recurrence_that_never_comes_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.domain.reminders.next_run", lambda recurrence, *, after: None)

    with pytest.raises(NotARecurrence):
        plan("tomorrow", "daily 8:00", now=NOW, zone=BERLIN)


@pytest.mark.parametrize(
    ("cron", "since", "newest"),
    [
        ("0 * * * *", timedelta(hours=1), timedelta()),
        ("0 * * * *", timedelta(days=900), timedelta()),
        ("0 9 * * *", timedelta(days=900), timedelta(hours=3)),
        ("0 9 * * mon", timedelta(days=900, hours=3), timedelta(days=4, hours=3)),
        ("0 9 * * mon", timedelta(days=1), timedelta(days=1)),  # put off until then, and nothing came since
    ],
)
def test_after_a_time_away_only_the_newest_occurrence_counts(cron: str, since: timedelta, newest: timedelta):
    assert newest_run(Recurrence(cron, "UTC"), since=NOW - since, now=NOW) == NOW - newest


def test_newest_occurrence_is_found_however_rarely_it_comes():
    leap_day = Recurrence("0 9 29 2 *", "UTC")
    (first,) = next_runs(leap_day, after=datetime(2016, 1, 1, tzinfo=UTC), count=1)

    assert newest_run(leap_day, since=first, now=NOW) == datetime(2024, 2, 29, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        (BERLIN, "2026-03-28 08:00"),
        ("Asia/Shanghai", "2026-03-28 01:00"),
        ("Etc/GMT+12", "2026-03-28 21:00"),
        ("Pacific/Kiritimati", "2026-03-28 19:00"),  # where it is the 28th already
    ],
)
def test_tomorrow_is_the_next_morning_there(zone: str, at: str):
    assert f"{tomorrow(NOW, zone):%Y-%m-%d %H:%M}" == at

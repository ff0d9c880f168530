"""What people type, with what it means to somebody in Berlin on Wednesday, 13 May 2026, at 12:20."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.moments import AmbiguousMoment, NotAMoment, read_when
from bot.domain.zones import NoSuchZone

pytestmark = pytest.mark.rules

AOE, BERLIN = "Etc/GMT+12", "Europe/Berlin"
NOW = datetime(2026, 5, 13, 10, 20, tzinfo=UTC)
HERE = Path(__file__).parent


def read_rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def meaning(typed: str, *, zone: str = BERLIN) -> str | tuple[datetime, str]:
    """What a phrase is read as: an instant and its zone, or a refusal as phrases.csv has it."""
    try:
        moment = read_when(typed, now=NOW, zone=zone)
    except AmbiguousMoment as refusal:
        return " | ".join(refusal.choices)
    except (NotAMoment, NoSuchZone) as refusal:
        return type(refusal).__name__
    assert moment.words == " ".join(typed.split())
    return moment.at, moment.zone


def stated(said: str) -> str | tuple[datetime, str]:
    """The meaning that phrases.csv states: a time in a zone, in Berlin where it names none, or a refusal."""
    if "|" in said or not said[0].isdigit():
        return said
    day, clock, zone = [*said.split(" "), BERLIN][:3]
    at = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(zone))
    return at.astimezone(UTC), zone


def test_phrases_mean_what_people_mean():
    rows = read_rows("phrases.csv")

    assert {row["typed"]: meaning(row["typed"]) for row in rows} == {
        row["typed"]: stated(row["meaning"]) for row in rows
    }
    assert len(rows) >= 200


def test_choices_of_a_refusal_can_be_typed():
    choices = [
        each for row in read_rows("phrases.csv") if "|" in row["meaning"] for each in row["meaning"].split(" | ")
    ]

    assert all(isinstance(meaning(each), tuple) for each in choices)


def test_dates_of_every_challenge_are_read_as_they_were_written():
    rows = [row for row in read_rows("challenge_timeline.csv") if len(row["date"]) == len("2026-06-04")]
    typed = [" ".join(filter(None, (row["date"], row["time_as_written"], row["zone_as_written"]))) for row in rows]

    read = [meaning(each, zone=AOE) for each in typed]

    assert len(rows) == 50
    assert [each if isinstance(each, str) else each[0] for each in read] == [instant_of_row(row) for row in rows]


def instant_of_row(row: dict[str, str]) -> datetime | str:
    """What the row states, or the end of its day anywhere on Earth."""
    if row["zone_as_written"] == "PDT":
        return "2019-12-27 23:59 UTC-7 | 2019-12-27 23:59 Los Angeles"
    if row["utc_instant"]:
        return datetime.fromisoformat(row["utc_instant"])
    return datetime.fromisoformat(row["date"]).replace(tzinfo=UTC) + timedelta(days=1, hours=11, minutes=59)

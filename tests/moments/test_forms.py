from datetime import UTC, datetime

import pytest

from bot.domain.moments import NotAMoment, NotANumber, read_moment, read_number, read_spans, write_spans
from bot.domain.zones import NoSuchZone

pytestmark = pytest.mark.rules

NOW = datetime(2026, 5, 13, 10, 20, tzinfo=UTC)
END = datetime(2026, 6, 4, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("", None),
        ("  ", None),
        ("2026-06-04", END),
        ("2026-6-4 23:59", END),
        ("2026-06-04T23:59 UTC", END),
        ("2026-06-04 23:59 AoE", datetime(2026, 6, 5, 11, 59, tzinfo=UTC)),
        ("2026-06-04 AoE", datetime(2026, 6, 5, 11, 59, tzinfo=UTC)),
        ("2026-06-04 18:00 Europe/Berlin", datetime(2026, 6, 4, 16, tzinfo=UTC)),
    ],
)
def test_date_is_read(typed: str, instant: datetime | None):
    assert read_moment(typed, now=NOW, zone="UTC") == instant


@pytest.mark.parametrize("typed", ["soon", "2026-02-30", "2026-06-04 25:00", "9999-12-31", "0000-01-01"])
def test_what_is_no_date_is_refused(typed: str):
    with pytest.raises(NotAMoment) as refusal:
        read_moment(typed, now=NOW, zone="UTC")

    assert refusal.value.values == {"text": typed}


def test_zone_that_nobody_knows_is_refused():
    with pytest.raises(NoSuchZone):
        read_moment("2026-06-04 23:59 Atlantis", now=NOW, zone="UTC")


@pytest.mark.parametrize(
    "typed", ["2026-12-21 to 2027-01-03", "2026-12-21 – 2027-01-03\n\n", "2026-12-21 至 2027-01-03"]
)
def test_spans_are_whole_days_and_written_as_they_are_read(typed: str):
    spans = [(datetime(2026, 12, 21, tzinfo=UTC), datetime(2027, 1, 4, tzinfo=UTC))]

    assert read_spans(typed) == spans
    assert read_spans(write_spans(spans)) == spans


@pytest.mark.parametrize(
    "typed", ["at Christmas", "2027-01-03 to 2026-12-21", "2026-12-21 to 2026-12-32", "2026-12-21 to 9999-12-31"]
)
def test_what_is_no_span_is_refused(typed: str):
    with pytest.raises(NotAMoment) as refusal:
        read_spans(f"2026-01-01 to 2026-01-02\n{typed}")

    assert refusal.value.values == {"text": typed}


@pytest.mark.parametrize("typed", ["1", " 12 "])
def test_number_within_its_bounds_is_read(typed: str):
    assert read_number(typed, lowest=1, highest=12) == int(typed)


@pytest.mark.parametrize("typed", ["", "0", "13", "-1", "1.5", "٣", "9" * 4000])
def test_what_is_no_such_number_is_refused(typed: str):
    with pytest.raises(NotANumber) as refusal:
        read_number(typed, lowest=1, highest=12)

    assert refusal.value.values == {"text": typed[:64], "lowest": 1, "highest": 12}

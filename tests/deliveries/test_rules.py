from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliveries import collect_until, late_since, look_from, mark_of, may_lease, nonce_of, wait_after

pytestmark = pytest.mark.rules


@given(st.text(alphabet="abc-0123456789"), st.integers(min_value=1), st.integers(min_value=1))
def test_nonce_is_short_enough_and_the_same_for_the_same_send(installation: str, delivery_id: int, send_seq: int):
    nonce = nonce_of(installation, delivery_id, send_seq)

    assert len(nonce) == 20
    assert nonce_of(installation, delivery_id, send_seq) == nonce


def test_nonce_differs_between_installations_deliveries_and_sends():
    sends = [("one", 1, 1), ("other", 1, 1), ("one", 2, 1), ("one", 1, 2), ("one", 11, 1), ("one", 1, 11)]

    assert len({nonce_of(*send) for send in sends}) == len(sends)


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(0, 2), (1, 2), (2, 4), (3, 8), (7, 128), (8, 256), (9, 300), (10_000, 300)],
)
def test_wait_doubles_up_to_five_minutes(attempts: int, seconds: int):
    assert wait_after(attempts) == timedelta(seconds=seconds)


NOON = datetime(2021, 9, 1, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


@given(st.text(), st.text(), st.integers(min_value=0))
def test_mark_is_no_number_that_discord_gives_and_fits_into_32_bits(installation: str, key: str, send_seq: int):
    mark = mark_of(installation, key, send_seq)

    assert 2**30 <= mark < 2**31
    assert mark_of(installation, key, send_seq) == mark


def test_mark_differs_between_installations_deliveries_and_sends():
    sends = [("one", "a", 1), ("other", "a", 1), ("one", "b", 1), ("one", "a", 2)]

    assert len({mark_of(*send) for send in sends}) == len(sends)


@pytest.mark.parametrize(
    ("unsure", "now", "expected"),
    [
        (None, 0, None),
        (None, 1.25, None),
        (None, 1.3, -1),  # by the time of an answer the nonce of a first send at noon is not sure any more
        (0, 1.25, None),
        (0, 60, -1),
        (59, 60, None),
        (58, 60, 57),
    ],
)
def test_history_is_looked_at_as_soon_as_a_nonce_does_not_tell(unsure, now: float, expected):
    unsure_since = None if unsure is None else at(unsure)

    found = look_from(NOON, unsure_since, now=at(now))

    assert found == (None if expected is None else at(expected))


@pytest.mark.parametrize(("minutes", "late"), [(-60, False), (10, False), (10.1, True)])
def test_late_is_ten_minutes_after_it_was_due(minutes: float, late: bool):
    assert late_since(NOON, now=at(minutes)) == (NOON if late else None)


@pytest.mark.parametrize(("now", "told"), [(0, 15), (0.5, 15), (14.99, 15), (15, 30), (59.5, 60)])
def test_failures_are_collected_for_a_quarter_of_an_hour(now: float, told: int):
    assert collect_until(at(now)) == at(told)


@pytest.mark.parametrize(("seconds", "may"), [(0, True), (30, True), (-30, True), (31, False), (-31, False)])
def test_clock_that_is_off_by_more_than_half_a_lease_leases_nothing(seconds: int, may: bool):
    assert may_lease(timedelta(seconds=seconds)) is may

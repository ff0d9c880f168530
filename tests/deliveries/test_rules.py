from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliveries import nonce_of, wait_after

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

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.waitlist import count_offers

pytestmark = pytest.mark.rules

COUNT = st.integers(min_value=0, max_value=20)


@pytest.mark.parametrize(
    ("slots", "taken", "offered", "waiting", "offers"),
    [
        (2, 2, 0, 3, 0),
        (2, 1, 0, 3, 1),
        (2, 1, 1, 3, 0),  # the free place is kept for somebody already
        (2, 0, 0, 1, 1),
        (3, 1, 1, 0, 0),
        (1, 2, 0, 3, 0),  # the organizers allow fewer than they did
        (None, 9, 4, 3, 3),
    ],
)
def test_places_are_offered_to_as_many_as_are_free(
    slots: int | None, taken: int, offered: int, waiting: int, offers: int
):
    assert count_offers(slots=slots, taken=taken, offered=offered, waiting=waiting) == offers


@given(COUNT, COUNT, COUNT, COUNT)
def test_offers_never_promise_a_place_that_is_not_there_and_leave_none_unused(
    slots: int, taken: int, offered: int, waiting: int
):
    offers = count_offers(slots=slots, taken=taken, offered=offered, waiting=waiting)

    assert 0 <= offers <= waiting
    assert offers == 0 or taken + offered + offers <= slots
    assert offers == waiting or taken + offered + offers >= slots


@given(st.none() | COUNT, COUNT, COUNT, COUNT)
def test_nothing_is_left_to_offer_once_the_offers_are_made(slots: int | None, taken: int, offered: int, waiting: int):
    offers = count_offers(slots=slots, taken=taken, offered=offered, waiting=waiting)

    assert count_offers(slots=slots, taken=taken, offered=offered + offers, waiting=waiting - offers) == 0


@given(COUNT, COUNT, COUNT, COUNT)
def test_offer_that_is_taken_changes_nothing_for_the_others(slots: int, taken: int, offered: int, waiting: int):
    before = count_offers(slots=slots, taken=taken, offered=offered + 1, waiting=waiting)

    assert count_offers(slots=slots, taken=taken + 1, offered=offered, waiting=waiting) == before

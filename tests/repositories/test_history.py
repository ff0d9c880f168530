from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories import DAYS
from bot.domain.repositories_history import Signature, author_name, count_days, count_people

pytestmark = pytest.mark.rules

NOW = datetime(2021, 9, 6, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def test_days_are_counted_from_the_oldest_on():
    moments = [
        NOW,
        NOW - 9 * timedelta(hours=1),
        NOW - 10 * timedelta(hours=1),
        NOW - 29 * DAY,
        NOW - 30 * DAY,
        NOW + DAY,
    ]
    assert count_days(moments, NOW) == (1, *[0] * 27, 1, 3)


def test_days_are_those_of_utc():
    late_in_tokyo = datetime(2021, 9, 6, 8, tzinfo=timezone(9 * timedelta(hours=1)))
    assert count_days([late_in_tokyo], NOW)[-2:] == (1, 0)


@given(st.lists(st.integers(0, 100 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))))
def test_days_hold_every_commit_of_the_last_month(moments):
    days = count_days(moments, NOW)
    assert len(days) == DAYS
    assert sum(days) == sum(moment.date() > (NOW - DAYS * DAY).date() for moment in moments)


def test_one_person_under_three_spellings_is_one():
    address = "Shailesh@example.org"
    signatures = [
        Signature("shailesh", address),
        Signature("Shailesh Sridhar", address.lower()),
        Signature("ShaileshSridhar2403", address),
        Signature("shailesh-sridhar", "other@example.org"),
        Signature("midsterx", "m@example.org"),
        Signature("M", "7+Midsterx@users.noreply.github.com"),
    ]
    assert count_people(signatures) == 2


def test_people_without_a_name_are_told_apart_by_address_and_those_with_neither_are_nobody():
    assert count_people([Signature("", "a@example.org"), Signature("", "b@example.org"), Signature("", "")]) == 2


def test_account_tells_that_two_are_one():
    assert count_people([Signature("Ada", "a@x.example", "ada"), Signature("A. E.", "b@x.example", "Ada")]) == 1


@pytest.mark.parametrize(
    "signature",
    [Signature("dependabot[bot]"), Signature("x", "", "github-actions"), Signature("y", "renovate@z.example")],
)
def test_programs_are_nobody(signature):
    assert count_people([signature, Signature("Ada")]) == 1


people = st.builds(Signature, *[st.sampled_from(["", "ada", "bo", "cai", "a b", "AB"])] * 3)


@given(st.lists(people, max_size=8), st.randoms(use_true_random=False))
def test_order_of_commits_does_not_matter(signatures, random):
    shuffled = list(signatures)
    random.shuffle(shuffled)
    assert count_people(shuffled) == count_people(signatures) == count_people(signatures * 2)


@pytest.mark.parametrize(
    ("signature", "shown"),
    [
        (Signature("Ada  Example", "a@example.org"), "Ada Example"),
        (Signature("ada@example.org", "ada@example.org", "ada"), "ada"),
        (Signature("ada＠example.org"), ""),
        (Signature("", "a@example.org"), ""),
    ],
)
def test_author_is_shown_by_a_name_and_never_by_an_address(signature, shown):
    assert author_name(signature) == shown

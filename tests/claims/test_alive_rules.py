from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate, cycle, pairwise, takewhile

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.claims_alive import (
    AliveStep,
    Life,
    Patience,
    Span,
    add_time,
    find_due_step,
    find_lapse_at,
    join,
    passed,
)
from tests.kit.clock import START

pytestmark = pytest.mark.rules

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LAST_HOUR = 20 * 24
FRESH = Life(signed_at=START, asked_at=None, warned_at=None, excused_until=None)
PATIENCE = Patience(silent_days=14, lapse_days=7)


def at(hour: int) -> datetime:
    return START + hour * HOUR


HOURS = st.integers(min_value=0, max_value=LAST_HOUR)
SPANS = st.lists(
    st.tuples(HOURS, st.integers(min_value=0, max_value=3 * 24)).map(lambda pair: Span(at(pair[0]), at(sum(pair)))),
    max_size=4,
).map(tuple)
PATIENCES = st.builds(Patience, st.integers(1, 5), st.integers(1, 6), SPANS)
# The hours at which a bot looks that is sometimes away: the same pauses over and over.
LOOKS = st.lists(st.integers(min_value=1, max_value=3 * 24), min_size=1, max_size=8).map(
    lambda pauses: list(takewhile(lambda hour: hour < 3 * LAST_HOUR, accumulate(cycle(pauses))))
)
EXCUSES = st.none() | HOURS.map(at)


def is_free(spans: Iterable[Span], now: datetime) -> bool:
    return any(span.begins_at <= now < span.ends_at for span in spans)


def take(life: Life, step: AliveStep, now: datetime) -> Life:
    """The life after the bot asked or warned."""
    return replace(life, asked_at=now) if step is AliveStep.ASK else replace(life, warned_at=now)


def live(life: Life, patience: Patience, hours: Iterable[int]) -> list[tuple[AliveStep, datetime]]:
    """The steps that are taken with a claim whose team stays silent, by a bot that looks at these hours."""
    taken: list[tuple[AliveStep, datetime]] = []
    for now in map(at, hours):
        step = find_due_step(life, patience, now=now)
        if step is not None:
            taken.append((step, now))
            if step is AliveStep.LAPSE:
                break
            life = take(life, step, now)
    return taken


def test_silent_claim_is_asked_after_warned_and_lapses_on_its_days():
    assert live(FRESH, PATIENCE, range(40 * 24)) == [
        (AliveStep.ASK, START + 14 * DAY),
        (AliveStep.WARN, START + 19 * DAY),
        (AliveStep.LAPSE, START + 21 * DAY),
    ]


def test_claim_is_warned_half_of_a_short_time_before():
    assert live(FRESH, Patience(silent_days=1, lapse_days=1), range(LAST_HOUR)) == [
        (AliveStep.ASK, START + DAY),
        (AliveStep.WARN, START + 1.5 * DAY),
        (AliveStep.LAPSE, START + 2 * DAY),
    ]


def test_step_is_due_from_its_instant_on_and_not_before():
    asked = replace(FRESH, asked_at=START)

    assert find_due_step(FRESH, PATIENCE, now=START + 14 * DAY - timedelta(microseconds=1)) is None
    assert find_due_step(FRESH, PATIENCE, now=START + 14 * DAY) is AliveStep.ASK
    assert find_due_step(asked, PATIENCE, now=START + 5 * DAY - timedelta(microseconds=1)) is None
    assert find_due_step(asked, PATIENCE, now=START + 5 * DAY) is AliveStep.WARN


def test_claim_that_is_warned_late_keeps_the_whole_time_after_the_warning():
    late = replace(FRESH, asked_at=START, warned_at=START + 30 * DAY)

    assert find_due_step(late, PATIENCE, now=START + 32 * DAY - HOUR) is None
    assert find_due_step(late, PATIENCE, now=START + 32 * DAY) is AliveStep.LAPSE
    assert find_lapse_at(late, PATIENCE) == START + 32 * DAY


def test_silence_counts_from_the_end_of_an_excuse():
    excused = replace(FRESH, excused_until=START + 10 * DAY)

    assert live(excused, PATIENCE, range(40 * 24))[0] == (AliveStep.ASK, START + 24 * DAY)


def test_excuse_that_ended_before_the_last_sign_of_life_changes_nothing():
    excused = replace(FRESH, excused_until=START - DAY)

    assert live(excused, PATIENCE, range(40 * 24)) == live(FRESH, PATIENCE, range(40 * 24))


def test_holiday_moves_every_step_after_it():
    holiday = Span(START + 10 * DAY, START + 20 * DAY)

    assert live(FRESH, replace(PATIENCE, holidays=(holiday,)), range(40 * 24)) == [
        (AliveStep.ASK, START + 24 * DAY),
        (AliveStep.WARN, START + 29 * DAY),
        (AliveStep.LAPSE, START + 31 * DAY),
    ]


def test_lapse_that_would_be_at_the_beginning_of_a_holiday_is_told_for_its_end():
    asked = replace(FRESH, asked_at=START)
    holiday = Span(START + 7 * DAY, START + 9 * DAY)

    assert find_lapse_at(asked, replace(PATIENCE, holidays=(holiday,))) == holiday.ends_at


def test_claim_that_was_not_asked_after_has_no_lapse_to_tell():
    assert find_lapse_at(FRESH, PATIENCE) is None


@given(PATIENCES, EXCUSES, LOOKS)
def test_steps_come_in_their_order_whenever_the_bot_looks(
    patience: Patience, excused_until: datetime | None, hours: list[int]
):
    steps = [step for step, _ in live(replace(FRESH, excused_until=excused_until), patience, hours)]

    assert steps == list(AliveStep)[: len(steps)]


@given(PATIENCES, EXCUSES, LOOKS)
def test_two_steps_are_never_due_at_once(patience: Patience, excused_until: datetime | None, hours: list[int]):
    life = replace(FRESH, excused_until=excused_until)

    for step, now in live(life, patience, hours):
        if step is not AliveStep.LAPSE:
            life = take(life, step, now)
            assert find_due_step(life, patience, now=now) is None


@given(PATIENCES, EXCUSES)
def test_nothing_is_due_in_a_time_that_is_free_or_excused(patience: Patience, excused_until: datetime | None):
    taken = live(replace(FRESH, excused_until=excused_until), patience, range(LAST_HOUR))

    assert not [now for _, now in taken if is_free(patience.holidays, now)]
    assert not [now for _, now in taken if excused_until is not None and now < excused_until]


@given(PATIENCES, LOOKS)
def test_claim_is_never_lost_before_the_time_that_it_was_given(patience: Patience, hours: list[int]):
    taken = dict(live(FRESH, patience, hours))

    asked_at, warned_at, lapsed_at = (taken[step] for step in AliveStep)
    assert passed(START, asked_at, patience.holidays) >= patience.silent_days * DAY
    assert passed(asked_at, lapsed_at, patience.holidays) >= patience.lapse_days * DAY
    assert passed(warned_at, lapsed_at, patience.holidays) >= patience.warn_before


@given(PATIENCES)
def test_lapse_comes_when_the_team_was_told_while_the_bot_looks_every_hour(patience: Patience):
    life, told = FRESH, set[datetime | None]()
    taken = live(life, patience, range(3 * LAST_HOUR))
    for step, now in taken[:-1]:
        life = take(life, step, now)
        told.add(find_lapse_at(life, patience))

    assert told == {taken[-1][1]}


@given(PATIENCES, HOURS, HOURS, HOURS)
def test_warned_claim_lapses_from_the_told_instant_on_outside_holidays(
    patience: Patience, asked: int, warned: int, hour: int
):
    life = replace(FRESH, asked_at=at(asked), warned_at=at(asked + warned))
    lapse_at = find_lapse_at(life, patience)

    assert lapse_at is not None
    assert find_due_step(life, patience, now=lapse_at) is AliveStep.LAPSE
    for now in (at(hour), lapse_at - HOUR, lapse_at + hour * HOUR):
        is_lapse = find_due_step(life, patience, now=now) is AliveStep.LAPSE
        assert is_lapse == (now >= lapse_at and not is_free(patience.holidays, now))


@given(HOURS, HOURS, SPANS)
def test_time_that_passed_is_every_hour_that_is_not_free(begin: int, end: int, free: tuple[Span, ...]):
    counted = sum(not is_free(free, at(hour)) for hour in range(begin, end))

    assert passed(at(begin), at(end), free) == counted * HOUR


@given(HOURS, HOURS, SPANS)
def test_as_much_time_passed_as_was_added(begin: int, length: int, free: tuple[Span, ...]):
    reached = add_time(at(begin), length * HOUR, free)

    assert passed(at(begin), reached, free) == length * HOUR
    assert not is_free(free, reached)


@given(HOURS, HOURS, SPANS)
def test_adding_the_time_that_passed_leads_back(begin: int, length: int, free: tuple[Span, ...]):
    end = at(begin + length)
    assume(not is_free(free, end))

    assert add_time(at(begin), passed(at(begin), end, free), free) == end


@given(SPANS)
def test_joined_spans_cover_the_same_hours_and_do_not_touch(spans: tuple[Span, ...]):
    joined = join(spans)

    assert all(one.ends_at < other.begins_at for one, other in pairwise(joined))
    assert not [hour for hour in range(2 * LAST_HOUR) if is_free(joined, at(hour)) != is_free(spans, at(hour))]


@pytest.mark.parametrize(
    ("spans", "joined"),
    [
        ([], []),
        ([(3, 5), (0, 1)], [(0, 1), (3, 5)]),
        ([(0, 2), (2, 4)], [(0, 4)]),
        ([(0, 9), (2, 4)], [(0, 9)]),
    ],
)
def test_spans_are_joined_where_they_meet(spans: list[tuple[int, int]], joined: list[tuple[int, int]]):
    assert join(Span(at(begin), at(end)) for begin, end in spans) == [Span(at(begin), at(end)) for begin, end in joined]

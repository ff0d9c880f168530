from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deadlines_events import (
    EventAct,
    EventFace,
    EventFault,
    begin_at,
    choose_act,
    event_fault_of,
    is_look_due,
)

pytestmark = pytest.mark.rules

AT = datetime(2026, 6, 5, 11, 59, tzinfo=UTC)
FACE = EventFace("Report", "Hard", "MLRC 2026", AT)
NAMED = EventFace("Reports", "Hard", "MLRC 2026", AT)
LATER = EventFace("Report", "Hard", "MLRC 2026", AT + timedelta(days=1))


@pytest.mark.parametrize(
    ("minutes_left", "begins"),
    [(100_000, timedelta(hours=-1)), (61, timedelta(hours=-1)), (40, timedelta(minutes=-39)), (1, None), (-5, None)],
)
def test_event_ends_with_the_deadline_and_begins_in_the_future(minutes_left: int, begins: timedelta | None):
    assert begin_at(AT, now=AT - timedelta(minutes=minutes_left)) == (AT + begins if begins else None)


@pytest.mark.parametrize(
    ("wanted", "seen", "has_begun", "act"),
    [
        (None, None, False, EventAct.LEAVE),
        (None, FACE, True, EventAct.REMOVE),
        (FACE, None, False, EventAct.MAKE),
        (FACE, FACE, True, EventAct.LEAVE),
        (NAMED, FACE, True, EventAct.EDIT),
        (LATER, FACE, False, EventAct.EDIT),
        (LATER, FACE, True, EventAct.REMAKE),
    ],
)
def test_act_makes_the_event_what_is_wanted(
    wanted: EventFace | None, seen: EventFace | None, has_begun: bool, act: EventAct
):
    assert choose_act(wanted, seen, has_begun=has_begun) is act


def test_refusals_of_discord_are_told_apart():
    assert [event_fault_of(*each) for each in ((400, 30038), (403, 50013), (503, 0), (429, 0), (400, 50035))] == [
        *(EventFault.FULL, EventFault.FORBIDDEN, EventFault.OUTSIDE, EventFault.OUTSIDE, EventFault.REFUSED)
    ]


@pytest.mark.parametrize(
    ("looked_s", "held_s", "has_changed", "has_failed", "is_due"),
    [
        (None, None, False, True, True),
        (599, None, False, False, False),
        (600, None, False, True, True),
        (1, None, True, False, True),
        (1, None, True, True, False),
        (None, 59, True, False, False),
        (None, -59, True, False, False),  # by another clock
        (None, 60, True, False, True),
    ],
)
def test_events_are_looked_at_by_one_when_something_changed_or_it_is_time(
    looked_s: int | None, held_s: int | None, has_changed: bool, has_failed: bool, is_due: bool
):
    looked_at, held_at = (None if ago is None else AT - timedelta(seconds=ago) for ago in (looked_s, held_s))

    assert is_look_due(looked_at, held_at, has_changed=has_changed, has_failed=has_failed, now=AT) is is_due

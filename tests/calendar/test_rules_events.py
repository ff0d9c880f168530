from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deadlines_events import EventAct, EventFace, EventFault, begin_at, choose_act, event_fault_of

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

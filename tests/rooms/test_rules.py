import pytest

from bot.domain.challenges import EditionState
from bot.domain.rooms import RoomAct, RoomFault, RoomKind, choose_act, fault_of, is_uncertain

pytestmark = pytest.mark.rules


@pytest.mark.parametrize("kind", [RoomKind.THREAD, RoomKind.CHANNEL])
@pytest.mark.parametrize("state", [EditionState.OPEN, EditionState.CLOSED])
def test_living_team_with_people_has_a_room_that_is_tended(kind, state):
    assert choose_act(kind, state, is_living=True, has_people=True, is_made=False) is RoomAct.MAKE
    assert choose_act(kind, state, is_living=True, has_people=True, is_made=True) is RoomAct.TEND


@pytest.mark.parametrize(
    ("kind", "state", "is_living", "has_people"),
    [
        (RoomKind.NONE, EditionState.OPEN, True, True),
        (RoomKind.THREAD, EditionState.ARCHIVED, True, True),
        (RoomKind.THREAD, EditionState.OPEN, False, True),
        (RoomKind.THREAD, EditionState.OPEN, True, False),
    ],
)
def test_room_that_nobody_needs_is_closed(kind, state, is_living, has_people):
    assert choose_act(kind, state, is_living=is_living, has_people=has_people, is_made=True) is RoomAct.CLOSE


@pytest.mark.parametrize(
    ("fault", "was_tried", "uncertain"),
    [
        (None, False, False),
        (None, True, True),
        (RoomFault.OUTSIDE, True, True),
        (RoomFault.FORBIDDEN, True, False),
        (RoomFault.GONE, True, False),
    ],
)
def test_attempt_without_a_clear_answer_may_have_made_the_room(fault, was_tried, uncertain):
    assert is_uncertain(fault, was_tried=was_tried) is uncertain


@pytest.mark.parametrize(
    ("status", "code", "kind", "fault"),
    [
        (400, 30013, RoomKind.CHANNEL, RoomFault.FULL),
        (400, 50035, RoomKind.CHANNEL, RoomFault.FULL),
        (400, 50035, RoomKind.THREAD, RoomFault.REFUSED),
        (400, 160006, RoomKind.THREAD, RoomFault.FULL),
        (400, 30033, RoomKind.THREAD, RoomFault.FULL),
        (404, 10007, RoomKind.THREAD, RoomFault.PERSON_GONE),
        (404, 10013, RoomKind.THREAD, RoomFault.PERSON_GONE),
        (400, 50024, RoomKind.THREAD, RoomFault.NO_PLACE),
        (403, 50013, RoomKind.THREAD, RoomFault.FORBIDDEN),
        (403, 50001, RoomKind.CHANNEL, RoomFault.FORBIDDEN),
        (400, 160005, RoomKind.THREAD, RoomFault.FORBIDDEN),
        (404, 10003, RoomKind.THREAD, RoomFault.PLACE_GONE),
        (503, 0, RoomKind.THREAD, RoomFault.OUTSIDE),
        (429, 0, RoomKind.THREAD, RoomFault.OUTSIDE),
        (400, 50083, RoomKind.THREAD, RoomFault.OUTSIDE),
        (400, 200001, RoomKind.THREAD, RoomFault.REFUSED),
    ],
)
def test_refusal_of_discord_is_understood(status, code, kind, fault):
    assert fault_of(status, code, kind) is fault

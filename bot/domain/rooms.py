"""The private rooms of teams on their server."""

from datetime import timedelta
from enum import StrEnum

from bot.domain.challenges import EditionState

CHECK_AFTER = timedelta(days=1)  # a room is looked at so often, whether it is still there
SOON, LATER = timedelta(minutes=1), timedelta(minutes=15)

_FORBIDDEN, _NOT_FOUND, _TOO_MANY_REQUESTS, _SERVER_ERROR = 403, 404, 429, 500
# Discord's error codes: channels of a server, of a thread's people, overwrites of a channel, active threads.
_FULL = frozenset({30013, 30033, 30060, 160006})
_PARENT_FULL = 50035  # a form that it refuses; ours can be wrong in the category alone, which holds 50 channels
_WRONG_KIND, _ARCHIVED, _LOCKED = 50024, 50083, 160005
_NO_PERSON = frozenset({10007, 10013})


class RoomKind(StrEnum):
    """What kind of room a server's teams get."""

    THREAD = "thread"
    CHANNEL = "channel"
    NONE = "none"


class RoomAct(StrEnum):
    """What is to be done about a team's room."""

    MAKE = "make"
    TEND = "tend"  # name it, let people in and out, look whether it is there
    CLOSE = "close"


class RoomFault(StrEnum):
    """Why a room is not as it should be."""

    NO_PLACE = "no-place"  # no channel is known in which it could be made
    PLACE_GONE = "place-gone"
    FORBIDDEN = "forbidden"  # the bot lacks a right there
    FULL = "full"
    GONE = "gone"  # somebody removed the room; it is made anew
    PERSON_GONE = "person-gone"  # somebody of the team is not on the server
    REFUSED = "refused"
    OUTSIDE = "outside"  # Discord did not answer usefully; whether it did anything is not known


# Tried again soon: what passes by itself, and an attempt whose end is not known.
PASSING = frozenset({RoomFault.GONE, RoomFault.OUTSIDE})


def choose_act(kind: RoomKind, state: EditionState, *, is_living: bool, has_people: bool, is_made: bool) -> RoomAct:
    """What is to be done about the room of such a team on such a server."""
    is_wanted = kind is not RoomKind.NONE and state is not EditionState.ARCHIVED and is_living and has_people
    if not is_wanted:
        return RoomAct.CLOSE
    return RoomAct.TEND if is_made else RoomAct.MAKE


def is_uncertain(fault: RoomFault | None, *, was_tried: bool) -> bool:
    """Whether an attempt to make a room may have made it, though nobody heard of that."""
    return was_tried and fault in (None, RoomFault.OUTSIDE)


def fault_of(status: int, code: int, kind: RoomKind) -> RoomFault:
    """What Discord's refusal of an act on a room of this kind means."""
    if code in _FULL or (kind is RoomKind.CHANNEL and code == _PARENT_FULL):
        return RoomFault.FULL
    if code in _NO_PERSON:
        return RoomFault.PERSON_GONE
    if code == _WRONG_KIND:
        return RoomFault.NO_PLACE
    if status == _FORBIDDEN or code == _LOCKED:
        return RoomFault.FORBIDDEN
    if status == _NOT_FOUND:
        return RoomFault.PLACE_GONE
    # Archived between a look and the act: the next attempt opens it first.
    if status >= _SERVER_ERROR or status == _TOO_MANY_REQUESTS or code == _ARCHIVED:
        return RoomFault.OUTSIDE
    return RoomFault.REFUSED

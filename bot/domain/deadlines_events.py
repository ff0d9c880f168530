"""Discord's own scheduled events, of which each deadline can be one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.challenges import EditionState

# People who are interested hear of an event when it begins, so it begins before the deadline and ends with it.
BEGINS_BEFORE = timedelta(hours=1)
CHECK_AFTER = timedelta(minutes=10)  # events are looked at so often, and what failed is tried again
# So long one process alone tends the events of a server: longer than it waits for Discord.
HELD_FOR = timedelta(minutes=1)
# Discord takes no event that begins in the past: until it hears of one, some time has passed.
_SOONEST = timedelta(minutes=1)
# Editions in these states show their deadlines as events.
SHOWN_IN = frozenset({EditionState.OPEN, EditionState.CLOSED})
_FORBIDDEN, _TOO_MANY_REQUESTS, _SERVER_ERROR = 403, 429, 500
_FULL = 30038  # 100 events on the server


class EventFault(StrEnum):
    """Why a deadline is no event, or not as it should be."""

    FORBIDDEN = "forbidden"  # the bot lacks the right to create events
    FULL = "full"
    REFUSED = "refused"
    OUTSIDE = "outside"  # Discord did not answer usefully; whether it did anything is not known


class EventAct(StrEnum):
    """What is to be done about the event of a deadline."""

    MAKE = "make"
    EDIT = "edit"
    REMAKE = "remake"  # one that has begun cannot be put off
    REMOVE = "remove"
    LEAVE = "leave"


# What keeps every other event of the server from being made as well.
OF_ALL = frozenset({EventFault.FORBIDDEN, EventFault.FULL, EventFault.OUTSIDE})


@dataclass(frozen=True, slots=True)
class EventFace:
    """What people see of an event."""

    name: str
    about: str
    place: str
    ends_at: datetime


def begin_at(at: datetime, *, now: datetime) -> datetime | None:
    """When the event of a deadline begins that is made now; None where it would be over before anybody saw it."""
    begins_at = max(at - BEGINS_BEFORE, now + _SOONEST)
    return begins_at if begins_at < at else None


def is_look_due(
    looked_at: datetime | None, held_at: datetime | None, *, has_changed: bool, has_failed: bool, now: datetime
) -> bool:
    """Whether a server's events are to be compared with Discord's now, and nobody does so already.

    What failed is tried again when it is time, whatever else changes.
    """
    if held_at is not None and abs(now - held_at) < HELD_FOR:
        return False
    return looked_at is None or now - looked_at >= CHECK_AFTER or (has_changed and not has_failed)


def choose_act(wanted: EventFace | None, seen: EventFace | None, *, has_begun: bool) -> EventAct:
    """What makes the event that Discord has, if it has one, into the one that is wanted, if one is."""
    if wanted is None:
        return EventAct.LEAVE if seen is None else EventAct.REMOVE
    if seen is None:
        return EventAct.MAKE
    if wanted == seen:
        return EventAct.LEAVE
    return EventAct.REMAKE if has_begun and wanted.ends_at != seen.ends_at else EventAct.EDIT


def event_fault_of(status: int, code: int) -> EventFault:
    """What Discord's refusal of an act on an event means."""
    if code == _FULL:
        return EventFault.FULL
    if status == _FORBIDDEN:
        return EventFault.FORBIDDEN
    if status >= _SERVER_ERROR or status == _TOO_MANY_REQUESTS:
        return EventFault.OUTSIDE
    return EventFault.REFUSED

"""The waiting list of a paper that is taken."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.errors import UserError


class WaitState(StrEnum):
    """Where a team's waiting stands."""

    WAITING = "waiting"
    OFFERED = "offered"  # a place is kept for it
    TAKEN = "taken"
    LEFT = "left"
    EXPIRED = "expired"  # the offer was not taken in time


@dataclass(eq=False)
class PlaceFree(UserError):
    """Nobody has to wait for this paper."""

    paper: str
    code: ClassVar[str] = "papers-place-free"


@dataclass(eq=False)
class AlreadyWaiting(UserError):
    """The team is on the list already."""

    paper: str
    place: int
    code: ClassVar[str] = "papers-already-waiting"


@dataclass(eq=False)
class NotWaiting(UserError):
    """The team is not on the list, or not any more."""

    paper: str
    code: ClassVar[str] = "papers-not-waiting"


def count_offers(*, slots: int | None, taken: int, offered: int, waiting: int) -> int:
    """How many of those who wait can be offered a place now. Never takes a place from anybody."""
    if slots is None:
        return waiting
    return min(waiting, max(slots - taken - offered, 0))

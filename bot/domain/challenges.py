"""Editions: what a run of a challenge allows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.errors import UserError


class EditionState(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class EditionRules:
    """What an edition allows. A limit of None means any number."""

    name: str
    claims_per_paper: int | None
    claims_per_team: int | None
    seats_per_team: int
    silent_days: int | None = None
    lapse_days: int = 7
    offer_hours: int = 48


class LockedAct(StrEnum):
    """What an edition allows until a date of its own only."""

    ENTRY = "entry"  # forming teams and claiming papers
    MERGE = "merge"
    ROSTER = "roster"  # letting people into a team, and removing them


@dataclass(eq=False)
class NoEdition(UserError):
    """This server runs no edition at present."""

    code: ClassVar[str] = "challenges-no-edition"


@dataclass(eq=False)
class EditionNotOpen(UserError):
    """The edition does not take teams or claims now."""

    edition: str
    state: str
    code: ClassVar[str] = "challenges-not-open"


@dataclass(eq=False)
class EditionStopped(UserError):
    """The organizers have stopped the edition, and say why."""

    edition: str
    message: str
    code: ClassVar[str] = "challenges-stopped"


def ensure_open(*, edition: str, state: str, stopped: str | None) -> None:
    """Raise EditionNotOpen or EditionStopped unless the edition takes teams and claims."""
    if state != EditionState.OPEN:
        raise EditionNotOpen(edition=edition, state=state)
    if stopped is not None:
        raise EditionStopped(edition=edition, message=stopped)


@dataclass(eq=False)
class DatePassed(UserError):
    """The edition's date for this is past."""

    edition: str
    act: LockedAct
    until: datetime
    code: ClassVar[str] = "challenges-date-passed"


def is_past(until: datetime | None, *, now: datetime) -> bool:
    """Whether a date is over; without one there is no end."""
    return until is not None and now >= until


def ensure_before(until: datetime | None, *, act: LockedAct, edition: str, now: datetime) -> None:
    """Raise DatePassed from the date on."""
    if until is not None and is_past(until, now=now):
        raise DatePassed(edition=edition, act=act, until=until)

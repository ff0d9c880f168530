"""Editions: what a run of a challenge allows."""

from dataclasses import dataclass
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


def ensure_open(*, edition: str, state: str) -> None:
    """Raise EditionNotOpen unless the edition takes teams and claims."""
    if state != EditionState.OPEN:
        raise EditionNotOpen(edition=edition, state=state)

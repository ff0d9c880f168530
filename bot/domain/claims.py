"""Claims: who may take a paper, and what the refusals are."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.domain.seats import lowest_free
from bot.errors import UserError


class ClaimState(StrEnum):
    """Where a claim stands."""

    CLAIMED = "claimed"
    PUBLISHED = "published"
    RELEASED = "released"


@dataclass(eq=False)
class PaperTaken(UserError):
    """Every slot of the paper is held by other teams."""

    paper: str
    teams: tuple[str, ...]
    slots: int
    code: ClassVar[str] = "papers-taken"


@dataclass(eq=False)
class AlreadyClaimed(UserError):
    """The person's own team holds the paper."""

    paper: str
    team: str
    code: ClassVar[str] = "papers-already-claimed"


@dataclass(eq=False)
class TooManyClaims(UserError):
    """The team has as many open claims as the edition allows."""

    team: str
    held: int
    limit: int
    papers: tuple[str, ...]
    code: ClassVar[str] = "papers-too-many-claims"


@dataclass(eq=False)
class NotClaimed(UserError):
    """The person's team does not hold the paper."""

    paper: str
    team: str
    code: ClassVar[str] = "papers-not-claimed"


@dataclass(eq=False)
class ClaimFinished(UserError):
    """The team's report on the paper is published: the claim cannot be given back any more."""

    paper: str
    team: str
    code: ClassVar[str] = "papers-claim-finished"


@dataclass(eq=False)
class NotOnList(UserError):
    """The edition has its own list of papers, and this one is not on it."""

    paper: str
    edition: str
    code: ClassVar[str] = "papers-not-on-list"


def ensure_slot_free(*, paper: str, taken: Collection[int], teams: Collection[str], slots: int | None) -> int:
    """The slot that a new claim gets. Raises PaperTaken when there is none."""
    slot = lowest_free(taken, slots)
    if slot is None:
        raise PaperTaken(paper=paper, teams=tuple(sorted(teams)), slots=slots or 0)
    return slot


def ensure_team_may_claim(*, team: str, held: Collection[str], limit: int | None) -> None:
    """Raise TooManyClaims when the team's open claims, given by their papers' titles, reach the limit."""
    if limit is not None and len(held) >= limit:
        raise TooManyClaims(team=team, held=len(held), limit=limit, papers=tuple(sorted(held)))

"""The wrap-up of an edition: what may be told of a team's work, and what of it is shown."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.claims import REPORTED_STATES, ClaimState
from bot.domain.repositories import Snapshot
from bot.domain.repositories_scorecard import Verdict, score
from bot.errors import UserError

NAMED_MAX, STORY_MAX, QUOTE_MAX = 200, 900, 300


@dataclass(eq=False)
class TooEarlyToTell(UserError):
    """Nothing is told of a work whose report is not handed in."""

    paper: str
    code: ClassVar[str] = "challenges-too-early-to-tell"


@dataclass(eq=False)
class NothingToTell(UserError):
    """Nobody told anything of the work yet, so there is nothing to approve."""

    paper: str
    code: ClassVar[str] = "challenges-nothing-to-tell"


@dataclass(frozen=True, slots=True)
class Marks:
    """A scorecard in numbers: how many things were found of how many that were looked for, and stars of five."""

    found: int
    items: int
    stars: int


def ensure_may_tell(state: ClaimState, *, paper: str) -> None:
    """Raise TooEarlyToTell unless the report is handed in."""
    if state not in REPORTED_STATES:
        raise TooEarlyToTell(paper=paper)


def is_shown(state: ClaimState, *, is_approved: bool) -> bool:
    """Whether a work stands in the wrap-up; a rejected one does where its team has something to tell."""
    return state in REPORTED_STATES and (state is not ClaimState.REJECTED or is_approved)


def mark(snapshot: Snapshot | None) -> Marks | None:
    """What was found in a repository; None where it was never looked at, or nothing of it was seen."""
    if snapshot is None:
        return None
    card = score(snapshot)
    if all(item.verdict is Verdict.UNSEEN for item in card.items):
        return None
    found = sum(item.verdict is Verdict.FOUND for item in card.items)
    return Marks(found, len(card.items), sum(star.is_found for star in card.stars))

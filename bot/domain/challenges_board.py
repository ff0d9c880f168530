"""Numbers of the organizers' board: how far claims came, and when they were taken."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.claims import REPORTED_STATES, ClaimState

WEEKS = 12  # at most so many are shown, the latest

_WORKED = REPORTED_STATES | {ClaimState.WORKING}
_DECIDED = frozenset({ClaimState.ACCEPTED, ClaimState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many claims there ever were, and how many of them were begun, handed in, and accepted, as they stand now."""

    claimed: int
    begun: int
    submitted: int
    accepted: int

    @property
    def conversion(self) -> int:
        """Of a hundred claims, how many were handed in."""
        return round(100 * self.submitted / self.claimed) if self.claimed else 0


def make_funnel(claims: Mapping[str, int]) -> Funnel:
    """The funnel of claims counted by state."""

    def count(states: frozenset[ClaimState]) -> int:
        return sum(claims.get(state, 0) for state in states)

    return Funnel(sum(claims.values()), count(_WORKED), count(REPORTED_STATES), count(_DECIDED))


def group_by_week(times: Sequence[datetime]) -> tuple[tuple[datetime, int], ...]:
    """How many there were in each week from the first to the last, by its Monday; the latest twelve weeks."""
    if not times:
        return ()
    counts = Counter(_monday(at) for at in times)
    first, last = min(counts), max(counts)
    weeks = [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    return tuple((week, counts[week]) for week in weeks[-WEEKS:])


def _monday(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=at.weekday())

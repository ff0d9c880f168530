"""Merges: when two teams can become one."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from bot.errors import UserError


@dataclass(eq=False)
class CannotMergeAlone(UserError):
    """A team cannot merge with itself, nor with one that nobody is in."""

    code: ClassVar[str] = "teams-cannot-merge-alone"


@dataclass(eq=False)
class MergeTooBig(UserError):
    """The people of both teams are more than a team of the edition has seats."""

    team: str
    other: str
    people: int
    seats: int
    code: ClassVar[str] = "teams-merge-too-big"


@dataclass(eq=False)
class MergeSamePaper(UserError):
    """Both teams hold the same papers, and one team cannot hold a paper twice."""

    team: str
    other: str
    papers: tuple[str, ...]
    code: ClassVar[str] = "teams-merge-same-paper"


@dataclass(eq=False)
class MergeTooManyClaims(UserError):
    """Both teams together have more open claims than a team may have; `surplus` have to be given back first."""

    team: str
    other: str
    papers: tuple[str, ...]
    limit: int
    surplus: int
    code: ClassVar[str] = "teams-merge-too-many-claims"


@dataclass(frozen=True, slots=True)
class Half:
    """One of two teams that may merge: its name, its people, the titles of its papers and of those still at work."""

    team: str
    people: int
    papers: Collection[str]
    busy: Collection[str]


def ensure_mergeable(one: Half, other: Half, *, seats: int, claims: int | None) -> None:
    """Raise CannotMergeAlone, MergeTooBig, MergeSamePaper or MergeTooManyClaims unless one team can hold all of both.

    `claims` is how many open claims a team may have.
    """
    names = {"team": one.team, "other": other.team}
    if not one.people or not other.people:
        raise CannotMergeAlone()
    if one.people + other.people > seats:
        raise MergeTooBig(**names, people=one.people + other.people, seats=seats)
    both = set(one.papers) & set(other.papers)
    if both:
        raise MergeSamePaper(**names, papers=tuple(sorted(both)))
    busy = sorted([*one.busy, *other.busy])
    if claims is not None and other.busy and len(busy) > claims:
        raise MergeTooManyClaims(**names, papers=tuple(busy), limit=claims, surplus=len(busy) - claims)

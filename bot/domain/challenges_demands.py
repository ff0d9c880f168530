"""What an edition takes: papers of which venues, and reports with what."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from bot.domain.links import LinkKind
from bot.errors import UserError

VENUES_MAX = 30
VENUE_MAX = 60  # characters

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Demands:
    """What papers and reports an edition takes.

    No `venues` are all of them; those there are bind claims where `are_venues_required`. No `report_kinds` are all.
    """

    venues: tuple[str, ...] = ()
    are_venues_required: bool = False
    needs_repository: bool = False
    report_kinds: frozenset[LinkKind] = frozenset()
    is_anonymous: bool = False  # claims hide the team's people from the first moment


@dataclass(eq=False)
class TooManyVenues(UserError):
    """So many venues an edition can name."""

    limit: int
    code: ClassVar[str] = "challenges-too-many-venues"


@dataclass(eq=False)
class VenueNotTaken(UserError):
    """The edition takes papers of other venues."""

    paper: str
    edition: str
    venues: tuple[str, ...]
    code: ClassVar[str] = "challenges-venue-not-taken"


@dataclass(eq=False)
class RepositoryNeeded(UserError):
    """The edition takes reports of teams that have linked a repository."""

    edition: str
    code: ClassVar[str] = "challenges-repository-needed"


@dataclass(eq=False)
class ReportElsewhere(UserError):
    """The edition takes reports that are handed in on certain sites."""

    edition: str
    kinds: tuple[str, ...]
    code: ClassVar[str] = "challenges-report-elsewhere"


def read_venues(typed: str) -> tuple[str, ...]:
    """The venues as they were typed, with commas between. Raises TooManyVenues."""
    venues = tuple(dict.fromkeys(name[:VENUE_MAX] for part in typed.split(",") if (name := " ".join(part.split()))))
    if len(venues) > VENUES_MAX:
        raise TooManyVenues(limit=VENUES_MAX)
    return venues


def is_venue_taken(venues: Collection[str], venue: str, year: int | None) -> bool:
    """Whether a paper of this venue and year is of one of `venues`, of which each may name a year."""
    return not venues or any(_fits(wanted, venue, year) for wanted in venues)


def ensure_venue(demands: Demands, *, paper: str, venue: str, year: int | None, edition: str) -> None:
    """Raise VenueNotTaken where the edition binds its teams to venues, and the paper is of none of them."""
    if demands.are_venues_required and not is_venue_taken(demands.venues, venue, year):
        raise VenueNotTaken(paper=paper, edition=edition, venues=demands.venues)


def ensure_report(demands: Demands, *, kind: LinkKind, has_repository: bool, edition: str) -> None:
    """Raise RepositoryNeeded or ReportElsewhere where the edition does not take the report so."""
    if demands.needs_repository and not has_repository:
        raise RepositoryNeeded(edition=edition)
    if demands.report_kinds and kind not in demands.report_kinds:
        raise ReportElsewhere(edition=edition, kinds=tuple(sorted(each.value for each in demands.report_kinds)))


def _fits(wanted: str, venue: str, year: int | None) -> bool:
    named = _YEAR.search(wanted)
    if named is not None and year is not None and int(named[1]) != year:
        return False
    name = " ".join(_YEAR.sub("", wanted).split()).casefold()
    return name == " ".join(_YEAR.sub("", venue).split()).casefold()

"""Cohorts: what can be wrong about a part of an edition."""

from dataclasses import dataclass
from typing import ClassVar

from bot.errors import UserError

NAME_MAX = 60  # characters
COHORTS_MAX = 30  # of one edition
PAPERS_MAX = 60


@dataclass(eq=False)
class NoSuchCohort(UserError):
    """The edition has no cohort like this, or no longer."""

    text: str = ""
    code: ClassVar[str] = "cohorts-no-such"


@dataclass(eq=False)
class CohortNameTaken(UserError):
    """Another cohort of the edition has this name."""

    name: str
    code: ClassVar[str] = "cohorts-name-taken"


@dataclass(eq=False)
class TooManyCohorts(UserError):
    """An edition can have so many cohorts, and a cohort so many papers."""

    limit: int
    code: ClassVar[str] = "cohorts-too-many"


@dataclass(eq=False)
class CohortHasDates(UserError):
    """The cohort has deadlines of its own, which are removed first, with a reason for those whom they concern."""

    name: str
    count: int
    code: ClassVar[str] = "cohorts-has-dates"


@dataclass(eq=False)
class PaperOfOthers(UserError):
    """The team's cohort chooses from other papers."""

    paper: str
    cohort: str
    papers: tuple[str, ...]
    code: ClassVar[str] = "cohorts-paper-of-others"

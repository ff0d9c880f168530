"""What a source tells of a paper, and how asking for it can end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sites import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """One paper as one source describes it: plain single lines without e-mail addresses, never an abstract.

    `venue` is empty where the source names none. `names` are canonical (`arxiv:2004.02546`, `doi:10.1000/182`), the
    one asked for among them. `landing_url` is made from a name, never taken from the answer. `fetched_at` is in UTC.
    """

    title: str
    authors: tuple[str, ...]
    venue: str
    year: int | None
    names: tuple[str, ...]
    landing_url: str
    source: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """The facts, and how long ago they were fetched. Stale ones are given only when no source could be asked."""

    facts: PaperFacts
    age: timedelta = timedelta()
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class NotFound:
    """Those asked say that there is no such paper, `age` ago; `asked` is empty where nobody knows such names."""

    name: str
    asked: tuple[str, ...]
    age: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class SourcesUnavailable:
    """Nobody gave the paper, and not everybody whose word counts could be asked; `troubles` in the order of asking."""

    name: str
    troubles: tuple[Trouble, ...]


Outcome = Found | NotFound | SourcesUnavailable

"""Papers: what a title is compared by, what a row of a list must hold, and what a person may do with a paper."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.domain.identifiers import Kind, identify, link
from bot.errors import UserError

TITLE_MAX = 500  # characters
AUTHORS_MAX = 4000
VENUE_MAX = 200
URL_MAX = 2000
COLUMNS = frozenset(
    {"title", "authors", "venue", "year", "arxiv_id", "doi", "openreview_id", "landing_url", "url"}
)  # of a list of papers; only `title` must be there

_BLANK = frozenset({"-", "n/a", "na", "nan", "none", "null"})
_YEAR = re.compile(r"(1[89][0-9]{2}|20[0-9]{2})(?:\.0)?")
_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?(?:[/?#][!-~]*)?", re.IGNORECASE | re.ASCII)
_EMAIL = re.compile(r"[\w.+%-]+[@＠][\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)
# No author's name holds an @, so that among authors anything around one goes; groups as in {ann,bo}@example.org too.
_AROUND_AT = re.compile(r"(?:\{[^{}]*\}|[^\s;,<>()\[\]]*)[@＠][^\s;,<>()\[\]]*")
_JOINERS = "\u200c\u200d"  # invisible, but part of how some scripts are written


class RefusalReason(StrEnum):
    """Why a row of a list is not a paper."""

    NO_TITLE = "no-title"
    TITLE_TOO_LONG = "title-too-long"
    BAD_YEAR = "bad-year"
    BAD_ARXIV_ID = "bad-arxiv-id"
    BAD_DOI = "bad-doi"
    BAD_OPENREVIEW_ID = "bad-openreview-id"
    BAD_URL = "bad-url"
    TOO_MANY_FIELDS = "too-many-fields"
    NAMES_OF_TWO_PAPERS = "names-of-two-papers"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row was not taken."""

    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper as a list states it, cleaned. `authors` are separated by "; "; `names` are canonical."""

    title: str
    authors: str
    venue: str
    year: int | None
    url: str | None
    names: tuple[str, ...]
    title_key: str


class PaperAct(StrEnum):
    """What a person may do with a paper now or, where nothing, why."""

    CLAIM = "claim"
    TAKE_OFFER = "take-offer"  # a place is kept for the own team
    SWAP = "swap"  # the own team holds as many papers as it may, and its lead can give one back for this
    OWN = "own"  # the own team holds it
    WAIT = "wait"  # no place is free, and the own team may wait for one
    WAITING = "waiting"
    MAKE_TEAM = "make-team"
    TEAM_BUSY = "team-busy"  # the own team holds as many papers as it may
    FULL = "full"
    CLOSED = "closed"
    ENTRY_PAST = "entry-past"
    NOT_ON_LIST = "not-on-list"


@dataclass(eq=False)
class NoSuchPaper(UserError):
    """Nothing in the catalogue answers to this text."""

    text: str
    code: ClassVar[str] = "papers-not-found"


@dataclass(eq=False)
class AmbiguousPaper(UserError):
    """Several papers answer to this text."""

    text: str
    count: int
    code: ClassVar[str] = "papers-ambiguous"


def title_key(title: str) -> str:
    """What titles share that differ only in case, width, punctuation or white space. At most 500 characters.

    Suggests that two papers are one, never decides it.
    """
    seen = "".join(character for character in title if unicodedata.category(character) not in ("Cf", "Cs"))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    key = " ".join("".join(map(_letter_or_space, folded)).split())
    # A title of punctuation alone is compared by that.
    key = key or " ".join("".join(map(_visible_or_space, folded)).split())
    return key[:TITLE_MAX].rstrip()


def search_words(text: str) -> list[str]:
    """The words to look for: letters and digits only, folded like `title_key`."""
    return [word for word in title_key(text).split() if any(map(str.isalnum, word))]


def read_row(row: Mapping[str, str]) -> NewPaper | Refusal:
    """The paper of one row, by the columns in `COLUMNS`; absent columns count as empty.

    E-mail addresses are taken out, invisible characters and line breaks too.
    """
    # Cut before the patterns look: they take time with the square of the length, and a field can be 128 KiB.
    title = _clean(_EMAIL.sub("", row.get("title", "")[: 4 * TITLE_MAX]))
    year = _typed(row, "year")
    url = _typed(row, "url") or _typed(row, "landing_url")
    if not title_key(title):
        return Refusal(RefusalReason.NO_TITLE)
    if len(title) > TITLE_MAX:
        return Refusal(RefusalReason.TITLE_TOO_LONG)
    if year and not _YEAR.fullmatch(year):
        return Refusal(RefusalReason.BAD_YEAR)
    if url and (len(url) > URL_MAX or not _URL.fullmatch(url)):
        return Refusal(RefusalReason.BAD_URL)
    names = _read_names(row, url)
    if isinstance(names, Refusal):
        return names
    return NewPaper(
        title=title,
        authors=_clean_authors(row.get("authors", "")[: 2 * AUTHORS_MAX]),
        venue=_clean(_EMAIL.sub("", row.get("venue", "")[: 4 * VENUE_MAX]))[:VENUE_MAX].rstrip(),
        year=int(year[:4]) if year else None,
        url=url or next(filter(None, map(link, names)), None),
        names=names,
        title_key=title_key(title),
    )


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What decides what somebody may do with a paper: the edition, the paper, and the own team."""

    is_open: bool
    is_entry_past: bool
    is_listed: bool
    is_full: bool
    has_team: bool
    is_busy: bool  # the own team holds as many papers as the edition allows
    can_swap: bool  # its lead asks, and one of them can still be given back
    holds_it: bool
    is_waiting: bool
    is_offered: bool


def decide_act(facts: PaperFacts) -> PaperAct:
    """What somebody may do with a paper."""
    if facts.holds_it:
        return PaperAct.OWN
    if not facts.is_open:
        return PaperAct.CLOSED
    if facts.is_entry_past:
        return PaperAct.ENTRY_PAST
    if not facts.is_listed:
        return PaperAct.NOT_ON_LIST
    return _decide_place(facts)


def _decide_place(facts: PaperFacts) -> PaperAct:
    if facts.is_waiting and not facts.is_offered:
        return PaperAct.WAITING
    if facts.is_full and not facts.is_offered:
        return PaperAct.WAIT if facts.has_team else PaperAct.FULL
    if not facts.has_team:
        return PaperAct.MAKE_TEAM
    if facts.is_busy:
        return PaperAct.SWAP if facts.can_swap else PaperAct.TEAM_BUSY
    return PaperAct.TAKE_OFFER if facts.is_offered else PaperAct.CLAIM


def _typed(row: Mapping[str, str], column: str) -> str:
    """The field, empty also where somebody wrote that there is nothing."""
    typed = row.get(column, "").strip()
    return "" if typed.lower() in _BLANK else typed


def _letter_or_space(character: str) -> str:
    return character if unicodedata.category(character)[0] in "LNM" else " "


def _visible_or_space(character: str) -> str:
    return " " if unicodedata.category(character)[0] in "CZ" else character


def _clean(text: str) -> str:
    """One line without control characters and without those that hide or turn text around."""
    shown = (" " if unicodedata.category(each) == "Cc" else each for each in text if not _is_hidden(each))
    return " ".join(unicodedata.normalize("NFC", "".join(shown)).split())


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cs") and character not in _JOINERS


def _clean_authors(text: str) -> str:
    names = (_clean(name).strip(" <>()[]{},:") for name in _AROUND_AT.sub("", text).split(";"))
    kept = "; ".join(filter(None, names))
    if len(kept) <= AUTHORS_MAX:
        return kept
    return kept[:AUTHORS_MAX].rpartition("; ")[0] or kept[:AUTHORS_MAX]


def _read_names(row: Mapping[str, str], url: str) -> tuple[str, ...] | Refusal:
    names: dict[str, None] = {}
    for column, (kinds, reason) in _NAMED_BY.items():
        typed = _typed(row, column)
        if not typed:
            continue
        found = identify(f"openreview:{typed}") if column == "openreview_id" else None
        found = found or identify(typed)
        if found is None or found.kind not in kinds:
            return Refusal(reason)
        names[found.name] = None
    page = identify(url)
    if page is not None and page.kind is not Kind.REPO:
        names[page.name] = None
    return tuple(names)


_NAMED_BY = {
    "arxiv_id": (frozenset({Kind.ARXIV}), RefusalReason.BAD_ARXIV_ID),
    # People type arXiv ids into DOI fields; the Anthology's DOIs are known by their own names.
    "doi": (frozenset({Kind.DOI, Kind.ARXIV, Kind.ACL}), RefusalReason.BAD_DOI),
    "openreview_id": (frozenset({Kind.OPENREVIEW}), RefusalReason.BAD_OPENREVIEW_ID),
}

"""Suggestions: what somebody wants in the catalogue, by the ways in which people name papers."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from bot.domain.free_text import ensure_line
from bot.domain.identifiers import Kind, identify, link
from bot.domain.links import LinkFault, LinkRefused, read_link
from bot.domain.papers import TITLE_MAX, NewPaper, Refusal, RefusalReason, read_row
from bot.errors import UserError

_SHOWN_MAX = 100  # characters of what was typed that a refusal repeats


class SuggestionState(StrEnum):
    """Where a suggestion stands."""

    OPEN = "open"
    APPROVED = "approved"
    DECLINED = "declined"


class TitleNeed(StrEnum):
    """Why a title has to be typed."""

    NOT_FOUND = "not-found"  # the sources say that there is no such paper
    UNAVAILABLE = "unavailable"  # no source could be asked
    NOBODY_KNOWS = "nobody-knows"  # there is no source for papers named like this
    NO_TITLE = "no-title"  # what was typed is no name, and cannot be a title either


@dataclass(eq=False)
class TitleNeeded(UserError):
    """Nothing is known of the paper; with its title it can be suggested all the same."""

    need: TitleNeed
    text: str
    code: ClassVar[str] = "papers-suggest-title-needed"


@dataclass(eq=False)
class NotAPaper(UserError):
    """A repository was named."""

    code: ClassVar[str] = "papers-suggest-not-a-paper"


@dataclass(eq=False)
class SuggestionOver(UserError):
    """The suggestion was answered, or is another server's."""

    code: ClassVar[str] = "catalog-suggestion-over"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed. `name` is canonical; `title` is empty where none was typed, and there is one of the three."""

    text: str
    name: str | None
    url: str | None
    title: str


def read_wanted(typed: str, typed_title: str = "") -> Wanted:
    """The paper that was named by a link, an id or its title. Raises TextRefused, LinkRefused, NotAPaper, TitleNeeded.

    A title of its own counts where the rest is a link or an id, or nothing that can be read.
    """
    text, title = typed.strip(), ensure_line(typed_title, longest=TITLE_MAX, may_be_empty=True)
    named = identify(text)
    if named is not None:
        if named.kind is Kind.REPO:
            raise NotAPaper()
        return Wanted(text[:_SHOWN_MAX], named.name, link(named.name), title)
    if _is_address(text):
        url = read_link(text).url
        return Wanted(text[:_SHOWN_MAX], None, url, title)
    line = title or ensure_line(text, longest=TITLE_MAX)
    if not any(map(str.isalpha, line)) and not title:
        raise TitleNeeded(TitleNeed.NO_TITLE, text[:_SHOWN_MAX])
    return Wanted(text[:_SHOWN_MAX], None, None, line)


def ensure_title(wanted: Wanted, need: TitleNeed) -> str:
    """The title that was typed. Raises TitleNeeded where there is none."""
    if not wanted.title:
        raise TitleNeeded(need, wanted.text)
    return wanted.title


def as_paper(
    title: str, *, authors: str = "", venue: str = "", year: int | None = None, url: str | None, name: str | None
) -> NewPaper:
    """The paper as a list with these values would state it. `url` can be another name of it.

    Raises LinkRefused for an address that a list could not hold, TitleNeeded for a title without anything to read.
    """
    row = read_row({"title": title, "authors": authors, "venue": venue, "year": str(year or ""), "url": url or ""})
    if isinstance(row, Refusal):
        if row.reason is RefusalReason.BAD_URL:
            raise LinkRefused(LinkFault.NO_ADDRESS)
        raise TitleNeeded(TitleNeed.NO_TITLE, title[:_SHOWN_MAX])
    return replace(row, names=tuple(dict.fromkeys(filter(None, (name, *row.names)))))


def _is_address(text: str) -> bool:
    """Whether somebody meant an address and not a title."""
    host, slash, _ = text.partition("/")
    return "://" in text or (bool(slash) and "." in host and len(text.split()) == 1)

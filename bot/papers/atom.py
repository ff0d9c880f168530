"""What arXiv's feeds say."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from bot.papers.names import name_doi, read_arxiv_id
from bot.papers.year import read_year
from bot.sites.text import TITLE_MAX, VENUE_MAX, clean, clean_authors

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_ERRORS = re.compile(r"https?://(?:export\.)?arxiv\.org/api/errors", re.IGNORECASE)
_REFUSED = re.compile(r"incorrect id format for (\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of a feed, cleaned. `doi_name` is the canonical name of where it was published."""

    arxiv_id: str
    title: str
    authors: tuple[str, ...]
    venue: str
    year: int | None
    doi_name: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """The papers by id; whether arXiv reported an error in place of more; and the ids that it named as malformed."""

    papers: dict[str, Entry]
    is_error: bool
    refused: frozenset[str]


def read_feed(body: bytes) -> Feed:
    """The papers of an Atom feed. Raises ValueError for anything else, and for any DOCTYPE.

    Source: arXiv API User's Manual, "Details of Atom Results Returned" and "Errors": an error is an entry as well.
    """
    # As text, so that no other encoding hides what is looked for: without a DOCTYPE there are no entities to expand.
    text = body.decode("utf-8-sig")
    if "<!DOCTYPE" in text:
        raise ValueError("a document with a DOCTYPE")
    try:
        root = ET.fromstring(text)  # noqa: S314 - entities need the DOCTYPE that was refused above
    except ET.ParseError as error:
        raise ValueError("not XML") from error
    if root.tag != f"{_ATOM}feed":
        raise ValueError("not a feed")
    entries = root.findall(f"{_ATOM}entry")
    errors = [entry for entry in entries if _ERRORS.match(_text(entry, f"{_ATOM}id"))]
    refused = {_REFUSED.search(_text(error, f"{_ATOM}summary")) for error in errors}
    papers = [paper for entry in entries if (paper := _read_entry(entry)) is not None]
    return Feed(
        papers={paper.arxiv_id: paper for paper in papers},
        is_error=bool(errors),
        refused=frozenset(match[1] for match in refused if match is not None),
    )


def _read_entry(entry: ET.Element) -> Entry | None:
    """None for an error, and for a paper without a title, which is how arXiv shows some that do not exist."""
    arxiv_id = read_arxiv_id(_text(entry, f"{_ATOM}id"))
    title = clean(_text(entry, f"{_ATOM}title"), TITLE_MAX)
    if arxiv_id is None or not title:
        return None
    return Entry(
        arxiv_id=arxiv_id,
        title=title,
        authors=clean_authors(_text(author, f"{_ATOM}name") for author in entry.findall(f"{_ATOM}author")),
        venue=clean(_text(entry, f"{_ARXIV}journal_ref"), VENUE_MAX),
        year=read_year(_text(entry, f"{_ATOM}published").strip()),
        doi_name=name_doi(_text(entry, f"{_ARXIV}doi")),
    )


def _text(element: ET.Element, path: str) -> str:
    return element.findtext(path) or ""

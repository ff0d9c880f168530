"""Full-text search over papers: what differs between SQLite (FTS5) and PostgreSQL (tsvector).

Both find the papers that hold every typed word, or a longer word that begins with it, in title, authors or venue.
Case, accents and punctuation do not count.
"""

import string
import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Integer, Select, column, func, literal_column, table

from db.papers import Paper

_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])

# PostgreSQL keeps "a/b" or "arxiv.org" together as one word, so punctuation becomes spaces first. Marks have no
# counterpart in `_SPACES`: translate() deletes them.
_PUNCTUATION = string.punctuation.replace("\\", "") + "\\" + "‐‑‒–—―‘’“”„…·•×"
_MARKS = "".join(map(chr, range(0x0300, 0x0370)))
_SPACES = " " * len(_PUNCTUATION)
_TERMS_MAX = 32
_TERM_LENGTH_MAX = 100  # PostgreSQL refuses words above 2 kB

_VECTOR = (
    "to_tsvector('simple'::regconfig, translate("
    "normalize(papers.title || ' ' || papers.authors || ' ' || papers.venue, NFKD), "
    f"'{(_PUNCTUATION + _MARKS).replace(chr(39), chr(39) * 2)}', '{_SPACES}'))"
)

_ADD = "INSERT INTO papers_fts(rowid, title, authors, venue) VALUES (new.id, new.title, new.authors, new.venue);"
_REMOVE = """INSERT INTO papers_fts(papers_fts, rowid, title, authors, venue)
VALUES ('delete', old.id, old.title, old.authors, old.venue);"""
_FTS5 = [
    """CREATE VIRTUAL TABLE papers_fts USING fts5(title, authors, venue, content='papers', content_rowid='id',
prefix='2 3 4', tokenize='unicode61 remove_diacritics 2')""",
    f"CREATE TRIGGER papers_fts_insert AFTER INSERT ON papers BEGIN {_ADD} END",
    f"CREATE TRIGGER papers_fts_delete AFTER DELETE ON papers BEGIN {_REMOVE} END",
    f"CREATE TRIGGER papers_fts_update AFTER UPDATE OF id, title, authors, venue ON papers BEGIN {_REMOVE} {_ADD} END",
    # For a catalogue that stood before: a migration that recreates the table drops the triggers.
    "INSERT INTO papers_fts(papers_fts) VALUES ('rebuild')",
]


def create_search(dialect: str) -> list[str]:
    """The statements that build the search index over the table `papers`, filled from what stands there."""
    if dialect == "sqlite":
        return list(_FTS5)
    # Papers are added seldom and looked for often: no list of pending entries that every search has to read.
    return [f"CREATE INDEX ix_papers_words ON papers USING gin (({_VECTOR})) WITH (fastupdate = off)"]


def drop_search(dialect: str) -> list[str]:
    """The statements that remove what `create_search` built."""
    if dialect == "sqlite":
        triggers = [f"DROP TRIGGER IF EXISTS papers_fts_{act}" for act in ("insert", "delete", "update")]
        return [*triggers, "DROP TABLE IF EXISTS papers_fts"]
    return ["DROP INDEX IF EXISTS ix_papers_words"]


def holding_words(query: _Query, words: Sequence[str], *, dialect: str) -> _Query:
    """`query` over papers, cut to those that hold every one of `words`, each possibly as the beginning of a word.

    Words are letters and digits only, as `bot.domain.papers.search_words` gives them. At most 32 words count.
    """
    # Quoted, so that nothing typed is read as an operator of either language.
    terms = [word[:_TERM_LENGTH_MAX] for word in words[:_TERMS_MAX]]
    if dialect == "sqlite":
        index = table("papers_fts", column("rowid", Integer))
        matches = literal_column("papers_fts").op("MATCH")(" AND ".join(f'"{term}"*' for term in terms))
        # A join can stop at the limit; `IN` would collect every match first.
        return query.join(index, index.c.rowid == Paper.id).where(matches)
    terms = [plain for plain in map(_without_marks, terms) if plain]
    return query.where(
        literal_column(_VECTOR).bool_op("@@")(func.to_tsquery("simple", " & ".join(f"'{term}':*" for term in terms)))
    )


def _without_marks(term: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", term) if part not in _MARKS)

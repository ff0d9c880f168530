"""Text from outside made fit to be kept: one line, nothing hidden, no markup, no e-mail addresses."""

import html
import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

TITLE_MAX = 500  # characters
VENUE_MAX = 200
AUTHOR_MAX = 200
AUTHORS_MAX = 500  # names; collaborations sign with thousands

_HIDDEN = frozenset({"Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"  # invisible, but part of how some scripts are written
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # drawn as nothing, though no category says so
# Each looks at a character but once or twice, since strangers choose what they look at.
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]++[@＠][\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)
_GROUP_AT = re.compile(r"\{[^{}]*\}(?=[@＠])")  # as in {ann,bo}@example.org
_WORD = re.compile(r"[^\s;,<>()\[\]]+")
_TAG = re.compile(r"</?[a-z][a-z0-9:-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)


def clean(text: str, limit: int) -> str:
    """At most `limit` characters of the text in NFC, its white space folded; empty when nothing in it can be seen."""
    shown = _line(_EMAIL.sub("", text[: 4 * limit]))
    return shown[:limit].rstrip()


def clean_authors(names: Iterable[str]) -> tuple[str, ...]:
    """Names without semicolons, which separate authors elsewhere; without what is empty, and at most AUTHORS_MAX."""
    seen: list[str] = []
    for name in islice(names, 2 * AUTHORS_MAX):
        # No author's name holds an @, so that anything around one goes.
        named = _WORD.sub(_unless_address, _GROUP_AT.sub("", name[: 2 * AUTHOR_MAX]))
        line = _line(named.replace(";", ","))
        shown = line.strip(" <>()[]{},:")[:AUTHOR_MAX].rstrip()
        if shown:
            seen.append(shown)
        if len(seen) == AUTHORS_MAX:
            break
    return tuple(seen)


def strip_markup(text: str, limit: int) -> str:
    """The text without tags and entities, looked at as far as `limit` characters of it could need."""
    # Publishers deposit markup that was escaped once more.
    plain = _TAG.sub("", text[: 16 * limit])
    return _TAG.sub("", html.unescape(plain))


def _unless_address(word: re.Match[str]) -> str:
    return "" if re.search("[@＠]", word[0]) else word[0]


def _line(text: str) -> str:
    spaced = ("" if _is_hidden(each) else " " if unicodedata.category(each) == "Cc" else each for each in text)
    line = " ".join(unicodedata.normalize("NFC", "".join(spaced)).split())
    return "".join(each for at, each in enumerate(line) if each not in _JOINERS or _joins(line, at))


def _is_hidden(character: str) -> bool:
    if character in _JOINERS:
        return False
    return character in _FILLERS or unicodedata.category(character) in _HIDDEN


def _joins(line: str, at: int) -> bool:
    around = line[at - 1 : at] + line[at + 1 : at + 2]
    return len(around) == 2 and all(unicodedata.category(each)[0] in "LM" for each in around)

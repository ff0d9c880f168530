"""Free text: what people write about their work, checked for what does not belong in it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.errors import UserError

_EMAIL = re.compile(r"[\w.+%-]+\s?(?:[@＠]|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)
_INVITE = re.compile(r"\bdiscord(?:app)?\.(?:gg|com/invite)\b|\bdsc\.gg\b|\bdiscord\.me\b", re.IGNORECASE)
_MENTION = re.compile(r"<[@#]!?&?\d+>|<id:|@(?:everyone|here)\b")
_WORD = re.compile(r"\w[\w'’-]*")
_JOINERS = "\u200c\u200d"  # invisible, but part of how some scripts are written
_SPACE = " \n"  # all that is left of white space


class TextFault(StrEnum):
    """Why a text is not taken."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_MANY_WORDS = "too-many-words"
    EMAIL = "email"
    INVITE = "invite"
    MENTION = "mention"


@dataclass(eq=False)
class TextRefused(UserError):
    """The text holds what it must not, or too much; `limit` is what it may have where the fault is its length."""

    fault: TextFault
    limit: int
    code: ClassVar[str] = "shared-text-refused"


def ensure_line(typed: str, *, longest: int, may_be_empty: bool = False) -> str:
    """The text on one line, in composed form. `longest` is in characters. Raises TextRefused."""
    return _ensure(" ".join(_show(typed).split()), longest=longest, may_be_empty=may_be_empty)


def ensure_paragraphs(typed: str, *, longest: int, words: int | None = None) -> str:
    """The text with its line breaks, which may be empty; at most `longest` characters and `words`. Raises TextRefused.

    A character of Chinese, Japanese or Korean counts as a word.
    """
    lines = (" ".join(line.split()) for line in _show(typed).strip().splitlines())
    text = _ensure("\n".join(lines), longest=longest, may_be_empty=True)
    if words is not None and count_words(text) > words:
        raise TextRefused(TextFault.TOO_MANY_WORDS, words)
    return text


def ensure_layout(typed: str, *, longest: int) -> str:
    """The text as it is laid out, in composed form; it is somebody's Markdown, and is disarmed when it is shown.

    `longest` is in characters. Raises TextRefused when it is empty, too long or holds an e-mail address.
    """
    lines = (line.rstrip() for line in _show(typed).splitlines())
    text = unicodedata.normalize("NFC", "\n".join(lines).strip("\n"))
    if not text.strip(_JOINERS + _SPACE):
        raise TextRefused(TextFault.EMPTY, longest)
    if len(text) > longest:
        raise TextRefused(TextFault.TOO_LONG, longest)
    if _EMAIL.search(unicodedata.normalize("NFKC", text)):
        raise TextRefused(TextFault.EMAIL, longest)
    return text


def count_words(text: str) -> int:
    """How many words; a character of a script without spaces counts as one."""
    spaced = "".join(f" {character} " if _is_ideograph(character) else character for character in text)
    return len(_WORD.findall(spaced))


def _ensure(text: str, *, longest: int, may_be_empty: bool) -> str:
    text = unicodedata.normalize("NFC", text)
    if not text.strip(_JOINERS + _SPACE) and not may_be_empty:
        raise TextRefused(TextFault.EMPTY, longest)
    if len(text) > longest:
        raise TextRefused(TextFault.TOO_LONG, longest)
    folded = unicodedata.normalize("NFKC", text)
    for fault, pattern in ((TextFault.EMAIL, _EMAIL), (TextFault.INVITE, _INVITE), (TextFault.MENTION, _MENTION)):
        if pattern.search(folded):
            raise TextRefused(fault, longest)
    return text


def _show(text: str) -> str:
    """Without what is invisible, before white space is joined: it could stand between two spaces."""
    return "".join(filter(_is_shown, text))


def _is_shown(character: str) -> bool:
    return character in _JOINERS or character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def _is_ideograph(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("CJK ", "HIRAGANA", "KATAKANA", "HANGUL"))

"""What people typed and what was fetched, made harmless: it cannot mention, format, link or inject."""

import re
import string
from urllib.parse import quote

_BREAKS_OUT = '()[]{}<>*~|`^"\\'
_ADDRESS_MAX = 512  # as Discord allows a button of this kind
_IN_ADDRESS = "".join(sorted(set(string.punctuation) - set(_BREAKS_OUT)))
_ZERO_WIDTH = "\u200b"
_MARKDOWN = re.compile(r"([\\*_~|`\[\]])")
_PAGE_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_PAGE_LINE_START = re.compile(r"^(\s*\d*)([-+.])")
_LINE_START = re.compile(r"^(\s*)(#{1,3}\s|-#\s|[-+>]\s?|\d+\.\s)")


class Markup(str):
    """Text that is ours, and may therefore format, mention and link."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """The text on one line, shown letter for letter by Discord."""
    line = _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    line = _LINE_START.sub(rf"\1{_ZERO_WIDTH}\2", line)
    line = line.replace("@", f"@{_ZERO_WIDTH}").replace("<", f"<{_ZERO_WIDTH}").replace("://", f":{_ZERO_WIDTH}//")
    return Markup(line)


def write_markdown(text: str) -> str:
    """The text on one line, shown letter for letter by whatever reads Markdown; for files, not for Discord."""
    line = _PAGE_MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    return _PAGE_LINE_START.sub(r"\1\\\2", line)


def mention(user_id: int) -> Markup:
    """A person's name as everybody sees it; it notifies nobody by itself."""
    return Markup(f"<@{user_id}>")


def link(label: str, url: str | None) -> Markup:
    """The label as a link; an address that is too long to be shown leaves the label alone, and none leaves nothing."""
    if url is None:
        return Markup("")
    # What Markdown reads could break out of the brackets.
    address = quote(url, safe=_IN_ADDRESS)
    return Markup(f"[{label}]({address})" if len(address) <= _ADDRESS_MAX else label)


def cut(text: str, length: int) -> str:
    """At most `length` characters of the text; an ellipsis stands for what is missing."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"

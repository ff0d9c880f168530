"""Links that people give as evidence: checked for their form, never fetched."""

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from urllib.parse import SplitResult, urlsplit

from bot.domain.free_text import ensure_line
from bot.domain.identifiers import Kind, identify
from bot.errors import UserError

LINK_MAX = 500  # characters


class LinkKind(StrEnum):
    """Where a link leads."""

    OPENREVIEW = "openreview"
    TMLR = "tmlr"
    ARXIV = "arxiv"
    DAGSHUB = "dagshub"
    REPORT = "report"


class LinkFault(StrEnum):
    """Why a link is not taken."""

    NO_ADDRESS = "no-address"
    NOT_HTTPS = "not-https"
    CREDENTIALS = "credentials"
    PRIVATE = "private"
    TOO_LONG = "too-long"
    NOT_A_PAPER = "not-a-paper"  # on a site of papers, and no paper


@dataclass(eq=False)
class LinkRefused(UserError):
    """The link is not of a form that can be taken. What was typed is not repeated: it may hold a password."""

    fault: LinkFault
    code: ClassVar[str] = "papers-link-refused"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that can be shown."""

    url: str
    kind: LinkKind


def read_link(typed: str) -> Link:
    """The link that was typed, with https where nothing was said. Raises LinkRefused, TextRefused."""
    text = typed.strip().strip("<>")
    if len(text) > LINK_MAX:
        raise LinkRefused(LinkFault.TOO_LONG)
    if "://" not in text and "." in text.split("/")[0]:
        text = f"https://{text}"
    parts = _split(text)
    ensure_line(text, longest=LINK_MAX)
    kind = _find_kind(text, parts)
    return Link(text, kind)


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        port, host = parts.port, (parts.hostname or "").removesuffix(".")  # a host's name may end with a dot
    except ValueError:
        raise LinkRefused(LinkFault.NO_ADDRESS) from None
    if not text.isprintable() or not text.isascii() or set(text) & set(' <>"\\^`{|}') or not all(host.split(".")):
        raise LinkRefused(LinkFault.NO_ADDRESS)
    if parts.username is not None or parts.password is not None:
        raise LinkRefused(LinkFault.CREDENTIALS)
    if parts.scheme != "https":
        raise LinkRefused(LinkFault.NOT_HTTPS)
    if _is_private(host) or port not in (None, 443):
        raise LinkRefused(LinkFault.PRIVATE)
    return parts


def _is_private(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        last = host.rsplit(".", 1)[-1]
        return "." not in host or last.isdigit() or last in ("local", "localhost", "internal", "lan", "test", "onion")
    return True


def _find_kind(text: str, parts: SplitResult) -> LinkKind:
    host = (parts.hostname or "").removeprefix("www.")
    if host == "openreview.net":
        named = identify(text)
        if named is None or named.kind is not Kind.OPENREVIEW:
            raise LinkRefused(LinkFault.NOT_A_PAPER)
        return LinkKind.OPENREVIEW
    if host in ("arxiv.org", "export.arxiv.org"):
        named = identify(text)
        if named is None or named.kind is not Kind.ARXIV:
            raise LinkRefused(LinkFault.NOT_A_PAPER)
        return LinkKind.ARXIV
    if host == "jmlr.org" and parts.path.startswith("/tmlr"):
        return LinkKind.TMLR
    return LinkKind.DAGSHUB if host == "dagshub.com" else LinkKind.REPORT

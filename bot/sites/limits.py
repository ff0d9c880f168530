"""How patiently a site is asked, and who asks."""

import re
from dataclasses import dataclass
from datetime import timedelta

from yarl import URL

_HEADER_WORD = re.compile(r"[!-'*-~]+", re.ASCII)  # visible, and no parenthesis, which ends a comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of time, size and number. Raises ValueError for a version or contact that cannot be sent.

    `contact` is an address where a site's operators reach whoever runs this; sites are kinder to callers who give one.
    `patience_s` is the longest pause that a site may ask for within one question; when it asks for more, it is left
    alone for as long as it asked. A site that fails `failures_max` times in a row is left alone for `open_for`.
    """

    version: str
    contact: str | None = None
    timeout_s: float = 8
    body_max: int = 1024 * 1024  # bytes, unpacked
    tries: int = 3
    patience_s: float = 3
    at_once: int = 4
    failures_max: int = 5
    open_for: timedelta = timedelta(minutes=2)

    def __post_init__(self) -> None:
        for word in (self.version, self.contact or "none"):
            if not _HEADER_WORD.fullmatch(word):
                raise ValueError(f"cannot stand in a header of HTTP: {word!r}")

    @property
    def agent(self) -> str:
        """What requests say of who sends them."""
        return f"ReproBot/{self.version}" + (f" (+{self.contact})" if self.contact else "")


def ensure_base(address: str) -> str:
    """The address, if a site can be at it: http or https, perhaps a port and a folder. Raises ValueError."""
    url = URL(address)
    if url.scheme not in ("http", "https") or not url.host or url.query_string or url.fragment or url.user:
        raise ValueError(f"not the base address of a site: {address!r}")
    return address


def ensure_token(token: str) -> str:
    """The token, if it can stand in a header. Raises ValueError, which does not repeat it."""
    if not _HEADER_WORD.fullmatch(token):
        raise ValueError("a token that cannot stand in a header of HTTP")
    return token

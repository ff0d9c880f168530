"""How the sources are reached, and how patiently."""

import re
from dataclasses import dataclass
from datetime import timedelta

from yarl import URL

_HEADER_WORD = re.compile(r"[!-'*-~]+", re.ASCII)  # visible, and no parenthesis, which ends a comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Addresses and limits. Raises ValueError for an address or a contact that cannot be used.

    `contact` is an address where the sources' operators reach whoever runs this; sources are kinder to callers who
    give one. `patience_s` is the longest pause that a source may ask for within a look-up; when it asks for more, it
    is left alone for as long as it asked.

    Sources: the terms of use of arXiv's API (one request in three seconds, one connection, for all machines of one
    operator); Hugging Face's page on rate limits; Crossref's on access and authentication; DataCite's REST API guide.
    """

    version: str
    contact: str | None = None
    huggingface_url: str = "https://huggingface.co"
    arxiv_url: str = "https://export.arxiv.org"
    crossref_url: str = "https://api.crossref.org"
    datacite_url: str = "https://api.datacite.org"
    timeout_s: float = 8
    body_max: int = 1024 * 1024  # bytes, unpacked
    tries: int = 3
    patience_s: float = 3
    arxiv_period_s: float = 3
    arxiv_back_off: timedelta = timedelta(minutes=5)  # where it asks for quiet and does not say for how long
    failures_max: int = 5
    open_for: timedelta = timedelta(minutes=2)

    def __post_init__(self) -> None:
        for address in (self.huggingface_url, self.arxiv_url, self.crossref_url, self.datacite_url):
            url = URL(address)
            if url.scheme not in ("http", "https") or not url.host or url.query_string or url.fragment or url.user:
                raise ValueError(f"not the base address of a source: {address!r}")
        for word in (self.version, self.contact or "none"):
            if not _HEADER_WORD.fullmatch(word):
                raise ValueError(f"cannot stand in a header of HTTP: {word!r}")

    @property
    def agent(self) -> str:
        """What requests say of who sends them."""
        return f"ReproBot/{self.version}" + (f" (+{self.contact})" if self.contact else "")

"""Where the sources are, and how they are asked."""

from dataclasses import dataclass
from datetime import timedelta

from bot.sites import Limits, ensure_base


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Limits):
    """Addresses and limits. Raises ValueError for an address or a contact that cannot be used.

    Sources: the terms of use of arXiv's API (one request in three seconds, one connection, for all machines of one
    operator); Hugging Face's page on rate limits; Crossref's on access and authentication; DataCite's REST API guide.
    """

    huggingface_url: str = "https://huggingface.co"
    arxiv_url: str = "https://export.arxiv.org"
    crossref_url: str = "https://api.crossref.org"
    datacite_url: str = "https://api.datacite.org"
    arxiv_period_s: float = 3
    arxiv_back_off: timedelta = timedelta(minutes=5)  # where it asks for quiet and does not say for how long

    def __post_init__(self) -> None:
        Limits.__post_init__(self)
        for address in (self.huggingface_url, self.arxiv_url, self.crossref_url, self.datacite_url):
            ensure_base(address)

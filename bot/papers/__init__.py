"""What paper sources know: a library of its own, which imports nothing else of this project but `bot.sites`.

    async with connect(session, cache=cache, now=clock.now, settings=Settings(version="1.0")) as papers:
        outcome = await papers.look_up("arxiv:2004.02546")

Everything fetched is data from strangers: bounded, cleaned, and still to be escaped where it is shown.
"""

from bot.papers.cache import FOUND_FRESH_FOR, NONE_FRESH_FOR, Cache
from bot.papers.connect import connect
from bot.papers.facts import Found, NotFound, Outcome, PaperFacts, SourcesUnavailable
from bot.papers.lookup import Lookup
from bot.papers.settings import Settings

__all__ = [
    "FOUND_FRESH_FOR",
    "NONE_FRESH_FOR",
    "Cache",
    "Found",
    "Lookup",
    "NotFound",
    "Outcome",
    "PaperFacts",
    "Settings",
    "SourcesUnavailable",
    "connect",
]

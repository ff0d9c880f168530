"""The sources, made ready to be asked."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from aiohttp import ClientSession
from aiolimiter import AsyncLimiter

from bot.papers.arxiv import ATOM, Arxiv
from bot.papers.cache import Cache
from bot.papers.doi import Crossref, DataCite
from bot.papers.http import JSON, Source
from bot.papers.huggingface import HuggingFace
from bot.papers.lookup import Lookup, Sources
from bot.papers.settings import Settings
from bot.sites import Site, Sleep


@asynccontextmanager
async def connect(
    session: ClientSession,
    *,
    cache: Cache,
    now: Callable[[], datetime],
    settings: Settings,
    sleep: Sleep = asyncio.sleep,
) -> AsyncGenerator[Lookup]:
    """All sources behind one look-up; at the end whatever is under way is given up, and the session stays open.

    An installation has one of these, since arXiv counts the requests of all. Give it a session that keeps no cookies.
    `now` gives aware instants; `sleep` waits between a request and its retry.
    """

    def source(name: str, base: str) -> Source:
        return Source(Site(session, name, base, limits=settings, now=now, sleep=sleep), JSON)

    arxiv_site = Site(
        session,
        "arxiv",
        settings.arxiv_url,
        limits=settings,
        now=now,
        sleep=sleep,
        pace=AsyncLimiter(1, settings.arxiv_period_s).acquire,
        back_off=settings.arxiv_back_off,
    )
    arxiv = Arxiv(Source(arxiv_site, ATOM), now)
    sources = Sources(
        huggingface=HuggingFace(source("huggingface", settings.huggingface_url), now),
        arxiv=arxiv,
        crossref=Crossref(source("crossref", settings.crossref_url), now),
        datacite=DataCite(source("datacite", settings.datacite_url), now),
    )
    lookup = Lookup(sources, cache, now)
    try:
        yield lookup
    finally:
        await lookup.close()
        await arxiv.close()

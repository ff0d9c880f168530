"""Stand-ins for the paper sources on this machine, which answer what a test writes, and a cache in memory."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from aiohttp import web

from bot.papers import Settings

SOURCES = ("huggingface", "arxiv", "crossref", "datacite")


@dataclass(frozen=True)
class Reply:
    """One answer; `cut` ends the connection after so many bytes of the body."""

    body: bytes = b""
    status: int = 200
    media_type: str | None = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0
    cut: int | None = None


@dataclass(frozen=True)
class Asked:
    """One request: the source, path and query as they were sent, and who said that it sent them."""

    source: str
    target: str
    agent: str
    accept: str


NONE = Reply(b'{"error":"none"}', status=404)


async def send(request: web.Request, reply: Reply) -> web.StreamResponse:
    """Answer so; a cut answer ends its connection."""
    headers = reply.headers | ({"Content-Type": reply.media_type} if reply.media_type is not None else {})
    if reply.cut is None:
        return web.Response(body=reply.body, status=reply.status, headers=headers)
    assert request.transport is not None
    if reply.cut == 0:
        request.transport.abort()
        return web.Response()
    response = web.StreamResponse(status=reply.status, headers=headers | {"Content-Length": str(len(reply.body))})
    await response.prepare(request)
    await response.write(reply.body[: reply.cut])
    request.transport.close()
    return response


class PaperSites:
    """All sources behind one address, each under its own folder. Without other word they know no paper."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[Asked] = []
        self.at_once: Counter[str] = Counter()
        self.most_at_once: Counter[str] = Counter()
        self._heard = asyncio.Condition()
        self.address = ""

    @classmethod
    @asynccontextmanager
    async def run(cls) -> AsyncIterator["PaperSites"]:
        sites = cls()
        app = web.Application()
        app.router.add_route("*", "/{source}/{rest:.*}", sites._answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        sites.address = f"http://{host}:{port}"
        try:
            yield sites
        finally:
            await runner.cleanup()

    def set(self, source: str, *replies: Reply) -> None:
        """What this source answers from now on, in turn; the last one for good."""
        self.replies[source] = list(replies)

    def targets(self) -> list[str]:
        return [f"{asked.source} {asked.target}" for asked in self.asked]

    async def hear(self, source: str, count: int) -> None:
        """Until this source has been asked so often."""
        async with self._heard:
            await self._heard.wait_for(lambda: [asked.source for asked in self.asked].count(source) >= count)

    def settings(self, **changed: Any) -> Settings:
        chosen: dict[str, Any] = {f"{source}_url": f"{self.address}/{source}" for source in SOURCES}
        return Settings(**({"version": "1.2", "arxiv_period_s": 0.02} | chosen | changed))

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        source = request.match_info["source"]
        target = request.raw_path.removeprefix(f"/{source}")
        self.asked.append(Asked(source, target, request.headers["User-Agent"], request.headers["Accept"]))
        replies = self.replies.get(source) or [arxiv_feed() if source == "arxiv" else NONE]
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        self.at_once[source] += 1
        self.most_at_once |= self.at_once
        async with self._heard:
            self._heard.notify_all()
        try:
            await asyncio.sleep(reply.delay_s)
            return await send(request, reply)
        finally:
            self.at_once[source] -= 1


class MemoryCache:
    """Keeps what json can write, as it would come back from a database."""

    def __init__(self) -> None:
        self.entries: dict[str, tuple[str, datetime]] = {}

    async def get(self, key: str) -> tuple[object, datetime] | None:
        entry = self.entries.get(key)
        return None if entry is None else (json.loads(entry[0]), entry[1])

    async def put(self, key: str, value: Any, at: datetime) -> None:
        self.entries[key] = (json.dumps(value), at)


def as_json(value: object) -> Reply:
    return Reply(json.dumps(value).encode())


def huggingface_paper(arxiv_id: str = "2004.02546", **changed: Any) -> Reply:
    paper = {
        "id": arxiv_id,
        "title": "GANSpace: Discovering Interpretable GAN Controls",
        "summary": "not kept",
        "authors": [
            {"_id": "1", "name": "Erik Härkönen", "hidden": False},
            {"_id": "2", "name": "Aaron Hertzmann", "hidden": False},
        ],
        "publishedAt": "2020-04-06T10:41:44.000Z",
        "upvotes": 3,
    }
    return as_json(paper | changed)


def arxiv_entry(arxiv_id: str, title: str, *authors: str, more: str = "", year: int = 2020) -> str:
    names = "".join(f"<author><name>{escape(name)}</name></author>" for name in authors)
    return (
        f"<entry><id>http://arxiv.org/abs/{arxiv_id}</id><updated>{year}-12-14T01:02:03Z</updated>"
        f"<published>{year}-04-06T01:02:03Z</published><title>{escape(title)}</title><summary>not kept</summary>"
        f"{names}{more}</entry>"
    )


def arxiv_error(about: str) -> str:
    return (
        f"<entry><id>https://arxiv.org/api/errors#{about.replace(' ', '_')}</id><title>Error</title>"
        f"<summary>{about}</summary><author><name>arXiv api core</name></author></entry>"
    )


def arxiv_feed(*entries: str, status: int = 200, before: str = "") -> Reply:
    feed = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        "<title>arXiv Query</title><id>https://arxiv.org/api/x</id>"
        f"<opensearch:totalResults>{len(entries)}</opensearch:totalResults>{''.join(entries)}</feed>"
    )
    return Reply(feed.encode(), status, "application/atom+xml; charset=utf-8")


def crossref_work(doi: str, **changed: Any) -> Reply:
    work = {
        "DOI": doi,
        "type": "proceedings-article",
        "title": ["When Does Self-supervision Improve Few-Shot Learning?"],
        "author": [
            {"given": "Jong-Chyi", "family": "Su", "sequence": "first", "affiliation": []},
            {"given": "Subhransu", "family": "Maji", "sequence": "additional", "affiliation": []},
        ],
        "container-title": ["Lecture Notes in Computer Science", "Computer Vision – ECCV 2020"],
        "published": {"date-parts": [[2020, 11]]},
        "issued": {"date-parts": [[2020]]},
        "abstract": "not kept",
    }
    return as_json({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work | changed})


def datacite_record(doi: str, **changed: Any) -> Reply:
    attributes = {
        "doi": doi,
        "titles": [
            {"title": "Ein anderer Titel", "titleType": "TranslatedTitle"},
            {"title": "GANSpace: Discovering Interpretable GAN Controls"},
        ],
        "creators": [
            {"name": "Härkönen, Erik", "nameType": "Personal", "givenName": "Erik", "familyName": "Härkönen"},
            {"name": "Hertzmann, Aaron", "nameType": "Personal"},
        ],
        "publisher": "arXiv",
        "container": {},
        "publicationYear": 2020,
        "descriptions": [{"description": "not kept", "descriptionType": "Abstract"}],
    }
    record = {"data": {"id": doi, "type": "dois", "attributes": attributes | changed}}
    return Reply(json.dumps(record).encode(), 200, "application/vnd.api+json; charset=utf-8")

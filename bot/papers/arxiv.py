"""arXiv's own API: one request at a time, and many papers in one request."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from bot.papers.atom import Entry, Feed, read_feed
from bot.papers.facts import PaperFacts
from bot.papers.http import Media, Source
from bot.papers.names import landing_url
from bot.sites import SiteUnavailable, Trouble

BATCH_MAX = 50
# Errors are feeds as well, with this status or with 200; and no status says that there is no such paper.
ATOM = Media(
    "application/atom+xml",
    frozenset({"application/atom+xml", "application/xml", "text/xml"}),
    statuses=frozenset({200, 400}),
    has_404=False,
)

_Answer = asyncio.Future[PaperFacts | Trouble | None]


class Arxiv:
    """Papers by their ids; who asks while a request waits for its turn goes with that request.

    arXiv allows one request in three seconds and one connection for everything that an operator runs: an installation
    makes one of these.

    Source: arXiv API User's Manual, `GET /api/query`; Terms of Use for arXiv APIs.
    """

    def __init__(self, site: Source, now: Callable[[], datetime]) -> None:
        self.name = site.name
        self._site, self._now = site, now
        self._waiting: dict[str, _Answer] = {}
        self._asking: asyncio.Task[None] | None = None

    async def find(self, arxiv_id: str) -> PaperFacts | None:
        """The paper, or None if there is none. Raises SiteUnavailable. May wait long for its turn."""
        answer = self._waiting.setdefault(arxiv_id, asyncio.get_running_loop().create_future())
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask_all())
        # Somebody else may wait for the same paper.
        found = await asyncio.shield(answer)
        if isinstance(found, Trouble):
            raise SiteUnavailable(found)
        return found

    async def close(self) -> None:
        """Give up; whoever still waits is cancelled."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait([self._asking])
        _cancel(self._waiting)

    async def _ask_all(self) -> None:
        while self._waiting:
            batch: dict[str, _Answer] = {}
            try:
                await self._ask_one_batch(batch)
            finally:
                _cancel(batch)

    async def _ask_one_batch(self, batch: dict[str, _Answer]) -> None:
        def query() -> Mapping[str, str]:
            for arxiv_id in list(self._waiting)[: BATCH_MAX - len(batch)]:
                batch[arxiv_id] = self._waiting.pop(arxiv_id)
            return {"id_list": ",".join(batch), "max_results": str(len(batch))}

        def read(body: bytes) -> Feed:
            feed = read_feed(body)
            if feed.is_error and not feed.refused & batch.keys():
                raise ValueError("an error that names none of these papers")
            return feed

        try:
            feed = await self._site.ask("/api/query", read, query)
        except SiteUnavailable as error:
            # Nothing was sent if arXiv is left alone at present, which is an answer for everybody.
            for answer in (batch or self._waiting).values():
                _give(answer, error.trouble)
            (batch or self._waiting).clear()
        else:
            assert feed is not None, "no status of arXiv's says that there is none"
            self._settle(batch, feed)

    def _settle(self, batch: dict[str, _Answer], feed: Feed) -> None:
        for arxiv_id in list(batch):
            answer = batch.pop(arxiv_id)
            entry = feed.papers.get(arxiv_id)
            if entry is not None:
                _give(answer, self._facts(entry))
            elif feed.is_error and arxiv_id not in feed.refused:
                # One malformed id made arXiv refuse them all: once more, without it.
                self._waiting.setdefault(arxiv_id, answer)
            else:
                _give(answer, None)

    def _facts(self, entry: Entry) -> PaperFacts:
        name = f"arxiv:{entry.arxiv_id}"
        return PaperFacts(
            title=entry.title,
            authors=entry.authors,
            venue=entry.venue,
            year=entry.year,
            names=tuple(dict.fromkeys(filter(None, (name, entry.doi_name)))),
            landing_url=landing_url(name),
            source=self.name,
            fetched_at=self._now(),
        )


def _give(answer: _Answer, found: PaperFacts | Trouble | None) -> None:
    if not answer.done():
        answer.set_result(found)


def _cancel(answers: Mapping[str, _Answer]) -> None:
    for answer in answers.values():
        answer.cancel()

"""One question to several sources: in order, from memory where that is fresh, and once for all who ask it at a time."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from bot.papers.cache import Cache, Memory, is_fresh
from bot.papers.facts import Found, NotFound, Outcome, PaperFacts, SourcesUnavailable
from bot.papers.names import ACL_DOI, ARXIV_DOI, name_doi, read_arxiv_id
from bot.sites import SiteUnavailable, Trouble


class Source(Protocol):
    """Somebody who knows papers by one kind of key."""

    name: str

    async def find(self, key: str, /) -> PaperFacts | None:
        """The paper, or None when this source says that there is none. Raises SiteUnavailable."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Those who are asked."""

    huggingface: Source
    arxiv: Source
    crossref: Source
    datacite: Source


@dataclass(frozen=True, slots=True)
class _Step:
    source: Source
    key: str
    settles: bool = False  # whether its "there is none" is the last word


class Lookup:
    """Finds out about papers. `now` gives aware instants."""

    def __init__(self, sources: Sources, cache: Cache, now: Callable[[], datetime]) -> None:
        self._sources, self._memory, self._now = sources, Memory(cache), now
        self._running: dict[str, asyncio.Task[Outcome]] = {}

    async def look_up(self, name: str) -> Outcome:
        """The facts of the paper with this canonical name (`arxiv:…`, `doi:…`, `acl:…`).

        What was found is remembered for 30 days and what was not for one. When the sources are down, older facts are
        given with their age. Takes several seconds when sources are slow, and longer when many wait for arXiv; an asker
        who gives up takes nothing from the others.

        Raises nothing but what the cache raises.
        """
        task = self._running.get(name)
        if task is None:
            task = asyncio.create_task(self._look_up(name))
            self._running[name] = task
            task.add_done_callback(partial(self._forget, name))
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Give up all that is under way; its askers are cancelled."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _forget(self, name: str, _: asyncio.Task[Outcome]) -> None:
        del self._running[name]

    async def _look_up(self, name: str) -> Outcome:
        steps = self._steps(name)
        if not steps:
            return NotFound(name, ())
        remembered = await self._memory.recall(name, self._now())
        if remembered is not None and is_fresh(remembered):
            return remembered
        outcome = await _ask(name, steps)
        if isinstance(outcome, SourcesUnavailable):
            # That there was no such paper some days ago is no answer for today.
            return remembered if isinstance(remembered, Found) else outcome
        await self._memory.keep(name, outcome, self._now())
        return outcome

    def _steps(self, name: str) -> list[_Step]:
        """Whom to ask, in order. Nobody for a name that is not canonical: it goes into addresses."""
        kind, _, rest = name.partition(":")
        sources = self._sources
        if kind == "arxiv" and read_arxiv_id(rest) == rest:
            steps = [
                _Step(sources.arxiv, rest, settles=True),
                # arXiv gives each paper a DOI, so that there is a second way when arXiv wants quiet.
                _Step(sources.datacite, ARXIV_DOI + rest),
            ]
            # The slash in an id from before April 2007 has no documented place in Hugging Face's addresses.
            return steps if "/" in rest else [_Step(sources.huggingface, rest), *steps]
        if kind == "doi" and name_doi(rest) == name:
            return [_Step(sources.crossref, rest), _Step(sources.datacite, rest)]
        if kind == "acl" and name_doi(ACL_DOI + rest) == name:
            return [_Step(sources.crossref, ACL_DOI + rest)]
        return []


async def _ask(name: str, steps: list[_Step]) -> Outcome:
    troubles: list[Trouble] = []
    denied: list[str] = []
    for step in steps:
        try:
            facts = await step.source.find(step.key)
        except SiteUnavailable as error:
            troubles.append(error.trouble)
            continue
        if facts is not None:
            return Found(facts)
        denied.append(step.source.name)
        if step.settles:
            return NotFound(name, tuple(denied))
    return SourcesUnavailable(name, tuple(troubles)) if troubles else NotFound(name, tuple(denied))

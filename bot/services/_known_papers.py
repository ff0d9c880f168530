"""What is known of a paper that somebody names: from the catalogue, from what waits, from who typed it or a source."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import suggestions as rules
from bot.domain.identifiers import link
from bot.domain.papers import NewPaper, title_key
from bot.domain.suggestions import TitleNeed, Wanted
from bot.papers.facts import Found, NotFound, PaperFacts, SourcesUnavailable
from bot.services.lookups import PaperLookup
from db import challenges, claims
from db import papers as store
from db import suggestions as waiting

_LOOK_UP_WITHIN_S = 45

CATALOGUE = "catalogue"  # stands for a source where the facts are the catalogue's own


@dataclass(frozen=True, slots=True)
class InCatalogue:
    """The paper is there already."""

    paper_id: int
    title: str


@dataclass(frozen=True, slots=True)
class AlreadySuggested:
    """Somebody suggested it before, and it waits for an answer."""

    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Learnt:
    """What will be suggested."""

    paper: NewPaper
    source: str | None
    paper_id: int | None = None  # it is in the catalogue, and only not on the edition's list


Known: TypeAlias = InCatalogue | AlreadySuggested | Learnt


async def find_known(session: AsyncSession, guild_id: int, names: Collection[str], title: str) -> Known | None:
    """What the database knows of the paper with one of these names or, where there are none, with this title."""
    paper = await find_paper(session, names, title)
    if paper is not None:
        if await _is_offered(session, guild_id, paper.id):
            return InCatalogue(paper.id, paper.title)
        names, title = await store.list_paper_names(session, paper.id), paper.title
    suggestion = await _find_waiting(session, guild_id, names, title)
    if suggestion is not None:
        return AlreadySuggested(suggestion.title, suggestion.created_at)
    return None if paper is None else _as_it_stands(paper, names)


async def find_paper(session: AsyncSession, names: Collection[str], title: str) -> store.Paper | None:
    """The paper of the catalogue with one of these names; only where there are none, the oldest with this title."""
    if names:
        ids = await store.find_by_names(session, names)
        found = [ids[name] for name in names if name in ids]
    else:
        found = [paper_id for _, _, paper_id in await store.find_by_titles(session, [title_key(title)])]
    return await store.find_paper(session, found[0]) if found else None


def as_typed(wanted: Wanted, need: TitleNeed) -> Learnt:
    """The paper as somebody typed it. Raises TitleNeeded, LinkRefused."""
    title = rules.ensure_title(wanted, need)
    return Learnt(rules.as_paper(title, url=wanted.url, name=wanted.name), source=None)


def as_told(facts: PaperFacts, name: str) -> Learnt:
    """The paper as a source tells of it. A second name that it knows is kept as the address."""
    second = next((other for other in facts.names if other != name), None)
    paper = rules.as_paper(
        facts.title,
        authors="; ".join(facts.authors),
        venue=facts.venue,
        year=facts.year,
        url=(link(second) if second else None) or facts.landing_url,
        name=name,
    )
    return Learnt(paper, facts.source)


async def learn(lookup: PaperLookup, wanted: Wanted) -> Learnt:
    """What the sources say of the paper or, where they say nothing, what was typed. Raises TitleNeeded, LinkRefused."""
    if wanted.name is None:
        return as_typed(wanted, TitleNeed.NOBODY_KNOWS)
    try:
        async with asyncio.timeout(_LOOK_UP_WITHIN_S):
            outcome = await lookup.look_up(wanted.name)
    except TimeoutError:
        outcome = SourcesUnavailable(wanted.name, ())
    match outcome:
        case Found(facts):
            return as_told(facts, wanted.name)
        case NotFound(asked=asked):
            return as_typed(wanted, TitleNeed.NOT_FOUND if asked else TitleNeed.NOBODY_KNOWS)
        case SourcesUnavailable():
            return as_typed(wanted, TitleNeed.UNAVAILABLE)


async def _find_waiting(
    session: AsyncSession, guild_id: int, names: Collection[str], title: str
) -> waiting.Suggestion | None:
    if names:
        return await waiting.find_open(session, guild_id, names)
    nameless = await waiting.list_open_nameless(session, guild_id)
    return next((each for each in nameless if title_key(each.title) == title_key(title)), None)


async def _is_offered(session: AsyncSession, guild_id: int, paper_id: int) -> bool:
    """Whether a paper of the catalogue can be claimed in the server's edition, as far as its list says."""
    edition = await challenges.find_current_edition(session, guild_id)
    return edition is None or not edition.has_paper_list or await claims.is_listed(session, edition.id, paper_id)


def _as_it_stands(paper: store.Paper, names: Collection[str]) -> Learnt:
    known = rules.as_paper(
        paper.title,
        authors=paper.authors,
        venue=paper.venue,
        year=paper.year,
        url=paper.url,
        name=next(iter(names), None),
    )
    return Learnt(known, CATALOGUE if paper.is_verified else None, paper.id)

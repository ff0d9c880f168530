"""Papers: suggest while somebody types, find, resolve what was typed, show."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.claims import ClaimState
from bot.domain.identifiers import guess_openreview, identify, link
from bot.domain.papers import AmbiguousPaper, NoSuchPaper, PaperAct, search_words, title_key
from bot.domain.permissions import Actor
from bot.services._edition import get_edition
from bot.services._own_paper import Swappable, look_at_own
from db import catalog, papers_offered
from db import papers as store
from db.challenges import Edition
from db.engine import Database, reads

_VALUE = re.compile(r"paper:([0-9]{1,18})")
_LAST_PAGE = 1_000_000
_SHOWN_TEXT_MAX = 100  # characters of what was typed that a refusal repeats


def paper_value(paper_id: int) -> str:
    """What autocomplete hands back for a paper; `resolve` takes it as this paper and no other."""
    return f"paper:{paper_id}"


@dataclass(frozen=True, slots=True)
class PaperHit:
    """A paper as a suggestion."""

    id: int
    title: str
    venue: str
    year: int | None


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper as a search result, with the number of teams that hold it in the current edition.

    `kept` are the places that are kept for teams which waited.
    """

    id: int
    title: str
    venue: str
    year: int | None
    claims: int
    kept: int


@dataclass(frozen=True, slots=True)
class FoundPapers:
    """One page of results, by title; pages count from 0. `slots` is None where any number of teams may claim."""

    hits: tuple[FoundPaper, ...]
    page: int
    has_more: bool
    slots: int | None
    edition: str


@dataclass(frozen=True, slots=True)
class TakenBy:
    """A team's claim on a paper. The project of an anonymous claim is nobody's to see."""

    claim_id: int
    team_id: int
    team: str
    state: str
    since: datetime
    project_url: str | None
    edition: str


@dataclass(frozen=True, slots=True)
class PaperCard:
    """All that is shown of one paper. `slots` is None where any number of teams may claim."""

    id: int
    title: str
    authors: str
    venue: str
    year: int | None
    link: str | None
    link_label: str
    edition_name: str
    slots: int | None
    takers: tuple[TakenBy, ...]
    earlier: tuple[TakenBy, ...]
    is_verified: bool
    waiting: int
    kept: int  # places that are kept for teams which waited
    offer_until: datetime | None  # until when a place is kept for the own team
    my_team: str | None
    my_claim_id: int | None
    is_lead: bool
    swappable: tuple[Swappable, ...]
    may: PaperAct


class Papers:
    """What people can ask about papers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str, *, limit: int = 25) -> list[PaperHit]:
        """Papers that `typed` may mean; with nothing typed, those that are free. Raises NoEdition."""
        edition = await get_edition(session, actor.guild_id)
        paper = await _find_named(session, typed)
        if paper is not None:
            return [PaperHit(paper.id, paper.title, paper.venue, paper.year)]
        found = await papers_offered.suggest_papers(
            session, edition, key=title_key(typed), words=search_words(typed), limit=limit
        )
        return [PaperHit(hit.id, hit.title, hit.venue, hit.year) for hit in found]

    @reads
    async def find(
        self,
        session: AsyncSession,
        actor: Actor,
        words: str,
        *,
        venue: str | None,
        year: int | None,
        free_only: bool,
        page: int,
        page_size: int,
    ) -> FoundPapers:
        """One page of the edition's papers that hold all words and pass the filters. Raises NoEdition."""
        edition = await get_edition(session, actor.guild_id)
        page = min(max(page, 0), _LAST_PAGE)
        wanted = papers_offered.Wanted(search_words(words), venue, year, free_only)
        rows = await papers_offered.find_papers(session, edition, wanted, offset=page * page_size, limit=page_size + 1)
        hits = tuple(
            FoundPaper(row.id, row.title, row.venue, row.year, row.claims, row.kept) for row in rows[:page_size]
        )
        return FoundPapers(hits, page, len(rows) > page_size, edition.claims_per_paper, edition.name)

    @reads
    async def resolve(self, session: AsyncSession, actor: Actor, typed: str) -> int:
        """The id of the one paper that `typed` means: a suggestion, a link, an identifier or a title.

        Raises NoEdition, NoSuchPaper, AmbiguousPaper.
        """
        return await find_meant(session, await get_edition(session, actor.guild_id), typed)

    @reads
    async def show(self, session: AsyncSession, actor: Actor, paper_id: int) -> PaperCard:
        """One paper, who holds it, and what the actor may do. Raises NoEdition, NoSuchPaper."""
        edition = await get_edition(session, actor.guild_id)
        paper = await catalog.find_lasting_paper(session, paper_id)
        if paper is None:
            raise NoSuchPaper(text=str(paper_id))
        names = tuple(await store.list_paper_names(session, paper.id))
        # A name leads to its own page; only a paper without one, to the address that a list gave, and says whose it is.
        named = next(((name, page) for name in names if (page := link(name))), None)
        taken = await papers_offered.list_taken(session, actor.guild_id, paper.id, finished=ClaimState.PUBLISHED)
        current = [claim for claim in taken if claim.edition_id == edition.id]
        own = await look_at_own(session, actor, edition, paper, current, now=self.clock.now())
        return PaperCard(
            id=paper.id,
            title=paper.title,
            authors=paper.authors,
            venue=paper.venue,
            year=paper.year,
            link=named[1] if named else paper.url,
            link_label=named[0] if named else urlsplit(paper.url or "").hostname or "",
            edition_name=edition.name,
            slots=edition.claims_per_paper,
            takers=_show_takers(current),
            earlier=_show_takers(claim for claim in taken if claim.edition_id != edition.id),
            is_verified=paper.is_verified,
            waiting=own.waiting,
            kept=own.kept,
            offer_until=own.offer_until,
            my_team=own.team.name if own.team else None,
            my_claim_id=own.claim_id,
            is_lead=own.team is not None and own.team.lead_id == actor.user_id,
            swappable=own.swappable,
            may=own.may,
        )


async def find_meant(session: AsyncSession, edition: Edition, typed: str) -> int:
    """The id of the one paper that `typed` means. Raises NoSuchPaper, AmbiguousPaper."""
    paper = await _find_named(session, typed)
    if paper is not None:
        return paper.id
    if _VALUE.fullmatch(typed.strip()) or identify(typed):
        raise NoSuchPaper(text=_shorten(typed))
    return await _find_titled(session, edition, typed)


async def _find_named(session: AsyncSession, typed: str) -> store.Paper | None:
    """The paper that a suggestion or an identifier names; None for a title, and for what the catalogue lacks."""
    value = _VALUE.fullmatch(typed.strip())
    if value is not None:
        return await catalog.find_lasting_paper(session, int(value[1]))
    named = identify(typed)
    name = named.name if named is not None else guess_openreview(typed)
    if name is None:
        return None
    ids = await store.find_by_names(session, [name])
    return await store.find_paper(session, ids[name]) if ids else None


async def _find_titled(session: AsyncSession, edition: Edition, typed: str) -> int:
    """The paper whose title this is, else the only one that holds all its words."""
    key, words = title_key(typed), search_words(typed)
    ids = await papers_offered.list_titled(session, edition, key)
    count, first = len(ids), min(ids, default=None)
    if not count and words:
        count, first = await papers_offered.count_holding(session, edition, words)
    if not count:
        # Off the edition's list it is still this paper; what cannot be done with it is said later.
        everywhere = [paper_id for _, _, paper_id in await store.find_by_titles(session, [key])]
        count, first = len(everywhere), min(everywhere, default=None)
    if first is None:
        raise NoSuchPaper(text=_shorten(typed))
    if count > 1:
        raise AmbiguousPaper(text=_shorten(typed), count=count)
    return first


def _show_takers(taken: Iterable[papers_offered.TakenPaper]) -> tuple[TakenBy, ...]:
    return tuple(
        TakenBy(
            claim_id=claim.claim_id,
            team_id=claim.team_id,
            team=claim.team,
            state=claim.state,
            since=claim.since,
            project_url=None if claim.hides_people else claim.project_url,
            edition=claim.edition,
        )
        for claim in taken
    )


def _shorten(typed: str) -> str:
    return typed.strip()[:_SHOWN_TEXT_MAX]

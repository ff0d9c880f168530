"""Papers from a list: into the catalogue and, when asked, onto an edition's own list."""

import asyncio
import itertools
from collections.abc import AsyncIterable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.papers import NewPaper, Refusal, RefusalReason
from bot.domain.permissions import Actor
from bot.services._waits import offer_all_places
from db import audit
from db import papers as store
from db.challenges import Edition, lock_edition
from db.engine import Database, reads
from db.errors import StoreBusy
from db.papers_offered import list_editions_called

NAMESAKES_SHOWN = 100  # a list of any length fits into memory, so that not all of them are kept

# A row with its number, as the reader of the list counts.
NumberedRow = tuple[int, NewPaper | Refusal]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken."""

    number: int
    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class NamesakeRow:
    """A row with names that was added, though another paper has its title and year: perhaps the same one.

    `name` is one by which that paper is known, or None when it has no names.
    """

    number: int
    name: str | None


@dataclass(frozen=True, slots=True)
class ImportedPapers:
    """What an import did or, as a trial, would have done.

    Of the `namesakes`, which are among those added, `first_namesakes` holds the first NAMESAKES_SHOWN.
    """

    added: int
    known: int
    refused: tuple[RefusedRow, ...]
    namesakes: int
    first_namesakes: tuple[NamesakeRow, ...]


@dataclass(frozen=True, slots=True)
class ListEdition:
    """An edition that a list can be meant for."""

    id: int
    guild_id: int


class PapersImport:
    """Takes lists of papers into the catalogue."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    @reads
    async def list_editions(self, session: AsyncSession, key: str) -> list[ListEdition]:
        """The editions with this key; keys are unique on one server only."""
        return [ListEdition(*row) for row in await list_editions_called(session, key)]

    async def add(
        self,
        batches: AsyncIterable[Sequence[NumberedRow]],
        *,
        edition_id: int | None = None,
        by: Actor | None = None,
        dry_run: bool = False,
        on_progress: Callable[[int], None] = lambda rows: None,
    ) -> ImportedPapers:
        """Take all rows or, when anything fails, none; a second time changes nothing.

        A paper is known by any of its canonical names; only a row without names, by title and year. One with names
        that are all new is added, and told as a namesake where title and year are there already. With an edition its
        papers go on that edition's own list. `by` is who asked, where that was on a server. `on_progress` gets the
        number of rows of each batch that is done.

        Raises StoreBusy, StoreUnavailable.
        """
        stop = asyncio.Event()
        attempts = itertools.count()

        async def act(session: AsyncSession) -> ImportedPapers:
            if next(attempts):
                raise StoreBusy  # the rows were read already, and cannot be read a second time
            await store.lock_catalogue(session)
            done = await self._add_batches(session, _until(stop, batches), edition_id, by, on_progress)
            if by is not None and edition_id is None:
                self._record(session, by.guild_id, by.user_id, done)
            return done

        try:
            return await (self.database.rehearse if dry_run else self.database.write)(act)
        except asyncio.CancelledError:
            # The transaction outlives whoever asked for it, and would go on to the end of a long list.
            stop.set()
            raise

    async def _add_batches(
        self,
        session: AsyncSession,
        batches: AsyncIterable[Sequence[NumberedRow]],
        edition_id: int | None,
        by: Actor | None,
        on_progress: Callable[[int], None],
    ) -> ImportedPapers:
        added = known = namesakes = 0
        refused: list[RefusedRow] = []
        first_namesakes: list[NamesakeRow] = []
        async for rows in batches:
            batch = await _Batch.read(session, [paper for _, paper in rows if isinstance(paper, NewPaper)])
            refused += batch.place(rows)
            paper_ids = await batch.write(session, self.clock)
            if edition_id is not None:
                await store.list_on_edition(session, edition_id, paper_ids)
            added, known, namesakes = added + batch.added, known + batch.known, namesakes + len(batch.namesakes)
            first_namesakes += batch.namesakes[: NAMESAKES_SHOWN - len(first_namesakes)]
            on_progress(len(rows))
        done = ImportedPapers(added, known, tuple(refused), namesakes, tuple(first_namesakes))
        if edition_id is not None and added + known:
            await self._finish_list(session, await lock_edition(session, edition_id), by, done)
        return done

    async def _finish_list(
        self, session: AsyncSession, edition: Edition, by: Actor | None, done: ImportedPapers
    ) -> None:
        edition.has_paper_list = True
        self._record(session, edition.guild_id, by.user_id if by else None, done, edition=edition.key)
        await offer_all_places(session, edition, now=self.clock.now())  # of papers that are back on the list

    def _record(
        self, session: AsyncSession, guild_id: int, actor_id: int | None, done: ImportedPapers, **of: str
    ) -> None:
        facts = {**of, "added": done.added, "known": done.known, "refused": len(done.refused)}
        tag, at = AuditTag.PAPERS_IMPORT, self.clock.now()
        audit.record(session, guild_id=guild_id, actor_id=actor_id, tag=tag, facts=facts, at=at)


@dataclass(eq=False, slots=True)
class _Place:
    """A paper of the catalogue, or one that is about to be: `paper` then, and its id comes with the insert.

    `name` is one that it is known by; only where it was found by its title, or is new.
    """

    paper_id: int | None = None
    paper: NewPaper | None = None
    name: str | None = None
    new_names: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class _Batch:
    """What the catalogue knows that a few rows speak of, and what they change."""

    by_name: dict[str, _Place]
    by_title: dict[tuple[str, int | None], _Place]
    places: dict[_Place, None] = field(default_factory=dict[_Place, None])  # in the order of the rows
    added: int = 0
    known: int = 0
    namesakes: list[NamesakeRow] = field(default_factory=list[NamesakeRow])

    @classmethod
    async def read(cls, session: AsyncSession, papers: Sequence[NewPaper]) -> Self:
        ids = await store.find_by_names(session, {name for paper in papers for name in paper.names})
        places = {paper_id: _Place(paper_id) for paper_id in ids.values()}
        by_title: dict[tuple[str, int | None], _Place] = {}
        unknown = {paper.title_key for paper in papers if ids.keys().isdisjoint(paper.names)}
        # Of several that agree the oldest, so that a second time finds the same one.
        for key, year, paper_id, name in await store.find_oldest_by_titles(session, unknown):
            place = by_title[key, year] = places.setdefault(paper_id, _Place(paper_id))
            place.name = name
        return cls({name: places[paper_id] for name, paper_id in ids.items()}, by_title)

    def place(self, rows: Sequence[NumberedRow]) -> list[RefusedRow]:
        """Find or make a place for every row; those that get none."""
        refused: list[RefusedRow] = []
        for number, paper in rows:
            refusal = paper if isinstance(paper, Refusal) else self._place(number, paper)
            if refusal is not None:
                refused.append(RefusedRow(number, refusal.reason))
        return refused

    async def write(self, session: AsyncSession, clock: Clock) -> set[int]:
        """Write down what changed. The ids of all papers that the rows speak of."""
        now = clock.now()
        new = [(place, place.paper) for place in self.places if place.paper is not None]
        columns = [_columns(paper) | {"added_at": now} for _, paper in new]
        for (place, _), paper_id in zip(new, await store.add_papers(session, columns), strict=True):
            place.paper_id = paper_id
        ids = {place: place.paper_id for place in self.places if place.paper_id is not None}
        await store.add_names(session, [(name, ids[place]) for place in self.places for name in place.new_names])
        return set(ids.values())

    def _place(self, number: int, paper: NewPaper) -> Refusal | None:
        found = {self.by_name[name] for name in paper.names if name in self.by_name}
        if len(found) > 1:
            return Refusal(RefusalReason.NAMES_OF_TWO_PAPERS)
        title = (paper.title_key, paper.year)
        titled = self.by_title.get(title)
        # A paper with names is never taken for another one because of its title.
        place = next(iter(found), None) or (None if paper.names else titled)
        if place is None:
            place = _Place(paper=paper, name=next(iter(paper.names), None))
            if titled is not None:
                self.namesakes.append(NamesakeRow(number, titled.name))
            self.by_title.setdefault(title, place)
            self.added += 1
        else:
            self.known += 1
        self.places[place] = None
        place.new_names += [name for name in paper.names if name not in self.by_name]
        self.by_name.update(dict.fromkeys(paper.names, place))
        return None


async def add_one(session: AsyncSession, paper: NewPaper, *, is_verified: bool, now: datetime) -> int:
    """Add a paper that the catalogue does not know, in a transaction that holds the catalogue; gives its id."""
    columns = _columns(paper) | {"added_at": now, "is_verified": is_verified}
    [paper_id] = await store.add_papers(session, [columns])
    await store.add_names(session, [(name, paper_id) for name in paper.names])
    return paper_id


def _columns(paper: NewPaper) -> dict[str, object]:
    return {
        "title": paper.title,
        "title_key": paper.title_key,
        "authors": paper.authors,
        "venue": paper.venue,
        "year": paper.year,
        "url": paper.url,
    }


async def _until(
    stop: asyncio.Event, batches: AsyncIterable[Sequence[NumberedRow]]
) -> AsyncIterable[Sequence[NumberedRow]]:
    async for rows in batches:
        if stop.is_set():
            raise asyncio.CancelledError
        yield rows

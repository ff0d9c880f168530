"""The catalogue in the hands of organizers: one paper or a whole list added, and two papers made one."""

from collections.abc import AsyncIterable, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import suggestions as rules
from bot.domain.audit import AuditTag
from bot.domain.catalog import MergeElsewhere, MergeOver, SamePaper, TeamsOnBoth
from bot.domain.papers import NewPaper, NoSuchPaper
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._edition import get_edition
from bot.services._known_papers import InCatalogue, find_paper, learn
from bot.services._outbox import moment
from bot.services._waits import offer_all_places
from bot.services.lookups import PaperLookup
from bot.services.papers_import import ImportedPapers, NumberedRow, PapersImport, add_one
from db import audit, challenges, papers
from db import catalog as store
from db.engine import Database, reads, writes


@dataclass(frozen=True, slots=True)
class Added:
    """A paper that is new in the catalogue."""

    paper_id: int
    title: str
    source: str | None  # whose facts these are; None: as typed


@dataclass(frozen=True, slots=True)
class MergeAhead:
    """What making one paper of two would do: `claims` and `waits` of the one that goes become the other's."""

    gone_id: int
    gone: str
    kept_id: int
    kept: str
    names: tuple[str, ...]
    claims: int
    waits: int


@dataclass(frozen=True, slots=True)
class Merged:
    """Two papers that are one now."""

    merge_id: int
    gone: str
    kept_id: int
    kept: str


class Catalog:
    """What organizers, and for one paper helpers, can do with the catalogue."""

    def __init__(self, database: Database, clock: Clock, lookup: PaperLookup) -> None:
        self.database = database
        self._clock = clock
        self._lookup = lookup

    async def add(self, actor: Actor, typed: str, typed_title: str = "") -> Added | InCatalogue:
        """Take the paper that a link, an id or a title names into the catalogue, and onto the edition's list if any.

        Takes long when sources are slow; nothing of the database is held meanwhile.
        Raises OnlyHelpersMay, TextRefused, LinkRefused, NotAPaper, TitleNeeded.
        """
        ensure_may(Action.CATALOG_ADD, Standing.ANYONE, by=actor)
        wanted = rules.read_wanted(typed, typed_title)
        names = (wanted.name,) if wanted.name is not None else ()
        known = await self._recall(actor, names, wanted.title)
        if known is not None:
            return known
        learnt = await learn(self._lookup, wanted)
        return await self._keep(actor, learnt.paper, learnt.source)

    async def import_list(
        self,
        actor: Actor,
        batches: AsyncIterable[Sequence[NumberedRow]],
        *,
        for_edition: bool,
        dry_run: bool,
        on_progress: Callable[[int], None] = lambda rows: None,
    ) -> ImportedPapers:
        """Take a list into the catalogue, and for the edition's own list too; as a trial, say what that would do.

        Raises OnlyOrganizersMay, NoEdition, ListRefused, StoreBusy.
        """
        ensure_may(Action.CATALOG_CHANGE, Standing.ANYONE, by=actor)
        edition_id = await self._find_edition_id(actor) if for_edition else None
        importing = PapersImport(self.database, self._clock)
        return await importing.add(batches, edition_id=edition_id, by=actor, dry_run=dry_run, on_progress=on_progress)

    @reads
    async def look_ahead(self, session: AsyncSession, actor: Actor, gone_id: int, kept_id: int) -> MergeAhead:
        """What merging would do. Raises OnlyOrganizersMay, NoSuchPaper, SamePaper, MergeElsewhere, TeamsOnBoth."""
        gone, kept = await self._ensure_mergeable(session, actor, gone_id, kept_id)
        claims, waits = await store.count_of(session, gone.id)
        names = tuple(await papers.list_paper_names(session, gone.id))
        return MergeAhead(gone.id, gone.title, kept.id, kept.title, names, claims, waits)

    @writes
    async def merge(self, session: AsyncSession, actor: Actor, gone_id: int, kept_id: int) -> Merged:
        """Let one paper be the other: its names, claims, waits and places on lists go over, and it is gone.

        Raises OnlyOrganizersMay, NoSuchPaper, SamePaper, MergeElsewhere, TeamsOnBoth.
        """
        ensure_may(Action.CATALOG_CHANGE, Standing.ANYONE, by=actor)
        await papers.lock_catalogue(session)
        concerned = await _hold_editions(session, gone_id, kept_id)
        await store.lock_pair(session, {gone_id, kept_id})
        gone, kept = await self._ensure_mergeable(session, actor, gone_id, kept_id)
        now = self._clock.now()
        merge = store.PaperMerge(
            guild_id=actor.guild_id,
            kept_id=kept.id,
            gone_id=gone.id,
            gone=_keep_columns(gone),
            moved=await store.move_over(session, gone, kept),
            merged_by=actor.user_id,
            merged_at=now,
        )
        session.add(merge)
        await session.delete(gone)
        await session.flush()
        for edition in concerned:
            await offer_all_places(session, edition, now=now)
        self._record(session, actor, AuditTag.PAPERS_MERGE, merge)
        return Merged(merge.id, merge.gone["title"], kept.id, kept.title)

    @writes
    async def unmerge(self, session: AsyncSession, actor: Actor, merge_id: int) -> Merged:
        """Let the paper that went be there again, with what went over as far as that is still there.

        Raises OnlyOrganizersMay, MergeOver.
        """
        ensure_may(Action.CATALOG_CHANGE, Standing.ANYONE, by=actor)
        await papers.lock_catalogue(session)
        merge = await store.lock_merge(session, actor.guild_id, merge_id)
        if merge is None or merge.undone_at is not None:
            raise MergeOver()
        concerned = await _hold_editions(session, merge.kept_id)
        kept = (await store.lock_pair(session, {merge.kept_id})).get(merge.kept_id)
        if kept is None:
            raise MergeOver()  # it is itself gone in another: that one is to be undone first
        await store.move_back(session, merge)
        merge.undone_by, merge.undone_at = actor.user_id, self._clock.now()
        await session.flush()
        for edition in concerned:
            await offer_all_places(session, edition, now=self._clock.now())
        self._record(session, actor, AuditTag.PAPERS_UNMERGE, merge)
        return Merged(merge.id, merge.gone["title"], kept.id, kept.title)

    @reads
    async def _find_edition_id(self, session: AsyncSession, actor: Actor) -> int:
        return (await get_edition(session, actor.guild_id)).id

    @writes
    async def _recall(
        self, session: AsyncSession, actor: Actor, names: Collection[str], title: str
    ) -> InCatalogue | None:
        return await self._take_known(session, actor, names, title)

    @writes
    async def _keep(
        self, session: AsyncSession, actor: Actor, paper: NewPaper, source: str | None
    ) -> Added | InCatalogue:
        await papers.lock_catalogue(session)
        # Somebody may have added it meanwhile, or the source gave it a name that is known.
        known = await self._take_known(session, actor, paper.names, paper.title)
        if known is not None:
            return known
        now = self._clock.now()
        paper_id = await add_one(session, paper, is_verified=source is not None, now=now)
        await self._put_on_list(session, actor, paper_id)
        facts = {"paper": paper_id}
        guild_id, tag = actor.guild_id, AuditTag.PAPERS_ADD
        audit.record(session, guild_id=guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)
        return Added(paper_id, paper.title, source)

    async def _take_known(
        self, session: AsyncSession, actor: Actor, names: Collection[str], title: str
    ) -> InCatalogue | None:
        """The paper as the catalogue has it, if it does; on the edition's list from now on where there is one."""
        paper = await find_paper(session, names, title)
        if paper is None:
            return None
        await self._put_on_list(session, actor, paper.id)
        return InCatalogue(paper.id, paper.title)

    async def _put_on_list(self, session: AsyncSession, actor: Actor, paper_id: int) -> None:
        edition = await challenges.find_current_edition(session, actor.guild_id)
        if edition is not None and edition.has_paper_list:
            await papers.list_on_edition(session, edition.id, {paper_id})
            edition = await challenges.lock_edition(session, edition.id)
            await offer_all_places(session, edition, now=self._clock.now())  # some may wait for it

    async def _ensure_mergeable(
        self, session: AsyncSession, actor: Actor, gone_id: int, kept_id: int
    ) -> tuple[papers.Paper, papers.Paper]:
        ensure_may(Action.CATALOG_CHANGE, Standing.ANYONE, by=actor)
        gone, kept = await papers.find_paper(session, gone_id), await papers.find_paper(session, kept_id)
        if gone is None or kept is None:
            raise NoSuchPaper(text=str(gone_id if gone is None else kept_id))
        if gone.id == kept.id:
            raise SamePaper(paper=gone.title)
        if any(edition.guild_id != actor.guild_id for edition in await store.list_editions_of(session, gone.id)):
            raise MergeElsewhere(paper=gone.title)
        teams = await store.list_teams_on_both(session, gone.id, kept.id)
        if teams:
            raise TeamsOnBoth(teams=tuple(teams))
        return gone, kept

    def _record(self, session: AsyncSession, actor: Actor, tag: AuditTag, merge: store.PaperMerge) -> None:
        facts = {"merge": merge.id, "gone": merge.gone_id, "kept": merge.kept_id}
        at, guild_id = self._clock.now(), actor.guild_id
        audit.record(session, guild_id=guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=at)


async def _hold_editions(session: AsyncSession, *paper_ids: int) -> list[challenges.Edition]:
    """The editions that have to do with one of these papers, held, in the order of their ids."""
    found = await store.list_editions_of(session, *paper_ids)
    return [await challenges.lock_edition(session, edition.id) for edition in found]


def _keep_columns(paper: papers.Paper) -> dict[str, Any]:
    columns = ("title", "title_key", "authors", "venue", "year", "url", "is_verified")
    return {name: getattr(paper, name) for name in columns} | {"added_at": moment(paper.added_at)}

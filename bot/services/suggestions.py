"""Suggestions: somebody wants a paper in the catalogue, the sources are asked what it is, and organizers answer."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import suggestions as rules
from bot.domain.audit import AuditTag
from bot.domain.papers import title_key
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.suggestions import SuggestionState, Wanted
from bot.services._known_papers import (
    AlreadySuggested,
    InCatalogue,
    Known,
    Learnt,
    find_known,
    find_paper,
    learn,
)
from bot.services._outbox import moment, owe_channel, owe_person
from bot.services._pace import ensure_pace
from bot.services._waits import offer_all_places
from bot.services.lookups import PaperLookup
from bot.services.papers_import import add_one
from db import audit, challenges, deliveries
from db import papers as papers_store
from db import suggestions as store
from db.engine import Database, reads, writes

__all__ = ["AlreadySuggested", "InCatalogue", "Suggestions"]


@dataclass(frozen=True, slots=True)
class Suggested:
    """It waits for an answer now. `source` is whose facts these are; None where they stand as they were typed."""

    id: int
    title: str
    authors: str
    venue: str
    year: int | None
    url: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """A suggestion that waits. `namesake_id` is a paper of the catalogue with the same title: perhaps the same one."""

    id: int
    title: str
    authors: str
    venue: str
    year: int | None
    url: str | None
    source: str | None
    suggested_by: int
    at: datetime
    namesake_id: int | None


@dataclass(frozen=True, slots=True)
class OpenSuggestions:
    """One page of what waits, oldest first; pages count from 0."""

    lines: tuple[SuggestionLine, ...]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a suggestion; `paper_id` is the paper of the catalogue where it was approved."""

    title: str
    paper_id: int | None


class Suggestions:
    """What people can suggest, and organizers answer."""

    def __init__(self, database: Database, clock: Clock, lookup: PaperLookup) -> None:
        self.database = database
        self._clock = clock
        self._lookup = lookup

    async def suggest(
        self, actor: Actor, typed: str, typed_title: str = ""
    ) -> InCatalogue | AlreadySuggested | Suggested:
        """Suggest the paper that a link, an id or a title names, with what the sources say of it.

        Takes long when sources are slow; nothing of the database is held meanwhile.
        Raises TextRefused, LinkRefused, NotAPaper, TitleNeeded, TooManyActs.
        """
        wanted = rules.read_wanted(typed, typed_title)
        known = await self._recall(actor, wanted) or await learn(self._lookup, wanted)
        return await self._keep(actor, known) if isinstance(known, Learnt) else known

    @reads
    async def list_open(self, session: AsyncSession, actor: Actor, *, page: int, page_size: int) -> OpenSuggestions:
        """One page of the suggestions that wait; the last one where there are fewer. Raises OnlyHelpersMay."""
        ensure_may(Action.SUGGESTION_ANSWER, Standing.ANYONE, by=actor)
        count = await store.count_open(session, actor.guild_id)
        pages = max(-(-count // page_size), 1)
        page = min(page, pages - 1)
        rows = await store.list_open(session, actor.guild_id, offset=page * page_size, limit=page_size)
        return OpenSuggestions(await _lines(session, rows), page, pages, count)

    @writes
    async def approve(self, session: AsyncSession, actor: Actor, suggestion_id: int) -> Answered:
        """Take the paper into the catalogue, and onto the edition's list where there is one; its suggester is told.

        A paper that came into the catalogue meanwhile is not added again. Raises OnlyHelpersMay, SuggestionOver.
        """
        suggestion = await self._hold(session, actor, suggestion_id)
        # Before the look, so that no import adds the same paper in between.
        await papers_store.lock_catalogue(session)
        paper_id = suggestion.paper_id or await self._take_in(session, suggestion)
        edition = await challenges.find_current_edition(session, actor.guild_id)
        if edition is not None and edition.has_paper_list:
            await papers_store.list_on_edition(session, edition.id, {paper_id})
            edition = await challenges.lock_edition(session, edition.id)
            await offer_all_places(session, edition, now=self._clock.now())  # some may wait for it
        return await self._answer(session, actor, suggestion, SuggestionState.APPROVED, paper_id)

    @writes
    async def decline(self, session: AsyncSession, actor: Actor, suggestion_id: int) -> Answered:
        """Leave the paper out; its suggester is told. Raises OnlyHelpersMay, SuggestionOver."""
        suggestion = await self._hold(session, actor, suggestion_id)
        return await self._answer(session, actor, suggestion, SuggestionState.DECLINED, None)

    @reads
    async def _recall(self, session: AsyncSession, actor: Actor, wanted: Wanted) -> Known | None:
        """What the database knows of it, before anybody else is asked."""
        ensure_may(Action.PAPER_SUGGEST, Standing.ANYONE, by=actor)
        names = (wanted.name,) if wanted.name is not None else ()
        known = await find_known(session, actor.guild_id, names, wanted.title)
        if known is None:
            await ensure_pace(session, actor, AuditTag.SUGGESTION_SEND, now=self._clock.now())
        return known

    @writes
    async def _keep(
        self, session: AsyncSession, actor: Actor, learnt: Learnt
    ) -> InCatalogue | AlreadySuggested | Suggested:
        now = self._clock.now()
        # Somebody may have added or suggested it meanwhile, or the sources gave it a name that is known.
        known = await find_known(session, actor.guild_id, learnt.paper.names, learnt.paper.title) or learnt
        if not isinstance(known, Learnt):
            return known
        await ensure_pace(session, actor, AuditTag.SUGGESTION_SEND, now=now)
        paper = known.paper
        suggestion = store.Suggestion(
            guild_id=actor.guild_id,
            suggested_by=actor.user_id,
            name=next(iter(paper.names), None),
            title=paper.title,
            authors=paper.authors,
            venue=paper.venue,
            year=paper.year,
            url=paper.url,
            source=known.source,
            state=SuggestionState.OPEN,
            created_at=now,
            paper_id=known.paper_id,
        )
        session.add(suggestion)
        await session.flush()
        self._record(session, actor, AuditTag.SUGGESTION_SEND, suggestion)
        await self._tell_organizers(session, suggestion)
        return Suggested(suggestion.id, paper.title, paper.authors, paper.venue, paper.year, paper.url, known.source)

    async def _tell_organizers(self, session: AsyncSession, suggestion: store.Suggestion) -> None:
        guild = await challenges.get_guild(session, suggestion.guild_id)
        [line] = await _lines(session, [suggestion])
        facts: dict[str, Any] = asdict(line) | {"at": moment(line.at)}
        await owe_channel(
            session,
            "catalog:suggested",
            _ask_key(suggestion.id),
            guild_id=guild.id,
            channel_id=guild.organizers_channel_id,
            now=suggestion.created_at,
            **facts,
        )

    async def _hold(self, session: AsyncSession, actor: Actor, suggestion_id: int) -> store.Suggestion:
        ensure_may(Action.SUGGESTION_ANSWER, Standing.ANYONE, by=actor)
        suggestion = await store.lock_suggestion(session, actor.guild_id, suggestion_id)
        if suggestion is None or suggestion.state != SuggestionState.OPEN:
            raise rules.SuggestionOver()
        return suggestion

    async def _take_in(self, session: AsyncSession, suggestion: store.Suggestion) -> int:
        paper = rules.as_paper(
            suggestion.title,
            authors=suggestion.authors,
            venue=suggestion.venue,
            year=suggestion.year,
            url=suggestion.url,
            name=suggestion.name,
        )
        known = await find_paper(session, paper.names, paper.title)
        if known is not None:
            return known.id
        return await add_one(session, paper, is_verified=suggestion.source is not None, now=self._clock.now())

    async def _answer(
        self,
        session: AsyncSession,
        actor: Actor,
        suggestion: store.Suggestion,
        state: SuggestionState,
        paper_id: int | None,
    ) -> Answered:
        now = self._clock.now()
        suggestion.state, suggestion.paper_id = state, paper_id
        suggestion.answered_by, suggestion.answered_at = actor.user_id, now
        self._record(session, actor, AuditTag.SUGGESTION_ANSWER, suggestion)
        await deliveries.cancel(session, _ask_key(suggestion.id), now=now)
        await owe_person(
            session,
            "catalog:answered",
            f"suggestion:{suggestion.id}:answered",
            guild_id=actor.guild_id,
            user_id=suggestion.suggested_by,
            now=now,
            title=suggestion.title,
            paper_id=paper_id,
        )
        return Answered(suggestion.title, paper_id)

    def _record(self, session: AsyncSession, actor: Actor, tag: AuditTag, suggestion: store.Suggestion) -> None:
        facts = {"suggestion": suggestion.id, "state": suggestion.state, "paper": suggestion.paper_id}
        at = self._clock.now()
        audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=at)


async def _lines(session: AsyncSession, rows: Sequence[store.Suggestion]) -> tuple[SuggestionLine, ...]:
    titled = await papers_store.find_by_titles(session, {title_key(row.title) for row in rows})
    # Of several papers with one title the oldest.
    namesakes = {key: paper_id for key, _, paper_id in reversed(titled)}
    return tuple(
        SuggestionLine(
            id=row.id,
            title=row.title,
            authors=row.authors,
            venue=row.venue,
            year=row.year,
            url=row.url,
            source=row.source,
            suggested_by=row.suggested_by,
            at=row.created_at,
            namesake_id=row.paper_id or namesakes.get(title_key(row.title)),
        )
        for row in rows
    )


def _ask_key(suggestion_id: int) -> str:
    return f"suggestion:{suggestion_id}:asked"

"""Papers as an edition offers them: which may be claimed, and who holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.challenges import Edition
from db.claims import Claim, hides
from db.claims_logbook import ClaimEntry
from db.papers import EditionPaper, Paper
from db.papers_search import holding_words
from db.teams import Team
from db.waitlist import Wait

_Papers = Select[int, str, str, int | None, int, int]
_AFTER_ALL = chr(0x10FFFF)  # sorts behind every character that a title can hold


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper with the number of its live claims in the edition, and of its places that are kept for who waited."""

    id: int
    title: str
    venue: str
    year: int | None
    claims: int
    kept: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; an empty or absent part asks nothing. The venue is compared without case."""

    words: Sequence[str]
    venue: str | None
    year: int | None
    free_only: bool


@dataclass(frozen=True, slots=True)
class TakenPaper:
    """A team's claim, seen from the paper."""

    claim_id: int
    edition_id: int
    edition: str
    team_id: int
    team: str
    state: str
    since: datetime  # when it came into its state
    project_url: str | None
    is_live: bool
    hides_people: bool  # the team's: one of its claims is or was anonymous


async def suggest_papers(
    session: AsyncSession, edition: Edition, *, key: str, words: Sequence[str], limit: int
) -> list[FoundPaper]:
    """Papers that the edition offers: first titles that begin with `key`, then any that hold the `words`.

    Without a key, those that can still be claimed. Reads an index and stops at `limit`, so it can run per keystroke.
    """
    if not key:
        return await _read(session, _free(_listed(edition), edition), limit=limit)
    begins = _offered(edition).where(Paper.title_key >= key, Paper.title_key < key + _AFTER_ALL)
    found = await _read(session, begins, limit=limit)
    if len(found) < limit and words:
        rest = holding_words(_offered(edition), words, dialect=session.get_bind().dialect.name)
        rest = rest.where(Paper.id.not_in([paper.id for paper in found]))
        found += await _read(session, rest, limit=limit - len(found), by_title=False)
    return found


async def find_papers(
    session: AsyncSession, edition: Edition, wanted: Wanted, *, offset: int, limit: int
) -> list[FoundPaper]:
    """Papers that the edition offers and that answer to all that is wanted, by title."""
    query = _offered(edition) if wanted.words else _listed(edition)
    if wanted.words:
        query = holding_words(query, wanted.words, dialect=session.get_bind().dialect.name)
    if wanted.venue is not None:
        query = query.where(func.lower(Paper.venue) == wanted.venue.lower())
    if wanted.year is not None:
        query = query.where(Paper.year == wanted.year)
    if wanted.free_only:
        query = _free(query, edition)
    return await _read(session, query, limit=limit, offset=offset)


async def list_titled(session: AsyncSession, edition: Edition, key: str) -> list[int]:
    """The ids of papers that the edition offers and whose title key is exactly `key`."""
    return [paper.id for paper in await _read(session, _offered(edition).where(Paper.title_key == key))]


async def count_holding(session: AsyncSession, edition: Edition, words: Sequence[str]) -> tuple[int, int | None]:
    """How many papers that the edition offers hold all `words`, and the id of one of them."""
    query = holding_words(_offered(edition), words, dialect=session.get_bind().dialect.name)
    count, paper_id = (
        await session.execute(query.with_only_columns(func.count(), func.min(Paper.id), maintain_column_froms=True))
    ).one()
    return count, paper_id


async def count_free(session: AsyncSession, edition: Edition) -> int:
    """How many papers that the edition offers can be claimed by one more team."""
    free = _free(_offered(edition), edition).subquery()
    return await session.scalar(select(func.count()).select_from(free)) or 0


async def list_editions_called(session: AsyncSession, key: str) -> list[tuple[int, int]]:
    """Id and server of every edition with this key."""
    rows = await session.execute(select(Edition.id, Edition.guild_id).where(Edition.key == key).order_by(Edition.id))
    return [(edition_id, guild_id) for edition_id, guild_id in rows]


async def list_taken(session: AsyncSession, guild_id: int, paper_id: int, *, finished: str) -> list[TakenPaper]:
    """Claims on the paper in all editions of the server, live or ended in the state `finished`; oldest first."""
    last_step = select(func.max(ClaimEntry.at)).where(
        ClaimEntry.claim_id == Claim.id, ClaimEntry.after == Claim.state, ClaimEntry.undone_at.is_(None)
    )
    query = (
        select(Claim.id, Claim.edition_id, Edition.name, Claim.team_id, Team.name, Claim.state)
        .add_columns(func.coalesce(last_step.correlate(Claim).scalar_subquery(), Claim.claimed_at))
        .add_columns(Claim.project_url, Claim.slot.is_not(None), hides(Claim.team_id))
        .join(Edition, Edition.id == Claim.edition_id)
        .join(Team, Team.id == Claim.team_id)
        .where(Claim.paper_id == paper_id, Edition.guild_id == guild_id)
        .where(or_(Claim.slot.is_not(None), Claim.state == finished))
        .order_by(Claim.claimed_at, Claim.id)
    )
    return [TakenPaper(*row) for row in await session.execute(query)]


def _offered(edition: Edition) -> _Papers:
    """All that may be claimed in the edition; read through whatever narrows it further."""
    query = _papers(edition)
    if not edition.has_paper_list:
        return query
    return query.where(exists().where(EditionPaper.edition_id == edition.id, EditionPaper.paper_id == Paper.id))


def _listed(edition: Edition) -> _Papers:
    """The same, read through the edition's list."""
    query = _papers(edition)
    if not edition.has_paper_list:
        return query
    return query.join(EditionPaper, EditionPaper.paper_id == Paper.id).where(EditionPaper.edition_id == edition.id)


def _free(query: _Papers, edition: Edition) -> _Papers:
    if edition.claims_per_paper is None:
        return query
    return query.where(_claim_count(edition) + _kept_count(edition) < edition.claims_per_paper)


def _papers(edition: Edition) -> _Papers:
    return select(Paper.id, Paper.title, Paper.venue, Paper.year, _claim_count(edition), _kept_count(edition))


def _claim_count(edition: Edition) -> ScalarSelect[int]:
    live = select(func.count()).select_from(Claim)
    live = live.where(Claim.edition_id == edition.id, Claim.paper_id == Paper.id, Claim.slot.is_not(None))
    return live.correlate(Paper).scalar_subquery()


def _kept_count(edition: Edition) -> ScalarSelect[int]:
    offered = select(func.count()).where(
        Wait.edition_id == edition.id, Wait.paper_id == Paper.id, Wait.ended_at.is_(None), Wait.state == "offered"
    )
    return offered.correlate(Paper).scalar_subquery()


async def _read(
    session: AsyncSession,
    query: _Papers,
    *,
    limit: int | None = None,
    offset: int = 0,
    by_title: bool = True,
) -> list[FoundPaper]:
    if by_title:
        query = query.order_by(Paper.title_key, Paper.id)
    return [FoundPaper(*row) for row in await session.execute(query.limit(limit).offset(offset))]

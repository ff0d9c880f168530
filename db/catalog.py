"""Papers that turned out to be the same one, and what takes that back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, delete, func, select, text, union, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.challenges import Edition
from db.claims import Claim
from db.cohorts import Cohort, CohortPaper, exchange, list_with
from db.papers import EditionPaper, Paper, PaperName, add_papers, list_on_edition
from db.suggestions import Suggestion
from db.teams import Team
from db.waitlist import Wait

_LASTING = text("undone_at IS NULL")


class PaperMerge(Base):
    """One paper that became another: what it was, and what of it went over."""

    __tablename__ = "paper_merges"
    __table_args__ = (
        Index("uq_paper_merges_gone", "gone_id", unique=True, sqlite_where=_LASTING, postgresql_where=_LASTING),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    kept_id: Mapped[int] = mapped_column(Key)  # not a foreign key: it can itself become another one
    gone_id: Mapped[int] = mapped_column(Key)
    gone: Mapped[dict[str, Any]]  # its columns
    moved: Mapped[dict[str, Any]]  # names, and the ids of claims, waits, lists and suggestions
    merged_by: Mapped[int] = mapped_column(Snowflake)
    merged_at: Mapped[datetime]
    undone_by: Mapped[int | None] = mapped_column(Snowflake)
    undone_at: Mapped[datetime | None]


async def find_kept(session: AsyncSession, paper_id: int) -> int | None:
    """The id of the paper that this one became, if it did."""
    return await session.scalar(
        select(PaperMerge.kept_id).where(PaperMerge.gone_id == paper_id, PaperMerge.undone_at.is_(None))
    )


async def find_lasting_paper(session: AsyncSession, paper_id: int) -> Paper | None:
    """The paper with this id or, where it was merged, the one that it is now; for ids that are older than that."""
    paper = await session.get(Paper, paper_id)
    while paper is None and (kept_id := await find_kept(session, paper_id)) is not None:
        paper_id = kept_id
        paper = await session.get(Paper, paper_id)
    return paper


async def lock_merge(session: AsyncSession, guild_id: int, merge_id: int) -> PaperMerge | None:
    """The merge on this server, held against other writers until the transaction ends."""
    query = select(PaperMerge).where(PaperMerge.id == merge_id, PaperMerge.guild_id == guild_id)
    return await session.scalar(locked(query))


async def list_editions_of(session: AsyncSession, *paper_ids: int) -> Sequence[Edition]:
    """The editions in which teams have, had, wait or waited for one of these papers, or that list it, by id."""
    ids = union(
        *(select(of.edition_id).where(of.paper_id.in_(paper_ids)) for of in (Claim, Wait, EditionPaper)),
        select(Cohort.edition_id).join(CohortPaper).where(CohortPaper.paper_id.in_(paper_ids)),
    )
    return (await session.scalars(select(Edition).where(Edition.id.in_(ids)).order_by(Edition.id))).all()


async def list_teams_on_both(session: AsyncSession, one: int, other: int) -> list[str]:
    """The names of teams that hold or wait for each of the two papers, by name."""
    on: list[ColumnElement[bool]] = []
    for paper_id in (one, other):
        holds = select(Claim.team_id).where(Claim.paper_id == paper_id, Claim.slot.is_not(None))
        waits = select(Wait.team_id).where(Wait.paper_id == paper_id, Wait.ended_at.is_(None))
        on.append(Team.id.in_(holds.union(waits)))
    return list(await session.scalars(select(Team.name).where(*on).order_by(Team.name_key)))


async def move_over(session: AsyncSession, gone: Paper, kept: Paper) -> dict[str, Any]:
    """Let everything of one paper be the other's from now on; gives what went over."""
    claims = (await session.scalars(select(Claim).where(Claim.paper_id == gone.id).order_by(Claim.id))).all()
    moved: dict[str, Any] = {
        "names": sorted(await session.scalars(select(PaperName.name).where(PaperName.paper_id == gone.id))),
        "claims": [[claim.id, claim.slot, claim.slots] for claim in claims],
        "waits": list(await session.scalars(select(Wait.id).where(Wait.paper_id == gone.id))),
        "lists": await _list_listing(session, gone.id),
        "suggestions": list(await session.scalars(select(Suggestion.id).where(Suggestion.paper_id == gone.id))),
    }
    moved["listed_already"] = await _list_listing(session, kept.id)
    moved["cohorts"] = await list_with(session, gone.id)
    moved["chosen_already"] = await list_with(session, kept.id)
    await exchange(session, moved["cohorts"], gone.id, kept.id)
    for claim in claims:
        await _place(session, claim, kept.id)
    for of in (PaperName, Wait, Suggestion):
        await session.execute(update(of).where(of.paper_id == gone.id).values(paper_id=kept.id))
    await session.execute(delete(EditionPaper).where(EditionPaper.paper_id == gone.id))
    for edition_id in moved["lists"]:
        await list_on_edition(session, edition_id, {kept.id})
    return moved


async def move_back(session: AsyncSession, merge: PaperMerge) -> None:
    """Let the paper that went be there again, with what went over as far as that is still where it went."""
    moved, kept_id = merge.moved, merge.kept_id
    columns: dict[str, object] = {
        **merge.gone,
        "id": merge.gone_id,
        "added_at": datetime.fromisoformat(merge.gone["added_at"]),
    }
    await add_papers(session, [columns])
    for of, ids, key in (
        (PaperName, moved["names"], PaperName.name),
        (Wait, moved["waits"], Wait.id),
        (Suggestion, moved["suggestions"], Suggestion.id),
    ):
        here = update(of).where(key.in_(ids), of.paper_id == kept_id)
        await session.execute(here.values(paper_id=merge.gone_id))
    for claim_id, slot, slots in moved["claims"]:
        claim = await session.get_one(Claim, claim_id)
        if claim.paper_id == kept_id:
            claim.paper_id = merge.gone_id
            if claim.slot is not None and slot is not None:
                claim.slot, claim.slots = slot, slots
            await session.flush()
    for edition_id in moved["lists"]:
        await list_on_edition(session, edition_id, {merge.gone_id})
    await exchange(session, moved["cohorts"], kept_id, merge.gone_id, stays=moved["chosen_already"])
    new = set(moved["lists"]) - set(moved["listed_already"])
    await session.execute(
        delete(EditionPaper).where(EditionPaper.paper_id == kept_id, EditionPaper.edition_id.in_(new))
    )


async def _place(session: AsyncSession, claim: Claim, paper_id: int) -> None:
    """Let the claim be on this paper, in a place of its own there; over the limit nothing is taken from anybody."""
    if claim.slot is not None:
        taken = set(await _list_slots(session, claim.edition_id, paper_id))
        if claim.slot in taken:
            claim.slot, claim.slots = max(taken) + 1, None
    claim.paper_id = paper_id
    await session.flush()


async def _list_slots(session: AsyncSession, edition_id: int, paper_id: int) -> Sequence[int]:
    query = select(Claim.slot).where(
        Claim.edition_id == edition_id, Claim.paper_id == paper_id, Claim.slot.is_not(None)
    )
    return [slot for slot in await session.scalars(query) if slot is not None]


async def _list_listing(session: AsyncSession, paper_id: int) -> list[int]:
    return sorted(await session.scalars(select(EditionPaper.edition_id).where(EditionPaper.paper_id == paper_id)))


async def count_of(session: AsyncSession, paper_id: int) -> tuple[int, int]:
    """How many live claims on the paper and how many waits for it there are."""
    claims = select(func.count()).where(Claim.paper_id == paper_id, Claim.slot.is_not(None))
    waits = select(func.count()).where(Wait.paper_id == paper_id, Wait.ended_at.is_(None))
    return await session.scalar(claims) or 0, await session.scalar(waits) or 0


async def lock_pair(session: AsyncSession, paper_ids: Collection[int]) -> dict[int, Paper]:
    """Papers by id, held against claimants until the transaction ends, in one order."""
    query = locked(select(Paper).where(Paper.id.in_(paper_ids)).order_by(Paper.id))
    return {paper.id: paper for paper in await session.scalars(query)}

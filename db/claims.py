"""Who works on which paper."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Exists,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    and_,
    exists,
    false,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, Mapped, aliased, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.papers import EditionPaper, Paper

_LIVE = text("slot IS NOT NULL")


class Claim(Base):
    """A team's claim on a paper. A live claim sits in a numbered slot; one that ended has none."""

    __tablename__ = "claims"
    __table_args__ = (
        UniqueConstraint("edition_id", "paper_id", "slot"),
        Index(
            "uq_claims_team",
            "edition_id",
            "paper_id",
            "team_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_claims_team_id", "team_id"),
        Index("ix_claims_paper_id", "paper_id"),
        CheckConstraint("slot >= 1 AND (slots IS NULL OR slot <= slots)", name="slot_exists"),
        CheckConstraint("(slot IS NULL) = (ended_at IS NOT NULL)", name="ended_has_no_slot"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    paper_id: Mapped[int] = mapped_column(Key, ForeignKey("papers.id"))
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    slot: Mapped[int | None]
    slots: Mapped[int | None]  # the limit under which this claim came in; none: no limit
    state: Mapped[str] = mapped_column(String(16))
    claimed_by: Mapped[int | None] = mapped_column(Snowflake)
    claimed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    project_url: Mapped[str | None] = mapped_column(Text)  # where the team's work can be seen
    submission_url: Mapped[str | None] = mapped_column(Text)  # where the report was handed in
    plan: Mapped[str] = mapped_column(Text, server_default="")  # for the team and the organizers alone
    is_anonymous: Mapped[bool] = mapped_column(server_default=false())  # hides the team's people and its project
    is_waiting_elsewhere: Mapped[bool] = mapped_column(server_default=false())  # a decision is somebody else's to make
    signed_at: Mapped[datetime | None]  # the last sign of life; none: since the claim there was none
    asked_at: Mapped[datetime | None]  # when the team was asked, since the last sign of life
    warned_at: Mapped[datetime | None]  # when it was warned, since the last sign of life
    excused_until: Mapped[datetime | None]  # until then no sign of life is expected


@dataclass(frozen=True, slots=True)
class HeldSlot:
    """A live claim on a paper, seen from the paper."""

    claim_id: int
    slot: int
    team_id: int


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """A live claim of a team, seen from the team."""

    claim_id: int
    paper_id: int
    title: str
    state: str
    claimed_at: datetime


async def lock_paper(session: AsyncSession, paper_id: int) -> Paper | None:
    """The paper, held against other claimants until the transaction ends."""
    return await session.scalar(locked(select(Paper).where(Paper.id == paper_id)))


async def is_listed(session: AsyncSession, edition_id: int, paper_id: int) -> bool:
    """Whether the paper stands on the edition's own list."""
    return await session.get(EditionPaper, (edition_id, paper_id)) is not None


async def list_slots(session: AsyncSession, edition_id: int, paper_id: int) -> list[HeldSlot]:
    """The paper's live claims in the edition, lowest slot first."""
    rows = await session.execute(
        select(Claim.id, Claim.slot, Claim.team_id)
        .where(Claim.edition_id == edition_id, Claim.paper_id == paper_id, Claim.slot.is_not(None))
        .order_by(Claim.slot)
    )
    return [HeldSlot(claim_id, slot, team_id) for claim_id, slot, team_id in rows if slot is not None]


async def list_held(session: AsyncSession, team_id: int) -> list[HeldPaper]:
    """The team's live claims, oldest first."""
    rows = await session.execute(
        select(Claim.id, Claim.paper_id, Paper.title, Claim.state, Claim.claimed_at)
        .join(Paper, Paper.id == Claim.paper_id)
        .where(Claim.team_id == team_id, Claim.slot.is_not(None))
        .order_by(Claim.claimed_at, Claim.id)
    )
    return [HeldPaper(*row) for row in rows]


async def find_live_claim(session: AsyncSession, edition_id: int, paper_id: int, team_id: int) -> Claim | None:
    """The team's live claim on the paper, if there is one."""
    return await session.scalar(
        select(Claim).where(
            Claim.edition_id == edition_id,
            Claim.paper_id == paper_id,
            Claim.team_id == team_id,
            Claim.slot.is_not(None),
        )
    )


async def find_claim(session: AsyncSession, claim_id: int) -> Claim | None:
    """The claim with this id, read anew."""
    return await session.get(Claim, claim_id, populate_existing=True)


async def hides_people(session: AsyncSession, team_id: int) -> bool:
    """Whether a claim of the team is or was anonymous, so that nobody else may learn who is in it, until it says so."""
    return bool(await session.scalar(select(hides(team_id))))


def hides(team_id: int | InstrumentedAttribute[int]) -> Exists:
    """The same, as a part of a query that goes over teams."""
    claim = aliased(Claim)
    return exists().where(claim.team_id == team_id, claim.is_anonymous)


async def list_silent(session: AsyncSession, edition_id: int, states: Collection[str], before: datetime) -> list[int]:
    """Ids of the edition's live claims in these states that gave no sign of life since `before`, longest first."""
    since = func.coalesce(Claim.signed_at, Claim.claimed_at)
    query = select(Claim.id).where(Claim.edition_id == edition_id, Claim.slot.is_not(None), Claim.state.in_(states))
    return list(await session.scalars(query.where(since <= before).order_by(since, Claim.id)))


async def list_ended(session: AsyncSession, team_id: int, state: str, after: datetime) -> list[tuple[Claim, str]]:
    """The team's claims that ended in this state after an instant or are anonymous, with their titles; latest first."""
    rows = await session.execute(
        select(Claim, Paper.title)
        .join(Paper, Paper.id == Claim.paper_id)
        .where(Claim.team_id == team_id, Claim.ended_at.is_not(None))
        .where(or_(Claim.is_anonymous, and_(Claim.state == state, Claim.ended_at > after)))
        .order_by(Claim.ended_at.desc(), Claim.id)
    )
    return [(claim, title) for claim, title in rows]


async def hand_over(session: AsyncSession, team_id: int, to_id: int) -> None:
    """Let all claims of the team, also those that ended, be another's."""
    await session.execute(update(Claim).where(Claim.team_id == team_id).values(team_id=to_id))


async def get_claims(session: AsyncSession, claim_ids: Sequence[int]) -> Sequence[Claim]:
    """The claims with these ids."""
    return (await session.scalars(select(Claim).where(Claim.id.in_(claim_ids)))).all()

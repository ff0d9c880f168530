"""What happened to a claim, what its team tells of the work, and what it asks."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.challenges import Edition
from db.claims import Claim
from db.papers import Paper
from db.teams import Team

_OPEN = text("state = 'open'")
_UNANSWERED = text("answered_at IS NULL")


class ClaimEntry(Base):
    """One thing that happened to a claim. Rows are only ever added; a step that was taken back says so."""

    __tablename__ = "claim_entries"
    __table_args__ = (Index(None, "claim_id", "id"), Index(None, "actor_id", "at"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    claim_id: Mapped[int] = mapped_column(Key, ForeignKey("claims.id"))
    kind: Mapped[str] = mapped_column(String(16))  # domain.claims.EntryKind
    act: Mapped[str] = mapped_column(String(32))  # what was done at once, and can be undone at once, shares it
    before: Mapped[str | None] = mapped_column(String(16))  # the state before and after a step
    after: Mapped[str | None] = mapped_column(String(16))
    actor_id: Mapped[int | None] = mapped_column(Snowflake)  # none: the bot itself
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class Contact(Base):
    """The team asked the authors of the paper. When, and when they answered; no address, no names."""

    __tablename__ = "contacts"
    __table_args__ = (
        Index(
            "uq_contacts_unanswered", "claim_id", unique=True, sqlite_where=_UNANSWERED, postgresql_where=_UNANSWERED
        ),
        Index(None, "claim_id"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    claim_id: Mapped[int] = mapped_column(Key, ForeignKey("claims.id"))
    asked_at: Mapped[datetime]
    asked_by: Mapped[int] = mapped_column(Snowflake)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(Snowflake)  # the member who wrote the answer down


class Finding(Base):
    """One of the paper's own claims, as the team tests it."""

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("claim_id", "number"), CheckConstraint("number >= 1", name="number_positive"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    claim_id: Mapped[int] = mapped_column(Key, ForeignKey("claims.id"))
    number: Mapped[int]
    statement: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(16))  # domain.findings.Verdict
    evidence_url: Mapped[str | None] = mapped_column(Text)
    set_by: Mapped[int] = mapped_column(Snowflake)
    set_at: Mapped[datetime]


class Appeal(Base):
    """A team asks for a claim back that lapsed."""

    __tablename__ = "appeals"
    __table_args__ = (
        Index("uq_appeals_open", "claim_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(None, "claim_id"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    claim_id: Mapped[int] = mapped_column(Key, ForeignKey("claims.id"))
    asked_by: Mapped[int] = mapped_column(Snowflake)
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))  # open, granted, declined
    created_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(Snowflake)
    answered_at: Mapped[datetime | None]


async def list_entries(session: AsyncSession, claim_id: int, *, kinds: Collection[str] = ()) -> Sequence[ClaimEntry]:
    """What happened to the claim, oldest first; only of these kinds where some are named."""
    query = select(ClaimEntry).where(ClaimEntry.claim_id == claim_id).order_by(ClaimEntry.id)
    if kinds:
        query = query.where(ClaimEntry.kind.in_(kinds))
    return (await session.scalars(query)).all()


async def find_last_step(session: AsyncSession, actor_id: int, team_id: int, after: datetime) -> ClaimEntry | None:
    """The person's latest step with a claim of the team, after an instant, that was not taken back."""
    return await session.scalar(
        select(ClaimEntry)
        .join(Claim, Claim.id == ClaimEntry.claim_id)
        .where(
            Claim.team_id == team_id,
            ClaimEntry.actor_id == actor_id,
            ClaimEntry.at > after,
            ClaimEntry.kind == "step",
            ClaimEntry.undone_at.is_(None),
        )
        .order_by(ClaimEntry.id.desc())
        .limit(1)
    )


async def list_act(session: AsyncSession, act: str, actor_id: int) -> Sequence[ClaimEntry]:
    """The steps that the person took at once, latest first."""
    steps = await session.scalars(
        select(ClaimEntry)
        .where(ClaimEntry.act == act, ClaimEntry.actor_id == actor_id, ClaimEntry.kind == "step")
        .order_by(ClaimEntry.id.desc())
    )
    return steps.all()


async def list_contacts(session: AsyncSession, claim_id: int) -> Sequence[Contact]:
    """When the authors were asked, oldest first."""
    return (await session.scalars(select(Contact).where(Contact.claim_id == claim_id).order_by(Contact.id))).all()


async def list_findings(session: AsyncSession, claim_id: int) -> Sequence[Finding]:
    """What the team tests, by number."""
    return (await session.scalars(select(Finding).where(Finding.claim_id == claim_id).order_by(Finding.number))).all()


async def find_finding(session: AsyncSession, claim_id: int, number: int) -> Finding | None:
    """The statement with this number, if there is one."""
    return await session.scalar(select(Finding).where(Finding.claim_id == claim_id, Finding.number == number))


async def lock_appeal(session: AsyncSession, appeal_id: int) -> Appeal | None:
    """The appeal, held against other writers until the transaction ends."""
    return await session.scalar(locked(select(Appeal).where(Appeal.id == appeal_id)))


async def find_appeal(session: AsyncSession, claim_id: int) -> Appeal | None:
    """The latest appeal for the claim, if one was made."""
    return await session.scalar(select(Appeal).where(Appeal.claim_id == claim_id).order_by(Appeal.id.desc()).limit(1))


async def list_open_appeals(session: AsyncSession, guild_id: int) -> Sequence[tuple[Appeal, str, str]]:
    """The server's appeals that wait for an answer, oldest first, each with its team and paper."""
    rows = await session.execute(
        select(Appeal, Team.name, Paper.title)
        .join(Claim, Claim.id == Appeal.claim_id)
        .join(Edition, Edition.id == Claim.edition_id)
        .join(Team, Team.id == Claim.team_id)
        .join(Paper, Paper.id == Claim.paper_id)
        .where(Edition.guild_id == guild_id, Appeal.state == "open", Team.dissolved_at.is_(None))
        .order_by(Appeal.id)
    )
    return [(appeal, team, paper) for appeal, team, paper in rows]

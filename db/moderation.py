"""What moderators did, with what takes it back; whom they keep out; and what they note."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, locked
from db.challenges import Edition
from db.claims import Claim
from db.papers import Paper
from db.repositories import RepositoryLink
from db.teams import Membership, Team


class Moderation(Base):
    """One act of a moderator: asked for, done once it was confirmed, and perhaps taken back."""

    __tablename__ = "moderations"
    __table_args__ = (Index(None, "guild_id", "id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    kind: Mapped[str] = mapped_column(String(16))  # domain.moderation.ModerationKind
    order: Mapped[dict[str, Any]]  # what is wanted: ids and values
    before: Mapped[dict[str, Any]]  # what there was, so that it can be again
    reason: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[int] = mapped_column(Snowflake)
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[int | None] = mapped_column(Snowflake)


class Exclusion(Base):
    """A person who may be in no team of an edition for now."""

    __tablename__ = "exclusions"
    __table_args__ = (Index(None, "edition_id", "user_id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"))
    user_id: Mapped[int] = mapped_column(Snowflake)
    reason: Mapped[str] = mapped_column(Text)
    until: Mapped[datetime | None]  # none: to the end of the edition
    set_by: Mapped[int] = mapped_column(Snowflake)
    set_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]  # when it was taken back


class Note(Base):
    """What a moderator noted about a person or a team, for the other moderators alone."""

    __tablename__ = "notes"
    __table_args__ = (Index(None, "guild_id", "user_id"), Index(None, "team_id"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    user_id: Mapped[int | None] = mapped_column(Snowflake)
    team_id: Mapped[int | None] = mapped_column(Key, ForeignKey("teams.id"))
    text: Mapped[str] = mapped_column(Text)
    written_by: Mapped[int] = mapped_column(Snowflake)
    at: Mapped[datetime]


async def lock_moderation(session: AsyncSession, guild_id: int, moderation_id: int) -> Moderation | None:
    """The act on this server, held against other writers until the transaction ends."""
    return await session.scalar(
        locked(select(Moderation).where(Moderation.id == moderation_id, Moderation.guild_id == guild_id))
    )


async def list_done(session: AsyncSession, guild_id: int, *, limit: int) -> Sequence[Moderation]:
    """What was done on the server and not taken back, the latest first."""
    query = select(Moderation).where(
        Moderation.guild_id == guild_id, Moderation.done_at.is_not(None), Moderation.undone_at.is_(None)
    )
    return (await session.scalars(query.order_by(Moderation.id.desc()).limit(limit))).all()


async def find_exclusion(session: AsyncSession, edition_id: int, user_id: int, *, now: datetime) -> Exclusion | None:
    """Why the person may be in no team of the edition now, if that is so."""
    return await session.scalar(
        select(Exclusion)
        .where(
            Exclusion.edition_id == edition_id,
            Exclusion.user_id == user_id,
            Exclusion.ended_at.is_(None),
            or_(Exclusion.until.is_(None), Exclusion.until > now),
        )
        .order_by(Exclusion.id.desc())
        .limit(1)
    )


async def list_notes(
    session: AsyncSession, guild_id: int, *, user_id: int | None = None, team_id: int | None = None, limit: int
) -> Sequence[Note]:
    """What was noted about the person or the team, the latest first."""
    about = Note.user_id == user_id if user_id is not None else Note.team_id == team_id
    query = select(Note).where(Note.guild_id == guild_id, about).order_by(Note.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


async def list_memberships(session: AsyncSession, guild_id: int, user_id: int) -> list[tuple[Membership, Team]]:
    """Every team of the server that the person is or was in, the latest first."""
    rows = await session.execute(
        select(Membership, Team)
        .join(Team, Membership.team_id == Team.id)
        .join(Edition, Team.edition_id == Edition.id)
        .where(Membership.user_id == user_id, Edition.guild_id == guild_id)
        .order_by(Membership.id.desc())
    )
    return [(membership, team) for membership, team in rows]


async def suggest_claims(
    session: AsyncSession, edition_id: int, *, team_ids: Collection[int], paper_ids: Collection[int], limit: int
) -> list[tuple[Claim, Paper, Team]]:
    """Live claims of the edition by one of these teams or on one of these papers, by title."""
    rows = await session.execute(
        select(Claim, Paper, Team)
        .join(Paper, Claim.paper_id == Paper.id)
        .join(Team, Claim.team_id == Team.id)
        .where(
            Claim.edition_id == edition_id,
            Claim.slot.is_not(None),
            or_(Claim.team_id.in_(list(team_ids)), Claim.paper_id.in_(list(paper_ids))),
        )
        .order_by(Paper.title_key, Claim.id)
        .limit(limit)
    )
    return [(claim, paper, team) for claim, paper, team in rows]


async def restore_links(session: AsyncSession, team_id: int, link_ids: Collection[int]) -> None:
    """Let these links of the team, which ended, live again."""
    for link in await session.scalars(select(RepositoryLink).where(RepositoryLink.id.in_(list(link_ids)))):
        if link.team_id == team_id:
            link.ended_at, link.ended_by = None, None


async def list_link_ids(session: AsyncSession, team_id: int) -> list[int]:
    """The team's live links."""
    query = select(RepositoryLink.id).where(RepositoryLink.team_id == team_id, RepositoryLink.ended_at.is_(None))
    return list(await session.scalars(query))


async def lock_any_team(session: AsyncSession, team_id: int) -> Team:
    """The team, also one that is no more, held against other writers until the transaction ends."""
    return (await session.scalars(locked(select(Team).where(Team.id == team_id)))).one()

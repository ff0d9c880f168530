"""What a server's administrators chose for the bot: which roles make what of people, and the server's language."""

from collections.abc import Collection, Sequence

from sqlalchemy import ForeignKey, Index, String, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake
from db.challenges import Edition, Guild


class RoleGrant(Base):
    """A role of a server that makes something of whoever has it."""

    __tablename__ = "role_grants"
    __table_args__ = (Index(None, "guild_id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    edition_id: Mapped[int | None] = mapped_column(Key, ForeignKey("editions.id"))  # none: on the whole server
    role_id: Mapped[int] = mapped_column(Snowflake)
    rank: Mapped[str] = mapped_column(String(16))  # domain.setup.Rank


async def list_grants_that_count(session: AsyncSession) -> Sequence[RoleGrant]:
    """Those of every server that are for all of it or for its current edition."""
    query = (
        select(RoleGrant)
        .outerjoin(Edition, Edition.id == RoleGrant.edition_id)
        .where(or_(RoleGrant.edition_id.is_(None), Edition.is_current))
    )
    return (await session.scalars(query.order_by(RoleGrant.id))).all()


async def list_grants(session: AsyncSession, guild_id: int, edition_id: int | None) -> Sequence[RoleGrant]:
    """Those of the server for this edition; of None, for the whole server."""
    query = select(RoleGrant).where(RoleGrant.guild_id == guild_id, RoleGrant.edition_id == edition_id)
    return (await session.scalars(query.order_by(RoleGrant.id))).all()


async def replace_grants(
    session: AsyncSession, guild_id: int, edition_id: int | None, grants: Collection[tuple[str, int]]
) -> None:
    """Let these, each a rank and a role, be all there are for this edition; of None, for the whole server."""
    await session.execute(delete(RoleGrant).where(RoleGrant.guild_id == guild_id, RoleGrant.edition_id == edition_id))
    session.add_all(
        RoleGrant(guild_id=guild_id, edition_id=edition_id, rank=rank, role_id=role_id)
        for rank, role_id in sorted(set(grants))
    )


async def list_guild_languages(session: AsyncSession) -> dict[int, str]:
    """The language of every server that chose one."""
    rows = await session.execute(select(Guild.id, Guild.language).where(Guild.language.is_not(None)))
    return {guild_id: language for guild_id, language in rows if language is not None}

"""Questions that wait for an answer: who was asked into a team, who asks to be let in, which teams may merge."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import locked
from db.challenges import Edition
from db.teams import Invitation, JoinRequest, Merge, Team

Ask = TypeVar("Ask", Invitation, JoinRequest, Merge)
PersonAsk = TypeVar("PersonAsk", Invitation, JoinRequest)


@dataclass(frozen=True, slots=True)
class OpenMerge:
    """Two teams of which the first asks the second to merge, by name."""

    id: int
    team_id: int
    team: str
    other_id: int
    other: str
    expires_at: datetime


async def find_ask(session: AsyncSession, kind: type[Ask], ask_id: int) -> Ask | None:
    """The question of this kind with this id, as it stands now."""
    return await session.get(kind, ask_id, populate_existing=True)


async def find_open(session: AsyncSession, kind: type[PersonAsk], team_id: int, user_id: int) -> PersonAsk | None:
    """The open question of this kind between the team and the person, if there is one."""
    return await session.scalar(
        select(kind).where(kind.team_id == team_id, kind.user_id == user_id, kind.state == "open")
    )


async def find_open_merge(session: AsyncSession, team_id: int, other_id: int) -> Merge | None:
    """The open question of the one team to the other, if there is one."""
    return await session.scalar(
        select(Merge).where(Merge.team_id == team_id, Merge.other_id == other_id, Merge.state == "open")
    )


async def list_open(
    session: AsyncSession, kind: type[PersonAsk], team_id: int, *, after: datetime
) -> Sequence[PersonAsk]:
    """The team's open questions of this kind that end after an instant, oldest first."""
    query = select(kind).where(kind.team_id == team_id, kind.state == "open", kind.expires_at > after)
    return (await session.scalars(query.order_by(kind.id))).all()


async def list_open_merges(session: AsyncSession, team_id: int, *, after: datetime) -> list[OpenMerge]:
    """The open questions that the team asks or is asked and that end after an instant, oldest first."""
    rows = (
        await session.scalars(
            select(Merge)
            .where(or_(Merge.team_id == team_id, Merge.other_id == team_id))
            .where(Merge.state == "open", Merge.expires_at > after)
            .order_by(Merge.id)
        )
    ).all()
    ids = {team_id for row in rows for team_id in (row.team_id, row.other_id)}
    teams = await session.scalars(select(Team).where(Team.id.in_(ids)))
    names = {team.id: team.name for team in teams}
    return [
        OpenMerge(row.id, row.team_id, names[row.team_id], row.other_id, names[row.other_id], row.expires_at)
        for row in rows
    ]


async def lock_open(
    session: AsyncSession,
    kind: type[PersonAsk],
    edition_id: int,
    *,
    team_ids: Collection[int] = (),
    user_ids: Collection[int] = (),
) -> Sequence[PersonAsk]:
    """Open questions of one kind about these teams or people, held until the transaction ends.

    Always in the order of their ids, so that two acts never wait for each other.
    """
    teams = select(Team.id).where(Team.edition_id == edition_id)
    query = select(kind).where(kind.state == "open", kind.team_id.in_(teams))
    query = query.where(or_(kind.team_id.in_(team_ids), kind.user_id.in_(user_ids)))
    return (await session.scalars(locked(query.order_by(kind.id)))).all()


async def lock_open_merges(session: AsyncSession, team_ids: Collection[int]) -> Sequence[Merge]:
    """Open questions that these teams ask or are asked, held in the order of their ids."""
    query = select(Merge).where(Merge.state == "open")
    query = query.where(or_(Merge.team_id.in_(team_ids), Merge.other_id.in_(team_ids)))
    return (await session.scalars(locked(query.order_by(Merge.id)))).all()


async def lock_overdue(
    session: AsyncSession, kind: type[Ask], now: datetime, *, limit: int
) -> list[tuple[Ask, Team, int]]:
    """Open questions of this kind whose time is past, oldest first, each with its team and server.

    They are held until the transaction ends; those that somebody answers at this moment are left out.
    """
    rows = await session.execute(
        select(kind, Team, Edition.guild_id)
        .join(Team, Team.id == kind.team_id)
        .join(Edition, Edition.id == Team.edition_id)
        .where(kind.state == "open", kind.expires_at <= now)
        .order_by(kind.expires_at, kind.id)
        .limit(limit)
        .with_for_update(of=kind, skip_locked=True)
    )
    return [(ask, team, guild_id) for ask, team, guild_id in rows]

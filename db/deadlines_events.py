"""Deadlines as Discord's scheduled events: which are, and which should be."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.challenges import Edition, Guild
from db.deadlines import Deadline


async def list_guilds(
    session: AsyncSession, guild_ids: Collection[int], *, states: Collection[str], now: datetime
) -> Sequence[tuple[int, bool]]:
    """Those of these servers that have or should have events, each with whether one is known to be outdated."""
    wanted = _is_wanted(states, now)
    outdated = or_(
        and_(wanted, or_(Deadline.event_version.is_(None), Deadline.event_version != Deadline.version)),
        and_(not_(wanted), Deadline.event_id.is_not(None)),
    )
    rows = await session.execute(
        select(Guild.id, func.count().filter(outdated))
        .join(Edition, Edition.guild_id == Guild.id)
        .join(Deadline, Deadline.edition_id == Edition.id)
        .where(Guild.id.in_(list(guild_ids)), or_(wanted, Deadline.event_id.is_not(None)))
        .group_by(Guild.id)
        .order_by(Guild.id)
    )
    return [(guild_id, count > 0) for guild_id, count in rows]


async def list_concerned(
    session: AsyncSession, guild_id: int, *, states: Collection[str], now: datetime
) -> Sequence[tuple[Deadline, Edition, bool]]:
    """The server's deadlines that are or should be events, each with whether it should, earliest first."""
    wanted = _is_wanted(states, now)
    rows = await session.execute(
        select(Deadline, Edition, wanted)
        .join(Edition, Deadline.edition_id == Edition.id)
        .join(Guild, Edition.guild_id == Guild.id)
        .where(Guild.id == guild_id, or_(wanted, Deadline.event_id.is_not(None)))
        .order_by(Deadline.due_at, Deadline.id)
    )
    return [(deadline, edition, bool(is_wanted)) for deadline, edition, is_wanted in rows]


def _is_wanted(states: Collection[str], now: datetime) -> ColumnElement[bool]:
    return and_(
        Guild.deadline_events,
        Deadline.removed_at.is_(None),
        Deadline.due_at > now,
        Edition.state.in_(list(states)),
    )

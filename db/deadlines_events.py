"""Deadlines as Discord's scheduled events: which are, and which should be."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.challenges import Edition, Guild
from db.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Concerned:
    """A server that has, had or should have events; whether one is known to be outdated, and whether one failed."""

    guild: Guild
    has_changed: bool
    has_failed: bool


async def list_guilds(
    session: AsyncSession, guild_ids: Collection[int], *, states: Collection[str], now: datetime
) -> Sequence[Concerned]:
    """Those of these servers whose events are to be looked at from time to time, longest not looked at first."""
    wanted = _is_wanted(states, now)
    outdated = or_(
        and_(wanted, or_(Deadline.event_version.is_(None), Deadline.event_version != Deadline.version)),
        and_(not_(wanted), Deadline.event_id.is_not(None)),
    )
    concerned = or_(wanted, Deadline.event_id.is_not(None))
    rows = await session.execute(
        select(Guild, func.count().filter(outdated), func.count().filter(concerned, Deadline.event_fault.is_not(None)))
        .outerjoin(Edition, Edition.guild_id == Guild.id)
        .outerjoin(Deadline, Deadline.edition_id == Edition.id)
        .where(Guild.id.in_(list(guild_ids)), or_(concerned, Guild.events_looked_at.is_not(None)))
        .group_by(Guild.id)
        .order_by(Guild.events_looked_at.nulls_first(), Guild.id)
    )
    return [Concerned(guild, changed > 0, failed > 0) for guild, changed, failed in rows]


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
        Deadline.cohort_id.is_(None),  # events are for everybody
        Edition.state.in_(list(states)),
    )

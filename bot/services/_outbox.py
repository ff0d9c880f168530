"""Owe somebody a message, in the transaction that makes it due."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.deliveries import NewDelivery, add
from db.engine import hint
from db.rooms import find_room
from db.teams import Team

HINT = "deliveries"


async def owe(session: AsyncSession, new: NewDelivery, *, now: datetime) -> None:
    """Send this once the transaction is kept and it is due, unless something with its key was owed before.

    Its kind names the card that it becomes (`PersistentButton`s of the same feature stand under it); its facts are
    ids, names and instants as `moment` gives them. Of these, `notify` is a list of the ids of those people of a team
    who are pointed out in its room or, without a room, written to; all of them where there is no such fact.
    """
    if await add(session, new, now=now):
        hint(session, HINT)


async def owe_person(
    session: AsyncSession,
    kind: str,
    key: str,
    *,
    guild_id: int,
    user_id: int,
    now: datetime,
    fallback_id: int | None = None,
    expires_at: datetime | None = None,
    due_at: datetime | None = None,
    **facts: Any,
) -> None:
    """Send this to a person by direct message or, where those are closed, in the channel `fallback_id`."""
    new = NewDelivery(
        *(key, kind, facts, guild_id),
        user_id=user_id,
        fallback_id=fallback_id,
        expires_at=expires_at,
        due_at=due_at,
    )
    await owe(session, new, now=now)


async def owe_lead(
    session: AsyncSession,
    kind: str,
    key: str,
    *,
    guild_id: int,
    of: Team,
    now: datetime,
    expires_at: datetime | None = None,
    due_at: datetime | None = None,
    **facts: Any,
) -> None:
    """Send this to who leads the team or, where their direct messages are closed, in its room for all of it to read."""
    if of.lead_id is None:
        return
    room = await find_room(session, of.id)
    await owe_person(
        session,
        kind,
        key,
        guild_id=guild_id,
        user_id=of.lead_id,
        now=now,
        fallback_id=room.channel_id if room else None,
        expires_at=expires_at,
        due_at=due_at,
        **facts,
    )


async def owe_team(
    session: AsyncSession,
    kind: str,
    key: str,
    *,
    guild_id: int,
    team_id: int,
    now: datetime,
    expires_at: datetime | None = None,
    due_at: datetime | None = None,
    **facts: Any,
) -> None:
    """Send this to a team: in its room, or to each member where it has none."""
    new = NewDelivery(key, kind, facts, guild_id, team_id=team_id, expires_at=expires_at, due_at=due_at)
    await owe(session, new, now=now)


async def owe_channel(
    session: AsyncSession,
    kind: str,
    key: str,
    *,
    guild_id: int,
    channel_id: int | None,
    now: datetime,
    expires_at: datetime | None = None,
    due_at: datetime | None = None,
    **facts: Any,
) -> None:
    """Send this to a channel; to none where the server has not chosen any."""
    if channel_id is not None:
        new = NewDelivery(key, kind, facts, guild_id, channel_id=channel_id, expires_at=expires_at, due_at=due_at)
        await owe(session, new, now=now)


def moment(at: datetime | None) -> str | None:
    """An instant as a delivery's facts hold it."""
    return None if at is None else at.isoformat()

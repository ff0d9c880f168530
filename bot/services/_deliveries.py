"""What becomes of a delivery that is held: it ends, is owed to others instead, and organizers hear of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deliveries import DEAD_LETTERS, UNLISTED, DeliveryState, collect_until
from bot.services._outbox import HINT, owe_channel
from db import deliveries as store
from db import teams as teams_store
from db.challenges import get_guild
from db.engine import hint

_NOTIFY = "notify"


async def split(session: AsyncSession, row: store.Delivery, facts: Mapping[str, Any], now: datetime) -> None:
    """Owe each member what the team cannot be told in a room."""
    assert row.team_id is not None, "only what is owed to a team can be split"
    for user_id in await list_notified(session, row.team_id, facts):
        new = store.NewDelivery(
            key=f"{row.key}:{user_id}",
            kind=row.kind,
            facts=row.facts,
            guild_id=row.guild_id,
            user_id=user_id,
            expires_at=row.expires_at,
            due_at=row.due_at,
        )
        await store.add(session, new, now=now)
    hint(session, HINT)
    end(row, DeliveryState.SENT, now)


async def tell_organizers(session: AsyncSession, row: store.Delivery, now: datetime) -> None:
    """Let the organizers know, together with what else fails about now; but not in the channel that failed."""
    guild = await get_guild(session, row.guild_id)
    if row.kind in UNLISTED or row.channel_id == guild.organizers_channel_id:
        return
    due_at = collect_until(now)
    key = f"{DEAD_LETTERS}:{guild.id}:{due_at:%Y-%m-%d %H:%M}"
    channel_id = guild.organizers_channel_id
    await owe_channel(session, DEAD_LETTERS, key, guild_id=guild.id, channel_id=channel_id, now=now, due_at=due_at)


async def list_notified(session: AsyncSession, team_id: int, facts: Mapping[str, Any]) -> tuple[int, ...]:
    """Those people of a team for whom a message is."""
    present = [member.user_id for member in await teams_store.list_members(session, team_id)]
    wanted = facts.get(_NOTIFY, present)
    return tuple(user_id for user_id in present if user_id in wanted)


def end(row: store.Delivery, state: DeliveryState, now: datetime) -> None:
    """It is nobody's to send any more."""
    row.state, row.ended_at, row.lease_owner, row.lease_until = state, now, None, None

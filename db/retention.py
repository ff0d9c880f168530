"""Rows that nothing needs any more, deleted some at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.announcements import AnnouncementPost
from db.deliveries import Delivery
from db.looking import Looker
from db.moderation import Moderation
from db.teams import Invitation, JoinRequest, Merge

# By table: what stands for its age, and what says that it is over.
_OVER: tuple[tuple[type[Any], Any, Any], ...] = (
    (Delivery, Delivery.ended_at, Delivery.state != "pending"),
    (Invitation, Invitation.expires_at, Invitation.state != "open"),
    (JoinRequest, JoinRequest.expires_at, JoinRequest.state != "open"),
    (Merge, Merge.expires_at, Merge.state != "open"),
    (Looker, Looker.ended_at, Looker.ended_at.is_not(None)),
)


async def purge_over(session: AsyncSession, before: datetime, *, limit: int) -> int:
    """Delete what was over before this instant, at most so many rows of each table; gives how many went."""
    count = 0
    for model, age, is_over in _OVER:
        count += await _delete(session, model, age < before, is_over, limit=limit)
    return count


async def purge_unconfirmed(session: AsyncSession, before: datetime, *, limit: int) -> int:
    """Delete moderators' acts that were asked for before this instant and never confirmed; gives how many went."""
    asked = Moderation.asked_at < before
    return await _delete(session, Moderation, asked, Moderation.done_at.is_(None), limit=limit)


async def _delete(session: AsyncSession, model: type[Any], *conditions: Any, limit: int) -> int:
    ids = list(await session.scalars(select(model.id).where(*conditions).order_by(model.id).limit(limit)))
    if model is Delivery:
        await session.execute(delete(AnnouncementPost).where(AnnouncementPost.delivery_id.in_(ids)))
    await session.execute(delete(model).where(model.id.in_(ids)))
    return len(ids)

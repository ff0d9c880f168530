"""Keeps one person from flooding a server; what they did is counted in the audit."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.audit import AuditTag
from bot.domain.pace import HOUR, TooManyActs, limit_of
from bot.domain.permissions import Actor
from db import audit


async def ensure_pace(session: AsyncSession, actor: Actor, tag: AuditTag, *, now: datetime) -> None:
    """Raise TooManyActs when the actor did such things as often as the hour allows."""
    entry = limit_of(tag)
    if entry is None:
        return
    tags, limit = entry
    earliest = await audit.find_nth_latest(session, actor.user_id, tags, after=now - HOUR, nth=limit)
    if earliest is not None:
        raise TooManyActs(limit=limit, again=earliest + HOUR)

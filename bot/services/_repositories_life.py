"""New commits as signs of life of the claims of those who linked the repository."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.repositories import Snapshot
from bot.services._claims_log import sign
from db.repositories import Repository, list_quiet_claims


async def note_life(
    session: AsyncSession, repository: Repository, before: Snapshot | None, after: Snapshot, *, now: datetime
) -> None:
    """Count the newest commit as a sign of life, where nothing newer is known and nobody disputes the link.

    One that says to be of a later time than now, by a clock that is wrong, counts once, at the look that finds it.
    """
    last = after.history.content.last if after.history.content else None
    if last is None or (last.at > now and before is not None and before.head == after.head):
        return
    at = min(last.at, now)
    for claim in await list_quiet_claims(session, repository.id, at):
        sign(claim, at)

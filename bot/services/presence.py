"""Presence: who of the teams is still on the server. Discord does not tell, so the bot looks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.services._edition import hold_team
from bot.services._outbox import owe_team
from bot.services._roster import Departure, depart
from db import calendars, challenges
from db import teams as store
from db.engine import Database, reads, writes

PRESENCE = "presence"  # the tick of the bell that looks

LOOK_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody of a team, to be looked for on the server."""

    guild_id: int
    user_id: int


class Presence:
    """What the bell does about people who may have left."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def list_due(self, session: AsyncSession, guild_ids: Collection[int], *, limit: int) -> list[Awaited]:
        """People of these servers' teams who were not looked for in a day; leads first."""
        rows = await store.list_unseen(session, guild_ids, self._clock.now() - LOOK_AFTER, limit=limit)
        return [Awaited(guild_id, user_id) for guild_id, user_id in rows]

    @writes
    async def mark_looked(self, session: AsyncSession, guild_id: int, user_id: int) -> None:
        """The person was looked for, and is there as far as is known."""
        edition = await challenges.find_current_edition(session, guild_id)
        membership = await store.find_membership(session, edition.id, user_id) if edition else None
        if membership is not None:
            membership.checked_at = self._clock.now()

    @writes
    async def depart(self, session: AsyncSession, guild_id: int, user_id: int) -> Departure | None:
        """The person left the server, and thereby the team of its current edition, which is told so.

        Gives what that did; None where they were in no team.
        """
        await calendars.drop_calendar(session, guild_id, user_id)
        edition = await challenges.find_current_edition(session, guild_id)
        team = await store.find_own_team(session, edition.id, user_id) if edition else None
        team = await hold_team(session, edition, team.id) if edition and team else None
        if edition is None or team is None:
            return None
        membership = await store.find_membership(session, edition.id, user_id)
        if membership is None or membership.team_id != team.id:
            return None  # they left it, or changed it, until the lock was had
        now = self._clock.now()
        going = await depart(session, edition, team, membership, actor=None, tag=AuditTag.TEAM_DEPART, now=now)
        if await store.list_members(session, team.id):
            await owe_team(
                session,
                "rooms:departed",
                f"departed:{membership.id}",
                guild_id=guild_id,
                team_id=team.id,
                now=now,
                team=team.name,
                user=user_id,
                successor=going.successor_id,
            )
        return going

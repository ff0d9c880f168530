"""The doctor: whether what a server's features need is there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.deliveries import UNLISTED
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services.audit import Audit, Checked
from db import challenges, deliveries
from db.engine import Database, reads


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found of a server, without asking Discord: channels that organizers chose, and what waits for them."""

    edition: str | None
    organizers_channel_id: int | None
    rooms_channel_id: int | None
    dead_letters: int
    now: datetime
    audit: Checked


class Doctor:
    """What organizers can have checked."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._audit = Audit(database, clock)

    async def examine(self, actor: Actor) -> Examined:
        """Look at all about the server, and at the audit of the whole installation. Raises OnlyOrganizersMay."""
        found = await self._examine(actor)
        return Examined(*found, self._clock.now(), await self._audit.check())

    @reads
    async def _examine(self, session: AsyncSession, actor: Actor) -> tuple[str | None, int | None, int | None, int]:
        ensure_may(Action.DOCTOR, Standing.ANYONE, by=actor)
        guild = await challenges.get_guild(session, actor.guild_id)
        edition = await challenges.find_current_edition(session, actor.guild_id)
        dead = await deliveries.count_dead_letters(session, actor.guild_id, but=UNLISTED)
        return edition.name if edition else None, guild.organizers_channel_id, guild.rooms_channel_id, dead

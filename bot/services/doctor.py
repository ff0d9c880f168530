"""The doctor: whether what a server's features need is there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.deliveries import UNLISTED
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services.audit import Audit, Checked
from db import challenges, deliveries, moderation, repositories, teams
from db.engine import Database, reads

_UNSEEN = 5


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found of a server, without asking Discord: channels that organizers chose, and what waits for them."""

    edition: str | None
    organizers_channel_id: int | None
    rooms_channel_id: int | None
    dead_letters: int
    audit_channel_id: int | None
    unseen: tuple[str, ...]  # repositories of the server's teams whose hosts did not let them be seen the last time
    now: datetime
    audit: Checked


@dataclass(frozen=True, slots=True)
class MemberExamined:
    """How somebody stands in the current edition, and whether organizers keep them out of it."""

    edition: str | None
    team: str | None
    is_lead: bool
    is_excluded: bool
    excluded_until: datetime | None


class Doctor:
    """What organizers can have checked."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._audit = Audit(database, clock)

    async def examine(self, actor: Actor) -> Examined:
        """Look at all about the server, and at the audit of the whole installation. Raises OnlyOrganizersMay."""
        ensure_may(Action.DOCTOR, Standing.ANYONE, by=actor)
        return await self._examine(actor.guild_id, await self._audit.check())

    @reads
    async def examine_member(self, session: AsyncSession, actor: Actor, user_id: int) -> MemberExamined:
        """What of a person's standing can keep them from a command. Raises OnlyOrganizersMay."""
        ensure_may(Action.DOCTOR, Standing.ANYONE, by=actor)
        edition = await challenges.find_current_edition(session, actor.guild_id)
        if edition is None:
            return MemberExamined(None, None, is_lead=False, is_excluded=False, excluded_until=None)
        team = await teams.find_own_team(session, edition.id, user_id)
        exclusion = await moderation.find_exclusion(session, edition.id, user_id, now=self._clock.now())
        return MemberExamined(
            edition.name,
            team.name if team else None,
            is_lead=team is not None and team.lead_id == user_id,
            is_excluded=exclusion is not None,
            excluded_until=exclusion.until if exclusion else None,
        )

    @reads
    async def _examine(self, session: AsyncSession, guild_id: int, checked: Checked) -> Examined:
        guild = await challenges.get_guild(session, guild_id)
        edition = await challenges.find_current_edition(session, guild_id)
        return Examined(
            edition=edition.name if edition else None,
            organizers_channel_id=guild.organizers_channel_id,
            rooms_channel_id=guild.rooms_channel_id,
            audit_channel_id=guild.audit_channel_id,
            dead_letters=await deliveries.count_dead_letters(session, guild_id, but=UNLISTED),
            unseen=tuple(await repositories.list_unseen(session, guild_id, limit=_UNSEEN)),
            now=self._clock.now(),
            audit=checked,
        )

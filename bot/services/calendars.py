"""Calendars: the deadlines as a person takes them along, and the secret address at which programs fetch them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.deadlines import DatedLine
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._pace import ensure_pace
from bot.services.deadlines import Deadlines
from db import audit, people
from db import calendars as store
from db.engine import Database, reads, writes
from db.installation import name_installation

_TOKEN_BYTES = 32  # 43 characters that can stand in an address


@dataclass(frozen=True, slots=True)
class PersonalCalendar:
    """What stands in a person's calendar of a server; `locale` is what Discord said last of their language."""

    installation: str
    locale: str | None
    lines: Sequence[DatedLine]


class Calendars:
    """What people can do with their calendars, and programs with an address."""

    def __init__(self, database: Database, clock: Clock, deadlines: Deadlines) -> None:
        self.database = database
        self._clock = clock
        self._deadlines = deadlines
        self._installation: str | None = None

    async def show(self, actor: Actor) -> PersonalCalendar:
        """The deadlines as they stand now."""
        ensure_may(Action.DEADLINE_SHOW, Standing.ANYONE, by=actor)
        return await self._collect(actor.guild_id, actor.user_id)

    @writes
    async def address(self, session: AsyncSession, actor: Actor) -> str:
        """The token of the actor's calendar, made when it is first asked for; whoever knows it can read that."""
        ensure_may(Action.DEADLINE_SHOW, Standing.ANYONE, by=actor)
        calendar = await store.lock_calendar(session, actor.guild_id, actor.user_id)
        return calendar.token if calendar else self._open(session, actor, AuditTag.CALENDAR_OPEN)

    @writes
    async def renew(self, session: AsyncSession, actor: Actor) -> str:
        """Another token for the actor's calendar; whoever fetches by the old one gets nothing. Raises TooManyActs."""
        ensure_may(Action.DEADLINE_SHOW, Standing.ANYONE, by=actor)
        await ensure_pace(session, actor, AuditTag.CALENDAR_RENEW, now=self._clock.now())
        calendar = await store.lock_calendar(session, actor.guild_id, actor.user_id)
        if calendar is not None:
            await session.delete(calendar)
            await session.flush()
        return self._open(session, actor, AuditTag.CALENDAR_RENEW)

    async def read(self, token: str) -> PersonalCalendar | None:
        """The calendar with this token, as it stands now; None where there is none."""
        owner = await self._find_owner(token)
        return await self._collect(*owner) if owner else None

    def _open(self, session: AsyncSession, actor: Actor, tag: AuditTag) -> str:
        now, token = self._clock.now(), secrets.token_urlsafe(_TOKEN_BYTES)
        session.add(store.Calendar(guild_id=actor.guild_id, user_id=actor.user_id, token=token, created_at=now))
        audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts={}, at=now)
        return token

    async def _collect(self, guild_id: int, user_id: int) -> PersonalCalendar:
        if self._installation is None:
            self._installation = await self._name_installation()
        lines = await self._deadlines.list_for(guild_id, user_id)
        return PersonalCalendar(self._installation, await self._find_locale(user_id), lines)

    @reads
    async def _find_owner(self, session: AsyncSession, token: str) -> tuple[int, int] | None:
        calendar = await store.find_by_token(session, token)
        return (calendar.guild_id, calendar.user_id) if calendar else None

    @reads
    async def _find_locale(self, session: AsyncSession, user_id: int) -> str | None:
        person = await people.find_person(session, user_id)
        return person.language or person.locale if person else None

    @writes
    async def _name_installation(self, session: AsyncSession) -> str:
        return await name_installation(session)

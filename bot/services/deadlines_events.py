"""Deadlines as Discord's scheduled events: what has to be done about them, and what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.deadlines_events import CHECK_AFTER, SHOWN_IN, EventFault, begin_at, is_look_due
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from db import audit, challenges
from db import deadlines_events as store
from db.deadlines import Deadline
from db.engine import Database, reads, writes

EVENTS = "events"  # the tick of the bell that tends them


@dataclass(frozen=True, slots=True)
class EventWork:
    """A deadline that is, or should be, an event on its server.

    `event_id` is the event as far as is known, and shows the deadline in `shown_version`. It is to go where it is not
    `is_wanted`, and ends by itself where the deadline `is_over`. One that is made now begins at `begins_at`; None: it
    is too late for that. `fault` is why the last attempt failed.
    """

    deadline_id: int
    guild_id: int
    event_id: int | None
    shown_version: int | None
    edition: str
    name: str
    link: str | None
    words: str
    zone: str
    is_hard: bool
    at: datetime
    begins_at: datetime | None
    is_wanted: bool
    is_over: bool
    version: int
    fault: EventFault | None


class DeadlinesEvents:
    """What the bell does about events, and organizers decide. Nothing here waits for Discord."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def switch(self, session: AsyncSession, actor: Actor, *, is_on: bool) -> None:
        """Let the server's deadlines be events from now on, or not any more. Raises OnlyOrganizersMay."""
        ensure_may(Action.DEADLINE_CHANGE, Standing.ANYONE, by=actor)
        guild = await challenges.get_guild(session, actor.guild_id)
        now = self._clock.now()
        guild.deadline_events, guild.events_looked_at = is_on, now - CHECK_AFTER  # whatever failed before
        audit.record(
            session,
            guild_id=actor.guild_id,
            actor_id=actor.user_id,
            tag=AuditTag.GUILD_CHANGE,
            facts={"deadline_events": is_on},
            at=now,
        )

    @reads
    async def explain(self, session: AsyncSession, actor: Actor) -> tuple[bool, EventFault | None]:
        """Whether the server's deadlines are events and, where some could not be made, why.

        Raises OnlyOrganizersMay.
        """
        ensure_may(Action.DEADLINE_CHANGE, Standing.ANYONE, by=actor)
        guild = await challenges.get_guild(session, actor.guild_id)
        found = await store.list_concerned(session, actor.guild_id, states=SHOWN_IN, now=self._clock.now())
        faults = [EventFault(deadline.event_fault) for deadline, _, _ in found if deadline.event_fault]
        return guild.deadline_events, faults[0] if faults else None

    @reads
    async def list_due(self, session: AsyncSession, guild_ids: Collection[int], *, limit: int) -> list[int]:
        """Those of these servers whose events are to be looked at now: something changed, or it is time again."""
        return (await self._list_due(session, guild_ids))[:limit]

    @writes
    async def begin(self, session: AsyncSession, guild_id: int) -> list[EventWork] | None:
        """What `list_work` gives, for this process alone until `mark_looked`, or for a minute.

        None where somebody else was quicker.
        """
        guild = await challenges.lock_guild(session, guild_id)
        if not await self._list_due(session, [guild_id]):
            return None
        guild.events_held_at = self._clock.now()
        return await self._list_work(session, guild_id)

    @writes
    async def mark_looked(self, session: AsyncSession, guild_id: int) -> None:
        """The server's events were looked at, and what failed is on record."""
        guild = await challenges.lock_guild(session, guild_id)
        guild.events_held_at, guild.events_looked_at = None, self._clock.now()

    @writes
    async def mark_clear(self, session: AsyncSession, guild_id: int) -> None:
        """The server has no event of the bot's and is to have none: nobody looks there until it is to have one."""
        guild = await challenges.lock_guild(session, guild_id)
        guild.events_held_at = guild.events_looked_at = None

    @reads
    async def list_work(self, session: AsyncSession, guild_id: int) -> list[EventWork]:
        """Every deadline of the server that is or should be an event, earliest first."""
        return await self._list_work(session, guild_id)

    async def _list_due(self, session: AsyncSession, guild_ids: Collection[int]) -> list[int]:
        now = self._clock.now()
        return [
            found.guild.id
            for found in await store.list_guilds(session, guild_ids, states=SHOWN_IN, now=now)
            if is_look_due(
                found.guild.events_looked_at,
                found.guild.events_held_at,
                has_changed=found.has_changed,
                has_failed=found.has_failed,
                now=now,
            )
        ]

    async def _list_work(self, session: AsyncSession, guild_id: int) -> list[EventWork]:
        now = self._clock.now()
        return [
            EventWork(
                deadline_id=deadline.id,
                guild_id=guild_id,
                event_id=deadline.event_id,
                shown_version=deadline.event_version,
                edition=edition.name,
                name=deadline.name,
                link=deadline.link,
                words=deadline.words,
                zone=deadline.zone,
                is_hard=deadline.is_hard,
                at=deadline.due_at,
                begins_at=begin_at(deadline.due_at, now=now),
                is_wanted=is_wanted,
                is_over=deadline.due_at <= now,
                version=deadline.version,
                fault=EventFault(deadline.event_fault) if deadline.event_fault else None,
            )
            for deadline, edition, is_wanted in await store.list_concerned(session, guild_id, states=SHOWN_IN, now=now)
        ]

    @writes
    async def record_event(self, session: AsyncSession, work: EventWork, event_id: int) -> None:
        """The deadline is this event, which shows what it was in this version."""
        deadline = await session.get_one(Deadline, work.deadline_id)
        deadline.event_id, deadline.event_version, deadline.event_fault = event_id, work.version, None

    @writes
    async def record_gone(self, session: AsyncSession, work: EventWork) -> None:
        """The deadline is no event, and is not to be one."""
        deadline = await session.get_one(Deadline, work.deadline_id)
        deadline.event_id = deadline.event_version = deadline.event_fault = None

    @writes
    async def record_fault(self, session: AsyncSession, work: EventWork, fault: EventFault) -> None:
        """The event could not be made as it should be; it is tried again later."""
        deadline = await session.get_one(Deadline, work.deadline_id)
        deadline.event_fault = fault

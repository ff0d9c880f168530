"""Reminders that people set for themselves: set, list, put off, cancel; and what the bell does when one is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import reminders as rules
from bot.domain.audit import AuditTag
from bot.domain.deliveries import DeliveryState
from bot.domain.free_text import ensure_line
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.recurrence import Recurrence, next_run
from bot.domain.seats import lowest_free
from bot.domain.zones import name_zone
from bot.services._outbox import moment, owe_person
from bot.services._pace import ensure_pace
from bot.services._reminders import (
    DUE,
    MessageLink,
    ReminderLine,
    holds,
    key_of,
    key_prefix,
    list_lines,
    show,
    value_of,
)
from db import audit, deliveries, people
from db import reminders as store
from db.engine import Database, reads, writes

__all__ = ["MessageLink", "ReminderLine", "ReminderPage", "Reminders", "SetReminder"]

_AT_ONCE = 100
_LOOKED_BACK, _DEAD_MAX = 30, 3  # deliveries of one that repeats
_UTC = "UTC"


@dataclass(frozen=True, slots=True)
class SetReminder:
    """A reminder that waits now: the first times that it goes out, and the zone in which that was read."""

    line: ReminderLine
    runs: tuple[datetime, ...]
    zone: str
    knows_zone: bool
    has_closed_dms: bool


@dataclass(frozen=True, slots=True)
class ReminderPage:
    """Some of somebody's reminders, and how many may wait at a time."""

    lines: tuple[ReminderLine, ...]
    waiting: int
    limit: int
    page: int
    pages: int


class Reminders:
    """What people and the bell can do about personal reminders; everybody for themselves alone."""

    def __init__(self, database: Database, clock: Clock, *, per_person: int) -> None:
        self.database = database
        self._clock = clock
        self._limit = per_person

    @writes
    async def set(
        self,
        session: AsyncSession,
        actor: Actor,
        *,
        when: str,
        text: str,
        every: str | None = None,
        about: MessageLink | None = None,
    ) -> SetReminder:
        """Remind the person of this by direct message; with `every` again and again, from `when` on.

        Raises TextRefused, NotAMoment, NoSuchZone, AmbiguousMoment, PastMoment, NotARecurrence, TooOften,
        TooManyReminders, TooManyActs.
        """
        now = self._clock.now()
        text = ensure_line(text, longest=rules.TEXT_MAX)
        person = await self._begin(session, actor, AuditTag.REMINDER_SET)
        plan = rules.plan(when, every, now=now, zone=person.zone or _UTC)
        reminder = store.Reminder(
            guild_id=actor.guild_id,
            user_id=actor.user_id,
            slot=await self._find_slot(session, actor),
            text=text,
            channel_id=about and about.channel_id,
            message_id=about and about.message_id,
            words=plan.moment.words,
            zone=plan.moment.zone,
            every=" ".join(every.split())[: rules.EVERY_MAX] if every else None,
            cron=plan.recurrence and plan.recurrence.cron,
            next_at=plan.at,
            created_at=now,
        )
        session.add(reminder)
        await session.flush()
        self._record(session, actor, reminder, AuditTag.REMINDER_SET)
        return SetReminder(
            line=show(reminder),
            runs=plan.runs(),
            zone=name_zone(plan.moment.zone),
            knows_zone=person.zone is not None,
            has_closed_dms=person.dm_closed_at is not None,
        )

    @reads
    async def list_page(self, session: AsyncSession, actor: Actor, *, page: int, page_size: int) -> ReminderPage:
        """The person's reminders that wait, soonest first, then those that could not be delivered.

        A page past the end is the last one.
        """
        ensure_may(Action.REMINDER_SET, Standing.ANYONE)
        lines = await list_lines(session, actor.user_id)
        pages = max(1, -(-len(lines) // page_size))
        page = min(max(page, 0), pages - 1)
        waiting = sum(line.is_waiting for line in lines)
        return ReminderPage(tuple(lines[page * page_size : (page + 1) * page_size]), waiting, self._limit, page, pages)

    @writes
    async def put_off(self, session: AsyncSession, actor: Actor, reminder_id: int, *, minutes: int) -> ReminderLine:
        """Remind the person again so many minutes from now; one that repeats goes on as before after that.

        Raises NoSuchReminder, TooManyReminders, TooManyActs.
        """
        await self._begin(session, actor, AuditTag.REMINDER_SNOOZE)
        return await self._put_off(session, actor, reminder_id, self._clock.now() + timedelta(minutes=minutes))

    @writes
    async def put_off_until_tomorrow(self, session: AsyncSession, actor: Actor, reminder_id: int) -> ReminderLine:
        """Remind the person again on the next morning of their zone. Raises what `put_off` raises."""
        person = await self._begin(session, actor, AuditTag.REMINDER_SNOOZE)
        at = rules.tomorrow(self._clock.now(), person.zone or _UTC)
        return await self._put_off(session, actor, reminder_id, at)

    @writes
    async def cancel(self, session: AsyncSession, actor: Actor, typed: str) -> str:
        """Cancel one of the person's reminders, as autocomplete hands it back or by a part of its text; gives the text.

        Raises NoSuchReminder.
        """
        lines = await list_lines(session, actor.user_id)
        hits = [line for line in lines if value_of(line.id) == typed] or [line for line in lines if holds(line, typed)]
        if len(hits) != 1:
            raise rules.NoSuchReminder()
        return await self._cancel(session, actor, hits[0].id)

    @writes
    async def stop(self, session: AsyncSession, actor: Actor, reminder_id: int) -> str:
        """Cancel this reminder; gives its text. Raises NoSuchReminder."""
        return await self._cancel(session, actor, reminder_id)

    @writes
    async def go_round(self, session: AsyncSession) -> int:
        """Make due, at most 100 a call, what is to go out now, and forget what went out long ago.

        After a time away only the newest occurrence of one that repeats goes out. Gives how many became due.
        """
        now = self._clock.now()
        due = await store.lock_due(session, now, limit=_AT_ONCE)
        for reminder in due:
            await self._go_out(session, reminder, now)
        for reminder in await store.lock_done(session, now - rules.KEPT, limit=_AT_ONCE):
            store.end(reminder, now=now)
        return len(due)

    async def _go_out(self, session: AsyncSession, reminder: store.Reminder, now: datetime) -> None:
        assert reminder.next_at is not None, "only what waits can be due"
        if reminder.cron is not None and await self._is_in_vain(session, reminder):
            reminder.slot = reminder.next_at = None
            return
        at, following = reminder.next_at, None
        if reminder.cron is not None:
            recurrence = Recurrence(reminder.cron, reminder.zone)
            at = rules.newest_run(recurrence, since=at, now=now)
            following = next_run(recurrence, after=now)
        reminder.last_at, reminder.next_at = at, following
        if following is None:
            reminder.slot = None
        await owe_person(
            session,
            DUE,
            key_of(reminder.id, at),
            guild_id=reminder.guild_id,
            user_id=reminder.user_id,
            now=now,
            due_at=at,
            expires_at=following,
            reminder_id=reminder.id,
            at=moment(at),
        )

    async def _is_in_vain(self, session: AsyncSession, reminder: store.Reminder) -> bool:
        """Whether one that repeats does not reach the person any more: they left, or the bot did."""
        states = await deliveries.list_last_states(session, key_prefix(reminder.id), limit=_LOOKED_BACK)
        is_over = states.count(DeliveryState.DEAD) >= _DEAD_MAX or len(states) == _LOOKED_BACK
        return is_over and DeliveryState.SENT not in states

    async def _put_off(self, session: AsyncSession, actor: Actor, reminder_id: int, at: datetime) -> ReminderLine:
        reminder = await store.lock_own(session, reminder_id, actor.user_id)
        if reminder is None:
            raise rules.NoSuchReminder()
        if reminder.slot is None:
            reminder.slot = await self._find_slot(session, actor)
        repeats = reminder.cron is not None and reminder.next_at is not None
        reminder.next_at = min(at, reminder.next_at or at) if repeats else at
        self._record(session, actor, reminder, AuditTag.REMINDER_SNOOZE)
        await session.flush()
        return show(reminder)

    async def _cancel(self, session: AsyncSession, actor: Actor, reminder_id: int) -> str:
        ensure_may(Action.REMINDER_SET, Standing.ANYONE)
        reminder = await store.lock_own(session, reminder_id, actor.user_id)
        if reminder is None:
            raise rules.NoSuchReminder()
        text = reminder.text
        store.end(reminder, now=self._clock.now())
        self._record(session, actor, reminder, AuditTag.REMINDER_CANCEL)
        return text

    async def _find_slot(self, session: AsyncSession, actor: Actor) -> int:
        slot = lowest_free(await store.list_slots(session, actor.user_id), self._limit)
        if slot is None:
            raise rules.TooManyReminders(limit=self._limit)
        return slot

    async def _begin(self, session: AsyncSession, actor: Actor, tag: AuditTag) -> people.Person:
        """The person, held so that they cannot take more places than there are by being fast."""
        now = self._clock.now()
        ensure_may(Action.REMINDER_SET, Standing.ANYONE)
        person = await people.lock_person(session, actor.user_id, now=now)
        await ensure_pace(session, actor, tag, now=now)
        return person

    def _record(self, session: AsyncSession, actor: Actor, reminder: store.Reminder, tag: AuditTag) -> None:
        facts = {"reminder": reminder.id}
        now = self._clock.now()
        audit.record(session, guild_id=reminder.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)

"""Announcements on their way: planned, approved, sent once, cancelled, recalled."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.announcements import Mention, Place, ensure_can_post
from bot.domain.announcements_course import (
    AnnouncementAct,
    AnnouncementState,
    AnotherApproves,
    OneTimeNeeded,
    TimePassed,
    after_approval,
    after_cancel,
    after_wait,
    ensure_can,
    ensure_unchanged,
    take_turn,
)
from bot.domain.audit import AuditTag
from bot.domain.moments import Moment, complete, read_when
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.recurrence import NotARecurrence, next_run, next_runs, read_recurrence
from bot.failures import record_failure
from bot.services import _announcements as acts
from bot.services._announcements_course import (
    ask,
    change,
    go_out,
    is_approval_wanted,
    keep_mention,
    report_missed,
    tend_posts,
    withdraw,
)
from bot.services._edition import get_edition
from bot.services._people import get_settings
from db import announcements as store
from db import challenges
from db.engine import Database, reads, writes

_AT_ONCE = "now"  # the occurrence of what is sent by hand
_DUE = 20
_MORNING = time(9)  # what a day alone means


@dataclass(frozen=True, slots=True)
class Times:
    """What a time that is being typed can mean, and the zones to show it in besides its own."""

    moments: tuple[Moment, ...]
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Approved:
    """Where an announcement stands now that it is approved, and its time if that passed meanwhile."""

    state: AnnouncementState
    passed: datetime | None = None


class AnnouncementsSending:
    """What organizers decide about announcements, and what the bell then does."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def send(
        self, session: AsyncSession, actor: Actor, announcement_id: int, *, version: int, place: Place | None
    ) -> bool:
        """Send the version that was shown now, or first let another organizer approve it; whether it goes out.

        What has to be approved first keeps its plan.
        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow, ChangedMeanwhile, CannotPost.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        ensure_can(AnnouncementAct.SEND, acts.course_of(held), title=acts.name_of(held))
        ensure_unchanged(version, held.version, title=acts.name_of(held))
        ensure_can_post(acts.aim_of(held), Mention(held.mention), place)
        held.changed_at = now
        if await is_approval_wanted(session, held):
            await ask(session, held, actor.user_id, now=now)
            return False
        held.state = AnnouncementState.SENT
        held.words = held.zone = held.cron = held.next_at = None
        count = await go_out(session, held, _AT_ONCE, at=now, now=now)
        acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_SEND, now=now, messages=count)
        return True

    @writes
    async def schedule(
        self,
        session: AsyncSession,
        actor: Actor,
        announcement_id: int,
        *,
        when: str,
        every: str,
        place: Place | None,
    ) -> bool:
        """Let it go out at a moment, or again and again, once that is approved where it must be; whether it will.

        Both are as typed, and one of them is empty. A zone that is not named is the edition's. A mass mention stays
        only when this person may make it as well.
        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow, CannotPost, OneTimeNeeded, TimePassed, NotAMoment,
        NoSuchZone, AmbiguousMoment, NotARecurrence, TooOften.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        ensure_can(AnnouncementAct.SCHEDULE, acts.course_of(held), title=acts.name_of(held))
        mention = await keep_mention(session, held, place)
        ensure_can_post(acts.aim_of(held), mention, place)
        if bool(when.strip()) == bool(every.strip()):
            raise OneTimeNeeded()
        edition = await challenges.get_edition(session, held.edition_id)
        plan = _plan_once(when, edition.zone, now) if when.strip() else _plan_again(every, edition.zone, now)
        tag = AuditTag.ANNOUNCEMENT_SCHEDULE
        await change(session, actor, held, {**plan, "mention": mention}, now=now, tag=tag)
        if not await is_approval_wanted(session, held):
            held.state = AnnouncementState.SCHEDULED
            return True
        if held.state != AnnouncementState.WAITING:
            await ask(session, held, actor.user_id, now=now)
        return False

    @writes
    async def approve(self, session: AsyncSession, actor: Actor, announcement_id: int, *, version: int) -> Approved:
        """Agree to the version that was shown, which then goes its way unless its time is past.

        Once nobody has to approve anything any more, its author may as well.
        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow, ChangedMeanwhile, AnotherApproves.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        ensure_can(AnnouncementAct.APPROVE, acts.course_of(held), title=acts.name_of(held))
        ensure_unchanged(version, held.version, title=acts.name_of(held))
        if actor.user_id in (held.text_by, held.edited_by) and await is_approval_wanted(session, held):
            raise AnotherApproves(title=acts.name_of(held))
        held.approved_by, held.approved_version, held.kept = actor.user_id, held.version, None
        planned = held.next_at
        if planned is not None:
            held.next_at = after_wait(planned, acts.recurrence_of(held), now=now)
            held.cron = held.cron if held.next_at is not None else None
        state = after_approval(acts.course_of(held))
        held.state = state
        acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_APPROVE, now=now)
        await tend_posts(session, held)
        return Approved(state, planned if held.next_at is None else None)

    @writes
    async def cancel(self, session: AsyncSession, actor: Actor, announcement_id: int) -> AnnouncementState:
        """Let it not go out, or not again; gives where it stands. What was sent stays, without a change that waits.

        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        course = acts.course_of(held)
        ensure_can(AnnouncementAct.CANCEL, course, title=acts.name_of(held))
        before = acts.columns_of(held, ("state", "words", "zone", "cron"))
        state = after_cancel(course)
        held.state, held.cron, held.next_at, held.changed_at = state, None, None, now
        acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_CANCEL, now=now, before=before, after=state)
        if state is AnnouncementState.SENT:
            await withdraw(session, held)
        return state

    @writes
    async def recall(self, session: AsyncSession, actor: Actor, announcement_id: int) -> None:
        """Take away what went out the last time, also what is still on its way, and let nothing more go out.

        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        ensure_can(AnnouncementAct.RECALL, acts.course_of(held), title=acts.name_of(held))
        before = acts.columns_of(held, ("state", "words", "zone", "cron"))
        held.state, held.cron, held.next_at, held.changed_at = AnnouncementState.RECALLED, None, None, now
        acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_RECALL, now=now, before=before)
        await tend_posts(session, held)

    async def send_due(self) -> int:
        """Let everything go out whose time has come; gives how many announcements that were."""
        count = 0
        for announcement_id in await self._list_due():
            try:
                count += await self._send_due(announcement_id)
            except Exception as error:  # noqa: BLE001 - the others are to go out
                record_failure(error, announcement=announcement_id)
        return count

    @reads
    async def complete_when(self, session: AsyncSession, actor: Actor, typed: str) -> Times:
        """What a moment that is being typed can mean, in the edition's zone where it names none. Raises NoEdition."""
        edition = await get_edition(session, actor.guild_id)
        found = complete(typed, now=self._clock.now(), zone=edition.zone, day_at=_MORNING)
        return Times(tuple(found), await _zones(session, actor, edition))

    @reads
    async def foresee(self, session: AsyncSession, actor: Actor, typed: str) -> Times:
        """The next three times of a recurrence. Raises OnlyOrganizersMay, NoEdition, NotARecurrence, TooOften."""
        ensure_may(Action.ANNOUNCE, Standing.ANYONE, by=actor)
        edition = await get_edition(session, actor.guild_id)
        recurrence = read_recurrence(typed, zone=edition.zone)
        runs = next_runs(recurrence, after=self._clock.now(), count=3)
        return Times(tuple(Moment(run, typed, recurrence.zone) for run in runs), await _zones(session, actor, edition))

    @reads
    async def _list_due(self, session: AsyncSession) -> list[int]:
        return await store.list_due(session, self._clock.now(), limit=_DUE)

    @writes
    async def _send_due(self, session: AsyncSession, announcement_id: int) -> bool:
        held, now = await store.lock_announcement(session, announcement_id), self._clock.now()
        if held is None or held.state != AnnouncementState.SCHEDULED or held.next_at is None or held.next_at > now:
            return False  # another process was quicker, or it was cancelled
        if await is_approval_wanted(session, held):  # only since it was planned
            await ask(session, held, None, now=now)
            return False
        planned = held.next_at
        turn = take_turn(planned, acts.recurrence_of(held), now=now)
        held.next_at = turn.next
        if turn.next is None:
            was_sent = turn.now is not None or held.occurrence is not None
            held.cron, held.state = None, after_approval(replace(acts.course_of(held), was_sent=was_sent))
        if turn.now is None:
            await report_missed(session, held, planned, now=now)
            acts.record(session, held, None, AuditTag.ANNOUNCEMENT_MISS, now=now, planned=planned.isoformat())
        else:
            count = await go_out(session, held, turn.now.isoformat(), at=turn.now, now=now)
            acts.record(session, held, None, AuditTag.ANNOUNCEMENT_SEND, now=now, messages=count)
        return turn.now is not None


def _plan_once(typed: str, zone: str, now: datetime) -> dict[str, Any]:
    moment = read_when(typed, now=now, zone=zone, day_at=_MORNING)
    if moment.at <= now:
        raise TimePassed(at=moment.at)
    return {"words": moment.words, "zone": moment.zone, "cron": None, "next_at": moment.at}


def _plan_again(typed: str, zone: str, now: datetime) -> dict[str, Any]:
    recurrence = read_recurrence(typed, zone=zone)
    run = next_run(recurrence, after=now)
    if run is None:
        raise NotARecurrence(typed)
    return {"words": " ".join(typed.split()), "zone": recurrence.zone, "cron": recurrence.cron, "next_at": run}


async def _zones(session: AsyncSession, actor: Actor, edition: challenges.Edition) -> tuple[str, ...]:
    own = (await get_settings(session, actor.user_id)).zone
    return tuple(zone for zone in (edition.zone, own) if zone)

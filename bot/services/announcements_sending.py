"""Announcements on their way: planned, approved, sent once, cancelled, recalled."""

from dataclasses import dataclass, replace
from datetime import datetime, time

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
    ensure_can,
    take_turn,
)
from bot.domain.audit import AuditTag
from bot.domain.moments import Moment, complete, read_when
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.recurrence import NotARecurrence, Recurrence, next_run, next_runs, read_recurrence
from bot.services import _announcements as acts
from bot.services._announcements_course import ask, go_out, is_approval_wanted, report_missed, tend_posts
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


class AnnouncementsSending:
    """What organizers decide about announcements, and what the bell then does."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def send(self, session: AsyncSession, actor: Actor, announcement_id: int, *, place: Place | None) -> bool:
        """Send it now, or first let another organizer approve it; whether it goes out.

        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow, CannotPost.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        ensure_can(AnnouncementAct.SEND, acts.course_of(held), title=acts.name_of(held))
        ensure_can_post(acts.aim_of(held), Mention(held.mention), place)
        is_wanted = await is_approval_wanted(session, held)
        held.state, held.changed_at = AnnouncementState.SENT, now
        held.words = held.zone = held.cron = held.next_at = None
        if is_wanted:
            await ask(session, held, actor, now=now)
            return False
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

        Both are as typed, and one of them is empty. A zone that is not named is the edition's.
        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow, CannotPost, OneTimeNeeded, TimePassed, NotAMoment,
        NoSuchZone, AmbiguousMoment, NotARecurrence, TooOften.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        ensure_can(AnnouncementAct.SCHEDULE, acts.course_of(held), title=acts.name_of(held))
        ensure_can_post(acts.aim_of(held), Mention(held.mention), place)
        if bool(when.strip()) == bool(every.strip()):
            raise OneTimeNeeded()
        edition = await challenges.get_edition(session, held.edition_id)
        if when.strip():
            _plan_once(held, read_when(when, now=now, zone=edition.zone, day_at=_MORNING), now=now)
        else:
            _plan_again(held, every, read_recurrence(every, zone=edition.zone), now=now)
        plan = {"words": held.words, "zone": held.zone, "cron": held.cron, "next": held.next_at and str(held.next_at)}
        acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_SCHEDULE, now=now, **plan)
        held.changed_at = now
        if await is_approval_wanted(session, held):
            await ask(session, held, actor, now=now)
            return False
        held.state = AnnouncementState.SCHEDULED
        return True

    @writes
    async def approve(self, session: AsyncSession, actor: Actor, announcement_id: int) -> AnnouncementState:
        """Agree to what another organizer wrote, which then goes its way; gives where it stands.

        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow, AnotherApproves.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        ensure_can(AnnouncementAct.APPROVE, acts.course_of(held), title=acts.name_of(held))
        if held.edited_by == actor.user_id:
            raise AnotherApproves(title=acts.name_of(held))
        held.approved_by, held.approved_version = actor.user_id, held.version
        state = after_approval(acts.course_of(held))
        held.state = state
        acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_APPROVE, now=now)
        await tend_posts(session, held)
        return state

    @writes
    async def cancel(self, session: AsyncSession, actor: Actor, announcement_id: int) -> AnnouncementState:
        """Let it not go out, or not again; gives where it stands. What was sent stays.

        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow.
        """
        held, now = await acts.hold(session, actor, announcement_id), self._clock.now()
        course = acts.course_of(held)
        ensure_can(AnnouncementAct.CANCEL, course, title=acts.name_of(held))
        before = acts.columns_of(held, ("state", "words", "zone", "cron"))
        state = after_cancel(course)
        held.state, held.cron, held.next_at, held.changed_at = state, None, None, now
        acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_CANCEL, now=now, before=before, after=state)
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
        return sum([await self._send_due(announcement_id) for announcement_id in await self._list_due()])

    @reads
    async def complete_when(self, session: AsyncSession, actor: Actor, typed: str) -> Times:
        """What a moment that is being typed can mean, in the edition's zone where it names none. Raises NoEdition."""
        edition = await get_edition(session, actor.guild_id)
        found = complete(typed, now=self._clock.now(), zone=edition.zone, day_at=_MORNING)
        return Times(tuple(found), await _zones(session, actor, edition))

    @reads
    async def foresee(self, session: AsyncSession, actor: Actor, typed: str) -> Times:
        """The next three times of a recurrence. Raises OnlyOrganizersMay, NoEdition, NotARecurrence, TooOften."""
        ensure_may(Action.ANNOUNCE, Standing.ANYONE, organizes=actor.organizes)
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
        planned = held.next_at
        recurrence = Recurrence(held.cron, held.zone) if held.cron is not None and held.zone is not None else None
        turn = take_turn(planned, recurrence, now=now)
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


def _plan_once(held: store.Announcement, moment: Moment, *, now: datetime) -> None:
    if moment.at <= now:
        raise TimePassed(at=moment.at)
    held.words, held.zone, held.cron, held.next_at = moment.words, moment.zone, None, moment.at


def _plan_again(held: store.Announcement, typed: str, recurrence: Recurrence, *, now: datetime) -> None:
    run = next_run(recurrence, after=now)
    if run is None:
        raise NotARecurrence(typed)
    held.words, held.zone, held.cron, held.next_at = " ".join(typed.split()), recurrence.zone, recurrence.cron, run


async def _zones(session: AsyncSession, actor: Actor, edition: challenges.Edition) -> tuple[str, ...]:
    own = (await get_settings(session, actor.user_id)).zone
    return tuple(zone for zone in (edition.zone, own) if zone)

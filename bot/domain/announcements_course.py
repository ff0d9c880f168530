"""The course of an announcement: which steps it can take, when it goes out, and what becomes of what was posted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.recurrence import Recurrence, next_run
from bot.errors import UserError

LATE_MAX = timedelta(days=1)  # what should have gone out longer ago is not sent any more, and organizers are told


class AnnouncementState(StrEnum):
    """Where an announcement stands."""

    DRAFT = "draft"
    WAITING = "waiting"  # for another organizer's approval
    APPROVED = "approved"  # and not planned yet
    SCHEDULED = "scheduled"
    SENT = "sent"
    CANCELLED = "cancelled"
    RECALLED = "recalled"


class AnnouncementAct(StrEnum):
    """What organizers can do with an announcement."""

    EDIT = "edit"
    AIM = "aim"  # change for whom it is, and whom it notifies
    APPROVE = "approve"
    SCHEDULE = "schedule"
    SEND = "send"
    CANCEL = "cancel"
    RECALL = "recall"


@dataclass(frozen=True, slots=True)
class Course:
    """Where an announcement stands, whether a time is set for it to go out, and whether it went out before."""

    state: AnnouncementState
    is_planned: bool = False
    is_recurring: bool = False
    was_sent: bool = False


@dataclass(eq=False)
class CannotNow(UserError):
    """As it stands, this cannot be done with the announcement."""

    title: str
    act: AnnouncementAct
    state: AnnouncementState
    code: ClassVar[str] = "announcements-cannot-now"


@dataclass(eq=False)
class AnotherApproves(UserError):
    """Whoever wrote the text, or changed something last, cannot approve it."""

    title: str
    code: ClassVar[str] = "announcements-another-approves"


@dataclass(eq=False)
class ChangedMeanwhile(UserError):
    """It is in this version now, which is another one than the person was shown."""

    title: str
    version: int
    code: ClassVar[str] = "announcements-changed-meanwhile"


@dataclass(eq=False)
class OneTimeNeeded(UserError):
    """Neither a moment nor a recurrence was given, or both were."""

    code: ClassVar[str] = "announcements-one-time-needed"


@dataclass(eq=False)
class TimePassed(UserError):
    """The moment is past."""

    at: datetime
    code: ClassVar[str] = "announcements-time-passed"


_S, _A = AnnouncementState, AnnouncementAct
_UNSENT = frozenset({_S.DRAFT, _S.WAITING, _S.APPROVED, _S.SCHEDULED})
_STATES: dict[AnnouncementAct, frozenset[AnnouncementState]] = {
    _A.EDIT: _UNSENT | {_S.SENT},
    _A.AIM: _UNSENT,
    _A.APPROVE: frozenset({_S.WAITING}),
    _A.SCHEDULE: _UNSENT,
    _A.SEND: _UNSENT - {_S.WAITING},
    _A.CANCEL: _UNSENT,
    _A.RECALL: _UNSENT | {_S.SENT},
}


def can(act: AnnouncementAct, course: Course) -> bool:
    """Whether this can be done with an announcement as it stands."""
    if course.state not in _STATES[act]:
        return False
    if act is _A.RECALL:
        return course.was_sent
    if act is _A.CANCEL:  # of what was sent, a change that waits
        return course.is_planned or not course.was_sent or course.state is _S.WAITING
    if act is _A.SEND:  # what recurs goes out by itself, and a new text of what was sent is shown once it is approved
        return not course.is_recurring and not course.was_sent
    if act in (_A.AIM, _A.SCHEDULE):
        return course.is_planned or not course.was_sent
    return True


def ensure_can(act: AnnouncementAct, course: Course, *, title: str) -> None:
    """Raise CannotNow unless this can be done with an announcement as it stands."""
    if not can(act, course):
        raise CannotNow(title, act, course.state)


def ensure_unchanged(shown: int, version: int, *, title: str) -> None:
    """Raise ChangedMeanwhile unless the version that somebody was shown is the present one."""
    if shown != version:
        raise ChangedMeanwhile(title, version)


def after_change(course: Course, *, wants_approval: bool) -> AnnouncementState:
    """Where an announcement stands once what it says, or to whom, was changed."""
    if course.state is AnnouncementState.DRAFT:
        return course.state
    return AnnouncementState.WAITING if wants_approval else after_approval(course)


def after_approval(course: Course) -> AnnouncementState:
    """Where an announcement stands once nothing waits for approval any more."""
    if course.is_planned:
        return AnnouncementState.SCHEDULED
    if course.was_sent:
        return AnnouncementState.SENT
    return AnnouncementState.DRAFT if course.state is AnnouncementState.DRAFT else AnnouncementState.APPROVED


def after_cancel(course: Course) -> AnnouncementState:
    """Where an announcement stands once it is not to go out any more; what went out before stays.

    A change of what was sent that waits for approval goes on waiting, and is cancelled when there is no plan to cancel.
    """
    if not course.was_sent:
        return AnnouncementState.CANCELLED
    is_waiting = course.is_planned and course.state is AnnouncementState.WAITING
    return AnnouncementState.WAITING if is_waiting else AnnouncementState.SENT


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of an announcement that is due: what goes out now, if anything is not too late, and what is next."""

    now: datetime | None
    next: datetime | None


def take_turn(planned: datetime, recurrence: Recurrence | None, *, now: datetime) -> Turn:
    """The newest time that was missed, unless it is longer ago than `LATE_MAX`, and the next one to come."""
    earliest = now - LATE_MAX
    newest = planned if planned >= earliest else None
    if recurrence is None:
        return Turn(newest, None)
    run = next_run(recurrence, after=max(planned, earliest))
    while run is not None and run <= now:
        newest, run = run, next_run(recurrence, after=run)
    return Turn(newest, run)


def after_wait(planned: datetime, recurrence: Recurrence | None, *, now: datetime) -> datetime | None:
    """When what waited goes out: as planned, or else the next time of what recurs; None when no time is to come."""
    if planned > now:
        return planned
    return next_run(recurrence, after=now) if recurrence is not None else None


class PostAct(StrEnum):
    """What is to be done with a message that was posted."""

    EDIT = "edit"
    REMOVE = "remove"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class PostedMessage:
    """A message as far as Discord was told: which version it shows, whether it is published or removed, or given up."""

    shown_version: int
    is_published: bool = False
    is_removed: bool = False
    is_given_up: bool = False


def choose_post_act(post: PostedMessage, course: Course, *, version: int, crosspost: bool) -> PostAct | None:
    """What is to be done next with a message of an announcement in this version."""
    if post.is_removed or post.is_given_up:
        return None
    if course.state is AnnouncementState.RECALLED:
        return PostAct.REMOVE
    if post.shown_version < version and course.state is not AnnouncementState.WAITING:
        return PostAct.EDIT
    return PostAct.PUBLISH if crosspost and not post.is_published else None

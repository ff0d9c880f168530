"""Claims: who may take a paper, which steps a claim can take, and what the refusals are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.permissions import Action
from bot.domain.seats import lowest_free
from bot.errors import UserError

PLAN_WORDS = 500
PLAN_MAX = 3900  # characters, as a form's field and a card can hold
CHECKIN_MAX = 300
REASON_MAX = 300
UNDO_WITHIN = timedelta(minutes=10)
APPEAL_WITHIN = timedelta(days=14)


class ClaimState(StrEnum):
    """Where a claim stands."""

    CLAIMED = "claimed"
    WORKING = "working"
    SUBMITTED = "submitted"
    IN_REVIEW = "in-review"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PUBLISHED = "published"
    RELEASED = "released"
    LAPSED = "lapsed"
    REVOKED = "revoked"


class EntryKind(StrEnum):
    """What an entry of a claim's logbook tells."""

    STEP = "step"
    UNDO = "undo"
    CHECKIN = "checkin"
    PLAN = "plan"
    ALIVE = "alive"  # the team said that it is still at it
    ASKED = "asked"  # the bot asked whether it is
    WARNED = "warned"
    EXCUSED = "excused"
    HIDDEN = "hidden"
    SHOWN = "shown"
    WAITING = "waiting"  # for a decision elsewhere, from now on or no more
    CONTACT = "contact"
    FINDING = "finding"
    APPEAL = "appeal"


# Before the report is handed in: the paper can still be given back, and is lost without a sign of life.
OPEN_STATES = frozenset({ClaimState.CLAIMED, ClaimState.WORKING})
# These count against what a team may hold at a time; the rest is done, or is no more.
BUSY_STATES = OPEN_STATES | {ClaimState.SUBMITTED, ClaimState.IN_REVIEW}
# Organizers hear of these.
REPORTED_STATES = frozenset(
    {ClaimState.SUBMITTED, ClaimState.IN_REVIEW, ClaimState.ACCEPTED, ClaimState.REJECTED, ClaimState.PUBLISHED}
)
ENDED_STATES = frozenset({ClaimState.RELEASED, ClaimState.LAPSED, ClaimState.REVOKED})
_ENDS = (ClaimState.RELEASED, ClaimState.LAPSED, ClaimState.REVOKED)
# Which step may follow which; a report that was rejected can be handed in elsewhere, and be published there.
LEGAL: dict[ClaimState, tuple[ClaimState, ...]] = {
    ClaimState.CLAIMED: (ClaimState.WORKING, ClaimState.SUBMITTED, *_ENDS),
    ClaimState.WORKING: (ClaimState.SUBMITTED, *_ENDS),
    ClaimState.SUBMITTED: (ClaimState.IN_REVIEW,),
    ClaimState.IN_REVIEW: (ClaimState.ACCEPTED, ClaimState.REJECTED),
    ClaimState.ACCEPTED: (ClaimState.PUBLISHED,),
    ClaimState.REJECTED: (ClaimState.SUBMITTED, ClaimState.PUBLISHED),
    ClaimState.PUBLISHED: (),
    ClaimState.RELEASED: (),
    ClaimState.LAPSED: (),
    ClaimState.REVOKED: (),
}
# Steps that need nothing but to be said.
SAID = frozenset(
    {
        ClaimState.WORKING,
        ClaimState.IN_REVIEW,
        ClaimState.ACCEPTED,
        ClaimState.REJECTED,
        ClaimState.PUBLISHED,
    }
)
# Whose step it is. Nobody asks for a lapse: time does that.
STEP_ACTIONS: dict[ClaimState, Action] = {
    ClaimState.WORKING: Action.CLAIM_WORK,
    ClaimState.SUBMITTED: Action.CLAIM_WORK,
    ClaimState.IN_REVIEW: Action.CLAIM_REPORT,
    ClaimState.ACCEPTED: Action.CLAIM_REPORT,
    ClaimState.REJECTED: Action.CLAIM_REPORT,
    ClaimState.PUBLISHED: Action.CLAIM_REPORT,
    ClaimState.RELEASED: Action.PAPER_RELEASE,
    ClaimState.REVOKED: Action.CLAIM_ORGANIZE,
}


@dataclass(eq=False)
class PaperTaken(UserError):
    """Every slot of the paper is held by other teams, or kept for who waits."""

    paper: str
    teams: tuple[str, ...]
    held: int
    slots: int
    code: ClassVar[str] = "papers-taken"


@dataclass(eq=False)
class AlreadyClaimed(UserError):
    """The person's own team holds the paper."""

    paper: str
    team: str
    code: ClassVar[str] = "papers-already-claimed"


@dataclass(eq=False)
class TooManyClaims(UserError):
    """The team has as many open claims as the edition allows."""

    team: str
    held: int
    limit: int
    papers: tuple[str, ...]
    code: ClassVar[str] = "papers-too-many-claims"


@dataclass(eq=False)
class NotClaimed(UserError):
    """The person's team does not hold the paper."""

    paper: str
    team: str
    code: ClassVar[str] = "papers-not-claimed"


@dataclass(eq=False)
class NothingClaimed(UserError):
    """The person's team holds no paper that this could be about."""

    team: str
    code: ClassVar[str] = "papers-nothing-claimed"


@dataclass(eq=False)
class WhichClaim(UserError):
    """The team holds several papers, and the person did not say which one."""

    papers: tuple[str, ...]
    code: ClassVar[str] = "papers-which-claim"


@dataclass(eq=False)
class NoSuchClaim(UserError):
    """There is no such claim on this server."""

    code: ClassVar[str] = "papers-no-such-claim"


@dataclass(eq=False)
class IllegalStep(UserError):
    """The claim cannot take this step from where it stands; `legal` are those it can."""

    paper: str
    state: ClaimState
    step: ClaimState
    legal: tuple[ClaimState, ...]
    code: ClassVar[str] = "papers-illegal-step"


@dataclass(eq=False)
class NotOnList(UserError):
    """The edition has its own list of papers, and this one is not on it."""

    paper: str
    edition: str
    code: ClassVar[str] = "papers-not-on-list"


@dataclass(eq=False)
class NothingToUndo(UserError):
    """The person took no step within the last ten minutes that could be taken back."""

    minutes: int
    code: ClassVar[str] = "papers-nothing-to-undo"


@dataclass(eq=False)
class CannotUndo(UserError):
    """Something depends on the step by now: a later step, or the place went to somebody else."""

    paper: str
    code: ClassVar[str] = "papers-cannot-undo"


@dataclass(eq=False)
class CannotAppeal(UserError):
    """The claim did not lapse, or too long ago, or an appeal was made."""

    paper: str
    days: int
    code: ClassVar[str] = "papers-cannot-appeal"


@dataclass(eq=False)
class AppealOver(UserError):
    """The appeal was answered."""

    code: ClassVar[str] = "papers-appeal-over"


def ensure_slot_free(
    *, paper: str, taken: Collection[int], kept: int, teams: Collection[str], slots: int | None
) -> int:
    """The slot that a new claim gets, where `kept` places are offered to others who waited. Raises PaperTaken."""
    slot = lowest_free(taken, slots)
    if slot is None or (slots is not None and len(taken) + kept >= slots):
        raise PaperTaken(paper=paper, teams=tuple(sorted(teams)), held=len(teams), slots=slots or 0)
    return slot


def ensure_team_may_claim(*, team: str, held: Collection[str], limit: int | None) -> None:
    """Raise TooManyClaims when the team's open claims, given by their papers' titles, reach the limit."""
    if limit is not None and len(held) >= limit:
        raise TooManyClaims(team=team, held=len(held), limit=limit, papers=tuple(sorted(held)))


def ensure_legal(*, paper: str, state: ClaimState, step: ClaimState) -> None:
    """Raise IllegalStep, which names what people can do instead, unless the step may follow the state."""
    if step not in LEGAL[state]:
        raise illegal_step(paper=paper, state=state, step=step)


def ensure_live(*, paper: str, state: ClaimState) -> None:
    """Raise IllegalStep when the claim has ended, so that no work on it can be told of."""
    if state in ENDED_STATES:
        raise illegal_step(paper=paper, state=state, step=ClaimState.WORKING)


def illegal_step(*, paper: str, state: ClaimState, step: ClaimState) -> IllegalStep:
    """The refusal of a step, with those that people can take instead."""
    legal = tuple(follower for follower in LEGAL[state] if follower in STEP_ACTIONS)
    return IllegalStep(paper=paper, state=state, step=step, legal=legal)

"""What is new in a repository since people were last told of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum

from bot.domain.repositories import Best, Commit, Experiments, Part, Sight, Snapshot, Ticket
from bot.domain.repositories_experiments import better

SILENCE_MAX = 90  # days
_SHOWN = 5
_REMEMBERED = 300  # tags and models, by name


class Rhythm(IntEnum):
    """How often people are told at most, in hours."""

    AT_ONCE = 0
    HOURLY = 1
    DAILY = 24
    WEEKLY = 168


@dataclass(frozen=True, slots=True)
class Told:
    """What people know of a repository. None stands for what nobody has seen so far, which is no news then."""

    head: str | None = None
    tags: tuple[str, ...] | None = None
    issue: int | None = None  # the highest number of an open one
    pull: int | None = None
    best: tuple[Best, ...] | None = None
    models: tuple[str, ...] | None = None
    silent_at: str = ""  # the commit since which silence was told


@dataclass(frozen=True, slots=True)
class Record:
    """A measure that is better than ever, and what was the best before."""

    best: Best
    before: float


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new, at most a few of each kind, newest first where there is an order.

    `commits` counts all that are new, or at least so many where `is_more`. `silent_days` are days without a commit.
    """

    latest: tuple[Commit, ...] = ()
    commits: int = 0
    is_more: bool = False
    tags: tuple[str, ...] = ()
    issues: tuple[Ticket, ...] = ()
    pulls: tuple[Ticket, ...] = ()
    records: tuple[Record, ...] = ()
    models: tuple[str, ...] = ()
    silent_days: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self == News()


def find_news(told: Told, snapshot: Snapshot, *, silent_days: int, now: datetime) -> News:
    """What is new; `silent_days` without a commit are news too, unless that is 0.

    What could not be seen at the last look is no news, nor is what was seen for the first time.
    """
    latest, is_more = _find_commits(told, snapshot)
    return News(
        latest=latest[:_SHOWN],
        commits=len(latest),
        is_more=is_more,
        tags=_find_names(told.tags, tuple(tag.name for tag in snapshot.tags.content or ())),
        issues=_find_tickets(told.issue, snapshot.issues),
        pulls=_find_tickets(told.pull, snapshot.pulls),
        records=tuple(_find_records(told.best, snapshot))[:_SHOWN],
        models=_find_names(told.models, snapshot.models.content or ()),
        silent_days=0 if latest else _find_silence(told, snapshot, silent_days, now),
    )


def advance(told: Told, snapshot: Snapshot, news: News) -> Told:
    """What people know once they were told; what was not seen stays as it was known."""
    best = _list_best(snapshot)
    tags, models = snapshot.tags.content, snapshot.models.content
    return replace(
        told,
        head=snapshot.head if snapshot.history.content is not None else told.head,
        tags=told.tags if tags is None else tuple(tag.name for tag in tags)[:_REMEMBERED],
        issue=_highest(told.issue, snapshot.issues),
        pull=_highest(told.pull, snapshot.pulls),
        best=told.best if best is None else _merge(told.best or (), best),
        models=told.models if models is None else models[:_REMEMBERED],
        silent_at=snapshot.head if news.silent_days else told.silent_at,
    )


def may_tell(told_at: datetime | None, rhythm: int, *, now: datetime) -> bool:
    """Whether so many hours have passed since people were last told; a clock that was set back counts as passed."""
    return told_at is None or now < told_at or now - told_at >= timedelta(hours=rhythm)


def _find_commits(told: Told, snapshot: Snapshot) -> tuple[tuple[Commit, ...], bool]:
    """Those after the one that is known; where it is not among the latest, all of these and perhaps more."""
    history = snapshot.history.content
    if told.head is None or history is None or snapshot.head == told.head:
        return (), False
    ids = [commit.id for commit in history.latest]
    if told.head in ids:
        return history.latest[: ids.index(told.head)], False
    return history.latest, len(history.latest) < history.commits


def _find_names(known: tuple[str, ...] | None, names: tuple[str, ...]) -> tuple[str, ...]:
    # Where there are more than are remembered, an old one could look new.
    if known is None or len(known) >= _REMEMBERED:
        return ()
    return tuple(name for name in names if name not in known)


def _find_tickets(highest: int | None, part: Part[tuple[Ticket, ...]]) -> tuple[Ticket, ...]:
    if highest is None:
        return ()
    new = [ticket for ticket in part.content or () if ticket.number > highest]
    return tuple(sorted(new, key=lambda ticket: -ticket.number))[:_SHOWN]


def _find_records(known: tuple[Best, ...] | None, snapshot: Snapshot) -> list[Record]:
    before = {best.measure: best for best in known or ()}
    now = {best.measure: best for best in _list_best(snapshot) or ()}
    return [
        Record(best, before[measure].value)
        for measure, best in now.items()
        if measure in before and better(before[measure], best).value != before[measure].value
    ]


def _find_silence(told: Told, snapshot: Snapshot, days: int, now: datetime) -> int:
    # A host that does not answer says nothing of whether somebody works.
    last = snapshot.history.content.last if snapshot.history.content else None
    if not days or last is None or snapshot.history.sight is not Sight.SEEN or told.silent_at == last.id:
        return 0
    silent = (now - last.at) // timedelta(days=1)
    return silent if silent >= days else 0


def _list_best(snapshot: Snapshot) -> tuple[Best, ...] | None:
    """The best of each measure, by the host's own list and by MLflow's; None where neither was seen."""
    seen: list[Experiments] = [
        part.content for part in (snapshot.experiments, snapshot.runs) if part.content is not None
    ]
    return _merge((), tuple(best for each in seen for best in each.best)) if seen else None


def _merge(known: Sequence[Best], new: Sequence[Best]) -> tuple[Best, ...]:
    """The better of each measure: a record stays one when its experiment is deleted."""
    best: dict[str, Best] = {}
    for each in (*known, *new):
        best[each.measure] = better(best.get(each.measure), each)
    return tuple(best.values())


def _highest(known: int | None, part: Part[tuple[Ticket, ...]]) -> int | None:
    if part.content is None:
        return known
    return max(known or 0, *(ticket.number for ticket in part.content), 0)

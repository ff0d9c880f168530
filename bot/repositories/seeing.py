"""How looking at one part ends, and strangers' texts made fit to be kept."""

import asyncio
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from bot.domain.repositories import Commit, Experiments, History, Part, Sight, Tag, Texts, Ticket, Tree
from bot.domain.repositories_experiments import summarize
from bot.domain.repositories_history import Signature, author_name, count_days, count_people
from bot.sites import Reason, SiteUnavailable, git
from bot.sites.refusals import Missing, NotOffered, NotVisible
from bot.sites.text import clean

T = TypeVar("T")
C = TypeVar("C", Tree, Texts)  # what is so at one commit

DESCRIPTION_MAX, TITLE_MAX, NAME_MAX, AUTHOR_MAX = 300, 120, 100, 60  # characters
NAMES_MAX = 200  # branches, tags
COMMITS_KEPT = 10
PAGES_MAX = 5
_PATH_MAX = 300


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found of a part; `is_cut`: there is more."""

    content: T
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Looking:
    """One look: when it was begun, and by when, in the event loop's time, it is to end."""

    at: datetime
    until_s: float

    async def see(self, asking: Awaitable[Found[T]]) -> Part[T]:
        """The part, however asking for it ends. Nothing of the network's is raised."""
        try:
            async with asyncio.timeout_at(self.until_s):
                found = await asking
        except Missing:
            return Part(Sight.MISSING, self.at)
        except NotVisible:
            return Part(Sight.HIDDEN, self.at)
        except NotOffered:
            return Part(Sight.NOT_OFFERED, self.at)
        except SiteUnavailable as error:
            return Part(Sight.FAILED, self.at, fault=error.trouble.reason)
        except TimeoutError:
            return Part(Sight.FAILED, self.at, fault=Reason.TIMED_OUT)
        return self.seen(found.content, is_cut=found.is_cut)

    async def see_all(self, asking: Mapping[str, Awaitable[Found[Any]]]) -> dict[str, Any]:
        """All of these parts at once, each by itself."""
        parts = await asyncio.gather(*(self.see(each) for each in asking.values()))
        return dict(zip(asking, parts, strict=True))

    def seen(self, content: T, *, is_cut: bool = False) -> Part[T]:
        """A part that was seen now."""
        return Part(Sight.SEEN, self.at, content, self.at, is_cut=is_cut)

    def not_offered(self) -> Part[Any]:
        """A part that the host does not have."""
        return Part(Sight.NOT_OFFERED, self.at)

    def like(self, other: Part[Any]) -> Part[Any]:
        """A part that could not be seen, for the reason for which another could not."""
        return Part(other.sight, self.at, fault=other.fault)

    def unchanged(self, before: Part[C] | None, commit: str) -> Part[C] | None:
        """The part as it was, where it was seen at this commit: what git keeps does not change."""
        if before is None or before.sight is not Sight.SEEN or before.content is None:
            return None
        return self.seen(before.content, is_cut=before.is_cut) if before.content.commit == commit else None


def make_history(pages: Sequence[Sequence[git.Commit]], now: datetime) -> History:
    """What these commits tell, newest first. Addresses are of no further use and not kept."""
    commits = list({commit.id: commit for page in pages for commit in page}.values())
    signatures = [Signature(each.author_name, each.author_address, each.author_account) for each in commits]
    latest = [
        Commit(clean(each.id, NAME_MAX), summary_of(each.message), clean(author_name(signature), AUTHOR_MAX), each.at)
        for each, signature in zip(commits[:COMMITS_KEPT], signatures, strict=False)
    ]
    return History(
        latest=tuple(latest),
        days=count_days((each.at for each in commits), now),
        commits=len(commits),
        contributors=count_people(signatures),
    )


def summary_of(message: str) -> str:
    """The first line of a commit's message."""
    return clean(message.strip().partition("\n")[0], TITLE_MAX)


def make_names(names: Iterable[str]) -> Found[tuple[str, ...]]:
    """Names of branches or models."""
    cleaned = [name for name in (clean(each, NAME_MAX) for each in names) if name]
    return Found(tuple(cleaned[:NAMES_MAX]), len(cleaned) > NAMES_MAX)


def make_tags(tags: Iterable[git.Tag]) -> Found[tuple[Tag, ...]]:
    """Tags, the latest first where it is known when they were made."""
    made = [Tag(name, clean(tag.commit, NAME_MAX), tag.at) for tag in tags if (name := clean(tag.name, NAME_MAX))]
    made.sort(key=lambda tag: tag.at.timestamp() if tag.at else 0, reverse=True)
    return Found(tuple(made[:NAMES_MAX]), len(made) > NAMES_MAX)


def make_tickets(tickets: Sequence[git.Ticket]) -> tuple[Ticket, ...]:
    """Issues or pull requests."""
    return tuple(Ticket(ticket.number, clean(ticket.title, TITLE_MAX)) for ticket in tickets)


def make_experiments(runs: Iterable[tuple[str, str, datetime | None, dict[str, float]]]) -> Experiments:
    """Experiments by name or, without one, by the beginning of their id."""
    return summarize(
        (
            clean(name, NAME_MAX) or clean(run_id, NAME_MAX)[:8],
            at,
            {clean(key, NAME_MAX): value for key, value in measures.items()},
        )
        for run_id, name, at, measures in runs
    )


def host_of(address: str) -> str:
    """The host of an address that somebody wrote; empty where it is none."""
    try:
        return clean(urlsplit(address).hostname or "", NAME_MAX)
    except ValueError:
        return ""


def is_path(path: str) -> bool:
    """Whether a path can be kept and shown."""
    return 0 < len(path) <= _PATH_MAX and path.isprintable()

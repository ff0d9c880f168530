"""Who is asked what a paper is, and what a repository holds."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.domain.repositories import RepositoryName, Sight, Snapshot
from bot.domain.repositories_parts import look_again, nothing_seen
from bot.papers.facts import Outcome, SourcesUnavailable


class PaperLookup(Protocol):
    """Whoever knows papers by their canonical names; `bot.papers.Lookup` asks the sources."""

    async def look_up(self, name: str) -> Outcome:
        """What is known of the paper. Raises nothing but what the store raises. Takes its time."""
        ...


class NobodyToAsk:
    """Stands where no source may be asked: on a machine without a network, in the demo."""

    async def look_up(self, name: str) -> Outcome:
        """Nothing, at once."""
        return SourcesUnavailable(name, ())


class RepositoryLooks(Protocol):
    """Whoever can look at repositories; `bot.repositories.Hosts` asks their hosts."""

    async def look(self, name: RepositoryName, before: Snapshot | None) -> Snapshot:
        """What is to be seen of it now; what cannot be seen for a fault of the host is as it was `before`.

        Raises nothing of the network's. Takes its time, at most a minute.
        """
        ...


class NobodyToLook:
    """Stands where no host may be asked."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    async def look(self, name: RepositoryName, before: Snapshot | None) -> Snapshot:
        """Nothing new, at once."""
        return look_again(before, nothing_seen(name, Sight.FAILED, at=self._now(), fault="not-asked"))

"""Who is asked what a paper is, and what a repository holds."""

from typing import Protocol

from bot.domain.repositories import RepositoryName, Snapshot
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

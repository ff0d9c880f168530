"""Who is asked what a paper is."""

from typing import Protocol

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

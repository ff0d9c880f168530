"""Answers kept with their age, in whatever the caller keeps things."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.papers.facts import Found, NotFound, PaperFacts

FOUND_FRESH_FOR = timedelta(days=30)
NONE_FRESH_FOR = timedelta(days=1)
_KEY = "paper-facts/1/"  # the number changes with the form of what is kept


class Cache(Protocol):
    """Keeps values that json can write. What it raises goes through to whoever looks up."""

    async def get(self, key: str) -> tuple[object, datetime] | None:
        """What was put there last, and the `at` of it, aware."""
        ...

    async def put(self, key: str, value: Mapping[str, object], at: datetime) -> None:
        """Keep the value in place of the one before."""
        ...


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    facts: PaperFacts | None = None
    asked: tuple[str, ...] = ()


class Memory:
    """The outcomes of look-ups in a cache. One that cannot be read back counts as never kept."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def recall(self, name: str, now: datetime) -> Found | NotFound | None:
        """What was found out last, with its age; `is_stale` by its age."""
        entry = await self._cache.get(_KEY + name)
        if entry is None:
            return None
        value, stored_at = entry
        try:
            kept = _Kept.model_validate(value)
        except ValidationError:
            return None
        # A clock that was set back makes no answer younger than new.
        age = max(now - stored_at, timedelta())
        if kept.facts is None:
            return NotFound(name, kept.asked, age)
        return Found(kept.facts, age, is_stale=age >= FOUND_FRESH_FOR) if name in kept.facts.names else None

    async def keep(self, name: str, outcome: Found | NotFound, now: datetime) -> None:
        """Remember what was found out just now."""
        kept = _Kept(facts=outcome.facts) if isinstance(outcome, Found) else _Kept(asked=outcome.asked)
        await self._cache.put(_KEY + name, kept.model_dump(mode="json"), now)


def is_fresh(outcome: Found | NotFound) -> bool:
    """Whether nobody need be asked again."""
    return not outcome.is_stale if isinstance(outcome, Found) else outcome.age < NONE_FRESH_FOR

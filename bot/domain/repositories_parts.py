"""One look after another: what is kept of the one before."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.repositories import PARTS, Part, RepositoryName, Sight, Snapshot


def nothing_seen(name: RepositoryName, sight: Sight, *, at: datetime, fault: str = "") -> Snapshot:
    """A look that ended alike for all parts, and brought nothing."""
    part: Part[Any] = Part(sight, at, fault=fault)
    parts: dict[str, Any] = dict.fromkeys(PARTS, part)
    return Snapshot(name=name, **parts)


def look_again(before: Snapshot | None, after: Snapshot) -> Snapshot:
    """The later look, where a part that failed is as it was `before`.

    What a host hides now, or has no more, is not kept: its owner may want it so.
    """
    if before is None:
        return after
    was = before.parts
    parts: Mapping[str, Any] = {name: _keep(was[name], part) for name, part in after.parts.items()}
    return replace(after, **parts)


def is_useful(snapshot: Snapshot) -> bool:
    """Whether this look brought anything, be it that there is nothing to be seen."""
    return snapshot.about.sight is not Sight.FAILED


def is_same(before: Snapshot | None, after: Snapshot) -> bool:
    """Whether the two differ in nothing but when was looked."""
    return before is not None and _without_times(before) == _without_times(after)


def _keep(before: Part[object], after: Part[object]) -> Part[object]:
    if after.sight is not Sight.FAILED:
        return after
    return replace(after, content=before.content, seen_at=before.seen_at, is_cut=before.is_cut)


def _without_times(snapshot: Snapshot) -> list[tuple[object, ...]]:
    return [(snapshot.name, *((part.sight, part.content, part.fault, part.is_cut) for part in snapshot.parts.values()))]

"""The chain of the audit: every entry's seal is bound to all seals before it, so that no change goes unseen."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

START = "0" * 64  # what the first seal is bound to


@dataclass(frozen=True, slots=True)
class Sealed:
    """A seal, and what its entry says by now: its `digest` is None where there is no such entry any more."""

    number: int
    sealed_as: str
    chain: str
    digest: str | None
    is_forgotten: bool


class ChainFault(StrEnum):
    """What is wrong with the chain."""

    CHANGED = "changed"  # the entry says something else than when it was sealed
    REMOVED = "removed"  # there is no such entry any more
    BROKEN = "broken"  # the seal does not belong here: seals were removed or made up


def digest(*, guild_id: int, actor_id: int | None, tag: str, facts: Mapping[str, Any], at: datetime) -> str:
    """What an entry says, as 64 hexadecimal digits."""
    said = [guild_id, actor_id, tag, facts, at.astimezone(UTC).isoformat()]
    return _hash(json.dumps(said, sort_keys=True, separators=(",", ":")))


def bind(chain: str, number: int, said: str) -> str:
    """The chain's end once this entry is sealed with this number; `chain` is its end before that."""
    return _hash(f"{chain}:{number}:{said}")


def check(seals: Iterable[Sealed], *, number: int, chain: str) -> tuple[int, str, ChainFault | None]:
    """Follow the chain from where it was after `number`; gives where it ends, or the first number that is wrong.

    An entry that forgot somebody no longer says what it said; that it is still there is all that can be seen.
    """
    for seal in seals:
        number += 1
        chain = bind(chain, number, seal.sealed_as)
        if seal.number != number or seal.chain != chain:
            return number, chain, ChainFault.BROKEN
        if seal.digest is None:
            return number, chain, ChainFault.REMOVED
        if seal.digest != seal.sealed_as and not seal.is_forgotten:
            return number, chain, ChainFault.CHANGED
    return number, chain, None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

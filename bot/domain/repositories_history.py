"""What commits tell: how many on which day, and by how many people."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.repositories import DAYS

_BOT = re.compile(r"\[bot\]|\bdependabot\b|\bgithub-actions\b|\brenovate\b", re.IGNORECASE)
# GitHub's stand-in for an address that somebody hides: it holds the account.
_NO_REPLY = re.compile(r"(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who made a commit, in the three ways in which it is said; each may be empty."""

    name: str
    address: str = ""
    account: str = ""


def count_days(moments: Iterable[datetime], now: datetime) -> tuple[int, ...]:
    """How many of these instants were on each of the last DAYS days of UTC, the oldest day first.

    One in the future, by a clock that is wrong, counts for today.
    """
    today = now.astimezone(UTC).date()
    counts = [0] * DAYS
    for moment in moments:
        age = max((today - moment.astimezone(UTC).date()).days, 0)
        if age < DAYS:
            counts[DAYS - 1 - age] += 1
    return tuple(counts)


def count_people(signatures: Iterable[Signature]) -> int:
    """How many people these are: who shares an address, an account or a name with somebody is the same person.

    Names are compared without case, spaces and marks. Programs that commit are nobody.
    """
    parents: dict[str, str] = {}

    def find(key: str) -> str:
        while parents[key] != key:
            parents[key] = parents[parents[key]]
            key = parents[key]
        return key

    for signature in signatures:
        keys = _keys_of(signature)
        for key in keys:
            parents.setdefault(key, key)
            parents[find(key)] = find(keys[0])
    return len({find(key) for key in parents})


def author_name(signature: Signature) -> str:
    """The name to show: never an address, and empty where nothing else is known."""
    for name in (signature.name, signature.account):
        shown = " ".join(name.split())
        if shown and "@" not in shown and "＠" not in shown:
            return shown
    return ""


def _keys_of(signature: Signature) -> list[str]:
    if _BOT.search(signature.name) or _BOT.search(signature.account) or _BOT.search(signature.address):
        return []
    hidden = _NO_REPLY.fullmatch(signature.address.strip())
    account = signature.account or (hidden[1] if hidden else "")
    address = "" if hidden else signature.address.strip().lower()
    name = "".join(character for character in signature.name.casefold() if character.isalnum())
    # An account is a name as well, as people who commit on the host's own page are called by it.
    told = {f"@{address}" if address else "", _name_key(account), name}
    return sorted(f"name:{key}" if not key.startswith("@") else key for key in told - {""})


def _name_key(account: str) -> str:
    return "".join(character for character in account.casefold() if character.isalnum())

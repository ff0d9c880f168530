"""Letters: what the bot writes to somebody who is not at the moment talking to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import discord

from bot.domain.deliveries import SMALLEST_MARK
from cogs._shared.cards import Card
from cogs._shared.texts import Words


@dataclass(frozen=True, slots=True)
class Posted:
    """What a letter is made from."""

    guild_id: int
    guild: str
    facts: Mapping[str, Any]

    def fact(self, name: str) -> str:
        """One of the facts, as text."""
        return str(self.facts[name])

    def number(self, name: str) -> int:
        """One of the facts, such as an id."""
        return int(self.facts[name])

    def moment(self, name: str) -> datetime:
        """One of the facts, as an instant."""
        return datetime.fromisoformat(self.facts[name])


def find_mark(message: discord.Message) -> int | None:
    """The mark of the delivery that the message is, if it is one."""
    for part in message.components[:1]:
        if isinstance(part, discord.Container) and (part.id or 0) >= SMALLEST_MARK:
            return part.id
    return None


Letter: TypeAlias = Callable[[Posted, Words], Card]

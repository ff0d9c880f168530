"""Letters: what the bot writes to somebody who is not at the moment talking to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import discord

from bot.domain.deliveries import EVERYONE, MASS_MENTION, SMALLEST_MARK
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


def allowed_mentions(facts: Mapping[str, Any], notify: Collection[int] = ()) -> discord.AllowedMentions:
    """Whom a message notifies: these people and, where a service wrote so into its facts, one role or everyone."""
    mass = facts.get(MASS_MENTION)
    return discord.AllowedMentions(
        everyone=mass == EVERYONE,
        roles=[discord.Object(mass)] if isinstance(mass, int) else False,
        users=[discord.Object(user_id) for user_id in notify],
    )


def find_locale(name: str | None) -> discord.Locale | None:
    """Discord's language of this name, if there is one."""
    try:
        return discord.Locale(name) if name else None
    except ValueError:
        return None

"""What the bot writes to organizers about messages that could not be sent."""

from __future__ import annotations

from bot.domain.deliveries import DEAD_LETTERS
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words


def _dead(posted: Posted, words: Words) -> Card:
    look = button(words("deliveries-button-look"), "deliveries:dead")
    return Card().text(words("deliveries-letter-dead", count=posted.number("count"))).buttons(look)


LETTERS: dict[str, Letter] = {DEAD_LETTERS: _dead}

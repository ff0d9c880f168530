"""What the bot writes to organizers about repositories."""

from __future__ import annotations

from bot.services.repositories import LINKED_TWICE
from cogs._shared.cards import Card
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words


def _linked_twice(posted: Posted, words: Words) -> Card:
    others = tuple(posted.facts["others"])
    sentence = words(
        "repositories-letter-linked-twice",
        team=posted.fact("team"),
        repository=posted.fact("repository"),
        teams=others,
    )
    return Card().text(sentence)


LETTERS: dict[str, Letter] = {LINKED_TWICE: _linked_twice}

"""What the bot writes to organizers and teams about repositories."""

from __future__ import annotations

from bot.services.repositories import LINKED_TWICE
from bot.services.repositories_disputes import CHALLENGED, DECIDED, DISPUTED, DisputeLine
from cogs._shared.cards import Card
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words
from cogs.repositories.dispute_cards import add_dispute


def _linked_twice(posted: Posted, words: Words) -> Card:
    others = tuple(posted.facts["others"])
    sentence = words(
        "repositories-letter-linked-twice",
        team=posted.fact("team"),
        repository=posted.fact("repository"),
        teams=others,
    )
    return Card().text(sentence)


def _disputed(posted: Posted, words: Words) -> Card:
    line = DisputeLine(**{**posted.facts, "at": posted.moment("at")})
    return add_dispute(Card().text(words("repositories-letter-disputed")), line, posted.guild_id, words)


def _challenged(posted: Posted, words: Words) -> Card:
    sentence = words(
        "repositories-letter-challenged",
        repository=posted.fact("repository"),
        team=posted.fact("team"),
        proved=posted.fact("proved"),
        guild=posted.guild,
    )
    return Card().text(sentence)


def _decided(posted: Posted, words: Words) -> Card:
    sentence = words(
        "repositories-letter-decided",
        repository=posted.fact("repository"),
        team=posted.fact("team"),
        decision=posted.fact("decision"),
        own=posted.fact("own"),
        guild=posted.guild,
    )
    return Card().text(sentence)


LETTERS: dict[str, Letter] = {
    LINKED_TWICE: _linked_twice,
    DISPUTED: _disputed,
    CHALLENGED: _challenged,
    DECIDED: _decided,
}

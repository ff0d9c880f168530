"""What the bot writes about people who had themselves forgotten."""

from __future__ import annotations

from cogs._shared.cards import Card
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words


def _member_gone(posted: Posted, words: Words) -> Card:
    return Card().text(words("people-member-gone", team=posted.fact("team")))


LETTERS: dict[str, Letter] = {"people:member-gone": _member_gone}

"""What the bot writes to organizers about a suggestion, and to whoever made it about the answer."""

from __future__ import annotations

from bot.services.suggestions import SuggestionLine
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import cut
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words
from cogs.catalog.cards import add_suggestion

_TITLE_MAX = 200


def _suggested(posted: Posted, words: Words) -> Card:
    line = SuggestionLine(**{**posted.facts, "at": posted.moment("at")})
    return add_suggestion(Card().text(words("catalog-letter-suggested")), line, posted.guild_id, words)


def _answered(posted: Posted, words: Words) -> Card:
    paper_id = posted.facts["paper_id"]
    outcome = "declined" if paper_id is None else "approved"
    sentence = words(
        "catalog-letter-answered", outcome=outcome, paper=cut(posted.fact("title"), _TITLE_MAX), guild=posted.guild
    )
    card = Card().text(sentence)
    if paper_id is None:
        return card
    return card.buttons(button(words("catalog-button-show"), f"papers:see:{posted.guild_id}:{paper_id}"))


LETTERS: dict[str, Letter] = {"catalog:suggested": _suggested, "catalog:answered": _answered}

"""What a suggestion came to, and the button that shows a paper outside of the server."""

from __future__ import annotations

from bot.services.papers import PaperCard
from bot.services.suggestions import AlreadySuggested, InCatalogue, Suggested
from cogs._shared.actor import Interaction, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.escape import cut, escape, link
from cogs._shared.replies import reply
from cogs._shared.texts import Words

_TITLE_MAX = 200
_AUTHORS_MAX = 250
_VENUE_MAX = 80


def suggested_card(outcome: InCatalogue | AlreadySuggested | Suggested, words: Words) -> Card:
    """What became of it; where the paper is there already, the way to it."""
    title = cut(outcome.title, _TITLE_MAX)
    match outcome:
        case InCatalogue(paper_id=paper_id):
            show = button(words("papers-button-show"), f"papers:show:{paper_id}")
            return Card().text(words("papers-suggest-there", paper=title)).buttons(show)
        case AlreadySuggested(at=at):
            return Card().text(words("papers-suggest-waits", paper=title, at=at))
        case Suggested():
            card = Card().text(words("papers-suggest-done", paper=title))
            if outcome.authors:
                card.text(escape(cut(outcome.authors.replace(";", ","), _AUTHORS_MAX)))
            return card.small(words("papers-suggest-source", source=outcome.source or "none"))


def seen_card(paper: PaperCard, words: Words) -> Card:
    """A paper for somebody who reads outside of the server, where nothing can be done with it."""
    card = Card().heading(escape(cut(paper.title, _TITLE_MAX)))
    if paper.authors:
        card.text(words("papers-card-authors", authors=cut(paper.authors.replace(";", ","), _AUTHORS_MAX)))
    origin = f"{escape(cut(paper.venue, _VENUE_MAX))} {paper.year or ''}".strip()
    if line := " · ".join(filter(None, (origin, link(escape(cut(paper.link_label, _VENUE_MAX)), paper.link)))):
        card.small(line)
    if not paper.is_verified:
        card.small(words("papers-card-unverified"))
    return card.text(words("papers-suggest-elsewhere"))


class SeeButton(PersistentButton, form="papers:see:{guild_id}:{paper_id}"):
    """Shows a paper. It can stand in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the paper."""

        async def card() -> Card:
            papers = interaction.client.services.papers
            paper = await papers.show(self.actor(interaction), self.number("paper_id"))
            return seen_card(paper, words_for(interaction))

        await reply(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (SeeButton,)

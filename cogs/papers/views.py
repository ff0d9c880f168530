"""The buttons of papers."""

from __future__ import annotations

from urllib.parse import unquote

from bot.services.claims import Claims
from bot.services.papers import Papers
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply, update
from cogs.papers import cards
from cogs.papers.cards import PAGE_SIZE, Search


async def show_paper(papers: Papers, interaction: Interaction, paper_id: int) -> Card:
    """One paper."""
    return cards.paper_card(await papers.show(actor_of(interaction), paper_id), words_for(interaction))


async def ask_claim(papers: Papers, interaction: Interaction, paper_id: int) -> Card:
    """The paper, and the question whether to claim it."""
    return cards.claim_dialog(await papers.show(actor_of(interaction), paper_id), words_for(interaction))


async def ask_release(claims: Claims, interaction: Interaction, paper_id: int) -> Card:
    """The question whether to give the paper back."""
    return cards.release_dialog(await claims.releasing(actor_of(interaction), paper_id), words_for(interaction))


async def show_page(papers: Papers, interaction: Interaction, search: Search) -> Card:
    """One page of what a search found."""
    found = await papers.find(
        actor_of(interaction),
        search.words,
        venue=search.venue,
        year=search.year,
        free_only=search.free_only,
        page=search.page,
        page_size=PAGE_SIZE,
    )
    return cards.list_card(found, search, words_for(interaction))


class BrowseButton(PersistentButton, form="papers:browse"):
    """Opens the list of papers that are free."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the first page."""
        papers = interaction.client.services.papers
        await reply(interaction, show_page(papers, interaction, Search(free_only=True)))


class TurnButton(PersistentButton, form=cards.TURN_FORM):
    """Turns the list of papers."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of the one shown."""
        search = Search(
            words=str(self.parts["words"]),
            venue=unquote(str(self.parts["venue"])) or None,
            year=self.number("year") or None,
            free_only=bool(self.number("free")),
            page=self.number("page"),
        )
        await update(interaction, show_page(interaction.client.services.papers, interaction, search))


class ShowButton(PersistentButton, form="papers:show:{paper_id}"):
    """Shows a paper."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the paper's card."""
        papers = interaction.client.services.papers
        await reply(interaction, show_paper(papers, interaction, self.number("paper_id")))


class ClaimButton(PersistentButton, form="papers:claim:{paper_id}"):
    """Asks whether to claim a paper."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the question."""
        papers = interaction.client.services.papers
        await reply(interaction, ask_claim(papers, interaction, self.number("paper_id")))


class ClaimYesButton(PersistentButton, form="papers:claim-yes:{paper_id}"):
    """Claims a paper."""

    async def pressed(self, interaction: Interaction) -> None:
        """Claim it, and say so in the place of the question."""

        async def card() -> Card:
            claims = interaction.client.services.claims
            claimed = await claims.claim(actor_of(interaction), self.number("paper_id"))
            return cards.claimed_card(claimed, words_for(interaction))

        await update(interaction, card())


class ClaimHiddenButton(PersistentButton, form="papers:claim-hidden:{paper_id}"):
    """Claims a paper anonymously."""

    async def pressed(self, interaction: Interaction) -> None:
        """Claim it, and say so in the place of the question."""

        async def card() -> Card:
            claims = interaction.client.services.claims
            claimed = await claims.claim(actor_of(interaction), self.number("paper_id"), hidden=True)
            return cards.claimed_card(claimed, words_for(interaction))

        await update(interaction, card())


class SwapButton(PersistentButton, form="papers:swap:{paper_id}:{instead_of}"):
    """Claims a paper and gives another back, at once."""

    async def pressed(self, interaction: Interaction) -> None:
        """Swap, and say so in the place of the question."""

        async def card() -> Card:
            claims = interaction.client.services.claims
            actor, paper_id = actor_of(interaction), self.number("paper_id")
            claimed = await claims.claim(actor, paper_id, instead_of=self.number("instead_of"))
            return cards.claimed_card(claimed, words_for(interaction))

        await update(interaction, card())


class ReleaseButton(PersistentButton, form="papers:release:{paper_id}"):
    """Asks whether to give a paper back."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the question."""
        claims = interaction.client.services.claims
        await reply(interaction, ask_release(claims, interaction, self.number("paper_id")))


class ReleaseYesButton(PersistentButton, form="papers:release-yes:{paper_id}"):
    """Gives a paper back."""

    async def pressed(self, interaction: Interaction) -> None:
        """Give it back, and say so in the place of the question."""

        async def card() -> Card:
            claims = interaction.client.services.claims
            released = await claims.release(actor_of(interaction), self.number("paper_id"))
            return cards.released_card(released, words_for(interaction))

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(BrowseButton, TurnButton, ShowButton),
    *(ClaimButton, ClaimYesButton, ClaimHiddenButton, SwapButton, ReleaseButton, ReleaseYesButton),
)

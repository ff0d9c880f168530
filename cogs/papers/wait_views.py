"""The buttons of waiting lists and offers."""

from __future__ import annotations

from bot.domain.permissions import Actor
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply, update
from cogs.papers import cards, claim_cards


async def show_waitlist(interaction: Interaction, paper_id: int) -> Card:
    """Who waits for a paper."""
    waitlist = await interaction.client.services.waitlist.show(actor_of(interaction), paper_id)
    return claim_cards.waitlist_card(waitlist, words_for(interaction))


async def show_waits(interaction: Interaction) -> Card:
    """What the own team waits for."""
    waits = await interaction.client.services.waitlist.list_own(actor_of(interaction))
    return claim_cards.waits_card(waits, words_for(interaction))


class WaitlistButton(PersistentButton, form="papers:waitlist:{paper_id}"):
    """Shows who waits for a paper."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the list."""
        await reply(interaction, show_waitlist(interaction, self.number("paper_id")))


class WaitButton(PersistentButton, form="papers:wait:{paper_id}"):
    """Puts the own team on a paper's list."""

    async def pressed(self, interaction: Interaction) -> None:
        """Join, and say at which place."""

        async def card() -> Card:
            waitlist = interaction.client.services.waitlist
            waiting = await waitlist.join(actor_of(interaction), self.number("paper_id"))
            return claim_cards.waiting_card(waiting, words_for(interaction))

        await reply(interaction, card())


class UnwaitButton(PersistentButton, form="papers:unwait:{paper_id}"):
    """Takes the own team off a paper's list."""

    async def pressed(self, interaction: Interaction) -> None:
        """Leave it, and say so."""
        await reply(interaction, _leave(interaction, actor_of(interaction), self.number("paper_id")))


class TakeOfferButton(PersistentButton, form="papers:offer-take:{guild_id}:{paper_id}"):
    """Takes the place that was kept. It can stand in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        """Claim the paper, and say so in the place of the offer."""

        async def card() -> Card:
            claims = interaction.client.services.claims
            claimed = await claims.claim(self.actor(interaction), self.number("paper_id"))
            return cards.taken_card(claimed, words_for(interaction))

        await update(interaction, card())


class PassOfferButton(PersistentButton, form="papers:offer-pass:{guild_id}:{paper_id}"):
    """Leaves the place that was kept to the next. It can stand in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        """Leave the list, and say so in the place of the offer."""
        await update(interaction, _leave(interaction, self.actor(interaction), self.number("paper_id")))


async def _leave(interaction: Interaction, actor: Actor, paper_id: int) -> Card:
    paper = await interaction.client.services.waitlist.leave(actor, paper_id)
    return cards.noted_card("papers-unwaited", paper, words_for(interaction))


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(WaitlistButton, WaitButton, UnwaitButton, TakeOfferButton, PassOfferButton),
)

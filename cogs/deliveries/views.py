"""The buttons with which organizers deal with messages that could not be sent."""

from __future__ import annotations

from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply, update
from cogs.deliveries import cards


async def _show(interaction: Interaction, page: int) -> Card:
    """One page of the messages that could not be sent."""
    actor = actor_of(interaction)
    found = await interaction.client.services.deliveries_dead.list_page(actor, page=page, page_size=cards.PAGE_SIZE)
    return cards.dead_card(found, actor.guild_id, words_for(interaction))


class DeadButton(PersistentButton, form="deliveries:dead"):
    """Shows the messages that could not be sent."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the first page."""
        await reply(interaction, _show(interaction, 0))


class DeadPageButton(PersistentButton, form="deliveries:dead-page:{page}"):
    """Turns the list."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of what was there."""
        await update(interaction, _show(interaction, self.number("page")))


class RetryButton(PersistentButton, form="deliveries:retry:{guild_id}:{delivery_id}"):
    """Sends a message after all."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show what is left."""

        async def card() -> Card:
            dead = interaction.client.services.deliveries_dead
            await dead.retry(self.actor(interaction), self.number("delivery_id"))
            return await _show(interaction, 0)

        await update(interaction, card())


class DropButton(PersistentButton, form="deliveries:drop:{guild_id}:{delivery_id}"):
    """Leaves a message unsent."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show what is left."""

        async def card() -> Card:
            dead = interaction.client.services.deliveries_dead
            await dead.drop(self.actor(interaction), self.number("delivery_id"))
            return await _show(interaction, 0)

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (DeadButton, DeadPageButton, RetryButton, DropButton)

"""What is known of a repository, at once; and what is new, when somebody has looked again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

import discord

from bot.services.repositories_looks import Shown
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.cards import Card
from cogs._shared.replies import reply, update

# Makes the card, which says whether somebody is looking now.
Drawing = Callable[[Shown, bool], Awaitable[Card]]


async def show(interaction: Interaction, finding: Awaitable[Shown], draw: Drawing) -> None:
    """Answer with what was seen last, and put the answer right when a look has ended, unless that was just now."""
    found: list[Shown] = []

    async def card() -> Card:
        found.append(await finding)
        return await draw(found[0], not found[0].is_fresh)

    await reply(interaction, card())
    if not found[0].is_fresh:
        await _look_again(interaction, found[0], draw)


async def show_anew(interaction: Interaction, finding: Awaitable[Shown], draw: Drawing) -> None:
    """Put what was seen last in the place of the card whose button was pressed, and then what is seen now."""
    found: list[Shown] = []

    async def card() -> Card:
        found.append(await finding)
        return await draw(found[0], True)

    await update(interaction, card())
    await _look_again(interaction, found[0], draw)


async def _look_again(interaction: Interaction, shown: Shown, draw: Drawing) -> None:
    looks = interaction.client.services.repositories_looks
    await looks.refresh(shown.id)
    interaction.client.deliver_soon()  # to a card of it that stands in a channel
    card = await draw(await looks.show_again(actor_of(interaction), shown.ticket), False)
    # Whoever has dismissed the card does not wait for another.
    with suppress(discord.NotFound):
        await interaction.edit_original_response(view=card.view(), attachments=card.files())

"""Answers: within a second the card, or "thinking" and then the card."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from discord.utils import MISSING

from cogs._shared.actor import Interaction
from cogs._shared.cards import Card
from cogs._shared.letters import find_mark

# Discord voids an interaction after 3 s; people wonder after one.
_PATIENCE_S = 1.0


async def reply(interaction: Interaction, making: Awaitable[Card]) -> None:
    """Answer with a card that only this person sees."""
    card = await _think(making, lambda: interaction.response.defer(ephemeral=True, thinking=True))
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card.view(), attachments=card.files() or MISSING)
    else:
        await interaction.response.send_message(view=card.view(), files=card.files() or MISSING, ephemeral=True)
    interaction.client.deliver_soon()


async def update(interaction: Interaction, making: Awaitable[Card]) -> None:
    """Put a card in the place of the one whose button was pressed."""
    card = await _think(making, interaction.response.defer)
    if interaction.message is not None and (mark := find_mark(interaction.message)) is not None:
        card.marked(mark)  # it stays the message that was owed
    # Files of the card that stood there go with it.
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card.view(), attachments=card.files())
    else:
        await interaction.response.edit_message(view=card.view(), attachments=card.files())
    interaction.client.deliver_soon()


async def _think(making: Awaitable[Card], think: Callable[[], Awaitable[Any]]) -> Card:
    task = asyncio.ensure_future(making)
    try:
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE_S)
        if not done:
            await think()
        return await task
    finally:
        # When "thinking" could not be said, nobody waits for the card any more; what it writes is still written whole.
        task.cancel()

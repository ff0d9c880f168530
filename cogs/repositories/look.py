"""What is known of a repository, at once; and what is new, when somebody has looked again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.services.repositories_looks import Shown
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.cards import Card
from cogs._shared.replies import reply, update

Drawing = Callable[[Shown, bool], Card]


async def show(interaction: Interaction, finding: Awaitable[Shown], draw: Drawing) -> None:
    """Answer with what was seen last, and put the answer right when a look has ended, unless that was just now."""
    shown = await _first(interaction, finding, draw)
    if not shown.is_fresh:
        await _look_again(interaction, shown, draw)


async def show_anew(interaction: Interaction, finding: Awaitable[Shown], draw: Drawing) -> None:
    """Put what was seen last in the place of the card whose button was pressed, and then what is seen now."""
    shown = await finding

    async def card() -> Card:
        return draw(shown, True)

    await update(interaction, card())
    await _look_again(interaction, shown, draw)


async def _first(interaction: Interaction, finding: Awaitable[Shown], draw: Drawing) -> Shown:
    found: list[Shown] = []

    async def card() -> Card:
        found.append(await finding)
        return draw(found[0], not found[0].is_fresh)

    await reply(interaction, card())
    return found[0]


async def _look_again(interaction: Interaction, shown: Shown, draw: Drawing) -> None:
    looks = interaction.client.services.repositories_looks
    await looks.refresh(shown.id)
    card = draw(await looks.show_again(actor_of(interaction), shown.ticket), False)
    await interaction.edit_original_response(view=card.view())

"""The buttons with which organizers let deadlines be Discord's events."""

from __future__ import annotations

from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply, update


async def show_events(interaction: Interaction) -> Card:
    """Whether deadlines are events here, what is in the way, and the button that changes it."""
    words = words_for(interaction)
    is_on, fault = await interaction.client.services.deadlines_events.explain(actor_of(interaction))
    card = Card().text(words("deadlines-events-state", on="yes" if is_on else "no"))
    if fault is not None:
        card.text(words("deadlines-events-fault", fault=fault))
    label = words("deadlines-events-button-off" if is_on else "deadlines-events-button-on")
    return card.buttons(SwitchEventsButton(label, on=int(not is_on)))


class EventsButton(PersistentButton, form="deadlines:events"):
    """Shows whether deadlines are events."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await reply(interaction, show_events(interaction))


class SwitchEventsButton(PersistentButton, form="deadlines:events:{on}"):
    """Lets deadlines be events, or not any more."""

    async def pressed(self, interaction: Interaction) -> None:
        """Change it, in the place of what was shown; the bell does the rest."""

        async def card() -> Card:
            events = interaction.client.services.deadlines_events
            await events.switch(actor_of(interaction), is_on=bool(self.number("on")))
            return await show_events(interaction)

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (EventsButton, SwitchEventsButton)

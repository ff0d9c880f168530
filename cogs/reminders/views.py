"""The form and the buttons of personal reminders. The buttons can stand in direct messages."""

from __future__ import annotations

from discord import ui

from bot.domain.permissions import Actor
from bot.domain.reminders import TEXT_MAX
from bot.services.reminders import MessageLink
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.errors import ControlOutdated
from cogs._shared.escape import cut
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.reminders import cards

_WHEN_MAX = 100
_MINUTES = (0, 60)  # by which a reminder can be put off


async def show_list(interaction: Interaction, actor: Actor, *, page: int) -> Card:
    """One page of the person's reminders."""
    reminders = interaction.client.services.reminders
    found = await reminders.list_page(actor, page=page, page_size=cards.PAGE_SIZE)
    return cards.list_card(found, actor.guild_id, words_for(interaction))


class ReminderForm(Form):
    """Asks when to remind somebody of a message, and with which words."""

    def __init__(self, words: Words, about: MessageLink, text: str) -> None:
        super().__init__(words("reminders-form-title"))
        self._about = about
        self.when: ui.TextInput[ReminderForm] = ui.TextInput(max_length=_WHEN_MAX)
        self.text: ui.TextInput[ReminderForm] = ui.TextInput(max_length=TEXT_MAX, default=cut(text, TEXT_MAX))
        for what in ("when", "text"):
            label, hint = words(f"reminders-form-{what}"), words(f"reminders-form-{what}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=getattr(self, what)))

    async def submitted(self, interaction: Interaction) -> None:
        """Remind the person then."""

        async def card() -> Card:
            reminders, actor = interaction.client.services.reminders, actor_of(interaction)
            reminder = await reminders.set(actor, when=self.when.value, text=self.text.value, about=self._about)
            return cards.set_card(reminder, words_for(interaction))

        await reply(interaction, card())


class ListButton(PersistentButton, form="reminders:list:{guild_id}:{page}"):
    """Shows somebody's reminders, or turns them."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of what was there."""
        await update(interaction, show_list(interaction, self.actor(interaction), page=self.number("page")))


class PutOffButton(PersistentButton, form="reminders:put-off:{guild_id}:{reminder_id}:{minutes}"):
    """Reminds somebody again a little later."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put it off, and say until when in the place of the reminder."""
        minutes = self.number("minutes")
        if minutes not in _MINUTES:
            raise ControlOutdated()

        async def card() -> Card:
            reminders, reminder_id = interaction.client.services.reminders, self.number("reminder_id")
            line = await reminders.put_off(self.actor(interaction), reminder_id, minutes=minutes)
            return cards.put_off_card(line, words_for(interaction))

        await update(interaction, card())


class TomorrowButton(PersistentButton, form="reminders:tomorrow:{guild_id}:{reminder_id}"):
    """Reminds somebody again on the next morning."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put it off, and say until when in the place of the reminder."""

        async def card() -> Card:
            reminders, reminder_id = interaction.client.services.reminders, self.number("reminder_id")
            line = await reminders.put_off_until_tomorrow(self.actor(interaction), reminder_id)
            return cards.put_off_card(line, words_for(interaction))

        await update(interaction, card())


class StopButton(PersistentButton, form="reminders:stop:{guild_id}:{reminder_id}"):
    """Ends a reminder."""

    async def pressed(self, interaction: Interaction) -> None:
        """End it, and say so in the place of what was there."""

        async def card() -> Card:
            actor, words = self.actor(interaction), words_for(interaction)
            text = await interaction.client.services.reminders.stop(actor, self.number("reminder_id"))
            return Card().text(words("reminders-cancelled", text=text))

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (ListButton, PutOffButton, TomorrowButton, StopButton)

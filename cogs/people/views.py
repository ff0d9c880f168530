"""The buttons and the form of a person's own settings. They can stand in direct messages."""

from __future__ import annotations

from discord import ui

from bot.domain.people import PersonSettings, ReminderWay, write_time
from bot.domain.permissions import Actor
from cogs._shared.actor import Interaction, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.errors import ControlOutdated
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.people import cards

_TIME_MAX = 10


async def show_notifications(interaction: Interaction, actor: Actor) -> Card:
    """How the person is reminded."""
    people = interaction.client.services.people
    settings, has_closed_dms = await people.find_settings(actor.user_id), await people.has_closed_dms(actor.user_id)
    words = words_for(interaction)
    return cards.notifications_card(settings, actor.guild_id, words, has_closed_dms=has_closed_dms)


class QuietForm(Form):
    """Asks between which times of their day somebody is left alone."""

    def __init__(self, words: Words, settings: PersonSettings, actor: Actor) -> None:
        super().__init__(words("people-form-quiet-title"))
        self._actor = actor
        self.begins = _field(write_time(settings.quiet_from))
        self.ends = _field(write_time(settings.quiet_until))
        for what in ("begins", "ends"):
            label, hint = words(f"people-form-quiet-{what}"), words("people-form-quiet-hint")
            self.add_item(ui.Label(text=label, description=hint, component=getattr(self, what)))

    async def submitted(self, interaction: Interaction) -> None:
        """Leave the person alone then, and show how they are reminded."""

        async def card() -> Card:
            people = interaction.client.services.people
            await people.set_quiet(self._actor, quiet_from=self.begins.value, quiet_until=self.ends.value)
            return await show_notifications(interaction, self._actor)

        await reply(interaction, card())


class ForgetZoneButton(PersistentButton, form="people:forget-zone:{guild_id}"):
    """Makes the bot forget where somebody lives."""

    async def pressed(self, interaction: Interaction) -> None:
        """Forget it, and say so in the place of what was there."""

        async def card() -> Card:
            await interaction.client.services.people.forget_zone(self.actor(interaction))
            return Card().text(words_for(interaction)("people-zone-forgotten"))

        await update(interaction, card())


class NotificationsButton(PersistentButton, form="people:notifications:{guild_id}"):
    """Shows how somebody is reminded, such as from under a reminder."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the card."""
        await reply(interaction, show_notifications(interaction, self.actor(interaction)))


class WayButton(PersistentButton, form="people:way:{guild_id}:{way:text}"):
    """Chooses how somebody is reminded."""

    async def pressed(self, interaction: Interaction) -> None:
        """Remind them so from now on, and show it in the place of what was there."""
        try:
            way = ReminderWay(self.parts["way"])
        except ValueError:
            raise ControlOutdated from None

        async def card() -> Card:
            actor = self.actor(interaction)
            await interaction.client.services.people.set_reminders(actor, way)
            return await show_notifications(interaction, actor)

        await update(interaction, card())


class QuietButton(PersistentButton, form="people:quiet:{guild_id}"):
    """Opens the form for the quiet hours."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with the hours of now."""
        actor = self.actor(interaction)
        settings = await interaction.client.services.people.find_settings(actor.user_id)
        await QuietForm(words_for(interaction), settings, actor).open(interaction)


def _field(now: str) -> ui.TextInput[QuietForm]:
    return ui.TextInput(max_length=_TIME_MAX, required=False, default=now or None)


CONTROLS: tuple[type[PersistentButton], ...] = (ForgetZoneButton, NotificationsButton, WayButton, QuietButton)

"""What people get of their calendar, and the buttons that give its address anew."""

from __future__ import annotations

import discord

from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.dialogs import ask
from cogs._shared.escape import Markup
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.deadlines.calendar_files import make_calendar

CALENDAR_PATH = "/calendar/{token}.ics"
_FILE = "deadlines.ics"


async def show_calendar(interaction: Interaction) -> Card:
    """The file, where there are deadlines, and the address, where there can be one."""
    actor, words, calendars = actor_of(interaction), words_for(interaction), interaction.client.services.calendars
    calendar = await calendars.show(actor)
    count = sum(not line.removed for line in calendar.lines)
    card = Card().text(words("deadlines-calendar-file", count=count))
    if count:
        card.file(_FILE, make_calendar(calendar, words))
    if _find_address(interaction, "") is not None:
        _add_address(card, interaction, await calendars.address(actor), words)
    return card


def _add_address(card: Card, interaction: Interaction, token: str, words: Words) -> Card:
    address = _find_address(interaction, token)
    assert address is not None, "there is none to be shown where nobody reaches it"
    follow = "webcal://" + address.partition("://")[2]
    card.text(words("deadlines-calendar-address", address=Markup(address), follow=Markup(follow)))
    return card.buttons(AskNewAddressButton(words("deadlines-calendar-button-new")))


def _find_address(interaction: Interaction, token: str) -> str | None:
    return interaction.client.web.address(CALENDAR_PATH.format(token=token))


class AskNewAddressButton(PersistentButton, form="deadlines:calendar:ask"):
    """Asks whether the address is to be another one."""

    async def pressed(self, interaction: Interaction) -> None:
        """Say what that does."""

        async def card() -> Card:
            words = words_for(interaction)
            yes = NewAddressButton(words("deadlines-calendar-button-new"), style=discord.ButtonStyle.danger)
            return ask(words("deadlines-calendar-ask-new"), yes=yes, no=words("deadlines-calendar-button-keep"))

        await reply(interaction, card())


class NewAddressButton(PersistentButton, form="deadlines:calendar:new"):
    """Makes the address another one."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show it; where the web port was closed meanwhile, the old one has ended all the same."""

        async def card() -> Card:
            words = words_for(interaction)
            token = await interaction.client.services.calendars.renew(actor_of(interaction))
            card = Card().text(words("deadlines-calendar-renewed"))
            return card if _find_address(interaction, token) is None else _add_address(card, interaction, token, words)

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (AskNewAddressButton, NewAddressButton)

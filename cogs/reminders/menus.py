"""What can be done with a message from the menu on it."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.services.reminders import MessageLink
from cogs._shared.actor import Interaction, words_for
from cogs._shared.escape import Markup, cut
from cogs._shared.texts import described
from cogs.reminders.views import ReminderForm

_NAME_MAX = 60


async def remind_me(interaction: Interaction, message: discord.Message) -> None:
    """Ask when to remind the person of a message. Of the message, its address alone is kept."""
    words = words_for(interaction)
    channel = cut(getattr(message.channel, "name", None) or "", _NAME_MAX)
    text = str(words("reminders-form-text-now", channel=Markup(channel)))
    await ReminderForm(words, MessageLink(message.channel.id, message.id), text).open(interaction)


def make_menu() -> app_commands.ContextMenu:
    """The menu, made anew for each bot."""
    return app_commands.ContextMenu(name=described("reminders-menu"), callback=remind_me)

"""Whether something can stand in a channel for everybody to read."""

from __future__ import annotations

import discord

from bot.services.repositories_watches import Place
from cogs._shared.actor import Interaction
from cogs._shared.places import ChannelClosed, ensure_may_write, may_write


def find_place(interaction: Interaction) -> Place:
    """The channel of the interaction, where both the person and the bot may write. Raises ChannelClosed."""
    ensure_may_write(interaction)
    channel, mine = interaction.channel, interaction.app_permissions
    if channel is None or not mine.view_channel or not may_write(mine, channel):
        raise ChannelClosed("bot")
    may_branch = mine.create_public_threads and mine.send_messages_in_threads
    return Place(channel.id, can_have_thread=may_branch and isinstance(channel, discord.TextChannel))

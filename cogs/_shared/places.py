"""Whether somebody may let the bot write in a channel for everybody to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import discord

from bot.errors import UserError
from bot.services.challenges import Place
from cogs._shared.actor import Interaction


@dataclass(eq=False)
class ChannelClosed(UserError):
    """In this channel the person, or the bot, may not write."""

    who: str  # "you" or "bot"
    code: ClassVar[str] = "shared-channel-closed"


def ensure_may_write(interaction: Interaction) -> None:
    """Raise ChannelClosed unless the person may write in this channel: the bot writes nothing there in their stead."""
    if interaction.channel is None or not may_write(interaction.permissions, interaction.channel):
        raise ChannelClosed("you")


def may_write(permissions: discord.Permissions, channel: object) -> bool:
    """Whether these rights let messages be sent in the channel."""
    return permissions.send_messages_in_threads if isinstance(channel, discord.Thread) else permissions.send_messages


def find_place(guild: discord.Guild) -> Place | None:
    """Where the first message on a server goes: its channel for such news, else to its owner."""
    channel = guild.system_channel
    if channel is not None and may_write(channel.permissions_for(guild.me), channel):
        return Place(channel_id=channel.id)
    return Place(user_id=guild.owner_id) if guild.owner_id else None

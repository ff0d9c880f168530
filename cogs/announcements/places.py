"""What Discord knows of the place where an announcement is posted: what may be done there, and how many read it."""

from __future__ import annotations

import discord

from bot.domain.announcements import IN_A_CHANNEL, Aim, Audience, Place, PlaceFault
from cogs._shared.actor import Interaction

Channel = discord.abc.GuildChannel | discord.Thread


async def find_place(interaction: Interaction, aim: Aim) -> Place | None:
    """The channel of what is aimed so; None where it has none, or Discord has it no more."""
    guild, channel_id = interaction.guild, aim.channel_id
    if guild is None or channel_id is None:
        return None
    channel = guild.get_channel_or_thread(channel_id)
    try:
        channel = channel or await guild.fetch_channel(channel_id)  # an archived thread is not kept in memory
        mine, theirs = channel.permissions_for(guild.me), _permissions_of(interaction.user, channel)
    except (discord.NotFound, discord.Forbidden, discord.ClientException):  # or a thread whose channel is gone
        return None
    role = guild.get_role(aim.value or 0) if aim.audience is Audience.ROLE else None
    is_open_to_all = role is not None and role.mentionable
    faults = {
        PlaceFault.LOCKED: isinstance(channel, discord.Thread) and channel.locked and not mine.manage_threads,
        PlaceFault.VIEW: not mine.view_channel,
        PlaceFault.SEND: not _may_write(mine, channel),
        PlaceFault.NEWS: not (isinstance(channel, discord.TextChannel) and channel.is_news()),
        PlaceFault.MENTION: not (mine.mention_everyone or is_open_to_all),
        PlaceFault.YOURS: not (theirs.view_channel and _may_write(theirs, channel)),
    }
    return Place(
        channel_id=channel_id,
        name=channel.name,
        faults=frozenset(fault for fault, is_so in faults.items() if is_so),
        may_mention=theirs.mention_everyone or is_open_to_all,
    )


async def count_readers(interaction: Interaction, aim: Aim) -> int | None:
    """How many people an announcement in a channel is for, at most; None where Discord does not tell."""
    guild = interaction.guild
    if guild is None or aim.audience not in IN_A_CHANNEL:
        return None
    try:
        if aim.audience is Audience.EVERYONE:
            # What is kept in memory is as old as the connection: who comes and goes is not told without an intent.
            counted = await interaction.client.fetch_guild(guild.id, with_counts=True)
            return counted.approximate_member_count or counted.member_count
        if not guild.me.guild_permissions.manage_roles:
            return None  # Discord tells how many have a role only to whom it lets manage roles
        counts = await guild.role_member_counts()
    except discord.HTTPException:
        return None
    return next((count for role, count in counts.items() if role.id == aim.value), 0)


def _permissions_of(user: discord.User | discord.Member, channel: Channel) -> discord.Permissions:
    return channel.permissions_for(user) if isinstance(user, discord.Member) else discord.Permissions.none()


def _may_write(permissions: discord.Permissions, channel: Channel) -> bool:
    return permissions.send_messages_in_threads if isinstance(channel, discord.Thread) else permissions.send_messages

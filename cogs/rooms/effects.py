"""What is done on Discord for a room. Each of these can be done twice and comes to the same."""

from __future__ import annotations

from typing import Any, TypeAlias

import discord

from bot.domain.rooms import RoomFault, RoomKind, fault_of
from bot.services.rooms import RoomWork, Tended

Room: TypeAlias = discord.Thread | discord.TextChannel

_ARCHIVE_AFTER_MIN = 10080  # a week, the longest that Discord takes


async def make(guild: discord.Guild, work: RoomWork) -> Room | RoomFault:
    """A new room with nobody in it. A thread takes the place of a channel for which its category has no room."""
    if work.kind is RoomKind.CHANNEL:
        made = await _make_channel(guild, work)
        if made is not RoomFault.FULL or work.home_id is None:
            return made
    return await _make_thread(guild, work)


async def list_made(guild: discord.Guild, name: str) -> list[Room]:
    """Private threads and channels that can be rooms which the bot made under this name, oldest first."""
    threads = [
        thread
        for thread in await guild.active_threads()
        if thread.owner_id == guild.me.id and thread.is_private() and thread.name == name
    ]
    channels = [channel for channel in guild.text_channels if channel.topic == name and _is_ours(channel)]
    return sorted([*threads, *channels], key=lambda room: room.id)


async def tend(room: Room, work: RoomWork) -> Tended:
    """Name the room, open it if it is closed, let people in and take people out."""
    if isinstance(room, discord.Thread):
        return await _tend_thread(room, work)
    return await _tend_channel(room, work)


async def close(room: Room, work: RoomWork) -> None:
    """Archive a thread; let a channel be read only."""
    if isinstance(room, discord.Thread):
        if work.take_out:
            room, _, _ = await _take_out(room, work.take_out)
        if work.take_out or not room.archived:
            await room.edit(archived=True)
        return
    await _overwrite(room, dict.fromkeys(work.inside, False), work.take_out)


async def _make_thread(guild: discord.Guild, work: RoomWork) -> Room | RoomFault:
    ids = [channel_id for channel_id in (work.place_id, work.home_id) if channel_id is not None]
    if not ids:
        return RoomFault.NO_PLACE
    places = [place for channel_id in ids if (place := _find_place(guild, channel_id)) is not None]
    if not places:
        return RoomFault.PLACE_GONE
    return await places[0].create_thread(
        name=work.name, type=discord.ChannelType.private_thread, auto_archive_duration=_ARCHIVE_AFTER_MIN
    )


async def _make_channel(guild: discord.Guild, work: RoomWork) -> Room | RoomFault:
    if work.place_id is None:
        return RoomFault.NO_PLACE
    place = guild.get_channel(work.place_id)
    category = place if isinstance(place, discord.CategoryChannel) else place and place.category
    if category is None:
        return RoomFault.PLACE_GONE
    nobody, bot = discord.PermissionOverwrite(view_channel=False), _overwrite_of(may_write=True)
    overwrites: dict[Any, discord.PermissionOverwrite] = {guild.default_role: nobody, guild.me: bot}
    try:
        # The topic is the name as the team writes it, which Discord changes for a channel; and tells it from others.
        return await guild.create_text_channel(work.name, category=category, topic=work.name, overwrites=overwrites)
    except discord.HTTPException as error:
        fault = fault_of(error.status, error.code, RoomKind.CHANNEL)
        if fault is not RoomFault.FULL:
            raise
        return fault


async def _tend_thread(thread: discord.Thread, work: RoomWork) -> Tended:
    changes = work.let_in or work.take_out or work.is_renamed or work.is_closed
    if changes and thread.archived:
        thread = await thread.edit(archived=False)
    let_in: list[int] = []
    thread, taken_out, faults = await _take_out(thread, work.take_out)
    for user_id in work.let_in:
        try:
            await thread.add_user(discord.Object(user_id))
        except discord.HTTPException as error:
            faults.append(fault_of(error.status, error.code, RoomKind.THREAD))
        else:
            let_in.append(user_id)
    if work.is_renamed:
        await thread.edit(name=work.name)
    return Tended(tuple(let_in), tuple(taken_out), faults[0] if faults else None)


async def _take_out(
    thread: discord.Thread, user_ids: tuple[int, ...]
) -> tuple[discord.Thread, list[int], list[RoomFault]]:
    """Take people out of a thread; gives it as it is then, who is out, and why not everybody is."""
    if user_ids and thread.archived:
        thread = await thread.edit(archived=False)
    out: list[int] = []
    faults: list[RoomFault] = []
    for user_id in user_ids:
        try:
            await thread.remove_user(discord.Object(user_id))
        except discord.NotFound:
            out.append(user_id)
        except discord.HTTPException as error:
            faults.append(fault_of(error.status, error.code, RoomKind.THREAD))
        else:
            out.append(user_id)
    return thread, out, faults


async def _tend_channel(channel: discord.TextChannel, work: RoomWork) -> Tended:
    coming = work.member_ids if work.is_closed else work.let_in
    if coming or work.take_out:
        await _overwrite(channel, dict.fromkeys(coming, True), work.take_out)
    if work.is_renamed:
        await channel.edit(name=work.name, topic=work.name)
    return Tended(work.let_in, work.take_out)


async def _overwrite(channel: discord.TextChannel, may_write: dict[int, bool], gone: tuple[int, ...]) -> None:
    """Let these people see the channel, and write there where it says so; those gone see it no more."""
    kept = {
        target: overwrite
        for target, overwrite in channel.overwrites.items()
        if target.id not in may_write and target.id not in gone
    }
    new = {
        discord.Object(user_id, type=discord.Member): _overwrite_of(may_write=may) for user_id, may in may_write.items()
    }
    await channel.edit(overwrites={**kept, **new})


def _overwrite_of(*, may_write: bool) -> discord.PermissionOverwrite:
    # No more than the bot asks for itself: it cannot give what it does not have.
    return discord.PermissionOverwrite(view_channel=True, send_messages=may_write)


def _find_place(guild: discord.Guild, channel_id: int) -> discord.TextChannel | None:
    place = guild.get_channel_or_thread(channel_id)
    place = place.parent if isinstance(place, discord.Thread) else place
    return place if isinstance(place, discord.TextChannel) else None


def _is_ours(channel: discord.TextChannel) -> bool:
    return channel.overwrites_for(channel.guild.me).view_channel is True

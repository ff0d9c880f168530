"""Direct messages of the bot about teams, as people get and answer them on SimCord."""

import discord
import simcord
from simcord.results import ResponseMessage

from tests.kit.discord import Server, Shown, shown

_THREAD_CREATED = discord.MessageType.thread_created.value


async def letters(server: Server, member: simcord.MemberActor) -> list[ResponseMessage]:
    """What the bot wrote to the person by direct message, oldest first."""
    await server.env.settle()
    return written_in(server, member.user.dm_channel)


def written_in(server: Server, channel: simcord.ChannelHandle) -> list[ResponseMessage]:
    """What stands in a channel for everybody there, oldest first."""
    stored = server.env.backend.messages.get(channel.id, {}).values()
    # SimCord says in the channel that a thread was made, which Discord does for public ones alone.
    messages = [ResponseMessage(server.env, each) for each in stored if each.type != _THREAD_CREATED]
    return [message for message in messages if not message.ephemeral]


async def last_letter(server: Server, member: simcord.MemberActor) -> Shown:
    """What the latest of these says."""
    return shown((await letters(server, member))[-1])


async def answer_letter(server: Server, member: simcord.MemberActor, label: str) -> simcord.InteractionResult:
    """Press the button with this label under the latest direct message that has it."""
    for message in reversed(await letters(server, member)):
        custom_id = shown(message).buttons.get(label)
        if custom_id is not None:
            return await member.user.click(message, custom_id=custom_id)
    raise AssertionError(f"no message has a button {label!r}")


def close_messages(server: Server, member: simcord.MemberActor) -> None:
    """Let the person take no direct messages of the bot from now on."""
    path = f"/channels/{member.user.dm_channel.id}/messages"
    server.env.inject_error("POST", path, status=403, code=50007, times=None)

"""A server whose teams have rooms, and what can be seen of them."""

from datetime import timedelta
from typing import Any

import discord
import simcord
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import EditionState
from bot.domain.permissions import Actor
from bot.services.rooms import RoomView
from db.challenges import Edition, Guild
from db.teams import Team
from tests.kit.discord import Server

THREADS, THREAD, PEOPLE = "/channels/*/threads", "/channels/*", "/channels/*/thread-members/*"


async def set_rooms(server: Server, **values: object) -> None:
    async def change(session: AsyncSession) -> None:
        await session.execute(update(Guild).values(**values))

    await server.database.write(change)


async def set_edition(server: Server, state: EditionState) -> None:
    async def change(session: AsyncSession) -> None:
        await session.execute(update(Edition).values(state=state))

    await server.database.write(change)


async def ring(server: Server, *, later: timedelta = timedelta()) -> None:
    """Let time pass, and let the bell ring."""
    server.clock.advance(later)
    await server.bot.bell.ring()
    await server.env.settle()


async def explain(server: Server, name: str = "Vector") -> RoomView:
    async with server.database.reading() as session:
        team_id = (await session.scalars(select(Team.id).where(Team.name == name).order_by(Team.id))).first()
    assert team_id is not None
    return await server.services.rooms.explain(team_id)


def rooms(server: Server) -> list[tuple[str | None, set[int], bool]]:
    """The private threads: their names, the people in them but for the bot, and whether they are archived."""
    assert server.bot.user is not None
    channels = [server.env.backend.channels[thread.id] for thread in server.channel.threads]
    return [
        (channel.name, set(channel.thread_members) - {server.bot.user.id}, metadata.archived)
        for channel in channels
        if (metadata := channel.thread_metadata) is not None
        and channel.type == discord.ChannelType.private_thread.value
    ]


def room_channels(server: Server) -> dict[str | None, dict[int, tuple[bool, bool]]]:
    """The channels in categories: who has an overwrite of their own there, with what they may see and write."""
    assert server.bot.user is not None
    everybody = {server.guild.id, server.bot.user.id}
    view, send = discord.Permissions.view_channel.flag, discord.Permissions.send_messages.flag
    return {
        channel.name: {
            overwrite.target_id: (bool(overwrite.allow & view), bool(overwrite.allow & send))
            for overwrite in channel.overwrites
            if overwrite.target_id not in everybody
        }
        for channel in server.env.backend.channels.values()
        if channel.parent_id is not None and channel.thread_metadata is None
    }


def requests(server: Server, method: str, part: str) -> list[Any]:
    return [request.json for request in server.env.http_requests if request.method == method and part in request.path]


def forbid(server: Server, **rights: bool) -> None:
    """Leave the bot with its own rights on this server but for these."""
    backend_guild = server.env.backend.get_guild(server.guild.id)
    allowed = discord.Permissions.all()
    allowed.update(administrator=False, **rights)
    assert server.bot.user is not None
    for role_id in backend_guild.members[server.bot.user.id].role_ids:
        backend_guild.roles[role_id].permissions = allowed.value
    everyone = discord.Permissions(backend_guild.everyone_role.permissions)
    everyone.update(**rights)
    backend_guild.everyone_role.permissions = everyone.value


def actor(server: Server, member: simcord.MemberActor) -> Actor:
    return Actor(server.guild.id, member.id)


async def a_team(server: Server) -> tuple[Any, Any]:
    """A team of two, as people form it."""
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    await let_in(server, ada, bo)
    return ada, bo


async def let_in(server: Server, lead: Any, member: Any) -> None:
    asked = await server.services.invitations.invite(actor(server, lead), member.id)
    await server.services.invitations.accept(actor(server, member), asked.id)


async def make_thread(server: Server, name: str) -> None:
    channel = server.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name=name, type=discord.ChannelType.private_thread)
    await server.env.settle()


def as_response(message: discord.Message) -> Any:
    return type("Seen", (), {"components": [row.to_dict() for row in message.components], "ephemeral": False})()

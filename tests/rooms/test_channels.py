from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.domain.challenges import EditionState
from bot.domain.rooms import RoomFault, RoomKind
from bot.services.rooms import RoomView
from tests.kit.discord import Server
from tests.rooms.world import (
    a_team,
    actor,
    explain,
    forbid,
    ring,
    room_channels,
    rooms,
    set_edition,
    set_rooms,
)

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_channel_of_a_team_is_for_its_people(server: Server):
    category = server.guild.create_category("teams")
    await set_rooms(server, room_kind=RoomKind.CHANNEL, rooms_channel_id=category.id)
    ada, bo = await a_team(server)
    await ring(server)
    assert room_channels(server) == {"Vector": {ada.id: (True, True), bo.id: (True, True)}}
    channel_id = (await explain(server)).channel_id
    assert channel_id is not None
    made = server.env.backend.channels[channel_id]
    hidden = [o for o in made.overwrites if o.target_id == server.guild.id]
    assert (made.topic, [o.deny for o in hidden]) == ("Vector", [discord.Permissions.view_channel.flag])

    await server.services.teams.leave(actor(server, bo))
    await server.services.roster.rename(actor(server, ada), "Matrix", "")
    await ring(server)
    assert room_channels(server) == {"Matrix": {ada.id: (True, True)}}

    await set_edition(server, EditionState.ARCHIVED)
    await ring(server)
    assert room_channels(server) == {"Matrix": {ada.id: (True, False)}}
    await set_edition(server, EditionState.OPEN)
    await ring(server)
    assert room_channels(server) == {"Matrix": {ada.id: (True, True)}}

    server.env.backend.delete_channel(channel_id)
    await server.env.settle()
    await ring(server, later=timedelta(minutes=1))
    assert room_channels(server) == {"Matrix": {ada.id: (True, True)}}


async def test_channel_made_before_the_process_was_killed_is_found_again(server: Server):
    category = server.guild.create_category("teams")
    server.env.inject_error("POST", "/guilds/*/channels", status=503)
    await set_rooms(server, room_kind=RoomKind.CHANNEL, rooms_channel_id=category.id)
    ada = server.member("ada")
    await ada.slash(server.channel, "team create", name="Vector")
    await server.env.settle()
    assert (await explain(server)).fault is RoomFault.OUTSIDE
    guild = server.bot.get_guild(server.guild.id)
    assert guild is not None
    place = guild.get_channel(category.id)
    assert isinstance(place, discord.CategoryChannel)
    own: dict[Any, discord.PermissionOverwrite] = {guild.me: discord.PermissionOverwrite(view_channel=True)}
    await guild.create_text_channel("Vector", category=place, topic="Vector", overwrites=own)
    await server.env.settle()
    await ring(server, later=timedelta(minutes=1))

    assert room_channels(server) == {"Vector": {ada.id: (True, True)}}
    assert (await explain(server)).fault is None


@pytest.mark.parametrize("code", [30013, 50035])
async def test_full_category_gives_a_thread_where_the_team_was_formed(server: Server, code: int):
    category = server.guild.create_category("teams")
    await set_rooms(server, room_kind=RoomKind.CHANNEL, rooms_channel_id=category.id)
    server.env.inject_error("POST", "/guilds/*/channels", status=400, code=code)
    ada = server.member("ada")
    await ada.slash(server.channel, "team create", name="Vector")
    await server.env.settle()

    assert rooms(server) == [("Vector", {ada.id}, False)]
    view = await explain(server)
    assert (view.kind, view.fault) == (RoomKind.THREAD, None)


async def test_channels_without_a_place_or_right_are_a_fault(server: Server):
    await set_rooms(server, room_kind=RoomKind.CHANNEL)
    ada = server.member("ada")
    await server.services.teams.create(actor(server, ada), "Vector")
    await ring(server)
    assert await explain(server) == RoomView(RoomKind.CHANNEL, None, RoomFault.NO_PLACE)

    await set_rooms(server, rooms_channel_id=server.channel.id)  # it stands in no category
    await ring(server, later=timedelta(minutes=15))
    assert (await explain(server)).fault is RoomFault.PLACE_GONE

    await set_rooms(server, rooms_channel_id=server.guild.create_category("teams").id)
    forbid(server, manage_channels=False)
    await ring(server, later=timedelta(minutes=15))
    assert (await explain(server)).fault is RoomFault.FORBIDDEN

    server.env.inject_error("POST", "/guilds/*/channels", status=400, code=30013)
    await ring(server, later=timedelta(minutes=15))
    assert (await explain(server)).fault is RoomFault.FULL

from datetime import timedelta

import pytest

from bot.services.presence import Awaited
from tests.kit.discord import Server, a_paper, a_server, answer, shown
from tests.rooms.world import (
    a_team,
    as_response,
    ring,
    rooms,
)

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_lead_who_left_the_server_is_followed_and_the_room_is_told(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    [thread] = server.channel.threads
    server.guild.remove_member(ada)

    await ring(server, later=timedelta(days=1))
    await ring(server)

    assert rooms(server) == [("Vector", {bo.id}, False)]
    texts = [shown(as_response(message)).text for message in thread.history()]
    assert texts[-1].startswith(f"{ada.mention} left Test Guild and is therefore no longer in **Vector**. {bo.mention}")


async def test_member_who_left_the_server_leaves_a_free_seat(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    [thread] = server.channel.threads
    server.guild.remove_member(bo)

    await ring(server, later=timedelta(days=1))
    await ring(server)

    assert rooms(server) == [("Vector", {ada.id}, False)]
    texts = [shown(as_response(message)).text for message in thread.history()]
    assert "You can invite somebody to the free seat" in texts[-1]


async def test_last_one_who_left_the_server_dissolves_the_team_and_archives_its_room(server: Server):
    ada = server.member("ada")
    await ada.slash(server.channel, "team create", name="Vector")
    await a_paper(server, "GANSpace")
    await ada.slash(server.channel, "paper claim", paper="GANSpace")
    await server.env.settle()
    server.guild.remove_member(ada)

    await ring(server, later=timedelta(days=1))
    await ring(server)

    assert [(name, archived) for name, _, archived in rooms(server)] == [("Vector", True)]
    bo = server.member("bo")
    assert "GANSpace" in answer(await bo.slash(server.channel, "paper show", paper="GANSpace")).text
    assert "no teams yet" in answer(await bo.slash(server.channel, "team list")).text.lower()


async def test_person_is_not_taken_for_gone_when_discord_does_not_answer(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    server.env.inject_error("GET", "/guilds/*/members/*", status=503)
    await ring(server, later=timedelta(days=1))
    due = await server.services.presence.list_due([server.guild.id], limit=5)
    assert due == [Awaited(server.guild.id, ada.id), Awaited(server.guild.id, bo.id)]

    server.env.inject_error("GET", "/guilds/*/members/*", status=404, code=10004)
    await ring(server)
    assert await server.services.presence.list_due([server.guild.id], limit=5) == []
    assert rooms(server) == [("Vector", {ada.id, bo.id}, False)]


async def test_nothing_is_done_before_the_bot_is_on(database):
    async with a_server(database) as server:
        await a_team(server)
        before = len(server.env.http_requests)
        server.bot._ready.clear()
        await server.bot.bell.ring_one("rooms")
        await server.bot.bell.ring_one("presence")

        assert len(server.env.http_requests) == before
        server.bot._ready.set()

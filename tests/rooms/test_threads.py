from datetime import timedelta

import discord
import pytest

from bot.client import needed_rights
from bot.domain.challenges import EditionState
from bot.domain.rooms import RoomFault, RoomKind
from bot.services.rooms import RoomView
from tests.kit.discord import Server, a_paper, answer, shown
from tests.rooms.world import (
    PEOPLE,
    THREAD,
    THREADS,
    a_team,
    actor,
    as_response,
    explain,
    forbid,
    let_in,
    make_thread,
    requests,
    ring,
    rooms,
    set_edition,
    set_rooms,
)

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_team_gets_a_private_thread_with_a_welcome_where_it_was_formed(server: Server):
    ada = server.member("ada")

    await ada.slash(server.channel, "team create", name="Vector")
    await server.env.settle()

    assert rooms(server) == [("Vector", {ada.id}, False)]
    [thread] = server.channel.threads
    assert await explain(server) == RoomView(RoomKind.THREAD, thread.id, None)
    [message] = thread.history()
    seen = shown(as_response(message))
    assert seen.text.startswith("### Vector\nThis room is just for your team")
    assert seen.buttons == {"Our team": "teams:show:1", "My papers": "papers:mine"}
    pressed = await ada.click(message, custom_id="teams:show:1")
    assert answer(pressed).text.startswith("### Vector")
    await ring(server, later=timedelta(minutes=30))
    assert len(thread.history()) == 1


async def test_people_come_and_go_as_the_roster_changes(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    assert rooms(server) == [("Vector", {ada.id, bo.id}, False)]

    await server.services.teams.leave(actor(server, bo))
    await server.services.roster.rename(actor(server, ada), "Matrix", "")
    await ring(server)

    assert rooms(server) == [("Matrix", {ada.id}, False)]


async def test_deleted_room_is_made_anew(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    [thread] = server.channel.threads

    server.env.backend.delete_channel(thread.id)
    await server.env.settle()
    assert (await explain(server)).fault is RoomFault.GONE
    await ring(server, later=timedelta(minutes=1))

    assert rooms(server) == [("Vector", {ada.id, bo.id}, False)]


async def test_room_that_vanished_unseen_is_found_missing_within_a_day(server: Server):
    await a_team(server)
    await ring(server)
    [thread] = server.channel.threads

    # As if the bot had been away: it hears of nothing.
    del server.env.backend.channels[thread.id]
    server.env.backend.get_guild(server.guild.id).thread_ids.remove(thread.id)
    await ring(server, later=timedelta(days=1))
    assert (await explain(server)).fault is RoomFault.GONE
    await ring(server, later=timedelta(minutes=1))

    assert [name for name, _, _ in rooms(server)] == ["Vector"]


async def test_archived_room_is_opened_only_when_somebody_comes(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    [thread] = server.channel.threads
    server.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})

    await ring(server, later=timedelta(days=1))
    assert rooms(server) == [("Vector", {ada.id, bo.id}, True)]
    cy = server.member("cy")
    await let_in(server, ada, cy)
    await ring(server)

    assert rooms(server) == [("Vector", {ada.id, bo.id, cy.id}, False)]


async def test_room_made_before_the_process_was_killed_is_found_again(server: Server):
    ada = server.member("ada")
    await set_rooms(server, room_kind=RoomKind.NONE)
    await ada.slash(server.channel, "team create", name="Vector")
    await set_rooms(server, room_kind=RoomKind.THREAD)
    [work] = await server.services.rooms.list_work([server.guild.id], limit=1)
    await server.services.rooms.begin(work)
    await make_thread(server, "Vector")

    await server.restart()
    await ring(server)
    assert (await explain(server)).channel_id is None  # another process could still be at it
    await ring(server, later=timedelta(minutes=1))

    assert rooms(server) == [("Vector", {ada.id}, False)]


async def test_room_of_a_former_team_of_this_name_is_not_taken_for_a_new_one(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    await server.env.settle()
    await server.services.teams.leave(actor(server, ada))
    server.env.inject_error("POST", THREADS, status=503)
    await bo.slash(server.channel, "team create", name="Vector")
    await server.env.settle()
    await ring(server, later=timedelta(minutes=1))

    assert rooms(server) == [("Vector", {ada.id}, True), ("Vector", {bo.id}, False)]


async def test_server_that_refuses_threads_has_teams_without_rooms(server: Server):
    forbid(server, create_private_threads=False)
    ada, bo = await a_team(server)
    await ring(server)

    assert rooms(server) == []
    assert await explain(server) == RoomView(RoomKind.THREAD, None, RoomFault.FORBIDDEN)
    await a_paper(server, "GANSpace")
    claimed = answer(await ada.slash(server.channel, "paper claim", paper="GANSpace"))
    assert "GANSpace" in claimed.text
    left = answer(await bo.slash(server.channel, "team leave"))
    assert left.private
    tried = len(requests(server, "POST", "/threads"))
    await ring(server, later=timedelta(minutes=14))
    assert len(requests(server, "POST", "/threads")) == tried

    forbid(server)
    forbid(server, create_private_threads=True)
    await ring(server, later=timedelta(minutes=15))
    assert rooms(server) == [("Vector", {ada.id, bo.id}, False)]


async def test_full_server_of_threads_is_a_fault(server: Server):
    server.env.inject_error("POST", THREADS, status=400, code=160006)
    await a_team(server)

    assert await explain(server) == RoomView(RoomKind.THREAD, None, RoomFault.FULL)
    await ring(server, later=timedelta(minutes=15))
    assert [name for name, _, _ in rooms(server)] == ["Vector"]


async def test_one_who_cannot_be_let_in_does_not_keep_others_out(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await set_rooms(server, room_kind=RoomKind.NONE)
    await ada.slash(server.channel, "team create", name="Vector")
    await let_in(server, ada, bo)
    await set_rooms(server, room_kind=RoomKind.THREAD)
    server.env.inject_error("PUT", PEOPLE, status=404, code=10007)
    await ring(server)

    assert rooms(server) == [("Vector", {bo.id}, False)]
    assert (await explain(server)).fault is RoomFault.PERSON_GONE
    await ring(server, later=timedelta(minutes=15))
    assert rooms(server) == [("Vector", {ada.id, bo.id}, False)]
    assert (await explain(server)).fault is None


async def test_one_who_cannot_be_taken_out_is_tried_again(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    await server.services.teams.leave(actor(server, bo))
    server.env.inject_error("DELETE", PEOPLE, status=403, code=50013)
    await ring(server)
    assert (await explain(server)).fault is RoomFault.FORBIDDEN
    # Somebody removed them by hand.
    server.env.inject_error("DELETE", PEOPLE, status=404, code=10007)
    await ring(server, later=timedelta(minutes=15))

    view = await explain(server)
    assert (view.channel_id is not None, view.fault) == (True, None)
    await ring(server)
    assert rooms(server) == [("Vector", {ada.id, bo.id}, False)]


async def test_room_that_the_bot_cannot_see_is_a_fault(server: Server):
    await a_team(server)
    await ring(server)
    server.env.inject_error("GET", THREAD, status=403, code=50001)
    await ring(server, later=timedelta(days=1))

    assert (await explain(server)).fault is RoomFault.FORBIDDEN
    await ring(server, later=timedelta(minutes=15))
    assert (await explain(server)).fault is None


async def test_switched_off_rooms_are_archived_and_none_is_made(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    await set_rooms(server, room_kind=RoomKind.NONE)
    cy = server.member("cy")
    await cy.slash(server.channel, "team create", name="Matrix")
    await ring(server)

    assert rooms(server) == [("Vector", {ada.id, bo.id}, True)]


async def test_archived_edition_archives_rooms_and_an_open_one_has_them_again(server: Server):
    ada, bo = await a_team(server)
    await ring(server)
    [thread] = server.channel.threads

    await set_edition(server, EditionState.ARCHIVED)
    await ring(server)
    assert rooms(server) == [("Vector", {ada.id, bo.id}, True)]
    server.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": False})
    await ring(server, later=timedelta(days=3))
    assert rooms(server) == [("Vector", {ada.id, bo.id}, False)]  # once, not again and again

    server.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await set_edition(server, EditionState.OPEN)
    await ring(server)
    assert rooms(server) == [("Vector", {ada.id, bo.id}, False)]


async def test_one_who_left_just_before_the_room_is_closed_is_out_of_it(server: Server):
    ada, bo = await a_team(server)
    await ring(server)

    await server.services.teams.leave(actor(server, bo))
    await set_edition(server, EditionState.ARCHIVED)
    await ring(server)

    assert rooms(server) == [("Vector", {ada.id}, True)]


async def test_room_that_went_while_it_was_to_be_closed_is_forgotten(server: Server):
    await a_team(server)
    await ring(server)
    [thread] = server.channel.threads
    del server.env.backend.channels[thread.id]
    server.env.backend.get_guild(server.guild.id).thread_ids.remove(thread.id)
    await set_edition(server, EditionState.ARCHIVED)
    await ring(server)
    await ring(server, later=timedelta(days=1))

    assert await explain(server) == RoomView(RoomKind.THREAD, None, RoomFault.GONE)


async def test_threads_are_made_in_the_chosen_channel_or_where_the_team_was_formed(server: Server):
    chosen = server.guild.create_text_channel("rooms")
    await set_rooms(server, rooms_channel_id=chosen.id)
    ada, bo, cy = server.member("ada"), server.member("bo"), server.member("cy")
    await ada.slash(server.channel, "team create", name="Vector")
    await server.env.settle()
    assert [thread.name for thread in chosen.threads] == ["Vector"]

    await set_rooms(server, rooms_channel_id=server.guild.create_category("archive").id)
    await bo.slash(server.channel, "team create", name="Matrix")
    await server.env.settle()
    assert [name for name, _, _ in rooms(server)] == ["Matrix"]

    talk = server.env.backend.create_thread(server.channel.id, "talk", cy.id)
    [thread] = [thread for thread in server.channel.threads if thread.id == talk.id]
    await cy.slash(thread, "team create", name="Tensor")
    await server.env.settle()
    assert [name for name, _, _ in rooms(server)] == ["Matrix", "Tensor"]


async def test_place_that_is_gone_or_was_never_known_is_a_fault(server: Server):
    await server.services.teams.create(actor(server, server.member("ada")), "Vector")
    await server.services.teams.create(actor(server, server.member("bo")), "Matrix", channel_id=5)
    await ring(server)

    assert (await explain(server)).fault is RoomFault.NO_PLACE
    assert (await explain(server, "Matrix")).fault is RoomFault.PLACE_GONE


async def test_features_ask_for_no_more_than_threads_need(new_database):
    threads = discord.Permissions(
        view_channel=True, send_messages=True, create_private_threads=True, send_messages_in_threads=True
    )
    more = discord.Permissions(manage_threads=True, manage_channels=True, manage_roles=True, administrator=True)

    assert needed_rights() >= threads
    assert needed_rights().value & more.value == 0

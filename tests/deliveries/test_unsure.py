"""An attempt of which nothing was heard may have arrived: nothing else is tried before that is known."""

from datetime import datetime, timedelta

import discord
import pytest
import structlog.testing
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deliveries import DeliveryFault
from bot.domain.permissions import Actor
from bot.services._outbox import owe_channel
from db.deliveries import Delivery
from db.engine import Database
from db.rooms import Room
from tests.deliveries.owed import MINUTE, ROOM, a_room, forget_invitations, lease, owe_vector, stand
from tests.deliveries.sent import KIND, direct, hello, owe, public, ring
from tests.deliveries.sent import stand as stand_of
from tests.kit.discord import Server
from tests.kit.editions import a_world
from tests.kit.letters import take_letters

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def lose_answers(server: Server) -> None:
    """Let every letter that stands on Discord be one of which nothing was heard."""
    lost = {"state": "pending", "message_id": None, "ended_at": None, "next_attempt_at": server.clock.now()}

    async def lose(session: AsyncSession) -> None:
        await session.execute(update(Delivery).values(**lost, unsure_since=server.clock.now()))

    await server.database.write(lose)
    server.clock.advance(timedelta(seconds=10))


async def let_read(server: Server, *, may: bool) -> None:
    """Give the bot the right to read the history of channels, or take it."""
    guild, rights = server.env.backend.get_guild(server.guild.id), discord.Permissions.all()
    rights.update(administrator=False, read_message_history=may)
    for role_id in list(guild.roles):
        server.env.backend.edit_role(guild.id, role_id, {"permissions": rights.value})
    await server.env.settle()


async def test_letter_that_may_be_in_a_channel_is_found_when_organizers_try_again(server: Server):
    server.bot.add_letters({KIND: hello})
    facts = {"guild_id": server.guild.id, "channel_id": server.channel.id, "now": server.clock.now(), "word": "hi"}
    for key in ("one", "two"):
        await server.database.write(lambda session, key=key: owe_channel(session, KIND, key, **facts))
    await ring(server)
    await lose_answers(server)
    await let_read(server, may=False)
    server.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="no", times=None)
    with structlog.testing.capture_logs() as lines:
        await ring(server)
    assert await stand_of(server) == [("dead", "forbidden", 2)] * 2
    assert [line["log_level"] for line in lines if line["event"].startswith("could not look")] == ["warning"]

    server.env.backend.faults.clear()
    await let_read(server, may=True)
    server.clock.advance(timedelta(days=1))
    async with server.database.reading() as session:
        dead = (await session.scalars(select(Delivery.id).where(Delivery.kind == KIND))).all()
    for delivery_id in dead:
        await server.services.deliveries_dead.retry(Actor(server.guild.id, 9, organizes=True), delivery_id)
    await ring(server)

    assert (len(public(server)), await stand_of(server)) == (2, [("sent", None, 1)] * 2)


async def test_letter_that_may_have_arrived_is_found_before_it_is_sent_to_the_channel(server: Server):
    ada = server.member("ada")
    await owe(server, ada, fallback_id=server.channel.id)
    await ring(server)
    await lose_answers(server)
    closed = f"/channels/{ada.user.dm_channel.id}/messages"
    server.env.inject_error("POST", closed, status=403, code=50007, message="no", times=None)

    await ring(server)

    assert (len(direct(ada)), public(server), await stand_of(server)) == (1, [], [("sent", None, 2)])
    async with server.database.reading() as session:
        sent = (await session.scalars(select(Delivery).where(Delivery.kind == KIND))).one()
    assert (sent.message_id, sent.sent_to_id) == (
        ada.user.dm_channel.history()[0].id,
        ada.user.dm_channel.id,
    )


async def test_letter_that_may_be_in_a_closed_room_is_looked_for_before_each_member_is_told(database: Database):
    world = await a_world(database)
    deliveries, team_id = world.services.deliveries, await world.team("Vector", 1, 2)
    await forget_invitations(world)
    await a_room(world, team_id, ROOM)
    await owe_vector(world, team_id)
    await deliveries.mark_failed((await lease(deliveries)).id, DeliveryFault.OUTSIDE)
    tried_at = world.clock.now()
    await close_room(database, team_id, tried_at)
    world.clock.advance(timedelta(seconds=10))

    [looking] = await take_letters(deliveries)
    assert (looking.channel_id, looking.look_from) == (ROOM, tried_at - MINUTE)
    await deliveries.mark_absent(looking.id)
    assert not await deliveries.stays_there(looking.id)

    assert [letter.user_id for letter in await take_letters(deliveries)] == [1, 2]


async def close_room(database: Database, team_id: int, now: datetime) -> None:
    async def close(session: AsyncSession) -> None:
        (await session.get_one(Room, team_id)).archived_at = now

    await database.write(close)


async def test_letter_that_discord_does_not_take_dies_once_for_the_whole_team(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)
    await forget_invitations(world)
    await a_room(world, team_id, ROOM)
    await owe_vector(world, team_id)

    await world.services.deliveries.mark_failed((await lease(world.services.deliveries)).id, DeliveryFault.REFUSED)

    assert [entry for entry in await stand(world) if entry[0].startswith("team")] == [("team", "dead", "refused", 1)]

"""Messages that could not be sent: organizers are told of many at once, try again, or drop them."""

from datetime import timedelta

import discord
import pytest

from bot.domain.deliveries import DEAD_LETTERS, DeadLetterOver, DeliveryFault
from bot.domain.permissions import Actor
from bot.services.deliveries_dead import DeadLetter, DeadLetters
from db.challenges import Guild
from db.engine import Database
from tests.deliveries import sent
from tests.deliveries.owed import CHANNEL, HOUR, MINUTE, lease, owe_ada, stand
from tests.kit.discord import Server, answer, press, shown
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters

ORGANIZER = Actor(GUILD, 9, organizes=True)


async def choose_channel(database: Database, guild_id: int = GUILD, channel_id: int = CHANNEL) -> None:
    async def choose(session) -> None:
        (await session.get_one(Guild, guild_id)).organizers_channel_id = channel_id

    await database.write(choose)


async def fail(world: World, fault: DeliveryFault = DeliveryFault.DM_CLOSED) -> int:
    """Let the one message that is due fail."""
    letter = await lease(world.services.deliveries)
    await world.services.deliveries.mark_failed(letter.id, fault)
    return letter.id


async def test_organizers_are_told_once_of_all_that_fails_in_a_quarter_of_an_hour(database: Database):
    world = await a_world(database)
    await choose_channel(database)
    for key in ("one", "two", "three"):
        await owe_ada(world, key)
        await fail(world)
        world.clock.advance(4 * MINUTE)
    assert await take_letters(world.services.deliveries) == []
    await world.services.deliveries_dead.drop(ORGANIZER, 1)
    world.clock.advance(3 * MINUTE)

    letter = await lease(world.services.deliveries)

    assert (letter.kind, letter.channel_id, letter.facts) == (DEAD_LETTERS, CHANNEL, {"count": 2})
    await world.services.deliveries.mark_failed(letter.id, DeliveryFault.FORBIDDEN)
    world.clock.advance(HOUR)
    assert await take_letters(world.services.deliveries) == []  # nobody can be told that nobody can be told
    assert (await world.services.deliveries_dead.list_page(ORGANIZER, page=0, page_size=5)).count == 2


async def test_message_that_is_tried_again_is_the_same_one_and_is_told_of_no_more(database: Database):
    world = await a_world(database)
    await choose_channel(database)
    await owe_ada(world)
    first = await lease(world.services.deliveries)
    await world.services.deliveries.mark_failed(first.id, DeliveryFault.DM_CLOSED)
    world.clock.advance(4 * 24 * HOUR)
    dead = await world.services.deliveries_dead.list_page(ORGANIZER, page=3, page_size=5)

    await world.services.deliveries_dead.retry(ORGANIZER, first.id)
    again = await lease(world.services.deliveries)

    line = DeadLetter(first.id, "tests:hello", 1, None, None, DeliveryFault.DM_CLOSED, first_due(world), is_over=False)
    assert dead == DeadLetters((line,), 1, 0, 1)
    assert (again.nonce, again.mark, again.unsure_from) == (first.nonce, first.mark, None)  # the refusal was sure
    await world.services.deliveries.mark_failed(again.id, DeliveryFault.OUTSIDE)
    notice = ("dropped", None)
    assert [(state, fault) for _, state, fault, _ in await stand(world)] == [("pending", "outside"), notice]
    audit = [entry for entry in await world.audit() if entry[0].startswith("delivery:")]
    assert audit == [("delivery:retry", 9)]


def first_due(world: World):
    return world.clock.now() - 4 * 24 * HOUR


async def test_what_is_over_is_refused_and_changes_nothing(database: Database):
    world = await a_world(database, guild_ids=(GUILD, GUILD + 1))
    dead = world.services.deliveries_dead
    await owe_ada(world, expires_at=world.clock.now() + HOUR)
    delivery_id = await fail(world)
    world.clock.advance(HOUR)
    before = await stand(world)

    for act in (
        dead.retry(ORGANIZER, delivery_id),
        dead.drop(Actor(GUILD + 1, 9, organizes=True), delivery_id),
        dead.drop(ORGANIZER, 99),
    ):
        with pytest.raises(DeadLetterOver):
            await act

    assert await stand(world) == before
    [letter] = (await dead.list_page(ORGANIZER, page=0, page_size=5)).letters
    assert letter.is_over


async def test_what_waited_for_an_invitation_too_long_is_given_up(database: Database):
    world = await a_world(database)
    await owe_ada(world)
    world.clock.advance(timedelta(days=3) - MINUTE)
    assert await world.services.deliveries.lease([]) == []
    await owe_ada(world, "later")
    world.clock.advance(MINUTE)

    assert await world.services.deliveries.lease([]) == []

    assert await stand(world) == [("hello", "dead", "away", 0), ("later", "pending", None, 0)]


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_organizer_looks_at_what_failed_and_tries_again(server: Server):
    ada = server.member("ada")
    role = server.guild.create_role("Organizer", permissions=discord.Permissions(manage_guild=True))
    olu = server.guild.add_member(server.env.create_user("olu"), roles=[role])
    await choose_channel(server.database, server.guild.id, server.channel.id)
    for key in ("one", "two"):
        await sent.owe(server, ada, key)
    closed = f"/channels/{ada.user.dm_channel.id}/messages"
    server.env.inject_error("POST", closed, status=403, code=50007, message="Cannot send", times=None)
    await sent.ring(server)
    server.env.backend.faults.clear()
    server.clock.advance(timedelta(minutes=15))

    await sent.ring(server)
    [notice] = server.channel.history()
    listed = await olu.click(notice, custom_id="deliveries:dead")
    seen = answer(listed)
    left = await press(olu, listed, "Drop")

    assert sent.public(server)[0].startswith("2 messages could not be sent.")
    assert (seen.private, seen.text.count(f"to <@{ada.id}>, due")) == (True, 2)
    assert answer(left).text.startswith("### One message could not be sent")
    retried = await press(olu, left, "Try again")
    await server.env.settle()
    assert answer(retried).text.endswith("with the reason.")
    assert len(sent.direct(ada)) == 1
    refused = await ada.click(notice, custom_id="deliveries:dead")
    assert shown(refused.response).text.startswith("Only the organizers")

"""Messages that are owed: once, by one process at a time, until they are there or of no use any more."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deliveries import DeliveryFault
from bot.services._outbox import owe_channel, owe_person
from bot.services.deliveries import Deliveries, Leased
from db.deliveries import cancel
from db.engine import Database
from tests.deliveries.owed import (
    CHANNEL,
    HOUR,
    ROOM,
    a_room,
    forget_invitations,
    lease,
    owe_ada,
    owe_vector,
    stand,
)
from tests.kit.editions import GUILD, a_world
from tests.kit.letters import take_letters


async def test_message_is_leased_as_it_was_owed_and_sent_once(database: Database):
    world = await a_world(database)
    deliveries = world.services.deliveries
    await owe_ada(world)

    leased = await lease(deliveries)

    assert leased == Leased(
        id=leased.id,
        kind="tests:hello",
        facts={"word": "hi"},
        guild_id=GUILD,
        user_id=1,
        channel_id=None,
        locale=None,
        notify=(),
        nonce=leased.nonce,
        mark=leased.mark,
        late_since=None,
        look_from=None,
        unsure_from=None,
    )
    await deliveries.mark_sent(leased.id, 77)
    world.clock.advance(HOUR)
    assert await deliveries.lease([GUILD]) == []
    assert await stand(world) == [("hello", "sent", None, 1)]


async def test_message_with_a_known_key_is_owed_once_also_after_it_was_sent(database: Database):
    world = await a_world(database)
    await owe_ada(world)
    await owe_ada(world, word="again")
    leased = await lease(world.services.deliveries)
    await world.services.deliveries.mark_sent(leased.id, 77)

    await owe_ada(world, word="once more")

    assert (leased.facts, await take_letters(world.services.deliveries)) == ({"word": "hi"}, [])
    assert len(await stand(world)) == 1


async def test_many_who_owe_the_same_at_once_owe_it_once(database: Database):
    world = await a_world(database)

    await asyncio.gather(*(owe_ada(world) for _ in range(10)))

    assert len(await stand(world)) == 1


async def test_act_that_is_not_kept_owes_nothing(database: Database):
    world = await a_world(database)
    world.services.deliveries.are_hinted()

    async def fail(session: AsyncSession) -> None:
        await owe_person(session, "tests:hello", "k", guild_id=GUILD, user_id=1, now=world.clock.now())
        raise ValueError

    with pytest.raises(ValueError):
        await database.write(fail)

    assert (await stand(world), world.services.deliveries.are_hinted()) == ([], False)
    await owe_ada(world)
    assert [world.services.deliveries.are_hinted() for _ in range(2)] == [True, False]
    await owe_ada(world)  # known already
    assert not world.services.deliveries.are_hinted()


async def test_locale_of_the_person_is_known_once_they_did_something(database: Database):
    world = await a_world(database)
    world.services.people.hear(1, "zh-CN")
    await world.services.people.keep()
    await owe_ada(world)

    assert (await lease(world.services.deliveries)).locale == "zh-CN"


async def test_two_processes_share_what_is_due_and_send_nothing_twice(database: Database):
    world = await a_world(database)
    one, other = (Deliveries(database, world.clock) for _ in range(2))
    for number in range(12):
        await owe_ada(world, f"hello {number}")

    batches = await asyncio.gather(*(each.lease([GUILD], limit=3) for each in (one, other) * 3))

    ids = [each for batch in batches for each in batch]
    assert len(ids) == len(set(ids))
    while rest := await one.lease([GUILD], limit=3):
        ids += rest
    assert len(ids) == len(set(ids)) == 12


async def test_lease_of_a_process_that_died_passes_to_another_with_the_same_nonce(database: Database):
    world = await a_world(database)
    one, other = (Deliveries(database, world.clock) for _ in range(2))
    await owe_ada(world)
    first = await lease(one)
    world.clock.advance(timedelta(seconds=59))
    assert await other.lease([GUILD]) == []
    world.clock.advance(timedelta(seconds=1))

    second = await lease(other)

    unsure_from = world.clock.now() - timedelta(minutes=2)  # a minute before the first attempt
    assert (second, len(second.nonce)) == (replace(first, unsure_from=unsure_from), 20)
    await one.mark_failed(first.id, DeliveryFault.GONE)  # whoever comes back late changes nothing any more
    await one.mark_sent(first.id, 1)
    assert await stand(world) == [("hello", "pending", None, 2)]
    await other.mark_sent(second.id, 2)
    assert await stand(world) == [("hello", "sent", None, 2)]
    await other.mark_failed(second.id, DeliveryFault.GONE)
    assert await stand(world) == [("hello", "sent", None, 2)]


async def test_nonce_differs_between_messages_and_between_databases(database: Database):
    world = await a_world(database)
    for number in range(3):
        await owe_ada(world, f"hello {number}")

    nonces = {leased.nonce for leased in await take_letters(world.services.deliveries)}

    assert len(nonces) == 3


async def test_failed_attempt_is_made_again_later_and_later(database: Database):
    world = await a_world(database)
    deliveries = world.services.deliveries
    await owe_ada(world)

    for seconds in (2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
        leased = await lease(deliveries)
        await deliveries.mark_failed(leased.id, DeliveryFault.OUTSIDE)
        world.clock.advance(timedelta(seconds=seconds - 1))
        assert await deliveries.lease([GUILD]) == []
        world.clock.advance(timedelta(seconds=1))

    assert await stand(world) == [("hello", "pending", "outside", 10)]
    leased = await lease(deliveries)
    await deliveries.mark_sent(leased.id, 1)
    assert await stand(world) == [("hello", "sent", None, 11)]


async def test_message_is_given_up_after_three_days(database: Database):
    world = await a_world(database)
    deliveries = world.services.deliveries
    await owe_ada(world)
    world.clock.advance(timedelta(days=3) - timedelta(seconds=1))
    await deliveries.mark_failed((await lease(deliveries)).id, DeliveryFault.OUTSIDE)
    assert await stand(world) == [("hello", "pending", "outside", 1)]
    world.clock.advance(timedelta(seconds=2))

    await deliveries.mark_failed((await lease(deliveries)).id, DeliveryFault.OUTSIDE)

    assert await stand(world) == [("hello", "dead", "outside", 2)]
    world.clock.advance(HOUR)
    assert await deliveries.lease([GUILD]) == []


@pytest.mark.parametrize(
    "fault", [DeliveryFault.GONE, DeliveryFault.FORBIDDEN, DeliveryFault.REFUSED, DeliveryFault.DM_CLOSED]
)
async def test_message_that_cannot_arrive_is_given_up_at_once(database: Database, fault: DeliveryFault):
    world = await a_world(database)
    await owe_ada(world)

    await world.services.deliveries.mark_failed((await lease(world.services.deliveries)).id, fault)

    assert await stand(world) == [("hello", "dead", fault, 1)]


async def test_closed_direct_messages_lead_to_the_channel_once(database: Database):
    world = await a_world(database)
    deliveries = world.services.deliveries
    await owe_ada(world, fallback_id=CHANNEL)
    direct = await lease(deliveries)
    deliveries.are_hinted()

    await deliveries.mark_failed(direct.id, DeliveryFault.DM_CLOSED)

    assert deliveries.are_hinted()
    public = await lease(deliveries)
    assert (public.id, public.user_id, public.channel_id) == (direct.id, None, CHANNEL)
    assert (public.notify, public.facts["word"]) == ((1,), "hi")
    assert public.nonce != direct.nonce  # Discord would take it for the one that it refused
    await deliveries.mark_failed(public.id, DeliveryFault.FORBIDDEN)
    assert await stand(world) == [("hello", "dead", "forbidden", 2)]


async def test_message_of_no_use_any_more_is_dropped(database: Database):
    world = await a_world(database)
    await owe_ada(world, expires_at=world.clock.now() + HOUR)
    await owe_ada(world, "later", expires_at=world.clock.now() + 2 * HOUR)
    world.clock.advance(HOUR)

    assert [leased.id for leased in await take_letters(world.services.deliveries)] == [2]

    assert await stand(world) == [("hello", "dropped", None, 0), ("later", "pending", None, 1)]


async def test_cancelled_messages_are_those_whose_key_begins_so(database: Database):
    world = await a_world(database)
    for key in ("ask:1:2", "ask:1", "ask:12", "ask%", "other"):
        await owe_ada(world, key)

    await database.write(lambda session: cancel(session, "ask:1:", now=world.clock.now()))
    await database.write(lambda session: cancel(session, "ask%", now=world.clock.now()))

    states = {key: state for key, state, *_ in await stand(world)}
    assert states == {
        "ask:1:2": "dropped",
        "ask:1": "pending",
        "ask:12": "pending",
        "ask%": "dropped",
        "other": "pending",
    }


async def test_cancelled_message_that_is_being_sent_stays_cancelled(database: Database):
    world = await a_world(database)
    await owe_ada(world)
    leased = await lease(world.services.deliveries)

    await database.write(lambda session: cancel(session, "hello", now=world.clock.now()))
    await world.services.deliveries.mark_sent(leased.id, 1)

    assert await stand(world) == [("hello", "dropped", None, 1)]


async def test_channel_is_public_and_no_channel_is_owed_nothing(database: Database):
    world = await a_world(database)
    now = world.clock.now()

    async def owe(session: AsyncSession) -> None:
        await owe_channel(session, "tests:hello", "a", guild_id=GUILD, channel_id=CHANNEL, now=now, word="hi")
        await owe_channel(session, "tests:hello", "b", guild_id=GUILD, channel_id=None, now=now, word="hi")

    await database.write(owe)

    leased = await lease(world.services.deliveries)
    assert (leased.channel_id, leased.user_id, leased.notify) == (CHANNEL, None, ())


async def test_team_with_a_room_is_told_there_and_everybody_notified(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)
    await a_room(world, team_id, ROOM)
    await forget_invitations(world)
    await owe_vector(world, team_id)

    leased = await lease(world.services.deliveries)

    assert (leased.channel_id, leased.user_id, leased.notify) == (ROOM, None, (1, 2))


@pytest.mark.parametrize("channel_id", [None, ROOM])
async def test_team_that_cannot_be_told_in_a_room_is_told_one_by_one(database: Database, channel_id: int | None):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)
    await forget_invitations(world)
    deliveries = world.services.deliveries
    until = world.clock.now() + HOUR
    await a_room(world, team_id, channel_id)
    await owe_vector(world, team_id, expires_at=until)
    if channel_id is not None:  # the room is there, and then it is not
        await deliveries.mark_failed((await lease(deliveries)).id, DeliveryFault.GONE)

    leased = await take_letters(deliveries)

    assert [(each.user_id, each.channel_id, each.facts) for each in leased] == [
        (1, None, {"word": "hi"}),
        (2, None, {"word": "hi"}),
    ]
    assert [key for key, state, *_ in await stand(world) if state == "pending"] == ["team:1", "team:2"]
    world.clock.advance(HOUR)
    assert await take_letters(deliveries) == []
    assert [state for key, state, *_ in await stand(world) if key.startswith("team:")] == ["dropped", "dropped"]


async def test_room_is_known_by_its_channel(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    await a_room(world, team_id, ROOM)

    assert [await world.services.deliveries.has_room(channel_id) for channel_id in (ROOM, CHANNEL)] == [True, False]

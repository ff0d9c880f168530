"""A message is looked at again right before it is sent."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deliveries import DeliveryFault
from bot.services.deliveries import Deliveries
from db.deliveries import Delivery, cancel
from db.engine import Database
from tests.deliveries.owed import (
    HOUR,
    MINUTE,
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


async def test_message_is_due_when_it_was_said_to_be_and_says_so_when_it_is_late(database: Database):
    world = await a_world(database)
    due_at = world.clock.now() + HOUR
    await owe_ada(world, due_at=due_at)
    await owe_ada(world, "later", due_at=due_at + HOUR)
    world.clock.advance(HOUR - timedelta(seconds=1))
    assert await take_letters(world.services.deliveries) == []
    world.clock.advance(timedelta(seconds=1))

    on_time = await lease(world.services.deliveries)
    world.clock.advance(HOUR + 10 * MINUTE + timedelta(seconds=1))
    [first, late] = sorted(await take_letters(world.services.deliveries), key=lambda letter: letter.id)

    assert [on_time.late_since, first.late_since, late.late_since] == [None, due_at, due_at + HOUR]


@pytest.mark.parametrize("change", ["cancelled", "moved", "asleep", "expired", "useless"])
async def test_message_that_is_not_wanted_so_any_more_is_leased_and_not_sent(database: Database, change: str):
    world = await a_world(database)

    async def renew(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
        return None if change == "useless" else row.facts

    deliveries = Deliveries(database, world.clock, {"tests:hello": renew})
    await owe_ada(world, expires_at=world.clock.now() + (2 if change == "asleep" else 0.5) * MINUTE)
    [leased] = await deliveries.lease([GUILD])
    if change in ("cancelled", "moved"):
        await database.write(lambda session: cancel(session, "hello", now=world.clock.now()))
    if change == "moved":
        await owe_ada(world, "hello again", due_at=world.clock.now() + HOUR)
    world.clock.advance({"asleep": MINUTE, "expired": MINUTE / 2}.get(change, timedelta()))

    assert await deliveries.ready(leased) is None

    states = {"moved": ["dropped", "pending"], "asleep": ["pending"]}
    assert [state for _, state, *_ in await stand(world)] == states.get(change, ["dropped"])


async def test_message_says_what_is_so_when_it_is_sent(database: Database):
    world = await a_world(database)

    async def renew(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any]:
        return {"word": f"{row.facts['word']} at {now:%H:%M}"}

    deliveries = Deliveries(database, world.clock, {"tests:hello": renew})
    await owe_ada(world)
    words = []
    for _ in range(2):
        letter = await lease(deliveries)
        words.append(letter.facts["word"])
        await deliveries.mark_failed(letter.id, DeliveryFault.OUTSIDE)
        world.clock.advance(MINUTE)

    assert words == ["hi at 12:00", "hi at 12:01"]


@pytest.mark.parametrize("has_room", [True, False])
async def test_message_for_some_of_a_team_is_pointed_out_or_sent_to_them_alone(database: Database, has_room: bool):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2, 3)
    await forget_invitations(world)
    await a_room(world, team_id, ROOM if has_room else None)
    await owe_vector(world, team_id, notify=[2, 3, 99])

    letters = await take_letters(world.services.deliveries)

    told = [(each.channel_id, each.user_id, each.notify) for each in letters]
    assert told == ([(ROOM, None, (2, 3))] if has_room else [(None, 2, ()), (None, 3, ())])


async def test_closed_direct_messages_are_remembered_until_one_arrives(database: Database):
    world = await a_world(database)
    deliveries, people = world.services.deliveries, world.services.people
    await owe_ada(world)
    assert not await people.has_closed_dms(1)

    await deliveries.mark_failed((await lease(deliveries)).id, DeliveryFault.DM_CLOSED)
    closed = await people.has_closed_dms(1)
    await owe_ada(world, "again")
    await deliveries.mark_sent((await lease(deliveries)).id, 1)

    assert [closed, await people.has_closed_dms(1)] == [True, False]


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
async def test_clock_that_is_put_right_neither_loses_nor_doubles(database: Database, jump: timedelta):
    world = await a_world(database)
    deliveries = world.services.deliveries
    for key, minutes in (("sent", 0), ("leased", 0), ("soon", 30), ("later", 90)):
        await owe_ada(world, key, due_at=world.clock.now() + minutes * MINUTE)
    sent, leased = await deliveries.lease([GUILD])
    assert await deliveries.ready(sent) is not None
    await deliveries.mark_sent(sent, 77)

    world.clock.advance(jump)
    seen: list[int] = []
    for _ in range(16):  # until all of it is over
        for letter in await take_letters(deliveries):
            await deliveries.mark_sent(letter.id, 77)
            seen.append(letter.id)
        world.clock.advance(10 * MINUTE)

    assert (seen, [state for _, state, *_ in await stand(world)]) == ([leased, leased + 1, leased + 2], ["sent"] * 4)


async def test_process_that_slept_for_ten_minutes_lets_go_of_what_another_sent(database: Database):
    world = await a_world(database)
    sleeper, other = (Deliveries(database, world.clock) for _ in range(2))
    for key in ("unseen", "looked at"):
        await owe_ada(world, key)
    unseen, looked_at = await sleeper.lease([GUILD])
    assert await sleeper.ready(looked_at) is not None
    world.clock.advance(10 * MINUTE)

    assert await sleeper.ready(unseen) is None
    letters = await take_letters(other)
    for letter in letters:
        await other.mark_sent(letter.id, 88)
    await sleeper.mark_sent(looked_at, 77)
    await sleeper.mark_failed(unseen, DeliveryFault.OUTSIDE)

    # The second may have been sent, and is looked for from a minute before that.
    assert [letter.look_from for letter in letters] == [world.clock.now() - 11 * MINUTE] * 2
    assert [state for _, state, *_ in await stand(world)] == ["sent", "sent"]
    async with database.reading() as session:
        assert set(await session.scalars(select(Delivery.message_id))) == {88}

"""Reminders that are under way when something changes."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.deadlines import Asks
from bot.domain.deliveries import DeliveryFault
from bot.domain.people import ReminderWay
from bot.domain.permissions import OnlyTeamMay
from tests.deadlines.world import (
    ADA,
    BO,
    DUE,
    OLU,
    ROOM,
    a_room,
    a_team_at_work,
    add,
    before,
    go_to,
    ring,
    set_person,
    settle,
)
from tests.kit.editions import World

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
QUIET = {"zone": "UTC", "quiet_from": 600, "quiet_until": 900}  # from 10:00 to 15:00


async def test_reminder_of_an_extended_team_outlives_a_move_that_does_not_concern_it(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await set_person(world, ADA, **QUIET)
    await add(world, ladder="7d")
    moving = world.services.deadlines_move
    await moving.extend(OLU, "Report", "Vector", "11 June 2026 23:59 AoE", "Ada was ill")
    await settle(world)
    go_to(world, DUE)
    waiting = await ring(world)

    world.clock.advance(-timedelta(hours=1))
    plan = await moving.plan_move(OLU, "Report", "+2 days", "A little more")
    await moving.apply(OLU, plan.draft_id)
    world.clock.advance(timedelta(hours=5))

    assert waiting == []
    assert await ring(world) == [("deadlines:due", ADA, ["Report"])]


async def test_extension_ends_where_the_deadline_is_moved_beyond_it(world: World):
    await world.team("Vector", ADA)
    await add(world, asks=Asks.WORD)
    moving = world.services.deadlines_move
    await moving.extend(OLU, "Report", "Vector", "+2 days", "Ada was ill")

    for by in ("+10 days", "-9 days"):
        await moving.apply(OLU, (await moving.plan_move(OLU, "Report", by, "The venue moved")).draft_id)

    [line] = (await world.services.deadlines.show(world.actor(ADA))).lines
    assert (line.due_at, line.is_extended) == (DUE + timedelta(days=1), False)


async def test_merged_teams_are_reminded_once(world: World):
    for name, number in (("Vector", ADA), ("Tensor", BO)):
        await a_room(world, await world.team(name, number), ROOM + number)
    await add(world, asks=Asks.WORD)
    await settle(world)
    go_to(world, before(days=7))
    await world.services.deadlines_remind.remind()
    await world.services.merges.ask(world.actor(ADA), 2)

    await world.services.merges.accept(world.actor(BO), 1)

    assert [sent for sent in await ring(world) if sent[0] == "deadlines:due"] == [
        ("deadlines:due", ROOM + ADA, ["Report"])
    ]


async def test_lead_of_a_silent_team_is_written_to_once_where_the_room_is_gone(world: World):
    team_id = await a_team_at_work(world, "Vector", ADA, BO, paper="GANSpace")
    await a_room(world, team_id)
    await add(world, ladder="72h")
    await settle(world)
    go_to(world, before(hours=72))
    await world.services.deadlines_remind.remind()

    leased = await world.services.deliveries.lease([OLU.guild_id])
    ready = [await world.services.deliveries.ready(each) for each in leased]
    [room] = [each for each in ready if each is not None and each.channel_id == ROOM]
    await world.services.deliveries.mark_failed(room.id, DeliveryFault.GONE)
    [lead] = [each for each in ready if each is not None and each.user_id == ADA]
    await world.services.deliveries.mark_sent(lead.id, 1)

    assert await ring(world) == [("deadlines:due", BO, ["Report"])]


async def test_who_wants_no_reminders_by_now_gets_none_but_what_they_asked_for(world: World):
    await world.team("Vector", ADA)
    deadline = await add(world, asks=Asks.WORD, ladder="7d")
    await set_person(world, ADA, **QUIET)
    go_to(world, before(days=7))
    assert await ring(world) == []
    await world.services.deadlines.snooze(world.actor(ADA), deadline.deadline_id)
    await set_person(world, ADA, reminders=ReminderWay.OFF)

    world.clock.advance(timedelta(hours=4))
    first = await ring(world)
    world.clock.advance(timedelta(days=1))

    assert first == []
    assert await ring(world) == [("deadlines:due", ADA, ["Report"])]


async def test_snooze_pressed_twice_comes_once_and_falls_back_to_the_room(world: World):
    await a_room(world, await world.team("Vector", ADA))
    deadline = await add(world, asks=Asks.WORD, ladder="none")
    go_to(world, before(days=10))
    deadlines, deliveries = world.services.deadlines, world.services.deliveries
    await deadlines.mute(world.actor(ADA), deadline.deadline_id)
    await asyncio.gather(*(deadlines.snooze(world.actor(ADA), deadline.deadline_id) for _ in range(2)))
    world.clock.advance(timedelta(days=1))

    [leased] = await deliveries.lease([OLU.guild_id])
    assert await deliveries.ready(leased) is not None
    await deliveries.mark_failed(leased, DeliveryFault.DM_CLOSED)

    assert await ring(world) == [("deadlines:due", ROOM, ["Report"])]
    assert (await deadlines.show(world.actor(ADA))).has_closed_dms


async def test_snooze_is_no_promise_where_nothing_is_owed(world: World):
    await world.team("Vector", ADA)
    deadline = await add(world, asks=Asks.WORD)
    await world.services.deadlines.mark_done(world.actor(ADA), deadline.deadline_id)

    assert await world.services.deadlines.snooze(world.actor(ADA), deadline.deadline_id) is None


async def test_date_that_was_changed_again_is_told_once(world: World):
    await world.team("Vector", ADA)
    await add(world, asks=Asks.WORD)
    moving = world.services.deadlines_move

    for by in ("+7 days", "+1 day"):
        await moving.apply(OLU, (await moving.plan_move(OLU, "Report", by, "The venue moved")).draft_id)

    assert await ring(world) == [("deadlines:move", ADA, ["Report"])]


async def test_word_of_another_team_is_not_taken(world: World):
    own, other = await world.team("Vector", ADA), await world.team("Tensor", BO)
    deadline = await add(world, asks=Asks.WORD)

    with pytest.raises(OnlyTeamMay):
        await world.services.deadlines.mark_done(world.actor(ADA), deadline.deadline_id, team_id=other)

    line = await world.services.deadlines.mark_done(world.actor(ADA), deadline.deadline_id, team_id=own)
    assert line.mine == "said"

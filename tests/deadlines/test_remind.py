from datetime import timedelta

import pytest

from bot.domain.claims import ClaimState
from bot.domain.deadlines import Asks
from bot.domain.people import ReminderWay
from bot.domain.rooms import RoomKind
from bot.services.challenges_rules import RoomRules
from tests.deadlines.world import (
    ADA,
    BO,
    CAI,
    DUE,
    OLU,
    ORGANIZERS_CHANNEL,
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


async def test_every_step_reminds_once_and_only_those_who_still_owe(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await a_team_at_work(world, "Tensor", BO, paper="CDEP")
    await add(world)
    await world.services.claims_work.submit(world.actor(BO), 2, "https://openreview.net/forum?id=SyxrxR4KPS")
    await settle(world)

    seen = []
    for left in (14 * 24, 10 * 24, 7 * 24, 72, 24, 3):
        go_to(world, before(hours=left))
        seen.append([sent for sent in await ring(world) if sent[0] == "deadlines:due"])
        assert await ring(world) == []
    go_to(world, DUE)

    once = [("deadlines:due", ADA, ["Report"])]
    assert seen == [once, [], once, once, once, once]
    assert await ring(world) == []


async def test_whoever_hands_in_after_the_reminder_was_owed_is_not_reminded(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await add(world)
    go_to(world, before(days=7))
    await world.services.deadlines_remind.remind()

    await world.services.claims_work.submit(world.actor(ADA), 1, "https://openreview.net/forum?id=SyxrxR4KPS")

    assert [sent for sent in await ring(world) if sent[0] == "deadlines:due"] == []


async def test_moved_deadline_does_not_send_the_reminder_that_was_leased(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await add(world)
    go_to(world, before(days=7))
    await world.services.deadlines_remind.remind()
    [leased] = await world.services.deliveries.lease([OLU.guild_id])
    moving = world.services.deadlines_move
    change = await moving.plan_move(OLU, "Report", "+7 days", "The venue moved its date")
    await moving.apply(OLU, change.draft_id)

    assert await world.services.deliveries.ready(leased) is None
    assert await ring(world) == [("deadlines:move", ADA, ["Report"])]
    world.clock.advance(timedelta(days=7))
    assert await ring(world) == [("deadlines:due", ADA, ["Report"])]


async def test_reminder_missed_while_the_bot_was_away_is_sent_late_and_once(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await add(world)
    go_to(world, before(days=5))

    assert await ring(world) == [("deadlines:due", ADA, ["Report"])]
    go_to(world, before(days=4))
    assert await ring(world) == []


async def test_team_is_reminded_in_its_room_and_each_person_as_they_chose(world: World):
    team_id = await a_team_at_work(world, "Vector", ADA, BO, CAI, paper="GANSpace")
    await a_room(world, team_id)
    await set_person(world, BO, reminders=ReminderWay.DM)
    await set_person(world, CAI, reminders=ReminderWay.OFF)
    await add(world)
    go_to(world, before(days=14))

    assert await ring(world) == [("deadlines:due", BO, ["Report"]), ("deadlines:due", ROOM, ["Report"])]


async def test_silent_team_rises_to_its_lead_and_then_to_the_organizers(world: World):
    await world.services.challenges_rules.change_rooms(OLU, RoomRules(RoomKind.THREAD, None, ORGANIZERS_CHANNEL))
    team_id = await a_team_at_work(world, "Vector", ADA, BO, paper="GANSpace")
    await a_room(world, team_id)
    await add(world)
    await settle(world)

    seen = {}
    for left in (7 * 24, 72, 24):
        go_to(world, before(hours=left))
        seen[left] = [(kind, to) for kind, to, _ in await ring(world) if kind.startswith("deadlines")]

    assert seen == {
        168: [("deadlines:due", ROOM)],
        72: [("deadlines:due", ADA), ("deadlines:due", ROOM)],
        24: [("deadlines:due", ADA), ("deadlines:due", ROOM), ("deadlines:silent", ORGANIZERS_CHANNEL)],
    }


async def test_team_with_a_sign_of_life_does_not_rise(world: World):
    team_id = await a_team_at_work(world, "Vector", ADA, BO, paper="GANSpace")
    await a_room(world, team_id)
    await add(world)
    go_to(world, before(days=5))
    await ring(world)
    await world.services.claims_work.check_in(world.actor(BO), 1, "Tables 1 and 2 are done")
    await settle(world)

    go_to(world, before(hours=24))

    assert await ring(world) == [("deadlines:due", ROOM, ["Report"])]


async def test_several_deadlines_of_a_day_come_in_one_message(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await add(world, "Plan", "4 June 2026 12:00 UTC", Asks.PLAN, ladder="7d")
    await add(world, "Report", ladder="7d")
    await add(world, "Declaration", "5 June 2026 20:00 UTC", Asks.WORD, ladder="7d 3h")
    go_to(world, before(days=7, hours=23, minutes=59))

    seen = [await ring(world)]
    for _ in range(3):
        world.clock.advance(timedelta(hours=12))
        seen.append(await ring(world))

    assert seen == [[("deadlines:due", ADA, ["Plan"])], [], [("deadlines:due", ADA, ["Report", "Declaration"])], []]


async def test_digest_gathers_a_day_for_whoever_wants_one(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await set_person(world, ADA, reminders=ReminderWay.DIGEST, zone="Asia/Tokyo")
    await add(world)
    await add(world, "Declaration", "8 June 2026 20:00 UTC", Asks.WORD)
    go_to(world, before(days=14))

    assert await ring(world) == []
    world.clock.advance(timedelta(hours=12))  # 8:59 in Tokyo
    assert await ring(world) == []
    world.clock.advance(timedelta(minutes=1))
    assert await ring(world) == [("deadlines:digest", ADA, ["Report"])]


async def test_quiet_hours_put_a_reminder_off_until_the_morning(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await set_person(world, ADA, zone="Asia/Kolkata")  # 11:59 UTC is 17:29 there
    await add(world, ladder="7d")
    await add(world, "Plan", "4 June 2026 20:00 UTC", Asks.PLAN, ladder="7d")
    go_to(world, before(days=7) - timedelta(hours=15, minutes=59))  # 1:30 at night there

    assert await ring(world) == []
    world.clock.advance(timedelta(hours=6, minutes=30))
    assert await ring(world) == [("deadlines:due", ADA, ["Plan"])]


async def test_done_muted_and_removed_deadlines_remind_nobody(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    done, muted = await add(world, "Declaration", asks=Asks.WORD), await add(world, "Form", asks=Asks.WORD)
    await add(world)
    await world.services.deadlines.mark_done(world.actor(ADA), done.deadline_id)
    await world.services.deadlines.mute(world.actor(ADA), muted.deadline_id)
    change = await world.services.deadlines_move.plan_removal(OLU, "Report", "Not needed this year")
    await world.services.deadlines_move.apply(OLU, change.draft_id)
    await settle(world)
    go_to(world, before(days=7))

    assert await ring(world) == []


async def test_extended_team_is_reminded_before_its_own_date(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await a_team_at_work(world, "Tensor", BO, paper="CDEP")
    await add(world, ladder="1d")
    await world.services.deadlines_move.extend(OLU, "Report", "Vector", "11 June 2026 23:59 AoE", "Ada was ill")
    await settle(world)

    go_to(world, before(days=1))
    first = await ring(world)
    world.clock.advance(timedelta(days=7))

    assert first == [("deadlines:due", BO, ["Report"])]
    assert await ring(world) == [("deadlines:due", ADA, ["Report"])]


async def test_snoozed_reminder_comes_again_unless_it_is_done(world: World):
    await a_team_at_work(world, "Vector", ADA, BO, paper="GANSpace")
    deadline = await add(world, ladder="none")
    go_to(world, before(days=10))
    for number in (ADA, BO):
        assert await world.services.deadlines.snooze(world.actor(number), deadline.deadline_id) == before(days=9)
    await world.services.deadlines.mute(world.actor(BO), deadline.deadline_id)

    world.clock.advance(timedelta(days=1))

    assert await ring(world) == [("deadlines:due", ADA, ["Report"])]


async def test_people_who_look_for_a_team_are_reminded_to_be_in_one(world: World):
    go_to(world, before(days=10))
    said = {"interests": "GANs", "skills": "PyTorch", "zone": "UTC", "hours": "8", "languages": "English"}
    await world.services.looking.look(world.actor(CAI), **said)
    await add(world, "Teams", asks=Asks.TEAM)
    await settle(world)
    go_to(world, before(days=7))

    assert [sent for sent in await ring(world) if sent[0] == "deadlines:due"] == [("deadlines:due", CAI, ["Teams"])]


async def test_claim_states_that_owe_nothing_are_not_asked(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await add(world, "Decision", asks=Asks.DECISION)
    await world.services.claims_work.submit(world.actor(ADA), 1, "https://openreview.net/forum?id=SyxrxR4KPS")
    await world.services.claims_work.step(world.actor(ADA), 1, ClaimState.IN_REVIEW)
    await settle(world)

    go_to(world, before(days=7))
    waiting = await ring(world)
    await world.services.claims_work.step(world.actor(ADA), 1, ClaimState.ACCEPTED)
    await settle(world)
    go_to(world, before(hours=72))

    assert waiting == [("deadlines:due", ADA, ["Decision"])]
    assert await ring(world) == []

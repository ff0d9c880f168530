"""Claims of teams that say nothing: asked after, warned, lost, and asked for again."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.claims import ClaimState, EntryKind, IllegalStep, NoSuchClaim
from bot.domain.deliveries import DeliveryFault
from bot.domain.permissions import OnlyOrganizersMay, OnlyTeamMay
from bot.services.claims_alive import ClaimsAlive
from db.challenges import Holiday
from db.engine import Database
from tests.claims.silent import (
    DAY,
    ORGANIZER,
    ORGANIZERS,
    a_silent_world,
    kinds,
    lapsed,
    look_after,
    sent,
    state,
)
from tests.kit.editions import GUILD, World
from tests.kit.letters import take_letters


async def test_silent_claim_is_asked_after_warned_and_lost(database: Database):
    world = await a_silent_world(database)
    claimed_at = world.clock.now()

    assert await look_after(world, 20.9 * DAY) == []
    assert await look_after(world, 0.1 * DAY) == [("papers:asked", 1, None), ("papers:asked", 2, None)]
    assert (await world.services.claims_show.card(world.actor(2), 1)).lapse_at == claimed_at + 28 * DAY
    assert await look_after(world, 4.9 * DAY) == []
    assert await look_after(world, 0.1 * DAY) == [("papers:warned", 1, None), ("papers:warned", 2, None)]
    assert await look_after(world, 1.9 * DAY) == []
    assert await look_after(world, 0.1 * DAY, organizers=True) == [
        *(("papers:lapsed", 1, None), ("papers:lapsed", 2, None)),
        ("papers:reported", None, ORGANIZERS),
    ]

    assert await state(world) is ClaimState.LAPSED
    assert await kinds(world) == [EntryKind.STEP, EntryKind.ASKED, EntryKind.WARNED, EntryKind.STEP]
    assert (await world.audit())[-1] == ("claim:lapse", None)
    assert await look_after(world, 400 * DAY) == []
    assert (await world.services.claims.claim(world.actor(3), 1)).team == "Matrix"


async def test_organizers_hear_of_a_team_that_nobody_can_reach_before_its_claim_lapses(database: Database):
    world = await a_silent_world(database)
    world.clock.advance(21 * DAY)
    await world.services.claims_alive.look_after()
    for each in await take_letters(world.services.deliveries):
        await world.services.deliveries.mark_failed(each.id, DeliveryFault.DM_CLOSED)

    told = await look_after(world, 5 * DAY, organizers=True)

    assert told == [
        *(("papers:unreached", None, ORGANIZERS), ("papers:warned", 1, None)),
        ("papers:warned", 2, None),
    ]


async def test_letters_say_until_when(database: Database):
    world = await a_silent_world(database)
    world.clock.advance(21 * DAY)
    await world.services.claims_alive.look_after()

    asked = (await sent(world))[0].facts

    assert asked == {
        "claim_id": 1,
        "paper": "GANSpace",
        "paper_id": 1,
        "days": 21,
        "lapse_at": (world.clock.now() + 7 * DAY).isoformat(),
    }


async def test_bot_that_was_down_for_a_year_takes_one_step_at_a_time(database: Database):
    world = await a_silent_world(database)

    assert [kind for kind, *_ in await look_after(world, 365 * DAY)] == ["papers:asked"] * 2
    assert await look_after(world, timedelta(hours=1)) == []
    assert [kind for kind, *_ in await look_after(world, 365 * DAY)] == ["papers:warned"] * 2
    assert await look_after(world, timedelta(hours=47)) == []
    assert [kind for kind, *_ in await look_after(world, timedelta(hours=1))] == ["papers:lapsed"] * 2


async def test_bell_that_rings_often_looks_every_five_minutes(database: Database):
    world = await a_silent_world(database)

    await look_after(world, 21 * DAY - timedelta(minutes=4))
    assert await look_after(world, timedelta(minutes=4, seconds=59)) == []
    assert [kind for kind, *_ in await look_after(world, timedelta(seconds=1))] == ["papers:asked"] * 2


async def test_any_sign_of_life_begins_the_time_anew(database: Database):
    world = await a_silent_world(database)
    await look_after(world, 21 * DAY)
    await look_after(world, 5 * DAY)

    assert await world.services.claims_alive.affirm(world.actor(2), 1) == "GANSpace"

    assert (await world.services.claims_show.card(world.actor(1), 1)).lapse_at is None
    assert await look_after(world, 20.9 * DAY) == []
    await world.services.claims_work.check_in(world.actor(1), 1, "Data is loaded")
    assert await look_after(world, 20.9 * DAY) == []
    assert [kind for kind, *_ in await look_after(world, 0.1 * DAY)] == ["papers:asked"] * 2
    assert await state(world) is ClaimState.WORKING


async def test_sign_of_life_is_the_teams_and_for_a_claim_that_lives(database: Database):
    world = await a_silent_world(database)
    with pytest.raises(OnlyTeamMay):
        await world.services.claims_alive.affirm(world.actor(3), 1)
    with pytest.raises(NoSuchClaim):
        await world.services.claims_alive.affirm(world.actor(1, guild_id=GUILD + 1), 1)
    with pytest.raises(NoSuchClaim):
        await world.services.claims_alive.affirm(world.actor(1), 99)
    await lapsed(world)

    with pytest.raises(IllegalStep):
        await world.services.claims_alive.affirm(world.actor(1), 1)


async def test_handed_in_report_and_edition_that_does_not_ask_are_left_alone(database: Database):
    world = await a_silent_world(database)
    await world.services.claims_work.submit(world.actor(1), 1, "dagshub.com/a/b")
    await sent(world)
    assert await look_after(world, 400 * DAY) == []

    other = await a_silent_world_of_its_own(world)
    await world.change_edition(silent_days=None)
    assert await look_after(world, 400 * DAY) == []
    assert (await world.services.claims_show.card(ORGANIZER, other)).lapse_at is None
    await world.change_edition(silent_days=21, state="closed")
    assert await look_after(world, 400 * DAY) == []


async def a_silent_world_of_its_own(world: World) -> int:
    """A claim of Matrix, which says nothing either."""
    return (await world.services.claims.claim(world.actor(3), 2)).claim_id


async def test_excused_team_is_asked_after_that(database: Database):
    world = await a_silent_world(database)
    await look_after(world, 21 * DAY)
    with pytest.raises(OnlyOrganizersMay):
        await world.services.claims_alive.excuse(world.actor(1), 1, days=30)

    until = await world.services.claims_alive.excuse(ORGANIZER, 1, days=30)

    assert until is not None
    assert until == world.clock.now() + 30 * DAY
    assert (await world.services.claims_show.card(world.actor(1), 1)).excused_until == until
    assert {each.facts["until"] for each in await sent(world)} == {until.isoformat()}
    assert await look_after(world, 50.9 * DAY) == []
    assert [kind for kind, *_ in await look_after(world, 0.1 * DAY)] == ["papers:asked"] * 2


async def test_excuse_that_is_taken_back_begins_the_time_anew(database: Database):
    world = await a_silent_world(database)
    await world.services.claims_alive.excuse(ORGANIZER, 1, days=30)

    assert await world.services.claims_alive.excuse(ORGANIZER, 1, days=0) is None

    await sent(world)
    assert await look_after(world, 20.9 * DAY) == []
    assert [kind for kind, *_ in await look_after(world, 0.1 * DAY)] == ["papers:asked"] * 2


async def test_holidays_are_nobodys_silence(database: Database):
    world = await a_silent_world(database)
    begin = world.clock.now() + 20 * DAY

    async def add(session: AsyncSession) -> None:
        session.add(Holiday(edition_id=1, begins_at=begin, ends_at=begin + 14 * DAY))

    await database.write(add)

    assert await look_after(world, 34.9 * DAY) == []
    assert [kind for kind, *_ in await look_after(world, 0.1 * DAY)] == ["papers:asked"] * 2


async def test_two_bots_that_look_at_once_take_one_step(database: Database):
    world = await a_silent_world(database)
    world.clock.advance(21 * DAY)
    bots = [ClaimsAlive(database, world.clock) for _ in range(4)]

    taken = await asyncio.gather(*(bot.look_after() for bot in bots))

    assert sum(taken) == 1
    assert [each.kind for each in await sent(world)] == ["papers:asked"] * 2
    assert await kinds(world) == [EntryKind.STEP, EntryKind.ASKED]


async def test_claim_that_is_released_while_the_bot_looks_ends_once(database: Database):
    world = await a_silent_world(database)
    world.clock.advance(21 * DAY)

    await asyncio.gather(world.services.claims_alive.look_after(), world.services.claims.release(world.actor(1), 1))

    assert await state(world) is ClaimState.RELEASED
    assert [kind for kind in await kinds(world) if kind is EntryKind.STEP] == [EntryKind.STEP] * 2

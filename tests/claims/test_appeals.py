"""Claims that lapsed and are asked for again."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.claims import AppealOver, CannotAppeal, ClaimState, NoSuchClaim, TooManyClaims
from bot.domain.free_text import TextRefused
from bot.domain.permissions import Actor, OnlyOrganizersMay, OnlyTeamMay
from bot.services.claims_alive import AppealAnswered, AppealLine
from bot.services.claims_show import MyClaim
from bot.services.waitlist import Waiting
from db.challenges import Guild
from db.engine import Database
from tests.claims.silent import (
    DAY,
    ORGANIZER,
    ORGANIZERS,
    a_silent_world,
    lapsed,
    look_after,
    sent,
    state,
)
from tests.kit.editions import GUILD


async def test_appeal_that_is_granted_gives_the_paper_back(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    alive = world.services.claims_alive
    lapsed_at = world.clock.now()
    assert (await world.services.claims_show.mine(world.actor(2))).claims == (
        MyClaim(1, 1, "GANSpace", ClaimState.LAPSED, lapsed_at),
    )
    assert (await world.services.claims_show.card(world.actor(2), 1)).may_appeal
    assert not (await world.services.claims_show.card(ORGANIZER, 1)).may_appeal

    assert await alive.appeal(world.actor(2), 1, "We were\nat sea") == "GANSpace"

    assert [(each.kind, each.channel_id) for each in await sent(world)] == [("papers:appealed", ORGANIZERS)]
    assert not (await world.services.claims_show.card(world.actor(2), 1)).may_appeal
    appeals = await alive.list_appeals(ORGANIZER)
    assert appeals == [AppealLine(1, "Vector", "GANSpace", "We were at sea", lapsed_at)]
    answered = await alive.answer_appeal(ORGANIZER, 1, granted=True)
    assert answered == AppealAnswered("Vector", "GANSpace", granted=True, waits=False)
    assert await state(world) is ClaimState.WORKING
    assert {each.facts["outcome"] for each in await sent(world)} == {"granted"}
    assert (await alive.list_appeals(ORGANIZER), await look_after(world, 20.9 * DAY)) == ([], [])
    assert [tag for tag, _ in await world.audit()][-3:] == ["claim:appeal", "claim:step", "appeal:answer"]


async def test_appeal_that_is_declined_changes_nothing_and_is_not_made_twice(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    alive = world.services.claims_alive
    await alive.appeal(world.actor(1), 1, "We were at sea")
    with pytest.raises(CannotAppeal):
        await alive.appeal(world.actor(1), 1, "Really")

    answered = await alive.answer_appeal(ORGANIZER, 1, granted=False)

    assert answered == AppealAnswered("Vector", "GANSpace", granted=False, waits=False)
    assert await state(world) is ClaimState.LAPSED
    with pytest.raises(AppealOver):
        await alive.answer_appeal(ORGANIZER, 1, granted=True)
    with pytest.raises(CannotAppeal) as refusal:
        await alive.appeal(world.actor(1), 1, "Really")
    assert refusal.value.values == {"paper": "GANSpace", "days": 14}


async def test_appeal_for_a_paper_that_is_taken_puts_the_team_first_in_line(database: Database):
    world = await a_silent_world(database)
    await world.team("Tensor", 4)
    await lapsed(world)
    await world.services.claims.claim(world.actor(3), 1)
    await world.services.waitlist.join(world.actor(4), 1)
    alive = world.services.claims_alive
    await alive.appeal(world.actor(1), 1, "We were at sea")

    answered = await alive.answer_appeal(ORGANIZER, 1, granted=True)

    assert answered == AppealAnswered("Vector", "GANSpace", granted=True, waits=True)
    waitlist = await world.services.waitlist.show(world.actor(9), 1)
    assert [line.team for line in waitlist.lines] == ["Vector", "Tensor"]
    assert [tag for tag, _ in await world.audit()][-3:] == ["claim:appeal", "wait:join", "appeal:answer"]
    await world.services.claims.release(world.actor(3), 1)
    assert (await world.services.claims_show.mine(world.actor(1))).waits == (
        Waiting(1, "GANSpace", "Vector", 1, world.clock.now() + timedelta(hours=48)),
    )


async def test_appeal_of_a_team_that_waits_again_takes_the_place_kept_for_it(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    alive = world.services.claims_alive
    await alive.appeal(world.actor(1), 1, "We were at sea")
    await world.services.claims.claim(world.actor(3), 1)
    await world.services.waitlist.join(world.actor(1), 1)
    await world.services.claims.release(world.actor(3), 1)

    answered = await alive.answer_appeal(ORGANIZER, 1, granted=True)

    assert (answered.waits, await state(world)) == (False, ClaimState.WORKING)
    assert (await world.services.claims_show.mine(world.actor(1))).waits == ()


async def test_team_that_waits_already_becomes_the_first(database: Database):
    world = await a_silent_world(database)
    await world.team("Tensor", 4)
    await lapsed(world)
    await world.services.claims.claim(world.actor(3), 1)
    await world.services.waitlist.join(world.actor(4), 1)
    world.clock.advance(timedelta(minutes=1))
    await world.services.waitlist.join(world.actor(1), 1)
    await world.services.claims_alive.appeal(world.actor(1), 1, "We were at sea")

    await world.services.claims_alive.answer_appeal(ORGANIZER, 1, granted=True)

    assert [line.team for line in (await world.services.waitlist.show(world.actor(9), 1)).lines] == ["Vector", "Tensor"]


async def test_appeal_of_a_team_that_took_the_paper_again_is_granted_as_it_is(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    await world.services.claims_alive.appeal(world.actor(1), 1, "We were at sea")
    await world.change_edition(claims_per_team=2)
    again = await world.services.claims.claim(world.actor(1), 1)

    answered = await world.services.claims_alive.answer_appeal(ORGANIZER, 1, granted=True)

    assert (answered.waits, await state(world), await state(world, again.claim_id)) == (
        False,
        ClaimState.LAPSED,
        ClaimState.CLAIMED,
    )


async def test_appeal_of_a_team_that_holds_enough_is_refused_and_stays_open(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    await world.services.claims_alive.appeal(world.actor(1), 1, "We were at sea")
    await world.services.claims.claim(world.actor(1), 2)

    with pytest.raises(TooManyClaims):
        await world.services.claims_alive.answer_appeal(ORGANIZER, 1, granted=True)

    assert len(await world.services.claims_alive.list_appeals(ORGANIZER)) == 1


async def test_appeal_is_the_teams_within_two_weeks_of_a_lapse_and_says_why(database: Database):
    world = await a_silent_world(database)
    alive = world.services.claims_alive
    with pytest.raises(CannotAppeal):
        await alive.appeal(world.actor(1), 1, "It lives")
    await lapsed(world)

    with pytest.raises(OnlyTeamMay):
        await alive.appeal(world.actor(3), 1, "Not mine")
    with pytest.raises(TextRefused):
        await alive.appeal(world.actor(1), 1, "mail me: someone@example.org")
    world.clock.advance(14 * DAY)
    assert await alive.appeal(world.actor(1), 1, "Just in time") == "GANSpace"
    await alive.answer_appeal(ORGANIZER, 1, granted=True)
    for days in (21, 5, 2):
        await look_after(world, days * DAY)
    assert await alive.appeal(world.actor(1), 1, "Once more") == "GANSpace"  # for the second lapse
    await alive.answer_appeal(ORGANIZER, 2, granted=False)
    assert not (await world.services.claims_show.card(world.actor(1), 1)).may_appeal
    world.clock.advance(14 * DAY)
    assert (await world.services.claims_show.mine(world.actor(1))).claims == ()


async def test_appeal_that_comes_too_late_is_refused(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    world.clock.advance(14 * DAY + timedelta(seconds=1))

    with pytest.raises(CannotAppeal):
        await world.services.claims_alive.appeal(world.actor(1), 1, "Too late")


async def test_appeals_are_the_business_of_this_servers_organizers(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    alive = world.services.claims_alive
    await alive.appeal(world.actor(1), 1, "We were at sea")
    elsewhere = Actor(GUILD + 1, 90, organizes=True)

    assert await alive.list_appeals(elsewhere) == []
    with pytest.raises(NoSuchClaim):
        await alive.answer_appeal(elsewhere, 1, granted=True)
    for act in (alive.list_appeals(world.actor(1)), alive.answer_appeal(world.actor(1), 1, granted=True)):
        with pytest.raises(OnlyOrganizersMay):
            await act
    with pytest.raises(AppealOver):
        await alive.answer_appeal(ORGANIZER, 99, granted=True)


async def test_appeal_of_a_team_that_is_no_more_is_over(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    await world.services.claims_alive.appeal(world.actor(1), 1, "We were at sea")
    for number in (2, 1):
        await world.services.teams.leave(world.actor(number))

    with pytest.raises(AppealOver):
        await world.services.claims_alive.answer_appeal(ORGANIZER, 1, granted=True)


async def test_server_without_an_organizers_channel_keeps_the_appeal_all_the_same(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)

    async def forget(session: AsyncSession) -> None:
        (await session.scalars(select(Guild).where(Guild.id == GUILD))).one().organizers_channel_id = None

    await database.write(forget)

    await world.services.claims_alive.appeal(world.actor(1), 1, "We were at sea")

    assert await sent(world) == []
    assert len(await world.services.claims_alive.list_appeals(ORGANIZER)) == 1


async def test_appeal_of_a_team_that_took_the_paper_again_is_granted_by_that(database: Database):
    world = await a_silent_world(database)
    await lapsed(world)
    alive = world.services.claims_alive
    await alive.appeal(world.actor(1), 1, "We were at sea")
    await world.services.claims.claim(world.actor(1), 1)

    answered = await alive.answer_appeal(ORGANIZER, 1, granted=True)

    assert answered == AppealAnswered("Vector", "GANSpace", granted=True, waits=False)


async def test_team_that_came_from_the_list_is_first_on_it_after_its_appeal(database: Database):
    world = await a_silent_world(database)
    for number, name in ((4, "Tensor"), (5, "Scalar")):
        await world.team(name, number)
        await world.services.waitlist.join(world.actor(number), 1)
    await world.services.claims.release(world.actor(1), 1)
    await world.services.claims.claim(world.actor(4), 1)
    await world.services.waitlist.join(world.actor(1), 1)
    for days in (21, 5, 2):
        await look_after(world, days * DAY)
    await world.services.claims.claim(world.actor(5), 1)
    await world.services.claims_alive.appeal(world.actor(4), 2, "We were at sea")

    assert (await world.services.claims_alive.answer_appeal(ORGANIZER, 1, granted=True)).waits

    lines = (await world.services.waitlist.show(world.actor(9), 1)).lines
    assert [line.team for line in lines] == ["Tensor", "Vector"]

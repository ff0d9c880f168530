"""Links that somebody says are not the team's."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.free_text import TextRefused
from bot.domain.permissions import Actor, OnlyOrganizersMay
from bot.domain.repositories_disputes import (
    Decision,
    DisputeDecided,
    DisputeOver,
    OwnLinkDisputed,
    TakenAway,
)
from bot.domain.repositories_links import LinkOver, NoOwnRepository
from bot.domain.rooms import RoomKind
from bot.services.challenges_rules import RoomRules
from bot.services.repositories import LinkedRepository
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters
from tests.kit.repositories import FakeLooks

ADA, BO, EVE, OLGA, CHANNEL = 1, 2, 4, 9, 55
ORGANIZER = Actor(GUILD, OLGA, organizes=True)
STAYS, AWAY = Decision.STAYS, Decision.TAKEN_AWAY


@pytest.fixture
async def world(database: Database) -> World:
    world = await a_world(database, looks=FakeLooks())
    await world.services.challenges_rules.change_rooms(ORGANIZER, RoomRules(RoomKind.NONE, None, CHANNEL))
    await world.team("Vector", ADA, BO)
    await take_letters(world.services.deliveries)
    return world


async def link(world: World, typed: str = "vector/re-paper", number: int = ADA) -> LinkedRepository:
    return await world.services.repositories.link(world.actor(number), typed)


async def link_id(world: World, number: int = ADA) -> int:
    shown = await world.services.repositories_looks.show(world.actor(number))
    assert shown.link is not None
    return shown.link.id


async def dispute(world: World, number: int = EVE, reason: str = "I wrote it") -> int:
    chosen = await link_id(world)
    await world.services.repositories_disputes.dispute(world.actor(number), chosen, reason)
    return chosen


async def decide(world: World, chosen: int, decision: Decision) -> None:
    await world.services.repositories_disputes.decide(ORGANIZER, chosen, decision)


async def letters(world: World) -> list[tuple[str, int]]:
    return [
        (letter.kind, letter.user_id or letter.channel_id or 0)
        for letter in await take_letters(world.services.deliveries)
    ]


async def test_organizers_and_the_team_are_told_and_only_organizers_why(world: World):
    await link(world)
    chosen = await dispute(world)
    told = {
        (each.kind, each.user_id or each.channel_id): each.facts
        for each in await take_letters(world.services.deliveries)
    }
    assert set(told) == {
        ("repositories:disputed", CHANNEL),
        ("repositories:challenged", ADA),
        ("repositories:challenged", BO),
    }
    assert told["repositories:disputed", CHANNEL]["reason"] == "I wrote it"
    assert set(told["repositories:challenged", ADA]) == {"repository", "team", "proved"}
    found = await world.services.repositories_disputes.list_open(ORGANIZER, page=7, page_size=4)
    assert (found.page, found.pages, found.count) == (0, 1, 1)
    rules = world.services.challenges_rules
    assert [(await rules.show(each)).disputes for each in (ORGANIZER, world.actor(ADA))] == [1, 0]
    [line] = found.lines
    assert (line.link_id, line.repository, line.team, line.disputed_by) == (chosen, "vector/re-paper", "Vector", EVE)
    shown = await world.services.repositories_looks.show(world.actor(BO))
    assert shown.link is not None
    assert shown.link.is_disputed


async def test_link_that_stays_is_not_disputed_again(world: World):
    await link(world)
    chosen = await dispute(world)
    await letters(world)
    await decide(world, chosen, STAYS)
    await decide(world, chosen, STAYS)  # pressed twice
    assert sorted(await letters(world)) == [("repositories:decided", each) for each in (ADA, BO, EVE)]
    with pytest.raises(DisputeDecided):
        await dispute(world)
    shown = await world.services.repositories_looks.show(world.actor(BO))
    assert shown.link is not None
    assert not shown.link.is_disputed
    assert [tag for tag, _ in await world.audit()][-2:] == ["repository:dispute", "repository:decide"]


async def test_link_that_is_taken_away_comes_back_only_by_the_organizers(world: World):
    first = await link(world)
    second = await link(world, "github:vector/b")
    chosen = await dispute(world)
    await decide(world, chosen, AWAY)
    shown = await world.services.repositories_looks.show(world.actor(ADA))
    assert (shown.name, shown.others) == (second.name, ())
    with pytest.raises(TakenAway):
        await link(world)
    await decide(world, chosen, STAYS)
    shown = await world.services.repositories_looks.show(world.actor(ADA))
    assert (shown.name, shown.others) == (second.name, (first.name,))
    await world.services.repositories.unlink(world.actor(ADA), "vector/re-paper")
    assert not (await link(world)).was


async def test_decision_that_is_changed_before_it_was_told_is_told_once(world: World):
    await link(world)
    chosen = await dispute(world)
    await letters(world)
    await decide(world, chosen, AWAY)
    world.clock.advance(timedelta(seconds=1))
    await decide(world, chosen, STAYS)
    told = await take_letters(world.services.deliveries)
    assert {each.user_id: each.facts["decision"] for each in told} == dict.fromkeys((ADA, BO, EVE), STAYS)
    assert len(told) == 3
    assert await link_id(world) == chosen


async def test_team_that_takes_it_back_ends_the_dispute(world: World):
    await link(world)
    chosen = await dispute(world)
    await world.services.repositories.unlink(world.actor(BO), "vector/re-paper")
    told = await take_letters(world.services.deliveries)
    assert [(each.kind, each.user_id) for each in told if each.kind != "repositories:challenged"] == [
        ("repositories:decided", EVE)
    ]
    with pytest.raises(DisputeOver):
        await decide(world, chosen, AWAY)
    assert (await world.services.repositories_disputes.list_open(ORGANIZER, page=0, page_size=4)).count == 0


async def test_two_organizers_who_decide_at_once_leave_one_decision(world: World):
    await link(world)
    chosen = await dispute(world)
    await asyncio.gather(*(decide(world, chosen, decision) for decision in (AWAY, STAYS, AWAY)))
    decided = [tag for tag, _ in await world.audit() if tag == "repository:decide"]
    assert 1 <= len(decided) <= 3
    try:
        assert await link_id(world) == chosen
    except NoOwnRepository:
        with pytest.raises(TakenAway):
            await link(world)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_dispute_needs_a_reason_and_a_link_that_the_person_may_know(world: World):
    await link(world)
    chosen = await link_id(world)
    with pytest.raises(TextRefused):
        await dispute(world, reason="  ")
    with pytest.raises(OwnLinkDisputed):
        await dispute(world, BO)
    disputes = world.services.repositories_disputes
    with pytest.raises(LinkOver):
        await disputes.dispute(world.actor(EVE, guild_id=701), chosen, "I wrote it")
    with pytest.raises(DisputeOver):
        await decide(world, chosen, AWAY)
    with pytest.raises(OnlyOrganizersMay):
        await disputes.decide(world.actor(ADA), chosen, STAYS)
    await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(ADA), 1)
    await world.services.claims_work.hide(world.actor(ADA), 1, hidden=True)
    with pytest.raises(LinkOver):
        await disputes.dispute(world.actor(EVE), chosen, "I wrote it")
    assert [tag for tag, _ in await world.audit() if tag.startswith("repository")] == ["repository:link"]


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_link_of_an_ended_team_is_not_decided(world: World):
    await link(world)
    chosen = await dispute(world)
    for number in (BO, ADA):
        await world.services.teams.leave(world.actor(number))
    with pytest.raises(LinkOver):
        await decide(world, chosen, STAYS)

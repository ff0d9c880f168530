from datetime import timedelta

import pytest

from bot.domain.asks import RequestOver
from bot.domain.pace import TooManyActs
from bot.domain.permissions import NotInTeam, OnlyLeadMay
from bot.domain.teams import MemberAlreadyInTeam, NobodyThere, NoSuchTeam, TeamFull
from bot.services.invitations import Answered, Asked
from bot.services.teams import WaitingPerson
from db.engine import Database
from tests.kit.editions import a_world
from tests.teams.world import list_owed, members_of, refusal_of


async def test_request_waits_for_the_lead_and_moves_nobody(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)

    asked = await world.services.requests.ask(world.actor(3), "Vector")

    until = world.clock.now() + timedelta(days=7)
    assert asked == Asked(asked.id, team_id, "Vector", 3, until)
    assert await members_of(world, 1) == (1, 2)
    assert ("requested", 1, {"team": "Vector", "user": 3}) in await list_owed(world)
    lead, member, asker = [await world.services.teams.show(world.actor(n), "Vector") for n in (1, 2, 3)]
    assert (lead.requests, member.requests) == ((WaitingPerson(asked.id, 3, until, is_unreached=False),), ())
    assert (asker.own_request, asker.requests) == (asked.id, ())


@pytest.mark.parametrize("accepts", [True, False])
async def test_person_who_asked_is_told_of_the_answer(database: Database, accepts: bool):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    asked = await world.services.requests.ask(world.actor(2), "Vector")
    requests = world.services.requests

    answered = await (requests.accept if accepts else requests.decline)(world.actor(1), asked.id)

    assert answered == Answered(team_id, "Vector", 2, hides=False)
    assert await members_of(world, 1) == ((1, 2) if accepts else (1,))
    outcome = "accepted" if accepts else "declined"
    assert await list_owed(world) == [("request-answered", 2, {"team": "Vector", "outcome": outcome})]
    assert (await world.audit())[-1] == ("team:join" if accepts else "request:decline", 1)
    assert await refusal_of(lambda: requests.accept(world.actor(1), asked.id)) is RequestOver


async def test_request_is_answered_by_the_teams_lead_alone(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 4)
    asked = await world.services.requests.ask(world.actor(3), "Vector")

    for answer in (world.services.requests.accept, world.services.requests.decline):
        assert await refusal_of(lambda answer=answer: answer(world.actor(2), asked.id)) is OnlyLeadMay
        assert await refusal_of(lambda answer=answer: answer(world.actor(3), asked.id)) is NotInTeam
        assert await refusal_of(lambda answer=answer: answer(world.actor(4), asked.id)) is RequestOver
        assert await refusal_of(lambda answer=answer: answer(world.actor(1), 99)) is RequestOver


async def test_request_can_be_answered_by_whoever_leads_by_then(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    asked = await world.services.requests.ask(world.actor(3), "Vector")
    await world.services.roster.hand_over(world.actor(1), 2)

    assert await refusal_of(lambda: world.services.requests.accept(world.actor(1), asked.id)) is OnlyLeadMay
    await world.services.requests.accept(world.actor(2), asked.id)

    assert await members_of(world, 2) == (1, 2, 3)


async def test_request_of_somebody_who_was_invited_lets_them_in(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.services.invitations.invite(world.actor(1), 2)

    asked = await world.services.requests.ask(world.actor(2), "vector")

    assert asked.is_in
    assert await members_of(world, 1) == (1, 2)
    assert await list_owed(world) == [("invitation-answered", 1, {"team": "Vector", "outcome": "accepted", "user": 2})]


async def test_request_that_waits_is_given_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    first = await world.services.requests.ask(world.actor(2), "Vector")

    again = await world.services.requests.ask(world.actor(2), "Vector")
    world.clock.advance(timedelta(days=7))
    later = await world.services.requests.ask(world.actor(2), "Vector")

    assert ((again.id, again.is_new), (later.id == first.id, later.is_new)) == ((first.id, False), (False, True))


async def test_request_is_withdrawn_by_who_asked_alone(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    asked = await world.services.requests.ask(world.actor(2), "Vector")
    withdraw = world.services.requests.withdraw

    assert await refusal_of(lambda: withdraw(world.actor(3), asked.id)) is RequestOver
    assert (await withdraw(world.actor(2), asked.id)).team == "Vector"

    assert await list_owed(world) == []
    assert await refusal_of(lambda: withdraw(world.actor(2), asked.id)) is RequestOver
    assert await refusal_of(lambda: world.services.requests.accept(world.actor(1), asked.id)) is RequestOver
    assert (await world.audit())[-1] == ("request:withdraw", 2)


async def test_request_expires_and_is_told_once(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    asked = await world.services.requests.ask(world.actor(2), "Vector")
    world.clock.advance(timedelta(days=7))

    assert (await world.services.teams.show(world.actor(1), None)).requests == ()
    assert await refusal_of(lambda: world.services.requests.accept(world.actor(1), asked.id)) is RequestOver
    assert [await world.services.requests.expire() for _ in range(2)] == [1, 0]

    assert await list_owed(world) == [("request-answered", 2, {"team": "Vector", "outcome": "expired"})]
    assert (await world.audit())[-1] == ("request:expire", None)


async def test_request_stays_while_the_team_is_full_and_cannot_be_granted(database: Database):
    world = await a_world(database, seats_per_team=2)
    await world.team("Vector", 1)
    asked = await world.services.requests.ask(world.actor(3), "Vector")
    await world.join(1, 2)

    assert await refusal_of(lambda: world.services.requests.accept(world.actor(1), asked.id)) is TeamFull
    assert await refusal_of(lambda: world.services.requests.ask(world.actor(4), "Vector")) is TeamFull

    await world.services.teams.leave(world.actor(2))
    await world.services.requests.accept(world.actor(1), asked.id)
    assert await members_of(world, 1) == (1, 3)


async def test_person_who_is_in_another_team_meanwhile_is_not_let_in(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 2)
    asked = await world.services.requests.ask(world.actor(3), "Vector")
    await world.join(2, 3)

    for answer in (world.services.requests.accept, world.services.requests.decline):
        assert await refusal_of(lambda answer=answer: answer(world.actor(1), asked.id)) is MemberAlreadyInTeam
    assert await members_of(world, 2) == (2, 3)


async def test_person_who_asked_a_team_that_ended_is_told(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.services.requests.ask(world.actor(2), "Vector")

    await world.services.teams.leave(world.actor(1))

    assert await list_owed(world) == [("request-answered", 2, {"team": "Vector", "outcome": "closed"})]


async def test_nobody_can_ask_a_team_that_is_not_or_that_nobody_is_in(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.services.claims.claim(world.actor(1), await world.paper("GANSpace"))
    await world.change_edition(state="closed")
    await world.services.teams.leave(world.actor(1))
    await world.change_edition(state="open")

    assert await refusal_of(lambda: world.services.requests.ask(world.actor(2), "Matrix")) is NoSuchTeam
    assert await refusal_of(lambda: world.services.requests.ask(world.actor(2), "Vector")) is NobodyThere


async def test_people_ask_in_measure(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    for _ in range(20):
        asked = await world.services.requests.ask(world.actor(2), "Vector")
        await world.services.requests.withdraw(world.actor(2), asked.id)

    assert await refusal_of(lambda: world.services.requests.ask(world.actor(2), "Vector")) is TooManyActs

from datetime import timedelta

import pytest

from bot.domain.asks import CannotInviteBot, InvitationOver, NotYourInvitation
from bot.domain.deliveries import DeliveryFault
from bot.domain.pace import TooManyActs
from bot.domain.permissions import NotInTeam, OnlyLeadMay
from bot.domain.teams import AlreadyInTeam, MemberAlreadyInTeam, TeamFull
from bot.services.invitations import Answered, Asked
from bot.services.teams import WaitingPerson
from db.engine import Database
from tests.kit.editions import a_world
from tests.kit.letters import take_letters
from tests.teams.world import list_owed, members_of, refusal_of


async def test_invitation_waits_for_the_one_who_was_asked(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)

    invited = await world.services.invitations.invite(world.actor(1), 2)

    assert invited == Asked(invited.id, team_id, "Vector", 2, world.clock.now() + timedelta(days=7))
    assert await list_owed(world) == [("invited", 2, {"team": "Vector"})]
    with pytest.raises(NotYourInvitation):
        await world.services.invitations.accept(world.actor(3), invited.id)
    answered = await world.services.invitations.accept(world.actor(2), invited.id)
    assert answered == Answered(team_id, "Vector", 2, hides=False)
    assert await members_of(world, 1) == (1, 2)
    with pytest.raises(InvitationOver):
        await world.services.invitations.accept(world.actor(2), invited.id)


@pytest.mark.parametrize("accepts", [True, False])
async def test_lead_is_told_of_the_answer(database: Database, accepts: bool):
    world = await a_world(database)
    await world.team("Vector", 1)
    invited = await world.services.invitations.invite(world.actor(1), 2)
    invitations = world.services.invitations

    await (invitations.accept if accepts else invitations.decline)(world.actor(2), invited.id)

    outcome = "accepted" if accepts else "declined"
    # What asked was not sent yet, and is of no use any more.
    assert await list_owed(world) == [("invitation-answered", 1, {"team": "Vector", "outcome": outcome, "user": 2})]


async def test_declined_invitation_is_over_and_can_be_made_again(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    invited = await world.services.invitations.invite(world.actor(1), 2)

    assert await world.services.invitations.decline(world.actor(2), invited.id) == Answered(team_id, "Vector", 2, False)

    with pytest.raises(InvitationOver):
        await world.services.invitations.accept(world.actor(2), invited.id)
    assert (await world.services.invitations.invite(world.actor(1), 2)).id != invited.id


async def test_invitation_expires_is_told_once_and_can_be_made_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    invited = await world.services.invitations.invite(world.actor(1), 2)

    world.clock.advance(timedelta(days=7))

    with pytest.raises(InvitationOver):
        await world.services.invitations.accept(world.actor(2), invited.id)
    assert await world.services.invitations.expire() == 1
    assert await world.services.invitations.expire() == 0
    assert await list_owed(world) == [("invitation-answered", 1, {"team": "Vector", "outcome": "expired", "user": 2})]
    again = await world.services.invitations.invite(world.actor(1), 2)
    await world.services.invitations.accept(world.actor(2), again.id)
    assert await members_of(world, 1) == (1, 2)
    assert await world.audit() == [
        ("edition:create", None),
        ("team:create", 1),
        ("invitation:send", 1),
        ("invitation:expire", None),
        ("invitation:send", 1),
        ("team:join", 2),
    ]


async def test_invitation_is_refused_with_its_reason(database: Database):
    world = await a_world(database, seats_per_team=2)
    await world.team("Vector", 1)
    await world.team("Matrix", 2, 3)
    invite = world.services.invitations.invite

    assert await refusal_of(lambda: invite(world.actor(9), 4)) is NotInTeam
    assert await refusal_of(lambda: invite(world.actor(3), 4)) is OnlyLeadMay
    assert await refusal_of(lambda: invite(world.actor(1), 1)) is CannotInviteBot
    assert await refusal_of(lambda: invite(world.actor(1), 50, is_bot=True)) is CannotInviteBot
    assert await refusal_of(lambda: invite(world.actor(1), 2)) is MemberAlreadyInTeam
    assert await refusal_of(lambda: invite(world.actor(2), 5)) is TeamFull


async def test_invitation_that_waits_is_given_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    first = await world.services.invitations.invite(world.actor(1), 2)

    again = await world.services.invitations.invite(world.actor(1), 2)
    assert (again.id, again.is_new) == (first.id, False)
    world.clock.advance(timedelta(days=7))
    later = await world.services.invitations.invite(world.actor(1), 2)

    assert (later.id != first.id, later.expires_at) == (True, world.clock.now() + timedelta(days=7))


async def test_invitation_to_a_team_that_filled_up_is_refused_and_stays(database: Database):
    world = await a_world(database, seats_per_team=2)
    await world.team("Vector", 1)
    invited = await world.services.invitations.invite(world.actor(1), 2)
    await world.join(1, 3)

    with pytest.raises(TeamFull):
        await world.services.invitations.accept(world.actor(2), invited.id)

    await world.services.teams.leave(world.actor(3))
    await world.services.invitations.accept(world.actor(2), invited.id)
    assert await members_of(world, 1) == (1, 2)


async def test_invitation_is_withdrawn_by_the_lead_alone(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 4)
    invited = await world.services.invitations.invite(world.actor(1), 3)
    withdraw = world.services.invitations.withdraw

    assert await refusal_of(lambda: withdraw(world.actor(2), invited.id)) is OnlyLeadMay
    assert await refusal_of(lambda: withdraw(world.actor(4), invited.id)) is InvitationOver
    assert (await withdraw(world.actor(1), invited.id)).user_id == 3

    assert await refusal_of(lambda: withdraw(world.actor(1), invited.id)) is InvitationOver
    assert await refusal_of(lambda: world.services.invitations.accept(world.actor(3), invited.id)) is InvitationOver
    assert ("invited", 3, {"team": "Vector"}) not in await list_owed(world)
    assert (await world.audit())[-1] == ("invitation:withdraw", 1)


async def test_invitation_of_somebody_who_asked_lets_them_in(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.services.requests.ask(world.actor(2), "Vector")

    invited = await world.services.invitations.invite(world.actor(1), 2)

    assert invited.is_in
    assert await members_of(world, 1) == (1, 2)
    assert await list_owed(world) == [("request-answered", 2, {"team": "Vector", "outcome": "accepted"})]


async def test_whoever_comes_into_a_team_is_not_asked_by_others_any_more(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 2)
    other = await world.services.invitations.invite(world.actor(2), 3)
    request = await world.services.requests.ask(world.actor(3), "Vector")

    await world.services.requests.accept(world.actor(1), request.id)

    assert (await world.services.teams.show(world.actor(2), None)).invitations == ()
    assert await refusal_of(lambda: world.services.invitations.accept(world.actor(3), other.id)) is AlreadyInTeam
    await world.services.teams.leave(world.actor(3))
    assert await refusal_of(lambda: world.services.invitations.accept(world.actor(3), other.id)) is InvitationOver


async def test_whoever_forms_a_team_is_not_asked_by_others_any_more(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 9)
    invited = await world.services.invitations.invite(world.actor(1), 2)
    await world.services.requests.ask(world.actor(2), "Matrix")

    await world.team("Tensor", 2)

    assert await refusal_of(lambda: world.services.invitations.accept(world.actor(2), invited.id)) is AlreadyInTeam
    assert (await world.services.teams.show(world.actor(9), None)).requests == ()


async def test_people_are_invited_in_measure(database: Database):
    world = await a_world(database, seats_per_team=99)
    await world.team("Vector", 1)
    for number in range(2, 22):
        await world.services.invitations.invite(world.actor(1), number)

    with pytest.raises(TooManyActs):
        await world.services.invitations.invite(world.actor(1), 22)


async def test_invitation_of_a_team_that_ended_is_over(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    invited = await world.services.invitations.invite(world.actor(1), 2)

    await world.services.teams.leave(world.actor(1))

    assert await refusal_of(lambda: world.services.invitations.accept(world.actor(2), invited.id)) is InvitationOver
    assert await list_owed(world) == []


async def test_lead_sees_that_an_invitation_did_not_arrive(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    asked = await world.services.invitations.invite(world.actor(1), 2)
    (leased,) = await take_letters(world.services.deliveries)
    await world.services.deliveries.mark_failed(leased.id, DeliveryFault.DM_CLOSED)

    card = await world.services.teams.show(world.actor(1), "Vector")

    assert card.invitations == (WaitingPerson(asked.id, 2, asked.expires_at, is_unreached=True),)

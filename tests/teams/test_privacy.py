"""A team that works on a paper anonymously shows nobody else who is in it."""

import pytest

from bot.domain.deliveries import DeliveryFault
from bot.domain.permissions import Actor
from bot.domain.teams import MemberAlreadyInTeam, MemberInNoTeam
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters
from tests.teams.world import change_claim, list_owed


async def test_team_that_works_anonymously_shows_its_people_to_itself_and_organizers_alone(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await world.services.claims.claim(world.actor(1), await world.paper("GANSpace"))
    await hide(world)
    organizer = Actor(GUILD, 9, organizes=True)

    seen = {
        actor: await world.services.teams.show(actor, "Vector") for actor in (world.actor(2), world.actor(3), organizer)
    }

    assert {actor.user_id: (card.people, card.lead_id, card.member_ids) for actor, card in seen.items()} == {
        2: (2, 1, (1, 2)),
        3: (2, None, ()),
        9: (2, 1, (1, 2)),
    }
    assert seen[world.actor(3)].hides_people


async def test_team_of_a_person_is_shown_unless_it_hides_its_people(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    show_of = world.services.teams.show_of
    assert (await show_of(world.actor(3), 2)).name == "Vector"
    await world.services.claims.claim(world.actor(1), await world.paper("GANSpace"))
    await hide(world)

    for hidden_or_none in (1, 9):
        with pytest.raises(MemberInNoTeam):
            await show_of(world.actor(3), hidden_or_none)
    assert (await show_of(world.actor(1), 2)).name == "Vector"
    assert (await show_of(Actor(GUILD, 9, organizes=True), 2)).name == "Vector"


async def test_refusal_names_no_team_that_somebody_else_is_in(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 2)

    with pytest.raises(MemberAlreadyInTeam) as refusal:
        await world.services.invitations.invite(world.actor(1), 2)

    assert refusal.value.values == {}


async def test_answer_and_message_of_a_team_that_hides_its_people_say_so(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.services.claims.claim(world.actor(1), await world.paper("GANSpace"))
    await hide(world)

    asked = await world.services.invitations.invite(world.actor(1), 2)
    answered = await world.services.invitations.accept(world.actor(2), asked.id)

    assert answered.hides
    assert await list_owed(world) == [
        ("invitation-answered", 1, {"team": "Vector", "outcome": "accepted", "user": 2}),
    ]


async def test_invitation_of_a_team_that_hides_its_people_goes_to_no_channel(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.services.claims.claim(world.actor(1), await world.paper("GANSpace"))
    await world.services.invitations.invite(world.actor(1), 2, channel_id=700)
    await hide(world)
    await world.services.invitations.invite(world.actor(1), 3, channel_id=700)

    deliveries = world.services.deliveries
    for leased in await take_letters(deliveries):
        await deliveries.mark_failed(leased.id, DeliveryFault.DM_CLOSED)

    assert [(leased.channel_id, leased.notify) for leased in await take_letters(deliveries)] == [(700, (2,))]


async def hide(world: World) -> None:
    """Let the team of the only claim work anonymously."""
    await change_claim(world, 1, is_anonymous=True)

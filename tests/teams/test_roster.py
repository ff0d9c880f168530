import pytest

from bot.domain.challenges import EditionNotOpen
from bot.domain.free_text import TextRefused
from bot.domain.pace import TooManyActs
from bot.domain.permissions import NotInTeam, OnlyLeadMay
from bot.domain.teams import CannotRemoveSelf, IllegalTeamName, LeadsAlready, NotAMember, TeamNameTaken
from bot.services.roster import Described, Named
from db.engine import Database
from tests.kit.editions import a_world
from tests.teams.world import list_owed, members_of, refusal_of


async def test_removed_member_is_told_and_can_join_another_team(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    expected = Named(team_id, "Vector", 2)

    assert await world.services.roster.removing(world.actor(1), 2) == expected
    assert await world.services.roster.remove(world.actor(1), 2) == expected

    assert await members_of(world, 1) == (1,)
    assert (await list_owed(world))[-1] == ("removed", 2, {"team": "Vector"})
    assert (await world.audit())[-1] == ("team:remove", 1)
    await world.join(3, 2)


async def test_removing_is_refused_with_its_reason(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)

    for act in (world.services.roster.removing, world.services.roster.remove):
        assert await refusal_of(lambda act=act: act(world.actor(9), 2)) is NotInTeam
        assert await refusal_of(lambda act=act: act(world.actor(2), 1)) is OnlyLeadMay
        assert await refusal_of(lambda act=act: act(world.actor(1), 1)) is CannotRemoveSelf
        for stranger in (3, 9):
            assert await refusal_of(lambda act=act, stranger=stranger: act(world.actor(1), stranger)) is NotAMember


async def test_lead_hands_over_and_stays_a_member(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)
    expected = Named(team_id, "Vector", 2)

    assert await world.services.roster.passing(world.actor(1), 2) == expected
    assert await world.services.roster.hand_over(world.actor(1), 2) == expected

    team = await world.services.teams.show(world.actor(1), None)
    assert (team.lead_id, team.member_ids, team.is_lead) == (2, (1, 2), False)
    assert (await list_owed(world))[-1] == ("lead-yours", 2, {"team": "Vector"})
    assert (await world.audit())[-1] == ("team:lead", 1)


async def test_handing_over_is_refused_with_its_reason(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)

    for act in (world.services.roster.passing, world.services.roster.hand_over):
        assert await refusal_of(lambda act=act: act(world.actor(9), 2)) is NotInTeam
        assert await refusal_of(lambda act=act: act(world.actor(2), 1)) is OnlyLeadMay
        assert await refusal_of(lambda act=act: act(world.actor(1), 1)) is LeadsAlready
        for stranger in (3, 9):
            assert await refusal_of(lambda act=act, stranger=stranger: act(world.actor(1), stranger)) is NotAMember


async def test_lead_leads_again_after_it_was_handed_back_and_is_told_each_time(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    for lead, follower in ((1, 2), (2, 1)):
        await world.services.roster.hand_over(world.actor(lead), follower)

    told = [person for kind, person, _ in await list_owed(world) if kind == "lead-yours"]
    assert told == [2, 1]


async def test_team_is_renamed_and_says_something_of_itself(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)

    renamed = await world.services.roster.rename(world.actor(1), " Re-Vector ", "We like\n GANs")

    assert renamed == Described(team_id, "Re-Vector", "We like GANs")
    assert await world.services.roster.describing(world.actor(1)) == renamed
    team = await world.services.teams.show(world.actor(2), "re vector")
    assert (team.name, team.description) == ("Re-Vector", "We like GANs")
    assert (await world.audit())[-1] == ("team:rename", 1)
    await world.team("Vector", 3)


async def test_team_keeps_its_name_while_it_says_something_else(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)

    assert await world.services.roster.rename(world.actor(1), "VECTOR", "") == Described(team_id, "VECTOR", "")


async def test_renaming_is_refused_with_its_reason(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    rename = world.services.roster.rename

    assert await refusal_of(lambda: rename(world.actor(9), "Tensor", "")) is NotInTeam
    assert await refusal_of(lambda: rename(world.actor(2), "Tensor", "")) is OnlyLeadMay
    assert await refusal_of(lambda: rename(world.actor(1), "a", "")) is IllegalTeamName
    assert await refusal_of(lambda: rename(world.actor(1), "matr1x", "")) is TeamNameTaken
    for description in ("x" * 301, "write to me@example.org", "come to discord.gg/abc", "hello <@1>"):
        assert await refusal_of(lambda text=description: rename(world.actor(1), "Vector", text)) is TextRefused
    await world.change_edition(state="closed")
    assert await refusal_of(lambda: rename(world.actor(1), "Tensor", "")) is EditionNotOpen
    assert await refusal_of(lambda: world.services.roster.describing(world.actor(1))) is EditionNotOpen


async def test_teams_are_renamed_in_measure(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    for _ in range(10):
        await world.services.roster.rename(world.actor(1), "Vector", "")

    with pytest.raises(TooManyActs):
        await world.services.roster.rename(world.actor(1), "Vector", "")

import asyncio

import pytest

from bot.domain.permissions import NotInTeam, OnlyTeamMay
from bot.domain.repositories import Host, RepositoryName
from bot.domain.repositories_addresses import AddressFault, AddressRefused
from bot.domain.repositories_links import (
    LinkOver,
    NoOwnRepository,
    NoRepository,
    NotLinked,
    TeamHidesRepository,
    TooManyRepositories,
)
from bot.services.repositories import LinkedRepository, UnlinkedRepository
from tests.kit.editions import a_world
from tests.kit.repositories import FakeLooks

ADA, BO, CAI, EVE = 1, 2, 3, 4
PAPER = RepositoryName(Host.DAGSHUB, "vector", "Re-Paper")


@pytest.fixture
async def world(database):
    world = await a_world(database, seats_per_team=5, looks=FakeLooks())
    await world.team("Vector", ADA, BO)
    return world


async def link(world, number=ADA, typed="vector/Re-Paper"):
    return await world.services.repositories.link(world.actor(number), typed)


async def show(world, number=ADA, typed="", team=""):
    return await world.services.repositories_looks.show(world.actor(number), typed, team=team)


async def test_first_repository_is_the_main_one_and_the_second_is_not(world):
    first = await link(world, BO, "https://ann:secret@dagshub.com/vector/Re-Paper.git")
    second = await link(world, ADA, "https://github.com/vector/re-paper")
    assert first == LinkedRepository(first.id, first.ticket, PAPER, "Vector", False, True, (), hidden=False)
    assert (second.is_primary, second.name.host) == (False, Host.GITHUB)
    shown = await show(world)
    assert (shown.name, shown.link.linked_by, shown.link.is_own) == (PAPER, BO, True)
    assert list(shown.others) == [second.name]
    assert [tag for tag, _ in await world.audit()][-2:] == ["repository:link"] * 2


async def test_same_repository_is_linked_once_however_it_is_spelled(world):
    first, again = await link(world), await link(world, BO, "dagshub.com/VECTOR/re-paper")
    assert (again.id, again.was, again.is_primary, again.name) == (first.id, True, True, PAPER)


async def test_same_repository_linked_by_two_at_once_is_one(world):
    both = await asyncio.gather(link(world, ADA), link(world, BO), link(world, ADA, "vector/other"))
    assert sum(linked.is_primary for linked in both if not linked.was) == 1
    assert len((await show(world)).others) == 1


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_team_may_link_so_many_and_no_more(world):
    for number in range(5):
        await link(world, typed=f"vector/paper-{number}")
    with pytest.raises(TooManyRepositories):
        await link(world)
    assert (await link(world, typed="vector/paper-3")).was


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_who_is_in_no_team_links_nothing_and_what_is_no_address_is_refused(world):
    with pytest.raises(NotInTeam):
        await link(world, EVE)
    with pytest.raises(AddressRefused):
        await link(world, typed="https://evil.example/a/b")
    with pytest.raises(NoOwnRepository):
        await show(world)
    with pytest.raises(NoRepository):
        await show(world, EVE, team="Vector")


async def test_unlinked_main_repository_is_followed_by_the_oldest_other(world):
    await link(world)
    second = await link(world, typed="github:vector/b")
    await link(world, typed="github:vector/c")
    unlinked = await world.services.repositories.unlink(world.actor(BO), "vector/re-paper")
    assert unlinked == UnlinkedRepository(PAPER, "Vector", second.name)
    assert (await show(world)).name == second.name
    with pytest.raises(NotLinked):
        await world.services.repositories.unlink(world.actor(BO), "vector/re-paper")
    assert (await link(world)).was is False


async def test_another_main_repository_is_chosen(world):
    await link(world)
    second = await link(world, typed="github:vector/b")
    chosen = await show(world, typed="github:vector/b")
    assert await world.services.repositories.make_primary(world.actor(BO), chosen.link.id) == second.name
    assert await world.services.repositories.make_primary(world.actor(BO), chosen.link.id) == second.name
    assert (await show(world)).name == second.name


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_main_repository_is_for_its_own_team_to_choose(world):
    await link(world)
    await world.team("Scalar", CAI)
    link_id = (await show(world)).link.id
    with pytest.raises(OnlyTeamMay):
        await world.services.repositories.make_primary(world.actor(CAI), link_id)
    with pytest.raises(LinkOver):
        await world.services.repositories.make_primary(world.actor(ADA), link_id + 1)
    with pytest.raises(LinkOver):
        await world.services.repositories.make_primary(world.actor(ADA, guild_id=701), link_id)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_repository_of_two_teams_is_said_to_be_so(world):
    await link(world)
    await world.team("Scalar", CAI)
    linked = await link(world, CAI)
    assert ([other.team for other in linked.others], linked.hidden) == (["Vector"], False)
    assert (await show(world, CAI, "vector/re-paper")).link.team == "Scalar"
    assert (await show(world, EVE, "vector/re-paper")).link.team == "Vector"


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_anonymous_team_shows_its_repository_to_nobody_else(world):
    await link(world)
    paper_id = await world.paper("A paper", "arxiv:2004.02546")
    await world.services.claims.claim(world.actor(ADA), paper_id, hidden=True)
    await world.team("Scalar", CAI)
    with pytest.raises(TeamHidesRepository):
        await show(world, CAI, team="Vector")
    linked = await link(world, CAI)
    assert (linked.others, linked.hidden) == ((), True)
    assert (await show(world, EVE, "vector/re-paper")).link.team == "Scalar"
    await world.services.repositories.unlink(world.actor(CAI), "vector/re-paper")
    assert (await show(world, EVE, "vector/re-paper")).link is None
    assert (await show(world, BO)).link.team == "Vector"
    assert await world.services.repositories.suggest(world.actor(EVE), "vector") == []
    assert [offered.name for offered in await world.services.repositories.suggest(world.actor(BO), "paper")] == [PAPER]


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_choice_of_autocomplete_stands_for_the_repository_on_its_own_server_alone(world):
    await link(world)
    (offered,) = await world.services.repositories.suggest(world.actor(EVE), "VECTOR/re")
    assert (offered.name, offered.team) == (PAPER, "Vector")
    assert (await show(world, EVE, offered.value)).name == PAPER
    forged = [offered.value[:-1] + "!", "repository:1", "repository:1-0000000000", "repository:x-1", "repository:²-1"]
    for value in forged:
        with pytest.raises(AddressRefused) as refused:
            await show(world, EVE, value)
        assert refused.value.fault is AddressFault.NO_ADDRESS
    ticket = offered.value.removeprefix("repository:")
    with pytest.raises(AddressRefused):
        await world.services.repositories_looks.show_again(world.actor(EVE, guild_id=701), ticket)
    assert (await world.services.repositories_looks.show_again(world.actor(EVE), ticket)).name == PAPER


async def test_suggestions_begin_with_the_own_team_and_go_on_by_how_a_path_begins(world):
    await world.team("Scalar", CAI)
    await link(world, typed="github:vector/own")
    await link(world, CAI, "vector/others")
    await link(world, CAI, "scalar/vector")
    offered = await world.services.repositories.suggest(world.actor(ADA), "vector")
    assert [each.name.path for each in offered] == ["vector/own", "vector/others"]
    assert [each.name.path for each in await world.services.repositories.suggest(world.actor(ADA), "")] == [
        "vector/own"
    ]
    assert await world.services.repositories.suggest(world.actor(EVE), "") == []


async def test_merged_team_brings_its_repositories_and_the_main_one_stays_one(world):
    await link(world)
    await world.team("Scalar", CAI, EVE)
    await link(world, CAI)
    await link(world, CAI, "scalar/b")
    plan = await world.services.merges.asking(world.actor(ADA), "Scalar")
    asked = await world.services.merges.ask(world.actor(ADA), plan.other_id)
    await world.services.merges.accept(world.actor(CAI), asked.id)
    shown = await show(world, CAI)
    assert (shown.name, shown.link.team, [other.path for other in shown.others]) == (PAPER, "Vector", ["scalar/b"])


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_dissolved_team_has_no_repositories(world):
    await world.team("Scalar", CAI)
    await link(world, CAI)
    await world.services.teams.leave(world.actor(CAI))
    assert (await show(world, EVE, "vector/re-paper")).link is None

"""Editions from their draft to the archive."""

import asyncio

import pytest

from bot.domain.challenges import EditionNotOpen, EditionState, EditionStopped
from bot.domain.challenges_course import EditionStep, NoSuchEdition, WrongState
from bot.domain.free_text import TextRefused
from bot.domain.permissions import Actor, OnlyOrganizersMay
from bot.services.challenges_course import edition_value
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters

ADA, BO = 1, 2
ORGANIZER = Actor(GUILD, 9, organizes=True)
OPEN, CLOSE, ARCHIVE = EditionStep


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database, claims_per_team=2, guild_ids=(GUILD, 701))


def course(world: World):
    return world.services.challenges_course


async def states(world: World) -> list[tuple[str, str, bool]]:
    return [(each.name, each.state, each.is_current) for each in await course(world).list_editions(ORGANIZER)]


async def current_id(world: World) -> int:
    return (await course(world).list_editions(ORGANIZER))[0].id


async def test_draft_has_the_rules_of_its_model_and_takes_nobody(world: World):
    draft = (await course(world).create(ORGANIZER, "  Spring   2022 ")).line
    assert (draft.name, draft.state, draft.is_current, draft.teams) == ("Spring 2022", EditionState.DRAFT, False, 0)
    assert await states(world) == [("Fall 2021", "open", True), ("Spring 2022", "draft", False)]
    await course(world).switch(ORGANIZER, draft.id)
    rules = await world.services.challenges_rules.show(ORGANIZER)
    assert (rules.edition, rules.limits.claims_per_team) == ("Spring 2022", 2)
    with pytest.raises(EditionNotOpen):
        await world.team("Vector", ADA)
    assert [tag for tag, _ in await world.audit()][-2:] == ["edition:create", "edition:switch"]


async def test_copy_is_of_any_edition_by_choice_name_or_key(world: World):
    first = await current_id(world)
    for number, typed in enumerate((edition_value(first), "fall 2021", "default")):
        await course(world).create(ORGANIZER, f"Copy {number}", typed)
    with pytest.raises(NoSuchEdition):
        await course(world).create(ORGANIZER, "Copy", "Winter")
    with pytest.raises(TextRefused):
        await course(world).create(ORGANIZER, "  ")
    assert len(await states(world)) == 4


async def test_opened_edition_is_the_current_one_and_the_other_stays_as_it_is(world: World):
    team = await world.team("Vector", ADA, BO)
    draft = (await course(world).create(ORGANIZER, "Spring 2022")).line
    ahead = await course(world).look_ahead(ORGANIZER, "Spring 2022", OPEN)
    assert (ahead.line.id, ahead.instead_of) == (draft.id, "Fall 2021")
    opened = await course(world).step(ORGANIZER, draft.id, OPEN)
    assert (opened.state, opened.is_current) == (EditionState.OPEN, True)
    assert await states(world) == [("Spring 2022", "open", True), ("Fall 2021", "open", False)]
    again = await world.team("Vector", ADA)  # the same people begin anew
    assert again != team


async def test_closed_edition_can_be_opened_again_and_an_archived_one_cannot(world: World):
    await world.team("Vector", ADA, BO)
    edition_id = await current_id(world)
    with pytest.raises(WrongState):
        await course(world).step(ORGANIZER, edition_id, ARCHIVE)
    ahead = await course(world).look_ahead(ORGANIZER, "", CLOSE)
    assert (ahead.line.teams, ahead.line.people, ahead.line.claims, ahead.instead_of) == (1, 2, 0, None)
    for step, state in ((CLOSE, "closed"), (OPEN, "open"), (CLOSE, "closed"), (ARCHIVE, "archived")):
        assert (await course(world).step(ORGANIZER, edition_id, step)).state == state
    with pytest.raises(WrongState):
        await course(world).look_ahead(ORGANIZER, "", OPEN)
    assert [tag for tag, _ in await world.audit()][-4:] == ["edition:step"] * 4


async def test_place_that_came_free_while_closed_is_offered_when_it_opens_again(world: World):
    await world.team("Vector", ADA)
    await world.team("Scalar", BO)
    await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(ADA), 1)
    await world.services.waitlist.join(world.actor(BO), 1)
    edition_id = await current_id(world)
    await course(world).step(ORGANIZER, edition_id, CLOSE)
    await world.services.claims_work.revoke(ORGANIZER, 1, "Duplicate")
    assert "papers:offered" not in [letter.kind for letter in await take_letters(world.services.deliveries)]
    await course(world).step(ORGANIZER, edition_id, OPEN)
    assert "papers:offered" in [letter.kind for letter in await take_letters(world.services.deliveries)]
    assert (await world.services.claims.claim(world.actor(BO), 1)).paper == "GANSpace"


async def test_stopped_edition_takes_nobody_and_says_why_until_it_goes_on(world: World):
    stopped = await course(world).stop(ORGANIZER, "We move to another server. Back on Monday")
    assert stopped.stopped == "We move to another server. Back on Monday"
    with pytest.raises(EditionStopped) as refusal:
        await world.team("Vector", ADA)
    assert refusal.value.values == {"edition": "Fall 2021", "message": stopped.stopped}
    assert (await world.services.challenges.start(world.actor(ADA))).stopped == stopped.stopped
    assert (await course(world).resume(ORGANIZER)).stopped is None
    await course(world).resume(ORGANIZER)  # pressed twice
    await world.team("Vector", ADA)
    assert [tag for tag, _ in await world.audit()][2:4] == ["edition:stop", "edition:resume"]


async def test_two_who_open_two_drafts_at_once_leave_one_current_edition(world: World):
    drafts = [(await course(world).create(ORGANIZER, f"Draft {number}")).line for number in range(4)]
    await asyncio.gather(*(course(world).step(ORGANIZER, each.id, OPEN) for each in drafts))
    found = await states(world)
    assert [is_current for _, _, is_current in found].count(True) == 1
    assert [state for _, state, _ in found] == ["open"] * 5


async def test_team_formed_while_the_edition_is_closed_is_in_or_refused(world: World):
    edition_id = await current_id(world)
    formed, _ = await asyncio.gather(
        world.services.teams.create(world.actor(ADA), "Vector"),
        course(world).step(ORGANIZER, edition_id, CLOSE),
        return_exceptions=True,
    )
    [line] = await course(world).list_editions(ORGANIZER)
    assert line.state == EditionState.CLOSED
    assert line.teams == (0 if isinstance(formed, EditionNotOpen) else 1)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_editions_of_another_server_and_of_members_are_out_of_reach(world: World):
    edition_id = await current_id(world)
    elsewhere = Actor(701, 9, organizes=True)
    for act in (
        lambda: course(world).step(elsewhere, edition_id, CLOSE),
        lambda: course(world).switch(elsewhere, edition_id),
        lambda: course(world).look_ahead(elsewhere, edition_value(edition_id), CLOSE),
    ):
        with pytest.raises(NoSuchEdition):
            await act()
    with pytest.raises(OnlyOrganizersMay):
        await course(world).list_editions(world.actor(ADA))
    assert await course(world).suggest(world.actor(ADA), "") == []
    assert [line.name for line in await course(world).suggest(ORGANIZER, "FALL")] == ["Fall 2021"]

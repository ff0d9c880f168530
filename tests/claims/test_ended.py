"""What cannot be done with a claim: steps that are not for saying, and work on one that has ended."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.claims import ClaimState, EntryKind, IllegalStep, NotClaimed, NothingClaimed
from bot.domain.findings import Verdict
from bot.domain.papers import NoSuchPaper
from bot.domain.permissions import Actor, OnlyLeadMay, OnlyOrganizersMay
from bot.services.claims import OwnPaper
from bot.services.claims_show import Entry, MyClaim
from bot.services.papers import TakenBy
from db.claims import Claim
from db.engine import Database
from db.rooms import Room
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters

ORGANIZER = Actor(GUILD, 90, organizes=True)
S = ClaimState
WORK: dict[str, Callable[[World, Actor], Awaitable[object]]] = {
    "check in": lambda world, actor: world.services.claims_work.check_in(actor, 1, "Data is loaded"),
    "plan": lambda world, actor: world.services.claims_work.plan(actor, 1, "First the data"),
    "contact": lambda world, actor: world.services.claims_work.contact(actor, 1, answered=False),
    "find": lambda world, actor: world.services.claims_work.find(
        actor, 1, number=None, statement="It edits", verdict=Verdict.HOLDS, evidence=""
    ),
    "start": lambda world, actor: world.services.claims_work.step(actor, 1, S.WORKING),
    "submit": lambda world, actor: world.services.claims_work.submit(actor, 1, "dagshub.com/a/b"),
    "wait elsewhere": lambda world, actor: world.services.claims_work.wait_elsewhere(actor, 1, waiting=True),
    "affirm": lambda world, actor: world.services.claims_alive.affirm(actor, 1),
}


async def a_claim(database: Database) -> World:
    """Vector (lead 1, member 2) holds paper 1."""
    world = await a_world(database)
    await world.paper("GANSpace")
    await world.team("Vector", 1, 2)
    await world.services.claims.claim(world.actor(1), 1)
    return world


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("act", WORK)
async def test_work_on_a_claim_that_ended_is_refused_and_leaves_no_trace(database: Database, act: str):
    world = await a_claim(database)
    await world.services.claims.release(world.actor(1), 1)
    before = await world.services.claims_show.timeline(world.actor(1), 1)

    with pytest.raises(IllegalStep) as refusal:
        await WORK[act](world, world.actor(1))

    assert (refusal.value.state, refusal.value.legal) == (S.RELEASED, ())
    assert await world.services.claims_show.timeline(world.actor(1), 1) == before


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("step", [S.CLAIMED, S.SUBMITTED, S.RELEASED, S.LAPSED, S.REVOKED])
async def test_step_that_needs_more_than_to_be_said_is_not_taken_by_saying_it(database: Database, step: ClaimState):
    world = await a_claim(database)
    actor = ORGANIZER if step is S.REVOKED else world.actor(1)

    with pytest.raises(IllegalStep) as refusal:
        await world.services.claims_work.step(actor, 1, step)

    assert refusal.value.legal == (S.WORKING, S.SUBMITTED, S.RELEASED, S.REVOKED)
    assert (await world.services.claims_show.card(world.actor(1), 1)).state is S.CLAIMED


async def test_decision_elsewhere_is_waited_for_until_it_comes(database: Database):
    world = await a_claim(database)
    work, show = world.services.claims_work, world.services.claims_show
    with pytest.raises(IllegalStep):
        await work.wait_elsewhere(world.actor(2), 1, waiting=True)
    await work.submit(world.actor(2), 1, "dagshub.com/a/b")
    with pytest.raises(IllegalStep):
        await work.wait_elsewhere(world.actor(2), 1, waiting=True)
    await work.step(world.actor(1), 1, S.IN_REVIEW)

    assert (await work.wait_elsewhere(world.actor(2), 1, waiting=True)).state is S.IN_REVIEW

    assert (await show.card(world.actor(1), 1)).is_waiting_elsewhere
    await work.wait_elsewhere(world.actor(2), 1, waiting=False)
    assert not (await show.card(world.actor(1), 1)).is_waiting_elsewhere
    await work.wait_elsewhere(world.actor(2), 1, waiting=True)
    await work.step(ORGANIZER, 1, S.REJECTED)
    assert not (await show.card(world.actor(1), 1)).is_waiting_elsewhere


async def test_paper_that_the_team_does_not_hold_is_named(database: Database):
    world = await a_claim(database)
    other = await world.paper("CDEP")

    with pytest.raises(NotClaimed) as refusal:
        await world.services.claims_work.find_own(world.actor(1), other)

    assert refusal.value.values == {"paper": "CDEP", "team": "Vector"}
    with pytest.raises(NothingClaimed):
        await world.services.claims_work.find_own(world.actor(1), 99)


async def test_card_offers_each_person_the_steps_that_are_theirs(database: Database):
    world = await a_claim(database)
    card = world.services.claims_show.card

    assert (await card(world.actor(1), 1)).steps == (S.WORKING, S.SUBMITTED, S.RELEASED)
    assert (await card(world.actor(2), 1)).steps == (S.WORKING, S.SUBMITTED)
    assert (await card(ORGANIZER, 1)).steps == (S.REVOKED,)
    assert [(await card(actor, 1)).is_member for actor in (world.actor(2), ORGANIZER)] == [True, False]
    await world.services.claims_work.submit(world.actor(2), 1, "dagshub.com/a/b")
    assert [(await card(actor, 1)).steps for actor in (world.actor(1), world.actor(2), ORGANIZER)] == [
        (S.IN_REVIEW,),
        (),
        (S.IN_REVIEW,),
    ]


async def test_claim_that_ended_hides_its_people_until_the_lead_shows_them(database: Database):
    world = await a_claim(database)
    show, work = world.services.claims_show, world.services.claims_work
    await work.hide(world.actor(1), 1, hidden=True)
    await world.services.claims.release(world.actor(1), 1)
    released_at = world.clock.now()

    assert (await world.services.teams.show(world.actor(9), "Vector")).hides_people
    assert (await show.mine(world.actor(1))).claims == (MyClaim(1, 1, "GANSpace", S.RELEASED, released_at),)
    await work.hide(world.actor(1), 1, hidden=False)

    assert not (await world.services.teams.show(world.actor(9), "Vector")).hides_people
    assert (await show.mine(world.actor(1))).claims == ()


async def test_claim_is_hidden_from_the_start_by_the_lead_alone(database: Database):
    world = await a_claim(database)
    await world.change_edition(claims_per_team=2)
    other = await world.paper("CDEP")
    with pytest.raises(OnlyLeadMay):
        await world.services.claims.claim(world.actor(2), other, hidden=True)

    claimed = await world.services.claims.claim(world.actor(1), other, hidden=True)

    assert claimed.hidden
    assert (await world.services.claims_show.card(world.actor(1), claimed.claim_id)).is_anonymous
    assert (await world.services.teams.show(world.actor(9), "Vector")).member_ids == ()
    assert [tag for tag, _ in await world.audit()][-2:] == ["claim:take", "claim:hide"]


async def test_claim_that_ended_cannot_be_excused(database: Database):
    world = await a_claim(database)
    await world.services.claims.release(world.actor(1), 1)

    with pytest.raises(IllegalStep):
        await world.services.claims_alive.excuse(ORGANIZER, 1, days=7)


async def test_hiding_is_the_leads_and_revoking_the_organizers(database: Database):
    world = await a_claim(database)

    with pytest.raises(OnlyLeadMay):
        await world.services.claims_work.hide(world.actor(2), 1, hidden=True)
    with pytest.raises(OnlyOrganizersMay):
        await world.services.claims_work.revoke(world.actor(1), 1, "Not by the rules")


async def test_anonymous_claim_hides_its_project_and_its_words_from_others(database: Database):
    world = await a_claim(database)
    since = world.clock.now()

    async def show_project(session: AsyncSession) -> None:
        (await session.get_one(Claim, 1)).project_url = "https://dagshub.com/a/b"

    await database.write(show_project)
    await world.services.claims_work.check_in(world.actor(2), 1, "Data is loaded")
    await world.services.claims_work.hide(world.actor(1), 1, hidden=True)
    await world.services.claims_work.hide(world.actor(1), 1, hidden=True)  # as it is

    card = await world.services.papers.show(world.actor(9), 1)
    assert card.takers == (TakenBy(1, 1, "Vector", "working", since, None, "Fall 2021"),)
    assert (await world.services.claims_show.timeline(world.actor(9), 1)).entries == (
        Entry(EntryKind.STEP, None, S.CLAIMED, None, "", since, is_undone=False),
        Entry(EntryKind.STEP, S.CLAIMED, S.WORKING, None, "", since, is_undone=False),
    )
    own = [(entry.kind, entry.actor_id, entry.note) for entry in await _entries(world, world.actor(1))]
    assert own == [("step", 1, ""), ("step", 2, ""), ("checkin", 2, "Data is loaded"), ("hidden", 1, "")]
    assert await _entries(world, ORGANIZER) == await _entries(world, world.actor(1))


async def _entries(world: World, actor: Actor) -> tuple[Entry, ...]:
    return (await world.services.claims_show.timeline(actor, 1)).entries


async def test_paper_is_asked_back_before_it_is_given_back(database: Database):
    world = await a_claim(database)
    other = await world.paper("CDEP")
    releasing = world.services.claims.releasing

    assert await releasing(world.actor(1), 1) == OwnPaper(1, "GANSpace", 1, S.CLAIMED)

    with pytest.raises(OnlyLeadMay):
        await releasing(world.actor(2), 1)
    with pytest.raises(NotClaimed):
        await releasing(world.actor(1), other)
    with pytest.raises(NoSuchPaper):
        await releasing(world.actor(1), 99)
    await world.services.claims_work.submit(world.actor(1), 1, "dagshub.com/a/b")
    with pytest.raises(IllegalStep):
        await releasing(world.actor(1), 1)


async def test_check_in_is_told_in_the_teams_room_where_it_has_one(database: Database):
    world = await a_claim(database)

    async def make_room(session: AsyncSession) -> None:
        session.add(Room(team_id=1, kind="thread", channel_id=600))

    async def told() -> list[tuple[int | None, object]]:
        leased = await take_letters(world.services.deliveries)
        return [(each.channel_id, each.facts["line"]) for each in leased if each.kind == "papers:checked-in"]

    await world.services.claims_work.check_in(world.actor(2), 1, "Data is loaded")
    assert await told() == []
    await database.write(make_room)
    await world.services.claims_work.check_in(world.actor(2), 1, "Training runs")
    assert await told() == [(600, "Training runs")]

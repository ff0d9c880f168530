"""Waiting lists: order, offers that are kept, and places that are never left free beside somebody who waits."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.challenges import DatePassed
from bot.domain.claims import AlreadyClaimed, PaperTaken
from bot.domain.papers import NewPaper, NoSuchPaper, title_key
from bot.domain.permissions import Actor, NotInTeam
from bot.domain.waitlist import AlreadyWaiting, NotWaiting, PlaceFree
from bot.services.challenges_rules import Limits
from bot.services.papers_import import NumberedRow, PapersImport
from bot.services.waitlist import Waiting
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters

NAMES = ("Vector", "Matrix", "Tensor", "Scalar")


async def a_queue(database: Database, *, claims_per_team: int | None = 1) -> World:
    """Vector holds paper 1; Matrix, Tensor and Scalar (leads 2, 3, 4) wait for it in this order."""
    world = await a_world(database, claims_per_team=claims_per_team)
    await world.paper("GANSpace")
    for number, name in enumerate(NAMES, start=1):
        await world.team(name, number)
    await world.services.claims.claim(world.actor(1), 1)
    for number in (2, 3, 4):
        world.clock.advance(timedelta(minutes=1))
        await world.services.waitlist.join(world.actor(number), 1)
    return world


async def offered(world: World) -> list[str]:
    """The teams for which a place is kept, in order."""
    waitlist = await world.services.waitlist.show(world.actor(9), 1)
    return [line.team for line in waitlist.lines if line.offer_until is not None]


async def waiting(world: World) -> list[str]:
    return [line.team for line in (await world.services.waitlist.show(world.actor(9), 1)).lines]


async def test_team_that_joins_is_told_its_place(database: Database):
    world = await a_world(database)
    await world.paper("GANSpace")
    for number, name in enumerate(NAMES, start=1):
        await world.team(name, number)
    await world.services.claims.claim(world.actor(1), 1)

    assert await world.services.waitlist.join(world.actor(2), 1) == Waiting(1, "GANSpace", "Matrix", 1, None)
    assert await world.services.waitlist.join(world.actor(3), 1) == Waiting(1, "GANSpace", "Tensor", 2, None)
    assert (await world.services.claims_show.mine(world.actor(3))).waits == (Waiting(1, "GANSpace", "Tensor", 2, None),)


async def test_nobody_waits_who_need_not_or_cannot(database: Database):
    world = await a_queue(database)
    join = world.services.waitlist.join

    with pytest.raises(AlreadyClaimed):
        await join(world.actor(1), 1)
    with pytest.raises(AlreadyWaiting) as refusal:
        await join(world.actor(3), 1)
    assert refusal.value.values == {"paper": "GANSpace", "place": 2}
    with pytest.raises(NotInTeam):
        await join(world.actor(9), 1)
    await world.paper("CDEP")
    with pytest.raises(PlaceFree):
        await join(world.actor(2), 2)
    await world.change_edition(entry_until=world.clock.now())
    with pytest.raises(DatePassed):
        await join(world.actor(1), 2)


async def test_freed_place_is_kept_for_the_first_and_nobody_else_gets_it(database: Database):
    world = await a_queue(database)
    await world.team("Latent", 5)

    await world.services.claims.release(world.actor(1), 1)

    assert await offered(world) == ["Matrix"]
    for number in (1, 3, 5):
        with pytest.raises(PaperTaken):
            await world.services.claims.claim(world.actor(number), 1)
    assert (await world.services.claims.claim(world.actor(2), 1)).team == "Matrix"
    assert await waiting(world) == ["Tensor", "Scalar"]
    assert await offered(world) == []


async def test_offer_that_is_not_taken_goes_to_the_next(database: Database):
    world = await a_queue(database)
    await world.services.claims.release(world.actor(1), 1)

    world.clock.advance(timedelta(hours=47))
    assert await world.services.waitlist.expire() == 0
    world.clock.advance(timedelta(hours=1))
    assert await world.services.waitlist.expire() == 1

    assert (await waiting(world), await offered(world)) == (["Tensor", "Scalar"], ["Tensor"])
    assert [tag for tag, _ in await world.audit()][-2:] == ["wait:expire", "wait:offer"]


async def test_team_that_passes_leaves_the_place_to_the_next(database: Database):
    world = await a_queue(database)
    await world.services.claims.release(world.actor(1), 1)

    await world.services.waitlist.leave(world.actor(2), 1)

    assert (await waiting(world), await offered(world)) == (["Tensor", "Scalar"], ["Tensor"])
    with pytest.raises(NotWaiting):
        await world.services.waitlist.leave(world.actor(2), 1)


async def test_dissolved_team_leaves_its_offer_to_the_next(database: Database):
    world = await a_queue(database)
    await world.services.claims.release(world.actor(1), 1)

    await world.services.teams.leave(world.actor(2))

    assert await offered(world) == ["Tensor"]


async def test_raised_limit_lets_those_in_who_wait_and_a_lowered_one_evicts_nobody(database: Database):
    world = await a_queue(database)
    organizer = Actor(GUILD, 90, organizes=True)
    change = world.services.challenges_rules.change_limits

    await change(organizer, Limits(claims_per_paper=3, claims_per_team=1, seats_per_team=3))
    assert await offered(world) == ["Matrix", "Tensor"]
    await world.services.claims.claim(world.actor(3), 1)
    await change(organizer, Limits(claims_per_paper=1, claims_per_team=1, seats_per_team=3))

    card = await world.services.papers.show(world.actor(9), 1)
    assert sorted(taker.team for taker in card.takers) == ["Tensor", "Vector"]
    assert await offered(world) == ["Matrix"]
    await change(organizer, Limits(claims_per_paper=None, claims_per_team=1, seats_per_team=3))
    assert await offered(world) == ["Matrix", "Scalar"]


async def test_busy_team_swaps_into_the_place_that_was_kept_for_it(database: Database):
    world = await a_queue(database)
    await world.paper("CDEP")
    await world.services.claims.claim(world.actor(2), 2)
    await world.services.claims.release(world.actor(1), 1)

    claimed = await world.services.claims.claim(world.actor(2), 1, instead_of=2)

    assert (claimed.paper, claimed.instead_of) == ("GANSpace", "CDEP")
    assert await offered(world) == []


async def test_offer_is_told_to_the_team_once(database: Database):
    world = await a_queue(database)
    await world.services.claims.release(world.actor(1), 1)

    leased = await take_letters(world.services.deliveries)

    assert [(each.kind, each.user_id, each.facts["paper"]) for each in leased] == [("papers:offered", 2, "GANSpace")]
    assert await take_letters(world.services.deliveries) == []


async def test_kept_place_is_the_offered_teams_however_many_hurry(database: Database):
    world = await a_queue(database)
    for number in range(5, 15):
        await world.team(f"Team of {number}", number)
    await world.services.claims.release(world.actor(1), 1)

    results = await asyncio.gather(
        *(world.services.claims.claim(world.actor(number), 1) for number in (*range(3, 15), 2, 1)),
        return_exceptions=True,
    )

    assert [type(result).__name__ for result in results] == ["PaperTaken"] * 12 + ["Claimed", "PaperTaken"]


async def test_offer_that_ran_out_can_be_taken_until_it_is_passed_on(database: Database):
    world = await a_queue(database)
    await world.services.claims.release(world.actor(1), 1)
    world.clock.advance(timedelta(hours=49))

    assert (await world.services.claims.claim(world.actor(2), 1)).team == "Matrix"

    assert await world.services.waitlist.expire() == 0
    assert (await waiting(world), await offered(world)) == (["Tensor", "Scalar"], [])


async def test_place_that_gets_free_when_claiming_has_ended_is_offered_to_nobody(database: Database):
    world = await a_queue(database)
    await world.services.claims.release(world.actor(1), 1)
    await world.change_edition(entry_until=world.clock.now() + timedelta(hours=1))
    world.clock.advance(timedelta(hours=48))

    assert await world.services.waitlist.expire() == 1

    assert (await waiting(world), await offered(world)) == (["Tensor", "Scalar"], [])


async def test_team_that_ends_leaves_all_its_lists_and_offers(database: Database):
    world = await a_queue(database, claims_per_team=None)
    await world.paper("CDEP")
    await world.services.claims.claim(world.actor(1), 2)
    for number in (2, 3):
        await world.services.waitlist.join(world.actor(number), 2)
    for paper_id in (1, 2):
        await world.services.claims.release(world.actor(1), paper_id)

    await world.services.teams.leave(world.actor(2))

    assert await waiting(world) == ["Tensor", "Scalar"]
    assert await world.services.waitlist.list_own(world.actor(3)) == [
        Waiting(1, "GANSpace", "Tensor", 1, world.clock.now() + timedelta(hours=48)),
        Waiting(2, "CDEP", "Tensor", 1, world.clock.now() + timedelta(hours=48)),
    ]
    assert await world.services.waitlist.list_own(world.actor(9)) == []


async def test_list_and_its_acts_name_a_paper_that_is_there(database: Database):
    world = await a_queue(database)

    for act in (
        world.services.waitlist.show(world.actor(2), 99),
        world.services.waitlist.join(world.actor(2), 99),
        world.services.waitlist.leave(world.actor(2), 99),
    ):
        with pytest.raises(NoSuchPaper):
            await act


async def test_list_says_who_may_join(database: Database):
    world = await a_queue(database)
    await world.team("Latent", 5)
    show = world.services.waitlist.show

    seen = {
        number: (view.own, view.may_join) for number in (1, 2, 5, 9) for view in [await show(world.actor(number), 1)]
    }

    assert seen == {1: (False, False), 2: (True, False), 5: (False, True), 9: (False, False)}


async def test_place_that_was_promised_is_given_although_the_limit_was_lowered_since(database: Database):
    world = await a_queue(database)
    organizer = Actor(GUILD, 90, organizes=True)
    change = world.services.challenges_rules.change_limits
    await change(organizer, Limits(claims_per_paper=2, claims_per_team=1, seats_per_team=3))
    await change(organizer, Limits(claims_per_paper=1, claims_per_team=1, seats_per_team=3))

    assert (await world.services.claims.claim(world.actor(2), 1)).others == ("Vector",)
    with pytest.raises(PaperTaken):
        await world.services.claims.claim(world.actor(3), 1)


async def test_nobody_is_asked_to_wait_once_papers_cannot_be_claimed_any_more(database: Database):
    world = await a_queue(database)
    await world.team("Quad", 5)
    show = world.services.waitlist.show
    assert (await show(world.actor(5), 1)).may_join

    await world.change_edition(entry_until=world.clock.now())

    assert not (await show(world.actor(5), 1)).may_join


async def test_paper_that_comes_onto_the_list_is_offered_to_who_waits_for_it(database: Database):
    world = await a_queue(database)
    papers_import = PapersImport(database, world.clock)
    await papers_import.add(a_list("CDEP"), edition_id=1)
    await world.services.claims.release(world.actor(1), 1)
    assert await offered(world) == []

    await papers_import.add(a_list("GANSpace"), edition_id=1)

    assert (await offered(world), await waiting(world)) == (["Matrix"], ["Matrix", "Tensor", "Scalar"])


async def a_list(title: str) -> AsyncIterator[list[NumberedRow]]:
    """A list with one paper."""
    yield [(1, NewPaper(title, "", "", None, None, (), title_key(title)))]


async def test_place_that_is_kept_is_not_shown_as_free(database: Database):
    world = await a_queue(database)
    await world.services.claims.release(world.actor(1), 1)
    stranger, papers = world.actor(9), world.services.papers
    filters = {"venue": None, "year": None, "free_only": False}

    card = await papers.show(stranger, 1)
    found = await papers.find(stranger, "", **filters, page=0, page_size=5)

    assert (card.takers, card.kept, card.waiting) == ((), 1, 2)
    assert [(hit.claims, hit.kept) for hit in found.hits] == [(0, 1)]
    with pytest.raises(PaperTaken) as refusal:
        await world.services.claims.claim(world.actor(4), 1)
    assert refusal.value.values == {"paper": "GANSpace", "teams": (), "held": 0, "slots": 1}

"""What happens to a paper while something gives places on it: whoever waits is offered what is free."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from bot.errors import UserError
from bot.services.challenges_rules import Limits
from db.engine import Database
from tests.claims.acts import ORGANIZER
from tests.claims.books import Books
from tests.kit.editions import GUILD, World, a_world

ROUNDS = {"postgresql": 12, "sqlite": 2}  # which lets one act come after the other anyway
ALPHA, BETA, GAMMA, DELTA = 1, 2, 3, 4  # each is a team of one


async def a_world_of_four(database: Database) -> World:
    world = await a_world(database, claims_per_team=None)
    for number, name in enumerate(("Alpha", "Beta", "Gamma", "Delta"), start=1):
        await world.team(name, number)
    return world


async def a_taken_paper(world: World, *waiting: int) -> int:
    """A new paper that one team may hold, and Alpha does; nothing of the papers before it is still to be done."""
    await allow(world, 1)
    world.clock.advance(timedelta(days=3))
    await world.services.waitlist.expire()
    paper_id = await world.paper("Paper")
    await world.services.claims.claim(world.actor(ALPHA), paper_id)
    for number in waiting:
        await world.services.waitlist.join(world.actor(number), paper_id)
    return paper_id


async def allow(world: World, claims_per_paper: int) -> None:
    limits = Limits(claims_per_paper=claims_per_paper, claims_per_team=None, seats_per_team=3)
    await world.services.challenges_rules.change_limits(ORGANIZER, limits)


async def at_once(one: Coroutine[Any, Any, object], other: Coroutine[Any, Any, object], *, number: int) -> None:
    """Let both be done; in each round the other begins a little later, so that they meet at every point."""

    async def do_later() -> None:
        await asyncio.sleep(number * 0.0005)
        await other

    results = await asyncio.gather(one, do_later(), return_exceptions=True)
    assert [each for each in results if isinstance(each, BaseException) and not isinstance(each, UserError)] == []


async def test_whoever_comes_to_wait_while_the_limit_is_raised_is_offered_the_place(database: Database):
    world = await a_world_of_four(database)
    books = Books(world)
    for number in range(ROUNDS[database.dialect]):
        paper_id = await a_taken_paper(world)

        await at_once(allow(world, 2), world.services.waitlist.join(world.actor(BETA), paper_id), number=number)

        assert await books.find_faults() == {}


async def test_whoever_comes_to_wait_while_the_paper_is_given_back_is_offered_it(database: Database):
    world = await a_world_of_four(database)
    books = Books(world)
    for number in range(ROUNDS[database.dialect]):
        paper_id = await a_taken_paper(world)

        releasing = world.services.claims.release(world.actor(ALPHA), paper_id)
        await at_once(releasing, world.services.waitlist.join(world.actor(BETA), paper_id), number=number)

        assert await books.find_faults() == {}


async def test_paper_given_back_while_the_limit_is_raised_is_offered_to_all_who_wait(database: Database):
    world = await a_world_of_four(database)
    books = Books(world)
    for number in range(ROUNDS[database.dialect]):
        paper_id = await a_taken_paper(world, BETA, GAMMA, DELTA)

        await at_once(allow(world, 3), world.services.claims.release(world.actor(ALPHA), paper_id), number=number)

        assert await books.find_faults() == {}


async def test_paper_of_a_team_that_ends_while_the_limit_is_raised_is_offered_to_all_who_wait(database: Database):
    world = await a_world_of_four(database)
    books = Books(world)
    for number in range(ROUNDS[database.dialect]):
        await a_taken_paper(world, BETA, GAMMA, DELTA)

        await at_once(allow(world, 3), world.services.presence.depart(GUILD, ALPHA), number=number)

        assert await books.find_faults() == {}
        await world.team("Alpha", ALPHA)


async def test_offer_that_runs_out_while_the_limit_is_raised_is_passed_on_to_all_who_wait(database: Database):
    world = await a_world_of_four(database)
    books = Books(world)
    for number in range(ROUNDS[database.dialect]):
        paper_id = await a_taken_paper(world, BETA, GAMMA, DELTA)
        await world.services.claims.release(world.actor(ALPHA), paper_id)
        world.clock.advance(timedelta(days=3))

        await at_once(allow(world, 2), world.services.waitlist.expire(), number=number)

        assert await books.find_faults() == {}

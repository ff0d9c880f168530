"""Many people do random things to teams and papers at once: whatever happens, the books are right afterwards."""

import random
from datetime import timedelta

import pytest

from db.engine import Database
from tests.claims.acts import TRIED, a_small_world, do_at_once
from tests.claims.books import Books

ROUNDS = 6


@pytest.mark.parametrize("seed", range(3))
async def test_acts_of_many_at_once_leave_the_books_right(database: Database, seed: int):
    chance = random.Random(seed)
    world = await a_small_world(database)
    books = Books(world)

    for _ in range(ROUNDS):
        chosen = [(name, chance.randrange(100), chance.randrange(10)) for name in chance.choices(TRIED, k=8)]
        await do_at_once(world, *chosen)

        assert await books.find_faults() == {}, chosen
        world.clock.advance(timedelta(minutes=chance.choice((1, 5, 60, 60 * 24 * 2))))

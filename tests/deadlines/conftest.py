"""What tests of deadlines begin with."""

import pytest

from db.engine import Database
from tests.deadlines.world import before, go_to
from tests.kit.editions import World, a_world


@pytest.fixture
async def world(database: Database) -> World:
    world = await a_world(database, claims_per_paper=None)
    go_to(world, before(days=30))
    return world

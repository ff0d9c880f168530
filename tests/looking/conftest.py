import pytest

from db.engine import Database
from tests.kit.editions import World, a_world


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)

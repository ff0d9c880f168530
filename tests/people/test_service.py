import pytest

from bot.domain.people import PersonSettings, ReminderWay
from bot.services._people import list_settings
from db.engine import Database
from tests.kit.editions import World, a_world

ADA, BO, CY = 1, 2, 3


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


async def test_settings_of_many_are_read_at_once_with_defaults(world: World):
    await world.services.people.show_time(ADA, "UTC+2")
    await world.services.people.show_time(BO, "Berlin")
    await world.services.people.show_time(BO, "")

    async with world.database.reading() as session:
        found = await list_settings(session, [CY, BO, ADA])

    assert found == {
        CY: PersonSettings(None, False, ReminderWay.ROOM, 1320, 480),
        BO: PersonSettings("Europe/Berlin", False, ReminderWay.ROOM, 1320, 480),
        ADA: PersonSettings("Etc/GMT-2", True, ReminderWay.ROOM, 1320, 480),
    }

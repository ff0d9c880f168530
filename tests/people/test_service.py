import pytest
from sqlalchemy import select

from bot.domain.people import IllegalQuietHours, PersonSettings, ReminderWay
from bot.domain.zones import NoSuchZone
from bot.services._people import list_settings
from bot.services.people import OwnZone
from db.audit import AuditEntry
from db.engine import Database
from tests.kit.editions import World, a_world

ADA, BO, CY = 1, 2, 3


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


async def test_settings_of_many_are_read_at_once_with_defaults(world: World):
    await world.services.people.show_time(world.actor(ADA), "UTC+2")
    await world.services.people.show_time(world.actor(BO), "Berlin")
    await world.services.people.show_time(world.actor(BO), "")

    async with world.database.reading() as session:
        found = await list_settings(session, [CY, BO, ADA])

    assert found == {
        CY: PersonSettings(None, False, ReminderWay.ROOM, 1320, 480),
        BO: PersonSettings("Europe/Berlin", False, ReminderWay.ROOM, 1320, 480),
        ADA: PersonSettings("Etc/GMT-2", True, ReminderWay.ROOM, 1320, 480),
    }


async def test_person_sets_shows_and_forgets_their_zone_and_nothing_of_it_is_written_down_elsewhere(world: World):
    people, ada = world.services.people, world.actor(ADA)

    assert await people.find_zone(ada) is None
    assert await people.set_zone(ada, "北京") == OwnZone("Asia/Shanghai", "20:00, UTC+8", shows_time=False)
    await people.show_time(ada, "Berlin")
    assert await people.find_zone(ada) == OwnZone("Europe/Berlin", "14:00, UTC+2", shows_time=True)
    with pytest.raises(NoSuchZone):
        await people.set_zone(ada, "IST")
    assert await people.set_zone(ada, "AoE") == OwnZone("AoE", "00:00, UTC-12", shows_time=True)
    await people.forget_zone(ada)

    assert await people.find_settings(ADA) == PersonSettings()
    async with world.database.reading() as session:
        facts = [entry.facts for entry in await session.scalars(select(AuditEntry)) if entry.actor_id == ADA]
    assert facts == [{"what": what} for what in ("zone", "shows_time", "zone", "zone")]


async def test_person_sets_how_they_are_reminded_and_their_quiet_hours(world: World):
    people, ada = world.services.people, world.actor(ADA)

    for way in reversed(ReminderWay):
        assert (await people.set_reminders(ada, way)).reminders is way
    assert (await people.set_quiet(ada, quiet_from="23", quiet_until="7:30")).quiet_until == 450
    with pytest.raises(IllegalQuietHours):
        await people.set_quiet(ada, quiet_from="23", quiet_until="")
    assert await people.find_settings(ADA) == PersonSettings(quiet_from=1380, quiet_until=450)
    await people.set_quiet(ada, quiet_from="", quiet_until="")

    assert await people.find_settings(ADA) == PersonSettings(quiet_from=None, quiet_until=None)

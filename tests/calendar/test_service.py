import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deadlines import DatedLine
from bot.domain.pace import TooManyActs
from bot.domain.permissions import Actor
from bot.services.calendars import PersonalCalendar
from bot.services.deadlines_events import DeadlinesEvents
from db.engine import Database
from tests.calendar.world import REPORT_AT, a_deadline
from tests.kit.editions import GUILD, a_world

ADA, BO = 1, 2


async def test_address_stays_until_it_is_renewed_and_then_ends(database: Database):
    world = await a_world(database, guild_ids=(GUILD, 701))
    calendars, ada = world.services.calendars, world.actor(ADA)

    token = await calendars.address(ada)
    others = [await calendars.address(each) for each in (world.actor(BO), world.actor(ADA, guild_id=701))]
    renewed = await calendars.renew(ada)

    assert len({token, renewed, *others}) == 4 and {len(each) for each in (token, renewed, *others)} == {43}
    assert await calendars.address(ada) == renewed
    assert [await calendars.read(each) is not None for each in (token, renewed, *others, "", token[:-1])] == [
        *(False, True, True, True, False, False)
    ]
    assert [entry for entry in await world.audit() if entry[0].startswith("calendar:")] == [
        *[("calendar:open", ADA), ("calendar:open", BO), ("calendar:open", ADA), ("calendar:renew", ADA)]
    ]


async def test_calendar_is_the_one_of_its_owner(database: Database):
    world = await a_world(database)
    deadline_id = await a_deadline(database)
    calendars, ada = world.services.calendars, world.actor(ADA)
    world.services.people.hear(ADA, "zh-CN")
    await world.services.people.keep()

    shown = await calendars.show(ada)

    line = DatedLine(
        id=deadline_id,
        name="Report",
        edition="Fall 2021",
        at=REPORT_AT,
        words="19 September 2021 23:59 AoE",
        zone="Etc/GMT+12",
        is_hard=True,
        link="https://example.org/dates",
        version=1,
        changed_at=datetime(2021, 9, 1, tzinfo=UTC),
        removed=False,
        before=(timedelta(days=7), timedelta(hours=3)),
    )
    assert shown == PersonalCalendar(shown.installation, "zh-CN", [line])
    assert await calendars.read(await calendars.address(ada)) == shown
    again = await a_world(database)
    assert (await again.services.calendars.show(world.actor(BO))).installation == shown.installation


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_address_is_not_renewed_without_end(database: Database):
    world = await a_world(database)
    for _ in range(10):
        await world.services.calendars.renew(world.actor(ADA))

    with pytest.raises(TooManyActs):
        await world.services.calendars.renew(world.actor(ADA))


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_address_of_somebody_who_left_the_server_ends(database: Database):
    world = await a_world(database)
    ada, bo = [await world.services.calendars.address(world.actor(number)) for number in (ADA, BO)]

    await world.services.presence.depart(GUILD, ADA)

    assert [await world.services.calendars.read(token) is None for token in (ada, bo)] == [True, False]


async def test_events_of_a_server_are_tended_by_one_process_at_a_time(database: Database):
    world = await a_world(database)
    await a_deadline(database)
    one, other = (DeadlinesEvents(database, world.clock) for _ in range(2))
    await one.switch(Actor(GUILD, ADA, organizes=True), is_on=True)

    begun = await asyncio.gather(one.begin(GUILD), other.begin(GUILD))

    assert sorted(works is None for works in begun) == [False, True]
    assert await other.list_due([GUILD], limit=5) == []
    world.clock.advance(timedelta(minutes=1))  # the first was killed
    assert [work.name for work in await other.begin(GUILD) or []] == ["Report"]
    await other.mark_looked(GUILD)
    assert await one.list_due([GUILD], limit=5) == [GUILD]  # nothing is recorded yet

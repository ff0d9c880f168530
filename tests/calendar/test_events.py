from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.domain.deadlines_events import EventFault
from bot.domain.permissions import Actor
from db.engine import Database
from tests.calendar.world import REPORT_AT, a_deadline, change_deadline, change_edition
from tests.kit.discord import Server, answer, press
from tests.rooms.world import forbid, requests, ring

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

EVENTS = "/scheduled-events"
ABOUT = (
    "**Hard deadline** of Fall 2021, at the end of this event.\n"
    "2021-09-19 23:59 AoE, anywhere on Earth (announced as: 19 September 2021 23:59 AoE)\n"
    "https://example.org/dates"
)
REPORT = ("Report", ABOUT, "https://example.org/dates", REPORT_AT - timedelta(hours=1), REPORT_AT)


@pytest.fixture
async def server(server: Server) -> Server:
    """The bot on a server whose deadlines are events."""
    await server.services.deadlines_events.switch(organizer(server), is_on=True)
    # The bot's Discord has a clock of its own.
    server.env.backend.advance_clock((server.clock.now() - server.env.now()).total_seconds())
    return server


def organizer(server: Server) -> Actor:
    return Actor(server.guild.id, 99, organizes=True)


def shown(server: Server) -> list[tuple[str, str | None, str, datetime, datetime]]:
    """The events that are not over: what people see of each."""
    return [
        (
            event.name,
            event.description,
            (event.entity_metadata or {})["location"],
            datetime.fromisoformat(event.scheduled_start_time),
            datetime.fromisoformat(str(event.scheduled_end_time)),
        )
        for event in events(server)
    ]


def events(server: Server) -> list[Any]:
    found = server.env.backend.get_guild(server.guild.id).scheduled_events.values()
    return [event for event in found if event.status in (1, 2)]


async def test_deadline_is_an_event_that_moves_with_it_and_goes_with_it(server: Server):
    deadline_id = await a_deadline(server.database)
    await ring(server)
    assert shown(server) == [REPORT]

    at = REPORT_AT + timedelta(days=7)
    await change_deadline(server.database, deadline_id, due_at=at, version=2)
    await ring(server)
    assert shown(server) == [(*REPORT[:1], shown(server)[0][1], REPORT[2], at - timedelta(hours=1), at)]
    assert [set(sent) - {"channel_id"} for sent in requests(server, "PATCH", EVENTS)] == [
        {"description", "scheduled_start_time", "scheduled_end_time"}
    ]

    await change_deadline(server.database, deadline_id, removed_at=server.clock.now(), version=3)
    await ring(server)
    assert shown(server) == []
    assert await server.services.deadlines_events.list_work(server.guild.id) == []


async def test_event_that_differs_or_is_gone_is_made_right_at_the_next_look(server: Server):
    await a_deadline(server.database)
    await ring(server)
    event = events(server)[0]
    server.env.backend.edit_scheduled_event(server.guild.id, event.id, {"name": "Party"})
    await ring(server, later=timedelta(minutes=1))
    assert len(requests(server, "GET", EVENTS)) == 1  # nothing changed here: it is not looked at yet
    await ring(server, later=timedelta(minutes=10))
    assert shown(server) == [REPORT]

    server.env.backend.delete_scheduled_event(server.guild.id, event.id)
    await ring(server, later=timedelta(minutes=10))
    assert shown(server) == [REPORT]

    await ring(server, later=timedelta(minutes=10))
    assert len(requests(server, "POST", EVENTS)) == 2
    # Discord refuses a beginning that is past, even an unchanged one.
    assert [set(sent) - {"channel_id"} for sent in requests(server, "PATCH", EVENTS)] == [{"name"}]


async def test_event_made_before_the_process_was_killed_is_found_again(server: Server):
    deadline_id = await a_deadline(server.database)
    await ring(server)
    await change_deadline(server.database, deadline_id, event_id=None, event_version=None)
    await server.restart()
    await server.env.settle()
    await ring(server)

    (work,) = await server.services.deadlines_events.list_work(server.guild.id)
    assert shown(server) == [REPORT]
    assert len(requests(server, "POST", EVENTS)) == 1
    assert (work.event_id, work.shown_version) == (events(server)[0].id, 1)


async def test_events_of_no_deadline_are_removed(server: Server):
    deadline_id = await a_deadline(server.database)
    await ring(server)
    guild = server.bot.get_guild(server.guild.id)
    assert guild is not None
    name, about, place, begins_at, ends_at = REPORT

    async def make(each: str) -> None:
        await guild.create_scheduled_event(
            name=each,
            description=about,
            location=place,
            start_time=begins_at,
            end_time=ends_at,
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
        )

    await make(name)  # as by two processes at once
    await make("Party")
    await ring(server, later=timedelta(minutes=10))
    assert shown(server) == [REPORT]

    await change_deadline(server.database, deadline_id, removed_at=server.clock.now(), version=2)
    await ring(server)
    await make(name)  # as by an attempt of which nothing was heard
    await ring(server, later=timedelta(minutes=10))
    assert shown(server) == []
    looks = len(requests(server, "GET", EVENTS))
    await ring(server, later=timedelta(minutes=10))
    assert len(requests(server, "GET", EVENTS)) == looks  # nothing is left to be looked for


async def test_event_that_has_begun_ends_by_itself_and_is_made_anew_when_put_off(server: Server):
    first = await a_deadline(server.database)
    await a_deadline(server.database, "Plan")
    await ring(server)
    until = REPORT_AT - timedelta(minutes=20) - server.clock.now()
    await server.env.advance_time(until.total_seconds())
    assert [event.status for event in events(server)] == [2, 2]

    at = REPORT_AT + timedelta(days=1)
    await change_deadline(server.database, first, due_at=at, version=2)
    await ring(server, later=until)
    assert [(name, begins_at) for name, _, _, begins_at, _ in shown(server)] == [
        ("Plan", REPORT_AT - timedelta(hours=1)),
        ("Report", at - timedelta(hours=1)),
    ]

    await ring(server, later=timedelta(minutes=20))
    assert [event.name for event in events(server)] == ["Plan", "Report"]
    assert len(requests(server, "DELETE", EVENTS)) == 1
    assert [work.name for work in await server.services.deadlines_events.list_work(server.guild.id)] == ["Report"]


@pytest.mark.parametrize(
    ("status", "code", "fault"), [(403, 50013, EventFault.FORBIDDEN), (400, 30038, EventFault.FULL)]
)
async def test_trouble_is_told_to_organizers_and_tried_again(server: Server, status: int, code: int, fault: EventFault):
    server.env.inject_error("POST", f"/guilds/*{EVENTS}", status=status, code=code)
    await a_deadline(server.database)
    await a_deadline(server.database, "Plan")
    await ring(server)
    assert await server.services.deadlines_events.explain(organizer(server)) == (True, fault)
    assert len(requests(server, "POST", EVENTS)) == 1  # the second would meet the same

    await ring(server, later=timedelta(minutes=1))
    assert len(requests(server, "POST", EVENTS)) == 1
    await ring(server, later=timedelta(minutes=10))
    assert await server.services.deadlines_events.explain(organizer(server)) == (True, None)
    assert sorted(event.name for event in events(server)) == ["Plan", "Report"]


async def test_organizers_switch_events_on_and_off(server: Server, database: Database):
    await server.services.deadlines_events.switch(organizer(server), is_on=False)
    await a_deadline(database)
    await change_edition(database, state="draft")
    boss = server.guild.add_member(server.env.create_user("boss"), roles=[])
    server.env.backend.get_guild(server.guild.id).owner_id = boss.id
    server.locales[boss.id] = "en-US"
    rules = await boss.slash(server.channel, "challenge rules")
    off = await press(boss, rules, "Discord events")
    assert answer(off).text.startswith("**Deadlines are no events**")

    await press(boss, off, "Make them events")
    await ring(server)
    assert shown(server) == []  # a draft is nobody's business
    await change_edition(database, state="open")
    await ring(server)
    assert shown(server) == [REPORT]

    forbid(server, manage_events=False, create_events=False)
    await a_deadline(database, "Plan", at=datetime(2021, 10, 1, tzinfo=UTC))
    await ring(server)
    state = await press(boss, rules, "Discord events")
    assert "Give my role the right *Create Events*" in answer(state).text

"""People and teams from a list."""

import pytest

from bot.domain.challenges_import import (
    ROWS_MAX,
    PeopleListFault,
    PeopleListRefused,
    PersonRow,
    RowOutcome,
    read_people,
)
from bot.domain.moderation import ModerationKind, Order
from bot.domain.permissions import Actor, OnlyOrganizersMay
from db.engine import Database
from tests.challenges.test_course_commands import an_organizer
from tests.kit.discord import a_server, answer, press
from tests.kit.editions import GUILD, World, a_world

ADA, BO, CY, DI, OLU = 10001, 10002, 10003, 10004, 9
ORGANIZER = Actor(GUILD, OLU, organizes=True, moderates=True)


@pytest.mark.rules
def test_list_is_read_row_by_row_with_what_is_wrong():
    content = (
        "﻿Team,USER_ID,is_lead,cohort,other\nVector,10001,True,FACT-AI,x\n,10002,,,\nVector,ada,,,\n,,,,\n'=A,10003,,,\n"
    )
    assert read_people(content.encode()) == [
        PersonRow(2, "Vector", ADA, is_lead=True, cohort="FACT-AI"),
        PersonRow(3, "", fault=RowOutcome.NO_TEAM),
        PersonRow(4, "Vector", fault=RowOutcome.NO_NUMBER),
        PersonRow(6, "=A", CY),
    ]


@pytest.mark.rules
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", PeopleListFault.NO_COLUMN),
        (b"team\nVector\n", PeopleListFault.NO_COLUMN),
        (b"team,user_id\n", PeopleListFault.NO_ROWS),
        (b"team,user_id\n,\n", PeopleListFault.NO_ROWS),
        (b"team,user_id\n" + b"Vector,10001\n" * (ROWS_MAX + 1), PeopleListFault.TOO_MANY),
        (b"team,user_id\n\xff,1\n", PeopleListFault.NOT_UTF8),
        (b'team,user_id\n"x,1\n', PeopleListFault.NOT_CSV),
        (b"team,user_id\nVector,99999999999999999999\n", None),
    ],
)
def test_file_that_is_no_list_is_refused(content: bytes, fault: PeopleListFault | None):
    if fault is None:
        assert [row.fault for row in read_people(content)] == [RowOutcome.NO_NUMBER]
        return
    with pytest.raises(PeopleListRefused) as refused:
        read_people(content)
    assert refused.value.fault is fault


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database, seats_per_team=2)


async def put_in(world: World, *lines: str, dry_run: bool = False) -> list[tuple[str, RowOutcome]]:
    rows = read_people("\n".join(["team,user_id,is_lead,cohort", *lines]).encode())
    imported = await world.services.challenges_import.put_in(ORGANIZER, rows, dry_run=dry_run)
    return [(row.team, row.outcome) for row in imported.rows]


async def teams(world: World) -> dict[str, tuple[int | None, list[int]]]:
    page = await world.services.teams.list_page(world.actor(1), page=0, page_size=20)
    cards = [await world.services.teams.show(ORGANIZER, team.name) for team in page.teams]
    return {card.name: (card.lead_id, sorted(card.member_ids)) for card in cards}


async def test_every_row_is_reported_and_a_trial_keeps_nothing(world: World):
    await world.services.cohorts.write(ORGANIZER, None, name="FACT-AI", papers=(), teams=())
    await world.team("Others", BO)
    lines = (
        "Vector,10001,,FACT-AI",
        "Vector,10003,yes,",
        "vector,10004,,",
        "Vector,10002,,",
        "Others,10002,,",
        "a:b,10005,,",
        "Scalar,10005,,Nowhere",
    )
    expected = [
        ("Vector", RowOutcome.FORMED),
        ("Vector", RowOutcome.JOINED),
        ("vector", RowOutcome.FULL),
        ("Vector", RowOutcome.ELSEWHERE),
        ("Others", RowOutcome.KNOWN),
        ("a:b", RowOutcome.BAD_NAME),
        ("Scalar", RowOutcome.NO_COHORT),
    ]
    assert await put_in(world, *lines, dry_run=True) == expected
    assert await teams(world) == {"Others": (BO, [BO])}
    assert await put_in(world, *lines) == expected
    assert await teams(world) == {"Others": (BO, [BO]), "Vector": (CY, [ADA, CY])}
    again = [outcome for _, outcome in await put_in(world, *lines)]
    assert again == [
        *(RowOutcome.KNOWN, RowOutcome.KNOWN, RowOutcome.FULL, RowOutcome.ELSEWHERE, RowOutcome.KNOWN),
        *(RowOutcome.BAD_NAME, RowOutcome.NO_COHORT),
    ]
    [cohort] = await world.services.cohorts.list_cohorts(ORGANIZER)
    assert cohort.teams == ("Vector",)


async def test_excluded_person_forms_no_team(world: World):
    order = Order(ModerationKind.EXCLUDE, user_id=ADA)
    planned = await world.services.moderation.plan(ORGANIZER, order, "spam")
    await world.services.moderation.carry_out(ORGANIZER, planned.id, planned.fingerprint)

    assert await put_in(world, "Vector,10001,,") == [("Vector", RowOutcome.EXCLUDED)]
    assert await teams(world) == {}


async def test_only_organizers_put_people_in(world: World):
    with pytest.raises(OnlyOrganizersMay):
        await world.services.challenges_import.put_in(
            Actor(GUILD, ADA, moderates=True), [PersonRow(2, "Vector", ADA)], dry_run=True
        )


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_export_is_imported_again_and_people_are_told(database: Database):
    async with a_server(database) as server:
        olu, ada = an_organizer(server), server.member("ada")
        content = f"team,user_id\nVector,{ada.id}\nVector,nobody\n".encode()
        tried = await olu.slash(server.channel, "challenge import", people=("people.csv", content))
        first = answer(tried).text.splitlines()
        await server.restart()
        done = answer(await press(olu, tried, "Put one person in")).text.splitlines()
        await server.bot.bell.ring()
        await server.env.settle()
        files = await server.services.challenges_board.export(Actor(server.guild.id, olu.id, organizes=True))
        again = answer(
            await olu.slash(server.channel, "challenge import", people=("people.csv", files["fall-2021-people.csv"]))
        )

    assert first == [
        "### What this list would do in Fall 2021",
        "**1** of 2 rows bring somebody into a team.",
        "• Row 3, Vector: its user_id is not the number of a person",
        "• Row 2, Vector: forms the team",
    ]
    assert done[0] == "### The list is in Fall 2021"
    assert "Row 2, Vector: in the team already" in again.text
    assert again.buttons == {}
    assert len(ada.user.dm_channel.history()) == 1

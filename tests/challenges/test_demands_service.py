"""What papers and reports an edition takes, as its teams meet it."""

from dataclasses import replace

import pytest

from bot.domain.challenges_demands import Demands, ReportElsewhere, RepositoryNeeded, VenueNotTaken
from bot.domain.deadlines import Asks, NotALadder
from bot.domain.links import LinkKind
from bot.domain.permissions import Actor, OnlyOrganizersMay
from bot.services.deadlines_schedule import Details
from db.deadlines import Deadline
from db.engine import Database
from tests.challenges.test_course_commands import an_organizer
from tests.kit.discord import a_server, answer, press
from tests.kit.editions import GUILD, World, a_world
from tests.setup.test_commands import fill

ADA, OLU = 1, 9
ORGANIZER = Actor(GUILD, OLU, organizes=True)
REPORT = "https://reports.example.org/vector"
on_sqlite = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture
async def world(database: Database) -> World:
    world = await a_world(database, claims_per_team=2)
    await world.team("Vector", ADA)
    return world


async def demand(world: World, **changed: object) -> None:
    await world.services.challenges_rules.change_demands(ORGANIZER, replace(Demands(), **changed))


@on_sqlite
async def test_edition_binds_claims_and_reports_from_the_change_on(world: World):
    paper, ada = await world.paper("GANSpace"), world.actor(ADA)
    await demand(world, venues=("ICML 2020",), are_venues_required=True)
    with pytest.raises(VenueNotTaken):
        await world.services.claims.claim(ada, paper)
    await demand(world, needs_repository=True, report_kinds=frozenset({LinkKind.TMLR}), is_anonymous=True)
    claimed = await world.services.claims.claim(ada, paper)
    with pytest.raises(RepositoryNeeded):
        await world.services.claims_work.submit(ada, claimed.claim_id, REPORT)
    await world.services.repositories.link(ada, "vector/re-ganspace")
    with pytest.raises(ReportElsewhere):
        await world.services.claims_work.submit(ada, claimed.claim_id, REPORT)
    await world.services.claims_work.submit(ada, claimed.claim_id, "https://jmlr.org/tmlr/papers/1")

    assert claimed.hidden
    with pytest.raises(OnlyOrganizersMay):
        await world.services.challenges_rules.change_demands(ada, Demands())


@on_sqlite
async def test_new_dates_have_the_editions_reminders_and_copies_its_demands(world: World):
    rules, schedule = world.services.challenges_rules, world.services.deadlines_schedule
    with pytest.raises(NotALadder):
        await rules.change_about(ORGANIZER, guide="", sponsor="", ladder="often")
    await rules.change_about(ORGANIZER, guide="", sponsor="", ladder="3d 24h")
    await demand(world, venues=("ICML 2020", "TMLR"), report_kinds=frozenset({LinkKind.TMLR}))
    await schedule.add(ORGANIZER, Details("Report", is_hard=True), Asks.REPORT, "2021-12-01")
    await schedule.add(ORGANIZER, Details("Plan", is_hard=True, ladder="7d"), Asks.PLAN, "2021-11-01")
    copied = await world.services.challenges_course.create(ORGANIZER, "Spring 2022")
    await world.services.challenges_course.switch(ORGANIZER, copied.line.id)
    shown = await rules.show(ORGANIZER)

    async with world.database.reading() as session:
        ladders = [(await session.get_one(Deadline, number)).ladder for number in (1, 2)]
    assert ladders == ["72h 24h", "7d"]
    assert shown.demands == Demands(venues=("ICML 2020", "TMLR"), report_kinds=frozenset({LinkKind.TMLR}))
    assert shown.about.ladder == "72h 24h"


@on_sqlite
async def test_demands_are_set_in_a_form_and_read_by_everybody(database: Database):
    async with a_server(database) as server:
        olu, ada = an_organizer(server), server.member("ada")
        opened = await press(olu, await olu.slash(server.channel, "challenge rules"), "Papers and reports")
        done = answer(await fill(olu, opened, "ICML 2020, TMLR", ["yes"], ["yes"], ["tmlr", "openreview"], ["yes"]))
        seen = answer(await ada.slash(server.channel, "challenge rules"))

    for shown in (done, seen):
        assert "Papers have to be of: ICML 2020, TMLR" in shown.text
        assert "To hand a report in, a team has to have linked a repository." in shown.text
        assert "Reports are handed in as: a paper on OpenReview, a paper in TMLR" in shown.text
        assert "Claims hide a team's people until its lead shows them." in shown.text
    assert "Papers and reports" not in seen.buttons

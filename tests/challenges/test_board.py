"""The organizers' board and the files of an edition."""

import csv
import io
import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.challenges_board import WEEKS, Funnel, group_by_week, make_funnel
from bot.domain.claims import ClaimState
from bot.domain.deadlines import Asks
from bot.domain.permissions import Actor, OnlyHelpersMay, OnlyOrganizersMay
from bot.services.challenges_lists import TeamFilter
from bot.services.deadlines_schedule import Details
from db.engine import Database
from tests.kit.editions import World, a_world

ADA, BO, CY, DI, OLU = 1, 2, 3, 4, 9


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


def organizer(world: World) -> Actor:
    return replace(world.actor(OLU), organizes=True)


async def fill(world: World) -> None:
    """A team that handed in, a silent one, one without a paper, and somebody without a team."""
    claims, work = world.services.claims, world.services.claims_work
    for name, who in (("Vector", ADA), ("Scalar", BO), ("Tensor", CY)):
        await world.team(name, who)
    done = await claims.claim(world.actor(ADA), await world.paper("Attention"))
    await claims.claim(world.actor(BO), await world.paper("Convolution"))
    await world.paper("Free")
    world.clock.advance(timedelta(days=20))
    await work.submit(world.actor(ADA), done.claim_id, "https://reports.example.org/vector")
    await world.team("Matrix", DI)
    await world.services.teams.leave(world.actor(DI))


async def test_board_says_where_everybody_stands(world: World):
    await fill(world)
    board = await world.services.challenges_board.show(organizer(world))
    assert (board.people, board.teams, board.without_team) == (3, 3, 1)
    assert (board.without_claim, board.silent, board.silent_days) == (("Tensor",), ("Scalar",), 14)
    assert (board.working, board.submitted, board.free_papers, board.dead_letters) == (1, 1, 1, 0)
    assert board.claims == ((ClaimState.CLAIMED, 1), (ClaimState.SUBMITTED, 1))
    assert board.funnel == Funnel(claimed=2, begun=1, submitted=1, accepted=0)
    assert board.funnel.conversion == 50
    assert [count for _, count in board.weeks] == [2]
    assert (board.behind, board.dates) == ((), ())
    with pytest.raises(OnlyHelpersMay):
        await world.services.challenges_board.show(world.actor(ADA))


async def test_files_hold_everything_but_who_is_anonymous_unless_that_is_wanted(world: World):
    await fill(world)
    await world.services.claims_work.hide(world.actor(BO), 2, hidden=True)
    board = world.services.challenges_board
    files = await board.export(organizer(world))
    whole = await board.export(organizer(world), with_anonymous=True)

    def people(found: dict[str, bytes]) -> list[tuple[str, str]]:
        rows = csv.DictReader(io.StringIO(found["fall-2021-people.csv"].decode()))
        return [(row["team"], row["user_id"]) for row in rows]

    assert people(files) == [("Tensor", "3"), ("Vector", "1")]
    assert people(whole) == [("Scalar", "2"), ("Tensor", "3"), ("Vector", "1")]
    claims = json.loads(files["fall-2021.json"])["claims"]
    assert [(claim["team"], claim["state"]) for claim in claims] == [("Vector", "submitted"), ("Scalar", "claimed")]
    with pytest.raises(OnlyOrganizersMay):
        await board.export(world.actor(ADA))


async def test_cell_that_would_be_a_formula_is_none(world: World):
    await world.team("Vector", ADA)
    await world.services.claims.claim(world.actor(ADA), await world.paper("=1+1"))
    files = await world.services.challenges_board.export(organizer(world))
    assert b",'=1+1," in files["fall-2021-claims.csv"]


@pytest.mark.rules
@given(st.dictionaries(st.sampled_from(list(ClaimState)), st.integers(0, 50)))
def test_funnel_never_widens(claims: dict[str, int]):
    funnel = make_funnel(claims)
    assert funnel.claimed >= funnel.begun >= funnel.submitted >= funnel.accepted >= 0
    assert 0 <= funnel.conversion <= 100


@pytest.mark.rules
@given(st.lists(st.datetimes(datetime(2021, 1, 1), datetime(2021, 3, 1), timezones=st.just(UTC)), max_size=30))  # noqa: DTZ001 - hypothesis adds the zone
def test_weeks_hold_every_instant_and_leave_none_out(times: list[datetime]):
    weeks = group_by_week(times)
    assert sum(count for _, count in weeks) == len(times)
    assert all(later[0] - week[0] == timedelta(weeks=1) for week, later in itertools.pairwise(weeks))
    assert all(week.weekday() == 0 for week, _ in weeks)


@pytest.mark.rules
def test_only_the_latest_weeks_are_shown():
    weeks = group_by_week([datetime(2021, 1, 1, tzinfo=UTC), datetime(2021, 12, 1, tzinfo=UTC)])
    assert (len(weeks), weeks[-1]) == (WEEKS, (datetime(2021, 11, 29, tzinfo=UTC), 1))


async def test_teams_are_listed_by_where_they_stand(world: World):
    add, asks = world.services.deadlines_schedule.add, Asks.REPORT
    await add(organizer(world), Details("Report", is_hard=True), asks, "in 10 days")
    await add(organizer(world), Details("Decision", is_hard=False), Asks.DECISION, "in 90 days")
    await fill(world)
    expected = {
        TeamFilter.ALL: ["Vector", "Scalar", "Tensor"],
        TeamFilter.NO_CLAIM: ["Tensor"],
        TeamFilter.SILENT: ["Scalar"],
        TeamFilter.BEHIND: ["Scalar"],
        TeamFilter.WORKING: ["Scalar"],
        TeamFilter.SUBMITTED: ["Vector"],
    }
    lists = world.services.challenges_lists
    found = {wanted: await lists.list_teams(organizer(world), wanted, page=0, page_size=10) for wanted in TeamFilter}
    assert {wanted: [team.name for team in page.teams] for wanted, page in found.items()} == expected
    assert found[TeamFilter.BEHIND].teams[0].missed == ("Report",)
    assert found[TeamFilter.ALL].teams[0].work == (("Attention", "submitted"),)
    last = await lists.list_teams(organizer(world), TeamFilter.ALL, page=9, page_size=2)
    assert ([team.name for team in last.teams], last.page, last.pages, last.count) == (["Tensor"], 1, 2, 3)
    board = await world.services.challenges_board.show(organizer(world))
    assert board.behind == ("Scalar",)
    assert [name for name, _ in board.dates] == ["Report", "Decision"]
    with pytest.raises(OnlyHelpersMay):
        await lists.list_teams(world.actor(ADA), TeamFilter.ALL, page=0, page_size=10)

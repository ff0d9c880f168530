"""Cohorts: their papers bind their teams, and their dates concern nobody else."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.domain.cohorts import (
    COHORTS_MAX,
    PAPERS_MAX,
    CohortHasDates,
    CohortNameTaken,
    NoSuchCohort,
    PaperOfOthers,
    TooManyCohorts,
)
from bot.domain.deadlines import Asks, NoSuchDeadline
from bot.domain.papers import NoSuchPaper
from bot.domain.permissions import Actor, OnlyOrganizersMay
from bot.domain.teams import NoSuchTeam
from bot.services._deadlines import Mine
from bot.services.cohorts import CohortCard
from bot.services.deadlines import DeadlinePage
from bot.services.deadlines_schedule import Details
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world

ADA, BO, CY, OLU = 1, 2, 3, 9
ORGANIZER = Actor(GUILD, OLU, organizes=True)


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database, claims_per_team=2)


async def write(
    world: World,
    name: str = "FACT-AI",
    *,
    cohort_id: int | None = None,
    papers: Sequence[str] = (),
    teams: Sequence[str] = (),
) -> CohortCard:
    return await world.services.cohorts.write(ORGANIZER, cohort_id, name=name, papers=papers, teams=teams)


async def add_date(world: World, name: str, when: str, cohort: str = "") -> None:
    details = Details(name, is_hard=True)
    await world.services.deadlines_schedule.add(ORGANIZER, details, Asks.REPORT, when, cohort)


async def test_team_of_a_cohort_chooses_from_its_papers(world: World):
    await world.paper("GANSpace", "arxiv:2004.02546")
    cdep = await world.paper("CDEP")
    other = await world.paper("Attention")
    await world.team("Vector", ADA)
    cohort = await write(world, papers=("2004.02546", "CDEP"), teams=("Vector",))
    await world.services.teams.create(world.actor(BO), "Scalar", typed_cohort="fact-ai")
    await world.services.teams.create(world.actor(CY), "Tensor")

    for number in (ADA, BO):
        with pytest.raises(PaperOfOthers) as refused:
            await world.services.claims.claim(world.actor(number), other)
        assert refused.value.papers == ("CDEP", "GANSpace")
    await world.services.claims.claim(world.actor(BO), cdep)
    await world.services.claims.claim(world.actor(CY), other)

    [shown] = await world.services.cohorts.list_cohorts(ORGANIZER)
    assert cohort == CohortCard(cohort.id, "FACT-AI", ("CDEP", "GANSpace"), ("Vector",), dates=0)
    assert shown == CohortCard(cohort.id, "FACT-AI", ("CDEP", "GANSpace"), ("Scalar", "Vector"), dates=0)


async def test_date_of_a_cohort_concerns_its_teams_alone(world: World):
    paper, other = await world.paper("GANSpace"), await world.paper("CDEP")
    await world.team("Vector", ADA)
    await world.team("Scalar", BO)
    await write(world, teams=("Vector",))
    await add_date(world, "Report", "2021-12-20")
    await add_date(world, "Inner report", "2021-12-01", "FACT-AI")
    await world.services.claims.claim(world.actor(ADA), paper)
    await world.services.claims.claim(world.actor(BO), other)

    def named(page: DeadlinePage) -> list[tuple[str, str | None, Mine]]:
        return [(line.name, line.cohort, line.mine) for line in page.lines]

    show = world.services.deadlines.show
    assert named(await show(world.actor(ADA))) == [
        ("Inner report", "FACT-AI", Mine.OWED),
        ("Report", None, Mine.OWED),
    ]
    assert named(await show(world.actor(BO))) == [("Report", None, Mine.OWED)]
    assert named(await show(world.actor(CY))) == [("Report", None, Mine.NOT_ASKED)]
    assert [line.name for line in (await show(ORGANIZER)).lines] == ["Inner report", "Report"]
    get = world.services.deadlines.get
    assert (await get(world.actor(ADA), 2)).name == (await get(ORGANIZER, 2)).name == "Inner report"
    with pytest.raises(NoSuchDeadline):
        await get(world.actor(BO), 2)
    calendar = world.services.deadlines.list_for
    assert [date.name for date in await calendar(GUILD, ADA)] == ["Inner report", "Report"]
    assert [date.name for date in await calendar(GUILD, BO)] == ["Report"]


async def test_only_teams_of_the_cohort_are_reminded_of_its_date(world: World):
    paper, other = await world.paper("GANSpace"), await world.paper("CDEP")
    await world.team("Vector", ADA)
    await world.team("Scalar", BO)
    await write(world, teams=("Vector",))
    await world.services.claims.claim(world.actor(ADA), paper)
    await world.services.claims.claim(world.actor(BO), other)
    await add_date(world, "Inner report", "in 8 days", "FACT-AI")
    world.clock.advance(timedelta(days=2))
    reminded = await world.services.deadlines_remind.remind()

    assert reminded == 1


async def test_cohort_is_changed_and_removed_once_its_dates_are(world: World):
    await world.team("Vector", ADA)
    cohort = await write(world, teams=("Vector",))
    await add_date(world, "Inner report", "2021-12-01", "FACT-AI")
    renamed = await write(world, "FACT", cohort_id=cohort.id)
    with pytest.raises(CohortHasDates):
        await world.services.cohorts.remove(ORGANIZER, cohort.id)
    planned = await world.services.deadlines_move.plan_removal(ORGANIZER, "Inner report", "Not needed")
    await world.services.deadlines_move.apply(ORGANIZER, planned.draft_id)
    await world.services.cohorts.remove(ORGANIZER, cohort.id)

    assert renamed == CohortCard(cohort.id, "FACT", (), (), dates=1)
    assert await world.services.cohorts.list_cohorts(ORGANIZER) == []
    assert ("cohort:change", OLU) in await world.audit()


async def test_refused_cohort_changes_nothing(world: World):
    cohorts = world.services.cohorts
    kept = await write(world)
    with pytest.raises(OnlyOrganizersMay):
        await cohorts.write(world.actor(ADA), None, name="Mine", papers=(), teams=())
    with pytest.raises(OnlyOrganizersMay):
        await cohorts.list_cohorts(world.actor(ADA))
    with pytest.raises(OnlyOrganizersMay):
        await cohorts.remove(world.actor(ADA), kept.id)
    with pytest.raises(CohortNameTaken):
        await write(world, "fact-ai")
    with pytest.raises(NoSuchPaper):
        await write(world, "Other", papers=("4711.00001",))
    with pytest.raises(NoSuchTeam):
        await write(world, "Other", teams=("Nobody",))
    with pytest.raises(TooManyCohorts):
        await write(world, "Other", papers=["x"] * (PAPERS_MAX + 1))
    with pytest.raises(NoSuchCohort):
        await write(world, "Other", cohort_id=99)
    with pytest.raises(NoSuchCohort):
        await cohorts.remove(ORGANIZER, 99)
    with pytest.raises(NoSuchCohort):
        await world.services.teams.create(world.actor(ADA), "Vector", typed_cohort="Nowhere")

    assert await cohorts.list_cohorts(ORGANIZER) == [kept]


async def test_edition_has_so_many_cohorts(world: World):
    for number in range(COHORTS_MAX):
        await write(world, f"Course {number}")
    with pytest.raises(TooManyCohorts):
        await write(world, "One more")


async def test_merged_paper_stays_a_cohorts_choice(world: World):
    kept, gone = await world.paper("GANSpace"), await world.paper("GAN Space")
    await write(world, papers=("GAN Space",))
    merged = await world.services.catalog.merge(ORGANIZER, gone, kept)
    [during] = await world.services.cohorts.list_cohorts(ORGANIZER)
    await world.services.catalog.unmerge(ORGANIZER, merged.merge_id)
    [after] = await world.services.cohorts.list_cohorts(ORGANIZER)

    assert (during.papers, after.papers) == (("GANSpace",), ("GAN Space",))


async def test_lists_that_are_not_named_stay_as_they_are(world: World):
    await world.paper("GANSpace")
    await world.team("Vector", ADA)
    made = await write(world, papers=("GANSpace",), teams=("Vector",))

    changed = await world.services.cohorts.write(ORGANIZER, made.id, name="FACT", papers=None, teams=None)

    assert (changed.name, changed.papers, changed.teams) == ("FACT", ("GANSpace",), ("Vector",))

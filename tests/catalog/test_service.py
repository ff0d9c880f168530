"""One paper added, a list imported, two papers made one, by those who may."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.catalog import MergeElsewhere, MergeOver, SamePaper, TeamsOnBoth
from bot.domain.claims import ClaimState
from bot.domain.papers import NoSuchPaper
from bot.domain.permissions import Actor, OnlyHelpersMay, OnlyOrganizersMay
from bot.services._known_papers import InCatalogue
from bot.services.catalog import Added, MergeAhead
from db.catalog import PaperMerge
from db.claims import Claim
from db.engine import Database
from db.papers import EditionPaper, Paper, PaperName
from db.waitlist import Wait
from tests.kit.editions import GUILD, World, a_world

ADA, BO, CY, OLU = 1, 2, 3, 9
ORGANIZER = Actor(GUILD, OLU, organizes=True)
HELPER = Actor(GUILD, OLU, helps=True)


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database, claims_per_paper=1, claims_per_team=2)


async def two_papers(world: World) -> tuple[int, int]:
    return await world.paper("GANSpace", "arxiv:2004.02546"), await world.paper("GAN Space", "openreview:abc")


async def everything(world: World) -> dict[str, Any]:
    """What the catalogue, claims and waits say."""
    async with world.database.reading() as session:
        papers = await session.execute(select(Paper.id, Paper.title).order_by(Paper.id))
        names = await session.execute(select(PaperName.name, PaperName.paper_id).order_by(PaperName.name))
        claims = await session.execute(
            select(Claim.team_id, Claim.paper_id, Claim.slot, Claim.state).order_by(Claim.id)
        )
        waits = await session.execute(select(Wait.team_id, Wait.paper_id, Wait.state).order_by(Wait.id))
        listed = await session.execute(select(EditionPaper.paper_id).order_by(EditionPaper.paper_id))
        tables = {"papers": papers, "names": names, "claims": claims, "waits": waits, "listed": listed}
        return {name: [tuple(row) for row in rows] for name, rows in tables.items()}


async def test_merged_paper_takes_over_everything_and_gives_it_back(world: World):
    kept, gone = await two_papers(world)
    vector, scalar, tensor = [
        await world.team(name, lead) for name, lead in (("Vector", ADA), ("Scalar", BO), ("Tensor", CY))
    ]
    await world.services.claims.claim(world.actor(ADA), kept)
    await world.services.claims.claim(world.actor(BO), gone)
    await world.services.waitlist.join(world.actor(CY), gone)
    before = await everything(world)

    ahead = await world.services.catalog.look_ahead(ORGANIZER, gone, kept)
    merged = await world.services.catalog.merge(ORGANIZER, gone, kept)
    after = await everything(world)
    shown = await world.services.papers.show(world.actor(ADA), gone)
    undone = await world.services.catalog.unmerge(ORGANIZER, merged.merge_id)

    assert ahead == MergeAhead(gone, "GAN Space", kept, "GANSpace", ("openreview:abc",), claims=1, waits=1)
    assert after == {
        "papers": [(kept, "GANSpace")],
        "names": [("arxiv:2004.02546", kept), ("openreview:abc", kept)],
        # Both go on: over the limit nothing is taken from anybody.
        "claims": [(vector, kept, 1, "claimed"), (scalar, kept, 2, "claimed")],
        "waits": [(tensor, kept, "waiting")],
        "listed": [],
    }
    assert (shown.id, shown.title, len(shown.takers)) == (kept, "GANSpace", 2)
    assert undone == merged
    assert await everything(world) == before
    assert [tag for tag, _ in await world.audit()][-2:] == ["papers:merge", "papers:unmerge"]


async def test_place_that_a_merge_makes_free_is_offered_to_who_waited(world: World):
    kept, gone = await two_papers(world)
    await world.team("Vector", ADA)
    await world.team("Scalar", BO)
    await world.services.claims.claim(world.actor(ADA), gone)
    await world.services.waitlist.join(world.actor(BO), gone)
    await world.services.claims.release(world.actor(ADA), gone)
    await world.change_edition(has_paper_list=True)
    await world.services.catalog.merge(ORGANIZER, gone, kept)

    assert [state for _, _, state in (await everything(world))["waits"]] == ["offered"]


async def test_what_moved_on_since_stays_where_it_went(world: World):
    kept, gone = await two_papers(world)
    vector = await world.team("Vector", ADA)
    scalar = await world.team("Scalar", BO)
    await world.services.claims.claim(world.actor(ADA), gone)
    merged = await world.services.catalog.merge(ORGANIZER, gone, kept)
    await world.services.claims.release(world.actor(ADA), kept)
    await world.services.claims.claim(world.actor(BO), kept)

    await world.services.catalog.unmerge(ORGANIZER, merged.merge_id)

    claims = (await everything(world))["claims"]
    assert claims == [
        (vector, gone, None, ClaimState.RELEASED.value),
        (scalar, kept, 1, ClaimState.CLAIMED.value),
    ]


async def test_lists_of_editions_are_taken_over_and_given_back(world: World):
    kept, gone = await two_papers(world)
    await world.change_edition(has_paper_list=True)
    await world.database.write(lambda session: _list(session, gone))

    merged = await world.services.catalog.merge(ORGANIZER, gone, kept)
    during = (await everything(world))["listed"]
    await world.services.catalog.unmerge(ORGANIZER, merged.merge_id)

    assert during == [(kept,)]
    assert (await everything(world))["listed"] == [(gone,)]


async def _list(session: Any, paper_id: int) -> None:
    session.add(EditionPaper(edition_id=1, paper_id=paper_id))


async def test_merge_is_refused_where_it_would_harm(database: Database):
    world = await a_world(database, claims_per_team=2, guild_ids=(GUILD, GUILD + 1))
    kept, gone = await two_papers(world)
    catalog = world.services.catalog
    with pytest.raises(SamePaper):
        await catalog.look_ahead(ORGANIZER, kept, kept)
    with pytest.raises(NoSuchPaper):
        await catalog.merge(ORGANIZER, 4711, kept)
    with pytest.raises(OnlyOrganizersMay):
        await catalog.merge(HELPER, gone, kept)
    with pytest.raises(OnlyOrganizersMay):
        await catalog.unmerge(HELPER, 1)

    await world.team("Vector", ADA)
    for paper_id in (kept, gone):
        await world.services.claims.claim(world.actor(ADA), paper_id)
    with pytest.raises(TeamsOnBoth) as both:
        await catalog.merge(ORGANIZER, gone, kept)
    assert both.value.teams == ("Vector",)

    elsewhere = world.actor(BO, guild_id=GUILD + 1)
    await world.services.teams.create(elsewhere, "Scalar")
    other = await world.paper("Gan space")
    await world.services.claims.claim(elsewhere, other)
    with pytest.raises(MergeElsewhere):
        await catalog.merge(ORGANIZER, other, kept)
    assert len((await everything(world))["papers"]) == 3

    there = replace(ORGANIZER, guild_id=GUILD + 1)
    chosen = await world.paper("Another GAN")
    await world.services.cohorts.write(there, None, name="Course", papers=["Another GAN"], teams=())
    with pytest.raises(MergeElsewhere):
        await catalog.merge(ORGANIZER, chosen, kept)


async def test_merge_is_undone_once_and_the_later_one_first(world: World):
    kept, gone = await two_papers(world)
    third = await world.paper("GANSPACE!")
    catalog = world.services.catalog
    first = await catalog.merge(ORGANIZER, gone, kept)
    second = await catalog.merge(ORGANIZER, kept, third)
    shown = await world.services.papers.show(world.actor(ADA), gone)

    with pytest.raises(MergeOver):
        await catalog.unmerge(ORGANIZER, first.merge_id)
    with pytest.raises(MergeOver):
        await catalog.unmerge(replace(ORGANIZER, guild_id=GUILD + 1), second.merge_id)
    for merge_id in (second.merge_id, first.merge_id):
        await catalog.unmerge(ORGANIZER, merge_id)
    with pytest.raises(MergeOver):
        await catalog.unmerge(ORGANIZER, first.merge_id)

    assert shown.id == third
    async with world.database.reading() as session:
        merges = list(await session.scalars(select(PaperMerge)))
    assert [(merge.merged_by, merge.undone_by) for merge in merges] == [(OLU, OLU)] * 2
    assert [paper_id for paper_id, _ in (await everything(world))["papers"]] == [kept, gone, third]


async def test_helper_adds_a_paper_once_and_puts_it_on_the_list(world: World):
    await world.change_edition(has_paper_list=True)
    added = await world.services.catalog.add(HELPER, "2004.02546", "GANSpace")
    again = await world.services.catalog.add(HELPER, "https://arxiv.org/abs/2004.02546")
    with pytest.raises(OnlyHelpersMay):
        await world.services.catalog.add(world.actor(ADA), "Another Paper")

    assert isinstance(added, Added)
    assert again == InCatalogue(added.paper_id, "GANSpace")
    assert added == Added(added.paper_id, "GANSpace", source=None)
    assert (await everything(world))["listed"] == [(added.paper_id,)]
    assert ("papers:add", OLU) in await world.audit()

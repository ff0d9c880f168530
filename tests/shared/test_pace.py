"""Pace: nobody floods a server, and whoever is stopped is told when to go on."""

from datetime import timedelta

import pytest

from bot.domain.audit import AuditTag
from bot.domain.pace import LIMITS, TooManyActs, limit_of
from db.engine import Database
from tests.kit.editions import a_world


def test_act_is_counted_in_one_way_only():
    counted = [tag for tags, _ in LIMITS for tag in tags]

    assert len(counted) == len(set(counted))


@pytest.mark.parametrize("tag", AuditTag)
def test_limit_is_that_of_the_group_of_the_act(tag: AuditTag):
    found = limit_of(tag)

    assert found == next(((tags, limit) for tags, limit in LIMITS if tag in tags), None)
    assert found is None or (tag in found[0] and found[1] > 0)


async def test_claims_and_releases_together_stop_after_thirty_an_hour(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 2)
    paper_id = await world.paper("GANSpace")
    began = world.clock.now()
    for _ in range(15):
        await world.services.claims.claim(world.actor(1), paper_id)
        await world.services.claims.release(world.actor(1), paper_id)
        world.clock.advance(timedelta(minutes=1))

    with pytest.raises(TooManyActs) as refusal:
        await world.services.claims.claim(world.actor(1), paper_id)

    assert refusal.value.values == {"limit": 30, "again": began + timedelta(hours=1)}
    assert (await world.services.claims.claim(world.actor(2), paper_id)).team == "Matrix"  # it counts for one person
    await world.services.claims.release(world.actor(2), paper_id)
    world.clock.advance(began + timedelta(hours=1) - timedelta(seconds=1) - world.clock.now())
    with pytest.raises(TooManyActs):
        await world.services.claims.claim(world.actor(1), paper_id)
    world.clock.advance(timedelta(seconds=1))
    assert (await world.services.claims.claim(world.actor(1), paper_id)).team == "Vector"


async def test_giving_back_is_never_too_much(database: Database):
    world = await a_world(database, claims_per_team=None)
    await world.team("Vector", 1)
    papers = [await world.paper(f"Paper {number}") for number in range(30)]
    for paper_id in papers:
        await world.services.claims.claim(world.actor(1), paper_id)

    for paper_id in papers:
        await world.services.claims.release(world.actor(1), paper_id)

    assert await world.services.claims.list_own(world.actor(1)) == []

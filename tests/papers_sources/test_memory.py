"""What was found out is remembered for a while, and asked once for all."""

import asyncio
from datetime import timedelta

import pytest

from bot.papers import Found, NotFound, SourcesUnavailable
from bot.sites import Reason, Trouble
from tests.kit.clock import START
from tests.kit.sources import Reply, crossref_work
from tests.papers_sources.test_facts import FEW_SHOT, few_shot

DAY = timedelta(days=1)
GOOD = crossref_work(FEW_SHOT.removeprefix("doi:"))
KEY = "paper-facts/1/" + FEW_SHOT


async def test_paper_is_remembered_for_thirty_days(world, papers):
    world.sites.set("crossref", GOOD)

    first = await papers.look_up(FEW_SHOT)
    world.clock.advance(29 * DAY)
    young = await papers.look_up(FEW_SHOT)
    requests = len(world.sites.asked)
    world.clock.advance(DAY)
    renewed = await papers.look_up(FEW_SHOT)

    assert (first, young, requests) == (Found(few_shot()), Found(few_shot(), 29 * DAY), 1)
    assert renewed == Found(few_shot(fetched_at=START + 30 * DAY))


async def test_absence_is_remembered_for_a_day(world, papers):
    await papers.look_up(FEW_SHOT)
    world.sites.set("crossref", GOOD)

    world.clock.advance(timedelta(hours=23))
    remembered = await papers.look_up(FEW_SHOT)
    world.clock.advance(timedelta(hours=1))
    asked = await papers.look_up(FEW_SHOT)

    assert remembered == NotFound(FEW_SHOT, ("crossref", "datacite"), timedelta(hours=23))
    assert asked == Found(few_shot(fetched_at=START + DAY))


async def test_old_facts_are_given_with_their_age_when_the_sources_are_down(world, papers):
    world.sites.set("crossref", GOOD)
    await papers.look_up(FEW_SHOT)
    world.clock.advance(90 * DAY)
    world.sites.set("crossref", Reply(status=500))

    assert await papers.look_up(FEW_SHOT) == Found(few_shot(), 90 * DAY, is_stale=True)


async def test_old_absence_is_no_answer_when_the_sources_are_down(world, papers):
    await papers.look_up(FEW_SHOT)
    world.clock.advance(2 * DAY)
    world.sites.set("crossref", Reply(status=500))

    assert await papers.look_up(FEW_SHOT) == SourcesUnavailable(
        FEW_SHOT, (Trouble("crossref", Reason.BAD_STATUS, 500),)
    )


async def test_trouble_is_not_remembered(world, papers):
    world.sites.set("crossref", Reply(status=500))
    await papers.look_up(FEW_SHOT)

    assert world.cache.entries == {}


@pytest.mark.parametrize(
    "value", [None, 7, [], {"facts": {}}, {"facts": {"title": 1}}, {"asked": "x"}, {"other": 1}, {"facts": "x"}]
)
async def test_entry_that_cannot_be_read_back_is_asked_anew(world, papers, value):
    world.sites.set("crossref", GOOD)
    await world.cache.put(KEY, value, START)

    assert await papers.look_up(FEW_SHOT) == Found(few_shot())


async def test_entry_from_the_future_is_as_good_as_new(world, papers):
    world.sites.set("crossref", GOOD)
    await papers.look_up(FEW_SHOT)
    world.clock.advance(-DAY)

    assert await papers.look_up(FEW_SHOT) == Found(few_shot())


async def test_many_who_ask_at_once_cost_one_request(world, papers):
    world.sites.set("crossref", Reply(GOOD.body, delay_s=0.1))

    outcomes = await asyncio.gather(*(papers.look_up(FEW_SHOT) for _ in range(50)))

    assert (outcomes, len(world.sites.asked)) == ([Found(few_shot())] * 50, 1)

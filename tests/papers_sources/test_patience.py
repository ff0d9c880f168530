"""Limits of rate, long waits and open circuits."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.papers import Found, SourcesUnavailable
from bot.sites import Reason, Trouble
from bot.sites.waiting import read_wait
from tests.kit.clock import START
from tests.kit.sources import NONE, Reply, arxiv_entry, arxiv_feed, crossref_work
from tests.papers_sources.test_facts import FEW_SHOT, GANSPACE, few_shot

GOOD = crossref_work(FEW_SHOT.removeprefix("doi:"))
MINUTE = timedelta(minutes=1)


def dois(count):
    return [f"doi:10.1000/{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"Retry-After": "2"}, timedelta(seconds=2)),
        ({"Retry-After": "Wed, 01 Sep 2021 12:10:00 GMT"}, 10 * MINUTE),
        ({"Retry-After": "Wed, 01 Sep 2021 12:10:00 -0000"}, 10 * MINUTE),
        ({"Retry-After": "Wed, 01 Sep 2021 11:00:00 GMT"}, timedelta()),
        ({"Retry-After": "999999999"}, timedelta(days=1)),
        ({"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"}, timedelta(days=1)),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "٣"}, None),
        ({"Retry-After": "soon"}, None),
        ({"RateLimit": '"api";r=0;t=55'}, timedelta(seconds=55)),
        ({"RateLimit": '"api";r=0;t=55', "Retry-After": "7"}, timedelta(seconds=7)),
        ({"RateLimit": '"api";r=3;t=55'}, None),
    ],
)
def test_wait_is_read_from_headers(headers, expected):
    assert read_wait(headers, START) == expected


async def test_short_wait_is_kept_to(world, papers):
    world.sites.set("crossref", Reply(status=429, headers={"Retry-After": "2"}), GOOD)

    assert await papers.look_up(FEW_SHOT) == Found(few_shot())
    assert [2.2 <= pause <= 3 for pause in world.pauses] == [True]


async def test_long_wait_leaves_the_source_alone_until_it_is_over(world, papers):
    world.sites.set("crossref", Reply(status=429, headers={"Retry-After": "600"}), GOOD)
    until = START + 10 * MINUTE

    first = await papers.look_up(FEW_SHOT)
    second = await papers.look_up(FEW_SHOT)
    world.clock.advance(10 * MINUTE)
    third = await papers.look_up(FEW_SHOT)

    assert first == SourcesUnavailable(FEW_SHOT, (Trouble("crossref", Reason.RATE_LIMITED, 429, until),))
    assert second == SourcesUnavailable(FEW_SHOT, (Trouble("crossref", Reason.CIRCUIT_OPEN, None, until),))
    assert third == Found(few_shot(fetched_at=until))
    assert [asked.source for asked in world.sites.asked] == ["crossref", "datacite", "datacite", "crossref"]


async def test_source_that_fails_five_times_is_left_alone_and_then_tried_once(world, papers):
    world.sites.set("crossref", Reply(status=501))

    for name in dois(7):
        await papers.look_up(name)
    failing = [asked.source for asked in world.sites.asked].count("crossref")
    world.clock.advance(2 * MINUTE)
    world.sites.set("crossref", Reply(status=501, delay_s=0.05))
    await asyncio.gather(*map(papers.look_up, dois(7)))
    half_open = [asked.source for asked in world.sites.asked].count("crossref") - failing
    world.clock.advance(2 * MINUTE)
    world.sites.set("crossref", GOOD)
    healed = await papers.look_up(FEW_SHOT)

    assert (failing, half_open) == (5, 1)
    assert healed == Found(few_shot(fetched_at=START + 4 * MINUTE))


async def test_one_good_answer_among_failures_keeps_the_source(world, papers):
    world.sites.set("crossref", *[Reply(status=501)] * 4, NONE, Reply(status=501))

    for name in dois(9):
        await papers.look_up(name)

    assert [asked.source for asked in world.sites.asked].count("crossref") == 9


async def test_trial_that_nobody_waits_for_any_more_does_not_keep_the_source_shut(world):
    papers = await world.connect(failures_max=1)
    world.sites.set("crossref", Reply(status=501), Reply(delay_s=30), GOOD)
    await papers.look_up(FEW_SHOT)
    world.clock.advance(2 * MINUTE)
    asker = asyncio.create_task(papers.look_up(FEW_SHOT))
    await world.sites.hear("crossref", 2)

    await papers.close()
    await asyncio.wait([asker])

    assert await papers.look_up(FEW_SHOT) == Found(few_shot(fetched_at=START + 2 * MINUTE))


@pytest.mark.parametrize("status", [429, 503])
async def test_arxiv_that_wants_quiet_is_left_alone_for_minutes(world, papers, status):
    world.sites.set("arxiv", Reply(status=status), arxiv_feed(arxiv_entry("2004.02546v1", "A Title")))
    until = START + 5 * MINUTE
    reason = Reason.RATE_LIMITED if status == 429 else Reason.BAD_STATUS

    first = await papers.look_up(GANSPACE)
    second = await papers.look_up(GANSPACE)
    world.clock.advance(5 * MINUTE)
    third = await papers.look_up(GANSPACE)

    assert first == SourcesUnavailable(GANSPACE, (Trouble("arxiv", reason, status, until),))
    assert second == SourcesUnavailable(GANSPACE, (Trouble("arxiv", Reason.CIRCUIT_OPEN, None, until),))
    assert isinstance(third, Found)
    assert ([asked.source for asked in world.sites.asked].count("arxiv"), world.pauses) == (2, [])


async def test_everybody_who_waits_hears_that_arxiv_is_left_alone(world, papers):
    world.sites.set("arxiv", Reply(status=429))
    await papers.look_up(GANSPACE)

    outcomes = await asyncio.gather(*(papers.look_up(f"arxiv:2101.0000{number}") for number in range(1, 4)))

    open_circuit = Trouble("arxiv", Reason.CIRCUIT_OPEN, None, START + 5 * MINUTE)
    assert [outcome.troubles for outcome in outcomes if isinstance(outcome, SourcesUnavailable)] == [
        (open_circuit,)
    ] * 3


async def test_retries_of_arxiv_keep_to_its_rate_too(world):
    papers = await world.connect(arxiv_period_s=0.2)
    world.sites.set("arxiv", Reply(cut=0), Reply(cut=0), arxiv_feed(arxiv_entry("2004.02546v1", "A Title")))
    begun = asyncio.get_running_loop().time()

    outcome = await papers.look_up(GANSPACE)

    assert isinstance(outcome, Found)
    assert asyncio.get_running_loop().time() - begun >= 0.39


def test_clock_of_the_tests_is_where_the_dates_above_say():
    assert datetime(2021, 9, 1, 12, tzinfo=UTC) == START

"""The cache of the paper sources in the database."""

from datetime import timedelta

import pytest
from aiohttp import ClientSession, DummyCookieJar

from bot.papers import Found, connect
from bot.services import source_answers
from bot.services.source_answers import SourceAnswers
from tests.kit.clock import START
from tests.kit.sources import PaperSites, huggingface_paper


@pytest.fixture
def answers(database, clock):
    return SourceAnswers(database, clock)


async def test_answer_is_kept_with_its_age_and_replaced(answers):
    later = START + timedelta(days=1)

    assert await answers.get("k") is None
    await answers.put("k", {"a": [1, None, "ä"]}, START)
    assert await answers.get("k") == ({"a": [1, None, "ä"]}, START)
    await answers.put("k", {"b": {}}, later)
    assert await answers.get("k") == ({"b": {}}, later)


async def test_old_answers_are_forgotten_and_younger_ones_kept(answers, clock, monkeypatch):
    monkeypatch.setattr(source_answers, "_AT_ONCE", 2)
    for key, days in (("a", 0), ("b", 0), ("c", 0), ("d", 1)):
        await answers.put(key, {}, START + timedelta(days=days))
    clock.advance(timedelta(days=60, hours=1))

    # More than fits into one hand goes on at the next ring; then once an hour is enough.
    assert [await answers.prune() for _ in range(3)] == [2, 1, 0]
    clock.advance(timedelta(days=1))
    assert [await answers.prune() for _ in range(2)] == [1, 0]
    assert [await answers.get(key) for key in "abcd"] == [None] * 4


async def test_answer_of_sixty_days_is_still_kept(answers, clock):
    await answers.put("a", {}, START)
    clock.advance(timedelta(days=60))

    assert await answers.prune() == 0
    assert await answers.get("a") == ({}, START)


async def test_look_up_remembers_in_the_database(answers, clock):
    name = "arxiv:2004.02546"
    async with PaperSites.run() as sites, ClientSession(cookie_jar=DummyCookieJar()) as session:
        sites.set("huggingface", huggingface_paper())
        outcomes = []
        for _ in range(2):
            async with connect(session, cache=answers, now=clock.now, settings=sites.settings()) as papers:
                outcomes.append(await papers.look_up(name))
            clock.advance(timedelta(days=1))

    first, second = outcomes
    assert isinstance(first, Found)
    assert second == Found(first.facts, timedelta(days=1))
    assert sites.targets() == ["huggingface /api/papers/2004.02546"]

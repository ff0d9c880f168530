"""Many questions, few requests."""

import asyncio
from urllib.parse import parse_qs

from bot.papers import Found, NotFound, SourcesUnavailable
from bot.sites import Reason, Trouble
from tests.kit.sources import Reply, arxiv_entry, arxiv_error, arxiv_feed


def names(count):
    return [f"arxiv:2101.{number:05}" for number in range(1, count + 1)]


def feed_of(ids):
    return arxiv_feed(*(arxiv_entry(f"{each.removeprefix('arxiv:')}v2", f"Title of {each}") for each in ids))


def batches(world):
    targets = [asked.target for asked in world.sites.asked if asked.source == "arxiv"]
    return [parse_qs(target.partition("?")[2])["id_list"][0].split(",") for target in targets]


def titles(outcomes):
    return [outcome.facts.title if isinstance(outcome, Found) else outcome for outcome in outcomes]


async def test_questions_asked_while_waiting_share_a_request(world):
    papers = await world.connect(arxiv_period_s=0.2)
    all_of_them = feed_of(names(121))
    world.sites.set("arxiv", Reply(all_of_them.body, 200, all_of_them.media_type, delay_s=0.8), all_of_them)
    first = asyncio.create_task(papers.look_up(names(121)[120]))
    await world.sites.hear("arxiv", 1)

    outcomes = await asyncio.gather(*map(papers.look_up, names(120)), first)

    assert titles(outcomes) == [f"Title of {each}" for each in names(121)]
    assert [len(batch) for batch in batches(world)] == [1, 50, 50, 20]
    assert sorted(each for batch in batches(world) for each in batch) == [each[6:] for each in names(121)]


async def test_requests_to_arxiv_keep_their_distance(world):
    papers = await world.connect(arxiv_period_s=0.2)
    begun = asyncio.get_running_loop().time()

    for name in names(4):
        await papers.look_up(name)

    assert asyncio.get_running_loop().time() - begun >= 0.59


async def test_arxiv_gets_one_request_at_a_time(world):
    papers = await world.connect(arxiv_period_s=0.01, timeout_s=2)
    slow = feed_of(names(3))
    world.sites.set("arxiv", Reply(slow.body, 200, slow.media_type, delay_s=0.1))
    askers = []
    for name in names(3):
        askers.append(asyncio.create_task(papers.look_up(name)))
        await asyncio.sleep(0.04)

    await asyncio.gather(*askers)

    assert (world.sites.most_at_once["arxiv"], batches(world)) == (1, [["2101.00001"], ["2101.00002", "2101.00003"]])


async def test_paper_missing_in_a_feed_is_not_found_and_the_others_are(world, papers):
    known, unknown, untitled = names(3)
    untitled_entry = arxiv_entry("2101.00003v1", " ")
    world.sites.set("arxiv", arxiv_feed(arxiv_entry("2101.00001v7", "Known"), untitled_entry))

    outcomes = await asyncio.gather(*map(papers.look_up, (known, unknown, untitled)))

    denied = ("huggingface", "arxiv")
    assert titles(outcomes) == ["Known", NotFound(unknown, denied), NotFound(untitled, denied)]


async def test_entry_that_nobody_asked_for_is_not_believed(world, papers):
    world.sites.set("arxiv", feed_of(["arxiv:2101.99999"]))

    assert await papers.look_up(names(1)[0]) == NotFound(names(1)[0], ("huggingface", "arxiv"))


async def test_id_that_arxiv_calls_malformed_does_not_spoil_the_others(world):
    papers = await world.connect(arxiv_period_s=0.1)
    one, bad, two = names(3)
    error = arxiv_error("incorrect id format for 2101.00002")
    for status in (200, 400):
        world.sites.asked.clear()
        world.cache.entries.clear()
        world.sites.set("arxiv", feed_of([]), arxiv_feed(error, status=status), feed_of([one, two]))
        await papers.look_up("arxiv:2012.00001")

        outcomes = await asyncio.gather(*map(papers.look_up, (one, bad, two)))

        assert titles(outcomes) == [f"Title of {one}", NotFound(bad, ("huggingface", "arxiv")), f"Title of {two}"]
        assert batches(world)[1:] == [["2101.00001", "2101.00002", "2101.00003"], ["2101.00001", "2101.00003"]]


async def test_error_about_something_else_is_trouble(world, papers):
    world.sites.set("arxiv", arxiv_feed(arxiv_error("max_results must be non-negative")))
    name = names(1)[0]

    assert await papers.look_up(name) == SourcesUnavailable(name, (Trouble("arxiv", Reason.UNREADABLE),))


async def test_asker_who_gives_up_takes_nothing_from_the_others(world):
    papers = await world.connect(arxiv_period_s=0.1)
    world.sites.set("arxiv", feed_of(names(2)))
    askers = [asyncio.create_task(papers.look_up(name)) for name in (*names(2), names(1)[0])]
    await asyncio.sleep(0)

    askers[0].cancel()
    outcomes = await asyncio.gather(*askers, return_exceptions=True)

    assert isinstance(outcomes[0], asyncio.CancelledError)
    assert titles(outcomes[1:]) == ["Title of arxiv:2101.00002", "Title of arxiv:2101.00001"]


async def test_closing_ends_what_is_under_way(world, papers):
    world.sites.set("arxiv", Reply(delay_s=30))
    asker = asyncio.create_task(papers.look_up(names(1)[0]))
    await world.sites.hear("arxiv", 1)

    await papers.close()

    assert (await asyncio.gather(asker, return_exceptions=True))[0].__class__ is asyncio.CancelledError

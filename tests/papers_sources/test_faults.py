import gzip

import pytest

from bot.papers import Found, NotFound, Settings, SourcesUnavailable
from bot.sites import Reason, Trouble
from tests.kit.sources import PaperSites, Reply, arxiv_entry, arxiv_feed, as_json, crossref_work, huggingface_paper
from tests.papers_sources.test_facts import FEW_SHOT, GANSPACE, few_shot

DOI = FEW_SHOT.removeprefix("doi:")
MIB = 1024 * 1024
GOOD = crossref_work(DOI)
TIRED = Reply(status=503)
BOMB = '<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'


async def trouble_with(papers, name):
    outcome = await papers.look_up(name)
    assert isinstance(outcome, SourcesUnavailable)
    return outcome.troubles[0]


@pytest.mark.parametrize(
    ("reply", "reason", "status"),
    [
        (Reply(status=501), Reason.BAD_STATUS, 501),
        (Reply(status=403), Reason.BAD_STATUS, 403),
        (Reply(status=204), Reason.BAD_STATUS, 204),
        (Reply(b"<html>busy</html>", 200, "text/html"), Reason.UNREADABLE, 200),
        (Reply(b"<html>moved</html>", 404, "text/html"), Reason.BAD_STATUS, 404),
        (Reply(GOOD.body, media_type=None), Reason.UNREADABLE, 200),
        (Reply(GOOD.body, media_type=";;"), Reason.UNREADABLE, 200),
        (Reply(b""), Reason.UNREADABLE, None),
        (Reply(b"{"), Reason.UNREADABLE, None),
        (Reply(b"\xff\xfe"), Reason.UNREADABLE, None),
        (Reply(b"[" * 500_000), Reason.UNREADABLE, None),
        (Reply(b"9" * 500_000), Reason.UNREADABLE, None),
        (as_json(None), Reason.UNREADABLE, None),
        (as_json([1]), Reason.UNREADABLE, None),
        (as_json({"message": 7}), Reason.UNREADABLE, None),
        (crossref_work(DOI, title="not a list"), Reason.UNREADABLE, None),
        (crossref_work(DOI, title=[]), Reason.UNREADABLE, None),
        (crossref_work(DOI, author={"family": "x"}), Reason.UNREADABLE, None),
        (crossref_work("10.1000/other"), Reason.UNREADABLE, None),
        (Reply(b" " * MIB + GOOD.body), Reason.TOO_LARGE, 200),
        (Reply(gzip.compress(b" " * 64 * MIB), headers={"Content-Encoding": "gzip"}), Reason.TOO_LARGE, 200),
    ],
)
async def test_useless_answer_is_told_by_its_reason_after_one_request(world, papers, reply, reason, status):
    world.sites.set("crossref", reply)

    assert await trouble_with(papers, FEW_SHOT) == Trouble("crossref", reason, status)
    assert world.sites.targets()[1:] == ["datacite /dois/10.1007%2F978-3-030-58571-6_38"]


async def test_body_as_large_as_allowed_is_read(world, papers):
    world.sites.set("crossref", Reply(b" " * (MIB - len(GOOD.body)) + GOOD.body))

    assert await papers.look_up(FEW_SHOT) == Found(few_shot())


@pytest.mark.parametrize("headers", [{}, {"Content-Encoding": "gzip"}])
async def test_packed_answer_is_unpacked_and_a_broken_one_is_not(world, papers, headers):
    world.sites.set("crossref", Reply(gzip.compress(GOOD.body), headers=headers))

    outcome = await papers.look_up(FEW_SHOT)

    broken = SourcesUnavailable(FEW_SHOT, (Trouble("crossref", Reason.UNREADABLE),))
    assert outcome == (Found(few_shot()) if headers else broken)


async def test_slow_source_is_given_up_and_not_asked_again(world):
    papers = await world.connect(timeout_s=0.1)
    world.sites.set("crossref", Reply(GOOD.body, delay_s=0.5))

    assert await trouble_with(papers, FEW_SHOT) == Trouble("crossref", Reason.TIMED_OUT)
    assert len(world.sites.asked) == 2


@pytest.mark.parametrize(
    ("reply", "reason", "status"),
    [
        (Reply(status=502), Reason.BAD_STATUS, 502),
        (TIRED, Reason.BAD_STATUS, 503),
        (Reply(status=504), Reason.BAD_STATUS, 504),
        (Reply(status=429), Reason.RATE_LIMITED, 429),
        (Reply(cut=0), Reason.UNREACHABLE, None),
        (Reply(GOOD.body, cut=20), Reason.UNREACHABLE, None),
    ],
)
async def test_passing_fault_is_tried_twice_more(world, papers, reply, reason, status):
    world.sites.set("crossref", reply)

    assert await trouble_with(papers, FEW_SHOT) == Trouble("crossref", reason, status)
    assert len(world.sites.asked) == 4  # three and DataCite
    first, second = world.pauses
    assert 0.2 <= first <= 1
    assert 0.4 <= second <= 2


async def test_fault_of_the_server_is_tried_once_more(world, papers):
    world.sites.set("crossref", Reply(status=500), Reply(status=500), GOOD)

    assert await trouble_with(papers, FEW_SHOT) == Trouble("crossref", Reason.BAD_STATUS, 500)
    assert await papers.look_up(FEW_SHOT) == Found(few_shot())


async def test_fault_that_passes_is_not_noticed(world, papers):
    world.sites.set("crossref", Reply(cut=0), TIRED, GOOD)

    assert await papers.look_up(FEW_SHOT) == Found(few_shot())


async def test_unreachable_source_is_told(world):
    papers = await world.connect(crossref_url="http://127.0.0.1:9")

    assert await trouble_with(papers, FEW_SHOT) == Trouble("crossref", Reason.UNREACHABLE)


async def test_redirect_on_the_same_host_is_followed(world, papers):
    world.sites.set("crossref", Reply(status=301, headers={"Location": "../else/10?x=1"}), GOOD)

    assert await papers.look_up(FEW_SHOT) == Found(few_shot())
    assert world.sites.targets()[1] == "crossref /else/10?x=1"


async def test_redirect_to_another_host_is_not_followed(world, papers):
    async with PaperSites.run() as other:
        other.set("crossref", GOOD)
        world.sites.set("crossref", Reply(status=302, headers={"Location": f"{other.address}/crossref/works/1"}))

        assert await trouble_with(papers, FEW_SHOT) == Trouble("crossref", Reason.REDIRECTED, 302)
        assert other.asked == []


@pytest.mark.parametrize("target", ["https://127.0.0.1/", "//example.org/", "ftp://a/", "mailto:x", "http://[", None])
async def test_redirect_to_nowhere_is_told(world, papers, target):
    world.sites.set("crossref", Reply(status=307, headers={"Location": target} if target else {}))

    assert (await trouble_with(papers, FEW_SHOT)).reason == Reason.REDIRECTED


async def test_circle_of_redirects_ends(world, papers):
    world.sites.set("crossref", Reply(status=308, headers={"Location": "/crossref/works/1"}))

    assert await trouble_with(papers, FEW_SHOT) == Trouble("crossref", Reason.REDIRECTED)
    assert len(world.sites.asked) == 5


@pytest.mark.parametrize(
    "reply",
    [
        arxiv_feed(arxiv_entry("2004.02546v1", "A Title"), before=BOMB),
        Reply(arxiv_feed().body.decode().replace("UTF-8", "UTF-16").encode("utf-16"), 200, "application/atom+xml"),
        Reply(b"<a>" * 300_000, media_type="text/xml"),
        Reply(b"<a>" * 120_000 + b"</a>" * 120_000, media_type="text/xml"),
        Reply(b"<html/>", media_type="application/xml"),
        Reply(b"", media_type="application/xml"),
        huggingface_paper(),
    ],
)
async def test_document_that_is_no_feed_of_arxiv_is_told(world, papers, reply):
    world.sites.set("arxiv", reply)

    assert (await trouble_with(papers, GANSPACE)).reason == Reason.UNREADABLE


async def test_404_of_arxiv_says_nothing_about_a_paper(world, papers):
    world.sites.set("arxiv", Reply(status=404))

    assert await trouble_with(papers, GANSPACE) == Trouble("arxiv", Reason.BAD_STATUS, 404)


@pytest.mark.parametrize(
    "wrong",
    [
        {"arxiv_url": "ftp://arxiv.example"},
        {"crossref_url": "api.crossref.org"},
        {"datacite_url": "https://a.example/?b=1"},
        {"huggingface_url": "https://user@a.example"},
        {"version": "1\r\nX: y"},
        {"contact": "a) b"},
    ],
)
def test_settings_that_cannot_be_used_are_refused(wrong):
    with pytest.raises(ValueError, match=r"site|header"):
        Settings(**({"version": "1"} | wrong))


async def test_404_for_people_is_not_kept_as_unknown(world, papers):
    world.sites.set("crossref", Reply(b"<html>", 404, "text/html"), GOOD)

    await papers.look_up(FEW_SHOT)

    assert await papers.look_up(FEW_SHOT) == Found(few_shot())
    assert not isinstance(await papers.look_up(FEW_SHOT), NotFound)

import logging

import pytest

from bot.dagshub import Settings
from bot.sites import Reason, SiteUnavailable, Trouble
from tests.kit.dagshub import DagsHubSite
from tests.kit.repository_sites import LocalRepository, as_json
from tests.kit.sources import Reply

VECTOR = ("vector", "re-paper")
MIB = 1024 * 1024


@pytest.fixture(autouse=True)
def repository(world):
    world.site.put(LocalRepository(files={"README.md": "x"}))


async def trouble_of(asking):
    with pytest.raises(SiteUnavailable) as error:
        await asking
    return error.value.trouble


@pytest.mark.parametrize(
    ("reply", "trouble", "requests"),
    [
        (Reply(b"<html>busy</html>", media_type="text/html"), Trouble("dagshub", Reason.UNREADABLE, 200), 1),
        (Reply(b""), Trouble("dagshub", Reason.UNREADABLE), 1),
        (Reply(b"{"), Trouble("dagshub", Reason.UNREADABLE), 1),
        (Reply(b"[" * 100_000), Trouble("dagshub", Reason.UNREADABLE), 1),
        (as_json([1]), Trouble("dagshub", Reason.UNREADABLE, 200, detail="Repository: "), 1),
        (Reply(b" " * 5 * MIB), Trouble("dagshub", Reason.TOO_LARGE, 200), 1),
        (Reply(status=400), Trouble("dagshub", Reason.BAD_STATUS, 400), 1),
        (Reply(status=500), Trouble("dagshub", Reason.BAD_STATUS, 500), 2),
        (Reply(status=502), Trouble("dagshub", Reason.BAD_STATUS, 502), 3),
        (Reply(status=503), Trouble("dagshub", Reason.BAD_STATUS, 503), 3),
        (Reply(status=504), Trouble("dagshub", Reason.BAD_STATUS, 504), 3),
        (Reply(status=429), Trouble("dagshub", Reason.RATE_LIMITED, 429), 3),
        (Reply(cut=0), Trouble("dagshub", Reason.UNREACHABLE), 3),
        (Reply(b"{}  ", cut=2), Trouble("dagshub", Reason.UNREACHABLE), 3),
    ],
)
async def test_fault_is_told_by_its_reason_and_tried_again_where_that_can_help(world, client, reply, trouble, requests):
    world.site.fail("repository", reply)
    assert await trouble_of(client.repository(*VECTOR)) == trouble
    assert len(world.site.asked) == requests


async def test_slow_answer_is_given_up_and_not_asked_for_again(world):
    world.site.fail("repository", Reply(delay_s=5))
    client = world.connect(timeout_s=0.05)
    assert await trouble_of(client.repository(*VECTOR)) == Trouble("dagshub", Reason.TIMED_OUT)
    assert len(world.site.asked) == 1


async def test_busy_host_is_asked_again_when_it_said(world, client):
    world.site.fail("raw", Reply(status=503, headers={"Retry-After": "2"}), Reply(b"text", media_type="text/plain"))
    assert (await client.text(*VECTOR, ref="main", path="README.md")).content == "text"
    assert [2 <= pause < 4 for pause in world.pauses] == [True]


async def test_host_that_asks_for_long_quiet_is_left_alone(world, client):
    world.site.fail("raw", Reply(status=429, headers={"Retry-After": "600"}))
    first = await trouble_of(client.text(*VECTOR, ref="main", path="README.md"))
    second = await trouble_of(client.repository(*VECTOR))
    assert (first.reason, second.reason, first.retry_at) == (Reason.RATE_LIMITED, Reason.CIRCUIT_OPEN, second.retry_at)
    assert len(world.site.asked) == 1


async def test_mlflow_that_fails_leaves_the_rest_alone(world, client):
    world.site.fail("experiments/search", Reply(status=501))
    for _ in range(6):
        await trouble_of(client.mlflow.experiments(*VECTOR))
    assert world.site.count() == {"experiments/search": 5}
    assert (await client.repository(*VECTOR)).full_name == "vector/Re-Paper"


async def test_question_that_is_sent_is_never_sent_again(world, client):
    world.site.fail("runs/search", Reply(status=503))
    await trouble_of(client.mlflow.runs(*VECTOR, ["0"]))
    assert world.site.count() == {"runs/search": 1}


async def test_redirect_to_another_host_is_not_followed(world):
    async with DagsHubSite.run(LocalRepository()) as other:
        world.site.fail("repository", Reply(status=302, headers={"Location": f"{other.address}/api/v1/repos/a/b"}))
        client = world.connect(token="a-secret-token")
        assert await trouble_of(client.repository(*VECTOR)) == Trouble("dagshub", Reason.REDIRECTED, 302)
    assert other.asked == []


async def test_redirect_within_the_host_is_followed(world, client):
    moved = Reply(status=301, headers={"Location": "/api/v1/repos/vector/Re-Paper"})
    world.site.fail("repository", moved, as_json({"full_name": "vector/Re-Paper", "private": False}))
    assert (await client.repository("vector", "old-name")).full_name == "vector/Re-Paper"


async def test_token_is_in_no_error_and_no_log(world, caplog):
    caplog.set_level(logging.DEBUG)
    client = world.connect(token="a-secret-token")
    world.site.fail("repository", Reply(status=501))
    with pytest.raises(SiteUnavailable) as error:
        await client.repository(*VECTOR)
    assert world.site.headers[0]["Authorization"] == "Bearer a-secret-token"
    for shown in (repr(error.value), str(error.value.trouble), repr(world.site.settings(token="a-secret-token"))):
        assert "a-secret-token" not in shown
    assert "a-secret-token" not in caplog.text


async def test_address_of_an_author_is_in_no_repr(client):
    (commit,) = await client.commits(*VECTOR, ref="main")
    assert commit.author_address == "ada@example.org"
    assert "ada@example.org" not in repr(commit)


async def test_requests_say_who_sends_them(world):
    client = world.connect(contact="https://example.org/bot")
    await client.repository(*VECTOR)
    assert world.site.headers[0]["User-Agent"] == "ReproBot/1.2 (+https://example.org/bot)"
    assert "Authorization" not in world.site.headers[0]


@pytest.mark.parametrize(
    "wrong",
    [{"url": "ftp://dagshub.com"}, {"url": "https://ann@dagshub.com"}, {"token": "two words"}, {"version": "a b"}],
)
def test_settings_that_cannot_be_used_are_refused(wrong):
    with pytest.raises(ValueError, match=r"site|token|header") as error:
        Settings(**({"version": "1"} | wrong))  # pyright: ignore[reportArgumentType] - wrong on purpose
    assert "two words" not in str(error.value)

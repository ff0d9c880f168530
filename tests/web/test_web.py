import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import aiohttp
import pytest
import structlog.testing

from bot.config import WebConfig
from bot.errors import StartupError
from bot.web import Page, Web
from db.errors import StoreBusy

TOKEN = "x-_9" * 8
FORM = "/calendar/{token}.ics"
PATH = f"/calendar/{TOKEN}.ics"
PAGE = Page(b"BEGIN:VCALENDAR\r\n", kind="text/calendar; charset=utf-8", max_age_s=3600)
SAFE = {
    "Server": "ReproBot",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'",
}


@asynccontextmanager
async def serving(answering) -> AsyncIterator[tuple[Web, aiohttp.ClientSession]]:
    port = free_port()
    web = Web(WebConfig(port=port, public_url="https://bot.example.org/"))
    web.add(FORM, answering)
    await web.start()
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
            yield web, session
    finally:
        await web.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


async def answer(parts: Mapping[str, str]) -> Page | None:
    return PAGE if parts == {"token": TOKEN} else None


def seen(response: aiohttp.ClientResponse) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name not in ("Date", "Connection")}


async def test_page_is_answered_once_and_again_when_it_changed():
    async with serving(answer) as (_, session):
        got, head = await session.get(PATH), await session.head(PATH)
        again = await session.get(PATH, headers={"If-None-Match": f'"other", {got.headers["ETag"]}'})
        stale = await session.get(PATH, headers={"If-None-Match": '"other"'})
        bodies = [await each.read() for each in (got, head, again, stale)]

    kept = {**SAFE, "Etag": got.headers["ETag"], "Cache-Control": "private, max-age=3600"}
    whole = {**kept, "Content-Type": PAGE.kind, "Content-Length": "17"}
    assert [each.status for each in (got, head, again, stale)] == [200, 200, 304, 200]
    assert [seen(each) for each in (got, head, again, stale)] == [whole, whole, kept, whole]
    assert bodies == [PAGE.body, b"", b"", PAGE.body]


async def test_whatever_is_not_there_looks_the_same():
    wrong = (f"/calendar/{'y' * 32}.ics", f"/calendar/{TOKEN}", "/", f"/calendar/../{TOKEN}.ics", "/calendar/%00.ics")
    async with serving(answer) as (web, session):
        answers = [await session.request("GET", path) for path in wrong]
        posted = await session.post(PATH, data=b"x")
        web.remove(FORM)
        answers.append(await session.get(PATH))
        bodies = {await each.read() for each in answers}

    facts = {**SAFE, "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8", "Content-Length": "4"}
    assert [(each.status, seen(each)) for each in answers] == [(404, facts)] * len(answers)
    assert bodies == {b"404\n"}
    assert (posted.status, posted.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(("trouble", "status"), [(ValueError, 500), (StoreBusy, 503)])
async def test_trouble_is_logged_once_without_the_token(trouble, status):
    async def fail(_parts: Mapping[str, str]) -> Page:
        raise trouble

    with structlog.testing.capture_logs() as lines:
        async with serving(fail) as (_, session):
            answered = await session.get(PATH)

    assert answered.status == status
    assert [line["page"] for line in lines if "page" in line] == [FORM]
    assert TOKEN not in str(lines)


async def test_crowd_is_told_to_come_later_and_a_stop_lets_answers_finish():
    going_on, begun = asyncio.Event(), asyncio.Semaphore(0)

    async def wait(_parts: Mapping[str, str]) -> Page:
        begun.release()
        await going_on.wait()
        return PAGE

    async with serving(wait) as (web, session):
        crowd = [asyncio.create_task(session.get(PATH)) for _ in range(70)]
        await begun.acquire()
        refused, _ = await asyncio.wait(crowd, timeout=5, return_when=asyncio.FIRST_COMPLETED)
        going_on.set()
        await web.stop()
        statuses = [answered.status for answered in await asyncio.gather(*crowd)]

    assert {task.result().headers["Retry-After"] for task in refused} == {"60"}
    assert sorted(set(statuses)) == [200, 503] and statuses.count(200) == 64


async def test_nobody_listens_unless_a_port_is_set_and_free():
    port = free_port()
    await Web(WebConfig()).start()
    with socket.create_server(("127.0.0.1", port)), pytest.raises(StartupError) as taken:
        await Web(WebConfig(port=port)).start()
    with pytest.raises(StartupError) as wrong:
        await Web(WebConfig(port=port, host="192.0.2.1")).start()

    assert f"The port {port} is taken by another program." in str(taken.value)
    assert f"The web port {port} of 192.0.2.1 cannot be opened" in str(wrong.value)


@pytest.mark.parametrize(
    ("config", "address"),
    [
        (WebConfig(port=8080, public_url="https://bot.example.org/challenge/"), "https://bot.example.org/challenge/x"),
        (WebConfig(public_url="https://bot.example.org"), None),
        (WebConfig(port=8080), None),
    ],
)
def test_address_is_known_where_people_can_reach_it(config: WebConfig, address: str | None):
    assert Web(config).address("/x") == address

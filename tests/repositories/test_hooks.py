"""What hosts tell by themselves, through the web port, with deliveries as a Gogs sent them, signed anew."""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import aiohttp
import pytest

from bot.config import WebConfig
from bot.domain.permissions import Actor, OnlyTeamMay
from bot.domain.repositories_links import LinkOver
from bot.services.repositories_hooks import Hook
from bot.web import Web
from db.engine import Database
from tests.kit.discord import Server, a_server, answer, press
from tests.kit.editions import World, a_world
from tests.kit.repositories import FakeLooks
from tests.web.test_web import free_port

RECORDED = Path(__file__).parents[3] / "shared" / "dagshub-json" / "gogs-0.11.91" / "webhooks"
ADA, EVE = 1, 4
BODY = b'{"ref": "refs/heads/main"}'


@pytest.fixture
def looks() -> FakeLooks:
    return FakeLooks()


@pytest.fixture
async def world(database: Database, looks: FakeLooks) -> World:
    world = await a_world(database, looks=looks)
    await world.team("Vector", ADA)
    await world.services.repositories.link(world.actor(ADA), "vector/re-paper")
    await look(world)
    looks.looked.clear()
    await looks.begun.get()
    world.clock.advance(timedelta(minutes=5))
    return world


async def look(world: World) -> None:
    await world.services.repositories_looks.look_due()
    await world.services.repositories_looks.settle()


async def a_hook(world: World) -> Hook:
    shown = await world.services.repositories_looks.show(world.actor(ADA))
    assert shown.link is not None
    return await world.services.repositories_hooks.offer(world.actor(ADA), shown.link.id)


def signed(hook: Hook, body: bytes, header: str = "X-DagsHub-Signature", prefix: str = "") -> dict[str, str]:
    return {header: prefix + hmac.new(hook.secret.encode(), body, sha256).hexdigest()}


async def test_what_the_host_tells_is_looked_at_once(world: World, looks: FakeLooks):
    hook, hooks = await a_hook(world), world.services.repositories_hooks
    assert await hooks.take(hook.link_id, signed(hook, BODY), BODY)
    await look(world)
    assert len(looks.looked) == 1
    world.clock.advance(timedelta(minutes=5))
    assert await hooks.take(hook.link_id, signed(hook, BODY), BODY)  # sent again by whoever saw it
    await look(world)
    assert len(looks.looked) == 1
    other = BODY + b" "
    assert await hooks.take(hook.link_id, signed(hook, other, "X-Hub-Signature-256", "sha256="), other)
    await look(world)
    assert len(looks.looked) == 2


async def test_same_delivery_taken_by_many_at_once_is_one_look(world: World, looks: FakeLooks):
    hook, hooks = await a_hook(world), world.services.repositories_hooks
    taken = await asyncio.gather(*(hooks.take(hook.link_id, signed(hook, BODY), BODY) for _ in range(8)))
    await look(world)
    assert (taken, len(looks.looked)) == ([True] * 8, 1)


async def test_what_nobody_signed_changes_nothing(world: World, looks: FakeLooks):
    hook, hooks = await a_hook(world), world.services.repositories_hooks
    forged = Hook(hook.link_id, hook.name, "0" * 40)
    assert not await hooks.take(hook.link_id, signed(forged, BODY), BODY)
    assert not await hooks.take(hook.link_id, {}, BODY)
    assert not await hooks.take(hook.link_id + 1, signed(hook, BODY), BODY)
    await world.services.repositories.unlink(world.actor(ADA), "vector/re-paper")
    assert not await hooks.take(hook.link_id, signed(hook, BODY), BODY)
    await look(world)
    assert looks.looked == []


async def test_what_is_told_during_a_look_is_looked_at_after_it(world: World, looks: FakeLooks):
    hook, hooks = await a_hook(world), world.services.repositories_hooks
    await hooks.take(hook.link_id, signed(hook, BODY), BODY)
    looks.takes_s = 0.3
    await world.services.repositories_looks.look_due()
    await looks.begun.get()
    await hooks.take(hook.link_id, signed(hook, BODY + b" "), BODY + b" ")
    await world.services.repositories_looks.settle()
    world.clock.advance(timedelta(seconds=40))  # nobody looks twice in 30 s
    await look(world)
    await look(world)
    assert len(looks.looked) == 2


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_secret_is_for_the_people_of_the_team(world: World):
    hook = await a_hook(world)
    await world.team("Scalar", EVE)
    with pytest.raises(OnlyTeamMay):
        await world.services.repositories_hooks.offer(world.actor(EVE), hook.link_id)
    with pytest.raises(LinkOver):
        await world.services.repositories_hooks.offer(world.actor(ADA, guild_id=701), hook.link_id)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_delivery_is_forgotten_after_a_month(world: World, looks: FakeLooks):
    hook, hooks = await a_hook(world), world.services.repositories_hooks
    await hooks.take(hook.link_id, signed(hook, BODY), BODY)
    await look(world)
    world.clock.advance(timedelta(days=31))
    await look(world)
    looks.looked.clear()
    world.clock.advance(timedelta(minutes=5))
    await hooks.take(hook.link_id, signed(hook, BODY), BODY)
    await look(world)
    assert len(looks.looked) == 1


@asynccontextmanager
async def a_listening_server(database: Database, looks: FakeLooks, *, hooks: bool) -> AsyncIterator[tuple[Server, str]]:
    port = free_port()
    web = Web(WebConfig(port=port, public_url="https://bot.example.org"))
    async with a_server(database, looks=looks, web=web, hooks=hooks) as server:
        await web.start()
        try:
            yield server, f"http://127.0.0.1:{port}"
        finally:
            await web.stop()


def recorded() -> list[tuple[str, bytes]]:
    """Each recorded delivery by name, as the bytes that were sent: Gogs indents, and escapes what HTML reads."""
    found = []
    for file in sorted(RECORDED.glob("gogs_*.json")):
        body = json.dumps(json.loads(file.read_text(encoding="utf-8"))["body"], indent=2, ensure_ascii=False)
        for letter, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
            body = body.replace(letter, escaped)
        found.append((file.stem, body.encode()))
    return found


@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded deliveries are not part of the project")
@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_recorded_deliveries_are_taken_and_looked_at(database: Database, looks: FakeLooks):
    async with a_listening_server(database, looks, hooks=True) as (server, url), aiohttp.ClientSession(url) as session:
        ada = server.member("ada")
        await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
        await ada.slash(server.channel, "repo link", repository="vector/re-paper")
        status = await ada.slash(server.channel, "repo status")
        told = answer(await press(ada, status, "Tell the bot at once")).text
        address, secret = told.split("```")[1].strip(), told.split("```")[3].strip()
        hook = Hook(0, (await server.services.repositories_looks.show(Actor(server.guild.id, ada.id))).name, secret)
        path = address.removeprefix("https://bot.example.org")
        await looks.begun.get()
        for name, body in recorded():
            server.clock.advance(timedelta(minutes=1))
            before = len(looks.looked)
            headers = {**signed(hook, body), "Content-Type": "application/json", "X-DagsHub-Delivery": name}
            async with session.post(path, data=body, headers=headers) as response:
                assert (name, response.status, await response.read()) == (name, 204, b"")
            await asyncio.wait_for(looks.begun.get(), timeout=10)  # without a ring of the bell
            await server.services.repositories_looks.settle()
            assert len(looks.looked) == before + 1
    assert len(recorded()) == 14


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_what_is_not_taken_looks_alike(database: Database, looks: FakeLooks):
    async with a_listening_server(database, looks, hooks=True) as (_, url), aiohttp.ClientSession(url) as session:
        answers = []
        for path in ("/hooks/1", "/hooks/x", f"/hooks/{'9' * 30}", "/hooks/", "/other"):
            async with session.post(path, data=BODY, headers={"X-DagsHub-Signature": "0" * 64}) as response:
                answers.append((response.status, await response.text()))
        async with session.get("/hooks/1") as got, session.post("/hooks/1", data=b"x" * 300_000) as large:
            statuses = (got.status, got.headers["Allow"], large.status)
    assert set(answers) == {(404, "404\n")}
    assert statuses == (405, "POST", 413)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_nothing_is_taken_or_offered_unless_the_operator_wants_it(database: Database, looks: FakeLooks):
    async with a_listening_server(database, looks, hooks=False) as (server, url), aiohttp.ClientSession(url) as session:
        ada = server.member("ada")
        await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
        await ada.slash(server.channel, "repo link", repository="vector/re-paper")
        status = answer(await ada.slash(server.channel, "repo status"))
        async with session.post("/hooks/1", data=BODY) as response:
            assert response.status == 404
    assert "Tell the bot at once" not in status.buttons

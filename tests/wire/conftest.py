"""A Discord to talk to, and a way to start the bot on it."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from tests.wire.discord_server import Discord
from tests.wire.nursery import Nursery
from tests.wire.openapi import DESCRIPTION, describe
from tests.wire.process import BotProcess, Launch, environment


@pytest.fixture
async def discord(caplog: pytest.LogCaptureFixture) -> AsyncIterator[Discord]:
    """A Discord that only saw requests it knows and that are as Discord describes them.

    A fault of the stand-in itself fails the test too.
    """
    async with Discord.open() as discord:
        yield discord
    own_faults = [
        record for record in caplog.records if record.levelno >= logging.ERROR and record.name == "aiohttp.server"
    ]
    assert own_faults == []
    assert discord.unknown_routes == []
    if DESCRIPTION.exists():
        assert [complaint for request in discord.requests for complaint in describe().complaints(request)] == []


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where bots come from that need not read their code first."""
    with Nursery.open() as nursery:
        yield nursery


@pytest.fixture
async def launch(discord: Discord, tmp_path: Path, nursery: Nursery) -> AsyncIterator[Launch]:
    """`await launch("run", REPROBOT_…="…")`: `reprobot run` on the stand-in, with a database in `tmp_path`.

    A setting of "" is left out. Whatever happens, no process may show the token.
    """
    async with _launching(discord, tmp_path, nursery) as launch:
        yield launch


@pytest.fixture
async def launch_afresh(discord: Discord, tmp_path: Path) -> AsyncIterator[Launch]:
    """`launch`, each time with an interpreter of its own."""
    async with _launching(discord, tmp_path, None) as launch:
        yield launch


@asynccontextmanager
async def _launching(discord: Discord, tmp_path: Path, nursery: Nursery | None) -> AsyncIterator[Launch]:
    started: list[BotProcess] = []
    async with AsyncExitStack() as stack:

        async def start(*words: str, **changes: str) -> BotProcess:
            settings = environment(discord, tmp_path) | changes
            settings = {name: value for name, value in settings.items() if value}
            bot = await stack.enter_async_context(
                BotProcess.start(settings, tmp_path, *(words or ("run",)), nursery=nursery)
            )
            started.append(bot)
            return bot

        yield start
    shown = [line for bot in started for line in bot.lines if discord.token in line]
    assert shown == []

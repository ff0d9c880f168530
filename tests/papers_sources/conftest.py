"""A look-up whose sources are on this machine, whose clock stands still and whose pauses take no time."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp import ClientSession, DummyCookieJar

from bot.papers import Lookup, connect
from tests.kit.clock import FixedClock
from tests.kit.sources import MemoryCache, PaperSites


class World:
    def __init__(self, sites: PaperSites, session: ClientSession, clock: FixedClock, stack: AsyncExitStack) -> None:
        self.sites, self.clock = sites, clock
        self.cache = MemoryCache()
        self.pauses: list[float] = []
        self._session, self._stack = session, stack

    async def connect(self, **settings: Any) -> Lookup:
        made = connect(
            self._session,
            cache=self.cache,
            now=self.clock.now,
            settings=self.sites.settings(**settings),
            sleep=self._pause,
        )
        return await self._stack.enter_async_context(made)

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.fixture
async def world(clock: FixedClock) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        sites = await stack.enter_async_context(PaperSites.run())
        session = await stack.enter_async_context(ClientSession(cookie_jar=DummyCookieJar()))
        yield World(sites, session, clock, stack)


@pytest.fixture
async def papers(world: World) -> Lookup:
    return await world.connect()

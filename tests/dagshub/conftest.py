"""A client whose DagsHub is on this machine, whose clock stands still and whose pauses take no time."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, DummyCookieJar

from bot.dagshub import Client, connect
from tests.kit.clock import FixedClock
from tests.kit.dagshub import DagsHubSite


class World:
    def __init__(self, site: DagsHubSite, session: ClientSession, clock: FixedClock) -> None:
        self.site, self.clock = site, clock
        self.pauses: list[float] = []
        self._session = session

    def connect(self, **settings: Any) -> Client:
        settings_ = self.site.settings(**settings)
        return connect(self._session, now=self.clock.now, settings=settings_, sleep=self._pause)

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.fixture
async def world(clock: FixedClock) -> AsyncIterator[World]:
    async with DagsHubSite.run() as site, ClientSession(cookie_jar=DummyCookieJar()) as session:
        yield World(site, session, clock)


@pytest.fixture
def client(world: World) -> Client:
    return world.connect()

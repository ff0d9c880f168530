"""Both hosts on this machine, whose clock stands still and whose pauses take no time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import ClientSession, DummyCookieJar

from bot.domain.repositories import Host, RepositoryName
from bot.domain.repositories_addresses import Places
from bot.repositories import Hosts, connect
from tests.kit.clock import FixedClock
from tests.kit.dagshub import DagsHubSite
from tests.kit.github import GitHubSite

ON_DAGSHUB = RepositoryName(Host.DAGSHUB, "vector", "re-paper")
ON_GITHUB = RepositoryName(Host.GITHUB, "vector", "re-paper")


@dataclass
class HostsWorld:
    dagshub: DagsHubSite
    github: GitHubSite
    clock: FixedClock
    session: ClientSession

    def connect(self, *, within_s: float = 60, **settings: Any) -> Hosts:
        async def sleep(seconds: float) -> None:
            pass

        return connect(
            self.session,
            now=self.clock.now,
            on_dagshub=self.dagshub.settings(**settings),
            on_github=self.github.settings(**settings),
            places=Places(dagshub=self.dagshub.address),
            sleep=sleep,
            within_s=within_s,
        )

    @property
    def at(self) -> datetime:
        return self.clock.now()


@asynccontextmanager
async def run_hosts(clock: FixedClock) -> AsyncIterator[HostsWorld]:
    async with (
        DagsHubSite.run() as dagshub,
        GitHubSite.run() as github,
        ClientSession(cookie_jar=DummyCookieJar()) as session,
    ):
        yield HostsWorld(dagshub, github, clock, session)

"""Both hosts on this machine, whose clock stands still and whose pauses take no time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientSession, DummyCookieJar

from bot.domain.repositories import Host, RepositoryName
from bot.domain.repositories_addresses import Places
from bot.repositories import Hosts, connect
from tests.kit.clock import START, FixedClock
from tests.kit.dagshub import DagsHubSite, experiment_json, run_json
from tests.kit.github import GitHubSite
from tests.kit.repository_sites import LocalCommit, LocalRepository

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


AT = START - timedelta(hours=1)
DAY = timedelta(days=1)
COMMITS = (
    LocalCommit(3, AT, "Train *longer*\n\nWith care", "shailesh", "s@example.org"),
    LocalCommit(2, AT - 2 * DAY, "", "Shailesh S", "S@example.org"),
    LocalCommit(1, AT - 40 * DAY, "Begin", "m@example.org", "m@example.org"),
)
FILES = {
    "README.md": "# Again\nThis is ours: reprobot-proof-aaaaaaaaaaaaaaaa\n",
    "REPRODUCIBILITY.md": "## 1. Code\n* [x] It runs\n",
    ".dvc/config": "['remote \"origin\"']\nurl = {address}/vector/re-paper.dvc\n",
    "requirements.txt": "torch\nwandb==0.10\n",
    "params.yml": "seed: 1\n",
    "data.dvc": "outs:\n",
}


@asynccontextmanager
async def run_full_hosts(clock: FixedClock) -> AsyncIterator[HostsWorld]:
    """Both hosts with one repository that has something of everything."""
    async with run_hosts(clock) as world:
        files = {path: text.replace("{address}", world.dagshub.address) for path, text in FILES.items()}
        repository = LocalRepository(
            files=files,
            kept={"data/": "dvc"},
            commits=COMMITS,
            branches=("main", "feature/x"),
            tags={"v1": COMMITS[2]},
            issues=((1, "Too slow"),),
            pulls=((2, "Make it quick"),),
            stored={"s3/Re-Paper": True, "gs/other": False},
            experiments={"1": experiment_json(1, accuracy=0.9)},
            runs=(run_json("r1", "first", fid=18.0), run_json("r2", "second", fid=17.0, loss="NaN")),
            models=("generator",),
        )
        world.dagshub.put(repository)
        world.github.put(repository)
        yield world

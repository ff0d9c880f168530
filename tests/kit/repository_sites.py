"""What hosts of repositories on this machine share: repositories as a test writes them, and a server with faults."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from aiohttp import web

from tests.kit.sources import Reply, send

MISSING = Reply(status=404, media_type=None)
NO_ROUTE = Reply(b"<!DOCTYPE html><html><title>404</title></html>", status=404, media_type="text/html")


@dataclass(frozen=True)
class LocalCommit:
    """A commit; its id is made from its number."""

    number: int
    at: datetime
    message: str = "Train longer\n"
    name: str = "Ada Example"
    address: str = "ada@example.org"
    account: str = ""

    @property
    def id(self) -> str:
        return f"{self.number:040x}"

    def json(self) -> dict[str, Any]:
        person = {"name": self.name, "email": self.address, "username": self.account}
        return {
            "id": self.id,
            "message": self.message,
            "url": "Not implemented",
            "author": person,
            "committer": person,
            "added": None,
            "removed": None,
            "modified": None,
            "timestamp": self.at.isoformat(),
        }


@dataclass(frozen=True, kw_only=True)
class LocalRepository:
    """What a repository holds; commits are newest first. `files` are kept by git, `kept` by DVC or a bucket."""

    owner: str = "vector"
    name: str = "Re-Paper"
    description: str = "A paper, again"
    default_branch: str = "main"
    private: bool = False
    empty: bool = False
    mirror_of: str = ""
    size: int = 122_880
    files: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)  # by path, with a slash at the end of folders: dvc, bucket
    commits: Sequence[LocalCommit] = (LocalCommit(1, datetime(2021, 9, 6, 8, tzinfo=UTC)),)
    branches: Sequence[str] = ("main",)
    tags: Mapping[str, LocalCommit] = field(default_factory=dict)
    issues: Sequence[tuple[int, str]] = ()
    pulls: Sequence[tuple[int, str]] = ()
    stored: Mapping[str, bool] = field(default_factory=dict)  # buckets, as `s3/name`, and whether they hold anything
    experiments: Mapping[str, Any] | None = None
    runs: Sequence[Mapping[str, Any]] = ()
    models: Sequence[str] | None = None  # none: the server has no registry


def as_json(value: object, status: int = 200) -> Reply:
    """An answer in json, as Gogs writes its type."""
    return Reply(json.dumps(value).encode(), status, "application/json; charset=UTF-8")


class LocalSite:
    """A server that answers by `route`, unless that is to fail. It counts what it is asked, and how much at once."""

    def __init__(self, prefix: str = "") -> None:
        self.faults: dict[str, list[Reply]] = {}
        self.asked: list[tuple[str, str]] = []  # the route's name, and the target as it was sent
        self.headers: list[Mapping[str, str]] = []
        self.most_at_once = 0
        self.token = "secret-of-a-test"
        self.address = ""
        self.prefix = prefix
        self._at_once = 0
        self._repositories: dict[str, LocalRepository] = {}

    @classmethod
    @asynccontextmanager
    async def run(cls, *repositories: LocalRepository, prefix: str = "") -> AsyncIterator[Self]:
        site = cls(prefix)
        for repository in repositories:
            site.put(repository)
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", site._answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        site.address = f"http://{host}:{port}{prefix}"
        try:
            yield site
        finally:
            await runner.cleanup()

    def put(self, repository: LocalRepository) -> None:
        """Hold this repository, in the place of one of that name."""
        self._repositories[f"{repository.owner}/{repository.name}".lower()] = repository

    def fail(self, route: str, *replies: Reply) -> None:
        """What this route answers from now on, in turn; the last one for good. None: as it should."""
        self.faults[route] = list(replies)

    def count(self) -> Counter[str]:
        """How often each route was asked."""
        return Counter(route for route, _ in self.asked)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        route, answer = self.route(request, await request.read())
        self.asked.append((route, request.raw_path))
        self.headers.append(dict(request.headers))
        replies = self.faults.get(route) or [answer]
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await asyncio.sleep(reply.delay_s)
            return await send(request, reply)
        finally:
            self._at_once -= 1

    def route(self, request: web.Request, body: bytes) -> tuple[str, Reply]:
        """The name of the route that is asked, and what it answers."""
        raise NotImplementedError

    def find(self, request: web.Request, owner: str, name: str) -> LocalRepository | None:
        repository = self._repositories.get(f"{owner}/{name}".lower())
        known = request.headers.get("Authorization", "") in (f"Bearer {self.token}", f"token {self.token}")
        return None if repository is None or (repository.private and not known) else repository

    def find_plainly(self, owner: str, name: str) -> LocalRepository:
        """The repository that it holds under this name."""
        return self._repositories[f"{owner}/{name}".lower()]

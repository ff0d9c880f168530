"""Somebody who looks at repositories and sees what a test wrote."""

import asyncio
from datetime import datetime
from typing import Any

from bot.domain.repositories import RepositoryName, Sight, Snapshot
from bot.domain.repositories_parts import look_again, nothing_seen
from tests.kit.clock import START
from tests.repositories.snapshots import a_snapshot


class FakeLooks:
    """Sees every repository with these `parts`, or nothing while `fault` says why; it counts how often it looked."""

    def __init__(self) -> None:
        self.parts: dict[str, Any] = {}
        self.fault = ""
        self.sight = Sight.SEEN
        self.takes_s = 0.0
        self.error: Exception | None = None
        self.looked: list[RepositoryName] = []
        self.begun: asyncio.Queue[RepositoryName] = asyncio.Queue()  # the same, for whoever waits for a look
        self.at: datetime = START

    async def look(self, name: RepositoryName, before: Snapshot | None) -> Snapshot:
        self.looked.append(name)
        self.begun.put_nowait(name)
        await asyncio.sleep(self.takes_s)
        if self.error is not None:
            raise self.error
        sight = Sight.FAILED if self.fault else self.sight
        if sight is not Sight.SEEN:
            return look_again(before, nothing_seen(name, sight, at=self.at, fault=self.fault))
        return look_again(before, a_snapshot(name, at=self.at, **self.parts))

"""The bot as its operator runs it: a process of its own, pointed at the stand-in by its environment."""

import asyncio
import json
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.wire.discord_server import Discord
from tests.wire.nursery import Child, Nursery

_CHECKOUT = Path(__file__).parents[2]


def environment(discord: Discord, folder: Path) -> dict[str, str]:
    """All settings that a bot on the stand-in needs, and nothing of this machine's."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(_CHECKOUT),
        "REPROBOT_DATABASE__URL": f"sqlite+aiosqlite:///{folder / 'reprobot.db'}",
        "REPROBOT_DISCORD__API_URL": discord.api_url,
        "REPROBOT_DISCORD__GATEWAY_URL": discord.gateway_url,
        "REPROBOT_DISCORD__GUILD_READY_TIMEOUT_S": "0.05",
        "REPROBOT_DISCORD__TOKEN": discord.token,
        "REPROBOT_LOG__FORMAT": "json",
    }


@dataclass
class BotProcess:
    """One run of `reprobot`, and what it has said so far."""

    process: Process | Child
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    _readers: list[asyncio.Task[None]] = field(default_factory=list)
    _spoke: asyncio.Condition = field(default_factory=asyncio.Condition)

    @classmethod
    @asynccontextmanager
    async def start(
        cls, settings: dict[str, str], folder: Path, *words: str, module: str = "bot", nursery: Nursery | None = None
    ) -> AsyncIterator["BotProcess"]:
        """Run `reprobot`, or another module that does, with `words` in `folder`; killed at the end if it still runs.

        Without a nursery it is a fresh interpreter, as an operator starts it, and takes some seconds longer.
        """
        process: Process | Child
        if nursery is None:
            command = (sys.executable, "-m", module, *words)
            process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE, cwd=folder, env=settings)
        else:
            process = await nursery.bear(module, words, folder, settings)
        bot = cls(process)
        bot._readers = [
            asyncio.create_task(bot._read(stream, lines))
            for stream, lines in ((process.stdout, bot.out), (process.stderr, bot.err))
            if stream
        ]
        try:
            yield bot
        finally:
            if process.returncode is None:
                process.kill()
            await bot.exit_code()

    @property
    def lines(self) -> list[str]:
        return self.out + self.err

    async def exit_code(self, *, within_s: float = 20.0) -> int:
        """Wait for the end and all output. Raises TimeoutError."""
        async with asyncio.timeout(within_s):
            await asyncio.wait(self._readers)  # unlike `gather`, leaves them alone when the time is up
            return await self.process.wait()

    async def stop(self, *, by: signal.Signals = signal.SIGTERM, within_s: float = 5.0) -> int:
        """Send a signal; return the exit code (negative: killed by that signal). Raises TimeoutError."""
        self.process.send_signal(by)
        return await self.exit_code(within_s=within_s)

    @property
    def log(self) -> list[dict[str, Any]]:
        """The log lines so far."""
        return [json.loads(line) for line in self.lines if line.startswith("{")]

    @property
    def remarks(self) -> list[str]:
        """Every line that is not a log line."""
        return [line for line in self.lines if not line.startswith("{")]

    async def says(self, event: str, *, within_s: float = 30.0) -> dict[str, Any]:
        """Wait for the first log line with this event. Raises TimeoutError."""

        def find() -> dict[str, Any] | None:
            return next((line for line in self.log if line["event"] == event), None)

        try:
            async with asyncio.timeout(within_s), self._spoke:
                await self._spoke.wait_for(lambda: find() or self.process.returncode is not None)
        except TimeoutError as error:
            raise TimeoutError(f"never said {event!r}, but: {self.lines}") from error
        if found := find():
            return found
        raise TimeoutError(f"ended without {event!r}: {self.lines}")

    async def _read(self, stream: asyncio.StreamReader, lines: list[str]) -> None:
        async for line in stream:
            lines.append(line.decode().rstrip("\n"))
            async with self._spoke:
                self._spoke.notify_all()
        await self.process.wait()
        async with self._spoke:
            self._spoke.notify_all()


Launch = Callable[..., Awaitable[BotProcess]]


async def start(launch: Launch, **settings: str) -> BotProcess:
    """A bot that is connected and has its server on record."""
    bot = await launch("run", **settings)
    await bot.says("ready")
    return bot


def rows(folder: Path, question: str, *, write: bool = False) -> list[tuple[Any, ...]]:
    """What the bot's database answers; `write` for what a test has to bend there."""
    with closing(
        sqlite3.connect(f"file:{folder / 'reprobot.db'}?mode={'rw' if write else 'ro'}", uri=True)
    ) as database:
        found = database.execute(question).fetchall()
        database.commit()
    return found

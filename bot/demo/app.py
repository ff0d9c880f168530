"""The command `reprobot demo`: the unmodified bot with a real database, on a Discord that lives in this process."""

import asyncio
import signal
import sys
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import simcord
from rich.console import Console

from bot.app import App, open_app
from bot.config import ChallengeConfig, Config, DatabaseConfig, DiscordConfig, LogConfig, PapersConfig
from bot.demo.page import DemoEnv, Page
from bot.demo.recorded import RecordedLooks
from bot.demo.seed import seed
from bot.demo.terminal import Terminal
from bot.demo.world import PRESENT, SimulatedClock, World, build_world
from bot.errors import StartupError
from bot.logs import setup_logs
from bot.services.installation import ToldCommands

_LAST_PORT = 65535
_PLAYED = timedelta(hours=1)


def run_demo(*, data: Path | None, port: int, no_input: bool) -> int:
    """Run the demo until it is ended; the exit code. Without `data` nothing stays behind. Raises StartupError."""
    reads_commands = not no_input and sys.stdin is not None and sys.stdin.isatty()  # pyright: ignore[reportUnnecessaryComparison] - none without a console
    if not 0 <= port <= _LAST_PORT:
        raise StartupError(f"--port {port} is not a port. Give a number from 0 to {_LAST_PORT}.")
    # A demo's terminal belongs to the person in front of it: nothing but what goes wrong.
    setup_logs(LogConfig(level="error"), secrets=[])
    with _folder(data) as folder:
        # Not on uvloop: SimCord steps asyncio's own loop.
        asyncio.run(_run(folder, port=port, reads_commands=reads_commands))
    return 0


@dataclass(frozen=True, slots=True)
class RunningDemo:
    """The bot at work on its small Discord, with a page that shows it."""

    app: App
    world: World
    page: Page
    calendar: "Calendar"

    async def forward(self, by: timedelta) -> None:
        """Move time on, from one thing that falls due to the next, and let each happen when it is due."""
        env, deliveries = self.world.env, self.app.services.deliveries
        end = env.now() + by
        while (now := env.now()) < end:
            next_at = await deliveries.find_next([self.world.guild.id])
            stop = end if next_at is None or next_at <= now else min(next_at, end)
            await self._leap(stop - now)
            await self.app.bot.bell.ring()
        # The last ring looked at repositories, and another tells what was seen.
        await self.app.services.repositories_looks.settle()
        await self.app.bot.bell.ring()
        self.calendar.keep(env.now())
        await self.page.refresh()

    async def _leap(self, by: timedelta) -> None:
        # SimCord plays through every timer on the way, such as a heartbeat each 40 s: too many for a year.
        if by > _PLAYED:
            self.world.env.backend.advance_clock((by - _PLAYED).total_seconds())
        await self.world.env.advance_time(min(by, _PLAYED).total_seconds())


class Calendar:
    """Remembers beside the database what time it was, so that a kept demo goes on from there."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "now.txt"

    def recall(self) -> datetime:
        """The present when the demo was last used; its first one where there is none. Raises StartupError."""
        try:
            kept = datetime.fromisoformat(self._file.read_text(encoding="utf-8").strip())
        except FileNotFoundError:
            return PRESENT
        except OSError as error:
            raise StartupError(f"{self._file} cannot be read ({error.strerror}). Check who may read it.") from error
        except ValueError as error:
            raise StartupError(f"{self._file} does not hold a date. Remove it to begin at the first day.") from error
        if kept.tzinfo is None:
            raise StartupError(f"{self._file} holds a date without a zone. Remove it to begin at the first day.")
        return max(kept, PRESENT)

    def keep(self, now: datetime) -> None:
        """Remember this instant."""
        self._file.write_text(f"{now.isoformat()}\n", encoding="utf-8")


@asynccontextmanager
async def open_demo(folder: Path, *, port: int) -> AsyncGenerator[RunningDemo]:
    """The demo with its database in `folder`, showing its main channel. Raises StartupError."""
    clock, calendar = SimulatedClock(), Calendar(folder)
    present = calendar.recall()
    async with open_app(_config(folder), clock=clock, looks=RecordedLooks(clock)) as app:
        env = DemoEnv(app.bot, check_errors=False)
        world = build_world(env)
        clock.env = env
        env.backend.advance_clock((present - env.now()).total_seconds())
        await seed(app, clock, guild_id=world.guild.id, lead_id=world.members["ada"].id)
        await _forget_commands(app, env)
        async with _connected(env):
            page = Page(env, port)
            try:
                await page.open(next(world.places()))
                yield RunningDemo(app, world, page, calendar)
            finally:
                await page.close()
                calendar.keep(env.now())


async def _run(folder: Path, *, port: int, reads_commands: bool) -> None:
    running = asyncio.create_task(_serve(folder, port=port, reads_commands=reads_commands))
    _call_on_stop(running.cancel)
    with suppress(asyncio.CancelledError):
        await running


async def _serve(folder: Path, *, port: int, reads_commands: bool) -> None:
    async with open_demo(folder, port=port) as demo:
        terminal = Terminal(demo.world, demo.page, Console(), forward=demo.forward)
        terminal.greet(reads_commands=reads_commands)
        ends = [asyncio.create_task(demo.page.wait_closed())]
        if reads_commands:
            ends.append(asyncio.create_task(terminal.obey()))
        try:
            done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for end in done:
                end.result()
        finally:
            for end in ends:
                end.cancel()


@asynccontextmanager
async def _connected(env: simcord.Env) -> AsyncGenerator[None]:
    with env.time_context():
        try:
            await env.start()
            yield
        finally:
            await env.shutdown()


async def _forget_commands(app: App, env: simcord.Env) -> None:
    """Let the bot tell its commands anew: this Discord forgets them when the demo ends, the database does not."""
    nothing = ToldCommands(scope=None, fingerprint="", ids={})
    await app.services.installation.remember_commands(env.backend.application_id, nothing)


def _config(folder: Path) -> Config:
    return Config(
        discord=DiscordConfig(guild_ready_timeout_s=0),
        database=DatabaseConfig(url=f"sqlite+aiosqlite:///{folder.absolute() / 'reprobot.db'}"),
        challenge=ChallengeConfig(name="Fall 2021", claims_per_paper=1, claims_per_team=1, seats_per_team=4),
        papers=PapersConfig(look_up="no"),
    )


@contextmanager
def _folder(data: Path | None) -> Generator[Path]:
    if data is None:
        with TemporaryDirectory(prefix="reprobot-demo-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
        return
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StartupError(
            f"The folder {data} cannot be used ({error.strerror}). Choose another with --data."
        ) from error
    yield data


def _call_on_stop(stop: Callable[[], object]) -> None:
    loop = asyncio.get_running_loop()

    def stop_soon(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop)

    for number in (signal.SIGINT, signal.SIGTERM):
        # Not the loop's own add_signal_handler, which Windows does not have.
        signal.signal(number, stop_soon)

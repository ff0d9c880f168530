"""What the demo says in the terminal, and the commands that can be typed there."""

import asyncio
import os
import re
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import simcord
from rich.console import Console

from bot.demo.page import Page
from bot.demo.world import PEOPLE, World

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"(\d{1,3})\s*([mhdw])")
_PROMPT = "demo> "

_COMMANDS = """\
  open #papers   show another channel or thread, then reload the page in the browser
  open @ada      show Ada's direct messages with the bot
  places         list everything that can be shown
  forward 3d     move time on; also 30m, 2h, 1w, or to a day such as 2026-05-21
  help           list these commands
  quit           end the demo (Ctrl-C does the same)"""


class Terminal:
    """The person at the terminal."""

    def __init__(
        self, world: World, page: Page, console: Console, *, forward: Callable[[timedelta], Awaitable[None]]
    ) -> None:
        self._world = world
        self._page = page
        self._console = console
        self._move_time = forward
        self._commands: dict[str, Callable[[str], Awaitable[None]]] = {
            "open": self._open,
            "places": self._places,
            "forward": self._forward,
            "help": self._help,
        }

    def greet(self, *, reads_commands: bool) -> None:
        """Say where the demo is, who is there and what to type first."""
        self._say("ReproBot on a small Discord of its own. Nobody here is real; the papers are.")
        self._say(f"\nOpen this address in your browser (it is a key, so keep it to yourself):\n\n  {self._page.url}\n")
        self._say('Five people are on the server; choose who you are under "Viewing as":\n')
        for person in PEOPLE:
            self._say(f"  @{person.handle:<4} {person.name}, {person.role.lower()}, {person.about}")
        self._say("\nType /start in the page first, then /paper find or /paper claim.")
        self._say(f"There it is {self._now()}, and time stands still.")
        if reads_commands:
            self._say(f"\nHere you can type:\n{_COMMANDS}")
        else:
            self._say("Ctrl-C ends the demo.")

    async def obey(self) -> None:
        """Carry out what is typed until `quit` or the end of input."""
        self._ask()
        async for line in _read_lines():
            word, _, rest = line.strip().partition(" ")
            if word.lower() in ("quit", "exit"):
                return
            if word:
                await self._carry_out(word, rest.strip())
            self._ask()

    async def _carry_out(self, word: str, rest: str) -> None:
        command = self._commands.get(word.lower())
        if command is None:
            self._say(f"There is no command {word!r}. Type help to see those that there are.")
            return
        try:
            await command(rest)
        except (simcord.SetupError, TimeoutError):
            # SimCord does one thing at a time, and an act in the page may be under way.
            self._say("The page is busy with something. Type this again in a moment.")

    async def _open(self, typed: str) -> None:
        place = self._world.find_place(typed)
        if place is None:
            self._say(f"There is no place {typed!r}. Type places to see those that there are.")
            return
        await self._page.open(place)
        self._say(f"{place.name} is open. Reload the page in the browser.")

    async def _places(self, _: str) -> None:
        for place in self._world.places():
            self._say(f"  {place.name}")

    async def _forward(self, typed: str) -> None:
        by = self._read_span(typed.lower())
        if by is None:
            self._say("Say how far: forward 30m, forward 2h, forward 3d, forward 1w, or forward 2026-06-01.")
            return
        await self._move_time(by)
        self._say(f"It is now {self._now()}.")

    def _read_span(self, typed: str) -> timedelta | None:
        """How far to go: a span, or a day that is to come."""
        span = _SPAN.fullmatch(typed)
        if span is not None:
            return timedelta(**{_UNITS[span[2]]: int(span[1])})
        with suppress(ValueError):
            by = datetime.fromisoformat(typed).replace(tzinfo=UTC) - self._world.env.now()
            return by if by > timedelta(0) else None
        return None

    async def _help(self, _: str) -> None:
        self._say(_COMMANDS)

    def _now(self) -> str:
        return f"{self._world.env.now():%A, %Y-%m-%d %H:%M} UTC"

    def _ask(self) -> None:
        self._console.print(_PROMPT, end="", highlight=False)

    def _say(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, emoji=False, soft_wrap=True)


async def _read_lines() -> AsyncIterator[str]:
    """Lines from the terminal until its end."""
    loop = asyncio.get_running_loop()
    typed: asyncio.Queue[bytes] = asyncio.Queue()

    def read() -> None:
        # Not through sys.stdin: a thread that waits inside its buffer makes the interpreter abort at exit.
        with suppress(OSError, RuntimeError):  # the terminal is gone, or the loop is closed
            while chunk := os.read(sys.stdin.fileno(), 4096):
                loop.call_soon_threadsafe(typed.put_nowait, chunk)
            loop.call_soon_threadsafe(typed.put_nowait, b"")

    threading.Thread(target=read, name="terminal", daemon=True).start()
    rest = b""
    while chunk := await typed.get():
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield line.decode(errors="replace")

"""Starts bots quickly: a process that has read all of the code already, and forks for each of them.

What is forked is a process of its own like any other; it merely has nothing left to import.
"""

import asyncio
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import traceback
from asyncio import StreamReader
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_CHECKOUT = Path(__file__).parents[2]
_REQUEST_MAX = 65_536


class Child:
    """A forked process, as asyncio shows those that it started itself."""

    def __init__(self, pid: int, stdout: StreamReader, stderr: StreamReader, end: StreamReader) -> None:
        self.pid, self.stdout, self.stderr = pid, stdout, stderr
        self.returncode: int | None = None
        self._waiting = asyncio.ensure_future(self._wait(end))

    async def wait(self) -> int:
        """Wait for its end; gives its exit code, negative when a signal ended it."""
        return await asyncio.shield(self._waiting)

    def send_signal(self, number: int) -> None:
        """Send a signal, if it still runs."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it without its knowing."""
        self.send_signal(signal.SIGKILL)

    async def _wait(self, end: StreamReader) -> int:
        self.returncode = int(await end.read())  # up to its end, which closes it
        return self.returncode


class Nursery:
    """The process that forks."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    @classmethod
    @contextmanager
    def open(cls) -> Iterator["Nursery"]:
        """Let it read the code; at the end it is gone, and what it forked is nobody's."""
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.wire.nursery", str(there.fileno())]
        with here, subprocess.Popen(command, cwd=_CHECKOUT, pass_fds=[there.fileno()]) as process:
            there.close()
            try:
                yield cls(here)
            finally:
                here.close()
                process.wait()

    async def bear(self, module: str, words: tuple[str, ...], folder: Path, settings: dict[str, str]) -> Child:
        """Run `python -m module words` in this folder, with these settings as its whole environment."""
        readers, theirs = zip(*(os.pipe() for _ in range(3)), strict=True)
        request = {"module": module, "words": words, "folder": str(folder), "settings": settings}
        socket.send_fds(self._line, [json.dumps(request).encode()], list(theirs))
        for number in theirs:
            os.close(number)
        out, err, end = [await _read(os.fdopen(number, "rb")) for number in readers]
        return Child(int(await end.readline()), out, err, end)


async def _read(pipe: IO[bytes]) -> StreamReader:
    reader = StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
    return reader


def _serve(line: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who watches a bot is nobody's to wait for
    while True:
        request, theirs, _, _ = socket.recv_fds(line, _REQUEST_MAX, 3)
        if not request:
            return
        if os.fork() == 0:
            line.close()
            _watch(json.loads(request), *theirs)
        for number in theirs:
            os.close(number)


def _watch(request: dict, out: int, err: int, end: int) -> None:
    """Fork the bot, and say its id and at last how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    bot = os.fork()
    if bot == 0:
        os.close(end)
        _run(request, out, err)
    os.close(out)
    os.close(err)
    os.write(end, f"{bot}\n".encode())
    _, status = os.waitpid(bot, 0)
    os.write(end, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _run(request: dict, out: int, err: int) -> None:
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.close(out)
    os.close(err)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["settings"])
    sys.argv = [request["module"], *request["words"]]
    code: object = 1
    try:
        runpy.run_module(request["module"], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter does
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


def _read_code() -> None:
    """Import what a bot imports until it is ready, and parse its words."""
    import importlib

    from bot.client import list_features
    from bot.domain.moments import prepare
    from cogs._shared.texts import Texts
    from db.schema import load_tables

    # Not `bot.__main__`, which each of them runs.
    for module in ("bot.app", "bot.import_papers", "bot.check_config", "asyncpg", "typer", "uvloop", *list_features()):
        importlib.import_module(module)
    prepare()
    load_tables()
    Texts()


if __name__ == "__main__":
    _read_code()
    _serve(socket.socket(fileno=int(sys.argv[1])))

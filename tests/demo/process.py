"""`reprobot demo` as a process of its own, as somebody starts it in a terminal."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

_CHECKOUT = Path(__file__).parents[2]
_URL = re.compile(r"http://127\.0\.0\.1:\d+/#\S+")
_WITHIN_S = 60
_BUSY = "The page is busy"
_TYPED_MAX, _BETWEEN_S = 10, 0.5


@dataclass
class DemoProcess:
    """A running demo. `temporary` is where it puts what it does not keep."""

    process: subprocess.Popen[str]
    temporary: Path
    said: list[str] = field(default_factory=list)
    _lines: Queue[str | None] = field(default_factory=Queue)

    def __post_init__(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def wait_for(self, pattern: str) -> str:
        """The next text on stdout that fits. Raises queue.Empty when there is none in time."""
        while (line := self._lines.get(timeout=_WITHIN_S)) is not None:
            self.said.append(line)
            if found := re.search(pattern, line):
                return found[0]
        raise AssertionError(f"the demo ended without saying {pattern!r}: {self.said} {self.errors()}")

    def order(self, keyboard: int, line: str, answer: str) -> None:
        """Type a line at the demo's terminal until it answers so; as the demo says, again while its page is busy."""
        for _ in range(_TYPED_MAX):
            os.write(keyboard, f"{line}\n".encode())
            if not self.wait_for(f"{answer}|{_BUSY}").startswith(_BUSY):
                return
            time.sleep(_BETWEEN_S)
        raise AssertionError(f"the demo's page was busy all the time: {line}")

    def url(self) -> str:
        """The address that the demo prints."""
        return self.wait_for(_URL.pattern)

    def stop(self, by: signal.Signals = signal.SIGINT) -> int:
        """Send a signal and wait for the end; the exit code."""
        self.process.send_signal(by)
        return self.exit_code()

    def exit_code(self) -> int:
        """Wait for the end."""
        return self.process.wait(timeout=_WITHIN_S)

    def errors(self) -> str:
        """What it said on stderr; waits for the end."""
        assert self.process.stderr is not None
        return self.process.stderr.read()

    def has_children(self) -> bool:
        """Whether a process that the demo started is still there."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)


@contextmanager
def a_demo(
    folder: Path, *words: str, stdin: int = subprocess.DEVNULL, extra_path: Path | None = None
) -> Iterator[DemoProcess]:
    """Start `reprobot demo` in `folder`; killed at the end if it still runs."""
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    paths = [str(path) for path in (extra_path, _CHECKOUT) if path]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(paths),
        "TMPDIR": str(temporary),
    }
    with subprocess.Popen(
        (sys.executable, "-m", "bot", "demo", *words),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            yield DemoProcess(process, temporary)
        finally:
            if process.poll() is None:
                process.kill()

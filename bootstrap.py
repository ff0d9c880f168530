"""From a fresh checkout to a running bot or test run, with nothing but Python 3.11 or newer.

    python3 bootstrap.py demo [options]     the bot on a local Discord in the browser
    python3 bootstrap.py test [options]     all tests; with options those that pytest finds with them
    python3 bootstrap.py check              format, lint, types and import contracts

The first start makes `.venv` beside this file and installs the pinned requirements; later starts find it ready.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
MARK = VENV / "installed"
# What the tests need holds what the demo needs.
ENOUGH = {"demo": ("demo", "dev"), "test": ("dev",), "check": ("dev",)}
# What pip says then; every pinned version exists, so one without any versions was not found for want of a network.
NO_NETWORK = ("connection", "name resolution", "timed out", "unreachable", "proxy", "from versions: none")


class Stopped(Exception):
    """The one sentence that says why it cannot go on."""


def main(arguments: list[str]) -> None:
    """Install what is missing, then become the demo or the tests. Raises Stopped."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is started by whatever Python the machine has
        raise Stopped(f"ReproBot needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not arguments or arguments[0] not in ENOUGH:
        raise Stopped("Say what to start: python3 bootstrap.py demo, or test, or check")
    task, *options = arguments
    if read_mark() not in [fingerprint(pins) for pins in ENOUGH[task]]:
        install(ENOUGH[task][0])
    os.environ["PATH"] = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", os.defpath)])
    os.environ["VIRTUAL_ENV"] = str(VENV)
    if task == "demo":
        become(["bot", "demo", *options])
    os.chdir(ROOT)
    become(["pytest", *options] if task == "test" and options else ["poethepoet", "--quiet", task])


def fingerprint(pins: str) -> str:
    """Stands for these pins, on this Python, with this project's metadata."""
    parts = [pins.encode(), sys.version.encode(), str(ROOT).encode(), (ROOT / "pyproject.toml").read_bytes()]
    return hashlib.sha256(b"\0".join([*parts, pins_file(pins).read_bytes()])).hexdigest()


def pins_file(pins: str) -> Path:
    """The file that names every package with its version and hashes."""
    return ROOT / "requirements" / f"{pins}.txt"


def read_mark() -> str:
    """The fingerprint of what was installed; empty when nothing was, or not to the end."""
    return MARK.read_text(encoding="ascii") if MARK.exists() and PYTHON.exists() else ""


def install(pins: str) -> None:
    """Make `.venv` and put the pinned packages and the project into it. Raises Stopped."""
    print(f"Installing the packages of requirements/{pins}.txt into {VENV} (once, a minute or two) …", flush=True)
    MARK.unlink(missing_ok=True)
    pip = make_venv()
    run_pip(pip, "--require-hashes", "--requirement", str(pins_file(pins)))
    run_pip(pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    MARK.write_text(fingerprint(pins), encoding="ascii")
    print("Installed.", flush=True)


def make_venv() -> list[str]:
    """Make `.venv`; gives the command of the pip that fills it. Raises Stopped."""
    make = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if not capture(make).returncode:
        return [str(PYTHON), "-m", "pip"]
    # Debian keeps what puts a pip into it in a package of its own; the system's pip, from 22.3 on, can do without.
    pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if capture([*make, "--without-pip"]).returncode or capture([*pip, "--version"]).returncode:
        raise Stopped("Python cannot make a virtual environment here; on Debian or Ubuntu: apt install python3-venv")
    return pip


def run_pip(pip: list[str], *arguments: str) -> None:
    """Install something into `.venv`. Raises Stopped."""
    done = capture([*pip, "install", "--quiet", "--no-input", "--disable-pip-version-check", *arguments])
    if not done.returncode:
        return
    if any(word in done.stderr.lower() for word in NO_NETWORK):
        raise Stopped("The packages could not be downloaded: is this machine online? Then start this again.")
    raise Stopped(f"pip could not install the packages:\n{done.stderr.strip()}")


def capture(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run to the end and keep what it says."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def become(module: list[str]) -> None:
    """Go on as a module of `.venv` with these arguments, and with its exit code."""
    # -P: nothing in the folder where it was started may take the place of a module of ours.
    command = [str(PYTHON), "-P", "-m", *module]
    if os.name == "nt":
        # There, exec would give the terminal back while the program still runs.
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(PYTHON, command)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stopped as reason:
        sys.exit(f"bootstrap: {reason}")
    except KeyboardInterrupt:
        sys.exit("bootstrap: stopped; start it again to go on.")

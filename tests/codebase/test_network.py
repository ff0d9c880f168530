"""The tests' guard against other machines bites in a whole run; tests/kit/test_network.py tries what it refuses."""

import subprocess
import sys

from tests.codebase.sources import ROOT

TRIES = """
import contextlib
import socket

def test_lookup_fails():
    socket.create_connection(("discord.example", 443), timeout=1)

def test_swallowed_refusal_fails_too():
    with contextlib.suppress(BaseException):
        socket.create_connection(("192.0.2.1", 443), timeout=1)

def test_this_machine_passes():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
"""


def test_run_that_reaches_for_another_machine_fails(tmp_path):
    file = tmp_path / "test_tries.py"
    file.write_text(TRIES, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-rA", str(file)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    outcomes = {
        line.split()[0] + " " + line.split("::")[1].split(" ")[0] for line in done.stdout.splitlines() if "::" in line
    }
    assert outcomes >= {
        "FAILED test_lookup_fails",
        "ERROR test_swallowed_refusal_fails_too",
        "PASSED test_this_machine_passes",
    }

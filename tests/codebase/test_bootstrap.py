"""The first start on a new machine: what it says when it cannot go on, and when it has nothing to do."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.codebase.sources import ROOT

# A port where nothing listens: pip finds no way out.
OFFLINE = {
    **{f"{kind}_proxy": "http://127.0.0.1:9" for kind in ("http", "https")},
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_CACHE_DIR": "1",
    "PIP_RETRIES": "0",
}


@pytest.fixture
def checkout(tmp_path):
    shutil.copy(ROOT / "bootstrap.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "requirements").mkdir()
    for pins in ("demo", "dev"):
        (tmp_path / "requirements" / f"{pins}.txt").write_text("nothing-of-this-name==1 --hash=sha256:" + "0" * 64)
    return tmp_path


def start(checkout, *arguments, before=""):
    """Exit code and what it said, started from another folder than its own."""
    code = f"import runpy, sys\n{before}\nrunpy.run_path(sys.argv.pop(1), run_name='__main__')"
    # The Python below an environment is the one that a new machine has.
    python = getattr(sys, "_base_executable", sys.executable)
    command = [python, "-c", code, str(checkout / "bootstrap.py"), *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")} | OFFLINE
    done = subprocess.run(command, cwd=checkout.parent, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_older_python_is_told_which_one_is_needed(checkout):
    answer = start(checkout, "demo", before="sys.version_info, sys.version = (3, 10, 4), '3.10.4 (main)'")

    assert answer == (1, "", "bootstrap: ReproBot needs Python 3.11 or newer; this is 3.10.4.\n")


@pytest.mark.parametrize("arguments", [(), ("run",)])
def test_unknown_task_is_told_what_there_is(checkout, arguments):
    answer = start(checkout, *arguments)

    assert answer == (1, "", "bootstrap: Say what to start: python3 bootstrap.py demo, or test, or check\n")


def test_machine_without_network_is_told_so_and_tries_again_next_time(checkout):
    code, said, complaint = start(checkout, "demo")

    assert (code, complaint) == (
        1,
        "bootstrap: The packages could not be downloaded: is this machine online? Then start this again.\n",
    )
    assert said.count("\n") == 1
    assert not (checkout / ".venv" / "installed").exists()


@pytest.fixture
def debian(checkout):
    """Makes of a Python one that fails at what these words are in."""

    def without(*words):
        python = checkout / "python"
        lacks = "".join(f"*{word}*) exit 1;; " for word in words)
        real = getattr(sys, "_base_executable", sys.executable)
        has = "*--without-pip*) ;; *'-m venv'*) exit 1;; "
        python.write_text(f'#!/bin/sh\ncase "$*" in {lacks}{has}esac\nexec {real} "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        return f"sys.executable = {str(python)!r}"

    return without


def test_python_without_ensurepip_installs_with_the_pip_of_the_system(checkout, debian):
    code, _, complaint = start(checkout, "demo", before=debian())

    assert (code, complaint) == (
        1,
        "bootstrap: The packages could not be downloaded: is this machine online? Then start this again.\n",
    )
    assert (checkout / ".venv" / "pyvenv.cfg").exists()
    assert not list(checkout.glob(".venv/lib/*/site-packages/pip"))


@pytest.mark.parametrize("lacks", ["--without-pip", "'-m pip'"])
def test_python_that_can_make_no_environment_at_all_names_the_package(checkout, debian, lacks):
    code, _, complaint = start(checkout, "demo", before=debian(lacks))

    assert (code, complaint) == (
        1,
        "bootstrap: Python cannot make a virtual environment here; on Debian or Ubuntu: apt install python3-venv\n",
    )


def test_installed_packages_are_left_alone_until_the_pins_change(checkout):
    pretend = checkout / "pretend.py"
    pretend.write_text(
        f"import sys\nsys.path.insert(0, {str(checkout)!r})\nimport bootstrap\n"
        "bootstrap.SCRIPTS.mkdir(parents=True)\nbootstrap.PYTHON.symlink_to(sys.executable)\n"
        "bootstrap.MARK.write_text(bootstrap.fingerprint('dev'))\n"
    )
    subprocess.run([sys.executable, str(pretend)], check=True)

    for task in ("demo", "check"):  # the packages of the tests hold those of the demo
        assert "Installing" not in start(checkout, task, "--help")[1]
    (checkout / "requirements" / "dev.txt").write_text("another==1 --hash=sha256:" + "0" * 64)
    assert start(checkout, "check")[1].startswith("Installing the packages of requirements/dev.txt")

"""`.ci/run` never leaves the browser test out: it finds a browser, installs one, or fails."""

import shlex
import shutil
import subprocess

import pytest

from tests.codebase.sources import ROOT

NEEDED = ("cat", "chmod", "dirname", "env", "grep", "mktemp", "rm", "tail", "tee")
ALL = ["python3 bootstrap.py check", "python3 bootstrap.py test"]
NO_BROWSER = ".ci/run: the browser test needs a browser: install chromium (on Debian: apt-get install chromium).\n"


def add_program(machine, name, does):
    # Made anew each time ("x"), and never a link: what is written here must not reach the machine's own programs.
    with (machine / "bin" / name).open("x", encoding="utf-8") as program:
        program.write(f"#!{shutil.which('bash')}\n{does}\n")
    (machine / "bin" / name).chmod(0o755)


@pytest.fixture
def machine(tmp_path):
    """A machine with a checkout, a Python that only says what it is asked, an apt-get for root, and no browser."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    (tmp_path / "bin").mkdir()
    for name in NEEDED:
        add_program(tmp_path, name, f'exec {shlex.quote(shutil.which(name) or name)} "$@"')
    add_program(tmp_path, "python3", "echo python3 $*; echo '== 9 passed in 1.0s =='")
    add_program(tmp_path, "id", "echo ${BECAME:-1000}")
    browser = shlex.quote(str(tmp_path / "bin" / "chromium"))
    installs = f'[ "$DEBIAN_FRONTEND" = noninteractive ] && cat >{browser} && chmod +x {browser}'
    add_program(tmp_path, "apt-get", f'[ "$(id -u)" = 0 ] || exit 100\n[ "$1" = update ] || {{ {installs}; }}')
    return tmp_path


def run(machine, **environment):
    """Exit code, what it started with Python, and its complaint."""
    command = [shutil.which("bash") or "bash", str(machine / ".ci" / "run")]
    environment["PATH"] = str(machine / "bin")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=30)
    return done.returncode, [line for line in done.stdout.splitlines() if line.startswith("python3")], done.stderr


@pytest.mark.parametrize("browser", ["chromium", "chromium-browser", "google-chrome"])
def test_any_browser_that_the_test_can_use_is_enough(machine, browser):
    add_program(machine, browser, "")

    assert run(machine) == (0, ALL, "")


def test_root_installs_a_browser(machine):
    assert run(machine, BECAME="0") == (0, ALL, "")
    assert (machine / "bin" / "chromium").exists()


def test_somebody_who_may_become_root_without_a_password_installs_a_browser(machine):
    add_program(machine, "sudo", '[ "$1" = -n ] && shift && BECAME=0 exec "$@"')

    assert run(machine) == (0, ALL, "")
    assert (machine / "bin" / "chromium").exists()


@pytest.mark.parametrize("sudo", ["exit 1", None])
def test_machine_without_a_browser_is_refused_before_anything_is_done(machine, sudo):
    if sudo:
        add_program(machine, "sudo", sudo)

    assert run(machine) == (1, [], NO_BROWSER)

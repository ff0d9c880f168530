"""The pinned requirements hold what pyproject.toml asks for, each with its hashes, and name no place to get it from."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.codebase.sources import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)(.*)$")


def find_faults(pins: str, wanted: list[str]) -> list[str]:
    """Requirements that are not pinned as asked, pins without hashes, and lines that name a place."""
    pinned: dict[str, str] = {}
    complaints = [line for line in pins.splitlines() if re.search(r"https?:|^\s*-(?!-hash=| )", line)]
    for block in re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", pins).strip()):
        found = PIN.match(block.splitlines()[0])
        if found is None or "--hash=sha256:" not in block:
            complaints.append(f"not pinned with a hash: {block.splitlines()[0]}")
        else:
            pinned[canonicalize_name(found[1])] = found[2]
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            complaints.append(f"asked for {requirement}, pinned {version}")
    return complaints


def read_wanted() -> dict[str, list[str]]:
    """What each file of pins must hold."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    run = [*settings["project"]["dependencies"], *groups["build"]]
    demo = [*run, *settings["project"]["optional-dependencies"]["demo"]]
    return {"run": run, "demo": demo, "dev": [*demo, *(entry for entry in groups["dev"] if isinstance(entry, str))]}


@pytest.mark.parametrize("name", ["run", "demo", "dev"])
def test_pins_hold_what_is_asked_for(name):
    pins = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")

    assert find_faults(pins, read_wanted()[name]) == []


def test_faulty_pins_are_found():
    pins = """\
--index-url https://example.org/simple
# a note
a==1.0 ; sys_platform != 'win32' \\
    --hash=sha256:00
    # via b
b==2.0
"""

    assert find_faults(pins, ["a>=1", "b>=3", "c"]) == [
        "--index-url https://example.org/simple",
        "not pinned with a hash: --index-url https://example.org/simple",
        "not pinned with a hash: b==2.0",
        "asked for b>=3, pinned None",
        "asked for c, pinned None",
    ]

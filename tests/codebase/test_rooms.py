"""Imports run one way: the contracts of import-linter hold, bite, and cover every room."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.codebase.sources import ROOT

ROOMS = ("bot", "cogs", "db")
# Contract, importer, imported.
SHORTCUTS = (
    ("Imports run one way", "bot.domain.teams", "bot.services"),
    ("Imports run one way", "bot.errors", "bot.config"),
    ("Imports run one way", "db.teams", "bot.domain.teams"),
    ("Imports run one way", "bot.services.teams", "cogs.teams"),
    ("Cogs talk to services and never to the store", "cogs.teams.cog", "db.teams"),
    ("Cogs talk to services and never to the store", "cogs.teams.cards", "sqlalchemy"),
    ("Discord is known to cogs, the client, the app and the demo alone", "bot.services.claims", "discord"),
    ("Discord is known to cogs, the client, the app and the demo alone", "db.claims", "discord"),
    ("Rules are pure: no store, no network, no event loop, no Discord", "bot.domain.papers", "asyncio"),
    ("The store speaks SQL and nothing else", "db.papers", "aiohttp"),
    ("Features do not import each other", "cogs.teams.cog", "cogs.papers.cards"),
    ("Features do not import each other", "cogs._shared.cards", "cogs.papers"),
)


def check_contracts(root: Path) -> tuple[int, str]:
    """import-linter's exit code and report for a checkout."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def find_unlisted(layers: list[str], root: Path) -> list[str]:
    """Modules directly in a room's top that no layer names."""
    listed = {name.strip(" ()") for layer in layers for name in layer.split("|")}
    modules = [f"bot.{entry.stem}" for entry in (root / "bot").iterdir() if _is_module(entry)]
    return sorted({*modules, "cogs", "db"} - listed)


def read_layers() -> list[str]:
    """The layers as pyproject.toml has them, highest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return next(contract["layers"] for contract in settings["contracts"] if contract["type"] == "layers")


def _is_module(entry: Path) -> bool:
    return (entry.suffix == ".py" and entry.stem != "__init__") or (entry / "__init__.py").is_file()


@pytest.fixture
def checkout(tmp_path):
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_contracts_hold():
    code, report = check_contracts(ROOT)

    assert code == 0, report


def test_every_shortcut_through_a_wall_is_found(checkout):
    for contract, importer, imported in SHORTCUTS:
        with (checkout / f"{importer.replace('.', '/')}.py").open("a", encoding="utf-8") as source:
            source.write(f"\nimport {imported}  # {contract}\n")

    code, report = check_contracts(checkout)

    sections = dict(zip(*[iter(re.split(r"\n(\S.*)\n-{5,}\n", report)[1:])] * 2, strict=True))
    missed = [
        shortcut
        for contract, *shortcut in SHORTCUTS
        if not re.search(rf"{' -> '.join(map(re.escape, shortcut))} \(", sections.get(contract, ""))
    ]
    assert (code, missed) == (1, []), report


def test_every_room_has_its_layer():
    assert find_unlisted(read_layers(), ROOT) == []


def test_room_without_a_layer_is_found(checkout):
    (checkout / "bot" / "shortcuts.py").touch()
    (checkout / "bot" / "attic").mkdir()
    (checkout / "bot" / "attic" / "__init__.py").touch()

    assert find_unlisted(read_layers(), checkout) == ["bot.attic", "bot.shortcuts"]

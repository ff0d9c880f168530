"""Imports run one way: the contracts of import-linter hold, bite, and cover every room."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.codebase.sources import PRODUCT, ROOT, Source, dotted, read, sample

# Where SQL is spoken. Everybody else may name the session that they hand on.
SPEAKS_SQL = ("db/", "migrations/", "bot/demo/seed.py")
SESSION = "sqlalchemy.ext.asyncio.AsyncSession"
RULES = "Rules are pure: no store, no network, no event loop, no clock, no Discord"
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
    *((RULES, "bot.domain.papers", name) for name in ("asyncio", "time", "socket", "sqlite3", "pydantic", "structlog")),
    ("What asks other sites are libraries of their own", "bot.papers.lookup", "bot.clock"),
    ("The store speaks SQL and nothing else", "db.papers", "aiohttp"),
    ("Services reach no network of their own", "bot.services.papers", "aiohttp"),
    ("Services reach no network of their own", "bot.services.papers", "socket"),
    ("Migrations know tables, not Discord", "migrations.env", "discord"),
    ("Migrations know tables, not Discord", "migrations.versions.0001_create_all_tables", "cogs.teams"),
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


def find_sql(sources: Iterable[Source]) -> list[str]:
    """Everything of SQLAlchemy but the session's type that is imported where no SQL is spoken."""
    return [
        f"{source.path}: {meaning}"
        for source in sources
        if not source.path.startswith(SPEAKS_SQL)
        for meaning in _all_imports(source.tree)
        if meaning.split(".")[0] == "sqlalchemy" and meaning != SESSION
    ]


def find_hidden_imports(sources: Iterable[Source]) -> list[str]:
    """What is imported for the type checker alone, where the contracts do not look, but for the client's type."""
    return [
        f"{source.path}: {meaning}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.If) and dotted(node.test).split(".")[-1] == "TYPE_CHECKING"
        for meaning in _all_imports(node)
        if not (source.path.startswith("cogs/") and meaning.startswith(("bot.client.", "cogs._shared.")))
    ]


def _all_imports(tree: ast.AST) -> list[str]:
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def _is_module(entry: Path) -> bool:
    return (entry.suffix == ".py" and entry.stem != "__init__") or (entry / "__init__.py").is_file()


@pytest.fixture
def checkout(tmp_path):
    for room in PRODUCT:
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


def test_rules_take_of_apscheduler_the_triggers_alone():
    rules = [source for source in read("bot") if source.path.startswith("bot/domain/")]
    taken = {meaning for source in rules for meaning in _all_imports(source.tree) if meaning.startswith("apscheduler")}

    assert taken == {"apscheduler.triggers.cron.CronTrigger"}


def test_sql_is_spoken_in_the_store_alone():
    assert find_sql(read(*PRODUCT)) == []


@pytest.mark.parametrize("path", ["bot/services/teams.py", "bot/app.py", "bot/demo/app.py", "cogs/teams/cog.py"])
def test_sql_elsewhere_is_found(path):
    text = "from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine\ndef f():\n    import sqlalchemy as sa"

    assert find_sql([sample(path, text), sample("db/teams.py", text)]) == [
        f"{path}: sqlalchemy.ext.asyncio.create_async_engine",
        f"{path}: sqlalchemy",
    ]


def test_nothing_but_the_client_is_hidden_from_the_contracts():
    assert find_hidden_imports(read(*PRODUCT)) == []


def test_import_hidden_from_the_contracts_is_found():
    text = "import typing\nif typing.TYPE_CHECKING:\n    from bot.client import ReproBot\n    import db.teams"

    assert find_hidden_imports([sample("cogs/teams/cog.py", text), sample("bot/domain/teams.py", text)]) == [
        "cogs/teams/cog.py: db.teams",
        "bot/domain/teams.py: bot.client.ReproBot",
        "bot/domain/teams.py: db.teams",
    ]

"""Brings the database to this version's schema, after a backup, or refuses with the way back."""

import asyncio
import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, MetaData, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

import db
import migrations
from bot.errors import StartupError
from db.address import get_file, prepare_folder, reaching, read_address, refuse
from db.backup import back_up, find_backup
from db.base import Base
from db.engine import create_migrator
from db.errors import StoreBusy, StoreUnavailable, explained

_LOCKS = {
    # The driver begins no transaction by itself here; from now on everything is one.
    "sqlite": "BEGIN IMMEDIATE",
    # Any number nobody else uses on this database. Held until the transaction ends, also by a crash.
    "postgresql": "SELECT pg_advisory_xact_lock(7305813041968)",
}


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What `upgrade` did: the revisions before (none: the database was empty) and after it, and the backup."""

    before: str | None
    after: str
    backup: Path | None


async def upgrade(url: str, *, backup_dir: Path | None = None) -> Upgrade:
    """Bring the database to the newest revision; several processes may do so at once.

    A SQLite database that holds something is copied first, into `backup_dir` or else next to its file. Either the whole
    upgrade is kept or nothing of it.

    Raises StartupError: not reachable, not ReproBot's, newer than this version, no backup possible, or broken data.
    """
    address = read_address(url)
    if address.get_backend_name() == "sqlite":
        prepare_folder(address)
        backup_dir = backup_dir or get_file(address).parent
    engine = create_migrator(address)
    scripts = ScriptDirectory.from_config(alembic_config())
    try:
        with reaching(address):
            connection = await engine.connect().start()
        try:
            return await _upgrade(connection, address, scripts, backup_dir)
        finally:
            await connection.close()
    finally:
        await engine.dispose()


async def find_revision(url: str) -> tuple[str | None, str]:
    """The revision that the database is at (none: it is empty), and this version's. Raises StartupError."""
    address = read_address(url)
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert head is not None, "the package holds at least one migration"
    engine = create_migrator(address)
    try:
        with reaching(address):
            async with engine.connect() as connection:
                return await connection.run_sync(_read_revision), head
    finally:
        await engine.dispose()


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings, with the scripts of the installed package; `connection` is what its commands work on."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def load_tables() -> MetaData:
    """All tables of all features."""
    for module in pkgutil.iter_modules(db.__path__, "db."):
        importlib.import_module(module.name)
    return Base.metadata


async def _upgrade(
    connection: AsyncConnection, address: URL, scripts: ScriptDirectory, backup_dir: Path | None
) -> Upgrade:
    head = scripts.get_current_head()
    assert head is not None, "the package holds at least one migration"
    with reaching(address):
        before = await connection.run_sync(_read_revision)
        if before != head:
            await connection.execute(text(_LOCKS[connection.dialect.name]))
            before = await connection.run_sync(_read_revision)  # another process may have been quicker
    if before == head:
        return Upgrade(before, head, None)
    _ensure_known(before, address, scripts, backup_dir)
    if before is None and await connection.run_sync(_holds_tables):
        raise StartupError("The database holds tables of another program: give ReproBot one of its own.")
    backup = None
    if before is not None and connection.dialect.name == "sqlite" and backup_dir is not None:
        # Its own connection reads what was committed before; the lock keeps everybody else from adding to it.
        backup = await asyncio.to_thread(back_up, get_file(address), backup_dir, revision=before)
    try:
        with explained(writable=True):
            await connection.run_sync(_migrate)
            await connection.commit()
    except (StoreBusy, StoreUnavailable) as error:
        raise refuse(address, error.__cause__ or error) from error
    return Upgrade(before, head, backup)


def _read_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _holds_tables(connection: Connection) -> bool:
    return bool(set(inspect(connection).get_table_names()) - {"alembic_version"})


def _migrate(connection: Connection) -> None:
    command.upgrade(alembic_config(connection), "head")
    if connection.dialect.name != "sqlite":
        return
    # Foreign keys were off, so that recreating a table did not delete the rows that point to it.
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise StartupError(
            f"A row of the table {broken[0]} points to a row of {broken[2]} that does not exist. Nothing was changed: "
            "restore a backup, or report this."
        )


def _ensure_known(before: str | None, address: URL, scripts: ScriptDirectory, backup_dir: Path | None) -> None:
    if before is None:
        return
    try:
        scripts.get_revision(before)
    except CommandError:
        known = [script.revision for script in scripts.walk_revisions()]
        backup = find_backup(get_file(address), backup_dir, revisions=known) if backup_dir else None
        raise StartupError(
            f"The database is at revision {before}; this version of ReproBot knows revisions up to {known[0]}. "
            f"Install the version that knows {before}, or restore {backup or 'a backup from before the upgrade'}."
        ) from None

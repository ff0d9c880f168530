"""Writes the next migration from the models: `python -m migrations "add mentors"`. Read it before you commit it."""

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db.address import read_address
from db.engine import create_migrator
from db.schema import alembic_config, upgrade


async def _write(message: str, url: str) -> None:
    scripts = list(ScriptDirectory.from_config(alembic_config()).walk_revisions())
    if scripts:
        await upgrade(url)

    def write(connection: Connection) -> None:
        command.revision(alembic_config(connection), message, autogenerate=True, rev_id=f"{len(scripts) + 1:04}")

    engine = create_migrator(read_address(url))
    async with engine.connect() as connection:
        await connection.run_sync(write)
    await engine.dispose()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_write(sys.argv[1], f"sqlite:///{Path(folder) / 'empty.db'}"))

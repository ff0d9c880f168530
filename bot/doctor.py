"""`reprobot doctor`: the database and the audit in it, for a person or a monitor."""

import asyncio

import typer

from bot.clock import SystemClock
from bot.config import Config
from bot.services.audit import Audit, Checked
from db.engine import Database
from db.schema import find_revision


def check(config: Config) -> int:
    """Say what is well and what is not; 0 when all is. Changes nothing. Raises StartupError."""
    return asyncio.run(_check(config.database.url))


async def _check(url: str) -> int:
    revision, head = await find_revision(url)
    if revision != head:
        typer.echo(f"Database: at revision {revision or 'none'}, this version needs {head}. Run `reprobot migrate`.")
        return 1
    typer.echo(f"Database: well, at revision {revision}.")
    async with Database.open(url) as database:
        checked = await Audit(database, SystemClock()).check()
    typer.echo(_say(checked))
    return 0 if checked.fault is None else 1


def _say(checked: Checked) -> str:
    if checked.fault is None:
        return f"Audit: whole, {checked.sealed} entries are sealed."
    return (
        f"Audit: entry {checked.sealed + 1} is {checked.fault}. Somebody changed the database by hand; "
        "compare it with a backup."
    )

"""Rows that only make sense together, so that a half kept transaction shows; also as a process of its own.

`python -m tests.store.pairs URL` writes pairs for ever and writes out the number of each once it is kept.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.installation import Fact


def add_pair(number: int) -> Callable[[AsyncSession], Awaitable[int]]:
    """An act that writes one row, reads, and writes the other one."""

    async def act(session: AsyncSession) -> int:
        session.add(Fact(key=f"{number} left", value=""))
        await session.flush()
        await session.scalars(select(Fact.key))
        session.add(Fact(key=f"{number} right", value=""))
        return number

    return act


async def list_pairs(database: Database) -> set[int]:
    """The numbers of the whole pairs. Fails when there is half a one."""
    async with database.reading() as session:
        keys = set(await session.scalars(select(Fact.key)))
    numbers = {int(key.split()[0]) for key in keys}
    assert keys == {f"{number} {side}" for number in numbers for side in ("left", "right")}
    return numbers


async def _write_for_ever(url: str) -> None:
    async with Database.open(url) as database:
        for number in range(1_000_000):
            sys.stdout.write(f"{await database.write(add_pair(number))}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    asyncio.run(_write_for_ever(sys.argv[1]))

"""Sends many letters while Discord fails and the bots are killed: `python -m tests.benchmarks.chaos --help`."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.kit.databases import PostgresServer, SqliteFiles
from tests.wire.chaos import Storm, run_storm
from tests.wire.nursery import Nursery


@contextmanager
def _open(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield SqliteFiles(folder).new(folder)
        return
    with PostgresServer.run() as server, server.database() as url:
        yield url


def main() -> int:
    """Print what became of the letters; 1 if one was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], required=True)
    parser.add_argument("--deliveries", type=int, default=800)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pauses", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    processes = 1 if asked.database == "sqlite" else 2
    storm = Storm(
        deliveries=asked.deliveries,
        kills=asked.kills,
        pauses=asked.pauses,
        processes=processes,
        seed=asked.seed,
    )
    with tempfile.TemporaryDirectory() as name, _open(asked.database, Path(name)) as url, Nursery.open() as nursery:
        outcome = asyncio.run(run_storm(url, Path(name), storm, nursery))
    print(
        f"{asked.database}, {processes} bots, {storm.deliveries} letters, {storm.kills} kills, {storm.pauses} pauses:"
    )
    print(outcome)
    return int(outcome.lost or outcome.doubled)


if __name__ == "__main__":
    sys.exit(main())

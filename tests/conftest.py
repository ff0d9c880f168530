"""What every test can ask for."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from db.engine import Database
from tests.kit.clock import FixedClock
from tests.kit.databases import PostgresServer, SqliteFiles
from tests.kit.discord import Server, a_server
from tests.kit.network import LoopbackOnly

StartServer = Callable[[], PostgresServer]


class NewDatabase(Protocol):
    def __call__(self, *, migrated: bool) -> str: ...


_guard = LoopbackOnly()


@pytest.fixture(autouse=True)
def _only_this_machine() -> Iterator[None]:
    """Fails a test that tried to reach another machine, even where the refusal was caught."""
    yield
    refused, _guard.refused[:] = list(_guard.refused), []
    assert refused == []


@pytest.fixture
def clock() -> FixedClock:
    """2021-09-01T12:00Z until the test says otherwise."""
    return FixedClock()


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[StartServer]:
    """`postgres()` is the server of this test process; the first call starts it."""
    servers: list[PostgresServer] = []
    with ExitStack() as stack:

        def start() -> PostgresServer:
            if not servers:
                servers.append(stack.enter_context(PostgresServer.run()))
            return servers[0]

        yield start


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(
    request: pytest.FixtureRequest, tmp_path: Path, sqlite_files: SqliteFiles, postgres: StartServer
) -> Iterator[NewDatabase]:
    """Makes databases; every test that asks for one runs once on each kind."""
    with ExitStack() as stack:

        def new(*, migrated: bool) -> str:
            if request.param == "sqlite":
                return sqlite_files.new(tmp_path, migrated=migrated)
            return stack.enter_context(postgres().database(migrated=migrated))

        yield new


@pytest.fixture
def database_url(new_database: NewDatabase) -> str:
    """The address of a database with all tables and no rows."""
    return new_database(migrated=True)


@pytest.fixture
def empty_database_url(new_database: NewDatabase) -> str:
    """The address of a database without tables; a SQLite file does not exist yet."""
    return new_database(migrated=False)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open database with all tables and no rows."""
    async with Database.open(database_url) as database:
        yield database


@pytest.fixture
async def server(database: Database) -> AsyncIterator[Server]:
    """The bot on a server with one open edition: exclusive papers, one paper a team, three seats."""
    async with a_server(database) as server:
        yield server

"""The open database: read through it, or change it in one transaction that nothing can cut in half."""

import asyncio
import functools
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import structlog
from sqlalchemy import URL, Connection, event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from bot.errors import StartupError
from db.address import get_file, prepare_folder, reaching, read_address
from db.errors import StoreUnavailable, explained

log = structlog.get_logger()

_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")

_WAIT_S = 10  # for a lock that another program or connection holds
_TURN_S = 30  # for a connection of the pool: the queue is fair, and whoever waits has been told "thinking"
_MIGRATION_WAIT_S = 60  # for another process that migrates
_WRITER = ["journal_mode=WAL", "synchronous=FULL"]
_SAFE_SQLITE = (3, 51, 3)
_HINTS = "hints"


class Database:
    """An open SQLite or PostgreSQL database whose schema is up to date."""

    def __init__(self, *, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self.dialect = writer.dialect.name
        self._writer = writer
        self._reader = reader
        self._write_sessions = async_sessionmaker(writer, expire_on_commit=False)
        self._read_sessions = async_sessionmaker(reader, expire_on_commit=False)
        self._writing: set[asyncio.Task[Any]] = set()
        self._hints: set[str] = set()
        self._is_closing = False

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncGenerator["Database"]:
        """Connect, and at the end let running writes finish before disconnecting.

        Raises StartupError when the database cannot be reached or written.
        """
        address = read_address(url)
        database = cls(writer=_create_writer(address), reader=_create_reader(address))
        try:
            await _try_out(database._writer, address)
            yield database
        finally:
            await database._close()

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncSession]:
        """A session that sees one state of the database throughout and cannot change it.

        Raises StoreBusy, StoreUnavailable.
        """
        with explained(writable=False):
            async with self._read_sessions() as session:
                await _connect(session)
                yield session

    async def write(self, act: Callable[[AsyncSession], Awaitable[_Result]]) -> _Result:
        """Carry out `act` in one transaction: all of it is kept, or nothing.

        A caller that is cancelled stops waiting, but the transaction runs to its end: cancelled does not mean undone.
        An act that loses a race for a unique place is carried out once more. `act` may not write through the database
        a second time, nor wait for anything but the session.

        Raises what `act` raises, StoreBusy, StoreUnavailable.
        """
        if self._is_closing:
            raise StoreUnavailable
        # Cancelling a statement inside a write transaction leaves SQLite's write lock behind until the garbage
        # collector finds the cursor (SQLAlchemy 2.1.9, aiosqlite 0.22.1), so no cancellation may get that far.
        task = asyncio.create_task(self._write(act))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.add_done_callback(_report_failure)  # nobody is left to hear of it
            raise

    async def rehearse(self, act: Callable[[AsyncSession], Awaitable[_Result]]) -> _Result:
        """What `act` gives, with nothing of it kept. Raises what `write` raises."""

        async def play(session: AsyncSession) -> None:
            raise _Rehearsed(await act(session))

        try:
            await self.write(play)
        except _Rehearsed as rehearsed:
            return rehearsed.result
        raise AssertionError("a rehearsal always ends by its own exception")

    def take_hint(self, name: str) -> bool:
        """Whether a write that was kept gave this hint with `hint` since somebody last took it."""
        is_given = name in self._hints
        self._hints.discard(name)
        return is_given

    async def _write(self, act: Callable[[AsyncSession], Awaitable[_Result]]) -> _Result:
        try:
            return await self._attempt(act)
        except IntegrityError:
            # Somebody else took the same place between this act's look and its writing (two teams at once, say). The
            # second look sees what they did, and the rules say in words what it means; a real fault is raised again.
            return await self._attempt(act)

    async def _attempt(self, act: Callable[[AsyncSession], Awaitable[_Result]]) -> _Result:
        with explained(writable=True):
            async with self._write_sessions.begin() as session:
                await _connect(session)
                result = await act(session)
            self._hints |= session.info.get(_HINTS, set())
            return result

    async def _close(self) -> None:
        self._is_closing = True
        try:
            while self._writing:
                await asyncio.wait(self._writing)
        finally:
            await self._reader.dispose()
            await self._writer.dispose()


class _Rehearsed(Exception):
    """Carries the result out of a transaction that must not stay."""

    def __init__(self, result: Any) -> None:
        super().__init__()
        self.result = result


def hint(session: AsyncSession, name: str) -> None:
    """Let this process know, once the transaction is kept, that it wrote something of this name."""
    session.info.setdefault(_HINTS, set()).add(name)


async def read_clock(session: AsyncSession) -> datetime | None:
    """The present instant by the clock of the database's machine; None where that is this one."""
    if session.get_bind().dialect.name == "sqlite":
        return None
    return await session.scalar(text("SELECT clock_timestamp()"))


class HasDatabase(Protocol):
    """What `reads` and `writes` need of the class whose methods they wrap."""

    @property
    def database(self) -> Database:
        """The database of the service."""
        ...


_Service = TypeVar("_Service", bound=HasDatabase)
_InSession = Callable[Concatenate[_Service, AsyncSession, _Arguments], Awaitable[_Result]]
_Called = Callable[Concatenate[_Service, _Arguments], Coroutine[Any, Any, _Result]]


def reads(method: _InSession[_Service, _Arguments, _Result]) -> _Called[_Service, _Arguments, _Result]:
    """Give the method a session of `Database.reading` as its first argument; callers leave it out."""

    @functools.wraps(method)
    async def called(self: _Service, *args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Result:
        async with self.database.reading() as session:
            return await method(self, session, *args, **kwargs)

    return called


def writes(method: _InSession[_Service, _Arguments, _Result]) -> _Called[_Service, _Arguments, _Result]:
    """Carry out the method by `Database.write`; callers leave the session, its first argument, out."""

    @functools.wraps(method)
    async def called(self: _Service, *args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Result:
        return await self.database.write(lambda session: method(self, session, *args, **kwargs))

    return called


async def _connect(session: AsyncSession) -> None:
    try:
        await session.connection()
    except OSError as error:  # asyncpg could not reach the server; SQLAlchemy 2.1.9 does not wrap that
        raise StoreUnavailable from error


def create_migrator(address: URL) -> AsyncEngine:
    """An engine for changing the schema: foreign keys are off on SQLite, and nothing begins a transaction there."""
    if address.get_backend_name() == "postgresql":
        return _create_postgresql(address, pool_size=1, lock_timeout=f"{_MIGRATION_WAIT_S}s")
    engine = create_async_engine(address, pool_size=1, max_overflow=0)
    _tune_sqlite(engine, [*_WRITER, "foreign_keys=OFF", f"busy_timeout={_MIGRATION_WAIT_S * 1000}"])
    return engine


def _create_writer(address: URL) -> AsyncEngine:
    if address.get_backend_name() == "postgresql":
        return _create_postgresql(address, pool_size=10)
    # One connection: the pool's queue is fair, SQLite's own waiting is not.
    engine = create_async_engine(address, pool_size=1, max_overflow=0, pool_timeout=_TURN_S)
    # A plain BEGIN that reads first and writes later is refused at once when another writer came between.
    _tune_sqlite(engine, [*_WRITER, "foreign_keys=ON"], begin="BEGIN IMMEDIATE")
    return engine


def _create_reader(address: URL) -> AsyncEngine:
    if address.get_backend_name() == "postgresql":
        # One state of the database for the whole session, as SQLite gives it.
        return _create_postgresql(
            address, pool_size=10, default_transaction_read_only="on", default_transaction_isolation="repeatable read"
        )
    engine = create_async_engine(address, pool_size=4, max_overflow=0, pool_timeout=_TURN_S)
    _tune_sqlite(engine, ["foreign_keys=ON", "query_only=ON"], begin="BEGIN")
    return engine


def _create_postgresql(address: URL, *, pool_size: int, **settings: str) -> AsyncEngine:
    defaults = {
        "application_name": "reprobot",
        "lock_timeout": f"{_WAIT_S}s",
        # A process that was paused may not hold its locks for ever.
        "idle_in_transaction_session_timeout": "60s",
    }
    return create_async_engine(
        address,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=_TURN_S,
        pool_pre_ping=True,
        connect_args={"server_settings": defaults | settings, "timeout": 10},
    )


def _tune_sqlite(engine: AsyncEngine, pragmas: list[str], *, begin: str | None = None) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction] - SQLAlchemy calls it
        connection.isolation_level = None  # the driver begins no transactions; and PRAGMAs work only outside of one
        cursor = connection.cursor()
        for pragma in [f"busy_timeout={_WAIT_S * 1000}", *pragmas]:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    if begin is None:
        return

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction] - SQLAlchemy calls it
        connection.exec_driver_sql(begin)


async def _try_out(writer: AsyncEngine, address: URL) -> None:
    is_sqlite = address.get_backend_name() == "sqlite"
    if is_sqlite:
        prepare_folder(address)
        _warn_of_old_sqlite()
    with reaching(address):
        async with writer.connect() as connection:
            mode = await connection.scalar(text("PRAGMA journal_mode" if is_sqlite else "SELECT 1"))
    if is_sqlite and mode != "wal":
        raise StartupError(
            f"SQLite cannot keep its write-ahead log next to {get_file(address).absolute()}, as on a network disk: "
            "move the file to a local disk, or use PostgreSQL."
        )


def _warn_of_old_sqlite() -> None:
    if sqlite3.sqlite_version_info < _SAFE_SQLITE:
        # https://sqlite.org/wal.html, "The WAL-Reset Bug"
        log.warning(
            "this sqlite can damage a database that two programs write at the same time",
            version=sqlite3.sqlite_version,
            fixed_in=".".join(map(str, _SAFE_SQLITE)),
            advice="run one bot on it, and stop that for import-papers; or use postgresql",
        )


def _report_failure(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.warning("a write failed after its caller was gone", exc_info=error)

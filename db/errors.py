"""What keeps the database from doing its work, told apart from our own mistakes."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import OutsideError


@dataclass(eq=False)
class StoreBusy(OutsideError):
    """The database was held by others for longer than anybody should wait."""

    code: ClassVar[str] = "shared-store-busy"


@dataclass(eq=False)
class StoreUnavailable(OutsideError):
    """The database cannot be used now: no connection, no space, or no right to write."""

    code: ClassVar[str] = "shared-store-unavailable"


_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SQLITE_OUT = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
# PostgreSQL documentation, appendix A, "PostgreSQL Error Codes".
_POSTGRESQL_BUSY = ("40001", "40P01", "53300", "55P03")  # serialization, deadlock, connections, lock timeout
_POSTGRESQL_OUT = ("08", "53", "57P", "58")  # connection, resources, shutdown, input and output of the server
_POSTGRESQL_READONLY = ("25006", "42501")  # a standby server, missing rights


@contextmanager
def explained(*, writable: bool) -> Generator[None]:
    """Turn what the database could not help into StoreBusy or StoreUnavailable; everything else passes unchanged."""
    try:
        yield
    except (PoolTimeout, DBAPIError) as error:
        explanation = _explain(error, writable=writable)
        if explanation is None:
            raise
        raise explanation from error


def _explain(error: PoolTimeout | DBAPIError, *, writable: bool) -> OutsideError | None:
    if isinstance(error, PoolTimeout):
        return StoreBusy()
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(code, int):
        # A write through the reader is refused with the same code as one on a read-only disk, but is our mistake.
        return _explain_sqlite(code & 0xFF, writable=writable)
    state = sqlstate(error)
    if state.startswith(_POSTGRESQL_BUSY):
        return StoreBusy()
    if error.connection_invalidated or state.startswith(_POSTGRESQL_OUT):
        return StoreUnavailable()
    if writable and state in _POSTGRESQL_READONLY:
        return StoreUnavailable()
    return None


def _explain_sqlite(code: int, *, writable: bool) -> OutsideError | None:
    if code in _SQLITE_BUSY:
        return StoreBusy()
    if code in _SQLITE_OUT or (writable and code == sqlite3.SQLITE_READONLY):
        return StoreUnavailable()
    return None


def sqlstate(error: DBAPIError) -> str:
    """PostgreSQL's five characters for what went wrong; empty for other databases and for lost connections."""
    state = getattr(error.orig, "sqlstate", None)
    return state if isinstance(state, str) else ""

"""Where the database is: reads the configured address, and says what to do when nobody is at home."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from bot.errors import StartupError
from db.errors import sqlstate

_SQLITE = {"sqlite", "sqlite+aiosqlite"}
_POSTGRESQL = {"postgres", "postgresql", "postgresql+asyncpg"}
_OPTIONS = {"host", "port", "ssl"}
_FORMS = "Write sqlite:///data/reprobot.db or postgresql://user:password@host/name."


def read_address(url: str) -> URL:
    """The address with the drivers that ReproBot uses. Raises StartupError; no message shows the password."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StartupError(f"[database] url is not an address of a database. {_FORMS}") from None
    if address.drivername in _SQLITE:
        return _read_sqlite(address)
    if address.drivername in _POSTGRESQL:
        return _read_postgresql(address)
    raise StartupError(f"[database] url begins with {address.drivername!r}, which ReproBot cannot use. {_FORMS}")


def get_file(address: URL) -> Path:
    """The file of a SQLite database."""
    assert address.database, "read_address refuses addresses without a file"
    return Path(address.database)


def prepare_folder(address: URL) -> None:
    """Create the folder of a SQLite database if only the folder itself is missing. Raises StartupError."""
    folder = get_file(address).absolute().parent
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise StartupError(f"The folder {folder.parent} does not exist: create it, or change [database] url.") from None
    except OSError as error:
        raise StartupError(f"The folder {folder} cannot be used ({error.strerror}): change [database] url.") from error


@contextmanager
def reaching(address: URL) -> Generator[None]:
    """Turn a failure to connect into a StartupError that says what the operator should do."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise refuse(address, error) from error


def refuse(address: URL, error: BaseException) -> StartupError:
    """What the operator should do when the first connection fails with `error`."""
    if address.get_backend_name() == "sqlite":
        return StartupError(_explain_sqlite(get_file(address).absolute(), error))
    return StartupError(_explain_postgresql(address, error))


def _read_sqlite(address: URL) -> URL:
    file = address.database or ""
    if not file or file == ":memory:" or file.startswith("file:") or address.query:
        raise StartupError("[database] url must name a plain file, such as sqlite:///data/reprobot.db.")
    return address.set(drivername="sqlite+aiosqlite")


def _read_postgresql(address: URL) -> URL:
    options = dict(address.query)
    if "sslmode" in options:  # libpq's word, which hosting companies put into their addresses
        options["ssl"] = options.pop("sslmode")
    unknown = sorted(options.keys() - _OPTIONS)
    if unknown:
        raise StartupError(f"[database] url has the option {unknown[0]!r}, which ReproBot does not know: remove it.")
    if not address.database:
        raise StartupError(f"[database] url names no database. {_FORMS}")
    return address.set(drivername="postgresql+asyncpg", query=options)


def _explain_sqlite(file: Path, error: BaseException) -> str:
    code = getattr(getattr(error, "orig", None), "sqlite_errorname", "") or ""
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"The database {file} is in use by another program: stop it and start again."
    if code.startswith("SQLITE_NOTADB"):
        return f"The file {file} is not a database: restore a backup, or change [database] url."
    if code.startswith("SQLITE_CORRUPT"):
        return f"The database {file} is damaged: restore a backup."
    if code.startswith("SQLITE_FULL"):
        return f"The disk of {file} is full: make room and start again."
    return (
        f"The database {file} cannot be written ({code or error}): "
        "give the user that runs ReproBot the right to write to the file and its folder."
    )


def _explain_postgresql(address: URL, error: BaseException) -> str:
    host = address.host or address.query.get("host") or "localhost"
    place = f"{host}:{address.port}" if address.port else f"{host}"
    state = sqlstate(error) if isinstance(error, DBAPIError) else ""
    if state.startswith("28"):
        return f"PostgreSQL on {place} refused the user {address.username!r}: check the name and password in the url."
    if state == "3D000":
        return f"PostgreSQL on {place} has no database {address.database!r}: create it with createdb."
    if state == "53300":
        return f"PostgreSQL on {place} has no connection left: raise its max_connections or stop other programs."
    if state == "55P03":
        return f"Another program is changing {address.database!r} on {place}: wait for it and start again."
    if state == "42501":
        return f"The user {address.username!r} may not change {address.database!r} on {place}: make it the owner."
    if state:
        return f"PostgreSQL on {place} refused the connection (code {state}): see the server's log."
    return f"PostgreSQL on {place} does not answer ({type(error).__name__}): start it, or change [database] url."

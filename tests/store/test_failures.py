"""What members and operators are told when the database cannot do its work."""

import asyncio
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import asyncpg
import pytest
import structlog.testing
from sqlalchemy import insert, make_url, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import StartupError
from db.address import read_address
from db.engine import Database, _create_reader, _create_writer
from db.errors import StoreBusy, StoreUnavailable
from db.installation import Fact
from tests.conftest import StartServer
from tests.kit.databases import SqliteFiles
from tests.store.pairs import add_pair, list_pairs


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch):
    """Waits for locks and connections end after 1 s."""
    monkeypatch.setattr("db.engine._WAIT_S", 1)
    monkeypatch.setattr("db.engine._TURN_S", 1)


async def test_lock_of_another_program_makes_the_store_busy_for_a_while(
    impatient: None, database_url: str, tmp_path: Path
):
    async with Database.open(database_url) as database:
        if database.dialect == "sqlite":
            with closing(sqlite3.connect(tmp_path / "reprobot.db", isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                with pytest.raises(StoreBusy):
                    await database.write(add_pair(1))
        else:
            other = await asyncpg.connect(database_url)
            async with other.transaction():
                await other.execute("LOCK TABLE installation IN EXCLUSIVE MODE")
                with pytest.raises(StoreBusy):
                    await database.write(add_pair(1))
            await other.close()

        await database.write(add_pair(2))

        assert await list_pairs(database) == {2}


async def test_readers_go_on_while_a_writer_takes_its_time(database: Database):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def act(session: AsyncSession) -> None:
        await add_pair(2)(session)
        await session.flush()
        begun.set()
        await go_on.wait()

    await database.write(add_pair(1))
    slow = asyncio.create_task(database.write(act))
    await begun.wait()

    assert await list_pairs(database) == {1}

    go_on.set()
    await slow
    assert await list_pairs(database) == {1, 2}


async def test_writer_that_gets_no_connection_is_told_that_the_store_is_busy(impatient: None, database_url: str):
    go_on = asyncio.Event()

    async def act(session: AsyncSession) -> None:
        await go_on.wait()

    async with Database.open(database_url) as database:
        writers = 1 if database.dialect == "sqlite" else 10
        slow = [asyncio.create_task(database.write(act)) for _ in range(writers)]
        await asyncio.sleep(0.3)

        with pytest.raises(StoreBusy):
            await database.write(add_pair(1))

        go_on.set()
        await asyncio.gather(*slow)
        await database.write(add_pair(2))
        assert await list_pairs(database) == {2}


async def test_full_disk_makes_the_store_unavailable_until_there_is_room(sqlite_files: SqliteFiles, tmp_path: Path):
    async def fill(session: AsyncSession) -> None:
        pages = await session.scalar(text("PRAGMA page_count"))
        await session.execute(text(f"PRAGMA max_page_count = {pages}"))
        session.add(Fact(key="big", value="x" * 100_000))

    async def make_room(session: AsyncSession) -> None:
        await session.execute(text("PRAGMA max_page_count = 1000000"))

    async with Database.open(sqlite_files.new(tmp_path)) as database:
        with pytest.raises(StoreUnavailable):
            await database.write(fill)
        assert await list_pairs(database) == set()

        await database.write(make_room)
        await database.write(add_pair(1))

        assert await list_pairs(database) == {1}


@pytest.fixture
def postgresql_url(postgres: StartServer) -> Iterator[str]:
    with postgres().database() as url:
        yield url


async def end_connections(url: str) -> None:
    other = await asyncpg.connect(url)
    await other.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await other.close()


async def test_connections_that_were_cut_between_calls_are_replaced(postgresql_url: str):
    async with Database.open(postgresql_url) as database:
        await database.write(add_pair(1))
        assert await list_pairs(database) == {1}

        await end_connections(postgresql_url)

        await database.write(add_pair(2))
        assert await list_pairs(database) == {1, 2}


async def test_connection_that_is_cut_during_a_write_makes_the_store_unavailable(postgresql_url: str):
    async def act(session: AsyncSession) -> None:
        await session.execute(insert(Fact).values(key="1 left", value=""))
        await end_connections(postgresql_url)
        await session.execute(insert(Fact).values(key="1 right", value=""))

    async with Database.open(postgresql_url) as database:
        with pytest.raises(StoreUnavailable):
            await database.write(act)

        assert await list_pairs(database) == set()


async def test_server_that_went_away_makes_the_store_unavailable():
    address = read_address("postgresql://reprobot@127.0.0.1:1/reprobot")
    database = Database(writer=_create_writer(address), reader=_create_reader(address))

    with pytest.raises(StoreUnavailable):
        await database.write(add_pair(1))
    with pytest.raises(StoreUnavailable):
        await list_pairs(database)


async def refusal(url: str) -> str:
    with pytest.raises(StartupError) as stop:
        async with Database.open(url):
            pass
    return str(stop.value)


async def test_operator_hears_of_a_server_that_does_not_answer(tmp_path: Path):
    assert await refusal(f"postgresql://ada:hunter2@/reprobot?host={tmp_path}") == (
        f"PostgreSQL on {tmp_path} does not answer (FileNotFoundError): start it, or change [database] url."
    )
    assert await refusal("postgresql://ada:hunter2@127.0.0.1:1/reprobot") == (
        "PostgreSQL on 127.0.0.1:1 does not answer (ConnectionRefusedError): start it, or change [database] url."
    )


async def test_operator_hears_of_a_wrong_password_user_or_database(postgresql_url: str):
    admin = await asyncpg.connect(postgresql_url)
    hba = Path(await admin.fetchval("SHOW hba_file"))
    before = hba.read_text()
    await admin.execute("CREATE ROLE ada LOGIN PASSWORD 'right'")
    try:
        hba.write_text(f"local all ada scram-sha-256\n{before}")
        await admin.execute("SELECT pg_reload_conf()")
        host = make_url(postgresql_url).query["host"]

        assert await refusal(postgresql_url.replace("postgres:@", "ada:hunter2@")) == (
            f"PostgreSQL on {host} refused the user 'ada': check the name and password in the url."
        )
        assert await refusal(postgresql_url.replace("postgres:@", "nobody:@")) == (
            f"PostgreSQL on {host} refused the user 'nobody': check the name and password in the url."
        )
        assert await refusal(re.sub(r"/test_\d+", "/elsewhere", postgresql_url)) == (
            f"PostgreSQL on {host} has no database 'elsewhere': create it with createdb."
        )
    finally:
        hba.write_text(before)
        await admin.execute("DROP ROLE ada")
        await admin.execute("SELECT pg_reload_conf()")
        await admin.close()


@contextmanager
def without_root() -> Iterator[None]:
    """Root may write anywhere, so the block runs as somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


async def test_operator_hears_of_a_folder_that_may_not_be_written():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        with without_root():
            assert await refusal(f"sqlite:///{folder}/reprobot.db") == (
                f"The database {folder}/reprobot.db cannot be written (SQLITE_CANTOPEN): "
                "give the user that runs ReproBot the right to write to the file and its folder."
            )
            assert await refusal(f"sqlite:///{folder}/data/reprobot.db") == (
                f"The folder {folder}/data cannot be used (Permission denied): change [database] url."
            )


async def test_operator_hears_of_a_missing_folder_and_gets_the_last_one_made(tmp_path: Path):
    assert await refusal(f"sqlite:///{tmp_path}/var/data/reprobot.db") == (
        f"The folder {tmp_path}/var does not exist: create it, or change [database] url."
    )

    (tmp_path / "var").mkdir()
    async with Database.open(f"sqlite:///{tmp_path}/var/data/reprobot.db"):
        assert (tmp_path / "var/data/reprobot.db").exists()


async def test_operator_hears_of_a_file_that_is_no_database(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("These are my notes. " * 100)

    assert await refusal(f"sqlite:///{tmp_path}/notes.txt") == (
        f"The file {tmp_path}/notes.txt is not a database: restore a backup, or change [database] url."
    )


async def test_operator_hears_of_a_disk_without_write_ahead_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # Such a disk leaves the mode as it was, just like not asking for the log.
    monkeypatch.setattr("db.engine._WRITER", [])

    assert await refusal(f"sqlite:///{tmp_path}/reprobot.db") == (
        f"SQLite cannot keep its write-ahead log next to {tmp_path}/reprobot.db, as on a network disk: "
        "move the file to a local disk, or use PostgreSQL."
    )


@pytest.mark.parametrize(("version", "warnings"), [((3, 51, 2), 1), ((3, 51, 3), 0)])
async def test_operator_is_warned_once_of_a_sqlite_that_can_damage_data(
    sqlite_files: SqliteFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, int, int],
    warnings: int,
):
    monkeypatch.setattr("sqlite3.sqlite_version_info", version)

    with structlog.testing.capture_logs() as lines:
        async with Database.open(sqlite_files.new(tmp_path)) as database:
            await asyncio.gather(*(list_pairs(database) for _ in range(5)))

    assert [line["fixed_in"] for line in lines if line["log_level"] == "warning"] == ["3.51.3"] * warnings

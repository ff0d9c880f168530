import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

import migrations
from bot.errors import StartupError
from db.address import read_address
from db.audit_guard import create_guard
from db.engine import create_migrator
from db.papers_search import create_search
from db.schema import Upgrade, alembic_config, load_tables, upgrade
from tests.kit.ddl import describe

HEAD = "0015"

_Result = TypeVar("_Result")


async def run(url: str, act: Callable[[Connection], _Result]) -> _Result:
    engine = create_migrator(read_address(url))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(act)
    finally:
        await engine.dispose()


def set_revision(connection: Connection, revision: str) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def create_from_models(connection: Connection) -> dict[str, str]:
    load_tables().create_all(connection)
    for statement in (*create_search(connection.dialect.name), *create_guard(connection.dialect.name)):
        connection.exec_driver_sql(statement)
    return describe(connection)


async def test_migrations_build_exactly_what_the_models_say(empty_database_url: str, database_url: str):
    from_models = await run(empty_database_url, create_from_models)
    from_migrations = await run(database_url, describe)

    assert from_migrations == from_models
    assert len(from_models) > 20


async def test_alembic_sees_no_difference_either(database_url: str):
    def compare(connection: Connection) -> list[object]:
        search = ("papers_fts", "ix_papers_words")
        options = {"include_name": lambda name, *_: name is None or not name.startswith(search), "compare_type": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), load_tables()))

    assert await run(database_url, compare) == []


async def test_every_step_can_be_taken_back_and_again(empty_database_url: str):
    assert await upgrade(empty_database_url) == Upgrade(None, HEAD, None)
    first = await run(empty_database_url, describe)

    await run(empty_database_url, lambda connection: command.downgrade(alembic_config(connection), "base"))
    nothing = await run(empty_database_url, describe)
    assert await upgrade(empty_database_url) == Upgrade(None, HEAD, None)
    second = await run(empty_database_url, describe)

    assert (nothing, second) == ({}, first)


async def test_database_that_is_up_to_date_is_left_alone(database_url: str, tmp_path: Path):
    files = sorted(tmp_path.rglob("*"))

    assert await upgrade(database_url) == Upgrade(HEAD, HEAD, None)

    assert sorted(tmp_path.rglob("*")) == files


async def test_newer_database_is_refused_with_the_way_back(database_url: str, tmp_path: Path):
    await run(database_url, lambda connection: set_revision(connection, "9"))

    with pytest.raises(StartupError) as stop:
        await upgrade(database_url, backup_dir=tmp_path)

    assert str(stop.value) == (
        f"The database is at revision 9; this version of ReproBot knows revisions up to {HEAD}. "
        "Install the version that knows 9, or restore a backup from before the upgrade."
    )


async def test_database_of_another_program_is_refused_untouched(empty_database_url: str):
    await run(empty_database_url, lambda connection: connection.execute(text("CREATE TABLE shops (id INTEGER)")))

    with pytest.raises(StartupError) as stop:
        await upgrade(empty_database_url)

    assert str(stop.value) == "The database holds tables of another program: give ReproBot one of its own."
    assert {name.partition(".")[0] for name in await run(empty_database_url, describe)} == {"shops"}


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """`next_step(body)`: this version has one more migration, whose upgrade is `body`."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrations, "__file__", str(folder / "__init__.py"))

    def write(body: str) -> None:
        (folder / "versions/next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision, down_revision = 'next', '{HEAD}'\ndef upgrade() -> None:\n    {body}\n"
        )

    return write


ADD_PAPER = """INSERT INTO papers (id, title, title_key, authors, venue, added_at)
VALUES (1, 'GANSpace', 'ganspace', '', '', '2021-09-01 12:00:00')"""
ADD_NAME = "INSERT INTO paper_names (name, paper_id) VALUES ('arxiv:2004.02546', 1)"
RECREATE = """mode = 'always' if op.get_bind().dialect.name == 'sqlite' else 'never'
    with op.batch_alter_table('papers', recreate=mode) as table:
        table.add_column(sa.Column('pages', sa.Integer))"""


async def add_paper(url: str) -> None:
    for statement in (ADD_PAPER, ADD_NAME):
        await run(url, lambda connection, statement=statement: connection.execute(text(statement)))


async def read_papers(url: str) -> list[tuple[object, ...]]:
    query = text("SELECT title, name FROM papers JOIN paper_names ON paper_id = papers.id")
    return await run(url, lambda connection: [tuple(row) for row in connection.execute(query)])


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return sorted(connection.iterdump())


async def test_step_that_recreates_a_table_keeps_the_rows_that_point_to_it(
    database_url: str, next_step: Callable[[str], None]
):
    next_step(RECREATE)
    await add_paper(database_url)

    done = await upgrade(database_url)

    assert (done.before, done.after) == (HEAD, "next")
    assert await read_papers(database_url) == [("GANSpace", "arxiv:2004.02546")]
    assert await run(database_url, lambda connection: connection.scalar(text("SELECT count(pages) FROM papers"))) == 0


@pytest.fixture
def sqlite_url(sqlite_files, tmp_path: Path) -> str:
    return sqlite_files.new(tmp_path)


async def test_backup_is_made_first_and_equals_what_was_there(
    sqlite_url: str, tmp_path: Path, next_step: Callable[[str], None]
):
    next_step(RECREATE)
    await add_paper(sqlite_url)
    (tmp_path / "reprobot.db").chmod(0o600)
    before = dump(tmp_path / "reprobot.db")

    done = await upgrade(sqlite_url, backup_dir=tmp_path / "backups")

    backup = tmp_path / f"backups/reprobot.before-upgrade-from-{HEAD}.db"
    assert done == Upgrade(HEAD, "next", backup)
    assert dump(backup) == before
    assert backup.stat().st_mode & 0o777 == 0o600
    assert list(backup.parent.iterdir()) == [backup]
    assert await read_papers(f"sqlite:///{backup}") == [("GANSpace", "arxiv:2004.02546")]


async def test_second_backup_does_not_replace_the_first_and_is_the_one_named(
    sqlite_url: str, tmp_path: Path, next_step: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as older:
        older.setattr(migrations, "__file__", migrations.__file__)
        next_step("pass")
        backups = []
        for _ in range(2):
            done = await upgrade(sqlite_url)
            backups.append(done.backup)
            await run(
                sqlite_url,
                lambda connection: set_revision(connection, HEAD),
            )

    assert backups == [
        tmp_path / f"reprobot.before-upgrade-from-{HEAD}.db",
        tmp_path / f"reprobot.before-upgrade-from-{HEAD}.1.db",
    ]


async def test_newer_database_names_the_backup_to_restore(
    sqlite_url: str, tmp_path: Path, next_step: Callable[[str], None]
):
    next_step("pass")
    backup = (await upgrade(sqlite_url)).backup
    (tmp_path / "migrations/versions/next.py").unlink()

    with pytest.raises(StartupError) as stop:
        await upgrade(sqlite_url)

    assert str(stop.value).endswith(f"Install the version that knows next, or restore {backup}.")


async def test_step_that_fails_changes_nothing(database_url: str, next_step: Callable[[str], None]):
    next_step("op.drop_table('paper_names'); op.create_table('half', sa.Column('id', sa.Integer)); 1 / 0")
    await add_paper(database_url)
    before = await run(database_url, describe)

    with pytest.raises(ZeroDivisionError):
        await upgrade(database_url)

    assert await run(database_url, describe) == before
    assert await read_papers(database_url) == [("GANSpace", "arxiv:2004.02546")]


async def test_step_that_leaves_rows_pointing_nowhere_is_undone(sqlite_url: str, next_step: Callable[[str], None]):
    next_step("op.execute('DELETE FROM papers')")
    await add_paper(sqlite_url)

    with pytest.raises(StartupError, match="A row of the table paper_names points to a row of papers"):
        await upgrade(sqlite_url)

    assert await read_papers(sqlite_url) == [("GANSpace", "arxiv:2004.02546")]


async def test_without_a_backup_nothing_is_changed(sqlite_url: str, tmp_path: Path, next_step: Callable[[str], None]):
    next_step("pass")
    (tmp_path / "taken").write_text("a file where the folder should be")
    before = dump(tmp_path / "reprobot.db")

    with pytest.raises(StartupError) as stop:
        await upgrade(sqlite_url, backup_dir=tmp_path / "taken")

    assert f"could not be written into {tmp_path}/taken" in str(stop.value)
    assert dump(tmp_path / "reprobot.db") == before


async def test_damaged_database_is_not_upgraded(sqlite_url: str, tmp_path: Path, next_step: Callable[[str], None]):
    next_step("pass")
    await run(sqlite_url, lambda connection: connection.execute(text(ADD_NAME)))  # of a paper that is not there

    with pytest.raises(StartupError) as stop:
        await upgrade(sqlite_url)

    assert str(stop.value) == (
        f"The database {tmp_path}/reprobot.db is damaged: restore a backup. Nothing was changed."
    )
    assert not list(tmp_path.glob("*before-upgrade*"))

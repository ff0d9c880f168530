from dataclasses import dataclass
from typing import ClassVar

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import UserError
from db.engine import Database, reads, writes
from db.errors import StoreUnavailable
from db.installation import Fact
from tests.store.pairs import add_pair, list_pairs

SQLITE = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only"]
POSTGRESQL = ["transaction_isolation", "transaction_read_only", "lock_timeout", "idle_in_transaction_session_timeout"]


async def settings(session: AsyncSession, dialect: str) -> dict[str, object]:
    names, ask = (SQLITE, "PRAGMA") if dialect == "sqlite" else (POSTGRESQL, "SHOW")
    return {name: await session.scalar(text(f"{ask} {name}")) for name in names}


async def test_connections_are_set_up_for_safety(database: Database):
    both = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000}
    timeouts = {"lock_timeout": "10s", "idle_in_transaction_session_timeout": "1min"}
    expected = {
        "sqlite": (both | {"synchronous": 2, "query_only": 0}, both | {"synchronous": 2, "query_only": 1}),
        "postgresql": (
            timeouts | {"transaction_isolation": "read committed", "transaction_read_only": "off"},
            timeouts | {"transaction_isolation": "repeatable read", "transaction_read_only": "on"},
        ),
    }

    writer = await database.write(lambda session: settings(session, database.dialect))
    async with database.reading() as session:
        reader = await settings(session, database.dialect)

    assert (writer, reader) == expected[database.dialect]


async def test_write_is_kept_and_its_result_handed_back(database: Database):
    assert await database.write(add_pair(7)) == 7

    assert await list_pairs(database) == {7}


async def test_write_through_the_reader_is_refused_as_our_mistake(database: Database):
    async with database.reading() as session:
        with pytest.raises(DBAPIError, match=r"readonly database|read-only transaction"):
            await session.execute(insert(Fact).values(key="a", value=""))

    assert await list_pairs(database) == set()


async def test_reading_sees_one_state_while_others_write(database: Database):
    await database.write(add_pair(1))

    async with database.reading() as session:
        before = len((await session.scalars(select(Fact.key))).all())
        await database.write(add_pair(2))
        after = len((await session.scalars(select(Fact.key))).all())

    assert (before, after) == (2, 2)
    assert await list_pairs(database) == {1, 2}


@dataclass(eq=False)
class Refused(UserError):
    code: ClassVar[str] = "refused"
    count: int


async def test_refusal_inside_a_write_undoes_all_of_it(database: Database):
    async def act(session: AsyncSession) -> None:
        await add_pair(1)(session)
        await session.flush()
        raise Refused(2)

    with pytest.raises(Refused) as refusal:
        await database.write(act)

    assert refusal.value.values == {"count": 2}
    assert await list_pairs(database) == set()


async def test_broken_promise_of_the_schema_stays_an_integrity_error(database: Database):
    await database.write(add_pair(1))

    with pytest.raises(DBAPIError) as failure:
        await database.write(add_pair(1))

    assert type(failure.value).__name__ == "IntegrityError"


async def test_dialect_is_named(database: Database, database_url: str):
    assert database_url.startswith(database.dialect)


class Counter:
    def __init__(self, database: Database) -> None:
        self.database = database

    @writes
    async def add(self, session: AsyncSession, key: str, *, value: str) -> str:
        """Add one."""
        session.add(Fact(key=key, value=value))
        return value

    @reads
    async def read(self, session: AsyncSession, key: str) -> str | None:
        return await session.scalar(select(Fact.value).where(Fact.key == key))

    @reads
    async def change_while_reading(self, session: AsyncSession) -> None:
        await session.execute(insert(Fact).values(key="a", value=""))


async def test_methods_are_given_a_session_of_their_kind(database: Database):
    counter = Counter(database)

    assert await counter.add("a", value="1") == "1"
    assert await counter.read("a") == "1"
    assert await counter.read(key="b") is None
    with pytest.raises(DBAPIError):
        await counter.change_while_reading()
    assert (counter.add.__name__, counter.add.__doc__) == ("add", "Add one.")


async def test_write_after_the_end_is_told_that_the_store_is_unavailable(database_url: str):
    async with Database.open(database_url) as database:
        pass

    with pytest.raises(StoreUnavailable):
        await database.write(add_pair(1))

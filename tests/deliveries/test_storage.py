"""What is asked for on every ring, and by how keys begin, is answered by an index."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import ahead
from db.base import begins
from db.deliveries import Delivery
from db.engine import Database
from tests.kit.clock import START


async def plans(database: Database, ask: Callable[[AsyncSession], Awaitable[object]]) -> list[str]:
    """How the database reads for each statement of this question, if it can help it not row by row."""
    seen: list[tuple[str, tuple[object, ...]]] = []

    def note(_connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_rest: object) -> None:
        seen.append((statement, values))

    async with database.reading() as session:
        connection = await session.connection()
        if database.dialect == "postgresql":
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
        event.listen(connection.sync_connection, "before_cursor_execute", note)
        await ask(session)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        explain = "EXPLAIN QUERY PLAN " if database.dialect == "sqlite" else "EXPLAIN "
        steps = [await connection.exec_driver_sql(explain + statement, values) for statement, values in seen]
        return ["\n".join(row[-1] for row in step) for step in steps]


async def test_keys_are_asked_for_by_how_they_begin_from_the_unique_index(database: Database):
    query = select(Delivery).where(begins(Delivery.key, "a:"))

    [plan] = await plans(database, lambda session: session.scalars(query))

    if database.dialect == "sqlite":
        assert plan == "SEARCH deliveries USING INDEX sqlite_autoindex_deliveries_1 (key>? AND key<?)"
    else:
        assert "uq_deliveries_key" in plan and "Index Cond: (((key)::text >= " in plan


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_what_is_next_is_known_from_the_indexes(database: Database):
    found = await plans(database, lambda session: ahead.find_next(session, [1], now=START))

    names = ["deliveries_next_attempt_at", "deadlines_look_at", "reminders_next_at", "announcements_next_at"]
    assert [f"INDEX ix_{name}" in plan for name, plan in zip(names, found, strict=True)] == [True] * 4

import asyncio
import random
import time

import pytest
import structlog.testing
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.installation import Fact
from tests.store.pairs import add_pair, list_pairs


async def count_up(session: AsyncSession) -> None:
    counter = await session.scalar(select(Fact).where(Fact.key == "counter").with_for_update())
    assert counter is not None
    await asyncio.sleep(0)
    counter.value = str(int(counter.value) + 1)


async def test_writers_that_read_first_neither_fail_nor_overwrite_each_other(database: Database, database_url: str):
    async def start(session: AsyncSession) -> None:
        session.add(Fact(key="counter", value="0"))

    await database.write(start)

    async with Database.open(database_url) as other:
        await asyncio.gather(*(each.write(count_up) for each in [database, other] for _ in range(50)))

    async with database.reading() as session:
        assert await session.scalar(select(Fact.value)) == "100"


async def test_act_that_loses_a_unique_place_looks_again(database: Database):
    everybody_looked = asyncio.Barrier(2)
    looks: list[str] = []

    async def take(session: AsyncSession) -> str:
        taken = await session.scalar(select(Fact).where(Fact.key == "place"))
        looks.append("taken" if taken else "free")
        if taken:
            return "too late"
        if database.dialect == "postgresql":  # SQLite lets one look after the other anyway
            await everybody_looked.wait()
        session.add(Fact(key="place", value=""))
        return "mine"

    answers = await asyncio.gather(database.write(take), database.write(take))

    assert sorted(answers) == ["mine", "too late"]
    assert looks == (["free", "taken"] if database.dialect == "sqlite" else ["free", "free", "taken"])


async def test_cancelled_writers_leave_no_lock_and_no_half_acts(database: Database):
    chance = random.Random(7)
    stalls: list[float] = []

    for number in range(60):
        writer = asyncio.create_task(database.write(add_pair(number)))
        await asyncio.sleep(chance.random() * 0.006)
        writer.cancel()
        began = time.monotonic()
        await database.write(add_pair(1000 + number))
        stalls.append(time.monotonic() - began)

    assert max(stalls) < 2, "a lock that was left behind holds others up for 10 s"
    assert {number for number in await list_pairs(database) if number >= 1000} == set(range(1000, 1060))


async def test_cancelled_writer_finishes_its_act_before_the_database_closes(database_url: str):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def act(session: AsyncSession) -> None:
        await add_pair(1)(session)
        begun.set()
        await go_on.wait()

    async with Database.open(database_url) as database:
        writer = asyncio.create_task(database.write(act))
        await begun.wait()
        writer.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writer
        asyncio.get_running_loop().call_later(0.1, go_on.set)

    async with Database.open(database_url) as database:
        assert await list_pairs(database) == {1}


async def test_failure_that_nobody_waits_for_is_logged(database: Database):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def act(session: AsyncSession) -> None:
        await session.flush()
        begun.set()
        await go_on.wait()
        raise LookupError("nobody hears this")

    with structlog.testing.capture_logs() as lines:
        writer = asyncio.create_task(database.write(act))
        await begun.wait()
        writer.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writer
        go_on.set()
        await database.write(add_pair(1))
        await asyncio.sleep(0)

    assert [(line["event"], str(line["exc_info"])) for line in lines] == [
        ("a write failed after its caller was gone", "nobody hears this")
    ]

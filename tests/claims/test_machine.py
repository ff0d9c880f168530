"""Random people do random things to teams and papers, some of them at once: the books are right after each step."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.audit_guard import create_guard, drop_guard
from db.base import Base
from db.engine import Database
from tests.claims.acts import TRIED, Chosen, a_small_world, do_at_once
from tests.claims.books import Books

acts = st.tuples(st.sampled_from(TRIED), st.integers(0, 99), st.integers(0, 9))
SETTINGS = settings(max_examples=4, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Who comes first there is chance, so that a shorter way to the same fault would be looked for in vain.
PHASES = {"sqlite": tuple(Phase), "postgresql": (Phase.explicit, Phase.reuse, Phase.generate)}


class TeamsAndPapers(RuleBasedStateMachine):
    """A small world in an emptied database; each step is what somebody tries, or some people at once."""

    def __init__(self, loop: asyncio.Runner, database: Database) -> None:
        super().__init__()
        self._loop = loop
        loop.run(_empty(database))
        self._world = loop.run(a_small_world(database))
        self._books = Books(self._world)
        self._is_done = True  # something, and not all was refused

    @rule(days=st.sampled_from((0, 0, 0, 1, 2, 7)), chosen=st.lists(acts, min_size=1, max_size=4))
    def some_do_something_at_once(self, days: int, chosen: list[Chosen]) -> None:
        self._world.clock.advance(timedelta(days=days, minutes=1))
        if days:
            chosen = [("ring", 0, 0), *chosen]
        self._is_done = bool(self._loop.run(do_at_once(self._world, *chosen)))

    @invariant()
    def books_are_right(self) -> None:
        if self._is_done:  # whatever is refused is refused in one transaction, which is shown elsewhere
            assert self._loop.run(self._books.find_faults()) == {}


def test_whatever_people_do_the_books_are_right(database_url: str):
    with _opened(database_url) as (loop, database):

        class Machine(TeamsAndPapers):
            def __init__(self) -> None:
                super().__init__(loop, database)

        run_state_machine_as_test(Machine, settings=settings(SETTINGS, phases=PHASES[database.dialect]))


@contextmanager
def _opened(url: str) -> Iterator[tuple[asyncio.Runner, Database]]:
    """A database for many runs, and the loop that it lives in: the machine's steps are no coroutines."""
    with asyncio.Runner() as loop:
        opened = Database.open(url)
        try:
            yield loop, loop.run(opened.__aenter__())
        finally:
            loop.run(opened.__aexit__(None, None, None))


async def _empty(database: Database) -> None:
    async def empty(session: AsyncSession) -> None:
        dialect = session.get_bind().dialect.name
        for statement in drop_guard(dialect):
            await session.execute(text(statement))
        for table in reversed(Base.metadata.sorted_tables):
            await session.execute(table.delete())
        for statement in create_guard(dialect):
            await session.execute(text(statement))

    await database.write(empty)

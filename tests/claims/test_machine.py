"""Random people do random things to teams and papers, one after the other: the books are right after each of them."""

import asyncio
from collections.abc import Awaitable
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from bot.domain.claims import ClaimState
from bot.domain.permissions import Actor
from bot.errors import UserError
from bot.services.challenges_rules import Limits
from db.engine import Database
from tests.claims.books import count_places, find_faults
from tests.kit.databases import SqliteFiles
from tests.kit.editions import GUILD, World, a_world

ORGANIZER = Actor(GUILD, 90, organizes=True)
TEAMS, PAPERS = ("Alpha", "Beta", "Gamma", "Delta"), 2
people = st.integers(1, 5)
papers = st.integers(1, PAPERS)
picks = st.integers(0, 9)
NOT_HELD = """SELECT lead_id, papers.id FROM teams, papers
    WHERE dissolved_at IS NULL AND lead_id IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM claims WHERE team_id = teams.id AND paper_id = papers.id AND slot IS NOT NULL)"""
WAITS = "EXISTS (SELECT 1 FROM waits WHERE team_id = teams.id AND paper_id = papers.id AND ended_at IS NULL)"
CLAIMS = "FROM claims JOIN teams ON teams.id = team_id"
# What a claim's team, or an organizer, can be asked to do with it.
WORK = (ClaimState.WORKING, ClaimState.SUBMITTED, ClaimState.IN_REVIEW, ClaimState.REJECTED, ClaimState.REVOKED)
# By name, and as often as it is tried; rules of their own would be tried as often as each other, or not at all.
TRIED = {"claim": 5, "wait": 5, "release": 4, "undo": 4, "work": 3, "join": 2, "wait_no_more": 2, "time_passes": 2}
ACTS = [act for act, times in (TRIED | {"leave": 1, "appeal": 1, "change_limit": 1}).items() for _ in range(times)]


class ClaimsMachine(RuleBasedStateMachine):
    """Four teams of one over two papers, of which each is held by one of them; each step is what somebody tries."""

    def __init__(self, folder: Path, files: SqliteFiles) -> None:
        super().__init__()
        folder.mkdir()
        self._loop = asyncio.Runner()
        self._stack = AsyncExitStack()
        self.limit: int | None = 1
        self.last = 1  # who did something last
        self.is_done = True  # and it was not refused
        self.world: World = self._loop.run(self._begin(files.new(folder)))
        self.places = self._loop.run(count_places(self.world.database))

    async def _begin(self, url: str) -> World:
        database = await self._stack.enter_async_context(Database.open(url))
        world = await a_world(database, claims_per_paper=1, claims_per_team=2)
        await world.change_edition(silent_days=10, lapse_days=4)
        for number in range(1, PAPERS + 1):
            await world.paper(f"Paper {number}")
        for number, name in enumerate(TEAMS, start=1):
            await world.team(name, number)
        for number in (1, 2):
            await world.services.claims.claim(world.actor(number), number)
        return world

    def teardown(self) -> None:
        self._loop.run(self._stack.aclose())
        self._loop.close()

    def attempt(self, who: int, *acts: Awaitable[object]) -> None:
        """Let somebody do this a minute later, if the rules let it pass."""

        async def attempt() -> None:
            for act in acts:
                with suppress(UserError):
                    await act
                    self.last, self.is_done = who, True

        self.world.clock.advance(timedelta(minutes=1))
        self.is_done = False
        self._loop.run(attempt())

    def pick(self, query: str, number: int) -> tuple[int, ...] | None:
        """One of the rows that the query finds, so that what is tried is about something that is there."""

        async def find() -> list[tuple[int, ...]]:
            async with self.world.database.reading() as session:
                return [tuple(row) for row in await session.execute(text(query))]

        rows = self._loop.run(find())
        return rows[number % len(rows)] if rows else None

    @rule(act=st.sampled_from(ACTS), who=people, paper=papers, number=picks)
    def something(self, act: str, who: int, paper: int, number: int) -> None:
        getattr(self, act)(who, paper, number)

    def join(self, who: int, paper: int, number: int) -> None:
        who = who if paper == 1 else 5  # most are in a team
        created = self.world.services.teams.create(self.world.actor(who), TEAMS[number % 4])
        self.attempt(who, created, self.world.join(1 + number % 4, who))

    def leave(self, who: int, paper: int, number: int) -> None:
        self.attempt(who, self.world.services.teams.leave(self.world.actor(who)))

    def claim(self, who: int, paper: int, number: int) -> None:
        picked = self.pick(f"{NOT_HELD} ORDER BY papers.id = {paper}, lead_id", number)
        if picked is not None:
            instead_of = 3 - picked[1] if who < 3 else None
            claim = self.world.services.claims.claim
            self.attempt(picked[0], claim(self.world.actor(picked[0]), picked[1], instead_of=instead_of))

    def release(self, who: int, paper: int, number: int) -> None:
        picked = self.pick(f"SELECT lead_id, paper_id {CLAIMS} WHERE slot IS NOT NULL", number)
        if picked is not None and picked[0] is not None:
            self.attempt(picked[0], self.world.services.claims.release(self.world.actor(picked[0]), picked[1]))

    def undo(self, who: int, paper: int, number: int) -> None:
        who = who if number < 3 else self.last
        self.attempt(who, self.world.services.claims.undo(self.world.actor(who)))

    def wait(self, who: int, paper: int, number: int) -> None:
        picked = self.pick(f"{NOT_HELD} AND NOT {WAITS} ORDER BY papers.id = {paper}, lead_id", number)
        if picked is not None:
            self.attempt(picked[0], self.world.services.waitlist.join(self.world.actor(picked[0]), picked[1]))

    def wait_no_more(self, who: int, paper: int, number: int) -> None:
        picked = self.pick(
            "SELECT lead_id, paper_id FROM waits JOIN teams ON teams.id = team_id WHERE ended_at IS NULL", number
        )
        if picked is not None:
            self.attempt(picked[0], self.world.services.waitlist.leave(self.world.actor(picked[0]), picked[1]))

    def work(self, who: int, paper: int, number: int) -> None:
        picked = self.pick(f"SELECT lead_id, claims.id {CLAIMS} WHERE slot IS NOT NULL", number)
        if picked is None:
            return
        who, claim_id, step = picked[0] or who, picked[1], WORK[number % len(WORK)]
        work, actor = self.world.services.claims_work, self.world.actor(who)
        acts = {
            ClaimState.SUBMITTED: lambda: work.submit(actor, claim_id, "dagshub.com/a/b"),
            ClaimState.REVOKED: lambda: work.revoke(ORGANIZER, claim_id, "Not by the rules"),
        }
        self.attempt(who, acts.get(step, lambda: work.step(actor, claim_id, step))())

    def appeal(self, who: int, paper: int, number: int) -> None:
        picked = self.pick(f"SELECT lead_id, claims.id {CLAIMS} WHERE state = 'lapsed'", number)
        if picked is not None and picked[0] is not None:
            asked = self.world.services.claims_alive.appeal(self.world.actor(picked[0]), picked[1], "We were at sea")
            self.attempt(picked[0], asked, self._answer(granted=number > 2))

    async def _answer(self, *, granted: bool) -> None:
        alive = self.world.services.claims_alive
        for line in await alive.list_appeals(ORGANIZER):
            await alive.answer_appeal(ORGANIZER, line.id, granted=granted)

    def change_limit(self, who: int, paper: int, number: int) -> None:
        self.limit = (1, 1, 2, 3, None)[number % 5]
        limits = Limits(claims_per_paper=self.limit, claims_per_team=2, seats_per_team=3)
        self.attempt(self.last, self.world.services.challenges_rules.change_limits(ORGANIZER, limits))

    def time_passes(self, who: int, paper: int, number: int) -> None:
        self.world.clock.advance(timedelta(days=(2, 4, 11)[number % 3]))
        services = self.world.services
        self.attempt(self.last, services.waitlist.expire(), services.claims_alive.look_after())

    @invariant()
    def books_are_right(self) -> None:
        if not self.is_done:
            return  # whatever is refused is refused in one transaction, which is shown elsewhere
        assert self._loop.run(find_faults(self.world.database)) == {}

        places = self._loop.run(count_places(self.world.database))
        if self.limit is not None:
            assert all(held <= max(self.limit, self.places[paper]) for paper, held in places.items())
        self.places = places


def test_whatever_people_do_one_after_the_other_the_books_are_right(tmp_path: Path, sqlite_files: SqliteFiles):
    numbers = count()

    class Machine(ClaimsMachine):
        def __init__(self) -> None:
            super().__init__(tmp_path / str(next(numbers)), sqlite_files)

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=8, stateful_step_count=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        ),
    )

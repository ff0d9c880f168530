import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.claims import ClaimState
from bot.domain.repositories import Sight
from bot.services import RepositoryRules
from bot.services.repositories_looks import RepositoriesLooks
from db.claims import Claim
from db.repositories import Repository
from tests.kit.clock import START
from tests.kit.editions import a_world
from tests.kit.repositories import FakeLooks
from tests.repositories.snapshots import a_snapshot, commit, history

ADA, BO, EVE = 1, 2, 4
HOUR = timedelta(hours=1)


@pytest.fixture
def looks():
    return FakeLooks()


@pytest.fixture
async def world(database, looks):
    world = await a_world(database, looks=looks)
    await world.team("Vector", ADA, BO)
    return world


async def show(world, number=ADA, typed="vector/re-paper"):
    return await world.services.repositories_looks.show(world.actor(number), typed)


async def refresh(world):
    shown = await show(world)
    await world.services.repositories_looks.refresh(shown.id)
    return await show(world)


async def test_repository_that_nobody_saw_is_shown_without_a_look(world, looks):
    shown = await show(world)
    assert (shown.snapshot, shown.looked_at, shown.is_fresh, looks.looked) == (None, None, False, [])


async def test_look_is_kept_and_fresh_for_ten_minutes(world, looks):
    shown = await refresh(world)
    assert (shown.snapshot, shown.seen_at, shown.is_fresh) == (a_snapshot(shown.name, at=START), START, True)
    world.clock.advance(timedelta(minutes=10))
    assert (await show(world)).is_fresh is False
    assert len(looks.looked) == 1


def another_process(world, looks):
    """The looks of another process on the same database, which waits for a fiftieth of the usual time."""
    return RepositoriesLooks(
        world.database, world.clock, RepositoryRules(looks=looks), sleep=lambda seconds: asyncio.sleep(seconds / 50)
    )


async def test_hundred_who_ask_at_once_make_one_look(world, looks):
    looks.takes_s = 0.05
    shown = await show(world)
    processes = (world.services.repositories_looks, another_process(world, looks))
    await asyncio.gather(*(process.refresh(shown.id) for process in processes for _ in range(50)))
    assert len(looks.looked) == 1
    assert (await show(world)).is_fresh


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
class TestOnOneDatabase:
    async def test_repository_is_looked_at_twice_a_minute_at_most(self, world, looks):
        await refresh(world)
        world.clock.advance(timedelta(seconds=29))
        await refresh(world)
        assert len(looks.looked) == 1
        world.clock.advance(timedelta(seconds=1))
        await refresh(world)
        assert len(looks.looked) == 2

    async def test_asker_who_gives_up_takes_nothing_from_the_others(self, world, looks):
        looks.takes_s = 0.05
        shown = await show(world)
        patient, impatient = (
            asyncio.create_task(world.services.repositories_looks.refresh(shown.id)) for _ in range(2)
        )
        await asyncio.sleep(0.01)
        impatient.cancel()
        await patient
        assert (await show(world)).is_fresh

    async def test_host_that_is_down_leaves_what_was_seen_with_its_age(self, world, looks):
        before = await refresh(world)
        world.clock.advance(HOUR)
        looks.fault, looks.at = "unreachable", world.clock.now()
        after = await refresh(world)
        assert (after.fault, after.seen_at, after.looked_at) == ("unreachable", START, world.clock.now())
        assert after.snapshot.history.content == before.snapshot.history.content
        assert (after.snapshot.history.sight, after.version) == (Sight.FAILED, before.version + 1)
        looks.fault = ""
        world.clock.advance(HOUR)
        healed = await refresh(world)
        assert (healed.fault, healed.seen_at) == (None, world.clock.now())

    async def test_version_is_raised_by_what_is_new_alone(self, world, looks):
        looks.parts["history"] = history(commit(1))
        assert (await refresh(world)).version == 1
        world.clock.advance(HOUR)
        looks.at = world.clock.now()
        assert (await refresh(world)).version == 1
        world.clock.advance(HOUR)
        looks.parts["branches"] = ("main", "more")
        assert (await refresh(world)).version == 2

    async def test_mistake_of_ours_is_told_and_looked_at_again(self, world, looks):
        looks.error = LookupError("a mistake")
        shown = await show(world)
        with pytest.raises(LookupError):
            await world.services.repositories_looks.refresh(shown.id)
        looks.error = None
        assert (await refresh(world)).is_fresh

    async def test_closed_looks_are_given_up_and_can_be_made_by_others(self, world, looks):
        looks.takes_s = 60
        shown = await show(world)
        asking = asyncio.create_task(world.services.repositories_looks.refresh(shown.id))
        await asyncio.sleep(0.02)
        await world.services.repositories_looks.close()
        with pytest.raises(asyncio.CancelledError):
            await asking
        looks.takes_s = 0
        assert (await refresh(world)).is_fresh

    async def test_look_whose_process_stands_still_is_made_by_another_and_kept_as_that_saw_it(self, world, looks):
        shown = await show(world)
        slow = FakeLooks()
        slow.takes_s, slow.parts = 0.1, {"branches": ("old",)}
        stalled = asyncio.create_task(another_process(world, slow).refresh(shown.id))
        await asyncio.sleep(0.05)
        world.clock.advance(timedelta(seconds=91))
        assert (await refresh(world)).is_fresh
        await stalled
        assert (await show(world)).snapshot.branches.content == ("main",)

    async def test_snapshot_of_another_form_counts_as_never_seen(self, world, looks):
        await refresh(world)
        await world.database.write(lambda session: session.execute(update(Repository).values(snapshot={"old": 1})))
        assert (await show(world)).snapshot is None

    async def test_linked_repositories_are_looked_at_when_they_are_due(self, world, looks):
        due = world.services.repositories_looks
        await world.services.repositories.link(world.actor(ADA), "vector/re-paper")
        await show(world, typed="vector/not-linked")
        assert await _look_due(due) == 1
        assert await _look_due(due) == 0
        world.clock.advance(6 * HOUR)
        looks.fault = "unreachable"
        assert await _look_due(due) == 1
        world.clock.advance(6 * HOUR)
        assert await _look_due(due) == 0  # it failed: twice as long
        world.clock.advance(6 * HOUR)
        assert await _look_due(due) == 1
        await world.services.repositories.unlink(world.actor(ADA), "vector/re-paper")
        world.clock.advance(24 * HOUR)
        assert await _look_due(due) == 1
        world.clock.advance(240 * HOUR)
        assert await _look_due(due) == 0
        assert {name.path for name in looks.looked} == {"vector/re-paper"}

    async def test_few_are_looked_at_at_a_time(self, world, looks):
        looks.takes_s = 0.05
        for number in range(5):
            await world.services.repositories.link(world.actor(ADA), f"vector/paper-{number}")
        due = world.services.repositories_looks
        assert [await due.look_due(), await due.look_due()] == [4, 0]
        await due.settle()
        assert await _look_due(due) == 1

    async def test_repository_that_nobody_linked_is_forgotten_after_a_month(self, world, looks):
        await refresh(world)
        await world.services.repositories.link(world.actor(ADA), "vector/linked")
        await world.services.repositories_looks.look_due()
        world.clock.advance(timedelta(days=31))
        await _look_due(world.services.repositories_looks)
        async with world.database.reading() as session:
            rows = await session.execute(Repository.__table__.select())
            assert [row.name for row in rows] == ["linked"]

    async def test_new_commit_is_a_sign_of_life(self, world, looks):
        paper_id = await world.paper("A paper", "arxiv:2004.02546")
        await world.services.claims.claim(world.actor(ADA), paper_id)
        await world.services.repositories.link(world.actor(BO), "vector/re-paper")
        looks.parts["history"] = history(commit(1, at=START - HOUR))
        await refresh(world)
        assert await _signs(world) == [None]
        world.clock.advance(HOUR)
        looks.parts["history"] = history(commit(2, at=START + timedelta(days=400)))
        await refresh(world)
        assert await _signs(world) == [START + HOUR]  # nothing is later than now
        world.clock.advance(HOUR)
        looks.fault = "unreachable"
        await refresh(world)
        assert await _signs(world) == [
            START + HOUR,
        ]


async def _look_due(looks):
    begun = await looks.look_due()
    await looks.settle()
    return begun


async def _signs(world):
    async with world.database.reading() as session:
        rows = await session.execute(Claim.__table__.select())
        return [row.signed_at for row in rows if row.state == ClaimState.CLAIMED]

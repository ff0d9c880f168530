"""What is over goes after its time, and nothing else does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.moderation import ModerationKind, Order
from bot.services.retention import KEEP
from db.deliveries import Delivery
from db.engine import Database
from db.looking import Looker
from db.moderation import Moderation
from db.teams import Invitation, JoinRequest
from tests.kit.editions import World, a_world

ADA, BO, CY, MO = 1, 2, 3, 9
TABLES = (Delivery, Invitation, JoinRequest, Looker, Moderation)


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


async def count(world: World) -> dict[str, int]:
    async with world.database.reading() as session:
        return {
            table.__tablename__: await session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES
        }


async def fill(world: World) -> None:
    """Letters, an invitation and a request that were answered, one that looked, and a plan."""
    await world.team("Vector", ADA, BO)
    asked = await world.services.requests.ask(world.actor(CY), "Vector")
    await world.services.requests.decline(world.actor(ADA), asked.id)
    mo = replace(world.actor(MO), moderates=True)
    await world.services.moderation.plan(mo, Order(ModerationKind.UNSEAT, user_id=BO), "By mistake")

    async def send(session: AsyncSession) -> None:
        now = world.clock.now()
        session.add(
            Looker(
                edition_id=1,
                user_id=CY,
                interests="x",
                skills="",
                languages="",
                zone="UTC",
                hours_a_week=5,
                created_at=now,
                until=now,
                ended_at=now,
            )
        )
        letters = (await session.scalars(select(Delivery.id).order_by(Delivery.id))).all()
        await session.execute(update(Delivery).where(Delivery.id == letters[0]).values(state="sent", ended_at=now))

    await world.database.write(send)


async def test_what_is_over_goes_once_its_time_is_up(world: World):
    await fill(world)
    before, retention = await count(world), world.services.retention
    assert await retention.purge() == 0
    world.clock.advance(timedelta(hours=12))
    assert await retention.purge() == 0  # once a day
    world.clock.advance(timedelta(days=1))
    assert await retention.purge() == 1
    without_plan = await count(world)
    world.clock.advance(KEEP + timedelta(days=7))
    await retention.purge()
    after = await count(world)

    closed = dict.fromkeys(("invitations", "join_requests", "lookers", "moderations"), 0)
    assert without_plan == before | {"moderations": 0}
    assert {name: number for name, number in after.items() if name in closed} == closed
    async with world.database.reading() as session:
        left = [row.state for row in await session.scalars(select(Delivery))]
    assert set(left) == {"pending"}  # what is still owed is kept however old it is

"""Messages that tests owe, and how they stand."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services._outbox import owe_person, owe_team
from bot.services.deliveries import Deliveries, Leased
from db.deliveries import Delivery
from db.rooms import Room
from tests.kit.editions import GUILD, World
from tests.kit.letters import take_letters

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
CHANNEL, ROOM = 500, 600


async def owe_ada(world: World, key: str = "hello", **changed: Any) -> None:
    """Owe the person 1 a message."""
    facts = {"guild_id": GUILD, "user_id": 1, "now": world.clock.now(), "word": "hi"} | changed
    await world.database.write(lambda session: owe_person(session, "tests:hello", key, **facts))


async def owe_vector(world: World, team_id: int, **changed: Any) -> None:
    """Owe the team a message."""
    facts = {"guild_id": GUILD, "team_id": team_id, "now": world.clock.now(), "word": "hi"} | changed
    await world.database.write(lambda session: owe_team(session, "tests:hello", "team", **facts))


async def stand(world: World) -> list[tuple[str, str, str | None, int]]:
    """Key, state, fault and attempts of all that was ever owed."""
    async with world.database.reading() as session:
        rows = await session.scalars(select(Delivery).order_by(Delivery.id))
        return [(row.key, row.state, row.fault, row.attempts) for row in rows]


async def lease(deliveries: Deliveries) -> Leased:
    [leased] = await take_letters(deliveries)
    return leased


async def a_room(world: World, team_id: int, channel_id: int | None) -> None:
    async def add(session: AsyncSession) -> None:
        session.add(Room(team_id=team_id, kind="thread", channel_id=channel_id))

    await world.database.write(add)


async def forget_invitations(world: World) -> None:
    """Send what forming the team owed."""
    for leased in await take_letters(world.services.deliveries):
        await world.services.deliveries.mark_sent(leased.id, None)

"""What the tests of looking for a team share."""

from sqlalchemy import select

from bot.domain.matching import Reason, ReasonKind
from bot.services.looking import Entry
from db.claims import Claim
from db.deliveries import Delivery
from db.teams import Team
from tests.kit.editions import World

ADA, BO, CY, DEE, EVE = 1, 2, 3, 4, 5
SAID = {"interests": "GANs", "skills": "PyTorch", "languages": "English", "zone": "UTC+2", "hours": "8"}
CLOCKS = Reason(ReasonKind.CLOCKS)
UNKNOWN = Reason(ReasonKind.CLOCKS_UNKNOWN)


async def look(world: World, number: int, **said: str) -> Entry:
    return await world.services.looking.look(world.actor(number), **SAID | said)


async def describe(world: World, team_id: int, description: str) -> None:
    async def write(session):
        (await session.get_one(Team, team_id)).description = description

    await world.database.write(write)


async def list_rows(world: World, table):
    async with world.database.reading() as session:
        return (await session.scalars(select(table).order_by(table.id))).all()


async def list_told(world: World) -> list[tuple[str, int | None]]:
    letters = await list_rows(world, Delivery)
    return [(letter.kind, letter.user_id) for letter in letters if letter.kind.startswith("teams:looking")]


async def times(world: World, number: int) -> tuple[tuple[int, str], ...]:
    return (await world.services.teams.show(world.actor(number), "Vector")).local_times


async def hide(world: World) -> None:
    async def write(session):
        for claim in await session.scalars(select(Claim)):
            claim.is_anonymous = True

    await world.database.write(write)

"""A claim without a sign of life, and what is done about it."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.claims import ClaimState, EntryKind
from bot.domain.permissions import Actor
from db.challenges import Guild
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters

ORGANIZER = Actor(GUILD, 90, organizes=True)
ORGANIZERS = 800  # their channel
DAY = timedelta(days=1)


async def a_silent_world(database: Database) -> World:
    """Vector (1, 2) holds paper 1 of an edition that asks after 21 days and gives 7; Matrix (3) could hold it."""
    world = await a_world(database, guild_ids=(GUILD, GUILD + 1))
    await world.change_edition(silent_days=21, lapse_days=7)
    await world.database.write(_choose_channel)
    await world.paper("GANSpace")
    await world.paper("CDEP")
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    await world.services.claims.claim(world.actor(1), 1)
    return world


async def _choose_channel(session: AsyncSession) -> None:
    (await session.get_one(Guild, GUILD)).organizers_channel_id = ORGANIZERS


async def look_after(
    world: World, wait: timedelta, *, organizers: bool = False
) -> list[tuple[str, int | None, int | None]]:
    """Let time pass, and look: what the team is told then, with the person or the channel it is for.

    With `organizers` also what they are told in their channel.
    """
    world.clock.advance(wait)
    await world.services.claims_alive.look_after()
    told = [each for each in await sent(world) if organizers or each.channel_id != ORGANIZERS]
    return sorted(((each.kind, each.user_id, each.channel_id) for each in told), key=str)


async def sent(world: World):
    """What is owed by now, which is then sent."""
    leased = await take_letters(world.services.deliveries)
    for each in leased:
        await world.services.deliveries.mark_sent(each.id, 1)
    return [each for each in leased if each.kind.startswith("papers:")]


async def lapsed(world: World) -> None:
    """Let Vector's claim lapse."""
    for days in (21, 5, 2):
        await look_after(world, days * DAY)
    assert await state(world) is ClaimState.LAPSED


async def state(world: World, claim_id: int = 1) -> ClaimState:
    return (await world.services.claims_show.card(ORGANIZER, claim_id)).state


async def kinds(world: World) -> list[EntryKind]:
    return [entry.kind for entry in (await world.services.claims_show.timeline(ORGANIZER, 1)).entries]

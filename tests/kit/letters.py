"""What is owed at the moment, as it would be sent."""

from sqlalchemy import select

from bot.services.deliveries import Deliveries, Leased
from db.challenges import Guild


async def take_letters(deliveries: Deliveries, *, limit: int = 100) -> list[Leased]:
    """Lease what is due on all servers, and give each message that is to be sent, longest due first."""
    async with deliveries.database.reading() as session:
        guild_ids = list(await session.scalars(select(Guild.id)))
    letters: list[Leased] = []
    while ids := await deliveries.lease(guild_ids, limit=limit - len(letters)):
        letters += [letter for each in ids if (letter := await deliveries.ready(each)) is not None]
        if len(letters) == limit:
            break
    return letters

"""A process of its own in which many people claim one paper at once; prints what each got."""

import asyncio
import sys

from bot.domain.challenges import EditionRules
from bot.domain.permissions import Actor
from bot.services import Services
from db.engine import Database
from tests.kit.clock import FixedClock
from tests.kit.editions import GUILD


async def rush(url: str, paper_id: int, first: int, count: int) -> None:
    """Claim the paper for the people `first`, `first + 1`, …"""
    async with Database.open(url) as database:
        rules = EditionRules("Fall 2021", 3, 1, 3)
        services = Services.build(database, FixedClock(), default_edition=rules, invitation_days=7)
        attempts = (services.claims.claim(Actor(GUILD, number), paper_id) for number in range(first, first + count))
        results = await asyncio.gather(*attempts, return_exceptions=True)
    print(*(type(result).__name__ for result in results))


if __name__ == "__main__":
    url, *numbers = sys.argv[1:]
    asyncio.run(rush(url, *map(int, numbers)))

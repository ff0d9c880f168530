"""Two things done to one team at the same moment."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from sqlalchemy import func, select

from db.audit import AuditEntry
from db.claims import Claim
from db.engine import Database
from db.teams import Team
from tests.kit.editions import a_world

LETTERS = "xyzuvwkmnabcdefghj"


async def at_once(*acts: Coroutine[Any, Any, object]) -> list[str]:
    return sorted(type(result).__name__ for result in await asyncio.gather(*acts, return_exceptions=True))


async def test_claim_while_the_last_one_leaves_leaves_no_claim_without_a_team(database: Database):
    world = await a_world(database)
    paper_id = await world.paper("GANSpace")
    for letter in LETTERS[:10]:
        await world.team(f"Alpha {letter}", 1)

        await at_once(world.services.teams.leave(world.actor(1)), world.services.claims.claim(world.actor(1), paper_id))

        async with database.reading() as session:
            orphans = select(func.count()).select_from(Claim).join(Team, Team.id == Claim.team_id)
            query = orphans.where(Claim.slot.is_not(None), Team.dissolved_at.is_not(None))
            assert await session.scalar(query) == 0


async def test_leaving_twice_at_once_leaves_once(database: Database):
    world = await a_world(database)
    for letter in LETTERS[:5]:
        await world.team(f"Alpha {letter}", *((1, 2) if letter == LETTERS[0] else (ord(letter), 2)))

        outcome = await at_once(*(world.services.teams.leave(world.actor(2)) for _ in range(2)))

        assert outcome == ["Leaving", "NotInTeam"]


async def test_release_while_the_last_one_leaves_is_written_down_once(database: Database):
    world = await a_world(database)
    paper_id = await world.paper("GANSpace")
    for letter in LETTERS:
        await world.team(f"Alpha {letter}", 1)
        await world.services.claims.claim(world.actor(1), paper_id)

        await at_once(
            world.services.claims.release(world.actor(1), paper_id), world.services.teams.leave(world.actor(1))
        )

        async with database.reading() as session:
            tag = AuditEntry.tag == "claim:release"
            written = await session.scalar(select(func.count()).select_from(AuditEntry).where(tag))
            ended = select(func.count()).select_from(Claim).where(Claim.ended_at.is_not(None))
            assert written == await session.scalar(ended)

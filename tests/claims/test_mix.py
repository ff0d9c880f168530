"""Many people claim, swap, wait and change their minds at once: whatever happens, the books are right afterwards."""

import asyncio
import random
from collections.abc import Awaitable
from datetime import timedelta

import pytest

from bot.domain.claims import ClaimState
from bot.domain.permissions import Actor
from bot.errors import UserError
from bot.services.challenges_rules import Limits
from db.engine import Database
from tests.claims.books import count_places, find_faults
from tests.kit.editions import GUILD, World, a_world

PEOPLE, TEAMS, PAPERS, ROUNDS, LIMIT = 8, ("Alpha", "Beta", "Gamma", "Delta", "Omega"), 3, 12, 2
ORGANIZER = Actor(GUILD, 90, organizes=True)


@pytest.mark.parametrize("seed", range(3))
async def test_acts_on_papers_at_once_leave_the_books_right(database: Database, seed: int):
    chance = random.Random(seed)
    world = await a_world(database, claims_per_paper=LIMIT, claims_per_team=LIMIT)
    await world.change_edition(silent_days=10, lapse_days=4)
    for number in range(PAPERS):
        await world.paper(f"Paper {number}")
    for number, name in enumerate(TEAMS, start=1):
        await world.team(name, number)

    for _ in range(ROUNDS):
        acts = [_an_act(world, chance) for _ in range(chance.randint(4, 10))]
        results = await asyncio.gather(*acts, return_exceptions=True)

        assert [each for each in results if isinstance(each, BaseException) and not isinstance(each, UserError)] == []
        assert await find_faults(database) == {}
        assert max((await count_places(database)).values(), default=0) <= LIMIT
        world.clock.advance(timedelta(minutes=chance.choice((1, 5, 60, 60 * 24 * 2))))


def _an_act(world: World, chance: random.Random) -> Awaitable[object]:
    services, actor = world.services, world.actor(chance.randint(1, PEOPLE))
    paper_id, other_id, claim_id = (chance.randint(1, most) for most in (PAPERS, PAPERS, 12))
    limits = Limits(claims_per_paper=chance.randint(1, LIMIT), claims_per_team=LIMIT, seats_per_team=3)
    acts = {
        "create": lambda: services.teams.create(actor, chance.choice(TEAMS)),
        "join": lambda: world.join(chance.randint(1, PEOPLE), actor.user_id),
        "leave": lambda: services.teams.leave(actor),
        "claim": lambda: services.claims.claim(actor, paper_id),
        "release": lambda: services.claims.release(actor, paper_id),
        "swap": lambda: services.claims.claim(actor, paper_id, instead_of=other_id),
        "undo": lambda: services.claims.undo(actor),
        "wait": lambda: services.waitlist.join(actor, paper_id),
        "leave the list": lambda: services.waitlist.leave(actor, paper_id),
        "submit": lambda: services.claims_work.submit(actor, claim_id, "dagshub.com/a/b"),
        "step": lambda: services.claims_work.step(actor, claim_id, chance.choice(list(ClaimState))),
        "revoke": lambda: services.claims_work.revoke(ORGANIZER, claim_id, "Not by the rules"),
        "limit": lambda: services.challenges_rules.change_limits(ORGANIZER, limits),
        "offers run out": services.waitlist.expire,
        "silence": services.claims_alive.look_after,
    }
    often = ("claim", "claim", "wait", "wait", "release", "swap", "undo", "create")
    return acts[chance.choice([*acts, *often])]()

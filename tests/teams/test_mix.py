"""Many people doing many things at once: whatever happens, the books are right afterwards."""

import asyncio
import random
from collections.abc import Awaitable

import pytest
from sqlalchemy import text

from bot.errors import UserError
from db.engine import Database
from tests.kit.editions import World, a_world

PEOPLE, TEAMS, PAPERS, ROUNDS, LIMIT = 6, ("Alpha", "Beta", "Gamma"), 4, 20, 2
LIVE, PRESENT = "claims.slot IS NOT NULL", "memberships.left_at IS NULL"

# Each finds rows that must not be.
BROKEN = {
    "somebody in two teams": f"""SELECT user_id FROM memberships WHERE {PRESENT}
        GROUP BY edition_id, user_id HAVING count(*) > 1""",
    "too many people in a team": f"""SELECT team_id FROM memberships WHERE {PRESENT}
        GROUP BY team_id HAVING count(*) > {LIMIT}""",
    "too many teams on a paper": f"""SELECT paper_id FROM claims WHERE {LIVE}
        GROUP BY paper_id HAVING count(*) > {LIMIT}""",
    "too many papers for a team": f"SELECT team_id FROM claims WHERE {LIVE} GROUP BY team_id HAVING count(*) > {LIMIT}",
    "a claim of a team that is no more": f"""SELECT claims.id FROM claims JOIN teams ON teams.id = claims.team_id
        WHERE {LIVE} AND teams.dissolved_at IS NOT NULL""",
    "a team whose lead is not in it": f"""SELECT id FROM teams WHERE dissolved_at IS NULL AND NOT EXISTS
        (SELECT 1 FROM memberships WHERE team_id = teams.id AND user_id = teams.lead_id AND {PRESENT})""",
    "somebody in a team that is no more": f"""SELECT memberships.id FROM memberships
        JOIN teams ON teams.id = memberships.team_id WHERE {PRESENT} AND teams.dissolved_at IS NOT NULL""",
}
# What was written down, and the rows that it speaks of.
WRITTEN = {
    "claim:take": "SELECT count(*) FROM claims",
    "claim:release": "SELECT count(*) FROM claims WHERE ended_at IS NOT NULL",
    "team:create": "SELECT count(*) FROM teams",
    "team:dissolve": "SELECT count(*) FROM teams WHERE dissolved_at IS NOT NULL",
    "team:leave": "SELECT count(*) FROM memberships WHERE left_at IS NOT NULL",
    "invitation:send": "SELECT count(*) FROM invitations",
    "invitation:decline": "SELECT count(*) FROM invitations WHERE state = 'declined'",
}


@pytest.mark.parametrize("seed", range(4))
async def test_acts_of_many_people_at_once_leave_the_books_right(database: Database, seed: int):
    chance = random.Random(seed)
    world = await a_world(database, claims_per_paper=LIMIT, claims_per_team=LIMIT, seats_per_team=LIMIT)
    for number in range(PAPERS):
        await world.paper(f"Paper {number}")

    for _ in range(ROUNDS):
        acts = [_an_act(world, chance) for _ in range(chance.randint(3, 9))]
        results = await asyncio.gather(*acts, return_exceptions=True)

        assert [each for each in results if isinstance(each, BaseException) and not isinstance(each, UserError)] == []
        assert await _find_faults(database) == {}


def _an_act(world: World, chance: random.Random) -> Awaitable[object]:
    services, actor = world.services, world.actor(chance.randint(1, PEOPLE))
    team, paper_id, invitation_id = chance.choice(TEAMS), chance.randint(1, PAPERS), chance.randint(1, 40)
    acts = {
        "create": lambda: services.teams.create(actor, team),
        "join": lambda: services.teams.join(actor, team),
        "leave": lambda: services.teams.leave(actor),
        "claim": lambda: services.claims.claim(actor, paper_id),
        "release": lambda: services.claims.release(actor, paper_id),
        "invite": lambda: services.invitations.invite(actor, chance.randint(1, PEOPLE)),
        "accept": lambda: services.invitations.accept(actor, invitation_id),
        "decline": lambda: services.invitations.decline(actor, invitation_id),
    }
    # People join, leave and claim more often than the rest.
    return acts[chance.choice([*acts, "join", "leave", "claim"])]()


async def _find_faults(database: Database) -> dict[str, object]:
    async with database.reading() as session:
        broken = {name: (await session.execute(text(query))).all() for name, query in BROKEN.items()}
        counted = await session.execute(text("SELECT tag, count(*) FROM audit GROUP BY tag"))
        written = {row[0]: row[1] for row in counted}
        rows = {tag: await session.scalar(text(query)) for tag, query in WRITTEN.items()}
    faults: dict[str, object] = {name: found for name, found in broken.items() if found}
    return faults | {tag: (written.get(tag, 0), count) for tag, count in rows.items() if written.get(tag, 0) != count}

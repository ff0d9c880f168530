"""Many people doing many things at once: whatever happens, the books are right afterwards."""

import asyncio
import random
from collections.abc import Awaitable
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.domain.permissions import Actor
from bot.errors import UserError
from db.engine import Database
from tests.kit.editions import World, a_world

PEOPLE, TEAMS, PAPERS, ROUNDS, LIMIT, SEATS = 6, ("Alpha", "Beta", "Gamma"), 4, 30, 2, 4
LIVE, PRESENT = "claims.slot IS NOT NULL", "memberships.left_at IS NULL"

# Each finds rows that must not be.
BROKEN = {
    "somebody in two teams": f"""SELECT user_id FROM memberships WHERE {PRESENT}
        GROUP BY edition_id, user_id HAVING count(*) > 1""",
    "too many people in a team": f"""SELECT team_id FROM memberships WHERE {PRESENT}
        GROUP BY team_id HAVING count(*) > {SEATS}""",
    "too many teams on a paper": f"""SELECT paper_id FROM claims WHERE {LIVE}
        GROUP BY paper_id HAVING count(*) > {LIMIT}""",
    "too many papers for a team": f"SELECT team_id FROM claims WHERE {LIVE} GROUP BY team_id HAVING count(*) > {LIMIT}",
    "a claim of a team that is no more": f"""SELECT claims.id FROM claims JOIN teams ON teams.id = claims.team_id
        WHERE {LIVE} AND teams.dissolved_at IS NOT NULL""",
    "a team whose lead is not in it": f"""SELECT id FROM teams WHERE dissolved_at IS NULL AND NOT EXISTS
        (SELECT 1 FROM memberships WHERE team_id = teams.id AND user_id = teams.lead_id AND {PRESENT})""",
    "a question about a team that is no more": """SELECT teams.id FROM teams WHERE dissolved_at IS NOT NULL AND (
        EXISTS (SELECT 1 FROM invitations WHERE team_id = teams.id AND state = 'open')
        OR EXISTS (SELECT 1 FROM join_requests WHERE team_id = teams.id AND state = 'open')
        OR EXISTS (SELECT 1 FROM merges WHERE teams.id IN (team_id, other_id) AND state = 'open'))""",
    "somebody in a team that is no more": f"""SELECT memberships.id FROM memberships
        JOIN teams ON teams.id = memberships.team_id WHERE {PRESENT} AND teams.dissolved_at IS NOT NULL""",
}
# What was written down, and the rows that it speaks of; a tag with a minus takes away.
WRITTEN = {
    "claim:take": "SELECT count(*) FROM claims",
    "claim:release": "SELECT count(*) FROM claims WHERE ended_at IS NOT NULL",
    "team:create": "SELECT count(*) FROM teams",
    "team:dissolve team:merge": "SELECT count(*) FROM teams WHERE dissolved_at IS NOT NULL",
    "team:create team:join -team:leave -team:remove": f"SELECT count(*) FROM memberships WHERE {PRESENT}",
    "invitation:send": "SELECT count(*) FROM invitations",
    "invitation:decline": "SELECT count(*) FROM invitations WHERE state = 'declined'",
    "invitation:withdraw": "SELECT count(*) FROM invitations WHERE state = 'withdrawn'",
    "request:send": "SELECT count(*) FROM join_requests",
    "request:decline": "SELECT count(*) FROM join_requests WHERE state = 'declined'",
    "request:withdraw": "SELECT count(*) FROM join_requests WHERE state = 'withdrawn'",
    "merge:ask": "SELECT count(*) FROM merges",
    "team:merge": "SELECT count(*) FROM merges WHERE state = 'accepted'",
}


@pytest.mark.parametrize("seed", range(2))
async def test_acts_of_many_people_at_once_leave_the_books_right(database: Database, seed: int):
    chance = random.Random(seed)
    world = await a_world(database, claims_per_paper=LIMIT, claims_per_team=LIMIT, seats_per_team=SEATS)
    for number in range(PAPERS):
        await world.paper(f"Paper {number}")
    for number, name in enumerate(TEAMS, start=1):
        await world.team(name, number)

    for _ in range(ROUNDS):
        acts = [_an_act(world, chance) for _ in range(chance.randint(6, 12))]
        results = await asyncio.gather(*acts, return_exceptions=True)

        assert [each for each in results if isinstance(each, BaseException) and not isinstance(each, UserError)] == []
        assert await _find_faults(database) == {}
        world.clock.advance(timedelta(hours=1))  # nobody is held up for doing much


def _an_act(world: World, chance: random.Random) -> Awaitable[object]:
    services, actor = world.services, world.actor(chance.randint(1, PEOPLE))
    team, paper_id, ask_id = chance.choice(TEAMS), chance.randint(1, PAPERS), chance.randint(1, 40)
    other = chance.randint(1, PEOPLE)
    acts = {
        "create": lambda: services.teams.create(actor, team),
        "ask": lambda: services.requests.ask(actor, team),
        "let in": lambda: _answer_one(world, actor, accepts=True),
        "turn away": lambda: _answer_one(world, actor, accepts=False),
        "unask": lambda: services.requests.withdraw(actor, ask_id),
        "leave": lambda: services.teams.leave(actor),
        "remove": lambda: services.roster.remove(actor, other),
        "hand over": lambda: services.roster.hand_over(actor, other),
        "claim": lambda: services.claims.claim(actor, paper_id),
        "release": lambda: services.claims.release(actor, paper_id),
        "invite": lambda: services.invitations.invite(actor, other),
        "accept": lambda: _accept(world, actor, team),
        "decline": lambda: services.invitations.decline(actor, ask_id),
        "uninvite": lambda: services.invitations.withdraw(actor, ask_id),
        "propose": lambda: _propose(world, actor, team),
        "merge": lambda: _merge(world, actor),
    }
    # What makes something happen is done more often than the rest.
    often = ("create", "ask", "let in", "invite", "accept", "claim", "propose", "merge")
    return acts[chance.choice([*acts, *often, *often])]()


async def _answer_one(world: World, actor: Actor, *, accepts: bool) -> None:
    """Answer the first of those who wait, as the team's card shows them."""
    requests = world.services.requests
    for waiting in (await world.services.teams.show(actor, None)).requests[:1]:
        await (requests.accept if accepts else requests.decline)(actor, waiting.id)


async def _accept(world: World, actor: Actor, team: str) -> None:
    """Accept the team's invitation, if its card says that there is one."""
    invitation = (await world.services.teams.show(actor, team)).own_invitation
    if invitation is not None:
        await world.services.invitations.accept(actor, invitation)


async def _propose(world: World, actor: Actor, team: str) -> None:
    """Ask another team to merge, after a look at what that means."""
    await world.services.merges.ask(actor, (await world.services.merges.asking(actor, team)).other_id)


async def _merge(world: World, actor: Actor) -> None:
    """Agree to the first question of another team that waits."""
    for waiting in (await world.services.teams.show(actor, None)).merges:
        if not waiting.is_ours:
            await world.services.merges.accept(actor, waiting.id)


async def _find_faults(database: Database) -> dict[str, object]:
    async with database.reading() as session:
        broken = {name: (await session.execute(text(query))).all() for name, query in BROKEN.items()}
        counted = await session.execute(text("SELECT tag, count(*) FROM audit GROUP BY tag"))
        written = {row[0]: row[1] for row in counted}
        rows = {tag: await session.scalar(text(query)) for tag, query in WRITTEN.items()}
    faults: dict[str, object] = {name: found for name, found in broken.items() if found}
    return faults | {tags: (_sum(tags, written), count) for tags, count in rows.items() if _sum(tags, written) != count}


def _sum(tags: str, written: dict[str, int]) -> int:
    return sum((-1 if tag[0] == "-" else 1) * written.get(tag.lstrip("-"), 0) for tag in tags.split())

"""Two things done to one team at the same moment."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from db.audit import AuditEntry
from db.claims import Claim
from db.engine import Database
from db.teams import Team
from tests.kit.editions import a_world
from tests.teams.world import members_of

LETTERS = "xyzuvwkmnabcdefghj"
HOUR = timedelta(hours=1)


async def at_once(*acts: Coroutine[Any, Any, object]) -> list[str]:
    return sorted(type(result).__name__ for result in await asyncio.gather(*acts, return_exceptions=True))


async def test_claim_while_the_last_one_leaves_leaves_no_claim_without_a_team(database: Database):
    world = await a_world(database)
    paper_id = await world.paper("GANSpace")
    for letter in LETTERS[:10]:
        world.clock.advance(HOUR)  # nobody forms many teams at once
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
        world.clock.advance(HOUR)
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


async def test_many_let_in_at_once_fill_the_seats_and_no_more(database: Database):
    world = await a_world(database, seats_per_team=4)
    await world.team("Vector", 1)
    asked = [await world.services.requests.ask(world.actor(number), "Vector") for number in range(2, 22)]

    outcome = await at_once(*(world.services.requests.accept(world.actor(1), each.id) for each in asked))

    assert outcome == ["Answered"] * 3 + ["TeamFull"] * 17
    assert len(await members_of(world, 1)) == 4


async def test_many_who_accept_at_once_fill_the_seats_and_no_more(database: Database):
    world = await a_world(database, seats_per_team=4)
    await world.team("Vector", 1)
    asked = [await world.services.invitations.invite(world.actor(1), number) for number in range(2, 22)]

    outcome = await at_once(*(world.services.invitations.accept(world.actor(each.user_id), each.id) for each in asked))

    assert outcome == ["Answered"] * 3 + ["TeamFull"] * 17


async def test_person_let_into_many_teams_at_once_ends_in_one(database: Database):
    world = await a_world(database)
    acts: list[Coroutine[Any, Any, object]] = []
    for number, letter in enumerate(LETTERS[:10], start=1):
        await world.team(f"Alpha {letter}", number)
        asked = await world.services.requests.ask(world.actor(99), f"Alpha {letter}")
        acts.append(world.services.requests.accept(world.actor(number), asked.id))

    assert await at_once(*acts) == ["Answered"] + ["MemberAlreadyInTeam"] * 9
    assert len(await members_of(world, 99)) == 2


async def test_person_who_accepts_many_invitations_at_once_ends_in_one_team(database: Database):
    world = await a_world(database)
    acts: list[Coroutine[Any, Any, object]] = []
    for number, letter in enumerate(LETTERS[:10], start=1):
        await world.team(f"Alpha {letter}", number)
        invited = await world.services.invitations.invite(world.actor(number), 99)
        acts.append(world.services.invitations.accept(world.actor(99), invited.id))

    assert await at_once(*acts) == ["AlreadyInTeam"] * 9 + ["Answered"]


async def test_two_answers_to_one_request_at_once_are_one(database: Database):
    world = await a_world(database)
    for letter in LETTERS[:5]:
        world.clock.advance(HOUR)
        await world.team(f"Alpha {letter}", 1)
        asked = await world.services.requests.ask(world.actor(2), f"Alpha {letter}")
        requests = world.services.requests

        outcome = await at_once(
            requests.accept(world.actor(1), asked.id),
            requests.decline(world.actor(1), asked.id),
            requests.withdraw(world.actor(2), asked.id),
        )

        assert outcome == ["Answered", "RequestOver", "RequestOver"]
        if len(await members_of(world, 1)) == 2:
            await world.services.teams.leave(world.actor(2))
        await world.services.teams.leave(world.actor(1))


async def test_invitation_accepted_while_the_team_dissolves_leaves_nobody_without_a_team(database: Database):
    world = await a_world(database)
    for letter in LETTERS[:8]:
        world.clock.advance(HOUR)
        await world.team(f"Alpha {letter}", 1)
        invited = await world.services.invitations.invite(world.actor(1), 2)

        outcome = await at_once(
            world.services.teams.leave(world.actor(1)), world.services.invitations.accept(world.actor(2), invited.id)
        )

        assert outcome in (["Answered", "Leaving"], ["InvitationOver", "Leaving"])
        if outcome[0] == "Answered":
            team = await world.services.teams.show(world.actor(2), None)
            assert (team.lead_id, team.member_ids) == (2, (2,))
            await world.services.teams.leave(world.actor(2))


async def test_two_leads_who_ask_each_other_at_once_ask_once(database: Database):
    world = await a_world(database, seats_per_team=4)
    for letter in LETTERS[:5]:
        one, other = await world.team(f"Alpha {letter}", 1), await world.team(f"Beta {letter}", 2)

        outcome = await at_once(
            world.services.merges.ask(world.actor(1), other), world.services.merges.ask(world.actor(2), one)
        )

        assert outcome == ["Asked", "MergeAskedAlready"]
        for number in (1, 2):
            await world.services.teams.leave(world.actor(number))
        world.clock.advance(HOUR)


async def test_merges_of_three_teams_in_a_ring_at_once_end_well(database: Database):
    world = await a_world(database, seats_per_team=9)
    for letter in LETTERS[:5]:
        teams = [
            await world.team(f"{name} {letter}", number) for number, name in enumerate(("Alpha", "Beta", "Gamma"), 1)
        ]
        asked = [await world.services.merges.ask(world.actor(n + 1), teams[(n + 1) % 3]) for n in range(3)]

        await at_once(*(world.services.merges.accept(world.actor((n + 1) % 3 + 1), asked[n].id) for n in range(3)))

        together = [await members_of(world, number) for number in (1, 2, 3)]
        assert sorted(map(len, together)) in ([1, 2, 2], [3, 3, 3])
        for number in (1, 2, 3):
            await world.services.teams.leave(world.actor(number))
        world.clock.advance(HOUR)


async def test_merge_while_the_other_lead_leaves_loses_nobody(database: Database):
    world = await a_world(database, seats_per_team=9)
    for letter in LETTERS[:8]:
        await world.team(f"Alpha {letter}", 1)
        asked = await world.services.merges.ask(world.actor(1), await world.team(f"Beta {letter}", 2, 3))

        await at_once(
            world.services.merges.accept(world.actor(2), asked.id),
            world.services.teams.leave(world.actor(2)),
            world.services.teams.leave(world.actor(1)),
        )

        team = await world.services.teams.show(world.actor(3), None)
        assert team.lead_id in team.member_ids
        for number in team.member_ids:
            await world.services.teams.leave(world.actor(number))
        world.clock.advance(HOUR)

import asyncio
import sys

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import EditionNotOpen
from bot.domain.claims import AlreadyClaimed, ClaimState, IllegalStep, NotClaimed, NotOnList, PaperTaken, TooManyClaims
from bot.domain.papers import NoSuchPaper
from bot.domain.permissions import NotInTeam, OnlyLeadMay
from bot.services.claims import Claimed, OwnPaper, Released
from db.challenges import Edition
from db.claims import Claim
from db.engine import Database
from db.papers import EditionPaper
from db.teams import Membership, Team
from tests.kit.editions import GUILD, World, a_world


async def test_any_member_claims_for_the_team(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    paper_id = await world.paper("GANSpace")

    claimed = await world.services.claims.claim(world.actor(2), paper_id)

    assert claimed == Claimed(1, paper_id, "GANSpace", "Vector", "Fall 2021", others=(), slots=1)
    assert (await world.audit())[-1] == ("claim:take", 2)
    assert await world.services.claims.list_own(world.actor(1)) == [
        OwnPaper(paper_id, "GANSpace", 1, ClaimState.CLAIMED)
    ]


async def test_exclusive_paper_is_refused_to_the_second_team(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 2)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(1), paper_id)

    with pytest.raises(PaperTaken) as refusal:
        await world.services.claims.claim(world.actor(2), paper_id)

    assert refusal.value.values == {"paper": "GANSpace", "teams": ("Vector",), "held": 1, "slots": 1}


async def test_open_paper_takes_every_team_and_names_the_others(database: Database):
    world = await a_world(database, claims_per_paper=None)
    paper_id = await world.paper("GANSpace")
    for number, name in enumerate(("Vector", "Matrix", "Tensor"), start=1):
        await world.team(name, number)
    await world.services.claims.claim(world.actor(1), paper_id)
    await world.services.claims.claim(world.actor(2), paper_id)

    claimed = await world.services.claims.claim(world.actor(3), paper_id)

    assert (claimed.others, claimed.slots) == (("Matrix", "Vector"), None)


async def test_team_claims_a_paper_once(database: Database):
    world = await a_world(database, claims_per_paper=5, claims_per_team=5)
    await world.team("Vector", 1)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(1), paper_id)

    with pytest.raises(AlreadyClaimed):
        await world.services.claims.claim(world.actor(1), paper_id)


async def test_team_at_its_limit_claims_no_other(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    first, second = await world.paper("GANSpace"), await world.paper("CDEP")
    await world.services.claims.claim(world.actor(1), first)

    with pytest.raises(TooManyClaims) as refusal:
        await world.services.claims.claim(world.actor(1), second)

    assert refusal.value.values == {"team": "Vector", "held": 1, "limit": 1, "papers": ("GANSpace",)}


async def test_claim_needs_a_team_an_open_edition_and_a_paper(database: Database):
    world = await a_world(database)
    paper_id = await world.paper("GANSpace")
    with pytest.raises(NotInTeam):
        await world.services.claims.claim(world.actor(1), paper_id)
    await world.team("Vector", 1)
    with pytest.raises(NoSuchPaper):
        await world.services.claims.claim(world.actor(1), paper_id + 1)
    await world.change_edition(state="closed")
    with pytest.raises(EditionNotOpen):
        await world.services.claims.claim(world.actor(1), paper_id)


async def test_edition_with_a_list_offers_only_its_list(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    listed, other = await world.paper("GANSpace"), await world.paper("CDEP")
    await world.change_edition(has_paper_list=True)
    await _put_on_list(world, listed)

    with pytest.raises(NotOnList) as refusal:
        await world.services.claims.claim(world.actor(1), other)
    assert refusal.value.values == {"paper": "CDEP", "edition": "Fall 2021"}
    assert (await world.services.claims.claim(world.actor(1), listed)).paper == "GANSpace"


async def test_lead_gives_the_paper_back_and_another_team_takes_it(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(2), paper_id)

    with pytest.raises(OnlyLeadMay):
        await world.services.claims.release(world.actor(2), paper_id)
    assert await world.services.claims.release(world.actor(1), paper_id) == Released(paper_id, "GANSpace", "Vector")

    with pytest.raises(NotClaimed):
        await world.services.claims.release(world.actor(1), paper_id)
    assert (await world.services.claims.claim(world.actor(3), paper_id)).team == "Matrix"
    assert [tag for tag, _ in await world.audit()][-3:] == ["claim:take", "claim:release", "claim:take"]


async def test_closed_edition_and_published_report_stay_as_they_are(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(1), paper_id)
    await world.change_edition(state="closed")

    with pytest.raises(EditionNotOpen):
        await world.services.claims.release(world.actor(1), paper_id)
    await world.change_edition(state="open")
    await database.write(lambda session: session.execute(update(Claim).values(state="published")))
    with pytest.raises(IllegalStep):
        await world.services.claims.release(world.actor(1), paper_id)
    left = await world.services.teams.leave(world.actor(1))

    assert (left.dissolves, left.stays, left.releases) == (False, True, ())
    card = await world.services.papers.show(world.actor(9), paper_id)
    assert [(taker.team, taker.state) for taker in card.takers] == [("Vector", "published")]


async def test_paper_is_held_on_each_server_by_itself(database: Database):
    world = await a_world(database, guild_ids=(GUILD, GUILD + 1))
    await world.team("Vector", 1)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(1), paper_id)
    elsewhere = world.actor(1, guild_id=GUILD + 1)
    await world.services.teams.create(elsewhere, "Vector")

    assert (await world.services.claims.claim(elsewhere, paper_id)).others == ()


async def test_lowering_the_limit_evicts_nobody(database: Database):
    world = await a_world(database, claims_per_paper=2)
    paper_id = await world.paper("GANSpace")
    for number, name in enumerate(("Vector", "Matrix", "Tensor"), start=1):
        await world.team(name, number)
    for number in (1, 2):
        await world.services.claims.claim(world.actor(number), paper_id)

    await world.change_edition(claims_per_paper=1)

    assert await _held_slots(database, paper_id) == [1, 2]
    with pytest.raises(PaperTaken):
        await world.services.claims.claim(world.actor(3), paper_id)


async def test_two_hundred_members_at_once_get_three_slots(database: Database):
    world, paper_id = await _a_rush(database, teams=200)

    results = await asyncio.gather(
        *(world.services.claims.claim(world.actor(number), paper_id) for number in range(1, 201)),
        return_exceptions=True,
    )

    kinds = [type(result).__name__ for result in results]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"Claimed": 3, "PaperTaken": 197}
    assert await _held_slots(database, paper_id) == [1, 2, 3]
    assert [tag for tag, _ in await world.audit()].count("claim:take") == 3


async def test_two_processes_at_once_get_three_slots(database: Database, database_url: str):
    _, paper_id = await _a_rush(database, teams=200)

    processes = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.claims.rush", database_url, str(paper_id), str(first), "100"),
            stdout=asyncio.subprocess.PIPE,
        )
        for first in (1, 101)
    ]
    printed = [(await process.communicate())[0].decode().splitlines()[-1].split() for process in processes]

    kinds = [kind for kinds in printed for kind in kinds]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"Claimed": 3, "PaperTaken": 197}
    assert await _held_slots(database, paper_id) == [1, 2, 3]


async def _a_rush(database: Database, *, teams: int) -> tuple[World, int]:
    world = await a_world(database, claims_per_paper=3)
    await database.write(lambda session: _add_teams(session, world, teams))
    return world, await world.paper("GANSpace")


async def _add_teams(session: AsyncSession, world: World, count: int) -> None:
    now = world.clock.now()
    edition = (await session.scalars(select(Edition))).one()
    for number in range(1, count + 1):
        name = f"team {number}"
        team = Team(edition_id=edition.id, name=name, name_key=name, lead_id=number, created_at=now)
        session.add(team)
        await session.flush()
        seat = Membership(team_id=team.id, edition_id=edition.id, user_id=number, seat=1, seats=3, joined_at=now)
        session.add(seat)


async def _held_slots(database: Database, paper_id: int) -> list[int | None]:
    async with database.reading() as session:
        held = Claim.paper_id == paper_id, Claim.slot.is_not(None)
        return list(await session.scalars(select(Claim.slot).where(*held).order_by(Claim.slot)))


async def _put_on_list(world: World, paper_id: int) -> None:
    async def put(session: AsyncSession) -> None:
        session.add(EditionPaper(edition_id=1, paper_id=paper_id))

    await world.database.write(put)

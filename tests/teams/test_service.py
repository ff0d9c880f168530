import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import DatePassed, EditionNotOpen, NoEdition
from bot.domain.claims import ClaimState
from bot.domain.pace import TooManyActs
from bot.domain.permissions import NotInTeam
from bot.domain.teams import AlreadyInTeam, LeavingChanged, NoSuchTeam, TeamNameTaken
from bot.services.teams import HeldPaper, Leaving, TeamCard, TeamHit, TeamLine, TeamPage, team_value
from db.engine import Database
from db.teams import Membership
from tests.kit.editions import GUILD, a_world
from tests.teams.world import change_claim, list_owed


async def test_founder_leads_the_new_team(database: Database):
    world = await a_world(database)

    team = await world.services.teams.create(world.actor(1), "  Re-CDEP ")

    assert team == TeamCard(
        id=team.id,
        name="Re-CDEP",
        description="",
        edition="Fall 2021",
        people=1,
        seats=3,
        lead_id=1,
        member_ids=(1,),
        hides_people=False,
        papers=(),
        is_own=True,
        is_lead=True,
        may_ask=False,
        may_invite=True,
        may_rename=True,
        may_merge=False,
    )
    assert await world.audit() == [("edition:create", None), ("team:create", 1)]


async def test_name_that_looks_like_another_teams_is_refused(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)

    with pytest.raises(TeamNameTaken) as refusal:
        await world.services.teams.create(world.actor(2), "vect0r")

    assert refusal.value.values == {"name": "vect0r", "taken": "Vector"}


async def test_name_of_a_dissolved_team_is_free_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.services.teams.leave(world.actor(1))

    team = await world.services.teams.create(world.actor(2), "Vector")

    assert team.lead_id == 2


async def test_same_name_is_free_on_another_server(database: Database):
    world = await a_world(database, guild_ids=(GUILD, GUILD + 1))
    await world.team("Vector", 1)

    team = await world.services.teams.create(world.actor(1, guild_id=GUILD + 1), "Vector")

    assert team.member_ids == (1,)


async def test_member_of_another_server_cannot_see_or_join_the_team(database: Database):
    world = await a_world(database, guild_ids=(GUILD, GUILD + 1))
    team_id = await world.team("Vector", 1)
    stranger = world.actor(9, guild_id=GUILD + 1)

    for typed in ("Vector", team_value(team_id)):
        with pytest.raises(NoSuchTeam):
            await world.services.teams.show(stranger, typed)
        with pytest.raises(NoSuchTeam):
            await world.services.requests.ask(stranger, typed)
    assert await world.services.teams.suggest(stranger, "") == []


async def test_person_is_in_one_team_at_a_time(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 2)

    for attempt in (
        world.services.teams.create(world.actor(1), "Tensor"),
        world.services.requests.ask(world.actor(1), "Matrix"),
        world.services.requests.ask(world.actor(1), "Vector"),
    ):
        with pytest.raises(AlreadyInTeam) as refusal:
            await attempt
        assert refusal.value.values == {"team": "Vector"}


async def test_database_refuses_a_second_membership_even_where_code_forgets(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    async with database.reading() as session:
        membership = (await session.scalars(select(Membership))).one()

    async def seat_again(user_id: int, seat: int, seats: int) -> str:
        async def act(session: AsyncSession) -> None:
            session.add(
                Membership(
                    team_id=team_id,
                    edition_id=membership.edition_id,
                    user_id=user_id,
                    seat=seat,
                    seats=seats,
                    joined_at=world.clock.now(),
                )
            )

        try:
            await database.write(act)
        except IntegrityError:
            return "refused"
        return "done"

    assert await seat_again(1, 2, 3) == "refused"  # the same person
    assert await seat_again(2, 1, 3) == "refused"  # the same seat
    assert await seat_again(2, 4, 3) == "refused"  # a seat that does not exist
    assert await seat_again(2, 2, 3) == "done"


async def test_closed_edition_takes_no_team_and_no_member(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.change_edition(state="closed")

    for attempt in (
        world.services.teams.create(world.actor(2), "Matrix"),
        world.services.requests.ask(world.actor(2), "Vector"),
        world.services.invitations.invite(world.actor(1), 2),
        world.services.merges.ask(world.actor(1), 9),
    ):
        with pytest.raises(EditionNotOpen):
            await attempt


async def test_dates_of_the_edition_close_one_thing_each(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    now = world.clock.now()
    acts = {
        "create": lambda: world.services.teams.create(world.actor(9), "Tensor"),
        "join": lambda: world.services.requests.ask(world.actor(8), "Vector"),
        "invite": lambda: world.services.invitations.invite(world.actor(1), 7),
        "remove": lambda: world.services.roster.removing(world.actor(1), 2),
        "merge": lambda: world.services.merges.asking(world.actor(1), "Tensor"),
    }

    async def list_refused(entry_until: object = None, merge_until: object = None, roster_until: object = None):
        await world.change_edition(entry_until=entry_until, merge_until=merge_until, roster_until=roster_until)
        refused: set[str] = set()
        for name, act in acts.items():
            try:
                await act()
            except DatePassed:
                refused.add(name)
            except AlreadyInTeam:
                pass  # formed in an earlier round
        return refused

    assert await list_refused() == set()
    assert await list_refused(entry_until=now) == {"create"}
    assert await list_refused(merge_until=now) == {"merge"}
    assert await list_refused(roster_until=now) == {"join", "invite", "remove", "merge"}
    assert (await world.services.teams.leave(world.actor(2))).team == "Vector"


async def test_server_without_an_edition_says_so(database: Database):
    world = await a_world(database)

    with pytest.raises(NoEdition):
        await world.services.teams.create(world.actor(1, guild_id=1), "Vector")


async def test_lead_who_leaves_is_followed_by_the_longest_member(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    for number in (2, 3):
        world.clock.advance(timedelta(hours=1))
        await world.join(1, number)
    expected = Leaving(team_id=team_id, team="Vector", successor_id=2, dissolves=False, stays=False, releases=())

    assert await world.services.teams.leaving(world.actor(1)) == expected
    assert await world.services.teams.leave(world.actor(1)) == expected
    team = await world.services.teams.show(world.actor(2), None)
    assert (team.lead_id, team.member_ids) == (2, (2, 3))
    assert (await list_owed(world))[-1] == ("lead-yours", 2, {"team": "Vector"})
    assert (await world.audit())[-2:] == [("team:leave", 1), ("team:lead", 1)]


async def test_last_one_to_leave_dissolves_the_team_and_frees_its_papers(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(1), paper_id)
    papers = ("GANSpace",)
    expected = Leaving(team_id=team_id, team="Vector", successor_id=None, dissolves=True, stays=False, releases=papers)

    assert await world.services.teams.leaving(world.actor(1)) == expected
    assert await world.services.teams.leave(world.actor(1)) == expected

    assert (await world.services.teams.list_page(world.actor(1), page=0, page_size=8)).teams == ()
    await world.team("Matrix", 2)
    assert (await world.services.claims.claim(world.actor(2), paper_id)).team == "Matrix"


async def test_last_one_to_leave_keeps_what_is_handed_in_on_record(database: Database):
    world = await a_world(database, claims_per_team=None)
    team_id = await world.team("Vector", 1)
    handed_in, begun = await world.paper("GANSpace"), await world.paper("CDEP")
    for paper_id in (handed_in, begun):
        await world.services.claims.claim(world.actor(1), paper_id)
    await change_claim(world, handed_in, state=ClaimState.SUBMITTED)
    await change_claim(world, begun, state=ClaimState.WORKING)

    left = await world.services.teams.leave(world.actor(1))

    assert left == Leaving(team_id, "Vector", None, dissolves=False, stays=True, releases=("CDEP",))
    card = await world.services.teams.show(world.actor(2), "Vector")
    assert (card.people, card.lead_id, card.may_ask) == (0, None, False)
    assert [paper.title for paper in card.papers] == ["GANSpace"]
    await world.team("Matrix", 2)
    assert (await world.services.claims.claim(world.actor(2), begun)).team == "Matrix"


async def test_last_one_to_leave_a_closed_edition_changes_no_claim(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.services.claims.claim(world.actor(1), await world.paper("GANSpace"))
    await world.change_edition(state="closed")

    left = await world.services.teams.leave(world.actor(1))

    assert (left.dissolves, left.stays, left.releases) == (False, True, ())
    assert [paper.title for paper in (await world.services.teams.show(world.actor(1), "Vector")).papers] == ["GANSpace"]


async def test_leaving_that_means_something_else_by_now_is_refused(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    asked = (await world.services.teams.leaving(world.actor(1))).fingerprint
    await world.services.teams.leave(world.actor(2))

    with pytest.raises(LeavingChanged):
        await world.services.teams.leave(world.actor(1), asked=asked)


async def test_member_who_leaves_changes_nothing_else(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)

    left = await world.services.teams.leave(world.actor(2))

    assert left == Leaving(team_id=team_id, team="Vector", successor_id=None, dissolves=False, stays=False, releases=())
    assert (await world.services.teams.show(world.actor(1), None)).member_ids == (1,)


async def test_nobody_leaves_a_team_they_are_not_in(database: Database):
    world = await a_world(database)

    with pytest.raises(NotInTeam):
        await world.services.teams.leave(world.actor(1))


async def test_card_says_what_each_person_may_do(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(1), paper_id)
    seen = {number: await world.services.teams.show(world.actor(number), "vector") for number in (1, 2, 3, 4)}

    may = {
        number: (card.may_ask, card.is_own, card.may_invite, card.may_rename, card.may_merge)
        for number, card in seen.items()
    }
    assert may == {
        1: (False, True, True, True, False),
        2: (False, True, False, False, False),
        3: (False, False, False, False, True),
        4: (True, False, False, False, False),
    }
    assert seen[4].id == team_id
    assert seen[4].papers == (HeldPaper(paper_id, "GANSpace", ClaimState.CLAIMED, world.clock.now()),)


async def test_list_is_by_name_and_in_pages(database: Database):
    world = await a_world(database)
    for number, name in enumerate(("Zeta", "alpha", "Beta"), start=1):
        await world.team(name, number)

    page = await world.services.teams.list_page(world.actor(1), page=99, page_size=2)

    assert page == TeamPage("Fall 2021", (TeamLine(page.teams[0].id, "Zeta", 1, 3, 0, has_room=True),), page=1, pages=2)
    first = await world.services.teams.list_page(world.actor(1), page=-5, page_size=2)
    assert [line.name for line in first.teams] == ["alpha", "Beta"]


async def test_suggestions_begin_like_what_was_typed(database: Database):
    world = await a_world(database)
    ids = {name: await world.team(name, number) for number, name in enumerate(("Vector", "Vertex", "Matrix"), start=1)}

    assert await world.services.teams.suggest(world.actor(1), "ve") == [
        TeamHit(ids["Vector"], "Vector"),
        TeamHit(ids["Vertex"], "Vertex"),
    ]
    assert await world.services.teams.suggest(world.actor(1), "100%_") == []


@pytest.mark.parametrize("typed", ["team:", "team:x", "team:99999999999999999999999999", "team:-1", "nobody", "\x00"])
async def test_team_that_does_not_exist_is_not_found(database: Database, typed: str):
    world = await a_world(database)

    with pytest.raises(NoSuchTeam):
        await world.services.teams.show(world.actor(1), typed)


async def test_lead_and_successor_leaving_at_once_leave_a_lead_who_is_there(database: Database):
    world = await a_world(database, seats_per_team=4)
    for attempt in range(5):
        first = 10 * attempt + 1
        await world.team(f"Group {'abcdefgh'[attempt] * 2}", first, first + 1, first + 2)

        await asyncio.gather(*(world.services.teams.leave(world.actor(number)) for number in (first, first + 1)))

        team = await world.services.teams.show(world.actor(first + 2), None)
        assert (team.lead_id, team.member_ids) == (first + 2, (first + 2,))


async def test_teams_are_formed_in_measure(database: Database):
    world = await a_world(database)
    for name in ("Alpha", "Beta", "Gamma", "Delta", "Epsilon"):
        await world.services.teams.create(world.actor(1), name)
        await world.services.teams.leave(world.actor(1))

    with pytest.raises(TooManyActs):
        await world.services.teams.create(world.actor(1), "Zeta")

    world.clock.advance(timedelta(hours=1))
    assert (await world.services.teams.create(world.actor(1), "Zeta")).name == "Zeta"

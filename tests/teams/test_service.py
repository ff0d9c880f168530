import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import EditionNotOpen, NoEdition
from bot.domain.claims import ClaimState
from bot.domain.permissions import NotInTeam, OnlyLeadMay
from bot.domain.teams import (
    AlreadyInTeam,
    CannotInviteBot,
    InvitationOver,
    MemberAlreadyInTeam,
    NoSuchTeam,
    NotYourInvitation,
    TeamFull,
    TeamNameTaken,
)
from bot.errors import UserError
from bot.services.invitations import Invited
from bot.services.teams import HeldPaper, Leaving, TeamCard, TeamHit, TeamLine, TeamPage, team_value
from db.engine import Database
from db.teams import Membership
from tests.kit.editions import GUILD, a_world


async def test_founder_leads_the_new_team(database: Database):
    world = await a_world(database)

    team = await world.services.teams.create(world.actor(1), "  Re-CDEP ")

    assert team == TeamCard(
        id=team.id,
        name="Re-CDEP",
        edition="Fall 2021",
        lead_id=1,
        member_ids=(1,),
        seats=3,
        papers=(),
        may_join=False,
        may_leave=True,
        may_invite=True,
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
            await world.services.teams.join(stranger, typed)
    assert await world.services.teams.suggest(stranger, "") == []


async def test_person_is_in_one_team_at_a_time(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 2)

    for attempt in (
        world.services.teams.create(world.actor(1), "Tensor"),
        world.services.teams.join(world.actor(1), "Matrix"),
        world.services.teams.join(world.actor(1), "Vector"),
    ):
        with pytest.raises(AlreadyInTeam) as refusal:
            await attempt
        assert refusal.value.values == {"team": "Vector"}


async def test_full_team_takes_nobody(database: Database):
    world = await a_world(database, seats_per_team=2)
    await world.team("Vector", 1, 2)

    with pytest.raises(TeamFull) as refusal:
        await world.services.teams.join(world.actor(3), "Vector")

    assert refusal.value.values == {"team": "Vector", "seats": 2}


async def test_many_joining_at_once_fill_the_seats_and_no_more(database: Database):
    world = await a_world(database, seats_per_team=4)
    await world.team("Vector", 1)

    results = await asyncio.gather(
        *(world.services.teams.join(world.actor(number), "Vector") for number in range(2, 42)), return_exceptions=True
    )

    refused = [result for result in results if isinstance(result, TeamFull)]
    assert (len(results) - len(refused), len(refused)) == (3, 37)
    assert len((await world.services.teams.show(world.actor(1), None)).member_ids) == 4


async def test_person_joining_two_teams_at_once_ends_in_one(database: Database):
    world = await a_world(database)
    for number in range(1, 11):
        await world.team(f"Group {'abcdefghijk'[number]}", number)
    names = [line.name for line in (await world.services.teams.list_page(world.actor(1), page=0, page_size=20)).teams]

    results = await asyncio.gather(
        *(world.services.teams.join(world.actor(99), name) for name in names), return_exceptions=True
    )

    assert sorted(type(result).__name__ for result in results) == ["AlreadyInTeam"] * 9 + ["TeamCard"]


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
        world.services.teams.join(world.actor(2), "Vector"),
        world.services.invitations.invite(world.actor(1), 2),
    ):
        with pytest.raises(EditionNotOpen):
            await attempt


async def test_server_without_an_edition_says_so(database: Database):
    world = await a_world(database)

    with pytest.raises(NoEdition):
        await world.services.teams.create(world.actor(1, guild_id=1), "Vector")


async def test_invitation_waits_for_the_one_who_was_asked(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)

    invited = await world.services.invitations.invite(world.actor(1), 2)

    assert invited == Invited(invited.id, team_id, "Vector", 2, 1, world.clock.now() + timedelta(days=7))
    with pytest.raises(NotYourInvitation):
        await world.services.invitations.accept(world.actor(3), invited.id)
    assert (await world.services.invitations.accept(world.actor(2), invited.id)).member_ids == (1, 2)
    with pytest.raises(InvitationOver):
        await world.services.invitations.accept(world.actor(2), invited.id)


async def test_declined_invitation_is_over_and_can_be_made_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    invited = await world.services.invitations.invite(world.actor(1), 2)

    assert await world.services.invitations.decline(world.actor(2), invited.id) == "Vector"

    with pytest.raises(InvitationOver):
        await world.services.invitations.accept(world.actor(2), invited.id)
    assert (await world.services.invitations.invite(world.actor(1), 2)).id != invited.id


async def test_invitation_expires_and_can_be_made_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    invited = await world.services.invitations.invite(world.actor(1), 2)

    world.clock.advance(timedelta(days=7))

    with pytest.raises(InvitationOver):
        await world.services.invitations.accept(world.actor(2), invited.id)
    assert await world.services.invitations.expire() == 1
    assert await world.services.invitations.expire() == 0
    again = await world.services.invitations.invite(world.actor(1), 2)
    assert (await world.services.invitations.accept(world.actor(2), again.id)).member_ids == (1, 2)
    assert [tag for tag, _ in await world.audit()] == [
        "edition:create",
        "team:create",
        "invitation:send",
        "invitation:expire",
        "invitation:send",
        "team:join",
    ]


async def test_invitation_is_refused_with_its_reason(database: Database):
    world = await a_world(database, seats_per_team=2)
    await world.team("Vector", 1)
    await world.team("Matrix", 2, 3)
    invite = world.services.invitations.invite

    async def reason(lead: int, user_id: int, *, is_bot: bool = False) -> type[UserError]:
        with pytest.raises(UserError) as refusal:
            await invite(world.actor(lead), user_id, is_bot=is_bot)
        return type(refusal.value)

    assert await reason(9, 4) is NotInTeam
    assert await reason(3, 4) is OnlyLeadMay
    assert await reason(1, 1) is CannotInviteBot
    assert await reason(1, 50, is_bot=True) is CannotInviteBot
    assert await reason(1, 2) is MemberAlreadyInTeam
    assert await reason(2, 5) is TeamFull


async def test_invitation_that_waits_is_given_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    first = await world.services.invitations.invite(world.actor(1), 2)

    assert await world.services.invitations.invite(world.actor(1), 2) == first
    world.clock.advance(timedelta(days=7))
    later = await world.services.invitations.invite(world.actor(1), 2)

    assert (later.id != first.id, later.expires_at) == (True, world.clock.now() + timedelta(days=7))


async def test_invitation_to_a_team_that_filled_up_is_refused(database: Database):
    world = await a_world(database, seats_per_team=2)
    await world.team("Vector", 1)
    invited = await world.services.invitations.invite(world.actor(1), 2)
    await world.services.teams.join(world.actor(3), "Vector")

    with pytest.raises(TeamFull):
        await world.services.invitations.accept(world.actor(2), invited.id)


async def test_lead_who_leaves_is_followed_by_the_longest_member(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    for number in (2, 3):
        world.clock.advance(timedelta(hours=1))
        await world.services.teams.join(world.actor(number), "Vector")
    expected = Leaving(team_id=team_id, team="Vector", successor_id=2, dissolves=False, releases=())

    assert await world.services.teams.leaving(world.actor(1)) == expected
    assert await world.services.teams.leave(world.actor(1)) == expected
    team = await world.services.teams.show(world.actor(2), None)
    assert (team.lead_id, team.member_ids) == (2, (2, 3))


async def test_last_one_to_leave_dissolves_the_team_and_frees_its_papers(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(1), paper_id)
    expected = Leaving(team_id=team_id, team="Vector", successor_id=None, dissolves=True, releases=("GANSpace",))

    assert await world.services.teams.leaving(world.actor(1)) == expected
    assert await world.services.teams.leave(world.actor(1)) == expected

    assert (await world.services.teams.list_page(world.actor(1), page=0, page_size=8)).teams == ()
    await world.team("Matrix", 2)
    assert (await world.services.claims.claim(world.actor(2), paper_id)).team == "Matrix"


async def test_member_who_leaves_changes_nothing_else(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)

    left = await world.services.teams.leave(world.actor(2))

    assert left == Leaving(team_id=team_id, team="Vector", successor_id=None, dissolves=False, releases=())
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

    may = {number: (card.may_join, card.may_leave, card.may_invite) for number, card in seen.items()}
    assert may == {
        1: (False, True, True),
        2: (False, True, False),
        3: (False, False, False),
        4: (True, False, False),
    }
    assert seen[4].id == team_id
    assert seen[4].papers == (HeldPaper(paper_id, "GANSpace", ClaimState.CLAIMED, world.clock.now()),)


async def test_list_is_by_name_and_in_pages(database: Database):
    world = await a_world(database)
    for number, name in enumerate(("Zeta", "alpha", "Beta"), start=1):
        await world.team(name, number)

    page = await world.services.teams.list_page(world.actor(1), page=99, page_size=2)

    assert page == TeamPage("Fall 2021", (TeamLine(page.teams[0].id, "Zeta", 1, 3, 0),), page=1, pages=2)
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

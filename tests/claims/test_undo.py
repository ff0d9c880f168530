"""The way back: only one's own last step, soon, and while nothing depends on it."""

from datetime import timedelta

import pytest

from bot.domain.claims import CannotUndo, ClaimState, NothingToUndo
from bot.domain.permissions import Actor, NotInTeam
from bot.domain.rooms import RoomKind
from bot.services.challenges_rules import RoomRules
from bot.services.claims import Undone
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters

ORGANIZER = Actor(GUILD, 90, organizes=True)
S = ClaimState


async def a_claim(database: Database, *, claims_per_paper: int = 1) -> World:
    """Vector (lead 1, member 2) holds paper 1; Matrix (3) holds nothing; paper 2 is free."""
    world = await a_world(database, claims_per_paper=claims_per_paper, guild_ids=(GUILD, GUILD + 1))
    await world.paper("GANSpace")
    await world.paper("CDEP")
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    await world.services.claims.claim(world.actor(1), 1)
    return world


async def held(world: World, number: int) -> list[tuple[str, ClaimState]]:
    return [(paper.title, paper.state) for paper in await world.services.claims.list_own(world.actor(number))]


async def waiting(world: World, paper_id: int = 1) -> list[tuple[str, bool]]:
    """Who waits, and whether a place is kept for them."""
    lines = (await world.services.waitlist.show(world.actor(9), paper_id)).lines
    return [(line.team, line.offer_until is not None) for line in lines]


async def kinds_owed(world: World) -> list[str]:
    return [each.kind for each in await take_letters(world.services.deliveries)]


async def test_steps_are_taken_back_one_by_one_latest_first(database: Database):
    world = await a_claim(database)
    claims, lead = world.services.claims, world.actor(1)
    await world.services.claims_work.step(lead, 1, S.WORKING)
    await world.services.claims_work.submit(lead, 1, "dagshub.com/a/b")

    assert await claims.undo(lead) == Undone((("GANSpace", S.SUBMITTED, S.WORKING),))
    assert await claims.undo(lead) == Undone((("GANSpace", S.WORKING, S.CLAIMED),))
    assert await claims.undo(lead) == Undone((("GANSpace", S.CLAIMED, S.RELEASED),))
    with pytest.raises(NothingToUndo) as refusal:
        await claims.undo(lead)

    assert refusal.value.values == {"minutes": 10}
    assert [tag for tag, _ in await world.audit()][-3:] == ["claim:undo"] * 3
    timeline = await world.services.claims_show.timeline(world.actor(9), 1)
    assert [(entry.after, entry.is_undone) for entry in timeline.entries] == [
        *((S.CLAIMED, True), (S.WORKING, True), (S.SUBMITTED, True)),
        *((S.WORKING, False), (S.CLAIMED, False), (S.RELEASED, False)),
    ]


async def test_work_that_began_with_a_check_in_is_taken_back_and_the_words_stay(database: Database):
    world = await a_claim(database)
    await world.services.claims_work.check_in(world.actor(2), 1, "Data is loaded")

    assert await world.services.claims.undo(world.actor(2)) == Undone((("GANSpace", S.WORKING, S.CLAIMED),))

    card = await world.services.claims_show.card(world.actor(1), 1)
    assert [entry.note for entry in card.checkins] == ["Data is loaded"]


async def test_claim_that_is_taken_back_leaves_its_place_to_who_waits(database: Database):
    world = await a_claim(database)
    await world.services.waitlist.join(world.actor(3), 1)

    await world.services.claims.undo(world.actor(1))

    assert (await held(world, 1), await waiting(world)) == ([], [("Matrix", True)])


async def test_claim_of_a_place_that_was_waited_for_is_taken_back_to_the_list(database: Database):
    world = await a_claim(database)
    await world.services.waitlist.join(world.actor(3), 1)
    await world.services.claims.release(world.actor(1), 1)
    await world.services.waitlist.join(world.actor(1), 1)
    await world.services.claims.claim(world.actor(3), 1)
    assert await waiting(world) == [("Vector", False)]

    assert "papers:offered" not in await kinds_owed(world)  # it was taken before anybody was told
    world.clock.advance(timedelta(minutes=1))
    await world.services.claims.undo(world.actor(3))

    assert (await held(world, 3), await waiting(world)) == ([], [("Matrix", True), ("Vector", False)])
    assert "papers:offered" in await kinds_owed(world)
    assert [tag for tag, _ in await world.audit()][-3:] == ["wait:join", "wait:offer", "claim:undo"]


async def test_second_hand_in_is_taken_back_to_the_first(database: Database):
    world = await a_claim(database)
    lead, work = world.actor(1), world.services.claims_work
    await work.submit(lead, 1, "dagshub.com/a/b")
    await work.step(ORGANIZER, 1, S.IN_REVIEW)
    await work.step(ORGANIZER, 1, S.REJECTED)
    await work.submit(lead, 1, "dagshub.com/a/c")

    await world.services.claims.undo(lead)

    card = await world.services.claims_show.card(lead, 1)
    assert (card.state, card.submission_url) == (S.REJECTED, "https://dagshub.com/a/b")


async def test_organizers_hear_that_a_report_was_taken_back(database: Database):
    world = await a_claim(database)
    await world.services.challenges_rules.change_rooms(ORGANIZER, RoomRules(RoomKind.NONE, None, 800))
    await world.services.claims_work.submit(world.actor(1), 1, "dagshub.com/a/b")
    await world.services.claims.undo(world.actor(1))

    owed = await take_letters(world.services.deliveries)
    told = [(each.channel_id, each.facts["state"]) for each in owed if each.kind == "papers:reported"]

    assert told == [(800, "submitted"), (800, "undone")]


async def test_release_is_final_once_its_place_is_offered_on(database: Database):
    world = await a_claim(database)
    await world.services.waitlist.join(world.actor(3), 1)
    await world.services.claims.release(world.actor(1), 1)

    with pytest.raises(CannotUndo) as refusal:
        await world.services.claims.undo(world.actor(1))

    assert refusal.value.values == {"paper": "GANSpace"}
    assert await waiting(world) == [("Matrix", True)]
    await world.services.waitlist.leave(world.actor(3), 1)  # and now nobody wants it any more
    await world.services.claims.undo(world.actor(1))
    assert await held(world, 1) == [("GANSpace", S.CLAIMED)]


async def test_swap_is_final_once_the_paper_given_back_is_taken(database: Database):
    world = await a_claim(database)
    await world.services.claims.claim(world.actor(1), 2, instead_of=1)
    await world.services.claims.claim(world.actor(3), 1)

    with pytest.raises(CannotUndo):
        await world.services.claims.undo(world.actor(1))

    assert (await held(world, 1), await held(world, 3)) == ([("CDEP", S.CLAIMED)], [("GANSpace", S.CLAIMED)])


async def test_release_is_final_once_the_team_holds_as_many_papers_as_it_may(database: Database):
    world = await a_claim(database)
    await world.services.claims.release(world.actor(1), 1)
    await world.services.claims.claim(world.actor(2), 2)

    with pytest.raises(CannotUndo):
        await world.services.claims.undo(world.actor(1))

    assert await held(world, 1) == [("CDEP", S.CLAIMED)]


async def test_decision_is_final_once_the_team_holds_as_many_papers_as_it_may(database: Database):
    world = await a_claim(database)
    lead, work = world.actor(1), world.services.claims_work
    await work.submit(lead, 1, "dagshub.com/a/b")
    await work.step(lead, 1, S.IN_REVIEW)
    await work.step(lead, 1, S.ACCEPTED)
    await world.services.claims.claim(world.actor(2), 2)

    with pytest.raises(CannotUndo):
        await world.services.claims.undo(lead)

    assert await held(world, 1) == [("GANSpace", S.ACCEPTED), ("CDEP", S.CLAIMED)]


async def test_release_is_final_once_the_team_holds_the_paper_again(database: Database):
    world = await a_claim(database, claims_per_paper=2)
    await world.change_edition(claims_per_team=None)
    await world.services.claims.release(world.actor(1), 1)
    await world.services.claims.claim(world.actor(2), 1)

    with pytest.raises(CannotUndo):
        await world.services.claims.undo(world.actor(1))


async def test_team_that_waits_for_its_paper_again_gets_it_back_and_waits_no_more(database: Database):
    world = await a_claim(database)
    await world.services.claims.release(world.actor(1), 1)
    await world.services.claims.claim(world.actor(3), 1)
    await world.services.waitlist.join(world.actor(2), 1)
    await world.services.claims.undo(world.actor(3))
    assert await waiting(world) == [("Vector", True)]

    await world.services.claims.undo(world.actor(1))

    assert (await held(world, 1), await waiting(world)) == ([("GANSpace", S.CLAIMED)], [])


async def test_lapse_and_revocation_are_not_the_teams_to_take_back(database: Database):
    world = await a_claim(database)
    world.clock.advance(timedelta(minutes=10))
    await world.services.claims_work.revoke(ORGANIZER, 1, "Not by the rules")

    with pytest.raises(NothingToUndo):
        await world.services.claims.undo(world.actor(1))
    with pytest.raises(NotInTeam):
        await world.services.claims.undo(ORGANIZER)


async def test_step_on_another_server_or_in_an_earlier_team_is_not_found(database: Database):
    world = await a_claim(database)
    elsewhere = world.actor(1, guild_id=GUILD + 1)
    await world.services.teams.create(elsewhere, "Vector")
    with pytest.raises(NothingToUndo):
        await world.services.claims.undo(elsewhere)
    await world.services.claims.claim(elsewhere, 1)

    assert await world.services.claims.undo(world.actor(1)) == Undone((("GANSpace", S.CLAIMED, S.RELEASED),))
    await world.services.claims.claim(world.actor(1), 1)
    await world.services.teams.leave(world.actor(1))
    await world.join(2, 1)
    assert (await world.services.claims.undo(world.actor(1))).steps[0][0] == "GANSpace"  # the team is the same
    await world.services.claims.claim(world.actor(1), 1)
    await world.services.teams.leave(world.actor(1))
    await world.services.teams.create(world.actor(1), "Tensor")
    with pytest.raises(NothingToUndo):
        await world.services.claims.undo(world.actor(1))

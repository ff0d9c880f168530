from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.asks import InvitationOver, MergeAskedAlready, MergeChanged, MergeOver
from bot.domain.challenges import DatePassed
from bot.domain.claims import ClaimState
from bot.domain.merges import CannotMergeAlone, MergeSamePaper, MergeTooBig, MergeTooManyClaims
from bot.domain.pace import TooManyActs
from bot.domain.permissions import NotInTeam, OnlyLeadMay
from bot.domain.teams import NoSuchTeam
from bot.services.invitations import Asked
from bot.services.merges import MergePlan
from bot.services.teams import WaitingMerge
from db import waitlist
from db.audit import AuditEntry
from db.engine import Database
from db.rooms import Room
from tests.kit.editions import GUILD, World, a_world
from tests.teams.world import change_claim, list_owed, members_of, refusal_of


async def two_teams(database: Database, *, seats: int = 4, claims: int | None = 2) -> tuple[World, int, int]:
    """Vector of 1 and 2, Matrix of 3 and 4, and their ids."""
    world = await a_world(database, seats_per_team=seats, claims_per_team=claims)
    vector = await world.team("Vector", 1, 2)
    world.clock.advance(timedelta(hours=1))
    return world, vector, await world.team("Matrix", 3, 4)


async def test_question_waits_for_the_other_lead(database: Database):
    world, vector, matrix = await two_teams(database)
    plan = MergePlan(vector, "Vector", matrix, "Matrix", 2, 4, 4, papers=(), waits=(), hides_people=False)

    assert await world.services.merges.asking(world.actor(1), "matrix") == plan
    asked = await world.services.merges.ask(world.actor(1), matrix)

    until = world.clock.now() + timedelta(days=7)
    assert asked == Asked(asked.id, vector, "Matrix", 3, until)
    assert (await list_owed(world))[-1] == ("merge-asked", 3, {"team": "Vector"})
    waiting = {n: (await world.services.teams.show(world.actor(n), None)).merges for n in (1, 2, 3)}
    assert waiting == {
        1: (WaitingMerge(asked.id, "Matrix", True, until),),
        2: (),
        3: (WaitingMerge(asked.id, "Vector", False, until),),
    }
    answering = await world.services.merges.answering(world.actor(3), asked.id)
    assert answering == replace(plan, merge_id=asked.id, expires_at=until)
    assert await members_of(world, 1) == (1, 2)


async def test_both_teams_are_one_after_the_other_lead_agreed(database: Database):
    world, vector, matrix = await two_teams(database)
    paper_id = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(3), paper_id)
    invited = await world.services.invitations.invite(world.actor(3), 8)
    await world.services.requests.ask(world.actor(9), "Matrix")
    asked = await world.services.merges.ask(world.actor(1), matrix)
    plan = await world.services.merges.answering(world.actor(3), asked.id)

    assert await world.services.merges.accept(world.actor(3), asked.id, asked=plan.fingerprint) == plan

    assert plan.papers == ("GANSpace",)
    team = await world.services.teams.show(world.actor(4), None)
    assert (team.id, team.name, team.lead_id, team.member_ids) == (vector, "Vector", 1, (1, 2, 3, 4))
    assert [paper.title for paper in team.papers] == ["GANSpace"]
    assert await refusal_of(lambda: world.services.teams.show(world.actor(1), "Matrix")) is NoSuchTeam
    assert await refusal_of(lambda: world.services.invitations.accept(world.actor(8), invited.id)) is InvitationOver
    owed = await list_owed(world)
    assert ("request-answered", 9, {"team": "Matrix", "outcome": "closed"}) in owed
    assert owed[-1] == ("merged", None, {"team": "Vector"})
    async with database.reading() as session:
        entry = (await session.scalars(select(AuditEntry).where(AuditEntry.tag == "team:merge"))).one()
        expected = {"team": vector, "other": matrix, "users": [3, 4], "papers": [paper_id]}
        assert (entry.actor_id, entry.facts) == (3, expected)


async def test_people_who_are_not_in_the_room_yet_are_told_of_the_merge_by_themselves(database: Database):
    world, vector, matrix = await two_teams(database)

    async def make_room(session):
        session.add(Room(team_id=vector, kind="thread", channel_id=5))

    await database.write(make_room)
    asked = await world.services.merges.ask(world.actor(1), matrix)

    await world.services.merges.accept(world.actor(3), asked.id)

    told = [(kind, person) for kind, person, _ in await list_owed(world)]
    assert told[-2:] == [("merged", None), ("merged", 4)]


async def test_places_on_waiting_lists_come_too(database: Database):
    world, vector, matrix = await two_teams(database)
    await world.team("Tensor", 5)
    await world.team("Scalar", 6)
    waited_by_both, waited_by_other, held_by_other = [await world.paper(title) for title in ("A", "B", "C")]
    for number, paper_id in ((5, waited_by_both), (5, waited_by_other), (3, held_by_other)):
        await world.services.claims.claim(world.actor(number), paper_id)
    for number, paper_id in ((3, waited_by_both), (6, waited_by_both), (1, waited_by_both)):
        await world.services.waitlist.join(world.actor(number), paper_id)
        world.clock.advance(timedelta(minutes=1))
    for number, paper_id in ((3, waited_by_other), (1, held_by_other)):
        await world.services.waitlist.join(world.actor(number), paper_id)
    asked = await world.services.merges.ask(world.actor(1), matrix)

    plan = await world.services.merges.accept(world.actor(3), asked.id)

    assert (plan.papers, plan.waits) == (("C",), ("A", "B"))
    async with database.reading() as session:
        waited = [(wait.title, wait.place) for wait in await waitlist.list_waited(session, vector)]
    assert waited == [("A", 1), ("B", 1)]


async def test_merge_is_refused_with_its_reason(database: Database):
    world, _, matrix = await two_teams(database, seats=3)
    ask, asking = world.services.merges.ask, world.services.merges.asking

    assert await refusal_of(lambda: ask(world.actor(9), matrix)) is NotInTeam
    assert await refusal_of(lambda: ask(world.actor(2), matrix)) is OnlyLeadMay
    assert await refusal_of(lambda: ask(world.actor(1), 99)) is MergeOver
    assert await refusal_of(lambda: asking(world.actor(1), "Vector")) is CannotMergeAlone
    assert await refusal_of(lambda: ask(world.actor(1), matrix)) is MergeTooBig
    assert await refusal_of(lambda: asking(world.actor(1), "Matrix")) is MergeTooBig
    await world.change_edition(merge_until=world.clock.now())
    assert await refusal_of(lambda: ask(world.actor(1), matrix)) is DatePassed


async def test_teams_with_too_many_papers_are_told_which_to_give_back(database: Database):
    world, _, matrix = await two_teams(database, claims=1)
    for number, title in ((1, "GANSpace"), (3, "CDEP")):
        await world.services.claims.claim(world.actor(number), await world.paper(title))

    with pytest.raises(MergeTooManyClaims) as refusal:
        await world.services.merges.ask(world.actor(1), matrix)

    papers = ("CDEP", "GANSpace")
    assert refusal.value.values == {"team": "Vector", "other": "Matrix", "papers": papers, "limit": 1, "surplus": 1}
    await change_claim(world, 2, state=ClaimState.PUBLISHED)  # what is done does not count
    await world.services.merges.ask(world.actor(1), matrix)


async def test_teams_on_the_same_paper_are_told_which(database: Database):
    world, _, matrix = await two_teams(database)
    await world.change_edition(claims_per_paper=2)
    paper_id = await world.paper("GANSpace")
    for number in (1, 3):
        await world.services.claims.claim(world.actor(number), paper_id)

    with pytest.raises(MergeSamePaper) as refusal:
        await world.services.merges.ask(world.actor(1), matrix)

    assert refusal.value.values == {"team": "Vector", "other": "Matrix", "papers": ("GANSpace",)}


async def test_question_that_waits_is_given_again_and_not_asked_back(database: Database):
    world, vector, matrix = await two_teams(database)
    first = await world.services.merges.ask(world.actor(1), matrix)

    again = await world.services.merges.ask(world.actor(1), matrix)
    assert (again.id, again.is_new) == (first.id, False)
    assert await refusal_of(lambda: world.services.merges.ask(world.actor(3), vector)) is MergeAskedAlready
    world.clock.advance(timedelta(days=7))
    later = await world.services.merges.ask(world.actor(1), matrix)
    assert (later.id == first.id, later.is_new) == (False, True)


async def test_question_is_answered_by_the_other_lead_alone(database: Database):
    world, _, matrix = await two_teams(database)
    asked = await world.services.merges.ask(world.actor(1), matrix)
    merges = world.services.merges

    for act in (merges.answering, merges.accept, merges.decline):
        assert await refusal_of(lambda act=act: act(world.actor(1), asked.id)) is MergeOver
        assert await refusal_of(lambda act=act: act(world.actor(4), asked.id)) is OnlyLeadMay
        assert await refusal_of(lambda act=act: act(world.actor(9), asked.id)) is NotInTeam
        assert await refusal_of(lambda act=act: act(world.actor(3), 99)) is MergeOver


async def test_declined_question_is_told_and_over(database: Database):
    world, _, matrix = await two_teams(database)
    asked = await world.services.merges.ask(world.actor(1), matrix)

    assert await world.services.merges.decline(world.actor(3), asked.id) == "Vector"

    assert (await list_owed(world))[-1] == ("merge-answered", 1, {"team": "Matrix", "outcome": "declined"})
    assert (await world.audit())[-1] == ("merge:decline", 3)
    assert await refusal_of(lambda: world.services.merges.accept(world.actor(3), asked.id)) is MergeOver


async def test_question_is_withdrawn_by_the_team_that_asked(database: Database):
    world, _, matrix = await two_teams(database)
    asked = await world.services.merges.ask(world.actor(1), matrix)

    assert await refusal_of(lambda: world.services.merges.withdraw(world.actor(3), asked.id)) is MergeOver
    assert await world.services.merges.withdraw(world.actor(1), asked.id) == "Matrix"

    assert await refusal_of(lambda: world.services.merges.accept(world.actor(3), asked.id)) is MergeOver
    assert "merge-asked" not in [kind for kind, _, _ in await list_owed(world)]
    assert (await world.audit())[-1] == ("merge:withdraw", 1)


async def test_question_expires_and_is_told_once(database: Database):
    world, _, matrix = await two_teams(database)
    asked = await world.services.merges.ask(world.actor(1), matrix)
    world.clock.advance(timedelta(days=7))

    assert await refusal_of(lambda: world.services.merges.accept(world.actor(3), asked.id)) is MergeOver
    assert [await world.services.merges.expire() for _ in range(2)] == [1, 0]

    assert (await list_owed(world))[-1] == ("merge-answered", 1, {"team": "Matrix", "outcome": "expired"})
    assert (await world.audit())[-1] == ("merge:expire", None)


async def test_team_that_ends_leaves_no_question(database: Database):
    world, _, matrix = await two_teams(database)
    await world.services.merges.ask(world.actor(1), matrix)

    for number in (3, 4):
        await world.services.teams.leave(world.actor(number))

    assert (await list_owed(world))[-1] == ("merge-answered", 1, {"team": "Matrix", "outcome": "closed"})
    assert (await world.services.teams.show(world.actor(1), None)).merges == ()


async def test_merge_closes_what_third_teams_asked_of_the_one_that_ended(database: Database):
    world, _, matrix = await two_teams(database)
    await world.team("Tensor", 5)
    await world.change_edition(seats_per_team=9)
    third = await world.services.merges.ask(world.actor(5), matrix)
    asked = await world.services.merges.ask(world.actor(1), matrix)

    await world.services.merges.accept(world.actor(3), asked.id)

    assert ("merge-answered", 5, {"team": "Matrix", "outcome": "closed"}) in await list_owed(world)
    assert await refusal_of(lambda: world.services.merges.withdraw(world.actor(5), third.id)) is MergeOver


async def test_merge_that_means_something_else_by_now_is_refused(database: Database):
    world, _, matrix = await two_teams(database)
    asked = await world.services.merges.ask(world.actor(1), matrix)
    told = (await world.services.merges.answering(world.actor(3), asked.id)).fingerprint
    await world.services.teams.leave(world.actor(2))

    assert await refusal_of(lambda: world.services.merges.accept(world.actor(3), asked.id, asked=told)) is MergeChanged


async def test_team_with_an_anonymous_claim_makes_both_hide_their_people(database: Database):
    world, _, matrix = await two_teams(database)
    await world.services.claims.claim(world.actor(3), await world.paper("GANSpace"))
    await change_claim(world, 1, is_anonymous=True)
    asked = await world.services.merges.ask(world.actor(1), matrix)

    plan = await world.services.merges.accept(world.actor(3), asked.id)

    assert plan.hides_people
    assert (await world.services.teams.show(world.actor(9), "Vector")).member_ids == ()


async def test_teams_of_another_server_cannot_merge(database: Database):
    world = await a_world(database, guild_ids=(GUILD, GUILD + 1))
    await world.team("Vector", 1)
    other = await world.services.teams.create(world.actor(2, guild_id=GUILD + 1), "Matrix")

    assert await refusal_of(lambda: world.services.merges.ask(world.actor(1), other.id)) is MergeOver


async def test_leads_ask_in_measure(database: Database):
    world, _, matrix = await two_teams(database)
    for _ in range(18):  # after the invitations of the same hour
        asked = await world.services.merges.ask(world.actor(1), matrix)
        await world.services.merges.withdraw(world.actor(1), asked.id)
    world.clock.advance(timedelta(minutes=1))
    for _ in range(2):
        asked = await world.services.merges.ask(world.actor(1), matrix)
        await world.services.merges.withdraw(world.actor(1), asked.id)

    assert await refusal_of(lambda: world.services.merges.ask(world.actor(1), matrix)) is TooManyActs


async def test_claims_that_ended_become_the_teams_that_goes_on_too(database: Database):
    world, vector, matrix = await two_teams(database)
    for number, title in enumerate(("GANSpace", "CDEP"), start=1):
        await world.services.claims.claim(world.actor(3), await world.paper(title), hidden=number == 2)
    await world.services.claims.release(world.actor(3), 1)
    asked = await world.services.merges.ask(world.actor(1), matrix)

    await world.services.merges.accept(world.actor(3), asked.id)

    timelines = [await world.services.claims_show.timeline(world.actor(9), number) for number in (1, 2)]
    assert [timeline.team_id for timeline in timelines] == [vector, vector]
    assert {entry.actor_id for timeline in timelines for entry in timeline.entries} == {None}

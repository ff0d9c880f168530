"""A claim at work: its steps and who may take them, what is written down, what others may know, and the way back."""

from datetime import timedelta

import pytest

from bot.domain.claims import CannotUndo, ClaimState, EntryKind, IllegalStep, NothingClaimed, NothingToUndo, WhichClaim
from bot.domain.findings import FINDINGS_MAX, NoSuchFinding, TooManyFindings, Verdict
from bot.domain.free_text import TextFault, TextRefused
from bot.domain.links import LinkRefused
from bot.domain.pace import TooManyActs
from bot.domain.permissions import Actor, OnlyLeadMay, OnlyTeamMay
from bot.services.claims import Undone
from bot.services.claims_show import FindingLine
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters

ORGANIZER = Actor(GUILD, 90, organizes=True)
REPORT = "https://openreview.net/forum?id=BtZVD2f7n0F"


async def a_claim(database: Database, *, claims_per_team: int = 1) -> World:
    """Vector (lead 1, member 2) holds paper 1; Matrix (3) holds nothing; paper 2 is free."""
    world = await a_world(database, claims_per_team=claims_per_team)
    await world.paper("GANSpace")
    await world.paper("CDEP")
    await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    await world.services.claims.claim(world.actor(1), 1)
    return world


async def state(world: World, claim_id: int = 1) -> ClaimState:
    return (await world.services.claims_show.card(ORGANIZER, claim_id)).state


async def test_claim_goes_from_claimed_to_published(database: Database):
    world = await a_claim(database)
    work, lead = world.services.claims_work, world.actor(1)

    await work.step(world.actor(2), 1, ClaimState.WORKING)
    await work.submit(world.actor(2), 1, REPORT)
    for step in (ClaimState.IN_REVIEW, ClaimState.REJECTED):
        await work.step(lead, 1, step)
    await work.submit(lead, 1, "https://arxiv.org/abs/2004.02546")
    for step in (ClaimState.IN_REVIEW, ClaimState.ACCEPTED):
        await work.step(lead, 1, step)
    assert (await work.step(ORGANIZER, 1, ClaimState.PUBLISHED)).state is ClaimState.PUBLISHED

    timeline = await world.services.claims_show.timeline(world.actor(9), 1)
    assert [(entry.after, entry.actor_id) for entry in timeline.entries] == [
        (ClaimState.CLAIMED, 1),
        (ClaimState.WORKING, 2),
        (ClaimState.SUBMITTED, 2),
        (ClaimState.IN_REVIEW, 1),
        (ClaimState.REJECTED, 1),
        (ClaimState.SUBMITTED, 1),
        (ClaimState.IN_REVIEW, 1),
        (ClaimState.ACCEPTED, 1),
        (ClaimState.PUBLISHED, 90),
    ]
    assert (await world.services.claims_show.card(lead, 1)).submission_url == "https://arxiv.org/abs/2004.02546"


@pytest.mark.parametrize("step", [ClaimState.IN_REVIEW, ClaimState.ACCEPTED, ClaimState.PUBLISHED])
async def test_illegal_step_is_refused_with_the_legal_ones_and_changes_nothing(database: Database, step: ClaimState):
    world = await a_claim(database)

    with pytest.raises(IllegalStep) as refusal:
        await world.services.claims_work.step(world.actor(1), 1, step)

    legal = (ClaimState.WORKING, ClaimState.SUBMITTED, ClaimState.RELEASED, ClaimState.REVOKED)
    assert refusal.value.values == {"paper": "GANSpace", "state": "claimed", "step": step, "legal": legal}
    assert await state(world) is ClaimState.CLAIMED
    assert [tag for tag, _ in await world.audit()][-1] == "claim:take"


async def test_steps_are_for_the_team_and_results_for_its_lead_and_organizers(database: Database):
    world = await a_claim(database)
    work = world.services.claims_work

    with pytest.raises(OnlyTeamMay):
        await work.step(world.actor(3), 1, ClaimState.WORKING)
    with pytest.raises(OnlyTeamMay):
        await work.submit(world.actor(3), 1, REPORT)
    await work.submit(world.actor(2), 1, REPORT)
    with pytest.raises(OnlyLeadMay):
        await work.step(world.actor(2), 1, ClaimState.IN_REVIEW)
    await work.step(world.actor(1), 1, ClaimState.IN_REVIEW)
    await work.wait_elsewhere(world.actor(2), 1, waiting=True)
    assert (await world.services.claims_show.card(world.actor(1), 1)).is_waiting_elsewhere
    await work.step(ORGANIZER, 1, ClaimState.ACCEPTED)
    assert not (await world.services.claims_show.card(world.actor(1), 1)).is_waiting_elsewhere


async def test_revoked_claim_frees_its_place_and_says_why(database: Database):
    world = await a_claim(database)

    await world.services.claims_work.revoke(ORGANIZER, 1, "Not by the rules")

    assert (await world.services.claims.claim(world.actor(3), 1)).team == "Matrix"
    leased = await take_letters(world.services.deliveries)
    assert {(each.kind, each.user_id, each.facts["reason"]) for each in leased if "reason" in each.facts} == {
        ("papers:revoked", 1, "Not by the rules"),
        ("papers:revoked", 2, "Not by the rules"),
    }
    mine = await world.services.claims_show.timeline(world.actor(1), 1)
    others = await world.services.claims_show.timeline(world.actor(3), 1)
    assert (mine.entries[-1].note, others.entries[-1].note) == ("Not by the rules", "")


async def test_check_in_begins_the_work_and_is_kept(database: Database):
    world = await a_claim(database)

    await world.services.claims_work.check_in(world.actor(2), 1, "  Data\nis loaded ")

    card = await world.services.claims_show.card(world.actor(1), 1)
    assert (card.state, [entry.note for entry in card.checkins]) == (ClaimState.WORKING, ["Data is loaded"])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("write to ann@example.org", TextFault.EMAIL),
        ("join discord.gg/abc", TextFault.INVITE),
        ("ask <@123>", TextFault.MENTION),
        ("hey @everyone", TextFault.MENTION),
        (" ", TextFault.EMPTY),
        ("x" * 301, TextFault.TOO_LONG),
    ],
)
async def test_check_in_with_an_address_or_too_much_is_refused(database: Database, text: str, fault: TextFault):
    world = await a_claim(database)

    with pytest.raises(TextRefused) as refusal:
        await world.services.claims_work.check_in(world.actor(1), 1, text)

    assert refusal.value.fault is fault
    assert await state(world) is ClaimState.CLAIMED


async def test_plan_of_500_words_is_kept_for_the_team_and_the_organizers(database: Database):
    world = await a_claim(database)
    work, show = world.services.claims_work, world.services.claims_show

    with pytest.raises(TextRefused) as refusal:
        await work.plan(world.actor(1), 1, "word " * 501)
    assert (refusal.value.fault, refusal.value.limit) == (TextFault.TOO_MANY_WORDS, 500)
    await work.plan(world.actor(2), 1, "First the data.\n\nThen the rest.")

    assert (await show.card(world.actor(1), 1)).plan == "First the data.\n\nThen the rest."
    assert (await show.card(ORGANIZER, 1)).plan.startswith("First")
    with pytest.raises(OnlyTeamMay):
        await show.card(world.actor(3), 1)


async def test_contact_with_the_authors_is_asked_then_answered(database: Database):
    world = await a_claim(database)
    asked_at, contact = world.clock.now(), world.services.claims_work.contact

    await contact(world.actor(1), 1, answered=False)
    world.clock.advance(timedelta(days=3))
    await contact(world.actor(2), 1, answered=False)  # two pressed at once
    card = await world.services.claims_show.card(world.actor(1), 1)
    assert (card.asked_at, card.answered_at) == (asked_at, None)
    await contact(world.actor(2), 1, answered=True)
    await contact(world.actor(1), 1, answered=True)

    card = await world.services.claims_show.card(world.actor(1), 1)
    assert (card.asked_at, card.answered_at) == (asked_at, world.clock.now())
    await contact(world.actor(2), 1, answered=False)
    assert (await world.services.claims_show.card(world.actor(1), 1)).answered_at is None


async def test_findings_are_noted_and_changed(database: Database):
    world = await a_claim(database)
    note, actor = world.services.claims_work.find, world.actor(1)

    await note(actor, 1, number=None, statement="It edits", verdict=Verdict.UNCLEAR, evidence="")
    await note(actor, 1, number=1, statement="It edits faces", verdict=Verdict.TOY, evidence="dagshub.com/a/b")

    card = await world.services.claims_show.card(actor, 1)
    assert card.findings == (FindingLine(1, "It edits faces", Verdict.TOY, "https://dagshub.com/a/b"),)
    with pytest.raises(NoSuchFinding):
        await note(actor, 1, number=2, statement="x", verdict=Verdict.HOLDS, evidence="")
    with pytest.raises(LinkRefused):
        await note(actor, 1, number=1, statement="x", verdict=Verdict.HOLDS, evidence="http://127.0.0.1/x")
    for _ in range(FINDINGS_MAX - 1):
        await note(actor, 1, number=None, statement="Another", verdict=Verdict.HOLDS, evidence="")
    with pytest.raises(TooManyFindings):
        await note(actor, 1, number=None, statement="Too many", verdict=Verdict.HOLDS, evidence="")


async def test_anonymous_claim_shows_the_teams_name_and_nothing_else(database: Database):
    world = await a_claim(database)
    with pytest.raises(OnlyLeadMay):
        await world.services.claims_work.hide(world.actor(2), 1, hidden=True)

    await world.services.claims_work.hide(world.actor(1), 1, hidden=True)

    stranger = world.actor(3)
    timeline = await world.services.claims_show.timeline(stranger, 1)
    assert ([entry.actor_id for entry in timeline.entries], timeline.team) == ([None], "Vector")
    team = await world.services.teams.show(stranger, "Vector")
    assert (team.hides_people, team.people, team.member_ids, team.lead_id) == (True, 2, (), None)
    assert (await world.services.teams.show(world.actor(2), None)).member_ids == (1, 2)
    assert (await world.services.teams.show(ORGANIZER, "Vector")).member_ids == (1, 2)
    await world.services.claims_work.hide(world.actor(1), 1, hidden=False)
    assert (await world.services.teams.show(stranger, "Vector")).member_ids == (1, 2)


async def test_own_claim_is_found_where_it_is_clear_which(database: Database):
    world = await a_claim(database, claims_per_team=2)
    find = world.services.claims_work.find_own

    assert await find(world.actor(2), None) == 1
    with pytest.raises(NothingClaimed):
        await find(world.actor(3), None)
    await world.services.claims.claim(world.actor(1), 2)
    with pytest.raises(WhichClaim) as refusal:
        await find(world.actor(1), None)
    assert refusal.value.papers == ("GANSpace", "CDEP")
    assert await find(world.actor(1), 2) == 2


async def test_claim_is_undone_within_ten_minutes_by_who_took_it(database: Database):
    world = await a_claim(database)
    undo = world.services.claims.undo

    with pytest.raises(NothingToUndo):
        await undo(world.actor(2))
    world.clock.advance(timedelta(minutes=9))
    assert await undo(world.actor(1)) == Undone((("GANSpace", ClaimState.CLAIMED, ClaimState.RELEASED),))
    with pytest.raises(NothingToUndo):
        await undo(world.actor(1))
    await world.services.claims.claim(world.actor(1), 1)
    world.clock.advance(timedelta(minutes=10))
    with pytest.raises(NothingToUndo):
        await undo(world.actor(1))


async def test_release_swap_and_submission_are_undone(database: Database):
    world = await a_claim(database)
    services, lead = world.services, world.actor(1)

    await services.claims.release(lead, 1)
    await services.claims.undo(lead)
    assert [paper.title for paper in await services.claims.list_own(lead)] == ["GANSpace"]

    await services.claims.claim(lead, 2, instead_of=1)
    assert [paper.title for paper in await services.claims.list_own(lead)] == ["CDEP"]
    undone = await services.claims.undo(lead)
    assert undone.steps == (
        ("CDEP", ClaimState.CLAIMED, ClaimState.RELEASED),
        ("GANSpace", ClaimState.RELEASED, ClaimState.CLAIMED),
    )

    await services.claims_work.submit(lead, 1, REPORT)
    await services.claims.undo(lead)
    card = await services.claims_show.card(lead, 1)
    assert (card.state, card.submission_url) == (ClaimState.CLAIMED, None)


async def test_step_on_which_something_depends_is_not_undone(database: Database):
    world = await a_claim(database)
    services, lead = world.services, world.actor(1)

    await services.claims_work.step(lead, 1, ClaimState.WORKING)
    await services.claims_work.submit(world.actor(2), 1, REPORT)
    with pytest.raises(CannotUndo):
        await services.claims.undo(lead)
    await services.claims.undo(world.actor(2))
    await services.claims.undo(lead)

    await services.claims.release(lead, 1)
    await services.claims.claim(world.actor(3), 1)
    with pytest.raises(CannotUndo):
        await services.claims.undo(lead)
    assert await services.claims.list_own(lead) == []


async def test_too_many_claims_and_releases_within_an_hour_are_refused(database: Database):
    world = await a_claim(database)
    again = world.clock.now() + timedelta(hours=1)
    for _ in range(14):
        await world.services.claims.release(world.actor(1), 1)
        await world.services.claims.claim(world.actor(1), 1)
    await world.services.claims.release(world.actor(1), 1)

    with pytest.raises(TooManyActs) as refusal:
        await world.services.claims.claim(world.actor(1), 1)

    assert refusal.value.values == {"limit": 30, "again": again}
    world.clock.advance(timedelta(hours=1))
    await world.services.claims.claim(world.actor(1), 1)


async def test_timeline_of_the_team_holds_everything(database: Database):
    world = await a_claim(database)
    await world.services.claims_work.check_in(world.actor(2), 1, "Data is loaded")
    await world.services.claims_work.contact(world.actor(1), 1, answered=False)

    timeline = await world.services.claims_show.timeline(world.actor(1), 1)

    assert [entry.kind for entry in timeline.entries] == [
        *(EntryKind.STEP, EntryKind.STEP, EntryKind.CHECKIN, EntryKind.CONTACT),
    ]

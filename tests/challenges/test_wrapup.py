"""The wrap-up: teams tell, leads approve, organizers make an article of it."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges_wrapup import Marks, NothingToTell, TooEarlyToTell, ensure_may_tell, is_shown, mark
from bot.domain.claims import REPORTED_STATES, ClaimState
from bot.domain.free_text import TextRefused
from bot.domain.permissions import OnlyLeadMay, OnlyOrganizersMay, OnlyTeamMay
from bot.domain.repositories import Host, RepositoryName, Sight
from bot.domain.repositories_parts import nothing_seen
from bot.services._repositories import write_snapshot
from bot.services.challenges_wrapup import Project, Told
from db.claims import Claim
from db.deliveries import Delivery
from db.engine import Database
from db.repositories import get_or_add
from db.teams import Team
from tests.kit.clock import START
from tests.kit.editions import World, a_world
from tests.repositories.snapshots import a_snapshot

ADA, BO, CY, OLU = 1, 2, 3, 9
NAME = RepositoryName(Host.DAGSHUB, "example", "vector")
TITLE = "Attention is *all*"
_NAMES = {TITLE: ("arxiv:1706.03762",)}


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


async def a_report(world: World, title: str = TITLE, *people: int) -> int:
    """A claim whose report is handed in; gives its id."""
    lead = (people or (ADA, BO))[0]
    await world.team(f"Team {lead}", *(people or (ADA, BO)))
    claim = await world.services.claims.claim(world.actor(lead), await world.paper(title, *_NAMES.get(title, ())))
    await world.services.claims_work.submit(world.actor(lead), claim.claim_id, "https://reports.example.org/vector")
    return claim.claim_id


async def a_project(world: World, claim_id: int, **values: object) -> None:
    async def change(session: AsyncSession) -> None:
        claim = await session.get_one(Claim, claim_id)
        for name, value in values.items():
            setattr(claim, name, value)

    await world.database.write(change)


async def letters(world: World, kind: str) -> list[dict[str, object]]:
    async with world.database.reading() as session:
        rows = await session.scalars(select(Delivery).where(Delivery.kind == kind).order_by(Delivery.id))
        return [row.facts for row in rows]


def organizer(world: World):
    return replace(world.actor(OLU), organizes=True)


async def tell(world: World, who: int, claim_id: int, text: str = "We did it.", **values: str) -> Told:
    values = {"named": "A, B", "quote": "", **values}
    return await world.services.challenges_wrapup.tell(world.actor(who), claim_id, text=text, **values)


async def test_member_tells_and_the_lead_approves(world: World):
    claim_id = await a_report(world)
    wrapup = world.services.challenges_wrapup
    told = await tell(world, BO, claim_id, quote="It *works*")
    before = (await wrapup.show(organizer(world))).projects[0]
    with pytest.raises(OnlyLeadMay):
        await wrapup.approve(world.actor(BO), claim_id)
    approved = await wrapup.approve(world.actor(ADA), claim_id)
    again = await wrapup.approve(world.actor(ADA), claim_id)
    after = (await wrapup.show(organizer(world))).projects[0]

    assert told == Told(claim_id, TITLE, "Team 1", "A, B", "We did it.", "It *works*", is_approved=False)
    assert (before.story, before.has_draft, before.can_be_asked) == (None, True, False)
    assert approved == again == replace(told, is_approved=True)
    assert (after.story, after.has_draft) == (approved, False)
    (letter,) = await letters(world, "challenges:story-waits")
    assert letter["text"] == "We did it."
    assert (await world.audit())[-2:] == [("story:tell", BO), ("story:approve", ADA)]


async def test_lead_needs_nobody_and_a_member_who_changes_it_does(world: World):
    claim_id = await a_report(world)
    assert (await tell(world, ADA, claim_id)).is_approved
    assert not (await tell(world, BO, claim_id, "We did more.")).is_approved


async def test_nothing_is_told_too_early_nor_by_others(world: World):
    claim_id = await a_report(world)
    wrapup = world.services.challenges_wrapup
    await world.team("Other", CY)
    early = (await world.services.claims.claim(world.actor(CY), await world.paper("Convolution"))).claim_id
    with pytest.raises(TooEarlyToTell):
        await wrapup.find_story(world.actor(CY), early)
    with pytest.raises(OnlyTeamMay):
        await tell(world, CY, claim_id)
    with pytest.raises(OnlyTeamMay):
        await wrapup.tell(organizer(world), claim_id, named="", text="They did it.", quote="")
    with pytest.raises(NothingToTell):
        await wrapup.approve(world.actor(ADA), claim_id)
    with pytest.raises(TextRefused):
        await tell(world, ADA, claim_id, "Write to ada@example.org")
    with pytest.raises(OnlyOrganizersMay):
        await wrapup.show(world.actor(ADA))
    assert (await wrapup.find_story(world.actor(ADA), claim_id)).text == ""


async def test_organizers_tell_for_a_team_of_whom_nobody_is_left(world: World):
    claim_id = await a_report(world, TITLE, ADA)
    await world.services.teams.leave(world.actor(ADA))
    async with world.database.reading() as session:
        assert (await session.scalars(select(Team))).one().lead_id is None
    wrapup = world.services.challenges_wrapup
    told = await wrapup.tell(organizer(world), claim_id, named="", text="They did it.", quote="")
    assert told.is_approved


async def test_teams_that_told_nothing_are_asked_once_a_day(world: World):
    first = await a_report(world)
    second = await a_report(world, "Convolution", CY)
    await tell(world, CY, second)
    wrapup = world.services.challenges_wrapup
    edition_id = (await wrapup.show(organizer(world))).edition_id
    assert await wrapup.ask_teams(organizer(world), edition_id) == 1
    assert await wrapup.ask_teams(organizer(world), edition_id) == 1
    assert await letters(world, "challenges:tell") == [{"paper": TITLE, "claim_id": first, "edition": "Fall 2021"}]


async def test_work_is_described_with_its_repository_and_an_anonymous_one_without(world: World):
    claim_id = await a_report(world)
    url = "https://dagshub.com/example/vector"
    await a_project(world, claim_id, project_url=url)

    async def look(session: AsyncSession) -> None:
        found = await get_or_add(session, NAME.key, host="dagshub", owner="example", name="vector", now=START)
        found.snapshot = write_snapshot(a_snapshot(NAME, at=START))

    await world.database.write(look)
    expected = Project(
        claim_id=claim_id,
        paper=TITLE,
        paper_url="https://arxiv.org/abs/1706.03762",
        team="Team 1",
        state=ClaimState.SUBMITTED,
        url=url,
        repository="example/vector",
        marks=mark(a_snapshot(NAME, at=START)),
        story=None,
        has_draft=False,
        can_be_asked=True,
    )
    wrapup = world.services.challenges_wrapup
    shown = await wrapup.show(organizer(world))
    await a_project(world, claim_id, is_anonymous=True)
    hidden = await wrapup.show(organizer(world))
    assert shown.projects == (expected,)
    assert (shown.teams, shown.people, shown.next_edition) == (1, 2, None)
    assert hidden.projects == (replace(expected, team=None, url=None, repository="", marks=None),)


@pytest.mark.rules
@pytest.mark.parametrize("state", list(ClaimState))
def test_only_what_is_handed_in_is_told_and_shown(state: ClaimState):
    if state in REPORTED_STATES:
        ensure_may_tell(state, paper="x")
    else:
        with pytest.raises(TooEarlyToTell):
            ensure_may_tell(state, paper="x")
    assert is_shown(state, is_approved=True) == (state in REPORTED_STATES)
    assert is_shown(state, is_approved=False) == (state in REPORTED_STATES - {ClaimState.REJECTED})


@pytest.mark.rules
def test_marks_are_of_what_was_seen():
    assert mark(None) is None
    assert mark(nothing_seen(NAME, Sight.FAILED, at=START, fault="x")) is None
    marks = mark(a_snapshot(NAME, at=START))
    assert isinstance(marks, Marks)
    assert 0 <= marks.found <= marks.items

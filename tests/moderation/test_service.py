"""What moderators put right: said exactly, told, done at once, and taken back while nothing depends on it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.claims import ClaimState, TooManyClaims
from bot.domain.moderation import (
    CannotTakeBack,
    Impact,
    Later,
    ModerationKind,
    NoSuchModeration,
    NothingToChange,
    Order,
    PersonExcluded,
)
from bot.domain.permissions import Actor, OnlyModeratorsMay
from bot.domain.teams import NoSuchTeam, NotAMember, TeamFull, TeamNameTaken
from bot.services.moderation import DONE, Planned
from db.claims import Claim
from db.deliveries import Delivery
from db.engine import Database
from tests.kit.editions import World, a_world

ADA, BO, CY, DI, EV, MO = 1, 2, 3, 4, 5, 9
WHY = "Asked for by mail"


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


def mo(world: World) -> Actor:
    return replace(world.actor(MO), moderates=True)


async def plan(world: World, kind: ModerationKind, **order: Any) -> Planned:
    return await world.services.moderation.plan(mo(world), Order(kind, **order), WHY)


async def do(world: World, kind: ModerationKind, **order: Any) -> Planned:
    planned = await plan(world, kind, **order)
    done = await world.services.moderation.carry_out(mo(world), planned.id, planned.fingerprint)
    assert done is not None
    return done


async def undo(world: World, done: Planned) -> Planned:
    return await world.services.moderation.take_back(mo(world), done.id)


async def people_of(world: World, name: str) -> tuple[tuple[int, ...], int | None]:
    card = await world.services.teams.show(mo(world), name)
    return card.member_ids, card.lead_id


async def claim_state(world: World, claim_id: int) -> tuple[str, int]:
    async with world.database.reading() as session:
        claim = await session.get_one(Claim, claim_id)
        return claim.state, claim.team_id


async def told(world: World) -> list[tuple[int | None, str, str]]:
    async with world.database.reading() as session:
        rows = await session.scalars(select(Delivery).where(Delivery.kind == DONE).order_by(Delivery.id))
        return [(row.user_id, row.facts["what"], row.facts["undone"]) for row in rows]


async def a_claim(world: World, who: int, title: str = "Attention") -> int:
    return (await world.services.claims.claim(world.actor(who), await world.paper(title))).claim_id


async def test_move_is_said_exactly_told_done_and_taken_back(world: World):
    await world.team("Vector", ADA, BO)
    scalar = await world.team("Scalar", CY)
    planned = await plan(world, ModerationKind.SEAT, user_id=ADA, team_id=scalar)
    assert planned.impact == Impact(leads_on=BO, tells=(ADA, BO, CY))
    assert await told(world) == []

    done = await world.services.moderation.carry_out(mo(world), planned.id, planned.fingerprint)
    assert done == planned
    assert await people_of(world, "Vector") == ((BO,), BO)
    assert await people_of(world, "Scalar") == ((CY, ADA), CY)
    assert await told(world) == [(user, "seat", "no") for user in (ADA, BO, CY)]
    with pytest.raises(NoSuchModeration):
        await world.services.moderation.carry_out(mo(world), planned.id, planned.fingerprint)

    await undo(world, planned)
    assert await people_of(world, "Scalar") == ((CY,), CY)
    members, lead = await people_of(world, "Vector")
    assert (set(members), lead) == ({ADA, BO}, ADA)
    with pytest.raises(NoSuchModeration):
        await undo(world, planned)
    assert [tag for tag, _ in await world.audit() if tag.startswith("moderation:")] == [
        "moderation:do",
        "moderation:undo",
    ]


async def test_last_one_moved_ends_a_team_and_undo_brings_it_back_with_its_paper(world: World):
    await world.team("Vector", ADA)
    scalar = await world.team("Scalar", CY)
    claim_id = await a_claim(world, ADA)
    done = await do(world, ModerationKind.SEAT, user_id=ADA, team_id=scalar)
    assert done.impact == Impact(("Attention",), ("Vector",), None, (ADA, CY))
    assert (await claim_state(world, claim_id))[0] == ClaimState.RELEASED
    await undo(world, done)
    assert await people_of(world, "Vector") == ((ADA,), ADA)
    assert (await claim_state(world, claim_id))[0] == ClaimState.CLAIMED


async def test_undo_says_what_came_later(world: World):
    await world.team("Vector", ADA)
    await world.team("Scalar", CY)
    claim_id = await a_claim(world, ADA)
    dissolved = await do(world, ModerationKind.DISSOLVE, team_id=(await plan_team(world, "Vector")))
    assert dissolved.impact == Impact(("Attention",), ("Vector",), None, (ADA,))

    async def refusal() -> tuple[Later, str]:
        with pytest.raises(CannotTakeBack) as caught:
            await undo(world, dissolved)
        return caught.value.later, caught.value.name

    async with world.database.reading() as session:
        paper_id = (await session.get_one(Claim, claim_id)).paper_id
    await world.services.claims.claim(world.actor(CY), paper_id)
    assert await refusal() == (Later.TAKEN, "Attention")
    await world.services.teams.create(world.actor(ADA), "Tensor")
    assert await refusal() == (Later.MOVED, "Tensor")
    await world.services.teams.leave(world.actor(ADA))
    await world.team("VECTOR", DI)
    assert await refusal() == (Later.NAMED, "Vector")
    await world.services.teams.leave(world.actor(DI))
    await world.services.claims.release(world.actor(CY), paper_id)
    await undo(world, dissolved)
    assert await people_of(world, "Vector") == ((ADA,), ADA)
    assert (await claim_state(world, claim_id))[0] == ClaimState.CLAIMED


async def plan_team(world: World, name: str) -> int:
    return await world.services.moderation_records.find_team(mo(world), name)


async def test_team_is_renamed_and_handed_over_and_back(world: World):
    vector = await world.team("Vector", ADA, BO)
    await world.team("Scalar", CY)
    with pytest.raises(TeamNameTaken):
        await plan(world, ModerationKind.RENAME, team_id=vector, name="Scalar")
    with pytest.raises(NothingToChange):
        await plan(world, ModerationKind.RENAME, team_id=vector, name="Vector")
    with pytest.raises(NotAMember):
        await plan(world, ModerationKind.LEAD, team_id=vector, user_id=CY)
    with pytest.raises(NothingToChange):
        await plan(world, ModerationKind.LEAD, team_id=vector, user_id=ADA)
    renamed = await do(world, ModerationKind.RENAME, team_id=vector, name="Tensor")
    handed = await do(world, ModerationKind.LEAD, team_id=vector, user_id=BO)
    assert (renamed.impact.tells, handed.impact.tells) == ((ADA, BO), (ADA, BO))
    assert await people_of(world, "Tensor") == ((ADA, BO), BO)
    await undo(world, renamed)
    await undo(world, handed)
    assert await people_of(world, "Vector") == ((ADA, BO), ADA)

    again = await do(world, ModerationKind.RENAME, team_id=vector, name="Tensor")
    await do(world, ModerationKind.RENAME, team_id=vector, name="Matrix")
    with pytest.raises(CannotTakeBack):
        await undo(world, again)
    led = await do(world, ModerationKind.LEAD, team_id=vector, user_id=BO)
    await world.services.teams.leave(world.actor(ADA))
    with pytest.raises(CannotTakeBack):
        await undo(world, led)


async def test_excluded_person_comes_into_no_team_until_it_ends_or_is_taken_back(world: World):
    await world.team("Vector", ADA, BO)
    until = world.clock.now() + timedelta(days=3)
    done = await do(world, ModerationKind.EXCLUDE, user_id=BO, until=until)
    assert done.impact == Impact(tells=(ADA, BO))
    assert await people_of(world, "Vector") == ((ADA,), ADA)
    with pytest.raises(PersonExcluded) as caught:
        await world.services.teams.create(world.actor(BO), "Tensor")
    assert caught.value.values == {"edition": "Fall 2021", "is_self": "yes", "ends": "yes", "until": until}
    record = await world.services.moderation_records.person(mo(world), BO)
    assert (record.team, record.earlier, record.excluded, record.excluded_until) == (None, ("Vector",), WHY, until)
    await undo(world, done)
    assert await people_of(world, "Vector") == ((ADA, BO), ADA)

    await do(world, ModerationKind.EXCLUDE, user_id=BO, until=until)
    world.clock.advance(timedelta(days=4))
    await world.services.teams.create(world.actor(BO), "Tensor")


async def test_claims_are_released_revoked_extended_and_given_and_back(world: World):
    vector = await world.team("Vector", ADA)
    scalar = await world.team("Scalar", CY)
    claim_id = await a_claim(world, ADA)
    for kind, state in ((ModerationKind.RELEASE, "released"), (ModerationKind.REVOKE, "revoked")):
        done = await do(world, kind, claim_id=claim_id)
        assert done.impact == Impact(releases=("Attention",), tells=(ADA,))
        assert (await claim_state(world, claim_id))[0] == state
        await undo(world, done)
        assert (await claim_state(world, claim_id))[0] == "claimed"
    extended = await do(world, ModerationKind.EXTEND, claim_id=claim_id, days=10)
    record = await world.services.moderation_records.claim(mo(world), f"claim:{claim_id}")
    assert record.excused_until == world.clock.now() + timedelta(days=10)
    given = await do(world, ModerationKind.REASSIGN, claim_id=claim_id, team_id=scalar)
    assert given.impact == Impact(tells=(ADA, CY))
    assert await claim_state(world, claim_id) == ("claimed", scalar)
    with pytest.raises(NothingToChange):
        await plan(world, ModerationKind.REASSIGN, claim_id=claim_id, team_id=scalar)
    await undo(world, given)
    await undo(world, extended)
    record = await world.services.moderation_records.claim(mo(world), f"claim:{claim_id}")
    assert (record.excused_until, record.claim.team) == (None, "Vector")
    await a_claim(world, CY, "Convolution")
    with pytest.raises(TooManyClaims):
        await plan(world, ModerationKind.REASSIGN, claim_id=claim_id, team_id=scalar)
    assert vector != scalar


async def test_refused_act_changes_nothing_and_what_changed_is_asked_again(world: World):
    await world.team("Vector", ADA, BO)
    scalar = await world.team("Scalar", CY, DI)
    planned = await plan(world, ModerationKind.SEAT, user_id=ADA, team_id=scalar)
    await world.join(CY, EV)
    moderation = world.services.moderation
    assert await moderation.carry_out(mo(world), planned.id, planned.fingerprint) is None
    again = await moderation.find(mo(world), planned.id)
    before = await world.audit()
    with pytest.raises(TeamFull):
        await moderation.carry_out(mo(world), again.id, again.fingerprint)
    assert await world.audit() == before
    assert await people_of(world, "Vector") == ((ADA, BO), ADA)


async def test_act_about_somebody_who_was_forgotten_is_not_taken_back(world: World):
    await world.team("Vector", ADA, BO)
    done = await do(world, ModerationKind.UNSEAT, user_id=BO)
    await world.services.people_rights.forget(BO)
    with pytest.raises(CannotTakeBack) as caught:
        await undo(world, done)
    assert caught.value.later is Later.FORGOTTEN


async def test_everything_is_the_moderators(world: World):
    await world.team("Vector", ADA)
    done = await do(world, ModerationKind.UNSEAT, user_id=ADA)
    ada, moderation, records = world.actor(ADA), world.services.moderation, world.services.moderation_records
    for act in (
        lambda: moderation.plan(ada, Order(ModerationKind.UNSEAT, user_id=ADA), WHY),
        lambda: moderation.carry_out(ada, done.id, 0),
        lambda: moderation.find(ada, done.id),
        lambda: moderation.take_back(ada, done.id),
        lambda: moderation.list_done(ada),
        lambda: moderation.note(ada, "x", user_id=ADA),
        lambda: records.person(ada, ADA),
        lambda: records.team(ada, "Vector"),
        lambda: records.claim(ada, "claim:1"),
        lambda: records.list_audit(ada, user_id=None, tag=None, page=0, page_size=5),
        lambda: records.export_audit(ada, user_id=None, tag=None),
    ):
        with pytest.raises(OnlyModeratorsMay):
            await act()
    assert await records.suggest_claims(ada, "") == []
    other = Actor(world.actor(MO).guild_id + 1, MO, moderates=True)
    await world.services.challenges.welcome([other.guild_id])
    with pytest.raises(NoSuchModeration):
        await moderation.take_back(other, done.id)


async def test_record_of_a_team_holds_what_was_done_with_it_and_no_other(world: World):
    ids = [await world.team(f"Team {number}", number) for number in range(11, 22)]
    record = await world.services.moderation_records.team(mo(world), "Team 11")
    assert ids[:2] == [1, 2]
    assert [line.facts["team"] for line in record.latest] == [1]
    with pytest.raises(NoSuchTeam):
        await world.services.moderation.note(mo(world), "x", team_id=99)


async def test_audit_is_filtered_paged_and_exported(world: World):
    await world.team("Vector", ADA, BO)
    await world.services.moderation.note(mo(world), "Friendly", user_id=BO)
    records = world.services.moderation_records
    page = await records.list_audit(mo(world), user_id=BO, tag="team:", page=7, page_size=1)
    content = (await records.export_audit(mo(world), user_id=None, tag=None)).decode()
    record = await records.person(mo(world), BO)
    assert (page.count, page.page, [line.tag for line in page.lines]) == (1, 0, ["team:join"])
    assert content.splitlines()[0] == "at,tag,by,facts"
    assert len(content.splitlines()) == 1 + len(await world.audit())
    assert [(note.text, note.by) for note in record.notes] == [("Friendly", MO)]

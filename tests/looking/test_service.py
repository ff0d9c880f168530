from datetime import timedelta

import pytest

from bot.domain.audit import AuditTag
from bot.domain.challenges import DatePassed, EditionNotOpen, LockedAct
from bot.domain.deliveries import DeliveryFault, DeliveryState
from bot.domain.looking import NotLooking
from bot.domain.pace import TooManyActs
from bot.domain.teams import AlreadyInTeam
from bot.domain.zones import NoSuchZone
from bot.services.looking import Draft, Entry
from db.audit import AuditEntry
from db.deliveries import Delivery
from db.looking import Looker
from tests.kit.clock import START
from tests.kit.editions import World
from tests.kit.letters import take_letters
from tests.looking.world import (
    ADA,
    BO,
    CY,
    list_rows,
    list_told,
    look,
)


async def test_looking_shows_ones_own_entry_for_two_weeks(world: World):
    entry = await look(world, ADA)

    until = START + timedelta(days=14)
    assert entry == Entry("GANs", "PyTorch", "English", "UTC+2", "14:00, UTC+2", 8, until)
    assert await world.services.looking.begin(world.actor(ADA)) == Draft(entry, "UTC+2")


async def test_form_begins_with_the_zone_that_the_person_shows(world: World):
    await world.services.people.show_time(world.actor(ADA), "Shanghai")

    assert await world.services.looking.begin(world.actor(ADA)) == Draft(None, "Asia/Shanghai")
    assert await world.services.looking.begin(world.actor(BO)) == Draft(None, "")


async def test_changing_takes_the_place_of_what_stood_there_and_keeps_the_turn(world: World):
    await look(world, ADA)
    world.clock.advance(timedelta(days=3))

    changed = await look(world, ADA, interests="Transformers", hours="20")

    rows = await list_rows(world, Looker)
    assert (changed.interests, changed.until) == ("Transformers", world.clock.now() + timedelta(days=14))
    assert [(row.interests, row.hours_a_week, row.created_at) for row in rows] == [("Transformers", 20, START)]


async def test_renewing_goes_on_for_two_weeks_from_now(world: World):
    before = await look(world, ADA)
    world.clock.advance(timedelta(days=13))

    renewed = await world.services.looking.renew(world.actor(ADA))

    assert (renewed.interests, renewed.until) == (before.interests, START + timedelta(days=27))


async def test_renewing_what_is_past_or_never_was_is_refused(world: World):
    await look(world, ADA)
    world.clock.advance(timedelta(days=14))

    for number in (ADA, BO):
        with pytest.raises(NotLooking):
            await world.services.looking.renew(world.actor(number))


async def test_stopping_keeps_nothing_that_was_written(world: World):
    await look(world, ADA)

    await world.services.looking.stop(world.actor(ADA))

    (row,) = await list_rows(world, Looker)
    assert (row.interests, row.skills, row.languages, row.zone, row.hours_a_week) == ("", "", "", "", 1)
    assert row.ended_at == START
    assert await world.services.looking.begin(world.actor(ADA)) == Draft(None, "")
    with pytest.raises(NotLooking):
        await world.services.looking.stop(world.actor(ADA))


async def test_somebody_can_look_again_after_stopping_and_after_the_time_is_past(world: World):
    await look(world, ADA)
    await world.services.looking.stop(world.actor(ADA))
    await look(world, ADA, interests="again")
    world.clock.advance(timedelta(days=15))

    await look(world, ADA, interests="and again")

    rows = await list_rows(world, Looker)
    assert [(row.interests, row.ended_at is None) for row in rows] == [("", False), ("", False), ("and again", True)]


async def test_audit_says_who_looked_and_why_it_ended_and_nothing_of_what_was_written(world: World):
    await look(world, ADA)
    await world.services.looking.renew(world.actor(ADA))
    await world.services.looking.stop(world.actor(ADA))
    await look(world, BO)
    world.clock.advance(timedelta(days=14))
    await world.services.looking.go_round()

    rows = [(row.tag, row.actor_id, row.facts) for row in await list_rows(world, AuditEntry)]
    looked = [row for row in rows if row[0].startswith("looking:")]
    assert looked == [
        (AuditTag.LOOKING_SHOW, ADA, {"edition": 1}),
        (AuditTag.LOOKING_SHOW, ADA, {"edition": 1}),
        (AuditTag.LOOKING_END, ADA, {"edition": 1, "user": ADA, "why": "stopped"}),
        (AuditTag.LOOKING_SHOW, BO, {"edition": 1}),
        (AuditTag.LOOKING_END, None, {"edition": 1, "user": BO, "why": "expired"}),
    ]


async def test_nobody_floods_a_server_with_changes(world: World):
    for _ in range(10):
        await look(world, ADA)

    for act in (look(world, ADA), world.services.looking.renew(world.actor(ADA))):
        with pytest.raises(TooManyActs):
            await act
    world.clock.advance(timedelta(hours=1))
    await look(world, ADA)


async def test_who_is_in_a_team_cannot_look(world: World):
    await world.team("Vector", ADA)

    for act in (world.services.looking.begin(world.actor(ADA)), look(world, ADA)):
        with pytest.raises(AlreadyInTeam):
            await act


async def test_refused_text_changes_nothing(world: World):
    await look(world, ADA)

    with pytest.raises(NoSuchZone):
        await look(world, ADA, interests="other", zone="CST")

    assert [row.interests for row in await list_rows(world, Looker)] == ["GANs"]


async def test_closed_edition_takes_nobody_and_lets_everybody_stop(world: World):
    await look(world, ADA)
    await world.change_edition(state="closed")

    for act in (
        look(world, BO),
        world.services.looking.begin(world.actor(BO)),
        world.services.looking.renew(world.actor(ADA)),
        world.services.matching.match(world.actor(ADA), page=0),
    ):
        with pytest.raises(EditionNotOpen):
            await act
    await world.services.looking.stop(world.actor(ADA))


async def test_after_the_date_for_rosters_nobody_needs_to_look(world: World):
    await world.change_edition(roster_until=START)

    with pytest.raises(DatePassed) as refusal:
        await look(world, ADA)

    assert refusal.value.act is LockedAct.ROSTER


async def test_person_is_asked_once_a_day_before_the_end_and_again_after_renewing(world: World):
    await look(world, ADA)
    world.clock.advance(timedelta(days=12, hours=23))
    await world.services.looking.go_round()
    assert await list_told(world) == []

    world.clock.advance(timedelta(hours=1))
    for _ in range(3):
        await world.services.looking.go_round()
    assert await list_told(world) == [("teams:looking-ending", ADA)]

    await world.services.looking.renew(world.actor(ADA))
    world.clock.advance(timedelta(days=13))
    await world.services.looking.go_round()
    assert await list_told(world) == [("teams:looking-ending", ADA)] * 2


async def test_end_is_told_only_to_whom_it_was_not_told_before(world: World):
    await look(world, ADA)
    world.clock.advance(timedelta(days=1))
    await look(world, BO)
    world.clock.advance(timedelta(days=12))
    await world.services.looking.go_round()

    # The bot is away on the day before Bo's time ends.
    world.clock.advance(timedelta(days=3))
    ended = [await world.services.looking.go_round() for _ in range(2)]

    assert ended == [2, 0]
    assert await list_told(world) == [("teams:looking-ending", ADA), ("teams:looking-ended", BO)]
    assert [row.interests for row in await list_rows(world, Looker)] == ["", ""]


async def test_nothing_is_said_elsewhere_to_whom_direct_messages_cannot_reach(world: World):
    await look(world, ADA)
    world.clock.advance(timedelta(days=13))
    await world.services.looking.go_round()

    (leased,) = await take_letters(world.services.deliveries)
    await world.services.deliveries.mark_failed(leased.id, DeliveryFault.DM_CLOSED)

    (letter,) = await list_rows(world, Delivery)
    assert (letter.state, letter.channel_id) == (DeliveryState.DEAD, None)


async def test_nobody_is_asked_in_an_edition_that_is_over(world: World):
    await look(world, ADA)
    await world.change_edition(state="closed")
    world.clock.advance(timedelta(days=13, hours=12))

    await world.services.looking.go_round()

    assert await list_told(world) == []


async def test_entering_a_team_ends_looking_at_once_and_for_good(world: World):
    await look(world, ADA)
    await look(world, BO)
    await world.team("Vector", CY, ADA)

    seen = await world.services.matching.match(world.actor(CY), page=0)
    assert [person.user_id for person in seen.people] == [BO]

    await world.services.looking.go_round()
    rows = await list_rows(world, Looker)
    assert [(row.user_id, row.interests, row.ended_at) for row in rows] == [(ADA, "", START), (BO, "GANs", None)]
    assert await list_told(world) == []

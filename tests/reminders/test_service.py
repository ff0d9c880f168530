import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.deliveries import DeliveryFault
from bot.domain.free_text import TextRefused
from bot.domain.moments import NotAMoment
from bot.domain.permissions import Actor
from bot.domain.recurrence import NotARecurrence
from bot.domain.reminders import NoSuchReminder, PastMoment, TooManyReminders
from bot.services.reminders import MessageLink, ReminderLine, Reminders, SetReminder
from db.deliveries import Delivery
from db.engine import Database
from db.reminders import Reminder
from tests.kit.clock import START
from tests.kit.editions import GUILD, World, a_world

ADA, BO = 1, 2
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


async def owe(world: World, when: str = "in 1 hour", text: str = "Run it", **changed: Any) -> int:
    reminder = await world.services.reminders.set(world.actor(ADA), when=when, text=text, **changed)
    return reminder.line.id


async def lines(world: World, number: int = ADA) -> list[tuple[str, timedelta, bool, bool]]:
    """What the person's list says: text, how far away, whether it waits, whether it could not be delivered."""
    found = await world.services.reminders.list_page(world.actor(number), page=0, page_size=20)
    return [(line.text, line.at - START, line.is_waiting, line.is_unreached) for line in found.lines]


async def deliver(world: World, fault: DeliveryFault | None = None) -> list[dict[str, Any]]:
    """Ring once and send; gives the facts of what was sent."""
    await world.services.reminders.go_round()
    sent: list[dict[str, Any]] = []
    for delivery_id in await world.services.deliveries.lease({GUILD}):
        leased = await world.services.deliveries.ready(delivery_id)
        if leased is None:
            continue
        sent.append(dict(leased.facts))
        if fault is None:
            await world.services.deliveries.mark_sent(delivery_id, 1)
        else:
            await world.services.deliveries.mark_failed(delivery_id, fault)
    return sent


async def list_rows(world: World, table: Any) -> list[Any]:
    async with world.database.reading() as session:
        return list(await session.scalars(select(table).order_by(table.id)))


async def test_reminder_says_when_and_in_which_zone_that_was_read(world: World):
    reminders, ada = world.services.reminders, world.actor(ADA)
    about = MessageLink(5, 6)

    once = await reminders.set(ada, when="2021-09-03", text=" Run  it ", about=about)
    await world.services.people.set_zone(ada, "Berlin")
    again = await reminders.set(ada, when="2021-09-03", text="Look", every=" daily  9:00")

    line = ReminderLine(1, GUILD, "Run it", START + timedelta(days=1, hours=21), None, about, True, False)
    assert once == SetReminder(line, (line.at,), zone="UTC", knows_zone=False, has_closed_dms=False)
    first = START + timedelta(days=1, hours=19)  # seven o'clock in UTC
    line = ReminderLine(2, GUILD, "Look", first, "daily 9:00", None, True, False)
    assert again == SetReminder(line, (first, first + DAY, first + 2 * DAY), "Europe/Berlin", True, False)


async def test_reminder_goes_out_once_and_no_delivery_keeps_what_the_person_wrote(world: World):
    await owe(world, about=MessageLink(5, 6))

    assert await deliver(world) == []
    world.clock.advance(HOUR)
    sent = [await deliver(world) for _ in range(2)]

    about = {"channel_id": 5, "message_id": 6}
    at = (START + HOUR).isoformat()
    assert sent == [[{"reminder_id": 1, "at": at, "text": "Run it", "every": None, **about}], []]
    assert [(row.key, row.facts) for row in await list_rows(world, Delivery)] == [
        (f"remind:1:{at}", {"reminder_id": 1, "at": at})
    ]
    assert await lines(world) == []


async def test_repeated_reminder_goes_on_and_after_a_time_away_only_the_newest_goes_out(world: World):
    await owe(world, "today", every="daily 9:00")

    world.clock.advance(DAY)
    first = await deliver(world)
    world.clock.advance(10 * DAY)
    after = await deliver(world)

    assert [sent["at"] for sent in first + after] == ["2021-09-02T09:00:00+00:00", "2021-09-12T09:00:00+00:00"]
    assert await lines(world) == [("Run it", timedelta(days=11, hours=21), True, False)]
    assert [row.expires_at.isoformat() for row in await list_rows(world, Delivery)] == [
        *("2021-09-03T09:00:00+00:00", "2021-09-13T09:00:00+00:00")
    ]


async def test_two_processes_make_each_reminder_due_once(world: World):
    for number in range(6):
        await owe(world, text=f"Run {number}")
    world.clock.advance(HOUR)
    others = [Reminders(world.database, world.clock, per_person=10) for _ in range(4)]

    counts = await asyncio.gather(*(each.go_round() for each in others))

    assert (sum(counts), len(await list_rows(world, Delivery))) == (6, 6)


async def test_reminder_is_put_off_and_one_that_repeats_goes_on_as_before(world: World):
    reminders, ada = world.services.reminders, world.actor(ADA)
    once = await owe(world)
    often = await owe(world, "today", "Look", every="daily 13:00")
    world.clock.advance(HOUR)
    await deliver(world)

    again = await reminders.put_off(ada, once, minutes=60)
    morning = await reminders.put_off_until_tomorrow(ada, once)
    soon = await reminders.put_off(ada, often, minutes=60)
    world.clock.advance(HOUR)
    sent = await deliver(world)

    assert [line.at - START for line in (again, morning, soon)] == [2 * HOUR, 21 * HOUR, 2 * HOUR]
    assert [each["text"] for each in sent] == ["Look"]
    assert await lines(world) == [("Run it", 21 * HOUR, True, False), ("Look", 25 * HOUR, True, False)]


async def test_cancelled_reminder_does_not_go_out_and_nothing_of_it_is_kept(world: World):
    reminders, ada = world.services.reminders, world.actor(ADA)
    first = await owe(world, text="Run the big job", about=MessageLink(5, 6))
    await owe(world, text="Run the small job")
    world.clock.advance(HOUR)
    await reminders.go_round()

    assert await reminders.stop(ada, first) == "Run the big job"
    with pytest.raises(NoSuchReminder):
        await reminders.stop(ada, first)
    with pytest.raises(NoSuchReminder):
        await reminders.put_off(ada, first, minutes=60)

    assert [each["text"] for each in await deliver(world)] == ["Run the small job"]
    assert [row.state for row in await list_rows(world, Delivery)] == ["dropped", "sent"]
    gone = (await list_rows(world, Reminder))[0]
    assert (gone.text, gone.words, gone.channel_id, gone.slot) == ("", "", None, None)


async def test_reminder_is_cancelled_by_what_autocomplete_says_or_a_part_of_its_text(world: World):
    reminders, ada = world.services.reminders, world.actor(ADA)
    for text in ("Run the big job", "Run the small job"):
        await owe(world, text=text)

    offered = await world.services.reminders_choices.own(ada, "SMALL")
    with pytest.raises(NoSuchReminder):
        await reminders.cancel(ada, "run")  # which of the two?
    with pytest.raises(NoSuchReminder):
        await reminders.cancel(world.actor(BO), offered[0].value)
    assert await reminders.cancel(ada, offered[0].value) == "Run the small job"
    assert await reminders.cancel(ada, "run") == "Run the big job"

    assert [(offer.label, offer.value) for offer in offered] == [
        ("Run the small job · 2021-09-01 13:00 UTC", "reminder:2")
    ]


async def test_reminder_that_could_not_be_delivered_is_listed_until_it_is_tried_again(world: World):
    once = await owe(world)
    await owe(world, "today", "Look", every="daily 13:00")
    world.clock.advance(HOUR)
    await deliver(world, DeliveryFault.DM_CLOSED)

    assert await lines(world) == [("Look", 25 * HOUR, True, True), ("Run it", HOUR, False, True)]
    warned = await world.services.reminders.set(world.actor(ADA), when="in 3 days", text="Later")
    assert warned.has_closed_dms
    world.clock.advance(timedelta(minutes=5))
    await world.services.reminders.put_off(world.actor(ADA), once, minutes=0)

    assert [each["text"] for each in await deliver(world)] == ["Run it"]
    assert [line[0] for line in await lines(world)] == ["Look", "Later"]


async def test_reminder_that_went_out_is_forgotten_after_a_week(world: World):
    reminders, ada = world.services.reminders, world.actor(ADA)
    once = await owe(world)
    world.clock.advance(HOUR)
    await deliver(world)

    world.clock.advance(timedelta(days=7))
    await reminders.go_round()
    await reminders.put_off(ada, once, minutes=0)  # until the end of it
    await deliver(world)
    world.clock.advance(timedelta(days=7, seconds=1))
    await reminders.go_round()

    assert [(row.text, row.over_at is None) for row in await list_rows(world, Reminder)] == [("", False)]


async def test_person_has_ten_at_most_however_fast_they_are(world: World):
    reminders, ada = world.services.reminders, world.actor(ADA)

    tries = [owe(world, text=f"Run {number}") for number in range(12)]
    results = await asyncio.gather(*tries, return_exceptions=True)

    refused = [each for each in results if isinstance(each, TooManyReminders)]
    assert [each.limit for each in refused] == [10, 10]
    assert len(await lines(world)) == 10
    await reminders.set(world.actor(BO), when="in 1 hour", text="Run it")
    await reminders.cancel(ada, (await lines(world))[0][0])
    await owe(world)


async def test_refused_reminder_leaves_nothing_behind(world: World):
    for refusal, asked in (
        (PastMoment, {"when": "2021-09-01 11:00"}),
        (NotAMoment, {"when": "whenever"}),
        (NotARecurrence, {"every": "now and then"}),
        (TextRefused, {"text": "write to ada@example.org"}),
        (TextRefused, {"text": "x" * 201}),
    ):
        with pytest.raises(refusal):
            await owe(world, **asked)

    assert (await list_rows(world, Reminder), await world.audit()) == ([], [("edition:create", None)])


async def test_reminders_are_their_owners_alone(world: World):
    reminder_id = await owe(world)
    bo = Actor(GUILD, BO, organizes=True)

    for act in (
        world.services.reminders.stop(bo, reminder_id),
        world.services.reminders.put_off(bo, reminder_id, minutes=0),
        world.services.reminders.put_off_until_tomorrow(bo, reminder_id),
    ):
        with pytest.raises(NoSuchReminder):
            await act
    assert (await lines(world, BO), await world.services.reminders_choices.own(bo, "")) == ([], [])


async def test_times_are_offered_as_they_are_read(world: World):
    choices, ada = world.services.reminders_choices, world.actor(ADA)
    await world.services.people.set_zone(ada, "Berlin")

    when = await choices.when(ada, "2021-09-03", None)
    every = await choices.every(ada, "d", ("daily 9:00", "every monday 9:00"))

    assert [offer.label for offer in when[:1]] == ["2021-09-03 09:00 Berlin · 2021-09-03 07:00 UTC"]
    assert [(offer.label, offer.value) for offer in every] == [
        ("daily 9:00 · 2021-09-02 09:00 Berlin · 2021-09-03 09:00 Berlin · 2021-09-04 09:00 Berlin", "daily 9:00")
    ]


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_repeated_reminder_ends_once_it_never_arrives(world: World):
    await owe(world, every="daily 13:00")

    sent = []
    for _ in range(5):
        world.clock.advance(DAY)
        sent.append(len(await deliver(world, DeliveryFault.GONE)))

    assert sent == [1, 1, 1, 0, 0]
    assert [(waits, unreached) for _, _, waits, unreached in await lines(world)] == [(False, True)]

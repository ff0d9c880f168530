"""Announcements on their way when things change meanwhile: nothing goes out that nobody agreed to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.announcements import Aim, Audience, CannotPost, Mention, NoSuchAnnouncement
from bot.domain.announcements_course import AnnouncementState, AnotherApproves, CannotNow, ChangedMeanwhile, PostAct
from bot.domain.deliveries import GIVE_UP_AFTER, DeliveryFault
from bot.domain.permissions import Actor
from bot.services.announcements import Sent
from bot.services.announcements_sending import Approved
from db.announcements import Announcement
from db.deliveries import Delivery
from db.engine import Database
from tests.announcements.world import (
    CHANNEL,
    HERE,
    KAI,
    OLU,
    UNPERMITTED,
    UNWRITABLE,
    a_room,
    allow_mention,
    approve,
    deliver,
    draft,
    owed,
    posts,
    rewrite,
    schedule,
    send,
    state,
    work,
)
from tests.kit.editions import GUILD, World, a_world

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MIA = Actor(GUILD, 93, organizes=True)
S = AnnouncementState


async def a_strict_world(database: Database) -> World:
    world = await a_world(database)
    await want_approval(world, wanted=True)
    return world


async def want_approval(world: World, *, wanted: bool) -> None:
    await world.services.challenges_rules.want_approval(OLU, wanted=wanted)


async def set_row(world: World, number: int, change: Callable[[Announcement], None]) -> None:
    async def act(session: AsyncSession) -> None:
        change(await session.get_one(Announcement, number))

    await world.database.write(act)


async def fail(world: World) -> None:
    """Let what is due be refused for good."""
    deliveries = world.services.deliveries
    for delivery_id in await deliveries.lease([GUILD]):
        await deliveries.ready(delivery_id)
        await deliveries.mark_failed(delivery_id, DeliveryFault.FORBIDDEN)


async def retry(world: World) -> None:
    async with world.database.reading() as session:
        delivery_id = await session.scalar(select(Delivery.id).where(Delivery.state == "dead"))
    await world.services.deliveries_dead.retry(OLU, delivery_id or 0)


async def test_only_what_was_shown_is_confirmed(database: Database):
    world = await a_strict_world(database)
    announcements, sending, number = world.services.announcements, world.services.announcements_sending, 1
    await draft(world)
    await rewrite(world, OLU, number, "Hello again")

    with pytest.raises(ChangedMeanwhile):
        await sending.send(OLU, number, version=1, place=HERE)
    with pytest.raises(ChangedMeanwhile):
        await announcements.allow_mention(OLU, number, version=1, place=HERE)
    with pytest.raises(ChangedMeanwhile):
        await announcements.edit(KAI, number, "", "Mine", version=1, place=HERE)
    await send(world, number)
    await rewrite(world, OLU, number, "Something else")
    with pytest.raises(ChangedMeanwhile):
        await sending.approve(KAI, number, version=2)

    found = await announcements.show(OLU, number)
    assert (found.state, found.body, found.mention, found.version) == (S.WAITING, "Something else", Mention.NONE, 3)


async def test_another_time_needs_another_approval_and_the_right_to_mention(database: Database):
    world = await a_strict_world(database)
    number = await draft(world)
    await allow_mention(world, OLU, number)
    await schedule(world, number, when="tomorrow")
    await approve(world, KAI, number)

    assert not await schedule(world, number, every="hourly", actor=MIA, place=UNPERMITTED)

    found = await world.services.announcements.show(OLU, number)
    assert (found.state, found.mention, found.approved_by) == (S.WAITING, Mention.NONE, None)
    with pytest.raises(AnotherApproves):
        await approve(world, MIA, number)


async def test_what_waits_keeps_its_plan_and_is_asked_for_when_the_rule_comes_later(database: Database):
    world = await a_world(database)
    sending, asked, due = world.services.announcements_sending, await draft(world), await draft(world)
    for number in (asked, due):
        await schedule(world, number, every="daily 13:00 UTC")
    await want_approval(world, wanted=True)

    world.clock.advance(HOUR)
    assert (await sending.send_due(), await owed(world)) == (0, [])
    with pytest.raises(CannotNow):
        await send(world, due)
    assert [await approve(world, KAI, number) for number in (asked, due)] == [Approved(S.SCHEDULED)] * 2
    world.clock.advance(DAY)

    assert await sending.send_due() == 2


async def test_asking_for_approval_keeps_the_plan(database: Database):
    world = await a_world(database)
    number = await draft(world)
    await schedule(world, number, when="tomorrow")
    await want_approval(world, wanted=True)

    assert not await send(world, number)
    await approve(world, KAI, number)
    world.clock.advance(2 * DAY)

    assert await world.services.announcements_sending.send_due() == 1


async def test_author_of_the_text_cannot_approve_it_when_another_changed_the_rest(database: Database):
    world = await a_strict_world(database)
    number = await draft(world)
    await send(world, number)
    await world.services.announcements.aim(KAI, number, Aim(Audience.EVERYONE, channel_id=501), place=None)

    for author in (OLU, KAI):
        with pytest.raises(AnotherApproves):
            await approve(world, author, number)

    assert await approve(world, MIA, number) == Approved(S.APPROVED)


async def test_late_approval_sends_nothing_by_itself_that_is_past(database: Database):
    world = await a_strict_world(database)
    sending, once, again = world.services.announcements_sending, await draft(world), await draft(world)
    await schedule(world, once, when="2021-09-02 18:00 UTC")
    await schedule(world, again, every="daily 18:00 UTC")
    plan = (await world.services.announcements.show(OLU, once)).plan
    world.clock.advance(3 * DAY)

    late = await approve(world, KAI, once)
    assert (plan and late, await approve(world, KAI, again)) == (
        Approved(S.APPROVED, plan and plan.runs[0]),
        Approved(S.SCHEDULED),
    )
    found = await world.services.announcements.show(OLU, once)
    assert found.plan is not None
    assert (found.plan.runs, await sending.send_due()) == ((), 0)
    assert await send(world, once)
    world.clock.advance(DAY)
    assert await sending.send_due() == 1


async def test_rule_that_is_gone_holds_nothing_back(database: Database):
    world = await a_strict_world(database)
    number = await draft(world)
    await send(world, number)
    await want_approval(world, wanted=False)

    assert await approve(world, OLU, number) == Approved(S.APPROVED)


async def test_change_of_what_was_sent_can_be_withdrawn_while_it_waits(database: Database):
    world = await a_world(database)
    number = await draft(world)
    await send(world, number)
    await deliver(world)
    await want_approval(world, wanted=True)
    await rewrite(world, OLU, number, "Second")
    await rewrite(world, OLU, number, "Third")
    assert (await state(world, number), await work(world)) == (S.WAITING, [])

    assert await world.services.announcements_sending.cancel(OLU, number) is S.SENT

    found = await world.services.announcements.show(OLU, number)
    assert (found.body, found.wants_approval) == ("Hello", False)
    assert [(each.act, each.facts["body"]) for each in await work(world)] == [(PostAct.EDIT, "Hello")]


async def test_mass_mention_of_what_may_still_be_sent_ends_with_an_edit_of_who_may_not(database: Database):
    world = await a_world(database)
    number = await draft(world)
    await allow_mention(world, KAI, number)
    await send(world, number)
    await fail(world)

    await rewrite(world, OLU, number, "Hello again", place=UNPERMITTED)
    await retry(world)

    assert [facts.get("mass_mention") for facts in await deliver(world)] == [None]


async def test_planned_one_is_aimed_and_edited_only_where_it_can_be_posted(database: Database):
    world = await a_world(database)
    number = await draft(world, Aim(Audience.NO_TEAM))
    await schedule(world, number, when="tomorrow")
    aim = Aim(Audience.EVERYONE, channel_id=CHANNEL)

    with pytest.raises(CannotPost):
        await world.services.announcements.aim(OLU, number, aim, place=UNWRITABLE)
    await world.services.announcements.aim(OLU, number, aim, place=HERE)
    with pytest.raises(CannotPost):
        await rewrite(world, OLU, number, "Hello again", place=UNWRITABLE)

    found = await world.services.announcements.show(OLU, number)
    assert (found.aim, found.body) == (aim, "Hello")


async def test_publishing_is_tried_for_days_from_when_the_message_was_sent(database: Database):
    world = await a_world(database)
    number = await draft(world, Aim(Audience.EVERYONE, channel_id=CHANNEL, crosspost=True))
    await schedule(world, number, when="in 10 days")
    world.clock.advance(10 * DAY)
    await world.services.announcements_sending.send_due()
    await deliver(world)
    tending = world.services.announcements_posts

    for pause, unpublished in ((HOUR, 0), (GIVE_UP_AFTER, 1)):
        [publish] = await work(world)
        world.clock.advance(pause)
        await tending.mark_failed(publish, DeliveryFault.OUTSIDE)
        sent = (await world.services.announcements.show(OLU, number)).sent
        assert sent == Sent(1, 0, 0, 0, 0, unpublished=unpublished)
        world.clock.advance(HOUR)
    assert (await work(world), await posts(world)) == ([], [(2, False, False, "outside")])


async def test_dead_message_is_published_once_it_is_sent_after_all(database: Database):
    world = await a_world(database)
    number = await draft(world, Aim(Audience.EVERYONE, channel_id=CHANNEL, crosspost=True))
    await send(world, number)
    await fail(world)
    assert await work(world) == []

    await retry(world)
    await deliver(world)

    assert [each.act for each in await work(world)] == [PostAct.PUBLISH]


async def test_many_messages_are_tended_each_once_and_then_none_is_looked_at(database: Database):
    world = await a_world(database)
    for person in range(1, 13):
        await world.team(f"Team {person}", person)
    number = await draft(world, Aim(Audience.NO_CLAIM))
    await send(world, number)
    await deliver(world)
    await rewrite(world, OLU, number, "Second")

    batches = [await work(world) for _ in range(3)]
    for each in [*batches[0], *batches[1]]:
        await world.services.announcements_posts.mark_done(each)

    assert [len(batch) for batch in batches] == [10, 2, 0]
    assert len({each.delivery_id for batch in batches for each in batch}) == 12
    assert await work(world) == []
    async with world.database.reading() as session:
        assert (await session.get_one(Announcement, number)).is_settled


async def test_message_in_a_room_is_sought_where_it_was_written(database: Database):
    world = await a_world(database)
    team = await world.team("Vector", 1, 2)
    await a_room(world, team)
    number = await draft(world, Aim(Audience.NO_CLAIM))
    await send(world, number)
    await deliver(world)
    await rewrite(world, OLU, number, "Second")
    [in_the_room] = await work(world)

    async def move(session: AsyncSession) -> None:
        for delivery in await session.scalars(select(Delivery).where(Delivery.team_id == team)):
            delivery.sent_to_id = 999

    await world.database.write(move)
    world.clock.advance(HOUR)
    [where_it_was] = await work(world)

    assert [(each.channel_id, each.notify) for each in (in_the_room, where_it_was)] == [(601, (1, 2)), (999, (1, 2))]


async def test_broken_announcement_does_not_stop_the_others(database: Database):
    world = await a_world(database)
    broken, fine = await draft(world), await draft(world)
    for number in (broken, fine):
        await schedule(world, number, every="daily 13:00 UTC")
    await set_row(world, broken, lambda row: setattr(row, "zone", "Nowhere"))
    world.clock.advance(HOUR)

    assert await world.services.announcements_sending.send_due() == 1
    await set_row(world, broken, lambda row: setattr(row, "zone", "UTC"))
    await world.services.announcements_sending.send_due()
    await deliver(world)
    for number in (broken, fine):
        await rewrite(world, OLU, number, "Second")
    await set_row(world, broken, lambda row: setattr(row, "state", "nonsense"))

    assert [each.facts["announcement"] for each in await work(world)] == [fine]


async def test_announcement_that_is_called_exactly_so_is_the_one(database: Database):
    world = await a_world(database)
    first, second = await draft(world), await draft(world)
    await rewrite(world, OLU, second, "Hello", "News of today")
    announcements = world.services.announcements

    assert [line.id for line in await announcements.suggest(OLU, "news")] == [first, second]
    assert await announcements.find(OLU, "NEWS ") == first
    with pytest.raises(NoSuchAnnouncement):
        await announcements.find(OLU, "new")


async def test_organizers_learn_that_nobody_was_asked(database: Database):
    world = await a_strict_world(database)
    number = await draft(world)

    await send(world, number)

    assert (await world.services.announcements.show(OLU, number)).asks_nobody

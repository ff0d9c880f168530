"""Announcements: drafted, aimed, approved, sent once by whatever process, edited and recalled afterwards."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.domain.announcements import (
    Aim,
    Audience,
    CannotPost,
    MayNotMention,
    Mention,
    NobodyToMention,
    NoSuchAnnouncement,
)
from bot.domain.announcements_course import (
    AnnouncementAct,
    AnnouncementState,
    AnotherApproves,
    CannotNow,
    OneTimeNeeded,
    PostAct,
    TimePassed,
)
from bot.domain.deliveries import DeliveryFault
from bot.services.announcements import Plan, Reach, Sent
from bot.services.announcements_sending import Approved
from db.engine import Database
from tests.announcements.world import (
    CHANNEL,
    FOR_ALL,
    KAI,
    OLU,
    ROLE,
    ROOM,
    UNPERMITTED,
    UNWRITABLE,
    a_room,
    allow_mention,
    approve,
    deliver,
    draft,
    letters,
    owed,
    posts,
    rewrite,
    schedule,
    send,
    state,
    work,
)
from tests.kit.clock import START
from tests.kit.editions import GUILD, a_world
from tests.suggestions.world import tell_organizers_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
S = AnnouncementState


async def test_draft_reaches_nobody_and_is_sent_once(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await world.paper("GANSpace")
    number = await draft(world, body="{teams} team, {people} people, {open_papers} paper in {edition}; {next_deadline}")

    assert (await state(world, number), await owed(world)) == (S.DRAFT, [])
    assert await send(world, number)
    with pytest.raises(CannotNow):
        await send(world, number)
    await world.team("Matrix", 3)  # between owing and sending
    [facts] = await deliver(world)

    assert facts["values"] == {
        "teams": 2, "people": 3, "open_papers": 1, "edition": "Fall 2021", "next_deadline": None
    }  # fmt: skip
    assert await owed(world) == [(f"announce:{number}:now:channel", CHANNEL, None, None, "sent")]
    desk = await world.services.announcements.show(OLU, number)
    assert (desk.state, desk.sent) == (S.SENT, Sent(there=1, behind=0, removed=0, owed=0, failed=0))
    assert [tag for tag, _ in await world.audit() if tag.startswith("announcement")] == [
        "announcement:draft",
        "announcement:send",
    ]


async def test_audience_is_looked_up_again_when_it_goes_out(database: Database):
    world = await a_world(database)
    vector = await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    await world.team("Tensor", 4)
    await a_room(world, vector)
    await world.services.claims.claim(world.actor(4), await world.paper("GANSpace"))
    number = await draft(world, Aim(Audience.NO_CLAIM))

    reach = (await world.services.announcements.show(OLU, number)).reach
    await world.services.claims.claim(world.actor(3), await world.paper("CDEP"))
    await send(world, number)

    assert reach == Reach(messages=2, teams=2, people=3, pointed_out=2)
    assert await owed(world) == [(f"announce:{number}:now:team-{vector}", None, vector, None, "pending")]


async def test_silent_teams_and_people_without_a_team_are_found(database: Database):
    world = await a_world(database)
    silent = await world.team("Vector", 1, 2)
    await world.team("Matrix", 3)
    await world.team("Tensor", 4, 5)
    for person, title in ((1, "GANSpace"), (3, "CDEP"), (4, "FSL-SSL")):
        await world.services.claims.claim(world.actor(person), await world.paper(title))
    world.clock.advance(10 * DAY)
    await world.services.claims_alive.affirm(world.actor(4), 3)
    await world.services.claims_alive.excuse(OLU, 2, days=30)
    world.clock.advance(5 * DAY)
    await world.services.teams.leave(world.actor(5))
    to_silent, to_teamless = await draft(world, Aim(Audience.SILENT, 14)), await draft(world, Aim(Audience.NO_TEAM))

    for number in (to_silent, to_teamless):
        await send(world, number)

    assert [(team, person) for _, _, team, person, _ in await owed(world)] == [(silent, None), (None, 5)]
    assert (await world.services.announcements.show(OLU, to_silent)).reach == Reach(2, 1, 2)
    assert (await world.services.announcements.show(OLU, to_teamless)).reach == Reach(1, 0, 1)


async def test_second_organizer_approves_where_the_edition_wants_it(database: Database):
    world = await a_world(database)
    await tell_organizers_in(database, GUILD, 55)
    await world.services.challenges_rules.want_approval(OLU, wanted=True)
    number = await draft(world)

    assert not await send(world, number)
    with pytest.raises(AnotherApproves):
        await approve(world, OLU, number)
    assert await approve(world, KAI, number) == Approved(S.APPROVED)
    await rewrite(world, KAI, number, "Hello again")
    assert await state(world, number) is S.WAITING
    with pytest.raises(AnotherApproves):
        await approve(world, KAI, number)
    await approve(world, OLU, number)

    assert not await schedule(world, number, when="tomorrow", actor=KAI)
    await approve(world, OLU, number)
    assert await owed(world) == []
    assert await send(world, number)  # sooner than it was planned
    assert await letters(world) == [("announcements:waiting", 55, None)] * 3


async def test_edit_of_what_was_sent_is_shown_once_it_is_approved(database: Database):
    world = await a_world(database)
    await world.services.challenges_rules.want_approval(OLU, wanted=True)
    number = await draft(world)
    await send(world, number)
    await approve(world, KAI, number)
    await send(world, number)
    await rewrite(world, OLU, number, "Hello again")

    [facts] = await deliver(world)  # what was owed before the edit is still what was approved
    assert (facts["body"], await work(world)) == ("Hello", [])
    assert await approve(world, KAI, number) == Approved(S.SENT)

    [edit] = await work(world)
    assert (edit.act, edit.version, edit.facts["body"]) == (PostAct.EDIT, 2, "Hello again")


async def test_planned_one_goes_out_at_its_time_once_from_two_processes(database: Database):
    world = await a_world(database)
    number = await draft(world)
    assert await schedule(world, number, when="2021-09-02 18:00 Berlin")

    desk = await world.services.announcements.show(OLU, number)
    at = datetime.fromisoformat("2021-09-02T16:00:00+00:00")
    assert desk.plan == Plan("2021-09-02 18:00 Berlin", "Europe/Berlin", (at,), is_recurring=False)
    sending = world.services.announcements_sending
    world.clock.advance(at - START - timedelta(seconds=1))
    assert await sending.send_due() == 0
    world.clock.advance(timedelta(seconds=1))

    assert sum(await asyncio.gather(*(sending.send_due() for _ in range(4)))) == 1

    assert [key for key, *_ in await owed(world)] == [f"announce:{number}:{at.isoformat()}:channel"]
    assert (await state(world, number), (await world.audit())[-1]) == (S.SENT, ("announcement:send", None))


async def test_recurring_one_goes_out_again_and_again_and_missed_times_once(database: Database):
    world = await a_world(database)
    number = await draft(world)
    await schedule(world, number, every="daily 18:00 UTC")
    sending = world.services.announcements_sending

    world.clock.advance(7 * HOUR)
    assert (await sending.send_due(), await sending.send_due()) == (1, 0)
    world.clock.advance(3 * DAY + HOUR)
    assert (await sending.send_due(), await sending.send_due()) == (1, 0)

    days = ["2021-09-01T18:00:00+00:00", "2021-09-04T18:00:00+00:00"]
    assert [key for key, *_ in await owed(world)] == [f"announce:{number}:{day}:channel" for day in days]
    plan = (await world.services.announcements.show(OLU, number)).plan
    assert plan is not None
    assert [run.isoformat() for run in plan.runs] == [f"2021-09-0{day}T18:00:00+00:00" for day in (5, 6, 7)]
    assert await sending.cancel(OLU, number) is S.SENT
    world.clock.advance(5 * DAY)
    assert await sending.send_due() == 0


async def test_one_that_was_missed_by_more_than_a_day_is_reported_and_not_sent(database: Database):
    world = await a_world(database)
    number = await draft(world)
    await schedule(world, number, when="2021-09-02 18:00 UTC")
    world.clock.advance(3 * DAY)

    assert await world.services.announcements_sending.send_due() == 0

    assert (await owed(world), await letters(world)) == ([], [("announcements:missed", None, OLU.user_id)])
    assert (await state(world, number), (await world.audit())[-1]) == (S.APPROVED, ("announcement:miss", None))


async def test_refused_time_and_refused_place_change_nothing(database: Database):
    world = await a_world(database)
    number, sending = await draft(world), world.services.announcements_sending

    for when, every, refusal in (
        ("", "", OneTimeNeeded),
        ("tomorrow", "daily 9:00", OneTimeNeeded),
        ("2021-08-01", "", TimePassed),
    ):
        with pytest.raises(refusal):
            await schedule(world, number, when, every)
    for place in (UNWRITABLE, None):
        with pytest.raises(CannotPost):
            await send(world, number, place)
    stranger = world.actor(1, guild_id=GUILD + 1)
    with pytest.raises(NoSuchAnnouncement):
        await sending.cancel(type(stranger)(GUILD + 1, 1, organizes=True), number)

    assert (await state(world, number), await owed(world)) == (S.DRAFT, [])


async def test_mass_mention_is_for_who_may_and_ends_when_somebody_else_edits(database: Database):
    world = await a_world(database)
    announcements, number = world.services.announcements, await draft(world)
    to_teams, to_role = (
        await draft(world, Aim(Audience.NO_CLAIM)),
        await draft(world, Aim(Audience.ROLE, ROLE, CHANNEL)),
    )

    for refused, place, refusal in ((number, UNPERMITTED, MayNotMention), (to_teams, None, NobodyToMention)):
        with pytest.raises(refusal):
            await allow_mention(world, OLU, refused, place)
    await allow_mention(world, OLU, number)
    await rewrite(world, OLU, number, "Hello again")
    assert (await announcements.show(OLU, number)).mention is Mention.EVERYONE
    await rewrite(world, KAI, number, "And again", place=UNPERMITTED)
    assert (await announcements.show(OLU, number)).mention is Mention.NONE
    await schedule(world, to_role, every="daily 13:00 UTC")
    await allow_mention(world, KAI, to_role)
    world.clock.advance(HOUR)
    await world.services.announcements_sending.send_due()
    await rewrite(world, OLU, to_role, "Hello you", place=UNPERMITTED)
    assert (await announcements.show(OLU, to_role)).mention is Mention.NONE  # it goes out again
    await allow_mention(world, KAI, number)
    await send(world, number)

    assert [facts.get("mass_mention") for facts in await deliver(world)] == [None, "everyone"]


async def test_message_is_edited_published_and_recalled_by_one_process_at_a_time(database: Database):
    world = await a_world(database)
    number = await draft(world, Aim(Audience.EVERYONE, channel_id=CHANNEL, crosspost=True))
    tending = world.services.announcements_posts
    await send(world, number)
    assert await work(world) == []  # it is not there yet
    await deliver(world)

    both = await asyncio.gather(work(world), work(world))
    [publish] = [each for found in both for each in found]
    assert (publish.act, publish.channel_id, publish.user_id) == (PostAct.PUBLISH, CHANNEL, None)
    await tending.mark_failed(publish, DeliveryFault.OUTSIDE, wait=HOUR)
    world.clock.advance(HOUR)
    [again] = await work(world)
    await tending.mark_done(again)
    assert (await work(world), await posts(world)) == ([], [(1, True, False, None)])

    await rewrite(world, OLU, number, "Hello again")
    [edit] = await work(world)
    await tending.mark_done(edit)
    assert (edit.act, edit.facts["body"], await work(world)) == (PostAct.EDIT, "Hello again", [])
    await world.services.announcements_sending.recall(OLU, number)
    [remove] = await work(world)
    await tending.mark_gone(remove)  # somebody was quicker

    assert (await work(world), await posts(world)) == ([], [(2, True, True, None)])
    assert await state(world, number) is S.RECALLED
    assert [tag for tag, _ in await world.audit()][-2:] == ["announcement:change", "announcement:recall"]


async def test_recall_takes_what_is_owed_and_what_is_being_sent(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await a_room(world, 1)
    await world.team("Matrix", 2)
    number = await draft(world, Aim(Audience.NO_CLAIM))
    await send(world, number)
    deliveries = world.services.deliveries
    leased = [await deliveries.ready(each) for each in await deliveries.lease([GUILD])]
    [in_flight] = [each.id for each in leased if each is not None and each.channel_id == ROOM + 1]

    await world.services.announcements_sending.recall(OLU, number)
    await deliveries.mark_sent(in_flight, 77)
    world.clock.advance(timedelta(minutes=2))
    await deliver(world)

    [remove] = await work(world)
    assert (remove.act, remove.channel_id, remove.message_id) == (PostAct.REMOVE, ROOM + 1, 77)
    assert {state for _, _, _, person, state in await owed(world) if person == 2} == {"dropped"}


async def test_text_that_may_have_arrived_is_sent_again_as_it_was_and_edited_then(database: Database):
    world = await a_world(database)
    number, deliveries = await draft(world), world.services.deliveries
    await send(world, number)
    [first] = await deliveries.lease([GUILD])
    await deliveries.ready(first)
    await deliveries.mark_failed(first, DeliveryFault.OUTSIDE)  # Discord's answer was lost
    await rewrite(world, OLU, number, "Second", "")
    world.clock.advance(timedelta(minutes=1))

    [facts] = await deliver(world)

    assert facts["body"] == "Hello"
    assert [each.facts["body"] for each in await work(world)] == ["Second"]


async def test_message_that_cannot_be_changed_is_given_up_and_tried_again_after_the_next_edit(database: Database):
    world = await a_world(database)
    number, tending = await draft(world), world.services.announcements_posts
    await send(world, number)
    await deliver(world)
    await rewrite(world, OLU, number, "Second", "")
    [edit] = await work(world)

    await tending.mark_failed(edit, DeliveryFault.REFUSED)
    world.clock.advance(HOUR)
    assert (await work(world), await posts(world)) == ([], [(1, False, False, "refused")])
    assert (await world.services.announcements.show(OLU, number)).sent == Sent(1, 1, 0, 0, 0)

    await rewrite(world, OLU, number, "Third", "")
    assert [each.version for each in await work(world)] == [3]


async def test_announcements_are_listed_found_and_shown_with_what_can_be_done(database: Database):
    world = await a_world(database)
    announcements, numbers = world.services.announcements, [await draft(world) for _ in range(3)]
    await rewrite(world, OLU, numbers[0], "The first\nof all", "")
    await announcements.aim(OLU, numbers[0], Aim(Audience.SILENT, 30), place=None)

    page = await announcements.list_page(OLU, page=9, page_size=2)

    assert [(line.id, line.name) for line in page.lines] == [(numbers[0], "The first")]
    assert (page.page, page.pages) == (1, 2)
    assert await announcements.find(OLU, "first") == numbers[0]
    for typed in ("News", "nothing", "announcement:99", "announcement:x"):
        with pytest.raises(NoSuchAnnouncement):
            await announcements.find(OLU, typed)
    assert await announcements.suggest(world.actor(1), "") == []
    assert (await announcements.show(OLU, numbers[0])).can == frozenset(AnnouncementAct) - {
        AnnouncementAct.APPROVE,
        AnnouncementAct.RECALL,
    }
    assert (await announcements.show(OLU, numbers[1])).aim == FOR_ALL

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.deadlines import (
    Asks,
    ChangeKind,
    DeadlineNameTaken,
    DraftOver,
    InstantPast,
    NoSuchDeadline,
    NoSuchPlan,
    NothingToMove,
    NotLater,
)
from bot.domain.permissions import OnlyOrganizersMay
from bot.errors import UserError
from bot.services._schedule import DateChange, NewDate
from bot.services.deadlines_move import Extended, HistoryLine
from bot.services.deadlines_remind import DeadlinesRemind
from bot.services.deadlines_schedule import Details
from db.challenges import Edition
from db.deadlines import Deadline, Rung
from tests.deadlines.world import ADA, BO, DUE, OLU, WHEN, a_team_at_work, add, before, go_to, ring, settle
from tests.kit.editions import GUILD, World

AOE = "Etc/GMT+12"
LATER = DUE + timedelta(days=7)


async def test_added_deadline_says_whom_it_reminds_and_when(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")

    change = await add(world)

    date = NewDate(DUE, WHEN, AOE)
    rungs = tuple(before(hours=hours) for hours in (14 * 24, 7 * 24, 72, 24, 3))
    assert change == DateChange(1, "Report", date, date, rungs, teams=1, claims=1, keep=0, has_event=False)


async def test_move_shows_what_it_changes_and_tells_those_who_still_owe_it(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await a_team_at_work(world, "Tensor", BO, paper="CDEP")
    await add(world)
    await world.services.claims_work.submit(world.actor(BO), 2, "https://openreview.net/forum?id=SyxrxR4KPS")
    await settle(world)
    moving = world.services.deadlines_move

    plan = await moving.plan_move(OLU, "Report", "11 June 2026 23:59 AoE", "The venue moved its date")
    assert await ring(world) == []
    done = await moving.apply(OLU, plan.draft_id)

    rungs = tuple(LATER - timedelta(hours=hours) for hours in (14 * 24, 7 * 24, 72, 24, 3))
    after = NewDate(LATER, "11 June 2026 23:59 AoE", AOE)
    assert plan.dates == (DateChange(1, "Report", NewDate(DUE, WHEN, AOE), after, rungs, 1, 1, 0, has_event=False),)
    assert (plan.kind, plan.reason, plan.told) == (ChangeKind.MOVE, "The venue moved its date", 1)
    assert done == plan
    assert await ring(world) == [("deadlines:move", ADA, ["Report"])]
    [line] = (await world.services.deadlines.show(world.actor(ADA))).lines
    assert (line.due_at, line.words) == (LATER, "11 June 2026 23:59 AoE")


async def test_change_that_was_made_or_outdated_is_not_made_again(world: World):
    await add(world)
    moving = world.services.deadlines_move
    first = await moving.plan_move(OLU, "Report", "+7 days", "A week more")
    second = await moving.plan_move(OLU, "Report", "+1 day", "A day more")

    await moving.apply(OLU, first.draft_id)

    for draft_id in (first.draft_id, second.draft_id, 99):
        with pytest.raises(DraftOver):
            await moving.apply(OLU, draft_id)


async def test_change_is_made_only_by_who_was_shown_it_within_a_day(world: World):
    await add(world)
    moving = world.services.deadlines_move
    plan = await moving.plan_move(OLU, "Report", "+7 days", "A week more")
    other = OLU.__class__(GUILD, 8, organizes=True)

    with pytest.raises(DraftOver):
        await moving.apply(other, plan.draft_id)
    world.clock.advance(timedelta(days=1, minutes=1))
    with pytest.raises(DraftOver):
        await moving.apply(OLU, plan.draft_id)


async def test_two_organizers_who_agree_at_once_move_a_deadline_once(world: World):
    await add(world)
    moving = world.services.deadlines_move
    plan = await moving.plan_move(OLU, "Report", "+7 days", "A week more")

    done = await asyncio.gather(*(moving.apply(OLU, plan.draft_id) for _ in range(4)), return_exceptions=True)

    assert sorted(type(each).__name__ for each in done) == ["Change", "DraftOver", "DraftOver", "DraftOver"]
    [line] = (await world.services.deadlines.show(OLU)).lines
    assert line.due_at == LATER


async def test_whole_plan_is_shifted_but_for_what_is_past(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await add(world, "Intent", "10 May 2026 23:59 AoE", Asks.WORD)
    await add(world)
    await add(world, "Notification", "2026-09-30 18:00 Europe/Berlin", Asks.NOTHING)
    go_to(world, before(days=20))
    await settle(world)
    moving = world.services.deadlines_move

    plan = await moving.plan_shift(OLU, "+30 days", "The venue moved everything")
    await moving.apply(OLU, plan.draft_id)

    lines = (await world.services.deadlines.show(OLU)).lines
    assert [(line.name, line.words) for line in lines] == [
        ("Intent", "10 May 2026 23:59 AoE"),
        ("Report", "2026-07-04 23:59 AoE"),
        ("Notification", "2026-10-30 18:00 Berlin"),  # after the clocks went back, at the same time of day
    ]
    assert await ring(world) == [("deadlines:move", ADA, ["Report", "Notification"])]


async def test_extension_is_told_kept_on_the_list_and_outlived_by_a_later_deadline(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await a_team_at_work(world, "Tensor", BO, paper="CDEP")
    await add(world)
    moving = world.services.deadlines_move

    extended = await moving.extend(OLU, "Report", "Vector", "+9 days", "Ada was ill")
    told = await ring(world)
    [own] = (await world.services.deadlines.show(world.actor(ADA))).lines
    [other] = (await world.services.deadlines.show(world.actor(BO))).lines
    plan = await moving.plan_move(OLU, "Report", "+3 days", "A little more")
    await moving.apply(OLU, plan.draft_id)
    moved = await ring(world)

    assert extended == Extended(
        "Report", "Vector", NewDate(DUE + timedelta(days=9), extended.date.words, AOE), "Ada was ill"
    )
    assert told == [("deadlines:extend", ADA, [])]
    assert (own.due_at, own.is_extended) == (DUE + timedelta(days=9), True)
    assert (other.due_at, other.is_extended) == (DUE, False)
    assert (plan.dates[0].keep, plan.told) == (1, 1)
    assert moved == [("deadlines:move", BO, ["Report"])]


async def test_removed_deadline_frees_its_name_and_is_told(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await add(world)
    moving = world.services.deadlines_move

    plan = await moving.plan_removal(OLU, "report", "Not needed")
    await moving.apply(OLU, plan.draft_id)

    assert await ring(world) == [("deadlines:remove", ADA, ["Report"])]
    assert (await world.services.deadlines.show(OLU)).lines == ()
    await add(world)


async def test_history_tells_who_changed_what_and_why(world: World):
    await world.team("Vector", ADA)
    await add(world)
    moving = world.services.deadlines_move
    plan = await moving.plan_move(OLU, "Report", "+7 days", "The venue moved its date")
    world.clock.advance(timedelta(hours=1))
    await moving.apply(OLU, plan.draft_id)
    await moving.extend(OLU, "Report", "Vector", "2026-06-20", "Ada was ill")

    now, then = world.clock.now(), world.clock.now() - timedelta(hours=1)
    extended_to = DUE + timedelta(days=16)
    assert await moving.list_history(OLU, "Report") == [
        HistoryLine(
            ChangeKind.EXTEND, "Report", "Vector", OLU.user_id, "Ada was ill", None, extended_to, "2026-06-20", now
        ),
        HistoryLine(
            *(ChangeKind.MOVE, "Report", None, OLU.user_id, "The venue moved its date"),
            *(DUE, LATER, "2026-06-11 23:59 AoE", now),
        ),
        HistoryLine(ChangeKind.ADD, "Report", None, OLU.user_id, "", None, DUE, WHEN, then),
    ]
    assert [tag for tag, _ in await world.audit() if tag.startswith("deadline")] == [
        "deadline:add",
        "deadline:move",
        "deadline:extend",
    ]


async def test_correction_changes_all_but_the_date(world: World):
    await add(world)
    schedule = world.services.deadlines_schedule
    deadline_id, details = await schedule.get_details(OLU, "Report")
    corrected = Details("The report", is_hard=False, grace_minutes=30, link="mlrc.example/call", ladder="2d")

    change = await schedule.correct(OLU, deadline_id, corrected)

    assert details == Details("Report", is_hard=True, ladder="14d 7d 72h 24h 3h")
    assert (change.name, change.reminders) == ("The report", (before(days=2),))
    assert (await schedule.get_details(OLU, "The report"))[1] == Details(
        "The report", is_hard=False, grace_minutes=30, link="https://mlrc.example/call", ladder="48h"
    )


async def test_plan_of_another_edition_is_taken_over(world: World):
    await add(world, "Intent", "10 May 2026 23:59 AoE", Asks.WORD)
    await add(world)
    await world.change_edition(is_current=False, state="closed")

    async def open_next(session):
        first = (await session.scalars(select(Edition))).one()
        copied = {name: getattr(first, name) for name in ("guild_id", "seats_per_team", "has_paper_list", "created_at")}
        session.add(Edition(**copied, key="next", name="Next", state="open", is_current=True))

    await world.database.write(open_next)
    schedule = world.services.deadlines_schedule

    added = await schedule.copy(OLU, "default", "+365 days")
    again = await schedule.copy(OLU, "default", "+365 days")

    assert [(each.name, each.after) for each in added] == [
        ("Intent", NewDate(before(days=25) + timedelta(days=365), "2027-05-10 23:59 AoE", AOE)),
        ("Report", NewDate(DUE + timedelta(days=365), "2027-06-04 23:59 AoE", AOE)),
    ]
    assert again == []
    assert await schedule.list_plans(OLU) == [("default", "Fall 2021")]
    with pytest.raises(NoSuchPlan):
        await schedule.copy(OLU, "next", "+1 day")


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda world: add(world, "report"), DeadlineNameTaken),
        (lambda world: add(world, "Old", "4 June 2020 23:59 AoE"), InstantPast),
        (lambda world: world.services.deadlines_move.plan_move(OLU, "Report", WHEN, "Why"), NothingToMove),
        (lambda world: world.services.deadlines_move.plan_move(OLU, "Paper", WHEN, "Why"), NoSuchDeadline),
        (lambda world: world.services.deadlines_move.plan_shift(OLU, "+0d", "Why"), NothingToMove),
        (lambda world: world.services.deadlines_move.plan_shift(OLU, "-90d", "Why"), InstantPast),
        (lambda world: world.services.deadlines_move.extend(OLU, "Report", "Vector", WHEN, "Why"), NotLater),
        (
            lambda world: world.services.deadlines_move.plan_move(world.actor(ADA), "Report", "+1d", "Why"),
            OnlyOrganizersMay,
        ),
        (lambda world: world.services.deadlines_move.list_history(world.actor(ADA), None), OnlyOrganizersMay),
        (lambda world: world.services.deadlines.mute(world.actor(ADA), 99), NoSuchDeadline),
    ],
)
async def test_refused_change_says_why_and_changes_nothing(world: World, act, refusal: type[UserError]):
    await world.team("Vector", ADA)
    await add(world)
    written = await world.audit()

    with pytest.raises(refusal):
        await act(world)

    assert await world.audit() == written
    assert [line.due_at for line in (await world.services.deadlines.show(OLU)).lines] == [DUE]


async def test_merged_team_keeps_the_time_that_the_other_was_given(world: World):
    await world.team("Vector", ADA)
    await world.team("Tensor", BO)
    await add(world, asks=Asks.WORD)
    await world.services.deadlines_move.extend(OLU, "Report", "Tensor", "2026-06-20", "Bo was ill")

    await world.services.merges.ask(world.actor(ADA), 2)
    plan = await world.services.merges.answering(world.actor(BO), 1)
    await world.services.merges.accept(world.actor(BO), 1, asked=plan.fingerprint)

    [line] = (await world.services.deadlines.show(world.actor(ADA))).lines
    assert (line.due_at, line.is_extended) == (DUE + timedelta(days=16), True)


async def test_two_processes_remind_each_team_once(world: World):
    for number in range(20):
        await a_team_at_work(world, f"Team {number}", 100 + number, paper=f"Paper {number}")
    await add(world)
    go_to(world, before(days=14))
    other = DeadlinesRemind(world.database, world.clock)

    await asyncio.gather(world.services.deadlines_remind.remind(), other.remind())

    async with world.database.reading() as session:
        assert len(list(await session.scalars(select(Rung)))) == 20
    assert await ring(world) == [("deadlines:due", 100 + number, ["Report"]) for number in range(20)]


async def test_reminder_that_is_due_while_a_team_is_extended_is_not_lost_for_the_others(world: World):
    await a_team_at_work(world, "Vector", ADA, paper="GANSpace")
    await a_team_at_work(world, "Tensor", BO, paper="CDEP")
    await add(world, ladder="7d")
    await settle(world)
    go_to(world, before(days=7))

    await world.services.deadlines_move.extend(OLU, "Report", "Vector", "2026-06-20", "Ada was ill")

    assert [sent for sent in await ring(world) if sent[0] == "deadlines:due"] == [("deadlines:due", BO, ["Report"])]
    async with world.database.reading() as session:
        assert await session.scalar(select(Deadline.look_at)) == DUE + timedelta(days=16 - 7)

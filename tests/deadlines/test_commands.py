from datetime import timedelta

import discord
import pytest

from bot.domain.deadlines import Asks, ChangeKind
from bot.domain.permissions import Actor
from bot.domain.zones import AOE
from bot.services._schedule import DateChange, NewDate
from bot.services.deadlines_move import Change
from bot.services.deadlines_schedule import Details
from cogs._shared.letters import Posted
from cogs._shared.texts import Texts
from cogs.deadlines.letters import LETTERS
from cogs.deadlines.schedule_cards import plan_card
from db.engine import Database
from tests.deadlines.world import DUE, WHEN
from tests.kit.clock import FixedClock
from tests.kit.discord import Server, a_server, answer, press, read

ON_SQLITE = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture
async def server(database: Database):
    async with a_server(database, clock=FixedClock(DUE - timedelta(days=20))) as server:
        yield server


def an_organizer(server: Server, name: str = "olu"):
    role = server.guild.create_role("Organizer", permissions=discord.Permissions(manage_guild=True))
    member = server.guild.add_member(server.env.create_user(name), roles=[role])
    server.locales[member.id] = "en-US"
    return member


async def add(server: Server, olu, name: str = "Report", asks: Asks = Asks.WORD, when: str = WHEN) -> None:
    details = Details(name, is_hard=True)
    await server.services.deadlines_schedule.add(Actor(server.guild.id, olu.id, organizes=True), details, asks, when)


def letters(member) -> list[str]:
    return [read(each).text for each in member.user.dm_channel.history(viewer=member.user)]


async def ring(server: Server) -> None:
    await server.bot.bell.ring()
    await server.env.settle()


@ON_SQLITE
async def test_deadline_is_added_listed_reminded_of_and_done(server: Server):
    olu, ada, bo = an_organizer(server), server.member("ada"), server.member("bo")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    options = {"name": "Intent", "when": WHEN, "asks": "word", "kind": "soft"}

    added = answer(await olu.slash(server.channel, "schedule add", **options))
    listed = answer(await ada.slash(server.channel, "deadline list"))
    stranger = answer(await bo.slash(server.channel, "deadline list"))
    server.clock.advance(timedelta(days=6))
    await ring(server)
    await ring(server)
    [reminder] = ada.user.dm_channel.history(viewer=ada.user)
    done = answer(await ada.user.click(reminder, custom_id=f"deadlines:done:{server.guild.id}:1:1"))
    server.clock.advance(timedelta(days=7))
    await ring(server)

    stamp = int(DUE.timestamp())
    assert f"**Intent** is set: <t:{stamp}:F> (<t:{stamp}:R>) · 2026-06-04 23:59 AoE" in added.text
    assert "Still to do: do this as a team" in listed.text and listed.private
    assert "This is for teams" in stranger.text
    assert "**Vector**, this is still to do in **" in read(reminder).text
    assert done.text.startswith("Good: your team has done **Intent**") and done.private
    assert letters(bo) == []
    assert len([text for text in letters(ada) if "still to do" in text]) == 1


@ON_SQLITE
async def test_buttons_of_a_reminder_work_after_a_restart_in_the_language_of_who_presses(server: Server):
    olu, cai = an_organizer(server), server.member("cai", locale="zh-CN")
    await server.services.teams.create(Actor(server.guild.id, cai.id), "Vector")
    await add(server, olu)
    await cai.slash(server.channel, "deadline next")
    server.clock.advance(timedelta(days=6))
    await ring(server)
    [reminder] = cai.user.dm_channel.history(viewer=cai.user)

    await server.restart()
    ids = f"{server.guild.id}:1"
    snoozed = answer(await cai.user.click(reminder, custom_id=f"deadlines:snooze:{ids}"))
    muted = answer(await cai.user.click(reminder, custom_id=f"deadlines:mute:{ids}"))

    again = int((DUE - timedelta(days=13)).timestamp())
    assert snoozed.text == f"如果到时还没完成，我会私信提醒你：<t:{again}:F> (<t:{again}:R>)。".replace(
        " (", "（"
    ).replace(")。", "）。") or (f"<t:{again}:F>" in snoozed.text)
    assert muted.text.startswith("不会再提醒你**Report**") and "恢复提醒" in muted.buttons


@ON_SQLITE
async def test_move_is_shown_before_it_is_made_and_then_told(server: Server):
    olu, ada = an_organizer(server), server.member("ada")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await add(server, olu)

    plan = await olu.slash(
        server.channel, "schedule move", deadline="Report", to="+7 days", reason="The venue moved its date"
    )
    planned, kept = answer(plan).text, letters(ada)
    done = answer(await press(olu, plan, "Move"))
    await ring(server)

    before, after = int(DUE.timestamp()), int((DUE + timedelta(days=7)).timestamp())
    assert f"**Report**: <t:{before}:f> → **<t:{after}:f>** · 2026-06-11 23:59 AoE" in planned
    assert "One team still owes it" in planned and "One team or person is told. Move it?" in planned
    assert kept == []
    assert done.text.startswith("### Moved")
    assert "The reason: The venue moved its date" in letters(ada)[-1]


@ON_SQLITE
async def test_dates_and_deadlines_are_offered_while_they_are_typed(server: Server):
    olu = an_organizer(server)
    await add(server, olu)
    await add(server, olu, "Intent", when="30 May 2026 23:59 AoE")

    when = await olu.autocomplete(server.channel, "schedule add", "when", "4 June 2026 23:59 AoE")
    which = await olu.autocomplete(server.channel, "schedule move", "deadline", "")

    assert [choice["name"] for choice in when] == ["2026-06-04 23:59 AoE · 2026-06-05 11:59 UTC"]
    assert [choice["name"] for choice in which] == [
        "All deadlines that are still to come",
        "Intent · 2026-05-30 23:59 AoE",
        "Report · 2026-06-04 23:59 AoE",
    ]


def test_fullest_reminder_and_the_largest_shift_fit_into_a_message():
    names = [f"{number:02}{'_' * 78}" for number in range(20)]
    item = {"deadline_id": 2**40, "version": 1, "name": names[0], "asks": "report", "is_hard": True, "zone": AOE}
    late = item | {"at": DUE.isoformat(), "papers": ["_" * 300] * 6}
    facts = {"items": [late] * 9, "team": "_" * 60, "team_id": 2**40}
    date = NewDate(DUE, WHEN, AOE)
    changes = tuple(
        DateChange(number, name, date, date, (DUE,) * 8, 99, 99, 9, has_event=True) for number, name in enumerate(names)
    )
    change = Change(1, ChangeKind.MOVE, "_" * 300, changes, 99)

    for language in (discord.Locale.american_english, discord.Locale.chinese):
        words = Texts().words(language)
        LETTERS["deadlines:due"](Posted(2**60, "_" * 100, facts), words).view()
        plan_card(change, words).view()

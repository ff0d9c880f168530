from datetime import timedelta
from typing import Any

import pytest
import simcord

from tests.kit.clock import START
from tests.kit.discord import Server, answer, press, read

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

HOUR = timedelta(hours=1)


def stamp(away: timedelta) -> str:
    at = int((START + away).timestamp())
    return f"<t:{at}:F> (<t:{at}:R>)"


async def ring(server: Server, after: timedelta) -> None:
    server.clock.advance(after)
    await server.bot.bell.ring()
    await server.env.settle()


def letters(member: simcord.MemberActor) -> list[Any]:
    return list(member.user.dm_channel.history(viewer=member.user))


async def test_reminder_is_set_comes_is_put_off_after_a_restart_and_cancelled(server: Server):
    ada, guild = server.member("ada"), server.guild.id

    offered = await ada.autocomplete(server.channel, "remind set", "when", "2021-09-02")
    asked = answer(await ada.slash(server.channel, "remind set", when="in 1 hour", text="Read **@everyone**"))
    plain = answer(await ada.slash(server.channel, "remind set", when="in 1 hour", text="Read *this* [now](x)"))
    await server.restart()
    await ring(server, HOUR)
    (letter,) = letters(ada)
    shown = read(letter).text, read(letter).buttons
    await ada.user.click(letter, custom_id=f"reminders:put-off:{guild}:1:60")
    put_off = read(letters(ada)[0]).text
    listed = await ada.slash(server.channel, "remind list")
    before = answer(listed)
    cancelled = answer(await press(ada, listed, "Cancel it"))

    assert offered[0]["name"] == "2021-09-02 09:00 UTC"
    assert asked.text.startswith("That mentions somebody or a channel.")
    text = r"Read \*this\* \[now\](x)"
    me_timezone = server.bot.texts.command("me timezone")
    assert plain.text == (
        f"I will remind you by direct message: **{text}**\nWhen: {stamp(HOUR)}\n"
        f"-# Read in UTC: I don't know your time zone. Tell me with {me_timezone}, then set reminders anew."
    )
    assert plain.private
    assert shown == (
        f"**{text}**\n-# You asked on {server.guild.name} to be reminded at {stamp(HOUR)}.",
        {"In 1 hour": f"reminders:put-off:{guild}:1:60", "Tomorrow": f"reminders:tomorrow:{guild}:1"},
    )
    assert put_off == f"I will remind you again: **{text}**\n{stamp(2 * HOUR)}"
    assert before.text == f"### Your reminders (1 of 10)\n**{text}**\n{stamp(2 * HOUR)}"
    assert cancelled.text == f"Cancelled: **{text}**. You will not be reminded of it."


async def test_message_is_remembered_by_its_address_alone(server: Server):
    lin, guild, channel = server.member("lin", locale="zh-CN"), server.guild.id, server.channel
    message = await server.member("ada").send(channel, "The secret is 42")

    opened = await lin.context_menu(channel, "Remind me", message)
    assert opened.modal is not None
    when, text = (label["component"] for label in opened.modal["components"])
    await lin.submit_modal(opened, {when["custom_id"]: "明天", text["custom_id"]: text["value"]})
    await ring(server, timedelta(hours=21))
    (letter,) = letters(lin)

    assert text["value"] == "general 中的一条消息"
    assert read(letter).text.startswith("**general 中的一条消息**\n-# 你在 ")
    assert read(letter).buttons["打开消息"] == f"https://discord.com/channels/{guild}/{channel.id}/{message.id}"


async def test_repeated_reminder_shows_its_next_runs_and_is_stopped_from_the_letter(server: Server):
    ada, guild = server.member("ada"), server.guild.id

    offered = await ada.autocomplete(server.channel, "remind set", "every", "daily")
    asked = answer(await ada.slash(server.channel, "remind set", when="today", text="Check in", every="daily 13:00"))
    await ring(server, HOUR)
    (letter,) = letters(ada)
    stop = read(letter).buttons["Stop"]
    await ada.user.click(letter, custom_id=stop)
    await ring(server, timedelta(days=1))

    assert [each["value"] for each in offered] == ["daily", "daily 9:00"]
    assert [line for line in asked.text.splitlines() if line.startswith("- ")] == [
        f"- {stamp(HOUR + timedelta(days=days))}" for days in range(3)
    ]
    assert stop == f"reminders:stop:{guild}:1"
    assert [read(each).text for each in letters(ada)] == ["Cancelled: **Check in**. You will not be reminded of it."]


async def test_reminder_that_could_not_be_delivered_says_so_and_is_tried_again(server: Server):
    ada = server.member("ada")
    await ada.slash(server.channel, "remind set", when="in 1 hour", text="Run it")
    server.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, message="Cannot send")
    await ring(server, HOUR)

    listed = await ada.slash(server.channel, "remind list")
    seen = answer(listed)
    server.clock.advance(timedelta(minutes=1))
    await press(ada, listed, "Try again")
    await ring(server, timedelta())

    assert "Could not be delivered last time" in seen.text
    assert list(seen.buttons) == ["Try again", "Remove"]
    assert [read(letter).text.splitlines()[0] for letter in letters(ada)] == ["**Run it**"]

"""Announcements in Discord: written, shown exactly, approved, planned, posted once, edited and recalled."""

from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord

from tests.kit.discord import Server, Shown, answer, press, read
from tests.looking.people import fields, fill
from tests.rooms.world import requests
from tests.suggestions.world import tell_organizers_in

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

_FOOT = "-# Announcement of Fall 2021 on {}"


def an_organizer(server: Server, name: str, **rights: bool) -> simcord.MemberActor:
    role = server.guild.create_role(f"{name}'s", permissions=discord.Permissions(manage_guild=True, **rights))
    return server.guild.add_member(server.env.create_user(name), roles=[role])


async def ring(server: Server, *, later: timedelta = timedelta()) -> None:
    server.clock.advance(later)
    await server.bot.bell.ring()
    await server.env.settle()


def posted(channel: simcord.ChannelHandle) -> list[str]:
    return [read(message).text for message in channel.history()]


async def draft(server: Server, olu: Any, title: str, body: str, **options: Any) -> simcord.InteractionResult:
    opened = await olu.slash(
        server.channel, "announce draft", **({"audience": "everyone", "channel": server.channel} | options)
    )
    return await fill(olu, opened, title, body)


async def test_announcement_is_drafted_approved_planned_and_posted_once(server: Server):
    olu, kai, mia = an_organizer(server, "olu"), an_organizer(server, "kai"), server.member("mia")
    desk = server.guild.create_text_channel("desk")
    await tell_organizers_in(server.database, server.guild.id, desk.id)
    await press(olu, await olu.slash(server.channel, "challenge rules"), "Let announcements be approved")

    refused = await draft(server, olu, "Kick-off", "Welcome to {event}, ```@everyone```")
    opened = await press(olu, refused, "Try again")
    assert answer(refused).text.startswith("{event} is no variable. Known are {edition}, {next\\_deadline}")
    assert [each["value"] for each in fields(opened)] == ["Kick-off", "Welcome to {event}, ```@everyone```"]
    shown_desk = answer(await fill(olu, opened, "Kick-off", "Welcome to {edition}, **@everyone**"))
    card = f"### Kick-off\nWelcome to Fall 2021, **@\u200beveryone**\n{_FOOT.format(server.guild.name)}"
    assert shown_desk == Shown(
        "### Announcement: Kick-off\n"
        f"**Draft** · by <@{olu.id}>\n"
        f"For everyone who reads <#{server.channel.id}>: one message, and up to 5 people.\n"
        f"It mentions nobody.\nIn this edition another organizer has to approve it first.\n{card}",
        {
            "Ask for approval": "announcements:send:1",
            "Schedule": "announcements:schedule:1",
            "Edit": "announcements:edit:1",
            "For whom": "announcements:aim:1",
            "Mention them": "announcements:mention:1",
            "Cancel": "announcements:cancel:1",
        },
        private=True,
    )
    planned = answer(
        await olu.slash(server.channel, "announce schedule", announcement="kick", when="2021-09-02 18:00 Berlin")
    )
    await ring(server)
    [waiting] = desk.history()
    assert "Goes out <t:1630598400:F> (<t:1630598400:R>), typed as “2021-09-02 18:00 Berlin”" in planned.text
    assert (read(waiting).text, planned.private) == (
        f"<@{olu.id}> wrote the announcement **Kick-off**. It waits for another organizer to approve it.",
        True,
    )
    refusals = [await each.click(waiting, custom_id="announcements:approve:1:2") for each in (olu, mia)]
    await ring(server, later=timedelta(days=1))
    assert [answer(each).text.split(".")[0].split(":")[0] for each in refusals] == [
        "You wrote **Kick-off** or changed it last, so another organizer has to approve it",
        "Only the organizers can do this",
    ]
    await kai.click(waiting, custom_id="announcements:approve:1:2")
    for _ in range(2):
        await ring(server, later=timedelta(hours=5))

    assert read(desk.history()[0]).text == f"<@{kai.id}> approved **Kick-off**. It goes out when it is planned."
    assert posted(server.channel) == [f"{card}\n-# Late: this was to be sent <t:1630598400:F> (<t:1630598400:R>)."]


async def test_posted_announcement_is_edited_and_recalled(server: Server):
    olu = an_organizer(server, "olu")
    ada = server.member("ada")
    await ada.slash(server.channel, "team create", name="Vector")
    await press(olu, await draft(server, olu, "", "Hello", audience="no-claim"), "Send now")
    asked = await olu.slash(server.channel, "announce send", announcement="Hello")
    await press(olu, asked, "Send it")
    await ring(server)
    [room] = server.channel.threads
    foot = _FOOT.format(server.guild.name)
    assert posted(room)[-1] == f"Hello\n{foot}\n-# <@{ada.id}>"

    await server.restart()
    opened = await olu.slash(server.channel, "announce edit", announcement="announcement:1")
    edited = answer(await fill(olu, opened, "Greeting", "Hello again"))
    await ring(server)
    assert posted(room)[-1] == f"### Greeting\nHello again\n{foot}\n-# <@{ada.id}>"
    assert "The last time: one message is there, 1 with an earlier text." in edited.text
    server.env.inject_error("DELETE", "/channels/*/messages/*", status=500)
    stopped = await olu.slash(server.channel, "announce cancel", announcement="Greeting")
    question = answer(stopped).text
    recalled = answer(await press(olu, stopped, "Recall it"))
    await ring(server)
    await ring(server, later=timedelta(minutes=5))

    assert "Recall **Greeting**? The message of the last time is removed, and it does not go out any more." in question
    assert "**Recalled**" in recalled.text
    assert [text for text in posted(room) if "Hello" in text] == []
    again = answer(await olu.slash(server.channel, "announce edit", announcement="Greeting"))
    assert again.text.startswith("**Greeting** is recalled, so its text cannot be changed any more.")


async def test_mass_mention_is_made_only_where_it_is_permitted_and_confirmed(server: Server):
    olu, kai = an_organizer(server, "olu"), an_organizer(server, "kai", mention_everyone=True)
    news = server.guild.create_news_channel("news")

    drafted = await draft(server, olu, "", "Hello", channel=news, crosspost=True)
    asked = await press(olu, drafted, "Mention them")
    refused = answer(await press(olu, asked, "Mention them"))
    shown_desk = await kai.slash(server.channel, "announce preview", announcement="Hello")
    allowed = await press(kai, await press(kai, shown_desk, "Mention them"), "Mention them")
    reach = answer(allowed).text
    await press(kai, await press(kai, allowed, "Send now"), "Send it")
    await ring(server)

    assert refused.text.startswith("Discord does not let you mention everyone in #news.")
    assert "It mentions everyone: up to 4 people are notified." in reach
    assert posted(news) == [f"Hello\n@everyone\n{_FOOT.format(server.guild.name)}"]
    await ring(server)
    [sent, *published] = requests(server, "POST", f"/channels/{news.id}/messages")
    assert sent["allowed_mentions"] == {"parse": ["everyone"], "users": []}
    assert len(published) == 1


async def test_missing_right_is_said_in_the_preview_with_what_to_do(server: Server):
    olu = an_organizer(server, "olu")
    assert server.bot.user is not None
    closed = server.guild.create_text_channel(
        "closed", overwrites={server.bot.user: discord.PermissionOverwrite(send_messages=False)}
    )
    drafted = await draft(server, olu, "", "Hello", channel=closed)

    desk = answer(await olu.slash(server.channel, "announce preview", announcement="Hello"))
    refused = answer(await press(olu, await press(olu, drafted, "Send now"), "Send it"))

    sentence = "The bot may not write in #closed. Give it the right *Send Messages*"
    assert (sentence in desk.text, refused.text.startswith(sentence)) == (True, True)
    menus = await olu.context_menu(server.channel, "Use as announcement", await olu.send(server.channel, "Hi **all**"))
    assert [each.get("value") for each in fields(menus)] == [None, "Hi **all**"]

"""/me show, export, delete and language, on the server and in direct messages."""

import json

import pytest
import simcord
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.permissions import Actor
from bot.services._outbox import owe_channel
from tests.kit.discord import Server, answer, press

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def a_team(server: Server, lead: simcord.MemberActor) -> None:
    await server.services.teams.create(Actor(server.guild.id, lead.id), "Vector", channel_id=server.channel.id)


async def test_person_sees_exports_and_deletes_what_is_kept(server: Server):
    ada = server.member("ada")
    nothing = answer(await ada.slash(server.channel, "me delete"))
    await a_team(server, ada)
    seen = await ada.slash(server.channel, "me show")
    seen_text = answer(seen).text
    exported = await press(ada, seen, "Everything as a file")
    asked = await press(ada, seen, "Delete it all")
    question = answer(asked).text
    done = answer(await press(ada, asked, "Delete everything"))
    again = answer(await ada.slash(server.channel, "me show"))

    assert nothing.text.startswith("I keep nothing about you.")
    lines = seen_text.splitlines()
    assert lines[0] == "### What I keep about you"
    assert "You are in **Vector** (Fall 2021)." in lines
    assert "On one server, I keep:" in lines
    assert "You leave **Vector** (Fall 2021)." in question
    assert "What stays, without your name:" in question
    assert exported.response is not None
    content = json.loads(await exported.response.attachments[0].read())
    assert content["user_id"] == ada.id
    assert content["names"]["edition_id"] == {"1": "Fall 2021"}
    assert done.text.startswith("Done. I keep nothing about you any more")
    assert again.text.startswith("I keep nothing about you.")
    assert await server.services.teams.suggest(Actor(server.guild.id, ada.id), "Vec") == []


async def test_question_is_asked_again_when_it_means_something_else(server: Server):
    ada = server.member("ada")
    await server.services.people.set_zone(Actor(server.guild.id, ada.id), "Berlin")
    asked = await ada.slash(server.channel, "me delete")
    await a_team(server, ada)
    again = await press(ada, asked, "Delete everything")
    assert "**Something has changed meanwhile.**" in answer(again).text
    assert "You leave **Vector**" in answer(again).text
    assert answer(await press(ada, again, "Delete everything")).text.startswith("Done.")


async def a_post_about(server: Server, user_id: int, channel_id: int) -> None:
    """A message of the bot's in a channel that names somebody."""

    async def owe(session: AsyncSession) -> None:
        facts = {"user": user_id, "successor": None, "team": "Vector"}
        key = f"departed:{channel_id}"
        now, guild_id = server.clock.now(), server.guild.id
        await owe_channel(session, "rooms:departed", key, guild_id=guild_id, channel_id=channel_id, now=now, **facts)

    await server.database.write(owe)
    await server.bot.bell.ring()
    await server.env.settle()


async def test_posts_that_name_the_person_are_removed_and_those_out_of_reach_are_counted(server: Server):
    ada, closed = server.member("ada"), server.guild.create_text_channel("closed")
    await server.services.people.set_zone(Actor(server.guild.id, ada.id), "Berlin")
    await a_post_about(server, ada.id, server.channel.id)
    await a_post_about(server, ada.id, closed.id)
    assert len(server.channel.history()) == 1
    route = f"/channels/{closed.id}/messages/*"
    server.env.inject_error("DELETE", route, status=403, code=50001, message="Missing Access")
    asked = await ada.slash(server.channel, "me delete")
    question = answer(asked).text
    done = answer(await press(ada, asked, "Delete everything"))
    assert "2 messages of mine that name you in channels are removed." in question
    assert done.text.splitlines()[1].startswith("One message of mine that names you could not be removed:")
    assert server.channel.history() == []


async def test_person_who_left_asks_in_direct_messages(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await a_team(server, ada)
    seen = answer(await ada.user.slash("me show"))
    zone = answer(await ada.user.slash("me timezone", zone="Berlin"))
    stranger = answer(await bo.user.slash("me timezone", zone="Berlin"))
    asked = await ada.user.slash("me delete")
    custom_id = answer(asked).buttons["Delete everything"]
    done = answer(await ada.user.click(asked.response.message, custom_id=custom_id))
    assert "You are in **Vector** (Fall 2021)." in seen.text
    assert zone.text.startswith("Your time zone is **Europe/Berlin**")
    assert stranger.text.startswith("I keep nothing about you.")
    assert done.text.startswith("Done.")


async def test_language_is_chosen_whatever_discord_says(server: Server):
    ada = server.member("ada")
    chosen = answer(await ada.slash(server.channel, "me language", language="zh-CN"))
    shown = answer(await ada.slash(server.channel, "me timezone"))
    await server.restart()
    later = answer(await ada.slash(server.channel, "me timezone"))
    back = answer(await ada.slash(server.channel, "me language", language="discord"))
    assert chosen.text.startswith("从现在起")
    assert shown.text.startswith("你还没有设置时区")
    assert later.text == shown.text
    assert back.text == "I go by the language of your Discord again."

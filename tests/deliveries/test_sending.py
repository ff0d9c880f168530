"""Messages that are owed become messages on Discord: direct ones, and in a channel where those are closed."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord
import structlog.testing

from bot.clock import SystemClock
from bot.services._outbox import owe_channel, owe_person
from bot.services.deliveries import Leased
from cogs._shared.cards import Card
from cogs._shared.letters import Posted
from cogs._shared.texts import Words
from cogs.deliveries.effects import Doors
from tests.deliveries.sent import KIND, direct, hello, owe, public, ring, stand
from tests.kit.discord import Server


async def test_letter_arrives_as_a_direct_message_once(server: Server):
    ada = server.member("ada")
    await owe(server, ada)

    await ring(server)
    await ring(server)

    assert direct(ada) == [f"hello from {server.guild.name}: hi"]
    assert await stand(server) == [("sent", None, 1)]


async def test_letter_falls_back_to_the_channel_when_direct_messages_are_closed(server: Server):
    ada = server.member("ada")
    await owe(server, ada, fallback_id=server.channel.id)
    server.env.inject_error(
        "POST", f"/channels/{ada.user.dm_channel.id}/messages", status=403, code=50007, message="Cannot send"
    )

    await ring(server)

    assert direct(ada) == []
    assert public(server) == [f"hello from {server.guild.name}: hi\n-# <@{ada.id}>"]
    assert await stand(server) == [("sent", None, 2)]


async def test_letter_to_somebody_with_closed_direct_messages_and_no_channel_is_given_up(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    server.env.inject_error("POST", "/channels/*/messages", status=403, code=50278, message="Cannot send", times=None)

    await ring(server)

    assert (direct(ada), await stand(server)) == ([], [("dead", "dm-closed", 1)])


async def test_letter_is_sent_again_when_discord_could_not_take_it(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    server.env.inject_error("POST", "/channels/*/messages", status=500, times=None)
    await ring(server)
    assert (direct(ada), await stand(server)) == ([], [("pending", "outside", 1)])

    server.env.backend.faults.clear()
    await ring(server)
    assert direct(ada) == []  # not yet
    server.clock.advance(timedelta(seconds=2))
    await ring(server)

    assert direct(ada) == [f"hello from {server.guild.name}: hi"]
    assert await stand(server) == [("sent", None, 2)]


async def test_letter_waits_while_discord_is_closed_by_something_that_passes(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    # Direct messages opened too fast; a token that is being renewed; and a page of something in between.
    passing = [("/users/@me/channels", 403, 40003, 300), ("/channels/*/messages", 401, 0, 4)]
    passing.append(("/channels/*/messages", 403, 0, 8))

    for attempts, (path, status, code, wait_s) in enumerate(passing, 1):
        server.env.inject_error("POST", path, status=status, code=code, message="no")
        for _ in range(2):  # the second time it is not due yet
            await ring(server)
            assert await stand(server) == [("pending", "outside", attempts)]
            server.clock.advance(timedelta(seconds=wait_s / 2))
    await ring(server)

    assert (len(direct(ada)), await stand(server)) == (1, [("sent", None, 4)])


async def test_few_direct_messages_are_opened_at_a_time():
    opening, most = 0, 0

    class Slow(discord.Client):
        async def create_dm(self, user: discord.abc.Snowflake) -> Any:
            nonlocal opening, most
            opening += 1
            most = max(most, opening)
            await asyncio.sleep(0)
            opening -= 1
            return user

    doors = Doors(Slow(intents=discord.Intents.none()))
    letter = Leased(1, KIND, {}, 1, 1, None, None, (), "", 1, None, None, None)

    opened = await asyncio.gather(*(doors.open(replace(letter, user_id=number)) for number in range(20)))

    assert ([target.id for target in opened], most) == (list(range(20)), 2)


@pytest.mark.parametrize("new_database", ["postgresql"], indirect=True)
async def test_letter_waits_while_the_clock_is_far_from_the_databases(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    server.bot.bell.start()
    with structlog.testing.capture_logs() as lines:
        await ring(server)
        await ring(server)
        before = direct(ada)
        server.clock.advance(SystemClock().now() - server.clock.now())
        await ring(server)
    server.bot.bell.stop()

    assert [line["event"] for line in lines if "clock" in line["event"]] == [
        "this machine's clock is not the database's"
    ]
    assert (before, len(direct(ada))) == ([], 1)


async def test_letter_that_arrived_and_was_removed_is_not_sent_again(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    server.env.inject_error("POST", "/channels/*/messages", status=404, code=10008, message="Unknown Message")

    await ring(server)

    assert await stand(server) == [("sent", None, 1)]


async def test_letter_for_a_channel_that_is_gone_or_closed_is_given_up(server: Server):
    server.bot.add_letters({KIND: hello})
    for status, code in ((404, 10003), (403, 50013), (400, 50035)):
        key = f"letter {code}"
        facts = {"guild_id": server.guild.id, "channel_id": server.channel.id, "now": server.clock.now(), "word": "hi"}
        await server.database.write(lambda session, key=key, facts=facts: owe_channel(session, KIND, key, **facts))
        server.env.inject_error("POST", "/channels/*/messages", status=status, code=code, message="no")
        await ring(server)

    assert await stand(server) == [("dead", "gone", 1), ("dead", "forbidden", 1), ("dead", "refused", 1)]
    assert public(server) == []


async def test_letter_survives_a_restart_between_owing_and_sending(server: Server):
    ada = server.member("ada")
    await owe(server, ada)

    await server.restart()
    server.bot.add_letters({KIND: hello})
    await ring(server)

    assert direct(ada) == [f"hello from {server.guild.name}: hi"]


async def test_letter_that_cannot_be_written_stops_no_other(server: Server):
    ada = server.member("ada")
    await owe(server, ada, "broken", word_is_missing=True)
    await owe(server, ada, "wrong", is_wrong=True)
    lost = {"kind": "announcements:post", "key": "lost", "guild_id": server.guild.id, "user_id": ada.id}
    lost |= {"now": server.clock.now(), "announcement": 99}
    await server.database.write(lambda session: owe_person(session, **lost))  # its renewal finds none

    def _broken(posted: Posted, words: Words) -> Card:
        assert "is_wrong" not in posted.facts
        return Card().text(posted.fact("nothing") if "word_is_missing" in posted.facts else "fine")

    server.bot.add_letters({KIND: _broken})
    await owe_another(server, ada)

    with structlog.testing.capture_logs():  # a bug of ours, and logged as one
        await ring(server)

    assert direct(ada) == ["fine"]
    assert await stand(server) == [("dead", "refused", 1), ("dead", "refused", 1), ("sent", None, 1)]
    assert await stand(server, "announcements:post") == [("dead", "refused", 0)]


async def owe_another(server: Server, ada: simcord.MemberActor) -> None:
    facts = {"guild_id": server.guild.id, "user_id": ada.id, "now": server.clock.now()}
    await server.database.write(lambda session: owe_person(session, KIND, "fine", **facts))

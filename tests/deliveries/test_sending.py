"""Messages that are owed become messages on Discord: direct ones, and in a channel where those are closed."""

from datetime import timedelta
from typing import Any

import simcord
import structlog.testing
from sqlalchemy import select

from bot.services._outbox import owe_channel, owe_person
from cogs._shared.cards import Card
from cogs._shared.letters import Posted
from cogs._shared.texts import Words
from db.deliveries import Delivery
from tests.kit.discord import Server

# Another one for each test file of letters: the real ones come from the features.
KIND = "tests:hello"


def _hello(posted: Posted, words: Words) -> Card:
    return Card().text(f"hello from {posted.guild}: {posted.fact('word')}")


async def owe(server: Server, ada: simcord.MemberActor, key: str = "hello", **changed: Any) -> None:
    server.bot.add_letters({KIND: _hello})
    facts = {"guild_id": server.guild.id, "user_id": ada.id, "now": server.clock.now(), "word": "hi"} | changed
    await server.database.write(lambda session: owe_person(session, KIND, key, **facts))


async def ring(server: Server) -> None:
    await server.bot.bell.ring()
    await server.env.settle()


def direct(ada: simcord.MemberActor) -> list[str]:
    """What the bot wrote to her directly."""
    return [_text(message) for message in ada.user.dm_channel.history()]


def public(server: Server) -> list[str]:
    return [_text(message) for message in server.channel.history()]


def _text(message: Any) -> str:
    parts = [part.to_dict() for part in message.components]
    return "\n".join(_contents(parts))


def _contents(parts: list[dict[str, Any]]) -> list[str]:
    return [text for part in parts for text in (part.get("content"), *_contents(part.get("components", []))) if text]


async def stand(server: Server) -> list[tuple[str, str | None, int]]:
    async with server.database.reading() as session:
        rows = await session.scalars(select(Delivery).where(Delivery.kind == KIND).order_by(Delivery.id))
        return [(row.state, row.fault, row.attempts) for row in rows]


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


async def test_letter_that_arrived_and_was_removed_is_not_sent_again(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    server.env.inject_error("POST", "/channels/*/messages", status=404, code=10008, message="Unknown Message")

    await ring(server)

    assert await stand(server) == [("sent", None, 1)]


async def test_letter_for_a_channel_that_is_gone_or_closed_is_given_up(server: Server):
    server.bot.add_letters({KIND: _hello})
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
    server.bot.add_letters({KIND: _hello})
    await ring(server)

    assert direct(ada) == [f"hello from {server.guild.name}: hi"]


async def test_letter_that_cannot_be_written_stops_no_other(server: Server):
    ada = server.member("ada")
    await owe(server, ada, "broken", word_is_missing=True)

    def _broken(posted: Posted, words: Words) -> Card:
        return Card().text(posted.fact("nothing") if "word_is_missing" in posted.facts else "fine")

    server.bot.add_letters({KIND: _broken})
    await owe_another(server, ada)

    with structlog.testing.capture_logs():  # a bug of ours, and logged as one
        await ring(server)

    assert direct(ada) == ["fine"]
    assert await stand(server) == [("dead", "refused", 1), ("sent", None, 1)]


async def owe_another(server: Server, ada: simcord.MemberActor) -> None:
    facts = {"guild_id": server.guild.id, "user_id": ada.id, "now": server.clock.now()}
    await server.database.write(lambda session: owe_person(session, KIND, "fine", **facts))

"""Letters that a bot on SimCord owes, and what stands on Discord of them."""

from typing import Any

import simcord
from sqlalchemy import select

from bot.services._outbox import owe_person
from cogs._shared.cards import Card
from cogs._shared.letters import Posted
from cogs._shared.texts import Words
from db.deliveries import Delivery
from tests.kit.discord import Server

# Another one for each test file of letters: the real ones come from the features.
KIND = "tests:hello"


def hello(posted: Posted, words: Words) -> Card:
    return Card().text(f"hello from {posted.guild}: {posted.fact('word')}")


async def owe(server: Server, ada: simcord.MemberActor, key: str = "hello", **changed: Any) -> None:
    server.bot.add_letters({KIND: hello})
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


async def stand(server: Server, kind: str = KIND) -> list[tuple[str, str | None, int]]:
    async with server.database.reading() as session:
        rows = await session.scalars(select(Delivery).where(Delivery.kind == kind).order_by(Delivery.id))
        return [(row.state, row.fault, row.attempts) for row in rows]

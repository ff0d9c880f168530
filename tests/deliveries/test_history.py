"""What stands in the history is not sent again, however long ago it was; and a room that was closed is opened."""

from datetime import timedelta
from typing import Any

import asyncpg
import discord
import pytest
import structlog.testing
from sqlalchemy import make_url, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services._outbox import owe_channel
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.letters import Posted
from cogs._shared.texts import Words
from db.deliveries import Delivery
from tests.deliveries.sent import KIND, direct, hello, owe, public, ring, stand
from tests.kit.discord import Server

LONG = timedelta(minutes=5)  # Discord has forgotten the nonce
on_sqlite = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("new_database", ["postgresql"], indirect=True)


async def owe_in_public(server: Server, key: str = "hello", channel_id: int | None = None, **changed: Any) -> None:
    server.bot.add_letters({KIND: hello})
    facts = {"guild_id": server.guild.id, "now": server.clock.now(), "word": "hi", **changed}
    channel_id = channel_id or server.channel.id
    await server.database.write(lambda session: owe_channel(session, KIND, key, channel_id=channel_id, **facts))


async def restore(server: Server, *, later: timedelta = LONG, **values: Any) -> None:
    """Put the rows back to how they were before they were sent, some time later."""
    before = {"state": "pending", "message_id": None, "attempts": 0, "unsure_since": None, "lease_owner": None}

    async def put_back(session: AsyncSession) -> None:
        await session.execute(update(Delivery).values(before | {"next_attempt_at": server.clock.now()} | values))

    await server.database.write(put_back)
    server.clock.advance(later)


async def message_ids(server: Server) -> list[int | None]:
    async with server.database.reading() as session:
        return list(
            await session.scalars(select(Delivery.message_id).where(Delivery.kind == KIND).order_by(Delivery.id))
        )


@on_sqlite
async def test_letters_that_an_older_database_owes_are_found_where_they_stand(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    await owe_in_public(server, "aloud")
    await owe_in_public(server, "again")
    await ring(server)
    sent = await message_ids(server)

    await restore(server)
    await owe(server, ada, "later")
    await ring(server)

    text = f"hello from {server.guild.name}: hi"
    assert (direct(ada), public(server)) == ([text] * 2, [text] * 2)
    assert (await message_ids(server))[:3] == sent
    assert await stand(server) == [("sent", None, 1)] * 4


@on_sqlite
async def test_letter_is_found_though_somebody_pressed_its_button(server: Server):
    ada = server.member("ada")

    def with_button(posted: Posted, words: Words) -> Card:
        return Card().text("well?").buttons(button("No", "shared:keep"))

    await owe_in_public(server)
    server.bot.add_letters({KIND: with_button})
    await ring(server)
    [message] = server.channel.history()
    await ada.click(message, custom_id="shared:keep")

    await restore(server)
    await ring(server)

    assert public(server) == ["All right, nothing has changed."]


@on_sqlite
async def test_letter_whose_answer_was_lost_long_ago_is_looked_for_and_then_sent_once(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    server.env.inject_error("POST", "/channels/*/messages", status=503, times=1)
    await ring(server)

    server.clock.advance(LONG)
    await ring(server)

    assert len(direct(ada)) == 1
    assert await stand(server) == [("sent", None, 2)]


@on_sqlite
async def test_history_that_cannot_be_read_keeps_no_letter_back(server: Server):
    await owe_in_public(server)
    server.env.inject_error("GET", "/channels/*/messages", status=403, code=50001, message="Missing Access")
    server.clock.advance(LONG)

    await ring(server)

    assert (len(public(server)), await stand(server)) == (1, [("sent", None, 1)])


@on_sqlite
async def test_history_that_does_not_answer_is_asked_again(server: Server):
    await owe_in_public(server)
    server.env.inject_error("GET", "/channels/*/messages", status=503, times=1)
    server.clock.advance(LONG)
    await ring(server)
    assert (public(server), await stand(server)) == ([], [("pending", "outside", 1)])

    server.clock.advance(timedelta(seconds=2))
    await ring(server)

    assert (len(public(server)), await stand(server)) == (1, [("sent", None, 2)])


@on_sqlite
async def test_letter_that_is_late_says_so(server: Server):
    await owe_in_public(server)
    due = int(server.clock.now().timestamp())
    server.clock.advance(timedelta(minutes=11))

    await ring(server)

    assert public(server)[0].splitlines()[1:] == [f"-# Late: this was to be sent <t:{due}:F> (<t:{due}:R>)."]


@on_sqlite
@pytest.mark.parametrize(("may_open", "stands"), [(True, ("sent", None, 1)), (False, ("dead", "forbidden", 1))])
async def test_archived_thread_is_opened_once_and_a_locked_one_is_given_up(
    server: Server, may_open: bool, stands: tuple[str, str | None, int]
):
    channel = await server.bot.fetch_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="Vector")
    await thread.edit(archived=True)
    await owe_in_public(server, channel_id=thread.id)
    server.env.inject_error("POST", "/channels/*/messages", status=400, code=50083, message="Thread is archived")
    if not may_open:
        server.env.inject_error("PATCH", "/channels/*", status=403, code=50013, message="Missing Permissions")

    await ring(server)

    assert await stand(server) == [stands]


@on_sqlite
async def test_bot_that_was_thrown_out_sends_nothing_until_it_is_invited_again(server: Server):
    ada = server.member("ada")
    await owe(server, ada)
    guilds = server.bot._connection._guilds
    here = guilds.pop(server.guild.id)

    await ring(server)
    assert (direct(ada), await stand(server)) == ([], [("pending", None, 0)])
    guilds[server.guild.id] = here
    await ring(server)

    assert len(direct(ada)) == 1


@on_postgresql
async def test_database_that_was_away_delays_and_loses_nothing(server: Server, database_url: str):
    ada = server.member("ada")
    await owe(server, ada)
    shut, opened = (
        f"ALTER DATABASE {make_url(database_url).database} ALLOW_CONNECTIONS {may}" for may in ("off", "on")
    )
    end = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname <> 'postgres'"
    )
    address = make_url(database_url).set(database="postgres", drivername="postgresql")
    admin = await asyncpg.connect(address.render_as_string(hide_password=False))
    try:
        await admin.execute(shut)
        await admin.execute(end)
        with structlog.testing.capture_logs():
            await ring(server)
        assert direct(ada) == []
        await admin.execute(opened)
    finally:
        await admin.execute(opened)
        await admin.close()

    await ring(server)

    assert (len(direct(ada)), await stand(server)) == (1, [("sent", None, 1)])

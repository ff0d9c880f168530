"""A slow store: people see "thinking" within the time that Discord allows, and then the answer."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from tests.wire.discord_server import Discord
from tests.wire.people import text as text_of
from tests.wire.process import Launch, rows, start

THINKING = 5
THINKING_OF_A_CHANGE = 6
PRIVATE = 64


def text(message: dict[str, Any]) -> str:
    return text_of(message).strip()


@asynccontextmanager
async def store_locked(folder: Path, *, for_s: float) -> AsyncGenerator[None]:
    """Another program holds the write lock, for this long from now."""
    with closing(sqlite3.connect(folder / "reprobot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        letting_go = asyncio.get_running_loop().call_later(for_s, other.execute, "ROLLBACK")
        yield
        letting_go.cancel()


async def test_slow_answer_is_thinking_first(launch: Launch, discord: Discord, tmp_path: Path) -> None:
    await start(launch)
    mira = discord.member("mira")

    async with store_locked(tmp_path, for_s=1.8):
        act = await mira.begins("team create", name="Re-GANSpace")
        first = await mira.answer(act)
        card = await mira.read(act)

    assert (first["type"], first["data"]) == (THINKING, {"flags": PRIVATE})
    assert text(card).startswith("You now lead **Re-GANSpace**")


async def test_slow_answer_to_one_is_private_and_the_letter_to_another_follows(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    await start(launch)
    mira, bo = discord.member("mira"), discord.member("bo")
    await mira.uses("team create", name="Re-GANSpace")

    async with store_locked(tmp_path, for_s=1.8):
        act = await mira.begins("team invite", member=bo)
        first = await mira.answer(act)
        card = await mira.read(act)

    assert (first["type"], first["data"]) == (THINKING, {"flags": PRIVATE})
    assert text(card).startswith(f"<@{bo.id}> was invited to **Re-GANSpace**")
    assert text(await bo.receives()).startswith(f"<@{mira.id}> invites you to join **Re-GANSpace**")


async def test_refusal_of_a_slow_command_is_private_and_takes_the_place_of_thinking(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    await start(launch)
    mira, bo = discord.member("mira"), discord.member("bo")

    async with store_locked(tmp_path, for_s=1.8):
        act = await mira.begins("team invite", member=bo)
        first = await mira.answer(act)
        refusal = await mira.read(act)

    assert (first["type"], first["data"]) == (THINKING, {"flags": PRIVATE})
    assert [request.body["flags"] & PRIVATE for request in discord.sent("POST /webhooks/*")] == [PRIVATE]
    assert text(refusal).startswith("You are not in a team yet.")
    assert (refusal["id"], act.follow_ups) == ((act.original or {})["id"], [])


async def test_slow_change_keeps_the_card_until_it_is_done(launch: Launch, discord: Discord, tmp_path: Path) -> None:
    await start(launch)
    mira = discord.member("mira")
    await mira.uses("team create", name="Re-GANSpace")
    dialog = await mira.uses("team leave")

    async with store_locked(tmp_path, for_s=1.8):
        act = await mira.begins_press(dialog, "Leave the team")
        first = await mira.answer(act)
        card = await mira.read(act)

    assert first["type"] == THINKING_OF_A_CHANGE
    assert text(card).startswith("You left **Re-GANSpace**.")


async def test_store_locked_for_too_long_is_told_and_nothing_changed(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    await start(launch)
    mira = discord.member("mira")

    async with store_locked(tmp_path, for_s=15):
        act = await mira.begins("team create", name="Re-GANSpace")
        await mira.answer(act)
        card = await discord.until(lambda: act.message, within_s=14)

    assert text(card).startswith("The bot is very busy, and nothing was changed.")
    assert rows(tmp_path, "SELECT name FROM teams") == []


async def test_thinking_that_discord_refuses_leaves_the_act_whole(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    bot = await start(launch)
    mira = discord.member("mira")
    discord.fail("POST /interactions/*", status=404, body={"code": 10062, "message": "Unknown interaction"}, times=1)

    async with store_locked(tmp_path, for_s=2):
        await mira.begins("team create", name="Re-GANSpace")
        await bot.says("answer came too late")
        await asyncio.sleep(1.5)

    assert rows(tmp_path, "SELECT name FROM teams") == [("Re-GANSpace",)]
    assert await bot.stop() == 0
    assert bot.remarks == []

"""The end of `reprobot run`: asked to stop, interrupted in an answer, and killed."""

import asyncio
import signal
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import Database
from db.teams import Membership, Team
from tests.wire.discord_server import Discord
from tests.wire.process import BotProcess, Launch, rows, start

CALLBACK = "POST /interactions/*/callback"
TEAMS = "SELECT name FROM teams ORDER BY name"


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
async def test_signal_ends_the_bot_quietly(launch_afresh: Launch, discord: Discord, by: signal.Signals) -> None:
    bot = await start(launch_afresh)

    assert await bot.stop(by=by) == 0
    ensure_quiet(bot)
    assert discord.gateway.sessions == {}  # it said goodbye: Discord shows it offline at once


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
async def test_signal_during_an_answer_lets_it_finish(
    launch: Launch, discord: Discord, tmp_path: Path, by: signal.Signals
) -> None:
    bot = await start(launch)
    mira = discord.member("mira")
    discord.fail(CALLBACK, delay_s=1.0)

    act = await mira.begins("team create", name="ada")
    await discord.until(lambda: discord.sent(CALLBACK))

    assert await bot.stop(by=by) == 0
    assert "ada" in str(act.message)
    assert rows(tmp_path, TEAMS) == [("ada",)]
    ensure_quiet(bot)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
async def test_signal_during_the_start_ends_the_bot(launch: Launch, discord: Discord, by: signal.Signals) -> None:
    discord.fail("GET /users/@me", delay_s=60)
    bot = await launch("run")
    await discord.until(lambda: discord.requests, within_s=15)

    assert await bot.stop(by=by) == 0
    ensure_quiet(bot)


async def test_stop_does_not_wait_for_ever_for_a_discord_that_hangs(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    bot = await start(launch)
    discord.fail(CALLBACK, delay_s=60)
    await discord.member("mira").begins("team create", name="ada")
    await discord.until(lambda: discord.sent(CALLBACK))

    assert await bot.stop() == 0
    assert rows(tmp_path, TEAMS) == [("ada",)]
    assert [line for line in bot.lines if "Traceback" in line] == []


async def test_signal_while_discord_is_away_ends_the_bot(launch: Launch, discord: Discord) -> None:
    bot = await start(launch)
    discord.gateway.is_deaf = True
    await discord.gateway.cut()
    await discord.until(lambda: not discord.gateway.is_connected or None)

    assert await bot.stop() == 0
    assert [line for line in bot.lines if "Traceback" in line] == []


async def test_nothing_acknowledged_is_lost_when_the_bot_is_killed(
    launch: Launch, discord: Discord, empty_database_url: str
) -> None:
    bot = await start(launch, REPROBOT_DATABASE__URL=empty_database_url)
    acts = await asyncio.gather(*(discord.member(f"m{n}").begins("team create", name=f"team {n}") for n in range(40)))

    await discord.until(lambda: sum(act.message is not None for act in acts) >= 10 or None)
    bot.process.kill()
    acknowledged = {f"team {n}" for n, act in enumerate(acts) if act.message is not None}
    assert await bot.exit_code() == -signal.SIGKILL
    again = await start(launch, REPROBOT_DATABASE__URL=empty_database_url)

    async with Database.open(empty_database_url) as database, database.reading() as session:
        kept = set(await session.scalars(select(Team.name)))
        led = set(await session.scalars(select(Team.name).join(Membership)))
    assert acknowledged <= kept
    assert led == kept  # no team without its lead
    assert await again.stop() == 0


def ensure_quiet(bot: BotProcess) -> None:
    """Fail if the process said anything but log lines, or had anything to complain of."""
    assert bot.remarks == []
    assert [line for line in bot.log if line["level"] in ("error", "critical")] == []
    assert bot.log[-1]["event"] == "stopped"

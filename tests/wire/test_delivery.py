"""Letters of a bot in a process of its own: on time, and as late as Discord asks."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SystemClock
from bot.services._outbox import owe_person
from db.engine import Database
from tests.wire.discord_server import Discord
from tests.wire.people import text
from tests.wire.process import Launch, rows, start

SEND = "POST /channels/*/messages"
LEFT = "SELECT state, (julianday(next_attempt_at) - julianday('now')) * 86400 FROM deliveries WHERE key = 'later'"


async def test_letter_is_sent_when_it_is_due_and_not_before_discord_wants_it(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    mira, now = discord.member("mira"), SystemClock().now
    bot = await start(launch)
    due_at = now() + timedelta(seconds=3)

    async def owe(session: AsyncSession, key: str, due_at: datetime) -> None:
        facts = {"user_id": mira.id, "guild_id": discord.guild_id, "now": now(), "team": key}
        await owe_person(session, "teams:removed", key, due_at=due_at, **facts)

    def sent(key: str) -> list[int]:
        return [number for number, message in discord.messages.items() if key in text(message)]

    async with Database.open(f"sqlite:///{tmp_path / 'reprobot.db'}") as database:
        await database.write(lambda session: owe(session, "sooner", due_at))
        await database.write(lambda session: owe(session, "later", due_at + timedelta(seconds=2)))

    await mira.uses("team create", name="Vector")  # owes something too, and the bell looks ahead
    [sooner] = await discord.until(lambda: sent("sooner"), within_s=12)
    busy = {"message": "You are being rate limited.", "retry_after": 40.5, "global": False}
    discord.fail(SEND, status=429, body=busy)
    await bot.says("could not deliver")
    await asyncio.sleep(0.5)  # it is written down after it is said

    # The next sweep would be 15 s after the start.
    assert timedelta() <= discord.written_at(sooner) - due_at < timedelta(seconds=2)
    [(state, left_s)] = rows(tmp_path, LEFT)
    assert (state, 30 < left_s < 41, sent("later")) == ("pending", True, [])

"""Letters under bad weather: Discord fails in every way, and the bots are killed and paused while they send.

Every letter must stand on Discord once.
"""

import asyncio
import random
import re
import signal
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Self

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SystemClock
from bot.domain.challenges import EditionRules
from bot.domain.permissions import Actor
from bot.services import Services
from bot.services._outbox import owe_channel, owe_person, owe_team
from db.deliveries import Delivery
from db.engine import Database
from tests.wire.discord_server import Discord
from tests.wire.hasty import LEASE_S, NONCE_LIFE_S
from tests.wire.nursery import Nursery
from tests.wire.people import text
from tests.wire.process import BotProcess, environment
from tests.wire.rest import Fault, Request

_SEND = "POST /channels/*/messages"
_LOOK = "GET /channels/*/messages"
_PEOPLE = 10
_SPREAD_S = 1.5  # over which the letters of one act fall due


@dataclass(frozen=True)
class Storm:
    """How much is sent, and what happens to the bots meanwhile."""

    deliveries: int
    kills: int
    processes: int
    pauses: int = 0
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """What became of the letters; `lateness_s` is how long after its time each came to stand on Discord, in order."""

    lost: int
    doubled: int
    lateness_s: list[float]
    faults: Counter[str]
    found_again: int

    def late(self, share: float) -> float:
        """Within which time this share of the letters stood there."""
        return self.lateness_s[min(int(share * len(self.lateness_s)), len(self.lateness_s) - 1)]

    def __str__(self) -> str:
        late = f"p50 {self.late(0.5):.2f} s, p99 {self.late(0.99):.2f} s, max {self.lateness_s[-1]:.2f} s"
        faults = ", ".join(f"{count} {name}" for name, count in sorted(self.faults.items()))
        return (
            f"{self.lost} lost, {self.doubled} doubled, late {late}; "
            f"faults: {faults}; {self.found_again} found in the history"
        )


class Weather:
    """Fails one request in four, in every way that Discord has."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.faults: Counter[str] = Counter()

    def __call__(self, request: Request) -> Fault | None:
        """What happens to this request."""
        if request.is_to(_LOOK):
            return self._pick({"503 for a history": (6, Fault(_LOOK, status=503, body={"message": "503", "code": 0}))})
        if not request.is_to(_SEND):
            return None
        trouble = {"message": "500: Internal Server Error", "code": 0}
        slow_down = {"message": "You are being rate limited.", "retry_after": 0.3, "global": False}
        return self._pick(
            {
                "500 before": (6, Fault(_SEND, status=500, body=trouble)),
                "503 before": (2, Fault(_SEND, status=503, body=trouble)),
                "429": (4, Fault(_SEND, status=429, body=slow_down)),
                "answer lost": (6, Fault(_SEND, cut=True)),
                "500 after": (4, Fault(_SEND, status=500, body=trouble, is_kept=True)),
                "slow before": (2, Fault(_SEND, delay_s=2 * LEASE_S * self._random.random())),
                "slow after": (2, Fault(_SEND, answer_after_s=2 * LEASE_S * self._random.random())),
            }
        )

    def _pick(self, faults: dict[str, tuple[int, Fault]]) -> Fault | None:
        chance = 100 * self._random.random()
        for name, (percent, fault) in faults.items():
            chance -= percent
            if chance < 0:
                self.faults[name] += 1
                return fault
        return None


async def run_storm(url: str, folder: Path, storm: Storm, nursery: Nursery) -> Outcome:
    """Owe letters on a migrated database without rows, send them, and count what stands on Discord."""
    async with Discord.open() as discord, Database.open(url) as database:
        discord.nonce_life_s = NONCE_LIFE_S
        discord.weather = weather = Weather(storm.seed)
        settings = environment(discord, folder) | {"REPROBOT_DATABASE__URL": url}
        async with AsyncExitStack() as stack:
            fleet = [Ship(settings, folder, stack, nursery) for _ in range(storm.processes)]
            await asyncio.gather(*(ship.launch() for ship in fleet))
            post = await Post.open(database, discord)
            await _trouble(fleet, post, storm)
            await _until_all_is_sent(database)
            found_again = sum(ship.count("was delivered before") for ship in fleet)
        return _count(discord, post.due, weather, found_again)


class Ship:
    """One place for a process, which is killed and started again."""

    def __init__(self, settings: dict[str, str], folder: Path, stack: AsyncExitStack, nursery: Nursery) -> None:
        self._settings, self._folder, self._stack, self._nursery = settings, folder, stack, nursery
        self.bot: BotProcess | None = None
        self._ended: list[BotProcess] = []

    async def launch(self) -> None:
        """Start a process, and wait until it sends."""
        if self.bot is not None:
            self._ended.append(self.bot)
        start = BotProcess.start(self._settings, self._folder, "run", module="tests.wire.hasty", nursery=self._nursery)
        self.bot = await self._stack.enter_async_context(start)
        await self.bot.says("ready", within_s=60)

    async def kill(self) -> None:
        """Kill it in the middle of what it does."""
        assert self.bot is not None, "launched before"
        self.bot.process.kill()
        await self.bot.exit_code()

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        """Hold it without its knowing."""
        assert self.bot is not None, "launched before"
        self.bot.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.bot.process.send_signal(signal.SIGCONT)

    def count(self, event: str) -> int:
        """How often its processes said so."""
        return sum(line["event"] == event for bot in (*self._ended, self.bot) if bot for line in bot.log)


class Post:
    """Owes letters, to people, into the channel and to a team with a room."""

    def __init__(self, database: Database, discord: Discord, people: list[int], team_id: int) -> None:
        self._database, self._discord = database, discord
        self._people, self._team_id = people, team_id
        self.due: list[datetime] = []  # of each letter so far

    @classmethod
    async def open(cls, database: Database, discord: Discord) -> Self:
        """Call in people, and wait until the bots have made a room for one of them."""
        people = [discord.member(f"person {number}").id for number in range(_PEOPLE)]
        rules = EditionRules("Fall 2021", claims_per_paper=1, claims_per_team=1, seats_per_team=3)
        services = Services.build(database, SystemClock(), default_edition=rules, invitation_days=7)
        lead = Actor(discord.guild_id, people[0])
        team = await services.teams.create(lead, "Vector", channel_id=discord.channel_id)
        async with asyncio.timeout(30):
            while True:
                if (await services.rooms.explain(team.id)).channel_id is not None:
                    return cls(database, discord, people, team.id)
                await asyncio.sleep(0.1)

    async def owe(self, count: int) -> None:
        """Owe so many more, evenly over the next moments."""
        now, first = SystemClock().now(), len(self.due)
        self.due += [now + timedelta(seconds=_SPREAD_S * number / count) for number in range(count)]
        await self._database.write(lambda session: self._write(session, first, now))

    async def _write(self, session: AsyncSession, first: int, now: datetime) -> None:
        for number in range(first, len(self.due)):
            key, kind = f"letter {number}", "teams:removed"
            facts = {"now": now, "due_at": self.due[number], "team": f"L{number}x"}
            guild_id, channel_id = self._discord.guild_id, self._discord.channel_id
            if number % 3 == 0:
                await owe_channel(session, kind, key, guild_id=guild_id, channel_id=channel_id, **facts)
            elif number % 3 == 1:
                user_id = self._people[number % _PEOPLE]
                await owe_person(session, kind, key, guild_id=guild_id, user_id=user_id, **facts)
            else:
                await owe_team(session, kind, key, guild_id=guild_id, team_id=self._team_id, **facts)


async def _trouble(fleet: list[Ship], post: Post, storm: Storm) -> None:
    """Kill and pause the bots while they send what falls due."""
    chance = random.Random(storm.seed)
    acts = ["kill"] * storm.kills + ["pause"] * storm.pauses
    chance.shuffle(acts)
    ends = [storm.deliveries * place // len(acts) for place in range(len(acts) + 1)]
    shares = [end - begin for begin, end in pairwise(ends)]

    async def follow(ship: Ship, mine: list[tuple[str, int]]) -> None:
        for act, share in mine:
            await post.owe(share)
            await asyncio.sleep(chance.uniform(0, _SPREAD_S))
            if act == "kill":
                await ship.kill()
                await ship.launch()
            else:
                async with ship.paused():
                    await asyncio.sleep(1.3 * LEASE_S)

    plan = list(zip(acts, shares, strict=True))
    await asyncio.gather(*(follow(ship, plan[place :: len(fleet)]) for place, ship in enumerate(fleet)))


async def _until_all_is_sent(database: Database, *, within_s: float = 120.0) -> None:
    async with asyncio.timeout(within_s):
        while True:
            async with database.reading() as session:
                pending = await session.scalar(select(func.count()).where(Delivery.state == "pending"))
            if not pending:
                return
            await asyncio.sleep(0.2)


def _count(discord: Discord, due: list[datetime], weather: Weather, found_again: int) -> Outcome:
    stands: dict[int, list[datetime]] = {number: [] for number in range(len(due))}
    for message_id, message in discord.messages.items():
        for number in re.findall(r"L(\d+)x", text(message)):
            stands[int(number)].append(discord.written_at(message_id))
    late = sorted((min(at) - due[number]).total_seconds() for number, at in stands.items() if at)
    return Outcome(
        lost=sum(not at for at in stands.values()),
        doubled=sum(len(at) > 1 for at in stands.values()),
        lateness_s=late,
        faults=weather.faults,
        found_again=found_again,
    )

"""A stand-in for Discord on loopback: REST v10 and one gateway, as far as the bot uses them.

It lives in the event loop of the test, the bot in a process of its own. It refuses what Discord refuses
(unknown tokens, second answers, answers after 3 s), records every request, and fails on demand.
"""

import asyncio
import base64
import itertools
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self, TypeVar

from aiohttp import web

from bot.clock import SystemClock
from tests.wire.gateway import Gateway
from tests.wire.people import Interaction, Member
from tests.wire.rest import Fault, Request, routes
from tests.wire.threads import add_threads

T = TypeVar("T")

_DISCORD_EPOCH_MS = 1_420_070_400_000
_RIGHTS = str(1 << 10 | 1 << 11 | 1 << 16)  # to see channels, write in them and read what stands there


@dataclass
class Discord:
    """One Discord with one application, one server and whoever the test calls in."""

    token: str
    application_id: int
    guild_id: int
    channel_id: int
    gateway: Gateway = field(init=False)
    address: str = ""
    commands: dict[int | None, list[dict[str, Any]]] = field(default_factory=dict)  # by server; none: global
    requests: list[Request] = field(default_factory=list)
    unknown_routes: list[str] = field(default_factory=list)  # asked for, and not to be had here
    faults: list[Fault] = field(default_factory=list)
    interactions: dict[str, Interaction] = field(default_factory=dict)  # by token
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    threads: dict[int, dict[str, Any]] = field(default_factory=dict)
    thread_members: dict[int, set[int]] = field(default_factory=dict)  # by thread
    direct_channels: dict[int, int] = field(default_factory=dict)  # by person
    weather: Callable[[Request], Fault | None] | None = None  # what goes wrong by itself
    nonce_life_s: float = 300.0
    _nonces: dict[str, tuple[float, dict[str, Any]]] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: itertools.count(1))
    _change: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gateway = Gateway(self)

    @classmethod
    @asynccontextmanager
    async def open(cls) -> AsyncIterator[Self]:
        """Serve on a free port of 127.0.0.1 until the block ends."""
        application_id = 1_200_000_000_000_000_001
        # Made up each time in the shape of a real one: no scanner of leaked tokens has a reason to bark.
        head = base64.urlsafe_b64encode(str(application_id).encode()).decode().rstrip("=")
        discord = cls(
            f"{head}.G{secrets.token_hex(3)[:5]}.{secrets.token_urlsafe(28)}",
            application_id,
            guild_id=1_200_000_000_000_000_002,
            channel_id=1_200_000_000_000_000_003,
        )
        app = routes(discord)
        add_threads(app, discord)
        app.router.add_get("/gateway", discord.gateway.serve)
        app.router.add_get("/gateway/", discord.gateway.serve)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        discord.address = f"127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield discord
        finally:
            await discord.gateway.cut()
            await runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"http://{self.address}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://{self.address}/gateway"

    @property
    def user(self) -> dict[str, Any]:
        """The bot's own account."""
        return a_user(self.application_id, "reprobot", bot=True)

    def member(self, name: str, *, permissions: int = 0, locale: str = "en-US") -> Member:
        """Call in one person of the server."""
        member = Member(self, a_user(self.new_id(), name), permissions=permissions, locale=locale)
        self.members[member.id] = member
        return member

    def messages_in(self, channel_id: int | None) -> list[dict[str, Any]]:
        """What stands in a channel, a thread or somebody's direct messages, oldest first; ephemeral answers too."""
        return [message for message in self.messages.values() if message["channel_id"] == str(channel_id)]

    def find_nonce(self, nonce: str) -> dict[str, Any] | None:
        """The message that was written with this nonce, also one that was removed, while the nonce is known."""
        written_s, message = self._nonces.get(nonce, (-self.nonce_life_s, None))
        return message if time.monotonic() - written_s < self.nonce_life_s else None

    def remember_nonce(self, nonce: str, message: dict[str, Any]) -> None:
        self._nonces[nonce] = (time.monotonic(), message)

    def fail(self, route: str, **fault: Any) -> Fault:
        """Let requests to `route` ("POST /channels/*/messages") fail as `Fault` says."""
        self.faults.append(Fault(route, **fault))
        return self.faults[-1]

    def sent(self, route: str) -> list[Request]:
        """The requests to `route` so far, oldest first."""
        return [request for request in self.requests if request.is_to(route)]

    def new_id(self) -> int:
        """A snowflake of this instant; discord.py reads the age of an interaction from it."""
        ms = int(SystemClock().now().timestamp() * 1000) - _DISCORD_EPOCH_MS
        return ms << 22 | next(self._numbers) % (1 << 22)

    def written_at(self, message_id: int) -> datetime:
        """When the message was written, by its id."""
        return datetime.fromtimestamp(((message_id >> 22) + _DISCORD_EPOCH_MS) / 1000, UTC)

    def has_changed(self) -> None:
        """Wake everyone who waits in `until`."""
        self._change.set()
        self._change = asyncio.Event()

    async def until(self, seen: Callable[[], T | None], *, within_s: float = 5.0) -> T:
        """Wait until `seen` finds something, and return it. Raises TimeoutError."""
        async with asyncio.timeout(within_s):
            while not (found := seen()):
                await self._change.wait()
        return found

    def guild(self) -> dict[str, Any]:
        """The server as GUILD_CREATE tells it to a bot without privileged intents: no members but itself."""
        everyone = {"id": str(self.guild_id), "name": "@everyone", "permissions": _RIGHTS, "position": 0, "color": 0}
        flat = {"hoist": False, "managed": False, "mentionable": False, "flags": 0}
        return {
            "id": str(self.guild_id),
            "name": "Reproducibility Commons",
            "owner_id": "0",
            "joined_at": "2021-01-01T00:00:00+00:00",
            "preferred_locale": "en-US",
            "large": False,
            "member_count": 2,
            "features": [],
            "roles": [everyone | flat],
            "members": [{"user": self.user, "roles": [], "flags": 0, "joined_at": "2021-01-01T00:00:00+00:00"}],
            "channels": [self.channel()],
            "emojis": [],
            "threads": self.active_threads(),
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def channel(self) -> dict[str, Any]:
        return {
            "id": str(self.channel_id),
            "guild_id": str(self.guild_id),
            "type": 0,
            "name": "challenge",
            "position": 0,
            "permission_overwrites": [],
        }

    def direct_channel(self, user_id: int) -> dict[str, Any]:
        """The direct messages between one person and the bot, which begin when they are first asked for."""
        channel_id = self.direct_channels.setdefault(user_id, self.new_id())
        return {"id": str(channel_id), "type": 1, "flags": 0, "recipients": [self.members[user_id].user]}

    def active_threads(self) -> list[dict[str, Any]]:
        return [thread for thread in self.threads.values() if not thread["thread_metadata"]["archived"]]

    def find_channel(self, channel_id: int) -> dict[str, Any] | None:
        """The server's channel, a thread in it, or somebody's direct messages."""
        if channel_id == self.channel_id:
            return self.channel()
        owners = {direct: user_id for user_id, direct in self.direct_channels.items()}
        if channel_id in owners:
            return self.direct_channel(owners[channel_id])
        return self.threads.get(channel_id)


def a_user(user_id: int, name: str, *, bot: bool = False) -> dict[str, Any]:
    return {
        "id": str(user_id),
        "username": name,
        "global_name": None,
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
    }

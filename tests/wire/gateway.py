"""The gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME, and dispatch of events. Frames are plain text."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

if TYPE_CHECKING:
    from tests.wire.discord_server import Discord

PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15  # members, presences, message content
_EVENT, _BEAT, _IDENTIFY, _PRESENCE, _VOICE, _RESUME, _MEMBERS = 0, 1, 2, 3, 4, 6, 8
_INVALID_SESSION, _HELLO, _BEAT_ACK = 9, 10, 11


@dataclass
class Session:
    """What one bot has been told since it identified; it outlives its connection."""

    id: str
    told: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    transport: asyncio.Transport | None = None

    @property
    def is_connected(self) -> bool:
        return self.socket is not None and not self.socket.closed

    async def tell(self, event: str, facts: dict[str, Any]) -> None:
        self.told.append({"op": _EVENT, "t": event, "s": len(self.told) + 1, "d": facts})
        if self.socket is not None and not self.socket.closed:
            with suppress(ConnectionError):  # a broken connection: told again when the bot resumes
                await self.socket.send_str(json.dumps(self.told[-1]))


class Gateway:
    """All connections of one Discord."""

    def __init__(self, discord: "Discord") -> None:
        self._discord = discord
        self.identified: list[dict[str, Any]] = []  # the `d` of every IDENTIFY
        self.resumed: list[dict[str, Any]] = []
        self.sessions: dict[str, Session] = {}
        self.is_deaf = False  # true: refuses connections, as Discord does when it is down
        self.close_code: int | None = None  # with which every IDENTIFY is refused

    async def dispatch(self, event: str, facts: dict[str, Any]) -> None:
        """Send one event to every session. One that is away gets it when it resumes."""
        if not self.sessions:
            raise LookupError("no bot is connected")
        for session in list(self.sessions.values()):
            await session.tell(event, facts)

    async def connected(self, *, within_s: float = 10.0) -> Session:
        """Wait until a bot is connected and knows its server. Raises TimeoutError."""
        return await self._discord.until(self._find_connected, within_s=within_s)

    @property
    def is_connected(self) -> bool:
        return self._find_connected() is not None

    async def close(self, code: int) -> None:
        """Close every connection with `code`; 4000 and a few more let the bot resume."""
        for session in list(self.sessions.values()):
            if session.socket is not None:
                await session.socket.close(code=code)

    async def cut(self) -> None:
        """Break every connection without a word."""
        for session in self.sessions.values():
            if session.transport is not None:
                session.transport.abort()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        if self.is_deaf:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse(max_msg_size=4096)
        await socket.prepare(request)
        await socket.send_json({"op": _HELLO, "s": None, "t": None, "d": {"heartbeat_interval": 41_250}})
        session: Session | None = None
        while True:
            frame = await socket.receive()
            if frame.type is not WSMsgType.TEXT:
                break
            session = await self._answer(socket, session, json.loads(frame.data))
            if session is not None:
                session.transport = request.transport
        # Only 1000 and 1001 from the bot end a session. aiohttp's `close_code` also tells our own, so it is no use.
        if session and frame.type is WSMsgType.CLOSE and frame.data in (1000, 1001):
            self.sessions.pop(session.id, None)
        self._discord.has_changed()
        return socket

    async def _answer(
        self, socket: web.WebSocketResponse, session: Session | None, frame: dict[str, Any]
    ) -> Session | None:
        op, facts = frame["op"], frame["d"]
        if op == _BEAT:
            await socket.send_json({"op": _BEAT_ACK, "s": None, "t": None, "d": None})
        elif op == _IDENTIFY:
            session = await self._identify(socket, session, facts)
        elif op == _RESUME:
            session = await self._resume(socket, facts)
        elif session is None:
            await socket.close(code=4003)
        elif op not in (_PRESENCE, _VOICE, _MEMBERS):
            await socket.close(code=4001)
        self._discord.has_changed()
        return session

    async def _identify(
        self, socket: web.WebSocketResponse, session: Session | None, facts: dict[str, Any]
    ) -> Session | None:
        self.identified.append(facts)
        if code := self._refusal(session, facts):
            await socket.close(code=code)
            return session
        session = Session(f"session-{len(self.identified)}", socket=socket)
        guild = self._discord.guild()
        ready = {
            "v": 10,
            "user": self._discord.user,
            "guilds": [{"id": guild["id"], "unavailable": True}],
            "session_id": session.id,
            "resume_gateway_url": self._discord.gateway_url,
            "application": {"id": str(self._discord.application_id), "flags": 0},
        }
        await session.tell("READY", ready | {key: facts[key] for key in ("shard",) if key in facts})
        await session.tell("GUILD_CREATE", guild)
        self.sessions[session.id] = session
        return session

    def _refusal(self, session: Session | None, facts: dict[str, Any]) -> int | None:
        if self.close_code is not None or session is not None:
            return self.close_code or 4005
        if facts["token"] != self._discord.token:
            return 4004
        return 4014 if facts["intents"] & PRIVILEGED else None

    async def _resume(self, socket: web.WebSocketResponse, facts: dict[str, Any]) -> Session | None:
        session = self.sessions.get(facts["session_id"])
        if facts["token"] != self._discord.token:
            await socket.close(code=4004)
        elif session is None:
            await socket.send_json({"op": _INVALID_SESSION, "s": None, "t": None, "d": False})
        elif facts["seq"] > len(session.told):
            await socket.close(code=4007)
        else:
            self.resumed.append(facts)
            session.socket = socket
            for event in session.told[facts["seq"] :]:
                await socket.send_str(json.dumps(event))
            await session.tell("RESUMED", {})
            return session
        return None

    def _find_connected(self) -> Session | None:
        return next((session for session in self.sessions.values() if session.is_connected), None)

"""REST v10: the routes the bot uses, what Discord refuses there, and failures on demand."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from tests.wire.discord_server import Discord

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Json = dict[str, Any]

_EPHEMERAL, _LOADING = 64, 128
_PARTS = ("content", "embeds", "components")
_MESSAGE, _DEFERRED_MESSAGE, _DEFERRED_UPDATE, _UPDATE = 4, 5, 6, 7


@dataclass(frozen=True)
class Request:
    """One request as it came in. The path has no `/api/v10`."""

    method: str
    path: str
    query: dict[str, str]
    authorization: str | None
    body: Any
    files: tuple[str, ...] = ()

    def is_to(self, route: str) -> bool:
        return fnmatchcase(f"{self.method} {self.path}", route)


SEEN = web.RequestKey("seen", Request)


@dataclass
class Fault:
    """What goes wrong on a route, and how often."""

    route: str
    status: int | None = None  # none: the request is carried out and answered as usual
    body: Json = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0  # waited before anything else
    is_kept: bool = False  # the request is carried out before it is answered with `status`
    answer_after_s: float = 0.0  # waited after the request was carried out
    cut: bool = False  # the request is carried out, then the connection breaks without an answer
    times: int = 1


class Refusal(Exception):
    """Discord says no."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "code": code}


def routes(discord: "Discord") -> web.Application:
    """Every route, behind one door that records, fails on demand and asks for the token."""
    rest = _Rest(discord)
    app = web.Application(middlewares=[rest.door], client_max_size=25 * 1024**2)
    api = "/api/v10"
    message = "/channels/{channel}/messages"
    webhook = "/webhooks/{application}/{token}"
    for method, path, handler in (
        ("GET", "/users/@me", rest.me),
        ("GET", "/oauth2/applications/@me", rest.application),
        ("GET", "/gateway/bot", rest.gateway),
        ("GET", "/applications/{application}/commands", rest.list_commands),
        ("PUT", "/applications/{application}/commands", rest.put_commands),
        ("GET", "/applications/{application}/guilds/{guild}/commands", rest.list_commands),
        ("PUT", "/applications/{application}/guilds/{guild}/commands", rest.put_commands),
        ("POST", "/interactions/{id}/{token}/callback", rest.answer),
        ("POST", webhook, rest.follow_up),
        ("PATCH", webhook + "/messages/{message}", rest.edit_reply),
        ("DELETE", webhook + "/messages/{message}", rest.delete_reply),
        ("POST", "/users/@me/channels", rest.open_direct_channel),
        ("GET", message, rest.history),
        ("POST", message, rest.post),
        ("PATCH", message + "/{message}", rest.edit),
    ):
        app.router.add_route(method, api + path, handler)
    return app


class _Rest:
    def __init__(self, discord: "Discord") -> None:
        self.discord = discord

    @web.middleware
    async def door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/api/"):
            return await handler(request)
        seen = await _read(request)
        request[SEEN] = seen
        self.discord.requests.append(seen)
        self.discord.has_changed()
        fault = self._next_fault(seen)
        await asyncio.sleep(fault.delay_s if fault else 0)
        answer = await self._carry_out(request, handler) if not fault or not fault.status or fault.is_kept else None
        await asyncio.sleep(fault.answer_after_s if fault else 0)
        if fault and fault.status:
            answer = as_json(fault.body, fault.status, fault.headers)
        assert answer is not None, "carried out, or refused by a fault"
        if fault and fault.cut and request.transport:
            request.transport.abort()
        self.discord.has_changed()
        return answer

    def _next_fault(self, seen: Request) -> Fault | None:
        for fault in self.discord.faults:
            if fault.times > 0 and seen.is_to(fault.route):
                fault.times -= 1
                return fault
        return self.discord.weather(seen) if self.discord.weather else None

    async def _carry_out(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            self._ensure_known(request)
            answer = await handler(request)
        except Refusal as refusal:
            answer = as_json(refusal.body, refusal.status)
        except web.HTTPException as missing:
            self.discord.unknown_routes.append(f"{request.method} {request.path}")
            answer = as_json({"message": f"{missing.status}: {missing.reason}", "code": 0}, missing.status)
        # Without these discord.py sends one request per route at a time; tight ones make it sleep.
        answer.headers.update({"X-RateLimit-Limit": "1000000", "X-RateLimit-Remaining": "999999"})
        answer.headers.update({"X-RateLimit-Reset-After": "0.001", "X-RateLimit-Bucket": "all"})
        return answer

    def _ensure_known(self, request: web.Request) -> None:
        by_token = request.path.startswith(("/api/v10/interactions/", "/api/v10/webhooks/"))
        if not by_token and request.headers.get("Authorization") != f"Bot {self.discord.token}":
            raise Refusal(401, 0, "401: Unauthorized")

    async def me(self, request: web.Request) -> web.Response:
        return as_json(self.discord.user)

    async def application(self, request: web.Request) -> web.Response:
        facts = {"id": str(self.discord.application_id), "name": "ReproBot", "owner": self.discord.user}
        about = {"icon": None, "description": "", "flags": 0, "interactions_endpoint_url": None}
        open_to_all = {"bot_public": True, "bot_require_code_grant": False, "verify_key": "0" * 64}
        return as_json(facts | about | open_to_all)

    async def gateway(self, request: web.Request) -> web.Response:
        starts = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
        return as_json({"url": self.discord.gateway_url, "shards": 1, "session_start_limit": starts})

    async def list_commands(self, request: web.Request) -> web.Response:
        return as_json(self.discord.commands.get(_scope(request), []))

    async def put_commands(self, request: web.Request) -> web.Response:
        """Replace the scope's whole list. Ids of commands that stay are kept."""
        scope = _scope(request)
        kept = {(old["name"], old["type"]): old["id"] for old in self.discord.commands.get(scope, [])}
        self.discord.commands[scope] = [
            {"description": "", "type": 1}
            | command
            | {
                "id": kept.get((command["name"], command.get("type", 1)), str(self.discord.new_id())),
                "application_id": str(self.discord.application_id),
                "version": str(self.discord.new_id()),
                "default_member_permissions": _as_text(command.get("default_member_permissions")),
            }
            | ({"guild_id": str(scope)} if scope else {})
            for command in request[SEEN].body
        ]
        return as_json(self.discord.commands[scope])

    async def answer(self, request: web.Request) -> web.Response:
        """The first answer to an interaction: once, and within 3 s."""
        interaction = self.discord.interactions.get(request.match_info["token"])
        if interaction is None or interaction.is_late:
            raise Refusal(404, 10062, "Unknown interaction")
        if interaction.callback is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        interaction.callback = callback = request[SEEN].body
        kind, said = callback["type"], callback.get("data") or {}
        resource: Json = {"type": kind}
        if kind in (_MESSAGE, _DEFERRED_MESSAGE):
            loading = _LOADING if kind == _DEFERRED_MESSAGE else 0
            said = said | {"flags": said.get("flags", 0) | loading}
            interaction.original = self._write(request, said, interaction.channel_id)
        elif kind in (_UPDATE, _DEFERRED_UPDATE):
            interaction.original = interaction.source
        if kind == _UPDATE and interaction.original:
            self._change(interaction.original, request)
        if kind in (_MESSAGE, _UPDATE):
            resource["message"] = interaction.original
        facts = {"id": interaction.id, "type": interaction.type}
        return as_json({"interaction": facts, "resource": resource})

    async def follow_up(self, request: web.Request) -> web.Response:
        interaction = self._answered(request)
        first = interaction.original
        if first and first["flags"] & _LOADING:
            interaction.is_edited = True
            return as_json(self._change(first, request))
        interaction.follow_ups.append(self._write(request, request[SEEN].body, interaction.channel_id))
        return as_json(interaction.follow_ups[-1])

    async def edit_reply(self, request: web.Request) -> web.Response:
        self._answered(request).is_edited = True
        return as_json(self._change(self._reply(request), request))

    async def delete_reply(self, request: web.Request) -> web.Response:
        del self.discord.messages[int(self._reply(request)["id"])]
        return web.Response(status=204)

    async def open_direct_channel(self, request: web.Request) -> web.Response:
        person = int(request[SEEN].body["recipient_id"])
        if person not in self.discord.members:
            raise Refusal(400, 50033, "Invalid Recipient(s)")
        return as_json(self.discord.direct_channel(person))

    async def post(self, request: web.Request) -> web.Response:
        """Write a message. With `enforce_nonce`, a nonce that is still known gives back the message that it made."""
        said, channel_id = request[SEEN].body, int(request.match_info["channel"])
        if self.discord.find_channel(channel_id) is None:
            raise Refusal(404, 10003, "Unknown Channel")
        if not said.get("enforce_nonce"):
            return as_json(self._write(request, said, channel_id))
        message = self.discord.find_nonce(said["nonce"])
        if message is None:
            message = self._write(request, said, channel_id)
            self.discord.remember_nonce(said["nonce"], message)
        if int(message["id"]) not in self.discord.messages:
            raise Refusal(404, 10008, "Unknown Message")
        return as_json(message)

    async def history(self, request: web.Request) -> web.Response:
        """The messages of a channel that come next after one of them, newest first."""
        channel_id, asked = int(request.match_info["channel"]), request[SEEN].query
        later = [each for each in self.discord.messages_in(channel_id) if int(each["id"]) > int(asked.get("after", 0))]
        return as_json(later[: int(asked.get("limit", 50))][::-1])

    async def edit(self, request: web.Request) -> web.Response:
        return as_json(self._change(self._public(request), request))

    def _answered(self, request: web.Request) -> Any:
        interaction = self.discord.interactions.get(request.match_info["token"])
        if interaction is None or interaction.callback is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return interaction

    def _reply(self, request: web.Request) -> Json:
        interaction, wanted = self._answered(request), request.match_info["message"]
        mine = [interaction.original] if wanted == "@original" else [interaction.original, *interaction.follow_ups]
        for message in filter(None, mine):
            if wanted in ("@original", message["id"]) and int(message["id"]) in self.discord.messages:
                return message
        raise Refusal(404, 10008, "Unknown Message")

    def _public(self, request: web.Request) -> Json:
        """A message that a channel's own routes can reach: an ephemeral one is not."""
        message = self.discord.messages.get(int(request.match_info["message"]))
        if message is None or message["flags"] & _EPHEMERAL or message["channel_id"] != request.match_info["channel"]:
            raise Refusal(404, 10008, "Unknown Message")
        return message

    def _write(self, request: web.Request, said: Json, channel_id: int) -> Json:
        message = {
            "id": str(self.discord.new_id()),
            "channel_id": str(channel_id),
            "author": self.discord.user,
            "type": 0,
            "content": "",
            "embeds": [],
            "components": [],
            "flags": 0,
            "tts": False,
            "pinned": False,
            "timestamp": "2021-09-01T12:00:00+00:00",
            "edited_timestamp": None,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [self._attachment(name) for name in request[SEEN].files],
        }
        message |= {key: said[key] for key in (*_PARTS, "flags", "nonce") if said.get(key)}
        self.discord.messages[int(message["id"])] = message
        return message

    def _change(self, message: Json, request: web.Request) -> Json:
        said = request[SEEN].body
        said = said.get("data") or {} if request.path.endswith("/callback") else said
        message["flags"] &= ~_LOADING
        message["flags"] |= said.get("flags", 0) & ~_EPHEMERAL  # who can see a message is fixed by the first answer
        # null or nothing takes a part away.
        message |= {key: said[key] or type(message[key])() for key in _PARTS if key in said}
        message["attachments"] += [self._attachment(name) for name in request[SEEN].files]
        return message

    def _attachment(self, name: str) -> Json:
        url = f"http://{self.discord.address}/cdn/{name}"
        return {"id": str(self.discord.new_id()), "filename": name, "size": 1, "url": url, "proxy_url": url}


async def _read(request: web.Request) -> Request:
    files: tuple[str, ...] = ()
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        body = json.loads(str(form["payload_json"]))
        files = tuple(part.filename for part in form.values() if isinstance(part, web.FileField))
    else:
        raw = await request.read()
        body = json.loads(raw) if raw else None
    path = request.path.removeprefix("/api/v10")
    return Request(request.method, path, dict(request.query), request.headers.get("Authorization"), body, files)


def as_json(facts: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Exactly `application/json`; a 429 without `Via` would be taken for a ban."""
    via = {"Via": "1.1 stand-in"} if status == 429 else {}
    body = json.dumps(facts).encode()
    return web.Response(body=body, status=status, headers=via | (headers or {}), content_type="application/json")


def _scope(request: web.Request) -> int | None:
    guild = request.match_info.get("guild")
    return int(guild) if guild else None


def _as_text(number: Any) -> str | None:
    return None if number is None else str(number)

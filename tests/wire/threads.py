"""Routes of channels, threads and members: what the bot asks for to give teams rooms and to look for their people."""

from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire.rest import SEEN, Refusal, as_json

if TYPE_CHECKING:
    from tests.wire.discord_server import Discord

Json = dict[str, Any]

_CHANGEABLE = ("name", "invitable", "rate_limit_per_user")
_STATE = ("archived", "locked", "auto_archive_duration", "invitable")
_AT = "2021-09-01T12:00:00+00:00"


def add_threads(app: web.Application, discord: "Discord") -> None:
    """Answer these routes, too."""
    threads = _Threads(discord)
    member = "/channels/{channel}/thread-members/{user}"
    for method, path, handler in (
        ("GET", "/channels/{channel}", threads.show),
        ("PATCH", "/channels/{channel}", threads.change),
        ("POST", "/channels/{channel}/threads", threads.make),
        ("PUT", member, threads.let_in),
        ("DELETE", member, threads.take_out),
        ("GET", "/guilds/{guild}/threads/active", threads.list_active),
        ("GET", "/guilds/{guild}/members/{user}", threads.show_member),
    ):
        app.router.add_route(method, "/api/v10" + path, handler)


class _Threads:
    def __init__(self, discord: "Discord") -> None:
        self._discord = discord

    async def show(self, request: web.Request) -> web.Response:
        channel = self._discord.find_channel(int(request.match_info["channel"]))
        if channel is None:
            raise Refusal(404, 10003, "Unknown Channel")
        return as_json(channel)

    async def make(self, request: web.Request) -> web.Response:
        """A thread without a message, which its maker is in. Only a text channel can hold it."""
        parent, said = int(request.match_info["channel"]), request[SEEN].body
        if parent != self._discord.channel_id:
            raise Refusal(404, 10003, "Unknown Channel")
        thread_id, bot_id = self._discord.new_id(), self._discord.application_id
        inside: Json = {"id": str(thread_id), "user_id": str(bot_id), "join_timestamp": _AT, "flags": 0}
        thread: Json = {
            "id": str(thread_id),
            "guild_id": str(self._discord.guild_id),
            "parent_id": str(parent),
            "owner_id": str(bot_id),
            "type": said.get("type", 12),
            "name": said["name"],
            "flags": 0,
            "rate_limit_per_user": said.get("rate_limit_per_user") or 0,
            "last_message_id": None,
            "message_count": 0,
            "total_message_sent": 0,
            "member_count": 1,
            "member": inside,
            "thread_metadata": {
                "archived": False,
                "archive_timestamp": _AT,
                "create_timestamp": _AT,
                "auto_archive_duration": said.get("auto_archive_duration") or 4320,
                "locked": False,
                "invitable": said.get("invitable", True),
            },
        }
        self._discord.threads[thread_id] = thread
        self._discord.thread_members[thread_id] = {bot_id}
        await self._tell("THREAD_CREATE", thread | {"newly_created": True})
        return as_json(thread, status=201)

    async def change(self, request: web.Request) -> web.Response:
        """Change a thread. One that is archived has to be opened first, or by the same request."""
        thread, said = self._thread(request), request[SEEN].body
        state = thread["thread_metadata"]
        if state["archived"] and said.get("archived") is not False:
            raise Refusal(400, 50083, "Thread is archived")
        thread |= {key: said[key] for key in _CHANGEABLE if key in said and key in thread}
        state |= {key: said[key] for key in _STATE if key in said}
        await self._tell("THREAD_UPDATE", thread)
        return as_json(thread)

    async def let_in(self, request: web.Request) -> web.Response:
        people = self._people_of_open_thread(request)
        user_id = int(request.match_info["user"])
        if user_id not in self._discord.members:
            raise Refusal(404, 10013, "Unknown User")
        people.add(user_id)
        return web.Response(status=204)

    async def take_out(self, request: web.Request) -> web.Response:
        self._people_of_open_thread(request).discard(int(request.match_info["user"]))
        return web.Response(status=204)

    async def list_active(self, request: web.Request) -> web.Response:
        active = self._discord.active_threads()
        return as_json({"threads": active, "members": [thread["member"] for thread in active]})

    async def show_member(self, request: web.Request) -> web.Response:
        member = self._discord.members.get(int(request.match_info["user"]))
        if member is None:
            raise Refusal(404, 10007, "Unknown Member")
        return as_json(member.as_member() | {"user": member.user, "deaf": False, "mute": False})

    def _thread(self, request: web.Request) -> Json:
        thread = self._discord.threads.get(int(request.match_info["channel"]))
        if thread is None:
            raise Refusal(404, 10003, "Unknown Channel")
        return thread

    def _people_of_open_thread(self, request: web.Request) -> set[int]:
        thread = self._thread(request)
        if thread["thread_metadata"]["archived"]:
            raise Refusal(400, 50083, "Thread is archived")
        return self._discord.thread_members[int(thread["id"])]

    async def _tell(self, event: str, thread: Json) -> None:
        if self._discord.gateway.sessions:
            await self._discord.gateway.dispatch(event, thread)

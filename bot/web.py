"""The web port: pages that programs fetch by themselves, served in the bot's own loop.

Features add their pages; nobody listens unless the operator set a port. What stands in a path is secret and is
written nowhere.
"""

import asyncio
import errno
import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.config import WebConfig
from bot.errors import OutsideError, StartupError
from bot.failures import record_failure

log = structlog.get_logger()

_READING, _TELLING = ("GET", "HEAD"), ("POST",)
_BODY_MAX = 256 * 1024
_PART = re.compile(r"\{(\w+)\}")
# Discord's people come first: the store has few connections.
_AT_ONCE = 2
_WAITING_MAX = 64
_WITHIN_S = 10
_STOP_WITHIN_S = 0.5
_IDLE_S = 30
_AGAIN_S = 60
_ALWAYS = {
    "Server": "ReproBot",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be answered. `max_age_s` is for how long the reader alone may keep it; 0 is not at all."""

    body: bytes
    kind: str = "text/plain; charset=utf-8"
    status: int = 200
    max_age_s: int = 0


Answering = Callable[[Mapping[str, str]], Awaitable[Page | None]]
Taking = Callable[[Mapping[str, str], Mapping[str, str], bytes], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is answered: the form of its paths, how it is asked, and who answers."""

    form: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]
    answer: Callable[[Mapping[str, str], web.BaseRequest, bytes], Awaitable[web.StreamResponse]]


class Web:
    """Serves pages between `start` and `stop`, a few at a time; those who ask beyond that are told to come later."""

    def __init__(self, config: WebConfig) -> None:
        self._config = config
        self._places: dict[str, _Place] = {}
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._asking = 0
        self._runner: web.ServerRunner | None = None

    def add(self, path: str, answering: Answering) -> None:
        """Answer at paths of this form, such as `/calendar/{token}.ics`, from now on.

        `answering` gets the parts by name, of letters, digits, `-` and `_`; it gives None where there is no such page.
        """

        async def answer(parts: Mapping[str, str], request: web.BaseRequest, _: bytes) -> web.StreamResponse:
            page = await answering(parts)
            return _refuse(404) if page is None else _write(page, request)

        self._places[path] = _Place(path, _read_form(path), _READING, answer)

    def add_inbox(self, path: str, taking: Taking) -> None:
        """Take what programs send to paths of this form, of at most 256 KiB, from now on.

        `taking` gets the parts, the headers and the body; it gives False for what is not taken, which looks to whoever
        sent it as if there were no such path.
        """

        async def answer(parts: Mapping[str, str], request: web.BaseRequest, body: bytes) -> web.StreamResponse:
            is_taken = await taking(parts, request.headers, body)
            return web.Response(status=204, headers=_ALWAYS) if is_taken else _refuse(404)

        self._places[path] = _Place(path, _read_form(path), _TELLING, answer)

    def remove(self, path: str) -> None:
        """Answer there no more."""
        self._places.pop(path, None)

    def address(self, path: str) -> str | None:
        """Where people reach this path from outside; None where nothing is offered to them."""
        if self._config.port is None or self._config.public_url is None:
            return None
        return self._config.public_url.rstrip("/") + path

    async def start(self) -> None:
        """Listen, where a port is set. Raises StartupError."""
        host, port = self._config.host, self._config.port
        if port is None:
            return
        # The line that aiohttp would log of each request holds its path.
        server = web.Server(self._answer, access_log=None, keepalive_timeout=_IDLE_S, lingering_time=0)
        runner = self._runner = web.ServerRunner(server, shutdown_timeout=_STOP_WITHIN_S)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            await self.stop()
            raise _explain(error, host, port) from error
        log.info("web port is open", host=host, port=port)

    async def stop(self) -> None:
        """Let what is being answered be answered, for half a second, and listen no more."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        found = self._find(request.path)
        if found is None:
            return _refuse(404)
        place, parts = found
        if request.method not in place.methods:
            return _refuse(405, Allow=", ".join(place.methods))
        if self._asking >= _WAITING_MAX:
            return _refuse(503, **{"Retry-After": str(_AGAIN_S)})
        self._asking += 1
        try:
            async with asyncio.timeout(_WITHIN_S):
                body = await _read_body(request)
                if body is None:
                    return _refuse(413)
                async with self._turns:
                    return await place.answer(parts, request, body)
        except Exception as error:  # noqa: BLE001 - the door for pages: whoever fetched one can do nothing about it
            record_failure(error, page=place.form)
            if isinstance(error, OutsideError | TimeoutError):
                return _refuse(503, **{"Retry-After": str(_AGAIN_S)})
            return _refuse(500)
        finally:
            self._asking -= 1

    def _find(self, path: str) -> tuple[_Place, Mapping[str, str]] | None:
        for place in self._places.values():
            if match := place.pattern.fullmatch(path):
                return place, match.groupdict()
        return None


def _read_form(path: str) -> re.Pattern[str]:
    parts = enumerate(_PART.split(path))
    return re.compile(
        "".join(f"(?P<{text}>[A-Za-z0-9_-]+)" if number % 2 else re.escape(text) for number, text in parts)
    )


async def _read_body(request: web.BaseRequest) -> bytes | None:
    """What was sent along; None where it is too much, of which no more is read."""
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > _BODY_MAX:
            return None
    return bytes(body)


def _write(page: Page, request: web.BaseRequest) -> web.Response:
    # Of the content alone: one that says when it was changed would have to know of everything that it is made from.
    etag = hashlib.sha256(page.body).hexdigest()[:32]
    headers = {
        **_ALWAYS,
        "ETag": f'"{etag}"',
        "Cache-Control": f"private, max-age={page.max_age_s}" if page.max_age_s else "no-store",
    }
    known = request.if_none_match or ()
    if page.status == 200 and any(each.value in ("*", etag) for each in known):
        return web.Response(status=304, headers=headers)
    return web.Response(body=page.body, status=page.status, headers={**headers, "Content-Type": page.kind})


def _refuse(status: int, **headers: str) -> web.Response:
    """The same few words for everybody: nobody learns what was nearly right."""
    return web.Response(text=f"{status}\n", status=status, headers={**_ALWAYS, "Cache-Control": "no-store", **headers})


def _explain(error: OSError, host: str, port: int) -> StartupError:
    if error.errno == errno.EADDRINUSE:
        return StartupError(
            f"The port {port} is taken by another program. Choose another under [web] port, or stop that program."
        )
    return StartupError(
        f"The web port {port} of {host} cannot be opened ({error.strerror}). Check [web] host and [web] port."
    )

"""One source over HTTP: asked politely, within limits of time and size, and nowhere else than at its own address."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import aiohttp
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt
from yarl import URL

from bot.papers.breaker import Breaker
from bot.papers.facts import Reason, SourceUnavailable, Trouble
from bot.papers.settings import Settings
from bot.papers.waiting import read_wait

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REDIRECTS_MAX = 3
_PASSING = frozenset({429, 502, 503, 504})  # answers that a second request can change
_BUSY = frozenset({429, 503})  # those of them that ask for quiet
_JITTER_S = (0.2, 1.0)  # before the second request; twice as long before the third
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Media:
    """What a source's answers are written in. 404 says that there is no such paper, where `has_404`."""

    accept: str
    types: frozenset[str]
    statuses: frozenset[int] = frozenset({200})
    has_404: bool = True


JSON = Media(
    "application/json",
    frozenset({"application/json", "application/vnd.api+json", "application/vnd.crossref-api-message+json"}),
)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    media_type: str
    body: bytes


class _Passing(SourceUnavailable):
    """May be gone at the next try, after `wait_s` if the source said so."""

    def __init__(self, trouble: Trouble, wait_s: float | None = None) -> None:
        super().__init__(trouble)
        self.wait_s = wait_s


class Site:
    """Asks one source. `pace` waits for the source's turn before each single request, redirects and retries included.

    With `back_off` given, a source that asks for quiet without saying for how long is left alone that long.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        source: str,
        base: str,
        *,
        settings: Settings,
        media: Media,
        now: Callable[[], datetime],
        sleep: Sleep,
        pace: Callable[[], Awaitable[None]] | None = None,
        back_off: timedelta | None = None,
    ) -> None:
        self.source = source
        self._session, self._base, self._settings, self._media = session, URL(base), settings, media
        self._now, self._sleep, self._pace, self._back_off = now, sleep, pace, back_off
        self._breaker = Breaker(source, now, failures_max=settings.failures_max, open_for=settings.open_for)

    async def ask(
        self, path: str, read: Callable[[bytes], T], query: Callable[[], Mapping[str, str]] | None = None
    ) -> T | None:
        """What `read` makes of the answer, or None when the source says that there is none.

        `path` is percent-encoded and begins with a slash. `query` is called when a request's turn has come, anew for
        each retry. `read` raises ValueError for what it cannot read. Each request takes at most `timeout_s`.

        Raises:
            SourceUnavailable: in all other cases.

        """
        with self._breaker.attempt():
            body = await self._insist(path, query)
            try:
                return None if body is None else read(body)
            except (ValueError, RecursionError) as error:
                raise self._unavailable(Reason.UNREADABLE) from error

    async def _insist(self, path: str, query: Callable[[], Mapping[str, str]] | None) -> bytes | None:
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(_Passing),
            stop=stop_after_attempt(self._settings.tries),
            wait=_pause,
            sleep=self._sleep,
            reraise=True,
        ):
            with attempt:
                return await self._try(path, query)
        raise AssertionError("the last attempt ends in an answer or an error")

    async def _try(self, path: str, query: Callable[[], Mapping[str, str]] | None) -> bytes | None:
        await self._wait_for_turn()
        # Encoded already: yarl would take a dot in a DOI's path for a step upwards.
        url = URL(str(self._base).rstrip("/") + path, encoded=True).with_query(query() if query else None)
        for _ in range(_REDIRECTS_MAX + 1):
            answer = await self._send(url)
            if answer.status not in _REDIRECTS:
                return self._judge(answer)
            url = self._follow(url, answer)
            await self._wait_for_turn()
        raise self._unavailable(Reason.REDIRECTED)

    async def _wait_for_turn(self) -> None:
        if self._pace is not None:
            await self._pace()

    async def _send(self, url: URL) -> _Answer:
        headers = {"User-Agent": self._settings.agent, "Accept": self._media.accept}
        try:
            async with (
                asyncio.timeout(self._settings.timeout_s),
                self._session.get(url, headers=headers, allow_redirects=False, middlewares=(_send_once,)) as response,
            ):
                is_read = response.status in self._media.statuses
                body = await self._read_body(response) if is_read else b""
                return _Answer(response.status, response.headers, response.content_type, body)
        except TimeoutError as error:
            raise self._unavailable(Reason.TIMED_OUT) from error
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, OSError) as error:
            raise _Passing(Trouble(self.source, Reason.UNREACHABLE)) from error
        except (aiohttp.ClientError, ValueError) as error:
            # An answer that is no HTTP, such as a header without end.
            raise self._unavailable(Reason.UNREADABLE) from error

    async def _read_body(self, response: aiohttp.ClientResponse) -> bytes:
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            body += chunk
            if len(body) > self._settings.body_max:
                raise self._unavailable(Reason.TOO_LARGE, response.status)
        return bytes(body)

    def _follow(self, url: URL, answer: _Answer) -> URL:
        try:
            target = url.join(URL(answer.headers.get("Location", "")))
            is_home = target.origin() == self._base.origin()
        except ValueError as error:
            raise self._unavailable(Reason.REDIRECTED, answer.status) from error
        if not is_home:
            raise self._unavailable(Reason.REDIRECTED, answer.status)
        return target

    def _judge(self, answer: _Answer) -> bytes | None:
        status = answer.status
        if status in self._media.statuses:
            if answer.media_type not in self._media.types:
                raise self._unavailable(Reason.UNREADABLE, status)
            return answer.body
        # A page for people says that the address has moved, or somebody in between, not that there is no paper.
        if status == 404 and self._media.has_404 and answer.media_type != "text/html":
            return None
        if status not in _PASSING:
            raise self._unavailable(Reason.BAD_STATUS, status)
        reason = Reason.RATE_LIMITED if status == 429 else Reason.BAD_STATUS
        wait = read_wait(answer.headers, self._now())
        if wait is None and status in _BUSY:
            wait = self._back_off
        if wait is None or wait.total_seconds() <= self._settings.patience_s:
            raise _Passing(Trouble(self.source, reason, status), None if wait is None else wait.total_seconds())
        retry_at = self._now().astimezone(UTC) + wait
        self._breaker.open_until(retry_at)
        raise SourceUnavailable(Trouble(self.source, reason, status, retry_at))

    def _unavailable(self, reason: Reason, status: int | None = None) -> SourceUnavailable:
        return SourceUnavailable(Trouble(self.source, reason, status))


async def _send_once(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Leaves retries to us: aiohttp 3.14 sends a GET again by itself after these two, past every limit of rate."""
    try:
        return await send(request)
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise aiohttp.ClientConnectionError("sent once") from error


def _pause(state: RetryCallState) -> float:
    """Seconds before the next request: what the source asked for and a little more, so that not all come at once."""
    error = state.outcome.exception() if state.outcome is not None else None
    asked = error.wait_s if isinstance(error, _Passing) else None
    jitter = random.uniform(*_JITTER_S)  # noqa: S311 - spreads requests, keeps no secret
    return jitter * state.attempt_number if asked is None else asked + jitter

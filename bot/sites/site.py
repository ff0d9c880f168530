"""One site over HTTP: asked politely, within limits of time and size, and nowhere else than at its own address."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TypeVar

import aiohttp
from tenacity import AsyncRetrying, RetryCallState, stop_after_attempt
from yarl import URL

from bot.sites.breaker import Breaker
from bot.sites.facts import Reason, SiteUnavailable, Trouble
from bot.sites.limits import Limits
from bot.sites.waiting import asks_for_quiet, read_wait

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_READ = frozenset({200, 400})  # arXiv explains itself with a 400
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REDIRECTS_MAX = 3
_PASSING = frozenset({502, 503, 504})  # answers that a second request can change
_ONCE = 500  # which it changes now and then
_BUSY = 503  # that of them which asks for quiet
_JITTER_S = (0.2, 1.0)  # before the second request; twice as long before the third
_CHUNK = 64 * 1024
_LARGE = 32 * 1024  # bytes, which json and pydantic read in about a millisecond


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site said. Of a 200 and a 400 there is the `body`, or its beginning; `media_type` has no parameters."""

    status: int
    media_type: str
    body: bytes = field(default=b"", repr=False)
    is_cut: bool = False


class Unusable(ValueError):
    """What a reader raises of an answer that is of no use, and says why."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Question:
    """What a site is asked. `path` is percent-encoded and begins with a slash.

    `query` is called when a request's turn has come, anew for each retry. `content` makes it a POST of that as json,
    which is sent once. More than `cut_at` bytes of the answer are left unread; without it, too large is an error.
    """

    path: str
    accept: str = "application/json"
    query: Callable[[], Mapping[str, str]] | None = None
    content: Mapping[str, object] | None = None
    cut_at: int | None = None


@dataclass(frozen=True, slots=True)
class _Heard:
    answer: Answer
    headers: Mapping[str, str]


class _Passing(SiteUnavailable):
    """May be gone at the next try, after `wait_s` if the site said so; `once` allows one more try only."""

    def __init__(self, trouble: Trouble, wait_s: float | None = None, *, once: bool = False) -> None:
        super().__init__(trouble)
        self.wait_s = wait_s
        self.once = once


class Site:
    """Asks one site, a few requests at a time.

    `headers` go along with each, and never to another site. `pace` waits for the site's turn before each single
    request, redirects and retries included. With `back_off` given, a site that asks for quiet without saying for how
    long is left alone that long. Sites with the same `turns` take them together.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        name: str,
        base: str,
        *,
        limits: Limits,
        now: Callable[[], datetime],
        sleep: Sleep,
        headers: Mapping[str, str] = _NO_HEADERS,
        pace: Callable[[], Awaitable[None]] | None = None,
        back_off: timedelta | None = None,
        turns: asyncio.Semaphore | None = None,
    ) -> None:
        self.name = name
        self._session, self._base, self._limits = session, URL(base), limits
        self._headers = {"User-Agent": limits.agent, **headers}
        self._now, self._sleep, self._pace, self._back_off = now, sleep, pace, back_off
        self._turns = turns or asyncio.Semaphore(limits.at_once)
        self._breaker = Breaker(name, now, failures_max=limits.failures_max, open_for=limits.open_for)

    async def ask(self, question: Question, read: Callable[[Answer], T]) -> T:
        """What `read` makes of the answer, of whatever status the site means by itself.

        `read` raises Unusable, or any ValueError for what it cannot read. Each request takes at most `timeout_s`.

        Raises:
            SiteUnavailable: in all other cases.

        """
        with self._breaker.attempt():
            answer = await self._insist(question)
            try:
                # What is large takes long to read, and others are waiting.
                return await asyncio.to_thread(read, answer) if len(answer.body) > _LARGE else read(answer)
            except Unusable as error:
                raise SiteUnavailable(Trouble(self.name, error.reason, answer.status, detail=error.detail)) from error
            except (ValueError, RecursionError) as error:
                raise self._unavailable(Reason.UNREADABLE) from error

    async def _insist(self, question: Question) -> Answer:
        async for attempt in AsyncRetrying(
            retry=_may_pass,
            stop=stop_after_attempt(self._limits.tries if question.content is None else 1),
            wait=_pause,
            sleep=self._sleep,
            reraise=True,
        ):
            with attempt:
                return await self._try(question)
        raise AssertionError("the last attempt ends in an answer or an error")

    async def _try(self, question: Question) -> Answer:
        await self._wait_for_turn()
        # Encoded already: yarl would take a dot in a DOI's path for a step upwards.
        url = URL(str(self._base).rstrip("/") + question.path, encoded=True)
        url = url.with_query(question.query()) if question.query else url
        for _ in range(_REDIRECTS_MAX + 1):
            heard = await self._send(url, question)
            if heard.answer.status not in _REDIRECTS:
                return self._judge(heard)
            url = self._follow(url, heard)
            await self._wait_for_turn()
        raise self._unavailable(Reason.REDIRECTED)

    async def _wait_for_turn(self) -> None:
        if self._pace is not None:
            await self._pace()

    async def _send(self, url: URL, question: Question) -> _Heard:
        sending = self._session.request(
            "GET" if question.content is None else "POST",
            url,
            json=question.content,
            headers={**self._headers, "Accept": question.accept},
            allow_redirects=False,
            middlewares=(_send_once,),
        )
        try:
            async with self._turns, asyncio.timeout(self._limits.timeout_s), sending as response:
                body, is_cut = await self._read_body(response, question) if response.status in _READ else (b"", False)
                return _Heard(Answer(response.status, response.content_type, body, is_cut), response.headers)
        except TimeoutError as error:
            raise self._unavailable(Reason.TIMED_OUT) from error
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, OSError) as error:
            raise _Passing(Trouble(self.name, Reason.UNREACHABLE)) from error
        except (aiohttp.ClientError, ValueError) as error:
            # An answer that is no HTTP, such as a header without end.
            raise self._unavailable(Reason.UNREADABLE) from error
        finally:
            sending.close()

    async def _read_body(self, response: aiohttp.ClientResponse, question: Question) -> tuple[bytes, bool]:
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            body += chunk
            if question.cut_at is not None and len(body) > question.cut_at:
                return bytes(body[: question.cut_at]), True
            if len(body) > self._limits.body_max:
                raise self._unavailable(Reason.TOO_LARGE, response.status)
        return bytes(body), False

    def _follow(self, url: URL, heard: _Heard) -> URL:
        status = heard.answer.status
        try:
            target = url.join(URL(heard.headers.get("Location", "")))
            is_home = target.origin() == self._base.origin()
        except ValueError as error:
            raise self._unavailable(Reason.REDIRECTED, status) from error
        if not is_home:
            raise self._unavailable(Reason.REDIRECTED, status)
        return target

    def _judge(self, heard: _Heard) -> Answer:
        status = heard.answer.status
        is_quiet = asks_for_quiet(status, heard.headers)
        if status < _ONCE and not is_quiet:
            return heard.answer
        if status not in _PASSING and not is_quiet:
            trouble = Trouble(self.name, Reason.BAD_STATUS, status)
            raise _Passing(trouble, once=True) if status == _ONCE else SiteUnavailable(trouble)
        reason = Reason.RATE_LIMITED if is_quiet else Reason.BAD_STATUS
        wait = read_wait(heard.headers, self._now())
        if wait is None and (is_quiet or status == _BUSY):
            wait = self._back_off
        if wait is None or wait.total_seconds() <= self._limits.patience_s:
            raise _Passing(Trouble(self.name, reason, status), None if wait is None else wait.total_seconds())
        retry_at = self._now().astimezone(UTC) + wait
        self._breaker.open_until(retry_at)
        raise SiteUnavailable(Trouble(self.name, reason, status, retry_at))

    def _unavailable(self, reason: Reason, status: int | None = None) -> SiteUnavailable:
        return SiteUnavailable(Trouble(self.name, reason, status))


async def _send_once(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Leaves retries to us: aiohttp 3.14 sends a GET again by itself after these two, past every limit of rate."""
    try:
        return await send(request)
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise aiohttp.ClientConnectionError("sent once") from error


def _may_pass(state: RetryCallState) -> bool:
    error = state.outcome.exception() if state.outcome is not None else None
    return isinstance(error, _Passing) and not (error.once and state.attempt_number > 1)


def _pause(state: RetryCallState) -> float:
    """Seconds before the next request: what the site asked for and a little more, so that not all come at once."""
    error = state.outcome.exception() if state.outcome is not None else None
    asked = error.wait_s if isinstance(error, _Passing) else None
    jitter = random.uniform(*_JITTER_S)  # noqa: S311 - spreads requests, keeps no secret
    return jitter * state.attempt_number if asked is None else asked + jitter

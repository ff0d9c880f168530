"""GitHub, made ready to be asked."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from aiohttp import ClientSession

from bot.github.client import Client
from bot.github.settings import Settings
from bot.sites import Site, Sleep

_VERSION = "2022-11-28"


def connect(
    session: ClientSession, *, now: Callable[[], datetime], settings: Settings, sleep: Sleep = asyncio.sleep
) -> Client:
    """A client of this GitHub. Give it a session that keeps no cookies; `now` gives aware instants."""
    headers = {"X-GitHub-Api-Version": _VERSION}
    if settings.token:
        headers["Authorization"] = f"Bearer {settings.token}"
    return Client(Site(session, "github", settings.api_url, limits=settings, now=now, sleep=sleep, headers=headers))

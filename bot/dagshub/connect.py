"""DagsHub, made ready to be asked."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from aiohttp import ClientSession

from bot.dagshub.client import Client
from bot.dagshub.mlflow import Mlflow
from bot.dagshub.settings import Settings
from bot.sites import Site, Sleep


def connect(
    session: ClientSession, *, now: Callable[[], datetime], settings: Settings, sleep: Sleep = asyncio.sleep
) -> Client:
    """A client of this DagsHub. Give it a session that keeps no cookies; `now` gives aware instants."""
    turns = asyncio.Semaphore(settings.at_once)

    def site(name: str, scheme: str) -> Site:
        headers = {"Authorization": f"{scheme} {settings.token}"} if settings.token else {}
        return Site(session, name, settings.url, limits=settings, now=now, sleep=sleep, headers=headers, turns=turns)

    # MLflow takes the usual form of a token alone. When it is down, the rest need not be left alone.
    return Client(site("dagshub", settings.scheme), Mlflow(site("mlflow", "Bearer")))

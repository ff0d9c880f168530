"""All hosts behind one question."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from aiohttp import ClientSession

from bot import dagshub, github
from bot.domain.repositories import Host, RepositoryName, Snapshot
from bot.domain.repositories_addresses import Places
from bot.domain.repositories_parts import look_again
from bot.repositories.dagshub import DagsHubHost
from bot.repositories.github import GitHubHost
from bot.repositories.seeing import Looking
from bot.sites import Sleep

LOOK_MAX_S = 60.0


class Hosts:
    """Looks at repositories. `now` gives aware instants; a look takes at most `within_s` seconds."""

    def __init__(
        self, on_dagshub: DagsHubHost, on_github: GitHubHost, now: Callable[[], datetime], within_s: float = LOOK_MAX_S
    ) -> None:
        self._hosts = {Host.DAGSHUB: on_dagshub, Host.GITHUB: on_github}
        self._now, self._within_s = now, within_s

    async def look(self, name: RepositoryName, before: Snapshot | None) -> Snapshot:
        """What is to be seen of it now; what cannot be seen for a fault of the host is as it was `before`.

        Raises nothing of the network's.
        """
        looking = Looking(self._now(), asyncio.get_running_loop().time() + self._within_s)
        return look_again(before, await self._hosts[name.host].look(name, before, looking))


def connect(
    session: ClientSession,
    *,
    now: Callable[[], datetime],
    on_dagshub: dagshub.Settings,
    on_github: github.Settings,
    places: Places,
    sleep: Sleep = asyncio.sleep,
    within_s: float = LOOK_MAX_S,
) -> Hosts:
    """Both hosts, made ready to be asked. Give them a session that keeps no cookies."""
    netloc = urlsplit(places.dagshub).netloc.lower().removeprefix("www.")
    return Hosts(
        DagsHubHost(dagshub.connect(session, now=now, settings=on_dagshub, sleep=sleep), netloc),
        GitHubHost(github.connect(session, now=now, settings=on_github, sleep=sleep), netloc),
        now,
        within_s,
    )

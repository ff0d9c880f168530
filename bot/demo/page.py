"""The page in the browser, which shows one place at a time."""

import asyncio
import os
from urllib.parse import urlsplit

import simcord

from bot.demo.world import Place
from bot.errors import ReproBotError, StartupError


class DemoEnv(simcord.Env):
    """A Discord on which a refusal is an answer like any other."""

    def errors_since(self, cursor: int) -> tuple[BaseException, ...]:
        """What broke since then."""
        # SimCord's page takes every exception for a fault, says that the outcome is uncertain and keeps the command
        # in its box. A refusal is an exception that the bot has answered.
        return tuple(error for error in super().errors_since(cursor) if not _is_answered(error))


class Page:
    """Shows a place under an address that stays the same while places change."""

    def __init__(self, env: simcord.Env, port: int) -> None:
        self._env = env
        self._port = port
        self._preview: simcord.Preview | None = None
        self._changing = asyncio.Lock()

    @property
    def url(self) -> str:
        """The address of the open page. Whoever has it can act as the people shown there."""
        assert self._preview is not None, "known once a place was opened"
        return self._preview.url

    async def open(self, place: Place) -> None:
        """Show this place instead; a browser sees it when the page is reloaded. Raises StartupError."""
        async with self._changing:
            before = self._preview
            if before is not None:
                await before.close()
            preview = self._env.preview(
                place.channel, viewers=place.viewers, layout="channel", locale=place.locale, port=self._port
            )
            if before is not None:
                preview.capability = before.capability
            await self._start(preview)
            self._preview = preview
            self._port = urlsplit(preview.url).port or self._port

    async def refresh(self) -> None:
        """Show what has happened since."""
        assert self._preview is not None, "a place was opened"
        await self._preview.refresh()

    async def wait_closed(self) -> None:
        """Wait until somebody ends the session in the browser."""
        while True:
            preview = self._preview
            assert preview is not None, "a place was opened"
            await preview.wait_closed()
            async with self._changing:
                if self._preview is preview:
                    return

    async def close(self) -> None:
        """Show nothing any more."""
        if self._preview is not None:
            await self._preview.close()

    async def _start(self, preview: simcord.Preview) -> None:
        try:
            await preview.__aenter__()
        except simcord.SetupError as error:
            if isinstance(error.__cause__, OSError):
                # Its own text holds the address as well, in words that differ between Python's versions.
                reason = os.strerror(error.__cause__.errno or 0)
                raise StartupError(
                    f"Port {self._port} cannot be used ({reason}). "
                    "Choose another with --port, or let --port 0 find a free one."
                ) from error
            raise StartupError(
                "The demo's page lacks some of its packages. Install them with: "
                "pip install --require-hashes -r requirements/demo.txt"
            ) from error


def _is_answered(error: BaseException) -> bool:
    # discord.py wraps what a command raises.
    return isinstance(getattr(error, "original", error), ReproBotError)

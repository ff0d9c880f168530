"""The page that calendar programs fetch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.domain.calendar import CALENDAR_TYPE, REFRESH_AFTER
from bot.web import Page
from cogs.deadlines.calendar_files import make_calendar
from cogs.deadlines.calendar_views import CALENDAR_PATH

if TYPE_CHECKING:
    from bot.client import ReproBot


class CalendarPageCog(commands.Cog, name="calendar"):
    """Answers whoever knows the address of somebody's calendar."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        """Answer from now on."""
        self._bot.web.add(CALENDAR_PATH, self.answer)

    async def cog_unload(self) -> None:
        """Answer no more."""
        self._bot.web.remove(CALENDAR_PATH)

    async def answer(self, parts: Mapping[str, str]) -> Page | None:
        """The calendar with this token, in the language that its owner used last."""
        calendar = await self._bot.services.calendars.read(parts["token"])
        if calendar is None:
            return None
        content = make_calendar(calendar, self._bot.texts.words(calendar.locale))
        return Page(content, CALENDAR_TYPE, max_age_s=int(REFRESH_AFTER.total_seconds()))

"""People: what the bot remembers of somebody wherever they are."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.people import PersonSettings
from bot.domain.zones import find_zone
from bot.services._people import get_settings
from db import people as store
from db.engine import Database, reads, writes

_REMEMBERED_MAX = 10_000


class People:
    """What people set for themselves, and the language they read."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._heard: dict[int, str] = {}  # not written down yet
        self._locales: dict[int, str] = {}

    def hear(self, user_id: int, locale: str) -> None:
        """Remember the language of somebody who just did something, for what is written to them later.

        It is written down by `keep`, so that nobody's act has to wait for it.
        """
        if self._locales.get(user_id) != locale:
            self._heard[user_id] = locale

    async def keep(self) -> None:
        """Write down the languages that were heard since the last time."""
        heard, self._heard = self._heard, {}
        if not heard:
            return
        await self._keep_locales(heard)
        if len(self._locales) + len(heard) > _REMEMBERED_MAX:
            self._locales.clear()
        self._locales |= heard

    @writes
    async def show_time(self, session: AsyncSession, user_id: int, typed: str) -> str | None:
        """Let the person's team show their local time; nothing typed ends that. Gives the zone. Raises NoSuchZone."""
        zone = find_zone(typed) if typed.strip() else None
        person = await self._get(session, user_id)
        person.zone, person.shows_time = zone or person.zone, zone is not None
        return zone

    @reads
    async def find_settings(self, session: AsyncSession, user_id: int) -> PersonSettings:
        """What the person set, with the defaults for what they did not."""
        return await get_settings(session, user_id)

    @reads
    async def has_closed_dms(self, session: AsyncSession, user_id: int) -> bool:
        """Whether the last direct message to the person was refused, so that what is owed to them goes elsewhere."""
        person = await store.find_person(session, user_id)
        return person is not None and person.dm_closed_at is not None

    @writes
    async def _keep_locales(self, session: AsyncSession, heard: Mapping[int, str]) -> None:
        for user_id, locale in sorted(heard.items()):
            (await self._get(session, user_id)).locale = locale

    async def _get(self, session: AsyncSession, user_id: int) -> store.Person:
        person = await store.find_person(session, user_id)
        if person is None:
            person = store.Person(user_id=user_id)
            session.add(person)
        person.seen_at = self._clock.now()
        return person

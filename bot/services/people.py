"""People: what the bot remembers of somebody wherever they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.people import NothingKnown, PersonSettings, ReminderWay, read_quiet
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.zone_choices import ZoneChoice, suggest_zones
from bot.domain.zones import find_zone, local_time, name_zone
from bot.services._pace import ensure_pace
from bot.services._people import get_settings, read_settings
from db import audit
from db import people as store
from db import people_traces as traces
from db.engine import Database, reads, writes

_REMEMBERED_MAX = 10_000


@dataclass(frozen=True, slots=True)
class OwnZone:
    """Where somebody lives, as they see it: its name, the time there, and whether their team sees that time too."""

    name: str
    local_time: str
    shows_time: bool


class People:
    """What people set for themselves, and the language they read."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._heard: dict[int, str] = {}  # not written down yet
        self._locales: dict[int, str] = {}
        self._chosen: dict[int, str] = {}

    async def recall_languages(self) -> None:
        """Read which languages people chose, so that nobody's answer waits for that."""
        self._chosen = await self._list_languages()

    def language_of(self, user_id: int) -> str | None:
        """The language that the person chose; None where they go by Discord's."""
        return self._chosen.get(user_id)

    def lose(self, user_id: int) -> None:
        """Remember nothing of somebody who was just forgotten, not even until the next time of writing down."""
        for memory in (self._heard, self._locales, self._chosen):
            memory.pop(user_id, None)

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
        self._chosen = await self._keep_locales(heard)  # another process may have heard one of them choose
        if len(self._locales) + len(heard) > _REMEMBERED_MAX:
            self._locales.clear()
        self._locales |= heard

    @writes
    async def show_time(self, session: AsyncSession, actor: Actor, typed: str) -> str | None:
        """Let the person's team show their local time; nothing typed ends that. Gives the zone.

        Raises NoSuchZone, TooManyActs.
        """
        zone = find_zone(typed) if typed.strip() else None
        person = await self._change(session, actor, "shows_time")
        person.zone, person.shows_time = zone or person.zone, zone is not None
        return zone

    def suggest_zones(self, typed: str, *, language: str) -> list[ZoneChoice]:
        """Zones that the text can mean, at most 25; nothing typed: some of all regions, named in this language."""
        return suggest_zones(typed, now=self._clock.now(), language=language)

    @writes
    async def set_zone(self, session: AsyncSession, actor: Actor, typed: str) -> OwnZone:
        """Remember where the person lives, for the bot alone. Raises NoSuchZone, TooManyActs."""
        zone = find_zone(typed)
        person = await self._change(session, actor, "zone")
        person.zone = zone
        return self._show_zone(zone, shows_time=person.shows_time)

    @writes
    async def forget_zone(self, session: AsyncSession, actor: Actor) -> None:
        """Know no more where the person lives, and show nobody their local time. Raises TooManyActs."""
        person = await self._change(session, actor, "zone")
        person.zone, person.shows_time = None, False

    @reads
    async def find_zone(self, session: AsyncSession, actor: Actor) -> OwnZone | None:
        """Where the person lives, as they see it; None where that is not known."""
        ensure_may(Action.ME_SET, Standing.ANYONE)
        settings = await get_settings(session, actor.user_id)
        return None if settings.zone is None else self._show_zone(settings.zone, shows_time=settings.shows_time)

    @writes
    async def set_reminders(self, session: AsyncSession, actor: Actor, way: ReminderWay) -> PersonSettings:
        """Remind the person in this way from now on. Raises TooManyActs."""
        person = await self._change(session, actor, "reminders")
        person.reminders = way
        return read_settings(person)

    @writes
    async def set_quiet(
        self, session: AsyncSession, actor: Actor, *, quiet_from: str, quiet_until: str
    ) -> PersonSettings:
        """Leave the person alone between these times of their day; nothing typed means never.

        Raises IllegalQuietHours, TooManyActs.
        """
        begins, ends = read_quiet(quiet_from, quiet_until)
        person = await self._change(session, actor, "quiet")
        person.quiet_from, person.quiet_until = begins, ends
        return read_settings(person)

    async def set_language(self, actor: Actor, language: str | None) -> None:
        """Speak this language with the person from now on; None: the one that their Discord says.

        Raises TooManyActs.
        """
        await self._set_language(actor, language)
        self._chosen.pop(actor.user_id, None)
        if language is not None:
            self._chosen[actor.user_id] = language

    @reads
    async def find_home(self, session: AsyncSession, user_id: int) -> int:
        """The server on which the person did something last, for what is asked in direct messages.

        Raises NothingKnown.
        """
        guild_ids = await traces.list_guilds(session, user_id)
        if not guild_ids:
            raise NothingKnown()
        return guild_ids[0]

    @reads
    async def find_settings(self, session: AsyncSession, user_id: int) -> PersonSettings:
        """What the person set, with the defaults for what they did not."""
        return await get_settings(session, user_id)

    @reads
    async def has_closed_dms(self, session: AsyncSession, user_id: int) -> bool:
        """Whether the last direct message to the person was refused, so that what is owed to them goes elsewhere."""
        person = await store.find_person(session, user_id)
        return person is not None and person.dm_closed_at is not None

    @reads
    async def _list_languages(self, session: AsyncSession) -> dict[int, str]:
        return await store.list_languages(session)

    @writes
    async def _set_language(self, session: AsyncSession, actor: Actor, language: str | None) -> None:
        (await self._change(session, actor, "language")).language = language

    @writes
    async def _keep_locales(self, session: AsyncSession, heard: Mapping[int, str]) -> dict[int, str]:
        for user_id, locale in sorted(heard.items()):
            (await self._get(session, user_id)).locale = locale
        return await store.list_languages(session)

    async def _change(self, session: AsyncSession, actor: Actor, what: str) -> store.Person:
        """The person whose setting of this name is about to change; what it becomes is written down nowhere else."""
        now, tag = self._clock.now(), AuditTag.PERSON_CHANGE
        ensure_may(Action.ME_SET, Standing.ANYONE)
        await ensure_pace(session, actor, tag, now=now)
        audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts={"what": what}, at=now)
        person = await store.lock_person(session, actor.user_id, now=now)
        person.seen_at = now
        return person

    def _show_zone(self, zone: str, *, shows_time: bool) -> OwnZone:
        return OwnZone(name_zone(zone), local_time(self._clock.now(), zone), shows_time)

    async def _get(self, session: AsyncSession, user_id: int) -> store.Person:
        person = await store.find_person(session, user_id)
        if person is None:
            person = store.Person(user_id=user_id)
            session.add(person)
        person.seen_at = self._clock.now()
        return person

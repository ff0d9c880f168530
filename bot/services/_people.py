"""What people set for themselves, for other services within their own transaction."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.people import PersonSettings, ReminderWay
from db import people as store


async def list_settings(session: AsyncSession, user_ids: Collection[int]) -> dict[int, PersonSettings]:
    """The settings of each of these people, in one query; of whom nothing is known, the defaults."""
    known = await store.list_people(session, user_ids)
    return {user_id: read_settings(known.get(user_id)) for user_id in user_ids}


async def get_settings(session: AsyncSession, user_id: int) -> PersonSettings:
    """The settings of one person; where nothing is known, the defaults."""
    return read_settings(await store.find_person(session, user_id))


def read_settings(person: store.Person | None) -> PersonSettings:
    """What the person set; of nobody, the defaults."""
    if person is None:
        return PersonSettings()
    return PersonSettings(
        zone=person.zone,
        shows_time=person.shows_time,
        reminders=ReminderWay(person.reminders),
        quiet_from=person.quiet_from,
        quiet_until=person.quiet_until,
    )

"""What the bot knows of a person wherever they are: the language they read, and what they set."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import String, false, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Snowflake, locked

_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Person(Base):
    """A person on Discord."""

    __tablename__ = "people"

    user_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    locale: Mapped[str | None] = mapped_column(String(16))  # as Discord said last, for what is written to them later
    zone: Mapped[str | None] = mapped_column(String(64))  # an IANA name, private unless `shows_time`
    seen_at: Mapped[datetime]
    shows_time: Mapped[bool] = mapped_column(server_default=false())  # whether others see what time it is there
    reminders: Mapped[str] = mapped_column(String(16), server_default="room")  # domain.people.ReminderWay
    quiet_from: Mapped[int | None] = mapped_column(server_default="1320")  # minutes of their day; none: never quiet
    quiet_until: Mapped[int | None] = mapped_column(server_default="480")
    dm_closed_at: Mapped[datetime | None]  # when a direct message was last refused; none: they arrive, or none was sent
    language: Mapped[str | None] = mapped_column(String(16))  # as they chose; none: the one that Discord says


async def find_person(session: AsyncSession, user_id: int) -> Person | None:
    """What is known of the person, if anything is."""
    return await session.get(Person, user_id)


async def lock_person(session: AsyncSession, user_id: int, *, now: datetime) -> Person:
    """The person, who is known from now on, held against other writers until the transaction ends."""
    insert = _INSERT[session.get_bind().dialect.name](Person).values(user_id=user_id, seen_at=now)
    await session.execute(insert.on_conflict_do_nothing(index_elements=["user_id"]))
    return (await session.scalars(locked(select(Person).where(Person.user_id == user_id)))).one()


async def list_languages(session: AsyncSession) -> dict[int, str]:
    """The languages of all who chose one."""
    rows = await session.execute(select(Person.user_id, Person.language).where(Person.language.is_not(None)))
    return {user_id: language for user_id, language in rows if language is not None}


async def note_open(session: AsyncSession, user_id: int) -> None:
    """Remember that a direct message arrived."""
    person = await find_person(session, user_id)
    if person is not None:
        person.dm_closed_at = None


async def note_closed(session: AsyncSession, user_id: int, *, now: datetime) -> None:
    """Remember that a direct message was refused."""
    person = await find_person(session, user_id)
    if person is None:
        person = Person(user_id=user_id, seen_at=now)
        session.add(person)
    person.dm_closed_at = now


async def list_people(session: AsyncSession, user_ids: Collection[int]) -> dict[int, Person]:
    """What is known of these people, by their ids."""
    people = await session.scalars(select(Person).where(Person.user_id.in_(user_ids)))
    return {person.user_id: person for person in people}

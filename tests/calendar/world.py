"""Deadlines, as organizers have set them."""

from datetime import UTC, datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from db.challenges import Edition
from db.deadlines import Deadline
from db.engine import Database

REPORT_AT = datetime(2021, 9, 20, 11, 59, tzinfo=UTC)


async def a_deadline(database: Database, name: str = "Report", *, at: datetime = REPORT_AT, **values: object) -> int:
    """A deadline of the first edition; gives its id."""

    async def add(session: AsyncSession) -> int:
        deadline = Deadline(
            edition_id=1,
            name=name,
            name_key=name.casefold(),
            due_at=at,
            words="19 September 2021 23:59 AoE",
            **{
                "asks": "nothing",
                "is_hard": True,
                "zone": "Etc/GMT+12",
                "link": "https://example.org/dates",
                "ladder": "7d 3h",
                "created_at": datetime(2021, 9, 1, tzinfo=UTC),
                "changed_at": datetime(2021, 9, 1, tzinfo=UTC),
                **values,
            },
        )
        session.add(deadline)
        await session.flush()
        return deadline.id

    return await database.write(add)


async def change_deadline(database: Database, deadline_id: int, **values: object) -> None:
    async def change(session: AsyncSession) -> None:
        await session.execute(update(Deadline).where(Deadline.id == deadline_id).values(**values))

    await database.write(change)


async def change_edition(database: Database, **values: object) -> None:
    async def change(session: AsyncSession) -> None:
        await session.execute(update(Edition).values(**values))

    await database.write(change)

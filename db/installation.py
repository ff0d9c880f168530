"""What this installation remembers of itself."""

import secrets

from sqlalchemy import String, Text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base

_NAME = "installation"


class Fact(Base):
    """One remembered value, such as the fingerprint of the commands that Discord was last told."""

    __tablename__ = "installation"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


async def name_installation(session: AsyncSession) -> str:
    """A random name of this database, given once: a copy of the bot elsewhere has the same token and other numbers."""
    fact = await session.get(Fact, _NAME)
    if fact is None:
        fact = Fact(key=_NAME, value=secrets.token_hex(8))
        session.add(fact)
        await session.flush()
    return fact.value

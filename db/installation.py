"""What this installation remembers of itself."""

import secrets

from sqlalchemy import String, Text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base

_NAME = "installation"
_SECRET = "secret"  # noqa: S105 - the name of the row, not what it holds


class Fact(Base):
    """One remembered value, such as the fingerprint of the commands that Discord was last told."""

    __tablename__ = "installation"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


async def name_installation(session: AsyncSession) -> str:
    """A random name of this database, given once: a copy of the bot elsewhere has the same token and other numbers."""
    return await _recall(session, _NAME, 8)


async def get_secret(session: AsyncSession) -> str:
    """A random text that nobody but this database knows, from which what cannot be forged is made."""
    return await _recall(session, _SECRET, 32)


async def find_secret(session: AsyncSession) -> str | None:
    """The same, where anybody ever asked for it: nothing is written."""
    fact = await session.get(Fact, _SECRET)
    return None if fact is None else fact.value


async def _recall(session: AsyncSession, key: str, size: int) -> str:
    fact = await session.get(Fact, key)
    if fact is None:
        fact = Fact(key=key, value=secrets.token_hex(size))
        session.add(fact)
        await session.flush()
    return fact.value

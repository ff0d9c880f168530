"""What the bot remembers of its own installation."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from db import installation as store
from db.engine import Database, reads, writes


@dataclass(frozen=True, slots=True)
class ToldCommands:
    """The commands that Discord was last told: a fingerprint of all, and the id that each name got."""

    fingerprint: str
    ids: Mapping[str, int]


class Installation:
    """What the bot can remember of itself."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @reads
    async def recall_commands(self, session: AsyncSession, scope: str) -> ToldCommands | None:
        """What Discord was last told in this scope, if anything was."""
        fact = await session.get(store.Fact, f"commands:{scope}")
        if fact is None:
            return None
        remembered = json.loads(fact.value)
        return ToldCommands(remembered["fingerprint"], remembered["ids"])

    @writes
    async def remember_commands(self, session: AsyncSession, scope: str, told: ToldCommands) -> None:
        """Keep what Discord was told, in place of what it was told before."""
        value = json.dumps({"fingerprint": told.fingerprint, "ids": dict(told.ids)})
        await session.merge(store.Fact(key=f"commands:{scope}", value=value))

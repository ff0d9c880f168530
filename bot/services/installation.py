"""What the bot remembers of its own installation."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from db import installation as store
from db.engine import Database, reads, writes


@dataclass(frozen=True, slots=True)
class ToldCommands:
    """The commands that Discord was last told: for which server (none: for all), a fingerprint, and each name's id."""

    scope: int | None
    fingerprint: str
    ids: Mapping[str, int]


class Installation:
    """What the bot can remember of itself."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @reads
    async def recall_commands(self, session: AsyncSession, application_id: int | None) -> ToldCommands | None:
        """What Discord was last told for this application, if anything was."""
        fact = await session.get(store.Fact, f"commands:{application_id}")
        return None if fact is None else ToldCommands(**json.loads(fact.value))

    @writes
    async def remember_commands(self, session: AsyncSession, application_id: int | None, told: ToldCommands) -> None:
        """Keep what Discord was told, in place of what it was told before."""
        value = json.dumps({"scope": told.scope, "fingerprint": told.fingerprint, "ids": dict(told.ids)})
        await session.merge(store.Fact(key=f"commands:{application_id}", value=value))

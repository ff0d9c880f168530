"""The audit: sealed as it grows, and checked from its beginning to its end."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit_chain import START, ChainFault, Sealed, check
from bot.services._audit import digest_of, seal
from db import audit as store
from db.engine import Database, reads, writes

SEALING = "audit"  # the tick of the bell that seals

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of the chain: how many seals are right from the beginning, and what is wrong with the next."""

    sealed: int
    fault: ChainFault | None


class Audit:
    """What the bell and operators do with the audit as a whole."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def keep(self) -> None:
        """Seal what is new."""
        # A write, which is finished even when the bot stops meanwhile; where nothing is new it takes no time.
        while await self._seal() == _BATCH:
            pass

    async def check(self) -> Checked:
        """Follow the chain from the first entry to the last that is sealed."""
        number, chain, fault = 0, START, None
        while fault is None:
            seals = await self._list_after(number)
            if not seals:
                return Checked(number, None)
            number, chain, fault = check(seals, number=number, chain=chain)
        return Checked(number - 1, fault)

    @writes
    async def _seal(self, session: AsyncSession) -> int:
        return len(await seal(session, limit=_BATCH))

    @reads
    async def _list_after(self, session: AsyncSession, number: int) -> list[Sealed]:
        rows = await store.list_sealed(session, after=number, limit=_BATCH)
        return [
            Sealed(
                row.number,
                row.digest,
                row.chain,
                digest_of(entry) if entry else None,
                is_forgotten=entry is not None and entry.forgotten_at is not None,
            )
            for row, entry in rows
        ]

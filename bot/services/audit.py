"""The audit: sealed as it grows, and checked from its beginning to its end."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit_chain import START, ChainFault, Sealed, check
from bot.services._audit import digest_of, seal
from bot.services._outbox import moment, owe_channel
from db import audit as store
from db import challenges
from db.engine import Database, reads, writes

SEALING = "audit"  # the tick of the bell that seals

ACTS = "moderation:acts"  # the kind of the delivery that says what was done

_BATCH = 1_000
_POSTED = 15
_POSTED_EVERY = timedelta(minutes=1)


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
        """Seal what is new, and post it where a server has chosen a channel for that."""
        # A write, which is finished even when the bot stops meanwhile; where nothing is new it takes no time.
        while await self._seal() == _BATCH:
            pass
        await self._post()

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

    @writes
    async def _post(self, session: AsyncSession) -> None:
        """Owe each such server one message of what was done since the last, at most one a minute."""
        now, last = self._clock.now(), await store.find_last_seal(session)
        if last is None:
            return
        before = now - _POSTED_EVERY
        for guild in await challenges.lock_audited_guilds(session, below=last.number, before=before):
            entries, count = await store.list_sealed_between(
                session, guild.id, after=guild.audit_posted or 0, last=last.number, limit=_POSTED
            )
            guild.audit_posted = last.number  # also where nothing was done here: what was looked at is not again
            if not entries:
                continue
            guild.audit_posted_at = now
            await owe_channel(
                session,
                ACTS,
                f"{ACTS}:{guild.id}:{last.number}",
                guild_id=guild.id,
                channel_id=guild.audit_channel_id,
                now=now,
                acts=[{"tag": entry.tag, "by": entry.actor_id, "at": moment(entry.at)} for entry in entries],
                count=count,
            )

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

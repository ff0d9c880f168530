"""Sealing the audit, within a transaction."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.audit_chain import START, bind, digest
from db import audit as store


def digest_of(entry: store.AuditEntry) -> str:
    """What the entry says by now."""
    return digest(guild_id=entry.guild_id, actor_id=entry.actor_id, tag=entry.tag, facts=entry.facts, at=entry.at)


async def seal(session: AsyncSession, *, limit: int) -> Sequence[store.AuditEntry]:
    """Bind entries that are new to the end of the chain, at most so many; gives them."""
    entries = await store.list_unsealed(session, limit=limit)
    last = await store.find_last_seal(session)
    number, chain = (last.number, last.chain) if last else (0, START)
    for entry in entries:
        said = digest_of(entry)
        number, chain = number + 1, bind(chain, number + 1, said)
        session.add(store.AuditSeal(number=number, entry_id=entry.id, digest=said, chain=chain))
    await session.flush()
    return entries

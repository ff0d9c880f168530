"""Proof that a repository is a team's own: a word that it puts there, where its owner alone can write."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor
from bot.domain.repositories import RepositoryName
from bot.domain.repositories_links import NeverSeen, NotProved
from bot.domain.repositories_texts import is_proof, proof_of
from bot.services import _repositories as acts
from bot.services._pace import ensure_pace
from db.installation import get_secret
from db.repositories import Linked


@dataclass(frozen=True, slots=True)
class Proof:
    """The word to put into the description or the README; the same whenever it is asked for."""

    link_id: int
    repository_id: int
    name: RepositoryName
    word: str
    proved_at: datetime | None


async def ask_proof(session: AsyncSession, actor: Actor, link_id: int) -> Proof:
    """The word of this link of the own team's. Raises LinkOver, NotInTeam, OnlyTeamMay."""
    linked = await acts.hold_own_link(session, actor, link_id, Action.REPOSITORY_LINK)
    return await _describe(session, linked)


async def check_proof(session: AsyncSession, actor: Actor, link_id: int, *, now: datetime) -> Proof:
    """Count the link as proved if its word was there at the last look.

    Raises LinkOver, NotInTeam, OnlyTeamMay, NotProved, NeverSeen, TooManyActs.
    """
    linked = await acts.hold_own_link(session, actor, link_id, Action.REPOSITORY_LINK)
    if linked.link.proved_at is None:
        await ensure_pace(session, actor, AuditTag.REPOSITORY_PROVE, now=now)
        if not is_proof(_list_words(linked), await get_secret(session), link_id):
            seen_at = linked.repository.seen_at
            raise NotProved(looked_at=seen_at) if seen_at else NeverSeen()
        linked.link.proved_at = now
        acts.record(session, actor, AuditTag.REPOSITORY_PROVE, linked, now=now)
    return await _describe(session, linked)


async def _describe(session: AsyncSession, linked: Linked) -> Proof:
    word = proof_of(await get_secret(session), linked.link.id)
    name = acts.name_of(linked.repository)
    return Proof(linked.link.id, linked.repository.id, name, word, linked.link.proved_at)


def _list_words(linked: Linked) -> tuple[str, ...]:
    snapshot = acts.read_snapshot(linked.repository)
    if snapshot is None:
        return ()
    about, texts = snapshot.about.content, snapshot.texts.content
    return (*(about.proofs if about else ()), *(texts.proofs if texts else ()))

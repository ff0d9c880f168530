"""What every act on a claim leaves behind: an entry in its logbook, one in the audit, a message to its team."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.audit import AuditTag
from bot.domain.claims import ClaimState, EntryKind
from bot.services._outbox import owe_channel, owe_team
from db import audit
from db import claims_logbook as logbook
from db.challenges import Edition, get_guild
from db.claims import Claim
from db.papers import Paper
from db.teams import Team

_STEP_TAGS = {
    ClaimState.RELEASED: AuditTag.CLAIM_RELEASE,
    ClaimState.LAPSED: AuditTag.CLAIM_LAPSE,
    ClaimState.REVOKED: AuditTag.CLAIM_REVOKE,
}


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim with its edition, its team and its paper."""

    claim: Claim
    edition: Edition
    team: Team
    paper: Paper


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something now. Steps with one `key` are taken back together; the bot itself is nobody."""

    actor_id: int | None
    now: datetime
    key: str

    @classmethod
    def begin(cls, actor_id: int | None, now: datetime) -> "Act":
        """Something new."""
        return cls(actor_id, now, secrets.token_hex(8))


def sign(claim: Claim, now: datetime) -> None:
    """Count this as a sign of life."""
    claim.signed_at, claim.asked_at, claim.warned_at = now, None, None


def write_step(
    session: AsyncSession,
    held: HeldClaim,
    act: Act,
    *,
    before: ClaimState | None,
    after: ClaimState,
    note: str = "",
    kind: EntryKind = EntryKind.STEP,
) -> None:
    """Write a step into the claim's logbook and into the audit."""
    write(session, held, act, kind, note=note, before=before, after=after)
    tag = _STEP_TAGS.get(after, AuditTag.CLAIM_STEP) if before is not None else AuditTag.CLAIM_TAKE
    tag = AuditTag.CLAIM_UNDO if kind is EntryKind.UNDO else tag
    record(session, held, act, tag, before=before, after=after)


def write(
    session: AsyncSession,
    held: HeldClaim,
    act: Act,
    kind: EntryKind,
    *,
    note: str = "",
    before: ClaimState | None = None,
    after: ClaimState | None = None,
) -> None:
    """Write something into the claim's logbook."""
    session.add(
        logbook.ClaimEntry(
            claim_id=held.claim.id,
            kind=kind,
            act=act.key,
            before=before,
            after=after,
            actor_id=act.actor_id,
            note=note,
            at=act.now,
        )
    )


def key_of(kind: str, held: HeldClaim, act: str) -> str:
    """What the message of this kind that an act owes is known by."""
    return f"{kind}:{held.claim.id}:{act}"


async def tell_team(session: AsyncSession, held: HeldClaim, kind: str, act: Act, **facts: Any) -> None:
    """Owe the team of the claim a message about it."""
    await owe_team(
        session,
        kind,
        key_of(kind, held, act.key),
        guild_id=held.edition.guild_id,
        team_id=held.team.id,
        now=act.now,
        claim_id=held.claim.id,
        paper=held.paper.title,
        paper_id=held.paper.id,
        **facts,
    )


async def tell_organizers(session: AsyncSession, held: HeldClaim, kind: str, act: Act, **facts: Any) -> None:
    """Owe the organizers' channel, where there is one, a message about the claim."""
    guild = await get_guild(session, held.edition.guild_id)
    await owe_channel(
        session,
        kind,
        key_of(kind, held, act.key),
        guild_id=guild.id,
        channel_id=guild.organizers_channel_id,
        now=act.now,
        team=held.team.name,
        paper=held.paper.title,
        paper_id=held.paper.id,
        **facts,
    )


def record(session: AsyncSession, held: HeldClaim, act: Act, tag: AuditTag, **facts: object) -> None:
    """Write an act on the claim into the audit; what people wrote is not part of it."""
    facts = {"claim": held.claim.id, "team": held.team.id, "paper": held.paper.id, **facts}
    audit.record(session, guild_id=held.edition.guild_id, actor_id=act.actor_id, tag=tag, facts=facts, at=act.now)

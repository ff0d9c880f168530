"""What moderators see of one person, one team, one claim, and of everything that was done."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import claims as claims_rules
from bot.domain.claims import ClaimState
from bot.domain.papers import search_words, title_key
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.teams import name_key
from bot.services import _claims as acts
from bot.services._edition import get_edition
from bot.services._teams import get_team
from db import audit, claims, moderation, papers_offered
from db import teams as store
from db.audit import AuditEntry, AuditFilter
from db.engine import Database, reads

_NOTES, _LATEST, _OFFERED = 5, 8, 25
_EXPORTED = 10_000
_VALUE = "claim:"


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What a moderator noted."""

    text: str
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry of the audit."""

    tag: str
    by: int | None
    at: datetime
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class HeldClaimLine:
    """A live claim."""

    id: int
    paper: str
    team: str
    state: ClaimState


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """All that moderators see of a person. `excluded` is the reason, where they are kept out at present."""

    user_id: int
    edition: str
    team: str | None
    is_lead: bool
    earlier: tuple[str, ...]
    excluded: str | None
    excluded_until: datetime | None
    notes: tuple[NoteLine, ...]
    latest: tuple[AuditLine, ...]


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """All that moderators see of a team."""

    id: int
    name: str
    edition: str
    lead_id: int | None
    member_ids: tuple[int, ...]
    claims: tuple[HeldClaimLine, ...]
    notes: tuple[NoteLine, ...]
    latest: tuple[AuditLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """All that moderators see of a claim."""

    claim: HeldClaimLine
    claimed_at: datetime
    excused_until: datetime | None
    plan: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """One page of the audit; pages count from 0."""

    lines: tuple[AuditLine, ...]
    count: int
    page: int
    pages: int


def claim_value(claim_id: int) -> str:
    """What autocomplete hands back for a claim."""
    return f"{_VALUE}{claim_id}"


class ModerationRecords:
    """What moderators can read."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def person(self, session: AsyncSession, actor: Actor, user_id: int) -> PersonRecord:
        """Everything about a person on this server. Raises OnlyModeratorsMay, NoEdition."""
        _ensure(actor, Action.MODERATE)
        edition = await get_edition(session, actor.guild_id)
        team = await store.find_own_team(session, edition.id, user_id)
        memberships = await moderation.list_memberships(session, actor.guild_id, user_id)
        earlier = [each.name for membership, each in memberships if membership.left_at is not None]
        exclusion = await moderation.find_exclusion(session, edition.id, user_id, now=self._clock.now())
        return PersonRecord(
            user_id=user_id,
            edition=edition.name,
            team=team.name if team else None,
            is_lead=team is not None and team.lead_id == user_id,
            earlier=tuple(dict.fromkeys(earlier)),
            excluded=exclusion.reason if exclusion else None,
            excluded_until=exclusion.until if exclusion else None,
            notes=await _list_notes(session, actor.guild_id, user_id=user_id),
            latest=await _list_latest(session, AuditFilter(actor.guild_id, actor_id=user_id)),
        )

    @reads
    async def team(self, session: AsyncSession, actor: Actor, typed: str) -> TeamRecord:
        """Everything about a team of the current edition. Raises OnlyModeratorsMay, NoEdition, NoSuchTeam."""
        _ensure(actor, Action.MODERATE)
        edition = await get_edition(session, actor.guild_id)
        team = await get_team(session, edition, typed)
        held = await claims.list_held(session, team.id)
        return TeamRecord(
            id=team.id,
            name=team.name,
            edition=edition.name,
            lead_id=team.lead_id,
            member_ids=tuple(member.user_id for member in await store.list_members(session, team.id)),
            claims=tuple(HeldClaimLine(each.claim_id, each.title, team.name, ClaimState(each.state)) for each in held),
            notes=await _list_notes(session, actor.guild_id, team_id=team.id),
            latest=await _list_latest(session, AuditFilter(actor.guild_id, team_id=team.id)),
        )

    @reads
    async def find_team(self, session: AsyncSession, actor: Actor, typed: str) -> int:
        """The id of a team of the current edition. Raises OnlyModeratorsMay, NoEdition, NoSuchTeam."""
        _ensure(actor, Action.MODERATE)
        return (await get_team(session, await get_edition(session, actor.guild_id), typed)).id

    @reads
    async def claim(self, session: AsyncSession, actor: Actor, typed: str) -> ClaimRecord:
        """Everything about a claim that autocomplete offered. Raises OnlyModeratorsMay, NoSuchClaim."""
        _ensure(actor, Action.MODERATE)
        number = typed.removeprefix(_VALUE)
        if not (number.isascii() and number.isdigit() and len(number) <= 10):
            raise claims_rules.NoSuchClaim()
        held = await acts.find_claim(session, actor.guild_id, int(number))
        claim = held.claim
        line = HeldClaimLine(claim.id, held.paper.title, held.team.name, ClaimState(claim.state))
        return ClaimRecord(line, claim.claimed_at, claim.excused_until, claim.plan)

    @reads
    async def suggest_claims(self, session: AsyncSession, actor: Actor, typed: str) -> list[HeldClaimLine]:
        """Live claims whose team or paper begins so, or whose paper holds the words; none for who does not moderate."""
        if not (actor.organizes or actor.moderates):
            return []
        edition = await get_edition(session, actor.guild_id)
        teams = await store.suggest_teams(session, edition.id, name_key(typed), limit=_OFFERED)
        papers = await papers_offered.suggest_papers(
            session, edition, key=title_key(typed), words=search_words(typed), limit=_OFFERED
        )
        found = await moderation.suggest_claims(
            session,
            edition.id,
            team_ids=[team.id for team in teams],
            paper_ids=[paper.id for paper in papers],
            limit=_OFFERED,
        )
        return [
            HeldClaimLine(claim.id, paper.title, team.name, ClaimState(claim.state)) for claim, paper, team in found
        ]

    @reads
    async def list_audit(
        self, session: AsyncSession, actor: Actor, *, user_id: int | None, tag: str | None, page: int, page_size: int
    ) -> AuditPage:
        """One page of what was done, newest first; a page past the end is the last one. Raises OnlyModeratorsMay."""
        _ensure(actor, Action.AUDIT_SHOW)
        wanted = AuditFilter(actor.guild_id, actor_id=user_id, tag=tag)
        _, count = await audit.list_entries(session, wanted, offset=0, limit=0)
        pages = max(1, -(-count // page_size))
        page = min(max(page, 0), pages - 1)
        entries, _ = await audit.list_entries(session, wanted, offset=page * page_size, limit=page_size)
        return AuditPage(tuple(_line(entry) for entry in entries), count, page, pages)

    @reads
    async def export_audit(self, session: AsyncSession, actor: Actor, *, user_id: int | None, tag: str | None) -> bytes:
        """The same as CSV, newest first, at most 10,000 entries. Raises OnlyModeratorsMay."""
        _ensure(actor, Action.AUDIT_SHOW)
        wanted = AuditFilter(actor.guild_id, actor_id=user_id, tag=tag)
        entries, _ = await audit.list_entries(session, wanted, offset=0, limit=_EXPORTED)
        file = io.StringIO()
        rows = csv.writer(file)
        rows.writerow(("at", "tag", "by", "facts"))
        for entry in entries:
            facts = json.dumps(entry.facts, ensure_ascii=False, sort_keys=True)
            rows.writerow((entry.at.isoformat(), entry.tag, entry.actor_id or "", facts))
        return file.getvalue().encode()


def _ensure(actor: Actor, action: Action) -> None:
    ensure_may(action, Standing.ANYONE, by=actor)


async def _list_notes(
    session: AsyncSession, guild_id: int, *, user_id: int | None = None, team_id: int | None = None
) -> tuple[NoteLine, ...]:
    notes = await moderation.list_notes(session, guild_id, user_id=user_id, team_id=team_id, limit=_NOTES)
    return tuple(NoteLine(note.text, note.written_by, note.at) for note in notes)


async def _list_latest(session: AsyncSession, wanted: AuditFilter) -> tuple[AuditLine, ...]:
    entries, _ = await audit.list_entries(session, wanted, offset=0, limit=_LATEST)
    return tuple(_line(entry) for entry in entries)


def _line(entry: AuditEntry) -> AuditLine:
    return AuditLine(entry.tag, entry.actor_id, entry.at, entry.facts)

"""How claims are shown: all of one to its team and the organizers, its steps to everybody."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import claims as rules
from bot.domain.challenges import EditionState, is_past
from bot.domain.claims import ClaimState, EntryKind
from bot.domain.claims_alive import find_lapse_at
from bot.domain.findings import Verdict
from bot.domain.permissions import Action, Actor, Standing, may
from bot.services import _claims as acts
from bot.services._edition import get_edition, get_own_team
from bot.services.claims_alive import life_of, patience_of
from bot.services.waitlist import Waiting, list_waiting
from db import claims as store
from db import claims_logbook as logbook
from db.engine import Database, reads

_CHECKINS_SHOWN = 3
_STEPS = (EntryKind.STEP, EntryKind.UNDO)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to a claim. `actor_id` is None for the bot itself, and where it is hidden."""

    kind: EntryKind
    before: ClaimState | None
    after: ClaimState | None
    actor_id: int | None
    note: str
    at: datetime
    is_undone: bool


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One of the paper's own claims, and what came of it."""

    number: int
    statement: str
    verdict: Verdict
    evidence_url: str | None


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """All of a claim, for its team and the organizers, and what the actor may do with it."""

    id: int
    guild_id: int
    paper_id: int
    paper: str
    team_id: int
    team: str
    edition: str
    state: ClaimState
    since: datetime
    signed_at: datetime
    lapse_at: datetime | None
    excused_until: datetime | None
    is_anonymous: bool
    is_waiting_elsewhere: bool
    plan: str
    submission_url: str | None
    checkins: tuple[Entry, ...]
    asked_at: datetime | None
    answered_at: datetime | None
    findings: tuple[FindingLine, ...]
    standing: Standing
    steps: tuple[ClaimState, ...]
    organizes: bool
    may_appeal: bool

    @property
    def is_member(self) -> bool:
        """Whether the actor is in the team."""
        return self.standing >= Standing.MEMBER


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened to a claim, oldest first, as far as the actor may know it; who `may_manage` may see all of it."""

    claim_id: int
    paper_id: int
    paper: str
    team_id: int
    team: str
    is_anonymous: bool
    entries: tuple[Entry, ...]
    may_manage: bool


@dataclass(frozen=True, slots=True)
class MyClaim:
    """One of the own team's claims; those that ended are there while they can be asked for again or hide people."""

    id: int
    paper_id: int
    paper: str
    state: ClaimState
    since: datetime


@dataclass(frozen=True, slots=True)
class MyPapers:
    """What the own team holds, lost, and waits for."""

    team_id: int
    team: str
    claims: tuple[MyClaim, ...]
    waits: tuple[Waiting, ...]


class ClaimsShow:
    """What people can look at of claims."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def mine(self, session: AsyncSession, actor: Actor) -> MyPapers:
        """The papers of the actor's team. Raises NoEdition, NotInTeam."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.CLAIM_SHOW)
        held = await store.list_held(session, team.id)
        claims = [MyClaim(c.claim_id, c.paper_id, c.title, ClaimState(c.state), c.claimed_at) for c in held]
        after = self._clock.now() - rules.APPEAL_WITHIN
        for claim, title in await store.list_ended(session, team.id, ClaimState.LAPSED, after):
            assert claim.ended_at is not None, "it has ended"
            claims.append(MyClaim(claim.id, claim.paper_id, title, ClaimState(claim.state), claim.ended_at))
        return MyPapers(
            team_id=team.id,
            team=team.name,
            claims=tuple(claims),
            waits=tuple(await list_waiting(session, team)),
        )

    @reads
    async def card(self, session: AsyncSession, actor: Actor, claim_id: int) -> ClaimCard:
        """All of a claim. Raises NoSuchClaim, NotInTeam, OnlyTeamMay."""
        held = await acts.get_claim(session, actor, claim_id, Action.CLAIM_SHOW)
        claim, standing, now = held.claim, await acts.find_standing(session, held, actor), self._clock.now()
        steps = await logbook.list_entries(session, claim_id, kinds=_STEPS)
        checkins = await logbook.list_entries(session, claim_id, kinds=[EntryKind.CHECKIN])
        contacts = await logbook.list_contacts(session, claim_id)
        state = ClaimState(claim.state)
        legal = [step for step in rules.LEGAL[state] if _may_step(step, standing, actor)]
        if held.edition.state != EditionState.OPEN:
            legal = [step for step in legal if step is not ClaimState.RELEASED]
        is_watched = held.edition.silent_days is not None and state in rules.OPEN_STATES
        return ClaimCard(
            id=claim.id,
            guild_id=held.edition.guild_id,
            paper_id=held.paper.id,
            paper=held.paper.title,
            team_id=held.team.id,
            team=held.team.name,
            edition=held.edition.name,
            state=state,
            since=steps[-1].at if steps else claim.claimed_at,
            signed_at=claim.signed_at or claim.claimed_at,
            lapse_at=find_lapse_at(life_of(claim), await patience_of(session, held.edition)) if is_watched else None,
            excused_until=claim.excused_until if not is_past(claim.excused_until, now=now) else None,
            is_anonymous=claim.is_anonymous,
            is_waiting_elsewhere=claim.is_waiting_elsewhere,
            plan=claim.plan,
            submission_url=claim.submission_url,
            checkins=tuple(_entry(row, hidden=False) for row in checkins[-_CHECKINS_SHOWN:]),
            asked_at=contacts[-1].asked_at if contacts else None,
            answered_at=contacts[-1].answered_at if contacts else None,
            findings=tuple(
                FindingLine(row.number, row.statement, Verdict(row.verdict), row.evidence_url)
                for row in await logbook.list_findings(session, claim_id)
            ),
            standing=standing,
            steps=tuple(legal),
            organizes=actor.organizes,
            may_appeal=standing >= Standing.MEMBER and await acts.may_appeal(session, claim, now=now),
        )

    @reads
    async def timeline(self, session: AsyncSession, actor: Actor, claim_id: int) -> Timeline:
        """What happened to a claim: everything to its team and the organizers, to others its steps.

        Nobody else learns who took the steps of an anonymous claim. Raises NoSuchClaim.
        """
        held = await acts.find_claim(session, actor.guild_id, claim_id)
        standing = await acts.find_standing(session, held, actor)
        sees_all = standing >= Standing.MEMBER or actor.organizes
        rows = await logbook.list_entries(session, claim_id, kinds=() if sees_all else _STEPS)
        hidden = not sees_all and await store.hides_people(session, held.team.id)
        entries = [_entry(row, hidden=hidden, noted=sees_all) for row in rows]
        return Timeline(
            claim_id=claim_id,
            paper_id=held.paper.id,
            paper=held.paper.title,
            team_id=held.team.id,
            team=held.team.name,
            is_anonymous=held.claim.is_anonymous,
            entries=tuple(entries),
            may_manage=sees_all,
        )


def _may_step(step: ClaimState, standing: Standing, actor: Actor) -> bool:
    action = rules.STEP_ACTIONS.get(step)
    return action is not None and may(action, standing, by=actor)


def _entry(row: logbook.ClaimEntry, *, hidden: bool, noted: bool = True) -> Entry:
    return Entry(
        kind=EntryKind(row.kind),
        before=ClaimState(row.before) if row.before else None,
        after=ClaimState(row.after) if row.after else None,
        actor_id=None if hidden else row.actor_id,
        note=row.note if noted else "",
        at=row.at,
        is_undone=row.undone_at is not None,
    )

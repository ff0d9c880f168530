"""Work on a claim: its steps, check-ins, plan, contact with the authors, findings, and who may know of it."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import claims as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges_demands import ensure_report
from bot.domain.claims import ClaimState, EntryKind
from bot.domain.findings import FINDINGS_MAX, STATEMENT_MAX, NoSuchFinding, TooManyFindings, Verdict
from bot.domain.free_text import ensure_line, ensure_paragraphs
from bot.domain.links import read_link
from bot.domain.permissions import Action, Actor, Standing
from bot.services import _claims as acts
from bot.services import _claims_log as log
from bot.services._claims_log import Act, HeldClaim
from bot.services._edition import demands_of, get_edition, get_own_team
from bot.services._pace import ensure_pace
from db import claims as store
from db import claims_logbook as logbook
from db import rooms
from db.engine import Database, reads, writes
from db.papers import find_paper
from db.repositories import list_links


@dataclass(frozen=True, slots=True)
class Stepped:
    """A claim after something was done to it."""

    claim_id: int
    paper_id: int
    paper: str
    team: str
    state: ClaimState


class ClaimsWork:
    """What a team, or an organizer, can do with a claim while it lives."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def find_own(self, session: AsyncSession, actor: Actor, paper_id: int | None) -> int:
        """The id of the team's live claim on this paper or, without one, of its only claim.

        Raises NotInTeam, NotClaimed, NothingClaimed, WhichClaim.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.CLAIM_WORK)
        held = await store.list_held(session, team.id)
        if paper_id is not None:
            held = [claim for claim in held if claim.paper_id == paper_id]
            paper = await find_paper(session, paper_id)
            if paper is not None and not held:
                raise rules.NotClaimed(paper=paper.title, team=team.name)
        if len(held) > 1:
            raise rules.WhichClaim(papers=tuple(claim.title for claim in held))
        if not held:
            raise rules.NothingClaimed(team=team.name)
        return held[0].claim_id

    @writes
    async def step(self, session: AsyncSession, actor: Actor, claim_id: int, step: ClaimState) -> Stepped:
        """Take a step that needs nothing but to be said: start, in review, accepted, rejected, published.

        Raises NoSuchClaim, IllegalStep, and what the permission for the step raises.
        """
        action = rules.STEP_ACTIONS.get(step, Action.CLAIM_WORK)
        held = await acts.hold_claim(session, actor, claim_id, action)
        if step not in rules.SAID:
            raise rules.illegal_step(paper=held.paper.title, state=ClaimState(held.claim.state), step=step)
        act = await self._begin(session, actor, AuditTag.CLAIM_STEP)
        await acts.take_step(session, held, step, act)
        if step in rules.REPORTED_STATES:
            await log.tell_organizers(session, held, "papers:reported", act, state=step)
            if await acts.find_standing(session, held, actor) is Standing.ANYONE:
                await log.tell_team(session, held, "papers:decided", act, state=step)
        return _stepped(held)

    @writes
    async def submit(self, session: AsyncSession, actor: Actor, claim_id: int, typed_link: str) -> Stepped:
        """Hand the report in.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, LinkRefused, RepositoryNeeded, ReportElsewhere, IllegalStep,
        TooManyActs.
        """
        link = read_link(typed_link)
        held = await acts.hold_claim(session, actor, claim_id, Action.CLAIM_WORK)
        has_repository = bool(held.claim.project_url or await list_links(session, held.team.id))
        demands, edition = demands_of(held.edition), held.edition.name
        ensure_report(demands, kind=link.kind, has_repository=has_repository, edition=edition)
        act = await self._begin(session, actor, AuditTag.CLAIM_STEP)
        await acts.take_step(session, held, ClaimState.SUBMITTED, act, note=link.url)
        held.claim.submission_url = link.url
        await log.tell_organizers(session, held, "papers:reported", act, state=ClaimState.SUBMITTED)
        return _stepped(held)

    @writes
    async def revoke(self, session: AsyncSession, actor: Actor, claim_id: int, typed_reason: str) -> Stepped:
        """Take the paper from a team, which is told why. Raises NoSuchClaim, OnlyOrganizersMay, IllegalStep."""
        reason = ensure_line(typed_reason, longest=rules.REASON_MAX)
        held = await acts.hold_claim(session, actor, claim_id, Action.CLAIM_ORGANIZE)
        act = Act.begin(actor.user_id, self._clock.now())
        await acts.take_step(session, held, ClaimState.REVOKED, act, note=reason)
        await log.tell_team(session, held, "papers:revoked", act, reason=reason)
        return _stepped(held)

    @writes
    async def check_in(self, session: AsyncSession, actor: Actor, claim_id: int, typed: str) -> Stepped:
        """Say in one line where the work stands; it begins with that, if it had not.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, TextRefused, TooManyActs, IllegalStep.
        """
        line = ensure_line(typed, longest=rules.CHECKIN_MAX)
        held = await acts.hold_live_claim(session, actor, claim_id)
        act = await self._begin(session, actor, AuditTag.CLAIM_CHECKIN)
        if held.claim.state == ClaimState.CLAIMED:
            await acts.take_step(session, held, ClaimState.WORKING, act)
        self._note(session, held, act, EntryKind.CHECKIN, AuditTag.CLAIM_CHECKIN, note=line)
        room = await rooms.find_room(session, held.team.id)
        if room is not None and room.channel_id is not None:
            await log.tell_team(session, held, "papers:checked-in", act, line=line, actor_id=actor.user_id)
        return _stepped(held)

    @writes
    async def plan(self, session: AsyncSession, actor: Actor, claim_id: int, typed: str) -> Stepped:
        """Write down how the team will go about it, for itself and the organizers; at most 500 words.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, TextRefused, TooManyActs, IllegalStep.
        """
        text = ensure_paragraphs(typed, longest=rules.PLAN_MAX, words=rules.PLAN_WORDS)
        held = await acts.hold_live_claim(session, actor, claim_id)
        act = await self._begin(session, actor, AuditTag.CLAIM_NOTE)
        held.claim.plan = text
        self._note(session, held, act, EntryKind.PLAN, AuditTag.CLAIM_NOTE)
        return _stepped(held)

    @writes
    async def hide(self, session: AsyncSession, actor: Actor, claim_id: int, *, hidden: bool) -> Stepped:
        """Let nobody else learn who is on the team and where its work is, or let them. Raises as for a lead's act."""
        held = await acts.hold_claim(session, actor, claim_id, Action.CLAIM_HIDE)
        act = await self._begin(session, actor, AuditTag.CLAIM_HIDE)
        if held.claim.is_anonymous != hidden:
            acts.hide(session, held, act, hidden=hidden)
        return _stepped(held)

    @writes
    async def wait_elsewhere(self, session: AsyncSession, actor: Actor, claim_id: int, *, waiting: bool) -> Stepped:
        """Say of a report in review that the decision is somebody else's to make, such as a journal's, or no more.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, IllegalStep, TooManyActs.
        """
        held = await acts.hold_claim(session, actor, claim_id, Action.CLAIM_WORK)
        act = await self._begin(session, actor, AuditTag.CLAIM_NOTE)
        if held.claim.state != ClaimState.IN_REVIEW:
            state = ClaimState(held.claim.state)
            raise rules.illegal_step(paper=held.paper.title, state=state, step=ClaimState.IN_REVIEW)
        held.claim.is_waiting_elsewhere = waiting
        self._note(session, held, act, EntryKind.WAITING, AuditTag.CLAIM_NOTE)
        return _stepped(held)

    @writes
    async def contact(self, session: AsyncSession, actor: Actor, claim_id: int, *, answered: bool) -> Stepped:
        """Write down that the authors were asked now, or that they answered; what is written already stays.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, TooManyActs, IllegalStep.
        """
        held = await acts.hold_live_claim(session, actor, claim_id)
        act = await self._begin(session, actor, AuditTag.CLAIM_NOTE)
        contacts = await logbook.list_contacts(session, claim_id)
        is_asked = bool(contacts) and contacts[-1].answered_at is None
        if is_asked != answered:
            return _stepped(held)  # somebody was faster
        if answered:
            contacts[-1].answered_at, contacts[-1].answered_by = act.now, actor.user_id
        else:
            session.add(logbook.Contact(claim_id=claim_id, asked_at=act.now, asked_by=actor.user_id))
        self._note(session, held, act, EntryKind.CONTACT, AuditTag.CLAIM_NOTE)
        return _stepped(held)

    @writes
    async def find(
        self,
        session: AsyncSession,
        actor: Actor,
        claim_id: int,
        *,
        number: int | None,
        statement: str,
        verdict: Verdict,
        evidence: str,
    ) -> Stepped:
        """Note one of the paper's own claims with what came of it, or change the one with this number.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, TextRefused, LinkRefused, TooManyFindings, NoSuchFinding,
        TooManyActs, IllegalStep.
        """
        text = ensure_line(statement, longest=STATEMENT_MAX)
        url = read_link(evidence).url if evidence.strip() else None
        held = await acts.hold_live_claim(session, actor, claim_id)
        act = await self._begin(session, actor, AuditTag.CLAIM_NOTE)
        if number is None:
            finding = await _add_finding(session, claim_id)
        else:
            finding = await logbook.find_finding(session, claim_id, number)
        if finding is None:
            raise NoSuchFinding()
        finding.statement, finding.verdict, finding.evidence_url = text, verdict, url
        finding.set_by, finding.set_at = actor.user_id, act.now
        self._note(session, held, act, EntryKind.FINDING, AuditTag.CLAIM_NOTE)
        return _stepped(held)

    async def _begin(self, session: AsyncSession, actor: Actor, tag: AuditTag) -> Act:
        act = Act.begin(actor.user_id, self._clock.now())
        await ensure_pace(session, actor, tag, now=act.now)
        return act

    def _note(
        self, session: AsyncSession, held: HeldClaim, act: Act, kind: EntryKind, tag: AuditTag, *, note: str = ""
    ) -> None:
        log.sign(held.claim, act.now)
        log.write(session, held, act, kind, note=note)
        log.record(session, held, act, tag, kind=kind)


async def _add_finding(session: AsyncSession, claim_id: int) -> logbook.Finding:
    known = await logbook.list_findings(session, claim_id)
    if len(known) >= FINDINGS_MAX:
        raise TooManyFindings(limit=FINDINGS_MAX)
    finding = logbook.Finding(claim_id=claim_id, number=known[-1].number + 1 if known else 1)
    session.add(finding)
    return finding


def _stepped(held: HeldClaim) -> Stepped:
    return Stepped(held.claim.id, held.paper.id, held.paper.title, held.team.name, ClaimState(held.claim.state))

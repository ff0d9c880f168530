"""Staying alive: a claim without a sign of life is asked after, warned and lapses, step by step and told each time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import claims as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState
from bot.domain.claims import ClaimState, EntryKind
from bot.domain.claims_alive import AliveStep, Life, Patience, Span, find_due_step, find_lapse_at
from bot.domain.free_text import ensure_line
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services import _claims as acts
from bot.services import _claims_log as log
from bot.services._claims_log import Act, HeldClaim
from bot.services._outbox import moment
from bot.services._pace import ensure_pace
from db import challenges, deliveries
from db import claims as store
from db import claims_logbook as logbook
from db.engine import Database, reads, writes
from db.teams import list_members

_LOOK_EVERY = timedelta(minutes=5)
_KINDS = {AliveStep.ASK: "papers:asked", AliveStep.WARN: "papers:warned", AliveStep.LAPSE: "papers:lapsed"}
_ENTRIES = {AliveStep.ASK: EntryKind.ASKED, AliveStep.WARN: EntryKind.WARNED}


@dataclass(frozen=True, slots=True)
class AppealLine:
    """An appeal that waits for an answer."""

    id: int
    team: str
    paper: str
    reason: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class AppealAnswered:
    """What became of an appeal; `waits` where its team is now the first to wait, since no place is free."""

    team: str
    paper: str
    granted: bool
    waits: bool


class ClaimsAlive:
    """What the bell, a team and an organizer can do about claims that are silent."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._looked_at: datetime | None = None

    async def look_after(self) -> int:
        """Take the next step with every claim that is due for one; gives how many. Looks every five minutes at most."""
        now = self._clock.now()
        if self._looked_at is not None and now - self._looked_at < _LOOK_EVERY:
            return 0
        taken = 0
        for guild_id, claim_id in await self._list_silent():
            taken += await self._take_due_step(guild_id, claim_id)
        self._looked_at = now
        return taken

    @writes
    async def affirm(self, session: AsyncSession, actor: Actor, claim_id: int) -> str:
        """The team is still at it; gives the paper's title. Raises NoSuchClaim, NotInTeam, OnlyTeamMay, IllegalStep."""
        held = await acts.hold_live_claim(session, actor, claim_id)
        act = Act.begin(actor.user_id, self._clock.now())
        await ensure_pace(session, actor, AuditTag.CLAIM_NOTE, now=act.now)
        log.sign(held.claim, act.now)
        log.write(session, held, act, EntryKind.ALIVE)
        log.record(session, held, act, AuditTag.CLAIM_NOTE, kind=EntryKind.ALIVE)
        return held.paper.title

    @writes
    async def excuse(self, session: AsyncSession, actor: Actor, claim_id: int, *, days: int) -> datetime | None:
        """Expect no sign of life for so many days from now, or again from now on with none; gives until when.

        Raises NoSuchClaim, OnlyOrganizersMay, IllegalStep.
        """
        held = await acts.hold_claim(session, actor, claim_id, Action.CLAIM_ORGANIZE)
        rules.ensure_live(paper=held.paper.title, state=ClaimState(held.claim.state))
        act = Act.begin(actor.user_id, self._clock.now())
        held.claim.excused_until = act.now + timedelta(days=days) if days else None
        log.sign(held.claim, act.now)
        log.write(session, held, act, EntryKind.EXCUSED, note=str(days))
        log.record(session, held, act, AuditTag.CLAIM_EXCUSE, days=days)
        await log.tell_team(session, held, "papers:excused", act, until=moment(held.claim.excused_until))
        return held.claim.excused_until

    @writes
    async def appeal(self, session: AsyncSession, actor: Actor, claim_id: int, typed_reason: str) -> str:
        """Ask the organizers for a claim back that lapsed; gives the paper's title.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, TextRefused, CannotAppeal, TooManyActs.
        """
        reason = ensure_line(typed_reason, longest=rules.REASON_MAX)
        held = await acts.hold_claim(session, actor, claim_id, Action.CLAIM_APPEAL)
        act = Act.begin(actor.user_id, self._clock.now())
        await ensure_pace(session, actor, AuditTag.CLAIM_APPEAL, now=act.now)
        if not await acts.may_appeal(session, held.claim, now=act.now):
            raise rules.CannotAppeal(paper=held.paper.title, days=rules.APPEAL_WITHIN.days)
        appeal = logbook.Appeal(
            claim_id=claim_id, asked_by=actor.user_id, reason=reason, state="open", created_at=act.now
        )
        session.add(appeal)
        await session.flush()
        log.write(session, held, act, EntryKind.APPEAL, note=reason)
        log.record(session, held, act, AuditTag.CLAIM_APPEAL, appeal=appeal.id)
        await log.tell_organizers(session, held, "papers:appealed", act, appeal_id=appeal.id, reason=reason)
        return held.paper.title

    @reads
    async def list_appeals(self, session: AsyncSession, actor: Actor) -> list[AppealLine]:
        """The server's appeals that wait for an answer. Raises OnlyOrganizersMay."""
        ensure_may(Action.CLAIM_ORGANIZE, Standing.ANYONE, by=actor)
        rows = await logbook.list_open_appeals(session, actor.guild_id)
        return [AppealLine(each.id, team, paper, each.reason, each.created_at) for each, team, paper in rows]

    @writes
    async def answer_appeal(
        self, session: AsyncSession, actor: Actor, appeal_id: int, *, granted: bool
    ) -> AppealAnswered:
        """Give the claim back, or its team the first place among those who wait, or neither.

        Raises OnlyOrganizersMay, AppealOver, TooManyClaims.
        """
        ensure_may(Action.CLAIM_ORGANIZE, Standing.ANYONE, by=actor)
        appeal = await logbook.lock_appeal(session, appeal_id)
        if appeal is None or appeal.state != "open":
            raise rules.AppealOver()
        held = await acts.hold_claim(session, actor, appeal.claim_id, Action.CLAIM_ORGANIZE)
        if held.team.dissolved_at is not None:
            raise rules.AppealOver()
        act = Act.begin(actor.user_id, self._clock.now())
        appeal.state, appeal.answered_by, appeal.answered_at = (
            "granted" if granted else "declined",
            actor.user_id,
            act.now,
        )
        waits = False
        if granted:
            waits = not await acts.revive(session, held, act)
        log.record(session, held, act, AuditTag.APPEAL_ANSWER, appeal=appeal.id, granted=granted, waits=waits)
        outcome = "declined" if not granted else "waits" if waits else "granted"
        await log.tell_team(session, held, "papers:appeal-answered", act, outcome=outcome)
        return AppealAnswered(held.team.name, held.paper.title, granted=granted, waits=waits)

    @reads
    async def _list_silent(self, session: AsyncSession) -> list[tuple[int, int]]:
        """Servers and claims that may be due for a step."""
        now = self._clock.now()
        found: list[tuple[int, int]] = []
        for edition in await challenges.list_open_editions(session):
            if edition.silent_days is not None:
                before = now - timedelta(days=edition.silent_days)
                ids = await store.list_silent(session, edition.id, rules.OPEN_STATES, before)
                found += [(edition.guild_id, claim_id) for claim_id in ids]
        return found

    @writes
    async def _take_due_step(self, session: AsyncSession, guild_id: int, claim_id: int) -> bool:
        claim = await store.find_claim(session, claim_id)
        if claim is None or await acts.hold_team_of(session, claim) is None:
            return False
        held = await acts.find_claim(session, guild_id, claim_id)
        edition, act = held.edition, Act.begin(None, self._clock.now())
        if edition.state != EditionState.OPEN or edition.stop_message is not None or edition.silent_days is None:
            return False
        if held.claim.state not in rules.OPEN_STATES:
            return False
        patience = await patience_of(session, edition)
        step = find_due_step(life_of(held.claim), patience, now=act.now)
        if step is None:
            return False
        if step is AliveStep.LAPSE:
            await acts.take_step(session, held, ClaimState.LAPSED, act)
        else:
            if step is AliveStep.ASK:
                held.claim.asked_at = act.now
            else:
                held.claim.warned_at = act.now
            log.write(session, held, act, _ENTRIES[step])
        lapse_at = moment(find_lapse_at(life_of(held.claim), patience))
        await log.tell_team(session, held, _KINDS[step], act, days=edition.silent_days, lapse_at=lapse_at)
        if step is AliveStep.LAPSE:
            await log.tell_organizers(session, held, "papers:reported", act, state=ClaimState.LAPSED)
        elif step is AliveStep.WARN and not await _was_reached(session, held):
            await log.tell_organizers(session, held, "papers:unreached", act, lapse_at=lapse_at)
        return True


async def _was_reached(session: AsyncSession, held: HeldClaim) -> bool:
    """Whether the last question after the claim arrived in the team's room, or at one of its people."""
    asked = await logbook.list_entries(session, held.claim.id, kinds=[EntryKind.ASKED])
    members = await list_members(session, held.team.id)
    key = log.key_of(_KINDS[AliveStep.ASK], held, asked[-1].act)
    return await deliveries.has_arrived(session, [key, *(f"{key}:{member.user_id}" for member in members)])


def life_of(claim: store.Claim) -> Life:
    """The claim's signs of life."""
    return Life(claim.signed_at or claim.claimed_at, claim.asked_at, claim.warned_at, claim.excused_until)


async def patience_of(session: AsyncSession, edition: challenges.Edition) -> Patience:
    """How long the edition waits for a sign of life; it does wait."""
    assert edition.silent_days is not None, "asked only where claims are looked after"
    holidays = await challenges.list_holidays(session, edition.id)
    spans = tuple(Span(holiday.begins_at, holiday.ends_at) for holiday in holidays)
    return Patience(edition.silent_days, edition.lapse_days, spans)

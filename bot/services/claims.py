"""Claims: take a paper for the team, give it back, swap it for another, take a step back."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import claims as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState, ensure_open
from bot.domain.claims import ClaimState, EntryKind
from bot.domain.papers import NoSuchPaper
from bot.domain.permissions import Action, Actor
from bot.domain.waitlist import WaitState
from bot.services import _claims as acts
from bot.services import _claims_log as log
from bot.services._claims_log import Act, HeldClaim
from bot.services._cohorts import ensure_taken
from bot.services._edition import ensure_entry, get_edition, get_own_team, hold_own_team, offers
from bot.services._pace import ensure_pace
from bot.services._waits import end_wait, lock_papers
from db import claims as store
from db import claims_logbook as logbook
from db import teams as teams_store
from db import waitlist
from db.challenges import Edition
from db.engine import Database, reads, writes
from db.papers import Paper, find_paper
from db.teams import Team


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim that was just taken; `instead_of` is the paper that was given back for it.

    `hidden`: nobody else learns who is in the team.
    """

    claim_id: int
    paper_id: int
    paper: str
    team: str
    edition: str
    others: tuple[str, ...]
    slots: int | None
    instead_of: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Released:
    """A claim that was just given back."""

    paper_id: int
    paper: str
    team: str


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper that the actor's team holds."""

    id: int
    title: str
    claim_id: int
    state: ClaimState


@dataclass(frozen=True, slots=True)
class Undone:
    """Steps that were just taken back: papers with the states that their claims had and have."""

    steps: tuple[tuple[str, ClaimState, ClaimState], ...]


class Claims:
    """What people can do with claims as such."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def claim(
        self,
        session: AsyncSession,
        actor: Actor,
        paper_id: int,
        *,
        instead_of: int | None = None,
        hidden: bool = False,
    ) -> Claimed:
        """Take a slot of the paper for the actor's team, which may have been kept for it on the waiting list.

        `instead_of` is the paper that is given back in the same act; `hidden` lets nobody else learn from the start
        who is in the team. Either only the lead can do.
        Raises NoEdition, NotInTeam, OnlyLeadMay, EditionNotOpen, DatePassed, NoSuchPaper, NotOnList, AlreadyClaimed,
        VenueNotTaken, PaperOfOthers, TooManyClaims, PaperTaken, NotClaimed, IllegalStep, TooManyActs.
        """
        edition = await get_edition(session, actor.guild_id)
        # Always the team first, then papers by id: two claims can never wait for each other.
        action = Action.CLAIM_HIDE if hidden else Action.PAPER_CLAIM
        action = action if instead_of is None else Action.PAPER_RELEASE
        team = await hold_own_team(session, edition, actor, action)
        act = Act.begin(actor.user_id, self._clock.now())
        ensure_entry(edition, now=act.now)
        await ensure_pace(session, actor, AuditTag.CLAIM_TAKE, now=act.now)
        papers = await lock_papers(session, [paper_id, *([] if instead_of is None else [instead_of])])
        paper = await _ensure_offered(session, edition, papers.get(paper_id), paper_id)
        await ensure_taken(session, edition, team, paper)
        if await store.find_live_claim(session, edition.id, paper.id, team.id) is not None:
            raise rules.AlreadyClaimed(paper=paper.title, team=team.name)
        given_back = None
        if instead_of is not None:
            given_back = await _get_releasable(session, edition, team, instead_of)
            await acts.take_step(session, given_back, ClaimState.RELEASED, act)
        busy = await acts.list_busy(session, team)
        rules.ensure_team_may_claim(team=team.name, held=busy, limit=edition.claims_per_team)
        claim, others = await _take_place(session, edition, team, paper, act)
        hidden = hidden or edition.is_anonymous
        if hidden:
            acts.hide(session, HeldClaim(claim, edition, team, paper), act, hidden=True)
        return Claimed(
            claim_id=claim.id,
            paper_id=paper.id,
            paper=paper.title,
            team=team.name,
            edition=edition.name,
            others=others,
            slots=edition.claims_per_paper,
            instead_of=given_back.paper.title if given_back else None,
            hidden=hidden,
        )

    @reads
    async def releasing(self, session: AsyncSession, actor: Actor, paper_id: int) -> OwnPaper:
        """The paper that the actor could give back now. Raises what `release` raises."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.PAPER_RELEASE)
        held = await _get_releasable(session, edition, team, paper_id)
        return OwnPaper(held.paper.id, held.paper.title, held.claim.id, ClaimState(held.claim.state))

    @writes
    async def release(self, session: AsyncSession, actor: Actor, paper_id: int) -> Released:
        """Give the paper back.

        Raises NotInTeam, OnlyLeadMay, EditionNotOpen, NoSuchPaper, NotClaimed, IllegalStep.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.PAPER_RELEASE)
        held = await _get_releasable(session, edition, team, paper_id)
        await acts.take_step(session, held, ClaimState.RELEASED, Act.begin(actor.user_id, self._clock.now()))
        return Released(held.paper.id, held.paper.title, team.name)

    @reads
    async def list_own(self, session: AsyncSession, actor: Actor) -> list[OwnPaper]:
        """The papers that the actor's team holds; none when the actor has no team."""
        edition = await get_edition(session, actor.guild_id)
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        held = await store.list_held(session, team.id) if team else []
        return [OwnPaper(claim.paper_id, claim.title, claim.claim_id, ClaimState(claim.state)) for claim in held]

    @writes
    async def undo(self, session: AsyncSession, actor: Actor) -> Undone:
        """Take back what the actor did last to a claim of their team, within ten minutes.

        Raises NotInTeam, NothingToUndo, CannotUndo.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.CLAIM_UNDO)
        act = Act.begin(actor.user_id, self._clock.now())
        last = await logbook.find_last_step(session, actor.user_id, team.id, act.now - rules.UNDO_WITHIN)
        if last is None:
            raise rules.NothingToUndo(minutes=int(rules.UNDO_WITHIN.total_seconds()) // 60)
        undone: list[tuple[str, ClaimState, ClaimState]] = []
        entries = await logbook.list_act(session, last.act, actor.user_id)
        held = [await acts.find_claim(session, actor.guild_id, entry.claim_id) for entry in entries]
        await lock_papers(session, [each.paper.id for each in held])
        changes_hands = any(entry.before is None or entry.after in rules.ENDED_STATES for entry in entries)
        if changes_hands and edition.state != EditionState.OPEN:
            raise rules.CannotUndo(paper=held[0].paper.title)
        for entry, each in zip(entries, held, strict=True):
            undone.append((each.paper.title, *await _take_back(session, each, entry, act)))
        busy = await acts.list_busy(session, team)
        is_more = any(entry.before in rules.BUSY_STATES and entry.after not in rules.BUSY_STATES for entry in entries)
        if is_more and edition.claims_per_team is not None and len(busy) > edition.claims_per_team:
            raise rules.CannotUndo(paper=held[0].paper.title)
        return Undone(tuple(undone))


async def _ensure_offered(session: AsyncSession, edition: Edition, paper: Paper | None, paper_id: int) -> Paper:
    if paper is None:
        raise NoSuchPaper(text=str(paper_id))
    if not await offers(session, edition, paper.id):
        raise rules.NotOnList(paper=paper.title, edition=edition.name)
    return paper


async def _take_place(
    session: AsyncSession, edition: Edition, team: Team, paper: Paper, act: Act
) -> tuple[store.Claim, tuple[str, ...]]:
    """Put the team on the lowest free slot; gives the claim and the names of the others. Raises PaperTaken."""
    slots = await store.list_slots(session, edition.id, paper.id)
    waits = await waitlist.list_waits(session, edition.id, paper.id)
    own = next((wait for wait in waits if wait.team_id == team.id), None)
    kept = sum(wait.state == WaitState.OFFERED for wait in waits if wait is not own)
    limit = edition.claims_per_paper
    if limit is not None and own is not None and own.state == WaitState.OFFERED:
        limit = max(limit, len(slots) + kept + 1)  # a limit that was lowered since takes no place that was promised
    others = await teams_store.list_names(session, [slot.team_id for slot in slots])
    number = rules.ensure_slot_free(
        paper=paper.title,
        taken=[slot.slot for slot in slots],
        kept=kept,
        teams=others,
        slots=limit,
    )
    claim = store.Claim(
        edition_id=edition.id,
        paper_id=paper.id,
        team_id=team.id,
        slot=number,
        slots=limit,
        state=ClaimState.CLAIMED,
        claimed_by=act.actor_id,
        claimed_at=act.now,
    )
    session.add(claim)
    if own is not None:
        await end_wait(session, edition, own, WaitState.TAKEN, act)
    await session.flush()
    log.write_step(session, HeldClaim(claim, edition, team, paper), act, before=None, after=ClaimState.CLAIMED)
    return claim, tuple(others)


async def _get_releasable(session: AsyncSession, edition: Edition, team: Team, paper_id: int) -> HeldClaim:
    ensure_open(edition=edition.name, state=edition.state, stopped=edition.stop_message)
    paper = await find_paper(session, paper_id)
    if paper is None:
        raise NoSuchPaper(text=str(paper_id))
    claim = await store.find_live_claim(session, edition.id, paper.id, team.id)
    if claim is None:
        raise rules.NotClaimed(paper=paper.title, team=team.name)
    rules.ensure_legal(paper=paper.title, state=ClaimState(claim.state), step=ClaimState.RELEASED)
    return HeldClaim(claim, edition, team, paper)


async def _take_back(
    session: AsyncSession, held: HeldClaim, entry: logbook.ClaimEntry, act: Act
) -> tuple[ClaimState, ClaimState]:
    """Undo one step; gives the state before and after that. Raises CannotUndo."""
    now_in, back_to = ClaimState(held.claim.state), ClaimState(entry.before or ClaimState.RELEASED)
    if held.claim.state != entry.after:
        raise rules.CannotUndo(paper=held.paper.title)
    if entry.before is None:
        await _wait_again(session, held, entry, act)
    if held.claim.ended_at is None:
        await acts.set_state(session, held, back_to, act.now)
    elif not await acts.give_slot(session, held, back_to, act):
        raise rules.CannotUndo(paper=held.paper.title)
    entry.undone_at = act.now
    if now_in is ClaimState.SUBMITTED:
        held.claim.submission_url = await _find_earlier_link(session, held)
    log.write_step(session, held, act, before=now_in, after=back_to, kind=EntryKind.UNDO)
    if now_in in rules.REPORTED_STATES:
        await log.tell_organizers(session, held, "papers:reported", act, state="undone")
    return now_in, back_to


async def _wait_again(session: AsyncSession, held: HeldClaim, taken: logbook.ClaimEntry, act: Act) -> None:
    """Give a team that waited for the place which it does not want to have taken its place on the list back."""
    wait = await waitlist.find_taken(session, held.edition.id, held.paper.id, held.team.id, at=taken.at)
    if wait is not None:
        wait.state, wait.offer_until, wait.ended_at = WaitState.WAITING, None, None
        log.record(session, held, act, AuditTag.WAIT_JOIN)
        await session.flush()


async def _find_earlier_link(session: AsyncSession, held: HeldClaim) -> str | None:
    """Where the report was handed in before, if it was."""
    steps = await logbook.list_entries(session, held.claim.id, kinds=[EntryKind.STEP])
    links = [step.note for step in steps if step.after == ClaimState.SUBMITTED and step.undone_at is None]
    return links[-1] if links else None

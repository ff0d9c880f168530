"""What acts on claims begin with and do: a claim with its team held, a step, a place that is lost and won."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import claims as rules
from bot.domain.audit import AuditTag
from bot.domain.claims import ClaimState, EntryKind
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.seats import lowest_free
from bot.domain.waitlist import WaitState
from bot.services._claims_log import Act, HeldClaim, record, sign, write, write_step
from bot.services._waits import end_wait, lock_papers, offer_places
from db import challenges, waitlist
from db import claims as store
from db import claims_logbook as logbook
from db import teams as teams_store
from db.challenges import Edition
from db.claims import Claim
from db.papers import Paper
from db.teams import Team


async def find_claim(session: AsyncSession, guild_id: int, claim_id: int) -> HeldClaim:
    """The claim on this server, of whatever edition. Raises NoSuchClaim."""
    claim = await store.find_claim(session, claim_id)
    if claim is None:
        raise rules.NoSuchClaim()
    edition = await challenges.get_edition(session, claim.edition_id)
    if edition.guild_id != guild_id:
        raise rules.NoSuchClaim()
    team = await session.get_one(Team, claim.team_id)
    return HeldClaim(claim, edition, team, await session.get_one(Paper, claim.paper_id))


async def get_claim(session: AsyncSession, actor: Actor, claim_id: int, action: Action) -> HeldClaim:
    """The claim, when the actor may do this to it.

    Raises NoSuchClaim, NotInTeam, OnlyTeamMay, OnlyLeadMay, OnlyOrganizersMay.
    """
    held = await find_claim(session, actor.guild_id, claim_id)
    standing = await find_standing(session, held, actor)
    ensure_may(action, standing, team=held.team.name, by=actor)
    return held


async def hold_claim(session: AsyncSession, actor: Actor, claim_id: int, action: Action) -> HeldClaim:
    """The same, with the team held against other writers, so that nothing about the claim changes meanwhile."""
    claim = await store.find_claim(session, claim_id)
    if claim is not None:
        await hold_team_of(session, claim)
    return await get_claim(session, actor, claim_id, action)


async def hold_team_of(session: AsyncSession, claim: Claim) -> Team | None:
    """The living team of a claim, held with its edition; None where the team is no more."""
    await challenges.share_edition(session, claim.edition_id)
    while True:
        team_id = claim.team_id
        team = await teams_store.lock_team(session, team_id)
        await session.refresh(claim)
        if claim.team_id == team_id:  # until the team was held, a merge may have taken the claim elsewhere
            return team


async def hold_live_claim(session: AsyncSession, actor: Actor, claim_id: int) -> HeldClaim:
    """The same, for work on a claim that has not ended. Raises IllegalStep besides."""
    held = await hold_claim(session, actor, claim_id, Action.CLAIM_WORK)
    rules.ensure_live(paper=held.paper.title, state=ClaimState(held.claim.state))
    return held


async def find_standing(session: AsyncSession, held: HeldClaim, actor: Actor) -> Standing:
    """How the actor stands to the team of the claim."""
    membership = await teams_store.find_membership(session, held.edition.id, actor.user_id)
    if membership is None or membership.team_id != held.team.id:
        return Standing.ANYONE
    return Standing.LEAD if held.team.lead_id == actor.user_id else Standing.MEMBER


async def take_step(session: AsyncSession, held: HeldClaim, step: ClaimState, act: Act, *, note: str = "") -> None:
    """Bring a claim whose team is held into another state, and offer its place on when it ends. Raises IllegalStep."""
    before = ClaimState(held.claim.state)
    rules.ensure_legal(paper=held.paper.title, state=before, step=step)
    await set_state(session, held, step, act.now)
    sign(held.claim, act.now)
    write_step(session, held, act, before=before, after=step, note=note)


async def set_state(session: AsyncSession, held: HeldClaim, state: ClaimState, now: datetime) -> None:
    """Bring a claim into a state that gives it no new place, and offer its place on when it had one and ends."""
    claim = held.claim
    claim.state = state
    claim.is_waiting_elsewhere = claim.is_waiting_elsewhere and state is ClaimState.IN_REVIEW
    if state in rules.ENDED_STATES and claim.ended_at is None:
        await store.lock_paper(session, claim.paper_id)
        claim.slot, claim.ended_at = None, now
        await session.flush()
        await offer_places(session, held.edition, held.paper, now=now)


def hide(session: AsyncSession, held: HeldClaim, act: Act, *, hidden: bool) -> None:
    """Let nobody else learn who is in the team of the claim, or let them as far as this claim goes."""
    held.claim.is_anonymous = hidden
    write(session, held, act, EntryKind.HIDDEN if hidden else EntryKind.SHOWN)
    record(session, held, act, AuditTag.CLAIM_HIDE, hidden=hidden)


async def give_slot(session: AsyncSession, held: HeldClaim, state: ClaimState, act: Act) -> bool:
    """Bring a claim that ended back to life in this state; False when no place is free for it."""
    claim, limit = held.claim, held.edition.claims_per_paper
    await store.lock_paper(session, claim.paper_id)
    slots = await store.list_slots(session, held.edition.id, claim.paper_id)
    waits = await waitlist.list_waits(session, held.edition.id, claim.paper_id)
    own = next((wait for wait in waits if wait.team_id == held.team.id), None)
    kept = sum(wait.state == WaitState.OFFERED for wait in waits if wait is not own)
    if any(slot.team_id == held.team.id for slot in slots):
        return False
    number = lowest_free([slot.slot for slot in slots], limit)
    if number is None or (limit is not None and len(slots) + kept >= limit):
        return False
    claim.state, claim.slot, claim.slots, claim.ended_at = state, number, limit, None
    if own is not None:
        await end_wait(session, held.edition, own, WaitState.TAKEN, act)
    await session.flush()
    return True


async def list_busy(session: AsyncSession, team: Team) -> list[str]:
    """The titles of the papers that count against what the team may hold at a time."""
    return [claim.title for claim in await store.list_held(session, team.id) if claim.state in rules.BUSY_STATES]


async def may_appeal(session: AsyncSession, claim: Claim, *, now: datetime) -> bool:
    """Whether its team can ask for a claim back now that lapsed; once, each time that it did."""
    if claim.state != ClaimState.LAPSED or claim.ended_at is None or now - claim.ended_at > rules.APPEAL_WITHIN:
        return False
    earlier = await logbook.find_appeal(session, claim.id)
    return earlier is None or earlier.created_at < claim.ended_at


async def revive(session: AsyncSession, held: HeldClaim, act: Act) -> bool:
    """Give a lapsed claim of a held team back; without a free place its team becomes the first to wait, and False.

    Raises TooManyClaims.
    """
    back_to = ClaimState.WORKING
    if await store.find_live_claim(session, held.edition.id, held.paper.id, held.team.id) is not None:
        return True  # the team took the paper again meanwhile
    busy = await list_busy(session, held.team)
    rules.ensure_team_may_claim(team=held.team.name, held=busy, limit=held.edition.claims_per_team)
    if await give_slot(session, held, back_to, act):
        sign(held.claim, act.now)
        write_step(session, held, act, before=ClaimState.LAPSED, after=back_to)
        return True
    others = [each.joined_at for each in await waitlist.list_waits(session, held.edition.id, held.paper.id)]
    wait = await waitlist.find_wait(session, held.edition.id, held.paper.id, held.team.id)
    if wait is None:
        wait = waitlist.Wait(
            edition_id=held.edition.id,
            paper_id=held.paper.id,
            team_id=held.team.id,
            state=WaitState.WAITING,
            joined_by=act.actor_id or held.team.lead_id or 0,
        )
        session.add(wait)
        record(session, held, act, AuditTag.WAIT_JOIN)
    wait.joined_at = min(others, default=held.claim.claimed_at) - timedelta(microseconds=1)
    await session.flush()
    return False


async def free_team(session: AsyncSession, edition: Edition, team: Team, act: Act) -> None:
    """Release every claim of a held team whose report is not handed in, and take the team off all waiting lists."""
    open_ids = [held.claim_id for held in await store.list_held(session, team.id) if held.state in rules.OPEN_STATES]
    claims = await store.get_claims(session, open_ids)
    waits = await waitlist.list_team_waits(session, team.id)
    papers = await lock_papers(session, [row.paper_id for row in (*claims, *waits)])
    waits = await waitlist.list_team_waits(session, team.id)  # until the papers were held, an offer may have run out
    for claim in claims:
        held = HeldClaim(claim, edition, team, papers[claim.paper_id])
        await take_step(session, held, ClaimState.RELEASED, act)
    for wait in waits:
        await end_wait(session, edition, wait, WaitState.LEFT, act)
        await session.flush()
        await offer_places(session, edition, papers[wait.paper_id], now=act.now)

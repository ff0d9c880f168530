"""How the actor's team stands to a paper, and what they may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import EditionState, is_past
from bot.domain.claims import BUSY_STATES, OPEN_STATES
from bot.domain.papers import PaperAct, PaperFacts, decide_act
from bot.domain.permissions import Actor
from bot.domain.waitlist import WaitState
from bot.services._edition import offers
from db import claims, papers_offered, teams, waitlist
from db import papers as store
from db.challenges import Edition
from db.teams import Team


@dataclass(frozen=True, slots=True)
class Swappable:
    """A paper that the own team could give back for another one."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """The paper as the actor's team stands to it."""

    team: Team | None
    claim_id: int | None
    waiting: int
    kept: int
    offer_until: datetime | None
    swappable: tuple[Swappable, ...]
    may: PaperAct


async def look_at_own(
    session: AsyncSession,
    actor: Actor,
    edition: Edition,
    paper: store.Paper,
    current: Sequence[papers_offered.TakenPaper],
    *,
    now: datetime,
) -> OwnPaper:
    """The paper, whose claims in the edition are `current`, as the actor stands to it."""
    team = await teams.find_own_team(session, edition.id, actor.user_id)
    held = await claims.list_held(session, team.id) if team is not None else []
    waits = await waitlist.list_waits(session, edition.id, paper.id)
    own_wait = next((wait for wait in waits if team is not None and wait.team_id == team.id), None)
    offered = sum(wait.state == WaitState.OFFERED for wait in waits)
    claim_id = next((claim.claim_id for claim in held if claim.paper_id == paper.id), None)
    live = sum(claim.is_live for claim in current)
    busy = sum(claim.state in BUSY_STATES for claim in held)
    swappable = tuple(Swappable(claim.paper_id, claim.title) for claim in held if claim.state in OPEN_STATES)
    facts = PaperFacts(
        is_open=edition.state == EditionState.OPEN,
        is_entry_past=is_past(edition.entry_until, now=now),
        is_listed=await offers(session, edition, paper.id),
        is_full=edition.claims_per_paper is not None and live + offered >= edition.claims_per_paper,
        has_team=team is not None,
        is_busy=edition.claims_per_team is not None and busy >= edition.claims_per_team,
        can_swap=bool(swappable) and team is not None and team.lead_id == actor.user_id,
        holds_it=claim_id is not None,
        is_waiting=own_wait is not None,
        is_offered=own_wait is not None and own_wait.state == WaitState.OFFERED,
    )
    return OwnPaper(
        team=team,
        claim_id=claim_id,
        waiting=len(waits) - offered,
        kept=offered,
        offer_until=own_wait.offer_until if own_wait else None,
        swappable=swappable,
        may=decide_act(facts),
    )

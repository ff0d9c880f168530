"""Claims: take a paper for the team, give it back."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import claims as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import ensure_open
from bot.domain.papers import NoSuchPaper
from bot.domain.permissions import Action, Actor
from bot.services._edition import get_edition, get_own_team, hold_own_team
from db import audit
from db import claims as store
from db import teams as teams_store
from db.challenges import Edition
from db.engine import Database, reads, writes
from db.papers import Paper, find_paper


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim that was just taken."""

    paper_id: int
    paper: str
    team: str
    edition: str
    others: tuple[str, ...]
    slots: int | None


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


class Claims:
    """What people can do with claims."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def claim(self, session: AsyncSession, actor: Actor, paper_id: int) -> Claimed:
        """Take a slot of the paper for the actor's team.

        Raises NoEdition, NotInTeam, EditionNotOpen, NoSuchPaper, NotOnList, AlreadyClaimed, TooManyClaims, PaperTaken.
        """
        edition = await get_edition(session, actor.guild_id)
        # Always the team first, then the paper: two claims can never wait for each other.
        team = await hold_own_team(session, edition, actor, Action.PAPER_CLAIM)
        ensure_open(edition=edition.name, state=edition.state)
        paper = await self._get_paper(session, edition, paper_id)
        held = await store.list_slots(session, edition.id, paper.id)
        if any(slot.team_id == team.id for slot in held):
            raise rules.AlreadyClaimed(paper=paper.title, team=team.name)
        own_titles = [claim.title for claim in await store.list_held(session, team.id)]
        rules.ensure_team_may_claim(team=team.name, held=own_titles, limit=edition.claims_per_team)
        others = await teams_store.list_names(session, [slot.team_id for slot in held])
        slot = rules.ensure_slot_free(
            paper=paper.title, taken=[slot.slot for slot in held], teams=others, slots=edition.claims_per_paper
        )
        self._add(session, edition, actor, team.id, paper.id, slot)
        return Claimed(paper.id, paper.title, team.name, edition.name, tuple(others), edition.claims_per_paper)

    @reads
    async def releasing(self, session: AsyncSession, actor: Actor, paper_id: int) -> OwnPaper:
        """The paper that the actor could give back now. Raises what `release` raises."""
        edition = await get_edition(session, actor.guild_id)
        team = await get_own_team(session, edition, actor, Action.PAPER_RELEASE)
        paper, _ = await _get_releasable(session, edition, team, paper_id)
        return OwnPaper(paper.id, paper.title)

    @writes
    async def release(self, session: AsyncSession, actor: Actor, paper_id: int) -> Released:
        """Give the paper back.

        Raises NotInTeam, OnlyLeadMay, EditionNotOpen, NoSuchPaper, NotClaimed, ClaimFinished.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.PAPER_RELEASE)
        paper, claim = await _get_releasable(session, edition, team, paper_id)
        claim.state, claim.slot, claim.ended_at = rules.ClaimState.RELEASED, None, self._clock.now()
        self._record(session, actor, AuditTag.CLAIM_RELEASE, team.id, paper.id)
        return Released(paper.id, paper.title, team.name)

    @reads
    async def list_own(self, session: AsyncSession, actor: Actor) -> list[OwnPaper]:
        """The papers that the actor's team holds; none when the actor has no team."""
        edition = await get_edition(session, actor.guild_id)
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        held = await store.list_held(session, team.id) if team else []
        return [OwnPaper(claim.paper_id, claim.title) for claim in held]

    async def _get_paper(self, session: AsyncSession, edition: Edition, paper_id: int) -> Paper:
        paper = await store.lock_paper(session, paper_id)
        if paper is None:
            raise NoSuchPaper(text=str(paper_id))
        if edition.has_paper_list and not await store.is_listed(session, edition.id, paper.id):
            raise rules.NotOnList(paper=paper.title, edition=edition.name)
        return paper

    def _add(
        self, session: AsyncSession, edition: Edition, actor: Actor, team_id: int, paper_id: int, slot: int
    ) -> None:
        session.add(
            store.Claim(
                edition_id=edition.id,
                paper_id=paper_id,
                team_id=team_id,
                slot=slot,
                slots=edition.claims_per_paper,
                state=rules.ClaimState.CLAIMED,
                claimed_by=actor.user_id,
                claimed_at=self._clock.now(),
            )
        )
        self._record(session, actor, AuditTag.CLAIM_TAKE, team_id, paper_id)

    def _record(self, session: AsyncSession, actor: Actor, tag: AuditTag, team_id: int, paper_id: int) -> None:
        facts = {"team": team_id, "paper": paper_id}
        now = self._clock.now()
        audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)


async def _get_releasable(
    session: AsyncSession, edition: Edition, team: teams_store.Team, paper_id: int
) -> tuple[Paper, store.Claim]:
    ensure_open(edition=edition.name, state=edition.state)
    paper = await find_paper(session, paper_id)
    if paper is None:
        raise NoSuchPaper(text=str(paper_id))
    claim = await store.find_live_claim(session, edition.id, paper.id, team.id)
    if claim is None:
        raise rules.NotClaimed(paper=paper.title, team=team.name)
    if claim.state != rules.ClaimState.CLAIMED:
        raise rules.ClaimFinished(paper=paper.title, team=team.name)
    return paper, claim

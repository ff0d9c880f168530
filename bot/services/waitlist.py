"""The waiting list of a paper: join it, leave it, and what happens to offers in time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import waitlist as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState, is_past
from bot.domain.claims import AlreadyClaimed, NotOnList
from bot.domain.papers import NoSuchPaper
from bot.domain.permissions import Action, Actor
from bot.domain.waitlist import WaitState
from bot.services._claims_log import Act
from bot.services._cohorts import ensure_taken
from bot.services._edition import ensure_entry, get_edition, hold_own_team, offers
from bot.services._pace import ensure_pace
from bot.services._waits import end_wait, offer_places
from db import audit, challenges, claims
from db import teams as teams_store
from db import waitlist as store
from db.engine import Database, reads, writes
from db.papers import find_paper


@dataclass(frozen=True, slots=True)
class Waiting:
    """A team's place on a list, counted from 1, or its offer and until when it stands."""

    paper_id: int
    paper: str
    team: str
    place: int
    offer_until: datetime | None


@dataclass(frozen=True, slots=True)
class WaitLine:
    """One of those who wait for a paper."""

    team_id: int
    team: str
    offer_until: datetime | None


@dataclass(frozen=True, slots=True)
class WaitList:
    """Who waits for a paper, first come first; `own` and `may_join` speak of the actor's team."""

    paper_id: int
    paper: str
    lines: tuple[WaitLine, ...]
    own: bool
    may_join: bool


class Waitlist:
    """What people and the bell can do with waiting lists."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def join(self, session: AsyncSession, actor: Actor, paper_id: int) -> Waiting:
        """Put the actor's team at the end of the paper's list.

        Raises NotInTeam, EditionNotOpen, DatePassed, NoSuchPaper, NotOnList, VenueNotTaken, PaperOfOthers,
        AlreadyClaimed, AlreadyWaiting, PlaceFree.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.PAPER_WAIT)
        act = Act.begin(actor.user_id, self._clock.now())
        ensure_entry(edition, now=act.now)
        await ensure_pace(session, actor, AuditTag.WAIT_JOIN, now=act.now)
        paper = await claims.lock_paper(session, paper_id)
        if paper is None:
            raise NoSuchPaper(text=str(paper_id))
        if not await offers(session, edition, paper.id):
            raise NotOnList(paper=paper.title, edition=edition.name)
        await ensure_taken(session, edition, team, paper)
        slots = await claims.list_slots(session, edition.id, paper.id)
        if any(slot.team_id == team.id for slot in slots):
            raise AlreadyClaimed(paper=paper.title, team=team.name)
        waits = await store.list_waits(session, edition.id, paper.id)
        for place, wait in enumerate(waits, start=1):
            if wait.team_id == team.id:
                raise rules.AlreadyWaiting(paper=paper.title, place=place)
        offered = sum(wait.state == WaitState.OFFERED for wait in waits)
        if rules.count_offers(slots=edition.claims_per_paper, taken=len(slots), offered=offered, waiting=1):
            raise rules.PlaceFree(paper=paper.title)
        session.add(
            store.Wait(
                edition_id=edition.id,
                paper_id=paper.id,
                team_id=team.id,
                state=WaitState.WAITING,
                joined_at=act.now,
                joined_by=actor.user_id,
            )
        )
        facts = {"team": team.id, "paper": paper.id}
        audit.record(
            session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=AuditTag.WAIT_JOIN, facts=facts, at=act.now
        )
        return Waiting(paper.id, paper.title, team.name, len(waits) + 1, None)

    @writes
    async def leave(self, session: AsyncSession, actor: Actor, paper_id: int) -> str:
        """Take the actor's team off the list; what was kept for it is offered on. Gives the paper's title.

        Raises NotInTeam, NoSuchPaper, NotWaiting.
        """
        edition = await get_edition(session, actor.guild_id)
        team = await hold_own_team(session, edition, actor, Action.PAPER_WAIT)
        paper = await claims.lock_paper(session, paper_id)
        if paper is None:
            raise NoSuchPaper(text=str(paper_id))
        wait = await store.find_wait(session, edition.id, paper.id, team.id)
        if wait is None:
            raise rules.NotWaiting(paper=paper.title)
        act = Act.begin(actor.user_id, self._clock.now())
        await end_wait(session, edition, wait, WaitState.LEFT, act)
        await session.flush()
        await offer_places(session, edition, paper, now=act.now)
        return paper.title

    @reads
    async def show(self, session: AsyncSession, actor: Actor, paper_id: int) -> WaitList:
        """Who waits for the paper. Raises NoEdition, NoSuchPaper."""
        edition = await get_edition(session, actor.guild_id)
        paper = await find_paper(session, paper_id)
        if paper is None:
            raise NoSuchPaper(text=str(paper_id))
        waiting = await store.list_waiting_teams(session, edition.id, paper.id)
        slots = await claims.list_slots(session, edition.id, paper.id)
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        team_id = team.id if team else None
        offered = sum(wait.state == WaitState.OFFERED for wait in waiting)
        is_full = not rules.count_offers(slots=edition.claims_per_paper, taken=len(slots), offered=offered, waiting=1)
        own = any(wait.team_id == team_id for wait in waiting)
        holds = any(slot.team_id == team_id for slot in slots)
        lines = tuple(WaitLine(wait.team_id, wait.team, wait.offer_until) for wait in waiting)
        is_open = edition.state == EditionState.OPEN and not is_past(edition.entry_until, now=self._clock.now())
        may_join = (
            team is not None
            and is_open
            and await offers(session, edition, paper.id)
            and is_full
            and not own
            and not holds
        )
        return WaitList(paper.id, paper.title, lines, own=own, may_join=may_join)

    @reads
    async def list_own(self, session: AsyncSession, actor: Actor) -> list[Waiting]:
        """What the actor's team waits for, or is offered; nothing without a team."""
        edition = await get_edition(session, actor.guild_id)
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        return await list_waiting(session, team) if team is not None else []

    async def expire(self) -> int:
        """End offers whose time is past and offer the places on; gives for how many papers."""
        overdue = await self._list_overdue()
        for edition_id, paper_id in overdue:
            await self._expire_offers(edition_id, paper_id)
        return len(overdue)

    @reads
    async def _list_overdue(self, session: AsyncSession) -> list[tuple[int, int]]:
        return sorted(set(await store.list_overdue_offers(session, self._clock.now(), limit=100)))

    @writes
    async def _expire_offers(self, session: AsyncSession, edition_id: int, paper_id: int) -> None:
        edition = await challenges.share_edition(session, edition_id)
        paper = await claims.lock_paper(session, paper_id)
        assert paper is not None, "a paper that is waited for exists"
        act = Act.begin(None, self._clock.now())
        for wait in await store.list_waits(session, edition_id, paper_id):
            if wait.offer_until is not None and wait.offer_until <= act.now:
                await end_wait(session, edition, wait, WaitState.EXPIRED, act)
        await session.flush()
        await offer_places(session, edition, paper, now=act.now)


async def list_waiting(session: AsyncSession, team: teams_store.Team) -> list[Waiting]:
    """What the team waits for, or is offered, longest first."""
    rows = await store.list_waited(session, team.id)
    return [Waiting(row.paper_id, row.title, team.name, row.place, row.offer_until) for row in rows]

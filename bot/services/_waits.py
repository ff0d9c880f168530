"""What happens to those who wait for a paper: free places are offered to them, and their waiting ends."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState, is_past
from bot.domain.waitlist import WaitState, count_offers
from bot.services._claims_log import Act
from bot.services._edition import offers
from bot.services._outbox import moment, owe_team
from db import audit, deliveries, waitlist
from db import claims as store
from db.challenges import Edition
from db.papers import Paper


async def lock_papers(session: AsyncSession, paper_ids: Collection[int]) -> dict[int, Paper]:
    """Papers held against other claimants, by id; always in one order, so that two acts never wait for each other."""
    papers = [await store.lock_paper(session, paper_id) for paper_id in sorted(set(paper_ids))]
    return {paper.id: paper for paper in papers if paper is not None}


async def offer_places(session: AsyncSession, edition: Edition, paper: Paper, *, now: datetime) -> None:
    """Offer free places of the paper, which is held against other claimants, to those who wait, first come first."""
    if edition.state != EditionState.OPEN or edition.stop_message is not None:
        return
    if is_past(edition.entry_until, now=now):
        return
    if not await offers(session, edition, paper.id):
        return
    waits = await waitlist.list_waits(session, edition.id, paper.id)
    waiting = [wait for wait in waits if wait.state == WaitState.WAITING]
    if not waiting:
        return
    taken = len(await store.list_slots(session, edition.id, paper.id))
    slots, offered = edition.claims_per_paper, len(waits) - len(waiting)
    count = count_offers(slots=slots, taken=taken, offered=offered, waiting=len(waiting))
    until = min(filter(None, (now + timedelta(hours=edition.offer_hours), edition.entry_until)))
    for wait in waiting[:count]:
        wait.state, wait.offer_until = WaitState.OFFERED, until
        facts = {"team": wait.team_id, "paper": paper.id}
        audit.record(session, guild_id=edition.guild_id, actor_id=None, tag=AuditTag.WAIT_OFFER, facts=facts, at=now)
        await owe_team(
            session,
            "papers:offered",
            f"{_key_of(wait)}{now.isoformat()}",
            guild_id=edition.guild_id,
            team_id=wait.team_id,
            now=now,
            expires_at=until,
            paper=paper.title,
            paper_id=paper.id,
            until=moment(until),
        )
    await session.flush()


async def offer_all_places(session: AsyncSession, edition: Edition, *, now: datetime) -> None:
    """Offer what is free of every paper that somebody waits for; the edition is held against everybody else."""
    await session.flush()
    papers = await lock_papers(session, await waitlist.list_waited_papers(session, edition.id))
    for paper in papers.values():
        await offer_places(session, edition, paper, now=now)


async def end_wait(session: AsyncSession, edition: Edition, wait: waitlist.Wait, state: WaitState, act: Act) -> None:
    """Take a team off the list of a paper that is held against other claimants."""
    wait.state, wait.ended_at = state, act.now
    await deliveries.cancel(session, _key_of(wait), now=act.now)
    if state is WaitState.TAKEN:
        return  # the claim that took it is written down
    tag = AuditTag.WAIT_EXPIRE if state is WaitState.EXPIRED else AuditTag.WAIT_LEAVE
    facts = {"team": wait.team_id, "paper": wait.paper_id}
    audit.record(session, guild_id=edition.guild_id, actor_id=act.actor_id, tag=tag, facts=facts, at=act.now)


def _key_of(wait: waitlist.Wait) -> str:
    """What messages that offer a place begin with; one that is offered again has another instant behind it."""
    return f"offer:{wait.id}:"

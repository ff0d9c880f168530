"""A team as it was, put down before a moderator changes it, and made so again."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.audit import AuditTag
from bot.domain.claims import ClaimState, EntryKind
from bot.domain.moderation import CannotTakeBack, Later
from bot.domain.permissions import Actor
from bot.domain.teams import TeamFull
from bot.services import _claims as claims_acts
from bot.services import _claims_log as log
from bot.services._claims_log import Act, HeldClaim
from bot.services._roster import pass_lead, record, take_seat
from bot.services._waits import lock_papers
from db import claims, moderation
from db import teams as store
from db.challenges import Edition
from db.papers import Paper


async def write_down(session: AsyncSession, team: store.Team) -> dict[str, Any]:
    """Who is in the team, who leads it, which papers it holds and which repositories are its own."""
    return {
        "team": team.id,
        "lead": team.lead_id,
        "members": [member.user_id for member in await store.list_members(session, team.id)],
        "claims": [[held.claim_id, held.state] for held in await claims.list_held(session, team.id)],
        "links": await moderation.list_link_ids(session, team.id),
    }


async def restore(session: AsyncSession, edition: Edition, before: dict[str, Any], actor: Actor, act: Act) -> None:
    """Make the team what it was: its people, its lead, its papers. Raises CannotTakeBack."""
    team = await moderation.lock_any_team(session, before["team"])
    if team.dissolved_at is not None:
        if await store.find_team(session, edition.id, key=team.name_key) is not None:
            raise CannotTakeBack(Later.NAMED, team.name)
        team.dissolved_at = None
        await session.flush()
        await moderation.restore_links(session, team.id, before["links"])
    for user_id in before["members"]:
        await _seat_again(session, edition, team, user_id, actor, act)
    if before["lead"] is not None and before["lead"] != team.lead_id:
        await pass_lead(session, edition, team, before["lead"], actor=actor, now=act.now)
    papers = [
        claim.paper_id for claim in await claims.get_claims(session, [claim_id for claim_id, _ in before["claims"]])
    ]
    await lock_papers(session, papers)
    for claim_id, state in before["claims"]:
        await _claim_again(session, edition, team, claim_id, ClaimState(state), act)


async def give_back(session: AsyncSession, held: HeldClaim, state: ClaimState, ended_as: ClaimState, act: Act) -> None:
    """Give a claim that a moderator ended back. Raises CannotTakeBack."""
    if held.team.dissolved_at is not None:
        raise CannotTakeBack(Later.GONE, held.team.name)
    if held.claim.state != ended_as:
        raise CannotTakeBack(Later.CHANGED, held.paper.title)
    if not await claims_acts.give_slot(session, held, state, act):
        raise CannotTakeBack(Later.TAKEN, held.paper.title)
    log.sign(held.claim, act.now)
    log.write_step(session, held, act, before=ended_as, after=state, kind=EntryKind.UNDO)


async def _seat_again(
    session: AsyncSession, edition: Edition, team: store.Team, user_id: int, actor: Actor, act: Act
) -> None:
    membership = await store.find_membership(session, edition.id, user_id)
    if membership is not None and membership.team_id == team.id:
        return
    if membership is not None:
        elsewhere = await session.get_one(store.Team, membership.team_id)
        raise CannotTakeBack(Later.MOVED, elsewhere.name)
    try:
        await take_seat(session, edition, team, user_id, now=act.now)
    except TeamFull:
        raise CannotTakeBack(Later.FULL, team.name) from None
    record(session, edition, actor, AuditTag.TEAM_JOIN, team, now=act.now, user=user_id)


async def _claim_again(
    session: AsyncSession, edition: Edition, team: store.Team, claim_id: int, state: ClaimState, act: Act
) -> None:
    claim = await claims.find_claim(session, claim_id)
    assert claim is not None, "claims are never deleted"
    if claim.slot is not None:
        return
    held = HeldClaim(claim, edition, team, await session.get_one(Paper, claim.paper_id))
    await give_back(session, held, state, ClaimState.RELEASED, act)

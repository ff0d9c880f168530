"""What moderators do with claims: what it would do, doing it, and taking it back."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import claims as rules
from bot.domain.audit import AuditTag
from bot.domain.claims import ClaimState, EntryKind
from bot.domain.moderation import CannotTakeBack, Impact, Later, ModerationKind, NothingToChange, Order
from bot.services import _claims as acts
from bot.services import _claims_log as log
from bot.services._claims_log import HeldClaim
from bot.services._edition import hold_team
from bot.services._moderation_people import Doing
from bot.services._moderation_teams import give_back
from db import claims as store
from db import teams

_ENDS = {ModerationKind.RELEASE: ClaimState.RELEASED, ModerationKind.REVOKE: ClaimState.REVOKED}


async def look_ahead(session: AsyncSession, guild_id: int, order: Order) -> Impact:
    """What the order would do. Raises NoSuchClaim, IllegalStep, NothingToChange, AlreadyClaimed, TooManyClaims."""
    assert order.claim_id is not None, "a claim is meant"
    held = await acts.find_claim(session, guild_id, order.claim_id)
    team_ids = [held.team.id]
    if order.kind in _ENDS:
        rules.ensure_legal(paper=held.paper.title, state=ClaimState(held.claim.state), step=_ENDS[order.kind])
    else:
        rules.ensure_live(paper=held.paper.title, state=ClaimState(held.claim.state))
    if order.kind is ModerationKind.REASSIGN:
        team_ids.append((await _ensure_can_take(session, held, order)).id)
    people = {member.user_id for team_id in team_ids for member in await teams.list_members(session, team_id)}
    releases = (held.paper.title,) if order.kind in _ENDS else ()
    return Impact(releases=releases, tells=tuple(sorted(people)))


async def carry_out(doing: Doing) -> dict[str, Any]:
    """Do it; gives what there was before. Raises what `look_ahead` raises."""
    held, order = await _hold(doing), doing.order
    state = ClaimState(held.claim.state)
    if order.kind in _ENDS:
        await acts.take_step(doing.session, held, _ENDS[order.kind], doing.act, note=doing.reason)
        return {"state": state}
    rules.ensure_live(paper=held.paper.title, state=state)
    if order.kind is ModerationKind.EXTEND:
        before, after = held.claim.excused_until, doing.act.now + timedelta(days=order.days)
        held.claim.excused_until = after
        log.write(doing.session, held, doing.act, EntryKind.EXCUSED, note=str(order.days))
        log.record(doing.session, held, doing.act, AuditTag.CLAIM_EXCUSE, days=order.days)
        return {"excused": before and before.isoformat(), "until": after.isoformat()}
    before_id = held.team.id
    await _give_to(doing, held, (await _ensure_can_take(doing.session, held, order)).id)
    return {"team": before_id}


async def take_back(doing: Doing, before: dict[str, Any]) -> None:
    """Make it as it was. Raises CannotTakeBack."""
    former_id = before.get("team")
    held, order = await _hold(doing, beside=former_id), doing.order
    if order.kind in _ENDS:
        await give_back(doing.session, held, ClaimState(before["state"]), _ENDS[order.kind], doing.act)
        return
    if held.claim.slot is None:
        raise CannotTakeBack(Later.CHANGED, held.paper.title)
    if order.kind is ModerationKind.EXTEND:
        until = held.claim.excused_until
        if until is None or until.isoformat() != before["until"]:
            raise CannotTakeBack(Later.CHANGED, held.paper.title)
        held.claim.excused_until = datetime.fromisoformat(before["excused"]) if before["excused"] else None
        log.record(doing.session, held, doing.act, AuditTag.CLAIM_EXCUSE, days=0)
        return
    former = await teams.find_team(doing.session, doing.edition.id, team_id=former_id)
    if held.team.id != order.team_id:
        raise CannotTakeBack(Later.CHANGED, held.paper.title)
    if former is None:
        raise CannotTakeBack(Later.GONE, held.paper.title)
    await _give_to(doing, held, former.id)


async def _hold(doing: Doing, *, beside: int | None = None) -> HeldClaim:
    """The claim with its team held, the one that is to get it, and another one beside them."""
    assert doing.order.claim_id is not None, "a claim is meant"
    claim = await store.find_claim(doing.session, doing.order.claim_id)
    if claim is None:
        raise rules.NoSuchClaim()
    wanted = (claim.team_id, doing.order.team_id, beside)
    for team_id in sorted({team_id for team_id in wanted if team_id is not None}):
        await hold_team(doing.session, doing.edition, team_id)
    await acts.hold_team_of(doing.session, claim)
    return await acts.find_claim(doing.session, doing.actor.guild_id, claim.id)


async def _ensure_can_take(session: AsyncSession, held: HeldClaim, order: Order) -> teams.Team:
    team = await teams.find_team(session, held.edition.id, team_id=order.team_id)
    if team is None or team.id == held.team.id:
        raise NothingToChange()
    if await store.find_live_claim(session, held.edition.id, held.paper.id, team.id) is not None:
        raise rules.AlreadyClaimed(paper=held.paper.title, team=team.name)
    if held.claim.state in rules.BUSY_STATES:
        busy = await acts.list_busy(session, team)
        rules.ensure_team_may_claim(team=team.name, held=busy, limit=held.edition.claims_per_team)
    return team


async def _give_to(doing: Doing, held: HeldClaim, team_id: int) -> None:
    before, held.claim.team_id = held.team.id, team_id
    await doing.session.flush()
    log.record(doing.session, held, doing.act, AuditTag.CLAIM_REASSIGN, before=before, to=team_id)

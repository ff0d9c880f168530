"""What moderators do with people and teams: what it would do, doing it, and taking it back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import teams as rules
from bot.domain.audit import AuditTag
from bot.domain.moderation import CannotTakeBack, Impact, Later, ModerationKind, NothingToChange, Order
from bot.domain.permissions import Actor
from bot.services._claims_log import Act
from bot.services._edition import hold_team
from bot.services._moderation_teams import restore, write_down
from bot.services._roster import depart, ensure_not_excluded, foresee, pass_lead, record, take_seat
from bot.services._team_asks import lock_asks, settle_person
from bot.services._teams import ensure_name_free
from db import moderation
from db import teams as store
from db.challenges import Edition


@dataclass(frozen=True, slots=True)
class Doing:
    """An order on its way: where, by whom, when, and why."""

    session: AsyncSession
    edition: Edition
    order: Order
    actor: Actor
    act: Act
    reason: str


async def look_ahead(session: AsyncSession, edition: Edition, order: Order) -> Impact:
    """What the order would do. Raises NoSuchTeam, NotAMember, NothingToChange, IllegalTeamName, TeamNameTaken."""
    own = None if order.user_id is None else await store.find_own_team(session, edition.id, order.user_id)
    team = own if order.team_id is None else await _get_team(session, edition, order.team_id)
    concerned = await _list_people(session, own, team, order.user_id)
    if order.kind is ModerationKind.DISSOLVE:
        assert team is not None, "an order to dissolve names a team"
        return await _foresee_end(session, edition, team, concerned)
    if order.kind is ModerationKind.RENAME:
        assert team is not None, "an order to rename names a team"
        if rules.ensure_legal_name(order.name) == team.name:
            raise NothingToChange()
        await ensure_name_free(session, edition, order.name, but=team.id)
        return Impact(tells=concerned)
    assert order.user_id is not None, "all other orders name a person"
    if order.kind is ModerationKind.LEAD:
        await _ensure_can_lead(session, edition, team, order.user_id)
        return Impact(tells=concerned)
    if (order.kind is ModerationKind.UNSEAT and own is None) or (
        order.kind is ModerationKind.SEAT and own is not None and team is not None and own.id == team.id
    ):
        raise NothingToChange()
    if own is None:
        return Impact(tells=concerned)
    going = await foresee(session, edition, own, order.user_id)
    dissolves = (own.name,) if going.dissolves else ()
    return Impact(going.releases, dissolves, going.successor_id, concerned)


async def carry_out(doing: Doing) -> dict[str, Any]:
    """Do it; gives what there was before. Raises what `look_ahead` raises, TeamFull, PersonExcluded."""
    return await _CARRY[doing.order.kind](doing)


async def take_back(doing: Doing, before: dict[str, Any]) -> None:
    """Make it as it was. Raises CannotTakeBack."""
    await _BACK[doing.order.kind](doing, before)


async def _move(doing: Doing) -> dict[str, Any]:
    session, edition, order = doing.session, doing.edition, doing.order
    assert order.user_id is not None, "somebody is moved"
    own = await store.find_own_team(session, edition.id, order.user_id)
    for team_id in sorted({team_id for team_id in (own and own.id, order.team_id) if team_id is not None}):
        await hold_team(session, edition, team_id)
    before = {"own": await write_down(session, own) if own else None}
    if own is not None:
        await _take_out(doing, own, order.user_id)
    if order.kind is ModerationKind.EXCLUDE:
        session.add(
            moderation.Exclusion(
                edition_id=edition.id,
                user_id=order.user_id,
                reason=doing.reason,
                until=order.until,
                set_by=doing.actor.user_id,
                set_at=doing.act.now,
            )
        )
    if order.team_id is not None:
        await _put_in(doing, await _get_team(session, edition, order.team_id), order.user_id)
    return before


async def _move_back(doing: Doing, before: dict[str, Any]) -> None:
    session, edition, order, now = doing.session, doing.edition, doing.order, doing.act.now
    assert order.user_id is not None, "somebody was moved"
    former_id = before["own"]["team"] if before["own"] else None
    # In the order of their ids, as everybody holds teams.
    for team_id in sorted({team_id for team_id in (former_id, order.team_id) if team_id is not None}):
        await moderation.lock_any_team(session, team_id)
    if order.kind is ModerationKind.EXCLUDE:
        exclusion = await moderation.find_exclusion(session, edition.id, order.user_id, now=now)
        if exclusion is not None:
            exclusion.ended_at = now
            await session.flush()
    present = await store.find_own_team(session, edition.id, order.user_id)
    if present is not None:
        if present.id != order.team_id:
            raise CannotTakeBack(Later.MOVED, present.name)
        await _take_out(doing, present, order.user_id)
    elif order.team_id is not None:
        raise CannotTakeBack(Later.MOVED, "")
    if before["own"] is not None:
        await restore(session, edition, before["own"], doing.actor, doing.act)


async def _rename(doing: Doing) -> dict[str, Any]:
    team = await _hold(doing)
    before, team.name = team.name, rules.ensure_legal_name(doing.order.name)
    team.name_key = await ensure_name_free(doing.session, doing.edition, team.name, but=team.id)
    _record(doing, AuditTag.TEAM_RENAME, team, before=before, name=team.name)
    return {"name": before}


async def _rename_back(doing: Doing, before: dict[str, Any]) -> None:
    team = await _hold_living(doing)
    if team.name != rules.ensure_legal_name(doing.order.name):
        raise CannotTakeBack(Later.RENAMED, team.name)
    taken = await store.find_team(doing.session, doing.edition.id, key=rules.name_key(before["name"]))
    if taken is not None and taken.id != team.id:
        raise CannotTakeBack(Later.NAMED, taken.name)
    team.name, team.name_key = before["name"], rules.name_key(before["name"])
    _record(doing, AuditTag.TEAM_RENAME, team, name=team.name)


async def _lead(doing: Doing) -> dict[str, Any]:
    team, user_id = await _hold(doing), doing.order.user_id
    assert user_id is not None, "somebody is to lead"
    await _ensure_can_lead(doing.session, doing.edition, team, user_id)
    before = team.lead_id
    await pass_lead(doing.session, doing.edition, team, user_id, actor=doing.actor, now=doing.act.now)
    return {"lead": before}


async def _lead_back(doing: Doing, before: dict[str, Any]) -> None:
    team = await _hold_living(doing)
    members = [member.user_id for member in await store.list_members(doing.session, team.id)]
    if team.lead_id != doing.order.user_id or before["lead"] not in members:
        raise CannotTakeBack(Later.LED, team.name)
    await pass_lead(doing.session, doing.edition, team, before["lead"], actor=doing.actor, now=doing.act.now)


async def _dissolve(doing: Doing) -> dict[str, Any]:
    team = await _hold(doing)
    before = await write_down(doing.session, team)
    for member in await store.list_members(doing.session, team.id):
        await _take_out(doing, team, member.user_id)
    return {"own": before}


async def _dissolve_back(doing: Doing, before: dict[str, Any]) -> None:
    await restore(doing.session, doing.edition, before["own"], doing.actor, doing.act)


_CARRY: dict[ModerationKind, Callable[[Doing], Awaitable[dict[str, Any]]]] = {
    ModerationKind.SEAT: _move,
    ModerationKind.UNSEAT: _move,
    ModerationKind.EXCLUDE: _move,
    ModerationKind.RENAME: _rename,
    ModerationKind.LEAD: _lead,
    ModerationKind.DISSOLVE: _dissolve,
}
_BACK: dict[ModerationKind, Callable[[Doing, dict[str, Any]], Awaitable[None]]] = {
    ModerationKind.SEAT: _move_back,
    ModerationKind.UNSEAT: _move_back,
    ModerationKind.EXCLUDE: _move_back,
    ModerationKind.RENAME: _rename_back,
    ModerationKind.LEAD: _lead_back,
    ModerationKind.DISSOLVE: _dissolve_back,
}


async def _take_out(doing: Doing, team: store.Team, user_id: int) -> None:
    membership = await store.find_membership(doing.session, doing.edition.id, user_id)
    if membership is None or membership.team_id != team.id:
        raise rules.NotAMember(team=team.name)  # they went until the team was held
    tag, now = AuditTag.TEAM_REMOVE, doing.act.now
    await depart(doing.session, doing.edition, team, membership, actor=doing.actor, tag=tag, now=now)
    await doing.session.flush()


async def _put_in(doing: Doing, team: store.Team, user_id: int) -> None:
    session, edition, now = doing.session, doing.edition, doing.act.now
    await ensure_not_excluded(session, edition, user_id, is_self=False, now=now)
    asks = await lock_asks(session, edition, user_ids=[user_id])
    await take_seat(session, edition, team, user_id, now=now)
    await settle_person(session, asks, team.id, now=now)
    if team.lead_id is None:
        team.lead_id = user_id
    _record(doing, AuditTag.TEAM_JOIN, team, user=user_id)


async def _hold(doing: Doing) -> store.Team:
    assert doing.order.team_id is not None, "a team is meant"
    team = await hold_team(doing.session, doing.edition, doing.order.team_id)
    if team is None:
        raise rules.NoSuchTeam(name=str(doing.order.team_id))
    return team


async def _hold_living(doing: Doing) -> store.Team:
    """The team of an act that is taken back. Raises CannotTakeBack where it is no more."""
    assert doing.order.team_id is not None, "a team was meant"
    team = await moderation.lock_any_team(doing.session, doing.order.team_id)
    if team.dissolved_at is not None:
        raise CannotTakeBack(Later.GONE, team.name)
    return team


async def _get_team(session: AsyncSession, edition: Edition, team_id: int) -> store.Team:
    team = await store.find_team(session, edition.id, team_id=team_id)
    if team is None:
        raise rules.NoSuchTeam(name=str(team_id))
    return team


async def _ensure_can_lead(session: AsyncSession, edition: Edition, team: store.Team | None, user_id: int) -> None:
    assert team is not None, "a team is meant"
    membership = await store.find_membership(session, edition.id, user_id)
    if membership is None or membership.team_id != team.id:
        raise rules.NotAMember(team=team.name)
    if team.lead_id == user_id:
        raise NothingToChange()


async def _foresee_end(session: AsyncSession, edition: Edition, team: store.Team, concerned: tuple[int, ...]) -> Impact:
    members = await store.list_members(session, team.id)
    if not members:
        raise NothingToChange()
    going = await foresee(session, edition, team, members[0].user_id, is_last=True)
    return Impact(going.releases, (team.name,) if going.dissolves else (), None, concerned)


async def _list_people(
    session: AsyncSession, own: store.Team | None, team: store.Team | None, user_id: int | None
) -> tuple[int, ...]:
    """Whom the order concerns: everybody of the teams that it touches, and who is moved."""
    teams = {each.id for each in (own, team) if each is not None}
    people = {member.user_id for team_id in teams for member in await store.list_members(session, team_id)}
    return tuple(sorted(people | ({user_id} if user_id is not None else set())))


def _record(doing: Doing, tag: AuditTag, team: store.Team, **facts: object) -> None:
    record(doing.session, doing.edition, doing.actor, tag, team, now=doing.act.now, **facts)

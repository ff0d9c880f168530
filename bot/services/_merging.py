"""How one team becomes part of another: its people, its papers, its places on waiting lists."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.asks import AskState, MergeOver
from bot.domain.audit import AuditTag
from bot.domain.permissions import Actor
from bot.domain.waitlist import WaitState
from bot.services._claims_log import Act
from bot.services._outbox import owe_person, owe_team
from bot.services._remind import DUE
from bot.services._roster import record, take_seat
from bot.services._team_asks import end, lock_asks, tell_answer, tell_lead
from bot.services._waits import end_wait, lock_papers, offer_places
from db import claims, deadlines, deliveries, repositories, rooms, team_asks, waitlist
from db import teams as store
from db.challenges import Edition


async def join_teams(
    session: AsyncSession,
    edition: Edition,
    team: store.Team,
    other: store.Team,
    merge: store.Merge,
    *,
    actor: Actor,
    now: datetime,
) -> list[int]:
    """Make the other team part of this one, as `merge` asks; both are held, and there is room.

    Gives who moved, longest first. Raises MergeOver.
    """
    leaving = await store.list_members(session, other.id)
    moved = [membership.user_id for membership in leaving]
    await _close_asks(session, edition, merge, other, moved, now=now)
    for membership in leaving:
        membership.left_at = now
    await session.flush()
    # One after the other, so that they keep their order among themselves.
    for user_id in moved:
        await take_seat(session, edition, team, user_id, now=now)
    papers = await _move_papers(session, edition, team, other, Act.begin(actor.user_id, now))
    other.dissolved_at = now
    record(session, edition, actor, AuditTag.TEAM_MERGE, team, now=now, other=other.id, users=moved, papers=papers)
    return moved


async def tell_both(
    session: AsyncSession,
    edition: Edition,
    merge: store.Merge,
    team: store.Team,
    other: store.Team,
    moved: list[int],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Tell the people of both teams that these are one; who agreed knows."""
    facts: dict[str, Any] = {"team": team.name, "other": other.name}
    key, guild_id = f"merge:{merge.id}:merged", edition.guild_id
    await owe_team(session, "teams:merged", key, guild_id=guild_id, team_id=team.id, now=now, **facts)
    room = await rooms.find_room(session, team.id)
    if room is None or room.channel_id is None:
        return  # each member is written to
    # They are not in the room yet.
    for user_id in moved:
        if user_id != actor.user_id:
            await owe_person(
                session, "teams:merged", f"{key}:{user_id}", guild_id=guild_id, user_id=user_id, now=now, **facts
            )


async def _close_asks(
    session: AsyncSession,
    edition: Edition,
    merge: store.Merge,
    other: store.Team,
    moved: list[int],
    *,
    now: datetime,
) -> None:
    """End what the other team asked and was asked, and what its people were asked elsewhere."""
    invitations, requests = await lock_asks(session, edition, team_ids=[other.id], user_ids=moved)
    merges = await team_asks.lock_open_merges(session, [other.id])
    if merge not in merges:
        raise MergeOver()
    for ask in (*invitations, *requests, *merges):
        await end(session, ask, AskState.ACCEPTED if ask is merge else AskState.CLOSED, now=now)
    for request in requests:
        if request.user_id not in moved:
            await tell_answer(session, edition.guild_id, request, other.name, now=now)
    for asked in merges:
        if asked.team_id not in (merge.team_id, other.id):
            asking = await session.get_one(store.Team, asked.team_id)
            await tell_lead(session, edition.guild_id, asked, other.name, of=asking, now=now)


async def _move_papers(
    session: AsyncSession, edition: Edition, team: store.Team, other: store.Team, act: Act
) -> list[int]:
    """Move live claims and places on waiting lists; gives the ids of the papers that the team holds thereby."""
    held = await claims.list_held(session, other.id)
    waits = {wait.paper_id: wait for wait in await waitlist.list_team_waits(session, other.id)}
    own_waits = {wait.paper_id: wait for wait in await waitlist.list_team_waits(session, team.id)}
    holds = {claim.paper_id for claim in await claims.list_held(session, team.id)}
    comes = {claim.paper_id for claim in held}
    papers = await lock_papers(session, [*comes, *waits, *own_waits])
    # Until the papers were held, offers may have run out.
    waits = {wait.paper_id: wait for wait in await waitlist.list_team_waits(session, other.id)}
    own_waits = {wait.paper_id: wait for wait in await waitlist.list_team_waits(session, team.id)}
    await claims.hand_over(session, other.id, team.id)
    # Of reminders the team has its own.
    await deliveries.cancel(session, f"{DUE}:t{other.id}:", now=act.now)
    await deliveries.hand_over(session, other.id, team.id)
    await deadlines.hand_over(session, other.id, team.id)
    await repositories.hand_over(session, other.id, team.id, now=act.now)
    # A paper is waited for once, and not by who holds it; the better place is kept.
    surplus = [wait for paper_id, wait in own_waits.items() if paper_id in comes]
    surplus += [wait for paper_id, wait in waits.items() if paper_id in holds]
    surplus += [max(waits[both], own_waits[both], key=_place) for both in waits.keys() & own_waits.keys()]
    for wait in surplus:
        await end_wait(session, edition, wait, WaitState.LEFT, act)
    await session.flush()
    for wait in waits.values():
        if wait not in surplus:
            wait.team_id = team.id
    await session.flush()
    for wait in surplus:
        await offer_places(session, edition, papers[wait.paper_id], now=act.now)
    return sorted(comes)


def _place(wait: waitlist.Wait) -> tuple[bool, datetime, int]:
    return wait.state != WaitState.OFFERED, wait.joined_at, wait.id

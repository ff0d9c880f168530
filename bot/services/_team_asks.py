"""How questions about teams end: answered, past their time, or without sense; and who hears of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.asks import AskState
from bot.domain.audit import AuditTag
from bot.services._outbox import owe_lead, owe_person
from db import audit, deliveries
from db import team_asks as store
from db.challenges import Edition
from db.teams import Invitation, JoinRequest, Merge, Team

_Ask = TypeVar("_Ask", Invitation, JoinRequest, Merge)

_NAMES: dict[type[Invitation | JoinRequest | Merge], str] = {
    Invitation: "invitation",
    JoinRequest: "request",
    Merge: "merge",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that just got its answer. `hides`: nobody else may learn who is in the team."""

    team_id: int
    team: str
    user_id: int
    hides: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for its answer; `is_new` is false when it was asked before.

    `is_in`: there was nothing to wait for, since the other side had asked for the same.
    """

    id: int
    team_id: int
    team: str
    user_id: int
    expires_at: datetime
    is_new: bool = True
    is_in: bool = False


def key_of(ask: Invitation | JoinRequest | Merge) -> str:
    """What the message that asks is known by."""
    return f"{_NAMES[type(ask)]}:{ask.id}:ask"


async def end(session: AsyncSession, ask: Invitation | JoinRequest | Merge, state: AskState, *, now: datetime) -> None:
    """Bring a question to its end, and keep its message from being sent if it was not yet."""
    ask.state = state
    await deliveries.cancel(session, key_of(ask), now=now)


async def lock_asks(
    session: AsyncSession, edition: Edition, *, team_ids: Collection[int] = (), user_ids: Collection[int] = ()
) -> tuple[Sequence[Invitation], Sequence[JoinRequest]]:
    """Open invitations and requests about these teams or people, held until the transaction ends.

    They come after teams and before papers: whoever holds several kinds takes them in this order.
    """
    invitations = await store.lock_open(session, Invitation, edition.id, team_ids=team_ids, user_ids=user_ids)
    return invitations, await store.lock_open(session, JoinRequest, edition.id, team_ids=team_ids, user_ids=user_ids)


async def settle_person(
    session: AsyncSession,
    asks: tuple[Sequence[Invitation], Sequence[JoinRequest]],
    team_id: int,
    *,
    now: datetime,
) -> None:
    """End every question about a person who came into this team: those of the team are answered, others are over."""
    for ask in (*asks[0], *asks[1]):
        await end(session, ask, AskState.ACCEPTED if ask.team_id == team_id else AskState.CLOSED, now=now)


async def close_team(session: AsyncSession, edition: Edition, team: Team, *, now: datetime) -> None:
    """End every question about a held team that nobody is in any more, and tell those who wait for its answer."""
    invitations, requests = await lock_asks(session, edition, team_ids=[team.id])
    merges = await store.lock_open_merges(session, [team.id])
    for ask in (*invitations, *requests, *merges):
        await end(session, ask, AskState.CLOSED, now=now)
    for request in requests:
        await tell_answer(session, edition.guild_id, request, team.name, now=now)
    for merge in merges:
        asking = await session.get_one(Team, merge.team_id)
        if asking.id != team.id:
            await tell_lead(session, edition.guild_id, merge, team.name, of=asking, now=now)


async def tell_answer(session: AsyncSession, guild_id: int, request: JoinRequest, team: str, *, now: datetime) -> None:
    """Tell whoever asked to join what became of it."""
    kind, key = _answer_of(request)
    await owe_person(
        session, kind, key, guild_id=guild_id, user_id=request.user_id, now=now, team=team, outcome=request.state
    )


async def tell_lead(
    session: AsyncSession, guild_id: int, ask: Invitation | Merge, named: str, *, of: Team, now: datetime, **facts: Any
) -> None:
    """Tell the lead of the team that asked what became of it; `named` is the team that the message speaks of."""
    kind, key = _answer_of(ask)
    outcome = ask.state
    await owe_lead(session, kind, key, guild_id=guild_id, of=of, now=now, team=named, outcome=outcome, **facts)


def _answer_of(ask: Invitation | JoinRequest | Merge) -> tuple[str, str]:
    """The kind and the key of the message that tells what became of a question."""
    name = _NAMES[type(ask)]
    return f"teams:{name}-answered", f"{name}:{ask.id}:answer"


async def expire_overdue(
    session: AsyncSession, kind: type[_Ask], tag: AuditTag, *, now: datetime, limit: int = 100
) -> list[tuple[_Ask, Team, int]]:
    """End questions of this kind whose time is past, each with its entry in the audit; gives them as they were held."""
    overdue = await store.lock_overdue(session, kind, now, limit=limit)
    for ask, team, guild_id in overdue:
        await end(session, ask, AskState.EXPIRED, now=now)
        whom = {"other": ask.other_id} if isinstance(ask, Merge) else {"user": ask.user_id}
        facts = {"team": team.id, **whom}
        audit.record(session, guild_id=guild_id, actor_id=None, tag=tag, facts=facts, at=now)
    return overdue

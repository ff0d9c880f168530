"""What is told of a dispute, and to whom: organizers read it whole, the team only that it is so."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.permissions import Actor
from bot.domain.repositories_disputes import Decision
from bot.services import _repositories as acts
from bot.services._outbox import moment, owe_channel, owe_person, owe_team
from db import deliveries
from db.challenges import get_guild
from db.repositories import Linked

DISPUTED, CHALLENGED, DECIDED = "repositories:disputed", "repositories:challenged", "repositories:decided"


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A link that somebody says is not the team's; what the host says of it is behind the `ticket`."""

    link_id: int
    ticket: str
    repository: str
    team: str
    disputed_by: int
    at: datetime
    reason: str
    is_proved: bool


async def describe_dispute(session: AsyncSession, actor: Actor, linked: Linked) -> DisputeLine:
    """A link that somebody disputed."""
    link = linked.link
    assert link.disputed_by is not None, "only what is disputed is listed"
    assert link.disputed_at is not None, "only what is disputed is listed"
    return DisputeLine(
        link_id=link.id,
        ticket=await acts.make_ticket(session, actor, linked.repository),
        repository=acts.name_of(linked.repository).path,
        team=linked.team.name,
        disputed_by=link.disputed_by,
        at=link.disputed_at,
        reason=link.dispute_reason,
        is_proved=link.proved_at is not None,
    )


async def tell_of_dispute(session: AsyncSession, actor: Actor, linked: Linked, *, now: datetime) -> None:
    """Ask the organizers, and let the team know that it is disputed."""
    guild, line = await get_guild(session, actor.guild_id), await describe_dispute(session, actor, linked)
    facts: dict[str, Any] = asdict(line) | {"at": moment(line.at)}
    await owe_channel(
        session,
        DISPUTED,
        _ask_key(line.link_id),
        guild_id=guild.id,
        channel_id=guild.organizers_channel_id,
        now=now,
        **facts,
    )
    await owe_team(
        session,
        CHALLENGED,
        f"{CHALLENGED}:{line.link_id}",
        guild_id=guild.id,
        team_id=linked.team.id,
        now=now,
        repository=line.repository,
        team=line.team,
        proved="yes" if line.is_proved else "no",
    )


async def tell_of_end(
    session: AsyncSession, actor: Actor, linked: Linked, decision: Decision, *, now: datetime
) -> None:
    """Tell whoever disputed the link what became of it, and the team too where it did not decide by itself."""
    link, team = linked.link, linked.team
    assert link.disputed_by is not None, "only what is disputed ends so"
    prefix = f"{DECIDED}:{link.id}:"
    for outdated in (_ask_key(link.id), prefix):
        await deliveries.cancel(session, outdated, now=now)
    guild_id, key = actor.guild_id, f"{prefix}{decision}:{now.isoformat()}"
    name = acts.name_of(linked.repository).path
    facts: dict[str, Any] = {"repository": name, "team": team.name, "decision": decision}
    if decision is not Decision.TAKEN_BACK:
        await owe_team(session, DECIDED, key, guild_id=guild_id, team_id=team.id, now=now, own="yes", **facts)
    by = link.disputed_by
    await owe_person(session, DECIDED, f"{key}:{by}", guild_id=guild_id, user_id=by, now=now, own="no", **facts)


def _ask_key(link_id: int) -> str:
    return f"{DISPUTED}:{link_id}:asked"

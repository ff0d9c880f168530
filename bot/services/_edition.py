"""What most acts begin with: the edition that the server runs, and the team of the person who acts."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import NoEdition
from bot.domain.permissions import Action, Actor, NotInTeam, Standing, ensure_may
from db import challenges as editions
from db import teams as store


async def get_edition(session: AsyncSession, guild_id: int) -> editions.Edition:
    """The edition that commands on this server speak of. Raises NoEdition."""
    edition = await editions.find_current_edition(session, guild_id)
    if edition is None:
        raise NoEdition()
    return edition


async def get_own_team(session: AsyncSession, edition: editions.Edition, actor: Actor, action: Action) -> store.Team:
    """The actor's team, when the actor may do this in its name. Raises NotInTeam or OnlyLeadMay."""
    team = await store.find_own_team(session, edition.id, actor.user_id)
    _ensure_standing(team, actor, action)
    assert team is not None, f"{action} needs no team, so none should be asked for"
    return team


async def hold_own_team(session: AsyncSession, edition: editions.Edition, actor: Actor, action: Action) -> store.Team:
    """The same, with the team held against other writers until the transaction ends."""
    team = await get_own_team(session, edition, actor, action)
    held = await store.lock_team(session, team.id)
    # Until the lock was had, others may have changed who is in the team and who leads it.
    membership = await store.find_membership(session, edition.id, actor.user_id)
    if held is None or membership is None or membership.team_id != held.id:
        raise NotInTeam
    _ensure_standing(held, actor, action)
    return held


def _ensure_standing(team: store.Team | None, actor: Actor, action: Action) -> None:
    if team is None:
        ensure_may(action, Standing.ANYONE)
    else:
        standing = Standing.LEAD if team.lead_id == actor.user_id else Standing.MEMBER
        ensure_may(action, standing, team=team.name)

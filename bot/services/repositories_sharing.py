"""Sharing: what a team's people saw of their own repository is shown to a whole channel."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor, NotInTeam, Standing, ensure_may
from bot.domain.repositories import RepositoryName
from bot.domain.repositories_links import SharingHidden
from bot.services import _repositories as acts
from bot.services._pace import ensure_pace
from bot.services._repositories_shown import Shown, describe
from db.engine import Database, reads, writes
from db.repositories import Linked


class RepositoriesSharing:
    """What a team's people can show to others of their repository."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def ask(self, session: AsyncSession, actor: Actor, ticket: str) -> RepositoryName:
        """What the actor may share, by the ticket they were shown it with.

        Raises AddressRefused, NotInTeam, OnlyTeamMay, SharingHidden.
        """
        return acts.name_of((await _find_own(session, actor, ticket)).repository)

    @writes
    async def share(self, session: AsyncSession, actor: Actor, ticket: str) -> Shown:
        """The repository as everybody may see it. Raises the same, and TooManyActs."""
        linked, now = await _find_own(session, actor, ticket), self._clock.now()
        await ensure_pace(session, actor, AuditTag.REPOSITORY_SHARE, now=now)
        acts.record(session, actor, AuditTag.REPOSITORY_SHARE, linked, now=now)
        stranger = Actor(actor.guild_id, user_id=0)
        return await describe(session, stranger, linked.repository, linked, is_own=False, fresh=(now, now))


async def _find_own(session: AsyncSession, actor: Actor, ticket: str) -> Linked:
    repository = await acts.get_shown(session, actor, ticket)
    linkers = await acts.list_linkers(session, actor, repository)
    linked = linkers.known[0] if linkers.known else None
    is_own = linked is not None and linked.team.id == linkers.own_id
    team = linked.team.name if linked else ""
    ensure_may(Action.REPOSITORY_SHARE, Standing.MEMBER if is_own else Standing.ANYONE, team=team)
    if linked is None:
        raise NotInTeam()
    if linked.hides_people:
        raise SharingHidden(team=team)
    return linked

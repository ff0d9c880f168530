"""Hooks: hosts tell by themselves that something happened in a repository, which is then looked at."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.permissions import Action, Actor
from bot.domain.repositories import RepositoryName
from bot.domain.repositories_hooks import is_signed, name_delivery, secret_of
from bot.services import _repositories as acts
from db import repositories as store
from db import repositories_watches as watches
from db.engine import Database, hint, reads, writes
from db.installation import find_secret, get_secret

HINT = "hooks"


@dataclass(frozen=True, slots=True)
class Hook:
    """What a team's people tell the host. Whoever knows the secret can make the bot look, and nothing else."""

    link_id: int
    name: RepositoryName
    secret: str


class RepositoriesHooks:
    """What teams can set up at hosts, and what hosts tell."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def are_hinted(self) -> bool:
        """Whether a host told anything to this process since the last time it was asked."""
        return self.database.take_hint(HINT)

    @writes
    async def offer(self, session: AsyncSession, actor: Actor, link_id: int) -> Hook:
        """The secret of a link of the own team's. Raises LinkOver, NotInTeam, OnlyTeamMay."""
        linked = await acts.hold_own_link(session, actor, link_id, Action.REPOSITORY_LINK)
        return Hook(link_id, acts.name_of(linked.repository), secret_of(await get_secret(session), link_id))

    async def take(self, link_id: int, headers: Mapping[str, str], body: bytes) -> bool:
        """Look at the link's repository soon, if its host says so; what was told before changes nothing.

        False where it is not signed as it should be, or there is no such link.
        """
        if not await self._is_from_host(link_id, headers, body):
            return False
        await self._look_soon(link_id, name_delivery(link_id, body))
        return True

    @reads
    async def _is_from_host(self, session: AsyncSession, link_id: int, headers: Mapping[str, str], body: bytes) -> bool:
        linked, secret = await store.find_link(session, link_id), await find_secret(session)
        is_live = linked is not None and linked.link.ended_at is None and linked.team.dissolved_at is None
        return secret is not None and is_signed(headers, body, secret_of(secret, link_id)) and is_live

    @writes
    async def _look_soon(self, session: AsyncSession, link_id: int, delivery: str) -> None:
        now = self._clock.now()
        linked = await store.find_link(session, link_id)
        if linked is None or not await watches.take_delivery(session, delivery, now=now):
            return
        repository = await store.lock_repository(session, linked.repository.id)
        if repository is not None:
            repository.next_look_at = min(repository.next_look_at or now, now)
            hint(session, HINT)

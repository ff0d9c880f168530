"""Looking at repositories: what was seen last is shown at once, and somebody looks again meanwhile."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.permissions import Action, Actor, NotInTeam, Standing, ensure_may
from bot.domain.repositories import RepositoryName, Snapshot
from bot.domain.repositories_links import (
    LOOK_AGAIN_AFTER,
    LOOK_WITHIN,
    NoOwnRepository,
    NoRepository,
    TeamHidesRepository,
    wait_after,
)
from bot.domain.repositories_parts import is_same, is_useful
from bot.failures import record_failure
from bot.services import _repositories as acts
from bot.services._edition import get_edition
from bot.services._repositories import RepositoryRules
from bot.services._repositories_life import note_life
from bot.services._repositories_shown import LinkSeen, Shown, describe
from bot.services._repositories_watches import HINT as WATCHED_HINT
from bot.services._team_card import hides_people
from bot.services._teams import get_team
from bot.services.lookups import NobodyToLook
from db import repositories as store
from db import repositories_watches as watches
from db import teams as teams_store
from db.engine import Database, hint, reads, writes
from db.installation import get_secret

__all__ = ["LOOKS", "LinkSeen", "RepositoriesLooks", "Shown"]

LOOKS = "repositories"  # the tick of the bell that looks at what is due

_AT_ONCE = 4
_FORGOTTEN_AFTER = timedelta(days=30)
_PRUNE_EVERY = timedelta(hours=1)
_PRUNED_AT_ONCE = 200
_WAIT_S = 1.0


class RepositoriesLooks:
    """What can be seen of repositories, and the looks at them. `sleep` waits while another process looks."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        rules: RepositoryRules,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.database = database
        self._clock, self._sleep = clock, sleep
        self._looks = rules.looks or NobodyToLook(clock.now)
        self._places, self._pace = rules.places, rules.pace
        self._process = secrets.token_hex(8)
        self._running: dict[int, asyncio.Task[None]] = {}
        self._pruned_at: datetime | None = None
        self._has_secret = False

    async def show(self, actor: Actor, typed: str = "", *, team: str = "") -> Shown:
        """The repository with this address or choice; without one, the main one of that team or of the own one.

        Raises NoEdition, AddressRefused, NotInTeam, NoSuchTeam, NoRepository, NoOwnRepository,
        TeamHidesRepository.
        """
        ensure_may(Action.REPOSITORY_SHOW, Standing.ANYONE)
        await self._prepare()
        if not typed:
            return await self._show_primary(actor, team)
        # Nearly always it is known, and then nobody has to wait for the store's one writer.
        return await self._show_known(actor, typed) or await self._show_new(actor, typed)

    async def show_again(self, actor: Actor, ticket: str) -> Shown:
        """The repository that the actor was shown before, as it is now. Raises AddressRefused."""
        ensure_may(Action.REPOSITORY_SHOW, Standing.ANYONE)
        await self._prepare()
        return await self._show_ticket(actor, ticket)

    async def refresh(self, repository_id: int) -> None:
        """Look again, or wait for whoever looks at present, in this process or another; at most once in 30 s.

        Takes up to a minute. Nothing of the host's is raised.
        """
        await asyncio.shield(self._begin(repository_id))

    async def look_due(self) -> int:
        """Begin to look at what is due, a few repositories at a time; gives how many. What takes long goes on."""
        await self._prune()
        room = _AT_ONCE - len(self._running)
        due = await self._list_due(room) if room > 0 else []
        for repository_id in due:
            self._begin(repository_id).add_done_callback(_report)
        return len(due)

    async def settle(self) -> None:
        """Wait until no look is under way in this process."""
        while self._running:
            await asyncio.wait(self._running.values())

    async def close(self) -> None:
        """Give up all looks of this process; what they would have seen is looked at again later."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _prepare(self) -> None:
        """See to it that there is a secret to make tickets with, which reading alone could not add."""
        if not self._has_secret:
            await self.database.write(get_secret)
            self._has_secret = True

    @reads
    async def _show_known(self, session: AsyncSession, actor: Actor, typed: str) -> Shown | None:
        repository = await acts.find_repository(session, actor, typed, self._places)
        return await self._show(session, actor, repository) if repository else None

    @writes
    async def _show_new(self, session: AsyncSession, actor: Actor, typed: str) -> Shown:
        now = self._clock.now()
        return await self._show(session, actor, await acts.get_repository(session, actor, typed, self._places, now=now))

    @reads
    async def _show_ticket(self, session: AsyncSession, actor: Actor, ticket: str) -> Shown:
        return await self._show(session, actor, await acts.get_shown(session, actor, ticket))

    @reads
    async def _show_primary(self, session: AsyncSession, actor: Actor, typed_team: str) -> Shown:
        edition = await get_edition(session, actor.guild_id)
        own = await teams_store.find_own_team(session, edition.id, actor.user_id)
        team = await get_team(session, edition, typed_team) if typed_team else own
        if team is None:
            raise NotInTeam()
        is_own = own is not None and own.id == team.id
        if await hides_people(session, team, actor, Standing.MEMBER if is_own else Standing.ANYONE):
            raise TeamHidesRepository(team=team.name)
        links = await store.list_links(session, team.id)
        if not links:
            raise NoOwnRepository(team=team.name) if is_own else NoRepository(team=team.name)
        return await describe(session, actor, links[0].repository, links[0], is_own=is_own, fresh=self._fresh())

    def _begin(self, repository_id: int) -> asyncio.Task[None]:
        task = self._running.get(repository_id)
        if task is None:
            task = asyncio.create_task(self._look(repository_id), name=f"look-{repository_id}")
            self._running[repository_id] = task
            task.add_done_callback(partial(self._forget, repository_id))
        return task

    def _forget(self, repository_id: int, _: asyncio.Task[None]) -> None:
        del self._running[repository_id]

    async def _look(self, repository_id: int) -> None:
        lease = await self._lease(repository_id)
        if lease is None:
            await self._wait_for_others(repository_id)
            return
        has_looked = False
        try:
            snapshot = await self._looks.look(*lease)
            has_looked = True
        finally:
            if not has_looked:
                await self._free(repository_id)
        await self._keep(repository_id, snapshot)

    async def _wait_for_others(self, repository_id: int) -> None:
        for _ in range(int(LOOK_WITHIN.total_seconds() / _WAIT_S)):
            if not await self._is_looked_at(repository_id):
                return
            await self._sleep(_WAIT_S)

    @writes
    async def _lease(self, session: AsyncSession, repository_id: int) -> tuple[RepositoryName, Snapshot | None] | None:
        """What to look at and what was seen before; None where somebody looks at it, or has just looked."""
        repository, now = await store.lock_repository(session, repository_id), self._clock.now()
        if repository is None or (repository.looking_until is not None and repository.looking_until > now):
            return None
        if repository.looked_at is not None and timedelta() <= now - repository.looked_at < LOOK_AGAIN_AFTER:
            return None
        repository.looking_by, repository.looking_until = self._process, now + LOOK_WITHIN
        repository.next_look_at = repository.looking_until
        repository.asked_at = now
        return acts.name_of(repository), acts.read_snapshot(repository)

    @writes
    async def _free(self, session: AsyncSession, repository_id: int) -> None:
        repository = await store.lock_repository(session, repository_id)
        if repository is not None and repository.looking_by == self._process:
            repository.looking_by = repository.looking_until = None

    @writes
    async def _keep(self, session: AsyncSession, repository_id: int, snapshot: Snapshot) -> None:
        repository, now = await store.lock_repository(session, repository_id), self._clock.now()
        if repository is None or repository.looking_by != self._process:
            return  # it took too long, and somebody else looks by now
        before = acts.read_snapshot(repository)
        # What was asked for during the look, such as by its host, may be of what came after it.
        is_asked_again = repository.next_look_at != repository.looking_until
        repository.looking_by = repository.looking_until = None
        repository.looked_at = now
        if is_useful(snapshot):
            repository.seen_at, repository.fault, repository.failures = now, None, 0
        else:
            repository.fault, repository.failures = snapshot.about.fault, repository.failures + 1
        if snapshot.name.key == repository.key:
            repository.owner, repository.name = snapshot.name.owner, snapshot.name.name
        repository.version += not is_same(before, snapshot)
        repository.snapshot = acts.write_snapshot(snapshot)
        if not is_asked_again:
            repository.next_look_at = await self._find_next_look(session, repository, now)
        await note_life(session, repository, before, snapshot, now=now)

    async def _find_next_look(
        self, session: AsyncSession, repository: store.Repository, now: datetime
    ) -> datetime | None:
        if not await store.is_polled(session, repository.id):
            return None
        is_watched = await watches.is_watched(session, repository.id)
        if is_watched:
            hint(session, WATCHED_HINT)
        return now + wait_after(self._pace.watched if is_watched else self._pace.linked, repository.failures)

    @reads
    async def _is_looked_at(self, session: AsyncSession, repository_id: int) -> bool:
        repository = await store.find_repository(session, repository_id)
        until = repository.looking_until if repository else None
        return until is not None and until > self._clock.now()

    @reads
    async def _list_due(self, session: AsyncSession, limit: int) -> list[int]:
        due = await store.list_due(session, self._clock.now(), limit=limit + len(self._running))
        return [repository_id for repository_id in due if repository_id not in self._running][:limit]

    async def _prune(self) -> None:
        now = self._clock.now()
        if self._pruned_at is None or now - self._pruned_at >= _PRUNE_EVERY:
            dropped = await self._drop(now - _FORGOTTEN_AFTER)
            # A full hand means that there is more; the next ring goes on.
            self._pruned_at = now if dropped < _PRUNED_AT_ONCE else None

    @writes
    async def _drop(self, session: AsyncSession, before: datetime) -> int:
        await watches.drop_deliveries(session, before)
        return await store.drop_forgotten(session, before, limit=_PRUNED_AT_ONCE)

    async def _show(self, session: AsyncSession, actor: Actor, repository: store.Repository) -> Shown:
        """The repository with whose it is said to be, the actor's own team first."""
        linkers = await acts.list_linkers(session, actor, repository)
        linked = linkers.known[0] if linkers.known else None
        is_own = linked is not None and linked.team.id == linkers.own_id
        return await describe(session, actor, repository, linked, is_own=is_own, fresh=self._fresh())

    def _fresh(self) -> tuple[datetime, datetime]:
        """Between which instants a look counts as the present: one in the future was made by a clock set back since."""
        now = self._clock.now()
        return now - self._pace.fresh_for, now


def _report(task: asyncio.Task[None]) -> None:
    """Nobody waits for a look that was due."""
    error = None if task.cancelled() else task.exception()
    if error is not None:
        record_failure(error, look=task.get_name())

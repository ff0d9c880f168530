"""Repositories that teams say are theirs: linked, taken back, the main one chosen."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.repositories import Host, RepositoryName
from bot.domain.repositories_links import NotLinked, TooManyRepositories
from bot.services import _repositories as acts
from bot.services._edition import get_edition, hold_own_team
from bot.services._pace import ensure_pace
from bot.services._repositories import RepositoryRules
from bot.services._repositories_proof import Proof, ask_proof, check_proof
from db import repositories as store
from db import teams as teams_store
from db.engine import Database, reads, writes
from db.teams import Team

_OFFERED = 25


@dataclass(frozen=True, slots=True)
class LinkedRepository:
    """A repository that is now the team's, or `was` already.

    `others` are other teams of the server that linked it as well; `hidden`: there are some that do not show it.
    """

    id: int
    ticket: str
    name: RepositoryName
    team: str
    was: bool
    is_primary: bool
    others: tuple[str, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class UnlinkedRepository:
    """A repository that is the team's no more; `primary` is the main one now, if there is one."""

    name: RepositoryName
    team: str
    primary: RepositoryName | None


@dataclass(frozen=True, slots=True)
class OfferedRepository:
    """One that autocomplete offers, with the team whose it is said to be."""

    value: str
    name: RepositoryName
    team: str


class Repositories:
    """What teams can do with their links."""

    def __init__(self, database: Database, clock: Clock, rules: RepositoryRules) -> None:
        self.database = database
        self.places = rules.places
        self._clock = clock
        self._per_team = rules.per_team

    @writes
    async def link(self, session: AsyncSession, actor: Actor, typed: str) -> LinkedRepository:
        """Say that the repository is the own team's. The first one is the main one; nobody is asked whether it exists.

        Raises NoEdition, NotInTeam, AddressRefused, TooManyRepositories, TooManyActs.
        """
        edition, now = await get_edition(session, actor.guild_id), self._clock.now()
        team = await hold_own_team(session, edition, actor, Action.REPOSITORY_LINK)
        repository = await acts.get_repository(session, actor, typed, self.places, now=now)
        own = await store.list_links(session, team.id)
        was = next((linked for linked in own if linked.repository.id == repository.id), None)
        if was is None:
            await ensure_pace(session, actor, AuditTag.REPOSITORY_LINK, now=now)
            if len(own) >= self._per_team:
                raise TooManyRepositories(limit=self._per_team)
            link = store.RepositoryLink(
                repository_id=repository.id,
                team_id=team.id,
                is_primary=not own,
                linked_by=actor.user_id,
                linked_at=now,
            )
            session.add(link)
            await session.flush()
            acts.record(session, actor, AuditTag.REPOSITORY_LINK, store.Linked(link, repository, team), now=now)
            # At once, and as often as is due from then on.
            repository.next_look_at = now
        return await self._describe(
            session, actor, team, repository, was=was is not None, is_primary=was.link.is_primary if was else not own
        )

    @writes
    async def unlink(self, session: AsyncSession, actor: Actor, typed: str) -> UnlinkedRepository:
        """Say that the repository is not the own team's any more; the oldest of the others may become the main one.

        Raises NoEdition, NotInTeam, AddressRefused, NotLinked.
        """
        edition, now = await get_edition(session, actor.guild_id), self._clock.now()
        team = await hold_own_team(session, edition, actor, Action.REPOSITORY_LINK)
        repository = await acts.get_repository(session, actor, typed, self.places, now=now)
        own = await store.list_links(session, team.id)
        gone = next((linked for linked in own if linked.repository.id == repository.id), None)
        if gone is None:
            raise NotLinked(repository=acts.name_of(repository).path)
        return await unlink(session, actor, gone, AuditTag.REPOSITORY_UNLINK, clock=self._clock)

    @writes
    async def make_primary(self, session: AsyncSession, actor: Actor, link_id: int) -> RepositoryName:
        """Let this be the team's main repository. Raises LinkOver, NotInTeam, OnlyTeamMay, TooManyActs."""
        now = self._clock.now()
        _, chosen = await acts.hold_own_link(session, actor, link_id, Action.REPOSITORY_LINK)
        if not chosen.link.is_primary:
            await ensure_pace(session, actor, AuditTag.REPOSITORY_PRIMARY, now=now)
            for linked in await store.list_links(session, chosen.team.id):
                linked.link.is_primary = False
            await session.flush()  # one place, which is free before it is taken
            chosen.link.is_primary = True
            acts.record(session, actor, AuditTag.REPOSITORY_PRIMARY, chosen, now=now)
        return acts.name_of(chosen.repository)

    @writes
    async def ask_proof(self, session: AsyncSession, actor: Actor, link_id: int) -> Proof:
        """The word by which the own team can prove this link. Raises LinkOver, NotInTeam, OnlyTeamMay."""
        return await ask_proof(session, actor, link_id)

    @writes
    async def check_proof(self, session: AsyncSession, actor: Actor, link_id: int) -> Proof:
        """Count the link as proved if its word was there at the last look; it stays so when the word goes.

        Raises LinkOver, NotInTeam, OnlyTeamMay, NotProved, NeverSeen, TooManyActs.
        """
        return await check_proof(session, actor, link_id, now=self._clock.now())

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str) -> list[OfferedRepository]:
        """The own team's repositories that hold what was typed, then others of the server whose path begins so."""
        ensure_may(Action.REPOSITORY_SHOW, Standing.ANYONE)
        edition, wanted = await get_edition(session, actor.guild_id), typed.strip().lower()
        own = await teams_store.find_own_team(session, edition.id, actor.user_id)
        found = (
            [each for each in await store.list_links(session, own.id) if wanted in each.repository.key] if own else []
        )
        if wanted:
            prefixes = [f"{host}:{wanted}" for host in Host]
            others = await store.list_beginning(session, edition.id, prefixes, limit=_OFFERED)
            found += [each for each in others if not await acts.hides_repository(session, actor, each.team)]
        unique: dict[int, store.Linked] = {}
        for each in found:
            unique.setdefault(each.repository.id, each)
        return [
            OfferedRepository(
                acts.value_of(await acts.make_ticket(session, actor, each.repository)),
                acts.name_of(each.repository),
                each.team.name,
            )
            for each in unique.values()
        ][:_OFFERED]

    async def _describe(
        self,
        session: AsyncSession,
        actor: Actor,
        team: Team,
        repository: store.Repository,
        *,
        was: bool,
        is_primary: bool,
    ) -> LinkedRepository:
        known, hidden = await acts.list_known_linkers(session, actor, repository)
        return LinkedRepository(
            id=repository.id,
            ticket=await acts.make_ticket(session, actor, repository),
            name=acts.name_of(repository),
            team=team.name,
            was=was,
            is_primary=is_primary,
            others=tuple(linked.team.name for linked in known if linked.team.id != team.id),
            hidden=hidden,
        )


async def unlink(
    session: AsyncSession, actor: Actor, gone: store.Linked, tag: AuditTag, *, clock: Clock
) -> UnlinkedRepository:
    """End this link; the oldest of the team's others becomes the main one where it was that."""
    now = clock.now()
    was_primary = gone.link.is_primary
    gone.link.ended_at, gone.link.ended_by, gone.link.is_primary = now, actor.user_id, False
    await session.flush()
    left = await store.list_links(session, gone.team.id)
    if was_primary and left:
        left[0].link.is_primary = True
    primary = next((linked for linked in left if linked.link.is_primary), None)
    acts.record(session, actor, tag, gone, now=now)
    return UnlinkedRepository(
        acts.name_of(gone.repository), gone.team.name, acts.name_of(primary.repository) if primary else None
    )

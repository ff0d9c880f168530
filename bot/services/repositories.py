"""Repositories that teams say are theirs: linked, taken back, the main one chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.repositories import Host, RepositoryName
from bot.domain.repositories_addresses import read_address
from bot.domain.repositories_disputes import Decision, TakenAway
from bot.domain.repositories_links import NotLinked, TooManyRepositories
from bot.services import _repositories as acts
from bot.services._edition import get_edition, hold_own_team
from bot.services._outbox import owe_channel
from bot.services._pace import ensure_pace
from bot.services._repositories import OtherLink, RepositoryRules
from bot.services._repositories_disputes import tell_of_end
from bot.services._repositories_proof import Proof, ask_proof, check_proof
from db import repositories as store
from db import teams as teams_store
from db.challenges import Edition, get_guild
from db.engine import Database, reads, writes
from db.teams import Team

LINKED_TWICE = "repositories:linked-twice"

_OFFERED = 25


@dataclass(frozen=True, slots=True)
class LinkedRepository:
    """A repository that is now the team's, or `was` already.

    `others` are other teams of the server that linked it as well. `hidden`: there are some that work anonymously, which
    only the organizers are told: whoever links one repository after the other would find out who they are.
    """

    id: int
    ticket: str
    name: RepositoryName
    team: str
    was: bool
    is_primary: bool
    others: tuple[OtherLink, ...]
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
        self.places, self.takes_hooks = rules.places, rules.hooks
        self._clock = clock
        self._per_team = rules.per_team

    @writes
    async def link(self, session: AsyncSession, actor: Actor, typed: str) -> LinkedRepository:
        """Say that the repository is the own team's. The first one is the main one; nobody is asked whether it exists.

        Raises NoEdition, NotInTeam, AddressRefused, TooManyRepositories, TakenAway, TooManyActs.
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
            if await store.was_taken_away(session, team.id, repository.id):
                raise TakenAway(repository=acts.name_of(repository).path)
            link = store.RepositoryLink(
                repository_id=repository.id,
                team_id=team.id,
                is_primary=not own,
                linked_by=actor.user_id,
                linked_at=now,
            )
            session.add(link)
            await session.flush()
            linked = store.Linked(link, repository, team)
            acts.record(session, actor, AuditTag.REPOSITORY_LINK, linked, now=now)
            # At once, and as often as is due from then on.
            repository.next_look_at = now
            await _tell_of_hidden(session, actor, linked, now=now)
        is_primary = was.link.is_primary if was else not own
        return await self._describe(session, actor, team, repository, was=was is not None, is_primary=is_primary)

    @writes
    async def unlink(self, session: AsyncSession, actor: Actor, typed: str) -> UnlinkedRepository:
        """Say that the repository is not the own team's any more; the oldest of the others may become the main one.

        Raises NoEdition, NotInTeam, AddressRefused, NotLinked.
        """
        edition, now = await get_edition(session, actor.guild_id), self._clock.now()
        team = await hold_own_team(session, edition, actor, Action.REPOSITORY_LINK)
        repository = await acts.find_repository(session, actor, typed, self.places)
        name = acts.name_of(repository) if repository else read_address(typed, self.places)
        own = await store.list_links(session, team.id)
        gone = next((linked for linked in own if repository and linked.repository.id == repository.id), None)
        if gone is None:
            raise NotLinked(repository=name.path)
        primary = await acts.end_link(session, gone, actor, now=now)
        if gone.link.disputed_by is not None and gone.link.decided_by is None:
            await tell_of_end(session, actor, gone, Decision.TAKEN_BACK, now=now)
        acts.record(session, actor, AuditTag.REPOSITORY_UNLINK, gone, now=now)
        return UnlinkedRepository(name, team.name, acts.name_of(primary.repository) if primary else None)

    @writes
    async def make_primary(self, session: AsyncSession, actor: Actor, link_id: int) -> RepositoryName:
        """Let this be the team's main repository. Raises LinkOver, NotInTeam, OnlyTeamMay, TooManyActs."""
        now = self._clock.now()
        chosen = await acts.hold_own_link(session, actor, link_id, Action.REPOSITORY_LINK)
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
    async def suggest_own(self, session: AsyncSession, actor: Actor, typed: str) -> list[OfferedRepository]:
        """The own team's repositories that hold what was typed."""
        ensure_may(Action.REPOSITORY_SHOW, Standing.ANYONE)
        edition = await get_edition(session, actor.guild_id)
        return await _offer(session, actor, await _list_own(session, edition, actor, typed.strip().lower()))

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str) -> list[OfferedRepository]:
        """The same, then others of the server whose path begins so, of which the actor may know."""
        ensure_may(Action.REPOSITORY_SHOW, Standing.ANYONE)
        edition, wanted = await get_edition(session, actor.guild_id), typed.strip().lower()
        found = await _list_own(session, edition, actor, wanted)
        if wanted:
            found += await store.list_beginning(
                session,
                edition.id,
                [f"{host}:{wanted}" for host in Host],
                hidden_too=actor.organizes,
                limit=_OFFERED,
            )
        return await _offer(session, actor, found)

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
        linkers = await acts.list_linkers(session, actor, repository)
        return LinkedRepository(
            id=repository.id,
            ticket=await acts.make_ticket(session, actor, repository),
            name=acts.name_of(repository),
            team=team.name,
            was=was,
            is_primary=is_primary,
            others=tuple(acts.name_link(linked) for linked in linkers.known if linked.team.id != team.id),
            hidden=bool(linkers.hidden),
        )


async def _tell_of_hidden(session: AsyncSession, actor: Actor, linked: store.Linked, *, now: datetime) -> None:
    """Tell the organizers, and nobody else, that an anonymous team has the same repository."""
    hidden = (await acts.list_linkers(session, actor, linked.repository)).hidden
    if not hidden:
        return
    guild = await get_guild(session, actor.guild_id)
    await owe_channel(
        session,
        LINKED_TWICE,
        f"{LINKED_TWICE}:{linked.link.id}",
        guild_id=guild.id,
        channel_id=guild.organizers_channel_id,
        now=now,
        team=linked.team.name,
        repository=acts.name_of(linked.repository).path,
        others=[other.team.name for other in hidden],
    )


async def _list_own(session: AsyncSession, edition: Edition, actor: Actor, wanted: str) -> list[store.Linked]:
    own = await teams_store.find_own_team(session, edition.id, actor.user_id)
    links = await store.list_links(session, own.id) if own else []
    return [linked for linked in links if wanted in linked.repository.key]


async def _offer(session: AsyncSession, actor: Actor, found: Sequence[store.Linked]) -> list[OfferedRepository]:
    """Each repository once, by the first who has it."""
    unique: dict[int, store.Linked] = {}
    for each in found:
        unique.setdefault(each.repository.id, each)
    return [
        OfferedRepository(
            acts.value_of(await acts.make_ticket(session, actor, each.repository)),
            acts.name_of(each.repository),
            each.team.name,
        )
        for each in list(unique.values())[:_OFFERED]
    ]

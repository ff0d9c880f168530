"""Repositories and links as the store has them, for the services of this feature."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.repositories import Host, RepositoryName, Snapshot
from bot.domain.repositories_addresses import AddressFault, AddressRefused, Places, read_address
from bot.domain.repositories_links import LinkOver, read_ticket, ticket_of
from bot.services._edition import hold_team
from bot.services.lookups import RepositoryLooks
from db import audit
from db import repositories as store
from db import teams as teams_store
from db.challenges import Edition
from db.installation import find_secret, get_secret
from db.repositories import Linked, Repository
from db.teams import Team

_SNAPSHOTS = TypeAdapter(Snapshot)
_VALUE = "repository:"


@dataclass(frozen=True, slots=True)
class Pace:
    """How long what was seen counts as the present, and how often a repository is looked at unasked."""

    fresh_for: timedelta = timedelta(minutes=10)
    watched: timedelta = timedelta(hours=1)
    linked: timedelta = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class RepositoryRules:
    """Where hosts of repositories are, how often they are looked at, how many a team may link, and who `looks`.

    Without anybody who does, nothing is asked of hosts.
    """

    places: Places = field(default_factory=Places)
    pace: Pace = field(default_factory=Pace)
    per_team: int = 5
    hooks: bool = False  # hosts may tell by themselves
    looks: RepositoryLooks | None = None


def read_snapshot(repository: Repository) -> Snapshot | None:
    """What was seen of it last; None where nothing ever was, or another version of the bot kept it in another form."""
    if repository.snapshot is None:
        return None
    try:
        return _SNAPSHOTS.validate_python(repository.snapshot)
    except ValidationError:
        return None


def write_snapshot(snapshot: Snapshot) -> dict[str, Any]:
    """The same as json has it."""
    return _SNAPSHOTS.dump_python(snapshot, mode="json")


def name_of(repository: Repository) -> RepositoryName:
    """What it is called, as the host spells it where that is known."""
    return RepositoryName(Host(repository.host), repository.owner, repository.name)


async def find_repository(session: AsyncSession, actor: Actor, typed: str, places: Places) -> Repository | None:
    """The repository that was typed, if it is known, or that a choice of autocomplete stands for.

    Raises AddressRefused.
    """
    if typed.startswith(_VALUE):
        return await get_shown(session, actor, typed.removeprefix(_VALUE))
    return await store.find_by_key(session, read_address(typed, places).key)


async def get_shown(session: AsyncSession, actor: Actor, ticket: str) -> Repository:
    """The repository that the actor was shown before, by its ticket. Raises AddressRefused."""
    secret = await find_secret(session)  # without one, no ticket was ever made
    repository_id = None if secret is None else read_ticket(ticket, secret, actor.guild_id)
    repository = None if repository_id is None else await store.find_repository(session, repository_id)
    if repository is None:
        raise AddressRefused(AddressFault.NO_ADDRESS)
    return repository


async def get_repository(
    session: AsyncSession, actor: Actor, typed: str, places: Places, *, now: datetime
) -> Repository:
    """The same, known from now on where it was not. Raises AddressRefused."""
    known = await find_repository(session, actor, typed, places)
    if known is not None:
        return known
    name = read_address(typed, places)
    return await store.get_or_add(session, name.key, host=name.host, owner=name.owner, name=name.name, now=now)


async def make_ticket(session: AsyncSession, actor: Actor, repository: Repository) -> str:
    """What the actor's buttons call the repository by."""
    return ticket_of(await get_secret(session), actor.guild_id, repository.id)


def value_of(ticket: str) -> str:
    """What autocomplete hands back for a repository; no address begins so."""
    return f"{_VALUE}{ticket}"


@dataclass(frozen=True, slots=True)
class OtherLink:
    """The same repository, linked by another team."""

    link_id: int
    team: str
    may_dispute: bool  # nobody did so before


def name_link(linked: Linked) -> OtherLink:
    """The link as others are told of it."""
    return OtherLink(linked.link.id, linked.team.name, may_dispute=linked.link.disputed_at is None)


@dataclass(frozen=True, slots=True)
class Linkers:
    """Who linked a repository on the actor's server: those of whom they may know, their own team first, and others."""

    known: tuple[Linked, ...]
    hidden: tuple[Linked, ...]
    own_id: int | None  # the actor's team


async def list_linkers(session: AsyncSession, actor: Actor, repository: Repository) -> Linkers:
    """Who linked it, as far as the actor may know: who hides their people hides their repository, which names them."""
    linkers = await store.list_linkers(session, repository.id, actor.guild_id)
    own_id = await _find_own_id(session, actor, linkers[0].team) if linkers else None
    hidden = [each for each in linkers if each.hides_people and each.team.id != own_id and not actor.organizes]
    known = sorted((each for each in linkers if each not in hidden), key=lambda each: each.team.id != own_id)
    return Linkers(tuple(known), tuple(hidden), own_id)


async def hold_past_link(session: AsyncSession, actor: Actor, link_id: int) -> Linked:
    """A link of a living team of the actor's server, live or ended, held with its team. Raises LinkOver."""
    known = await store.find_link(session, link_id)
    edition = await session.get(Edition, known.team.edition_id) if known else None
    if known is None or edition is None or edition.guild_id != actor.guild_id:
        raise LinkOver()
    team = await hold_team(session, edition, known.team.id)
    linked = await store.lock_link(session, link_id)
    # Until the locks were had, the team may have ended, or become part of another.
    if team is None or linked is None or linked.team.id != team.id:
        raise LinkOver()
    return linked


async def hold_link(session: AsyncSession, actor: Actor, link_id: int) -> Linked:
    """A live link of the actor's server, held with its team. Raises LinkOver."""
    linked = await hold_past_link(session, actor, link_id)
    if linked.link.ended_at is not None:
        raise LinkOver()
    return linked


async def hold_own_link(session: AsyncSession, actor: Actor, link_id: int, action: Action) -> Linked:
    """A link of the actor's team, held. Raises LinkOver, NotInTeam, OnlyTeamMay."""
    linked = await hold_link(session, actor, link_id)
    standing = Standing.MEMBER if await is_own(session, actor, linked) else Standing.ANYONE
    ensure_may(action, standing, team=linked.team.name)
    return linked


async def is_own(session: AsyncSession, actor: Actor, linked: Linked) -> bool:
    """Whether the actor is in the team whose link it is."""
    return await _find_own_id(session, actor, linked.team) == linked.team.id


async def end_link(session: AsyncSession, gone: Linked, actor: Actor, *, now: datetime) -> Linked | None:
    """The team's main repository once this is not linked any more: the oldest of the others, where it was that."""
    was_primary = gone.link.is_primary
    gone.link.ended_at, gone.link.ended_by, gone.link.is_primary = now, actor.user_id, False
    await session.flush()
    left = await store.list_links(session, gone.team.id)
    if was_primary and left:
        left[0].link.is_primary = True
    return next((linked for linked in left if linked.link.is_primary), None)


async def _find_own_id(session: AsyncSession, actor: Actor, team: Team) -> int | None:
    """The actor's team in the edition of this one."""
    membership = await teams_store.find_membership(session, team.edition_id, actor.user_id)
    return membership.team_id if membership else None


def record(session: AsyncSession, actor: Actor, tag: AuditTag, linked: Linked, *, now: datetime, **more: Any) -> None:
    """Write down what was done with the link, and by whom."""
    facts = {"team": linked.team.id, "repository": linked.repository.id, "link": linked.link.id, **more}
    audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)

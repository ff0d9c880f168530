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
from bot.services._team_card import hides_people
from bot.services.lookups import RepositoryLooks
from db import audit
from db import repositories as store
from db import teams as teams_store
from db.challenges import Edition
from db.installation import get_secret
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


async def get_repository(
    session: AsyncSession, actor: Actor, typed: str, places: Places, *, now: datetime
) -> Repository:
    """The repository that was typed, or that a choice of autocomplete stands for; it counts as asked for now.

    Raises AddressRefused.
    """
    if typed.startswith(_VALUE):
        return await get_shown(session, actor, typed.removeprefix(_VALUE), now=now)
    return await add_repository(session, read_address(typed, places), now=now)


async def get_shown(session: AsyncSession, actor: Actor, ticket: str, *, now: datetime) -> Repository:
    """The repository that the actor was shown before, by its ticket. Raises AddressRefused."""
    repository_id = read_ticket(ticket, await get_secret(session), actor.guild_id)
    repository = None if repository_id is None else await store.find_repository(session, repository_id)
    if repository is None:
        raise AddressRefused(AddressFault.NO_ADDRESS)
    repository.asked_at = now
    return repository


async def add_repository(session: AsyncSession, name: RepositoryName, *, now: datetime) -> Repository:
    """The repository of this name, known from now on."""
    return await store.get_or_add(session, name.key, host=name.host, owner=name.owner, name=name.name, now=now)


async def make_ticket(session: AsyncSession, actor: Actor, repository: Repository) -> str:
    """What the actor's buttons call the repository by."""
    return ticket_of(await get_secret(session), actor.guild_id, repository.id)


def value_of(ticket: str) -> str:
    """What autocomplete hands back for a repository; no address begins so."""
    return f"{_VALUE}{ticket}"


async def list_known_linkers(session: AsyncSession, actor: Actor, repository: Repository) -> tuple[list[Linked], bool]:
    """Those who linked it on this server of whom the actor may know, and whether there are others."""
    linkers = await store.list_linkers(session, repository.id, actor.guild_id)
    known = [linked for linked in linkers if not await hides_repository(session, actor, linked.team)]
    return known, len(known) < len(linkers)


async def hides_repository(session: AsyncSession, actor: Actor, team: Team) -> bool:
    """Whether the actor may not learn which repository is the team's, since that would tell who is in it."""
    return await hides_people(session, team, actor, await find_standing(session, actor, team))


async def find_standing(session: AsyncSession, actor: Actor, team: Team) -> Standing:
    """How the actor stands to the team."""
    membership = await teams_store.find_membership(session, team.edition_id, actor.user_id)
    if membership is None or membership.team_id != team.id:
        return Standing.ANYONE
    return Standing.LEAD if team.lead_id == actor.user_id else Standing.MEMBER


async def hold_own_link(session: AsyncSession, actor: Actor, link_id: int, action: Action) -> tuple[Edition, Linked]:
    """A link of the actor's team, held, with the edition. Raises LinkOver, NotInTeam, OnlyTeamMay."""
    edition, linked = await hold_link(session, actor, link_id)
    ensure_may(action, await find_standing(session, actor, linked.team), team=linked.team.name)
    return edition, linked


async def hold_link(session: AsyncSession, actor: Actor, link_id: int) -> tuple[Edition, Linked]:
    """A link on the actor's server, held, with its edition. Raises LinkOver."""
    linked = await store.lock_link(session, link_id)
    edition = await session.get(Edition, linked.team.edition_id) if linked else None
    if linked is None or edition is None or edition.guild_id != actor.guild_id or linked.team.dissolved_at is not None:
        raise LinkOver()
    return edition, linked


def record(session: AsyncSession, actor: Actor, tag: AuditTag, linked: Linked, *, now: datetime) -> None:
    """Write down what was done with the link, and by whom."""
    facts = {"team": linked.team.id, "repository": linked.repository.id, "link": linked.link.id}
    audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)

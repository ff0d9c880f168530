"""A repository as somebody may see it, as of the last look."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.permissions import Actor
from bot.domain.repositories import RepositoryName, Snapshot
from bot.services import _repositories as acts
from db import repositories as store


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """A team's link as the actor may see it. `is_own`: they are in the team."""

    id: int
    team: str
    is_own: bool
    is_primary: bool
    linked_by: int
    linked_at: datetime
    proved_at: datetime | None
    is_disputed: bool  # and the organizers have not decided yet


@dataclass(frozen=True, slots=True)
class Shown:
    """What the actor may see of a repository, as of the last look; nothing in it was fetched just now.

    `snapshot` is None where nothing was ever seen; `fault` says why the last look brought nothing. `link` is that of
    the team it was asked for by, else of one of which the actor may know; `rivals` are the links of teams that
    are not the actor's, that one among them.
    """

    id: int
    ticket: str
    name: RepositoryName
    snapshot: Snapshot | None
    version: int
    seen_at: datetime | None
    looked_at: datetime | None
    fault: str | None
    is_fresh: bool
    link: LinkSeen | None
    others: tuple[RepositoryName, ...]  # of the same team
    rivals: tuple[acts.OtherLink, ...]


async def describe(
    session: AsyncSession,
    actor: Actor,
    repository: store.Repository,
    linked: store.Linked | None,
    *,
    is_own: bool,
    fresh: tuple[datetime, datetime],
) -> Shown:
    """The repository with this link, if there is one of which the actor may know.

    A look after the first of `fresh`, and not after the second, counts as the present.
    """
    links = await store.list_links(session, linked.team.id) if linked else []
    linkers = await acts.list_linkers(session, actor, repository)
    (after, now), looked_at = fresh, repository.looked_at
    return Shown(
        id=repository.id,
        ticket=await acts.make_ticket(session, actor, repository),
        name=acts.name_of(repository),
        snapshot=acts.read_snapshot(repository),
        version=repository.version,
        seen_at=repository.seen_at,
        looked_at=looked_at,
        fault=repository.fault,
        is_fresh=looked_at is not None and after < looked_at <= now,
        link=_describe_link(linked, is_own=is_own) if linked else None,
        others=tuple(acts.name_of(each.repository) for each in links if each.repository.id != repository.id),
        rivals=tuple(acts.name_link(each) for each in linkers.known if each.team.id != linkers.own_id),
    )


def _describe_link(linked: store.Linked, *, is_own: bool) -> LinkSeen:
    link = linked.link
    return LinkSeen(
        id=link.id,
        team=linked.team.name,
        is_own=is_own,
        is_primary=link.is_primary,
        linked_by=link.linked_by,
        linked_at=link.linked_at,
        proved_at=link.proved_at,
        is_disputed=link.disputed_at is not None and link.decided_by is None,
    )

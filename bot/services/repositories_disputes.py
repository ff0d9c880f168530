"""Disputes of links: somebody says that a repository is not the team's, and the organizers decide."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.free_text import ensure_line
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.repositories import RepositoryName
from bot.domain.repositories_disputes import REASON_MAX, Decision, DisputeOver, ensure_disputable
from bot.domain.repositories_links import LinkOver
from bot.services import _repositories as acts
from bot.services._pace import ensure_pace
from bot.services._repositories_disputes import (
    CHALLENGED,
    DECIDED,
    DISPUTED,
    DisputeLine,
    describe_dispute,
    tell_of_dispute,
    tell_of_end,
)
from db import repositories as store
from db.engine import Database, reads, writes

__all__ = ["CHALLENGED", "DECIDED", "DISPUTED", "DisputeLine", "RepositoriesDisputes"]


@dataclass(frozen=True, slots=True)
class OpenDisputes:
    """One page of what waits for a decision, oldest first; pages count from 0."""

    lines: tuple[DisputeLine, ...]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What the organizers decided of a team's link, or whose link somebody disputes where there is no decision yet."""

    link_id: int
    name: RepositoryName
    team: str
    decision: Decision | None


class RepositoriesDisputes:
    """What anybody can say against a link, and what organizers make of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def dispute(self, session: AsyncSession, actor: Actor, link_id: int, typed_reason: str) -> Decided:
        """Say that the repository is not the team's; organizers read why and by whom, the team only that it is so.

        Raises TextRefused, LinkOver, OwnLinkDisputed, AlreadyDisputed, DisputeDecided, TooManyActs.
        """
        ensure_may(Action.REPOSITORY_DISPUTE, Standing.ANYONE)
        reason, now = ensure_line(typed_reason, longest=REASON_MAX), self._clock.now()
        linked = await acts.hold_link(session, actor, link_id)
        link, is_own = linked.link, await acts.is_own(session, actor, linked)
        if linked.hides_people and not is_own and not actor.organizes:
            raise LinkOver()  # whose it is was never shown to them
        ensure_disputable(
            team=linked.team.name,
            is_own=is_own,
            is_disputed=link.disputed_at is not None,
            is_decided=link.decided_by is not None,
        )
        await ensure_pace(session, actor, AuditTag.REPOSITORY_DISPUTE, now=now)
        link.disputed_by, link.disputed_at, link.dispute_reason = actor.user_id, now, reason
        acts.record(session, actor, AuditTag.REPOSITORY_DISPUTE, linked, now=now)
        await tell_of_dispute(session, actor, linked, now=now)
        return _describe(linked, None)

    @reads
    async def list_open(self, session: AsyncSession, actor: Actor, *, page: int, page_size: int) -> OpenDisputes:
        """One page of the disputes that wait; the last one where there are fewer. Raises OnlyOrganizersMay."""
        ensure_may(Action.REPOSITORY_DECIDE, Standing.ANYONE, by=actor)
        count = await store.count_disputed(session, actor.guild_id)
        pages = max(-(-count // page_size), 1)
        page = min(page, pages - 1)
        found = await store.list_disputed(session, actor.guild_id, offset=page * page_size, limit=page_size)
        return OpenDisputes(tuple([await describe_dispute(session, actor, each) for each in found]), page, pages, count)

    @writes
    async def decide(self, session: AsyncSession, actor: Actor, link_id: int, decision: Decision) -> Decided:
        """Let the repository stay the team's, or take it away; decided otherwise before, it is changed.

        The team and whoever disputed it are told. Raises OnlyOrganizersMay, LinkOver, DisputeOver.
        """
        ensure_may(Action.REPOSITORY_DECIDE, Standing.ANYONE, by=actor)
        linked, now = await acts.hold_past_link(session, actor, link_id), self._clock.now()
        link = linked.link
        is_ended = link.ended_at is not None
        if link.disputed_by is None or (is_ended and link.ended_by != link.decided_by):
            raise DisputeOver()
        if link.decided_by is not None and is_ended == (decision is Decision.TAKEN_AWAY):
            return _describe(linked, decision)
        link.decided_by = actor.user_id
        if decision is Decision.TAKEN_AWAY:
            await acts.end_link(session, linked, actor, now=now)
        elif is_ended:
            await _give_back(session, linked)
        acts.record(session, actor, AuditTag.REPOSITORY_DECIDE, linked, now=now, decision=decision)
        await tell_of_end(session, actor, linked, decision, now=now)
        return _describe(linked, decision)


def _describe(linked: store.Linked, decision: Decision | None) -> Decided:
    return Decided(linked.link.id, acts.name_of(linked.repository), linked.team.name, decision)


async def _give_back(session: AsyncSession, linked: store.Linked) -> None:
    left = await store.list_links(session, linked.team.id)
    if any(each.repository.id == linked.repository.id for each in left):
        raise DisputeOver()
    linked.link.ended_at = linked.link.ended_by = None
    linked.link.is_primary = not left

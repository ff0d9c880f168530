"""Watches: a team lets a card of its repository stand in a channel, with news of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor
from bot.domain.repositories import RepositoryName
from bot.domain.repositories_links import NoOwnRepository, NotWatched, WatchHidden
from bot.domain.repositories_news import Rhythm
from bot.services import _repositories as acts
from bot.services._edition import get_edition, hold_own_team
from bot.services._outbox import owe_channel
from bot.services._pace import ensure_pace
from bot.services._repositories_watches import CARD, HINT, card_key, write_told
from db import audit
from db import repositories as links_store
from db import repositories_watches as store
from db.claims import hides_people
from db.engine import Database, hint, writes
from db.rooms import find_room
from db.teams import Team


@dataclass(frozen=True, slots=True)
class Place:
    """The channel where the card is to stand; whether news can have a thread under it."""

    channel_id: int
    can_have_thread: bool


@dataclass(frozen=True, slots=True)
class Watching:
    """A team's card, which is there now or, where it `was` there, is as it was asked for."""

    repository_id: int
    name: RepositoryName
    team: str
    every: Rhythm
    silent_days: int
    was: bool


class RepositoriesWatches:
    """What a team can do with its card."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def watch(
        self, session: AsyncSession, actor: Actor, place: Place, *, every: Rhythm, silent_days: int
    ) -> Watching:
        """Let a card of the own team's main repository stand there; one that stands elsewhere ends.

        Raises NoEdition, NotInTeam, NoOwnRepository, WatchHidden, TooManyActs.
        """
        edition, now = await get_edition(session, actor.guild_id), self._clock.now()
        team = await hold_own_team(session, edition, actor, Action.REPOSITORY_WATCH)
        links = await links_store.list_links(session, team.id)
        if not links:
            raise NoOwnRepository(team=team.name)
        if await hides_people(session, team.id) and not await _is_room(session, team, place):
            raise WatchHidden(team=team.name)
        await ensure_pace(session, actor, AuditTag.REPOSITORY_WATCH, now=now)
        watch, was = await store.find_watch(session, team.id), False
        if watch is not None and watch.channel_id == place.channel_id:
            watch.every_hours, watch.silent_days, watch.shown_at, was = every, silent_days, None, True
        else:
            if watch is not None:
                watch.ended_at, watch.next_attempt_at = now, None
                await session.flush()  # one place, which is free before it is taken
            watch = _begin(actor, links[0], place, every, silent_days, now)
            session.add(watch)
            await session.flush()
            key, channel_id = card_key(watch.id), place.channel_id
            guild_id = actor.guild_id
            await owe_channel(session, CARD, key, guild_id=guild_id, channel_id=channel_id, now=now, watch=watch.id)
        repository = links[0].repository
        repository.next_look_at = min(repository.next_look_at or now, now)
        acts.record(session, actor, AuditTag.REPOSITORY_WATCH, links[0], now=now, channel=place.channel_id)
        hint(session, HINT)
        return Watching(repository.id, acts.name_of(repository), team.name, every, silent_days, was)

    @writes
    async def unwatch(self, session: AsyncSession, actor: Actor) -> str:
        """Let the own team's card end; gives the team's name. Raises NoEdition, NotInTeam, NotWatched."""
        edition, now = await get_edition(session, actor.guild_id), self._clock.now()
        team = await hold_own_team(session, edition, actor, Action.REPOSITORY_WATCH)
        watch = await store.find_watch(session, team.id)
        if watch is None:
            raise NotWatched(team=team.name)
        watch.ended_at, watch.next_attempt_at = now, None
        facts = {"team": team.id, "watch": watch.id}
        tag, guild_id = AuditTag.REPOSITORY_UNWATCH, actor.guild_id
        audit.record(session, guild_id=guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)
        hint(session, HINT)
        return team.name


def _begin(
    actor: Actor, linked: links_store.Linked, place: Place, every: Rhythm, silent_days: int, now: datetime
) -> store.RepositoryWatch:
    """What is there already is no news."""
    return store.RepositoryWatch(
        team_id=linked.team.id,
        guild_id=actor.guild_id,
        repository_id=linked.repository.id,
        channel_id=place.channel_id,
        wants_thread=place.can_have_thread,
        set_by=actor.user_id,
        set_at=now,
        every_hours=every,
        silent_days=silent_days,
        told=write_told(acts.read_snapshot(linked.repository)),
    )


async def _is_room(session: AsyncSession, team: Team, place: Place) -> bool:
    room = await find_room(session, team.id)
    return room is not None and room.channel_id == place.channel_id

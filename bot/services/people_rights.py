"""People's rights: see what is kept of them, take it along, and have it forgotten."""

import json
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._audit import seal
from bot.services._edition import hold_team
from bot.services._fingerprint import fingerprint
from bot.services._outbox import owe_team
from bot.services._roster import depart, foresee
from db import audit, people
from db import people_traces as store
from db import teams as teams_store
from db.engine import Database, reads, writes

_SEALED_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class OwnTeam:
    """A team that somebody is in, and which papers it would give back without them."""

    edition: str
    team: str
    releases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a person: how many things of each kind (tables, as exports name them), and their teams."""

    counts: tuple[tuple[str, int], ...]
    teams: tuple[OwnTeam, ...]
    guilds: int
    language: str | None
    zone: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """A message of the bot's in a channel that names the person."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What having somebody forgotten does."""

    teams: tuple[OwnTeam, ...]
    posts: tuple[Post, ...]
    things: int

    @property
    def fingerprint(self) -> int:
        """Tells two outcomes apart, as far as others are concerned."""
        return fingerprint(*(text for team in self.teams for text in (team.edition, team.team, *team.releases)))


class PeopleRights:
    """What people can ask about themselves, of all servers together, wherever they ask."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def show(self, session: AsyncSession, user_id: int) -> Kept:
        """What is kept of the person."""
        ensure_may(Action.ME_SET, Standing.ANYONE)
        found = await store.export(session, user_id)
        person = await people.find_person(session, user_id)
        return Kept(
            counts=tuple((name, len(rows)) for name, rows in found.items()),
            teams=await _list_teams(session, user_id),
            guilds=len(await store.list_guilds(session, user_id)),
            language=person.language or person.locale if person else None,
            zone=person.zone if person else None,
        )

    @reads
    async def export(self, session: AsyncSession, user_id: int) -> bytes:
        """Everything that is kept of the person, as one JSON file."""
        ensure_may(Action.ME_SET, Standing.ANYONE)
        found = await store.export(session, user_id)
        whole = {
            "user_id": user_id,
            "written_at": self._clock.now().isoformat(),
            "names": await store.name_ids(session, found),
            "kept": found,
        }
        return json.dumps(whole, ensure_ascii=False, indent=1).encode()

    @reads
    async def foresee(self, session: AsyncSession, user_id: int) -> Forgetting:
        """What would happen if the person were forgotten now."""
        return await _foresee(session, user_id)

    @writes
    async def forget(self, session: AsyncSession, user_id: int, *, asked: int | None = None) -> Forgetting | None:
        """Take the person out of their teams, delete what is theirs alone, and their name everywhere else.

        `asked` is the fingerprint of what they were told; None, and nothing done, when it means something else by now.
        Their team is told that somebody left it, and not who. What was said of them in channels is not removed here.
        """
        ensure_may(Action.ME_SET, Standing.ANYONE)
        now, foreseen = self._clock.now(), await _foresee(session, user_id)
        if asked is not None and asked != foreseen.fingerprint:
            return None
        guild_ids = await store.list_guilds(session, user_id)
        for edition, team, _ in await store.list_teams(session, user_id):
            held = await hold_team(session, edition, team.id)
            membership = await teams_store.find_membership(session, edition.id, user_id)
            if held is None or membership is None or membership.team_id != held.id:
                continue  # they left it until the lock was had
            actor, tag = Actor(edition.guild_id, user_id), AuditTag.TEAM_LEAVE
            going = await depart(session, edition, held, membership, actor=actor, tag=tag, now=now)
            if going.successor_id is not None or await teams_store.list_members(session, held.id):
                key = f"forgotten-member:{membership.id}"
                await owe_team(
                    session,
                    "people:member-gone",
                    key,
                    guild_id=edition.guild_id,
                    team_id=held.id,
                    now=now,
                    team=held.name,
                )
        for guild_id in guild_ids:
            audit.record(session, guild_id=guild_id, actor_id=None, tag=AuditTag.PERSON_FORGET, facts={}, at=now)
        await session.flush()
        await seal(session, limit=_SEALED_AT_ONCE)  # what is sealed later would be sealed without the name
        await store.forget(session, user_id, now=now)
        return foreseen


async def _foresee(session: AsyncSession, user_id: int) -> Forgetting:
    found = await store.export(session, user_id)
    posts = tuple(Post(channel, message) for channel, message in await store.list_posts(session, user_id))
    return Forgetting(await _list_teams(session, user_id), posts, sum(len(rows) for rows in found.values()))


async def _list_teams(session: AsyncSession, user_id: int) -> tuple[OwnTeam, ...]:
    return tuple(
        [
            OwnTeam(edition.name, team.name, (await foresee(session, edition, team, user_id)).releases)
            for edition, team, _ in await store.list_teams(session, user_id)
        ]
    )

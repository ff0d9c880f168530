"""Setting the bot up on a server: which roles make what of people, the server's language, and where acts are posted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.rooms import RoomKind
from bot.domain.setup import EDITION_RANKS, Grant, Rank, name_actor
from bot.domain.zones import find_zone
from bot.services._audit import seal
from bot.services._edition import get_edition
from db import audit, challenges
from db import setup as store
from db.challenges_counts import list_counted
from db.engine import Database, reads, writes

SETTING_UP = "setup"  # the tick of the bell that reads again what other processes may have changed

_SEALED_AT_ONCE = 1_000

Roles = Mapping[Rank, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What is chosen for a server as a whole. `language` is None where it goes by Discord's."""

    language: str | None
    zone: str | None  # of the current edition, which later ones take over; None where there is no edition
    audit_channel_id: int | None


@dataclass(frozen=True, slots=True)
class SetUp:
    """How far a server is set up: roles by what they make of people, settings, rooms, and the current edition."""

    roles: Roles
    edition_roles: Roles
    settings: ServerSettings
    room_kind: RoomKind
    rooms_channel_id: int | None
    organizers_channel_id: int | None
    edition: str | None
    state: str | None
    teams: int


class Setup:
    """What administrators choose, and what follows from it for whoever acts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._grants: dict[int, list[Grant]] = {}
        self._languages: dict[int, str] = {}

    async def recall(self) -> None:
        """Read what is chosen, so that nobody's answer waits for that."""
        self._grants, self._languages = await self._list_chosen()

    def name_actor(
        self, guild_id: int, user_id: int, role_ids: Collection[int], *, manages: bool, moderates: bool
    ) -> Actor:
        """Who somebody with these roles is here; `manages` and `moderates` are what Discord says of their rights."""
        grants = self._grants.get(guild_id, ())
        return name_actor(grants, role_ids, guild_id=guild_id, user_id=user_id, manages=manages, moderates=moderates)

    def language_of(self, guild_id: int) -> str | None:
        """The language that the server chose; None where it goes by Discord's."""
        return self._languages.get(guild_id)

    @reads
    async def show(self, session: AsyncSession, actor: Actor) -> SetUp:
        """How far the server is set up. Raises OnlyAdministratorsMay."""
        ensure_may(Action.SET_UP, Standing.ANYONE, by=actor)
        guild = await challenges.get_guild(session, actor.guild_id)
        edition = await challenges.find_current_edition(session, actor.guild_id)
        counted = await list_counted(session, actor.guild_id, edition_id=edition.id) if edition else []
        return SetUp(
            roles=_read(await store.list_grants(session, guild.id, None)),
            edition_roles=_read(await store.list_grants(session, guild.id, edition.id)) if edition else {},
            settings=ServerSettings(guild.language, edition.zone if edition else None, guild.audit_channel_id),
            room_kind=RoomKind(guild.room_kind),
            rooms_channel_id=guild.rooms_channel_id,
            organizers_channel_id=guild.organizers_channel_id,
            edition=edition.name if edition else None,
            state=edition.state if edition else None,
            teams=counted[0].teams if counted else 0,
        )

    async def set_roles(self, actor: Actor, roles: Roles, *, for_edition: bool) -> None:
        """Let these roles make this of people, on the server or for its current edition alone, and no others.

        Raises OnlyAdministratorsMay, NoEdition.
        """
        await self._set_roles(actor, roles, for_edition=for_edition)
        await self.recall()

    async def change_settings(
        self, actor: Actor, *, language: str | None, typed_zone: str, audit_channel_id: int | None
    ) -> None:
        """Set the server's language, the zone of its current edition, and where acts are posted from now on.

        Raises OnlyAdministratorsMay, NoSuchZone.
        """
        zone = find_zone(typed_zone) if typed_zone.strip() else None
        await self._change_settings(actor, ServerSettings(language, zone, audit_channel_id))
        await self.recall()

    @writes
    async def _set_roles(self, session: AsyncSession, actor: Actor, roles: Roles, *, for_edition: bool) -> None:
        ensure_may(Action.SET_UP, Standing.ANYONE, by=actor)
        await challenges.lock_guild(session, actor.guild_id)
        edition = await get_edition(session, actor.guild_id) if for_edition else None
        ranks = EDITION_RANKS if for_edition else tuple(Rank)
        grants = [(rank.value, role_id) for rank in ranks for role_id in roles.get(rank, ())]
        await store.replace_grants(session, actor.guild_id, edition.id if edition else None, grants)
        facts = {"edition": edition.key if edition else None}
        facts |= {rank.value: list(roles.get(rank, ())) for rank in ranks}
        self._record(session, actor, AuditTag.GUILD_ROLES, **facts)

    @writes
    async def _change_settings(self, session: AsyncSession, actor: Actor, settings: ServerSettings) -> None:
        ensure_may(Action.SET_UP, Standing.ANYONE, by=actor)
        guild = await challenges.lock_guild(session, actor.guild_id)
        guild.language = settings.language
        if settings.audit_channel_id != guild.audit_channel_id:
            await seal(session, limit=_SEALED_AT_ONCE)
            last = await audit.find_last_seal(session)
            guild.audit_posted = last.number if last else 0  # what was done before is not posted
            guild.audit_channel_id = settings.audit_channel_id
        current = await challenges.find_current_edition(session, guild.id)
        if current is not None and settings.zone is not None:
            (await challenges.lock_edition(session, current.id)).zone = settings.zone
        facts = {"language": settings.language, "zone": settings.zone, "audit_in": settings.audit_channel_id}
        self._record(session, actor, AuditTag.GUILD_CHANGE, **facts)

    # Not a read: a tick's reads would be cut off when the bot stops, and a write is finished.
    @writes
    async def _list_chosen(self, session: AsyncSession) -> tuple[dict[int, list[Grant]], dict[int, str]]:
        grants: dict[int, list[Grant]] = {}
        for row in await store.list_grants_that_count(session):
            grant = Grant(row.role_id, Rank(row.rank), is_for_edition=row.edition_id is not None)
            grants.setdefault(row.guild_id, []).append(grant)
        return grants, await store.list_guild_languages(session)

    def _record(self, session: AsyncSession, actor: Actor, tag: AuditTag, **facts: object) -> None:
        at, guild_id = self._clock.now(), actor.guild_id
        audit.record(session, guild_id=guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=at)


def _read(rows: Sequence[store.RoleGrant]) -> Roles:
    return {
        rank: tuple(row.role_id for row in rows if row.rank == rank)
        for rank in Rank
        if any(row.rank == rank for row in rows)
    }

"""Rooms: what has to be done about the private room of each team, and what was done."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.challenges import EditionState
from bot.domain.rooms import CHECK_AFTER, LATER, PASSING, SOON, RoomAct, RoomFault, RoomKind, choose_act, is_uncertain
from bot.services._outbox import owe_channel
from bot.services._roster import ROOMS_HINT
from db import rooms as store
from db.challenges import get_edition, get_guild
from db.engine import Database, reads, writes
from db.teams import Team

ROOMS = "rooms"  # the tick of the bell that tends them


@dataclass(frozen=True, slots=True)
class RoomWork:
    """What is to be done about a team's room, as far as Discord was told by now.

    A room is made under `place_id`, which the server chose, or else beside `home_id`, where the team was formed.
    `inside` are in it and stay. `is_uncertain` where it may have been made already; `is_closed` where it is to be
    opened again; `fault` is why the last attempt failed.
    """

    team_id: int
    guild_id: int
    act: RoomAct
    kind: RoomKind
    channel_id: int | None
    place_id: int | None
    home_id: int | None
    name: str
    member_ids: tuple[int, ...]
    let_in: tuple[int, ...]
    take_out: tuple[int, ...]
    inside: tuple[int, ...]
    is_renamed: bool
    is_uncertain: bool
    is_closed: bool
    fault: RoomFault | None


@dataclass(frozen=True, slots=True)
class Tended:
    """Who was let into a room and taken out of it, and why not everybody was."""

    let_in: tuple[int, ...] = ()
    taken_out: tuple[int, ...] = ()
    fault: RoomFault | None = None


@dataclass(frozen=True, slots=True)
class RoomView:
    """A team's room: its channel, or None and why there is none yet, where that is known."""

    kind: RoomKind
    channel_id: int | None
    fault: RoomFault | None


class Rooms:
    """What the bell does with the rooms of teams. Whoever acts on Discord does so between `begin` and a mark."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def are_hinted(self) -> bool:
        """Whether this process changed a team since the last time it was asked."""
        return self.database.take_hint(ROOMS_HINT)

    @reads
    async def list_work(self, session: AsyncSession, guild_ids: Collection[int], *, limit: int) -> list[RoomWork]:
        """What is to be done now on these servers, at most for so many teams."""
        now = self._clock.now()
        moments = store.Moments(PASSING, now - SOON, now - LATER, now - CHECK_AFTER)
        found = await store.list_differing(session, guild_ids, moments, limit=limit)
        team_ids = [row.team.id for row in found]
        present = await store.list_present(session, team_ids)
        let_in = await store.list_let_in(session, team_ids)
        ended = [team_id for team_id in team_ids if not present[team_id]]
        stays = present | await store.list_last(session, ended)  # who was in a team to its end can read on
        return [_plan(row, present[row.team.id], let_in[row.team.id], stays[row.team.id]) for row in found]

    @writes
    async def begin(self, session: AsyncSession, work: RoomWork) -> None:
        """Put on record that this is tried now: whoever finds it so later knows that it may have been done."""
        room = await store.find_room(session, work.team_id)
        if room is None:
            room = store.Room(team_id=work.team_id, kind=work.kind)
            session.add(room)
        if room.channel_id is None:
            room.kind, room.name = work.kind, work.name
        room.tried_at, room.fault = self._clock.now(), None

    @reads
    async def list_unknown(self, session: AsyncSession, channel_ids: Collection[int]) -> list[int]:
        """Those of these channels that are no team's room, in the order given."""
        known = await store.list_known(session, channel_ids)
        return [channel_id for channel_id in channel_ids if channel_id not in known]

    @writes
    async def mark_made(self, session: AsyncSession, work: RoomWork, channel_id: int, kind: RoomKind) -> None:
        """The team's room is this channel, in which nobody is yet; it is owed a card that says what it is for."""
        now = self._clock.now()
        room = await session.get_one(store.Room, work.team_id)
        await store.forget_members(session, work.team_id)
        room.channel_id, room.kind, room.checked_at, room.archived_at = channel_id, kind, now, None
        await owe_channel(
            session,
            "rooms:welcome",
            f"rooms-welcome:{channel_id}",
            guild_id=work.guild_id,
            channel_id=channel_id,
            now=now,
            team=work.name,
            team_id=work.team_id,
        )

    @writes
    async def mark_tended(self, session: AsyncSession, work: RoomWork, channel_id: int, done: Tended) -> None:
        """The room is named so, and these people came and went."""
        now = self._clock.now()
        room = await session.get_one(store.Room, work.team_id)
        if room.channel_id != channel_id:
            return  # it was lost meanwhile
        known = (await store.list_let_in(session, [work.team_id]))[work.team_id]
        new = [user_id for user_id in done.let_in if user_id not in known]
        session.add_all(store.RoomMember(team_id=work.team_id, user_id=user_id, since=now) for user_id in new)
        await store.forget_members(session, work.team_id, done.taken_out)
        room.name, room.checked_at, room.archived_at = work.name, now, None
        room.fault, room.tried_at = done.fault, now if done.fault else None

    @writes
    async def mark_closed(self, session: AsyncSession, work: RoomWork) -> None:
        """The room is archived, and who was to be taken out of it is out."""
        room = await session.get_one(store.Room, work.team_id)
        await store.forget_members(session, work.team_id, work.take_out)
        room.archived_at, room.fault, room.tried_at = self._clock.now(), None, None

    @writes
    async def mark_failed(self, session: AsyncSession, work: RoomWork, fault: RoomFault) -> None:
        """It could not be done; it is tried again later."""
        room = await session.get_one(store.Room, work.team_id)
        room.fault, room.tried_at = fault, self._clock.now()

    @writes
    async def lose(self, session: AsyncSession, channel_id: int) -> int | None:
        """This channel is no more; where it was a team's room, that is made anew. Gives the team's id."""
        team_id = await store.find_team_of(session, channel_id)
        if team_id is None:
            return None
        room = await session.get_one(store.Room, team_id)
        await store.forget_members(session, team_id)
        room.channel_id, room.checked_at, room.archived_at = None, None, None
        room.fault, room.tried_at = RoomFault.GONE, self._clock.now()
        return team_id

    @reads
    async def explain(self, session: AsyncSession, team_id: int) -> RoomView:
        """The room of a team, which is known to exist."""
        team = await session.get_one(Team, team_id)
        edition = await get_edition(session, team.edition_id)
        guild = await get_guild(session, edition.guild_id)
        room = await store.find_room(session, team_id)
        if room is None:
            return RoomView(RoomKind(guild.room_kind), None, None)
        return RoomView(RoomKind(room.kind), room.channel_id, RoomFault(room.fault) if room.fault else None)


def _plan(row: store.Differing, present: list[int], let_in: list[int], stays: list[int]) -> RoomWork:
    team, room, guild_kind = row.team, row.room, RoomKind(row.guild.room_kind)
    channel_id = room.channel_id if room else None
    fault = RoomFault(room.fault) if room and room.fault else None
    act = choose_act(
        guild_kind,
        EditionState(row.edition.state),
        is_living=team.dissolved_at is None,
        has_people=bool(present),
        is_made=channel_id is not None,
    )
    uncertain = act is RoomAct.MAKE and is_uncertain(fault, was_tried=room is not None and room.tried_at is not None)
    name = team.name[: store.NAME_MAX]
    # It is looked for under the name that it may have been made with, and named anew when it was found.
    if uncertain and room and room.name:
        name = room.name
    return RoomWork(
        team_id=team.id,
        guild_id=row.guild.id,
        act=act,
        kind=guild_kind if room is None or channel_id is None else RoomKind(room.kind),
        channel_id=channel_id,
        place_id=row.guild.rooms_channel_id,
        home_id=team.home_channel_id,
        name=name,
        member_ids=tuple(present),
        let_in=tuple(user_id for user_id in present if user_id not in let_in),
        take_out=tuple(user_id for user_id in let_in if user_id not in stays),
        inside=tuple(user_id for user_id in let_in if user_id in stays),
        is_renamed=channel_id is not None and room is not None and room.name != name,
        is_uncertain=uncertain,
        is_closed=room is not None and room.archived_at is not None,
        fault=fault,
    )

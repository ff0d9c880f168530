from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import EditionState
from bot.domain.rooms import RoomAct, RoomFault, RoomKind
from bot.services.presence import Awaited
from bot.services.rooms import RoomView, RoomWork, Tended
from db.challenges import Guild
from db.deliveries import Delivery
from db.engine import Database
from db.teams import Membership, Team
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters

ROOM, HOME = 9_001, 8_001


async def list_work(world: World) -> list[RoomWork]:
    return await world.services.rooms.list_work([GUILD], limit=10)


async def make_room(world: World, channel_id: int = ROOM) -> None:
    """Do for one team what the tick does."""
    rooms = world.services.rooms
    [work] = await list_work(world)
    await rooms.begin(work)
    await rooms.mark_made(work, channel_id, RoomKind.THREAD)
    await rooms.mark_tended(work, channel_id, Tended(work.let_in, work.take_out))


async def set_rooms(world: World, **values: object) -> None:
    async def change(session: AsyncSession) -> None:
        await session.execute(update(Guild).values(**values))

    await world.database.write(change)


async def owed(world: World) -> list[tuple[str, int | None, int | None]]:
    """What rooms are owed: the kind, the channel, the team."""
    async with world.database.reading() as session:
        rows = await session.scalars(select(Delivery).where(Delivery.kind.startswith("rooms:")).order_by(Delivery.id))
        return [(row.kind, row.channel_id, row.team_id) for row in rows]


async def test_new_team_needs_a_room(database: Database):
    world = await a_world(database)
    team = await world.services.teams.create(world.actor(1), "Vector", channel_id=HOME)
    await set_rooms(world, rooms_channel_id=77)

    assert await list_work(world) == [
        RoomWork(
            team_id=team.id,
            guild_id=GUILD,
            act=RoomAct.MAKE,
            kind=RoomKind.THREAD,
            channel_id=None,
            place_id=77,
            home_id=HOME,
            name="Vector",
            member_ids=(1,),
            let_in=(1,),
            take_out=(),
            inside=(),
            is_renamed=False,
            is_uncertain=False,
            is_closed=False,
            fault=None,
        )
    ]
    assert await world.services.rooms.explain(team.id) == RoomView(RoomKind.THREAD, None, None)


async def test_work_is_bounded_and_of_these_servers_only(database: Database):
    world = await a_world(database, guild_ids=(GUILD, GUILD + 1))
    for number in range(4):
        await world.team(f"Group {'ABCD'[number] * 2}", number + 1)

    assert [work.name for work in await world.services.rooms.list_work([GUILD], limit=3)] == [
        "Group AA",
        "Group BB",
        "Group CC",
    ]
    assert await world.services.rooms.list_work([GUILD + 1], limit=3) == []
    assert await world.services.rooms.list_work([], limit=3) == []


async def test_room_that_was_made_is_left_alone_and_owed_one_welcome(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)

    await make_room(world)

    assert await list_work(world) == []
    assert await owed(world) == [("rooms:welcome", ROOM, None)]
    assert await world.services.rooms.explain(team_id) == RoomView(RoomKind.THREAD, ROOM, None)


async def test_roster_and_name_are_followed(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await make_room(world)

    await world.services.teams.leave(world.actor(2))
    await world.join(1, 3)
    await world.services.roster.rename(world.actor(1), "Matrix", "")
    [work] = await list_work(world)

    assert (work.act, work.channel_id, work.name, work.is_renamed) == (RoomAct.TEND, ROOM, "Matrix", True)
    assert (work.let_in, work.take_out) == ((3,), (2,))
    await world.services.rooms.begin(work)
    await world.services.rooms.mark_tended(work, ROOM, Tended((3,), (2,)))
    assert await list_work(world) == []


async def test_marks_can_be_made_twice(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    [work] = await list_work(world)
    await world.services.rooms.begin(work)

    for _ in range(2):
        await world.services.rooms.mark_made(work, ROOM, RoomKind.THREAD)
        await world.services.rooms.mark_tended(work, ROOM, Tended((1,)))
        await world.services.rooms.mark_tended(work, ROOM, Tended((1,)))

    assert await list_work(world) == []
    assert await owed(world) == [("rooms:welcome", ROOM, None)]


async def test_attempt_that_nobody_ended_is_uncertain_and_keeps_the_name_it_was_made_under(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    [work] = await list_work(world)
    await world.services.rooms.begin(work)

    assert await list_work(world) == []  # somebody is at it
    await world.services.roster.rename(world.actor(1), "Matrix", "")
    world.clock.advance(timedelta(minutes=1))
    [again] = await list_work(world)

    assert (again.act, again.is_uncertain, again.name) == (RoomAct.MAKE, True, "Vector")
    await world.services.rooms.begin(again)
    await world.services.rooms.mark_made(again, ROOM, RoomKind.THREAD)
    await world.services.rooms.mark_tended(again, ROOM, Tended((1,)))
    [rename] = await list_work(world)
    assert (rename.act, rename.name, rename.is_renamed) == (RoomAct.TEND, "Matrix", True)


async def test_fault_is_explained_and_tried_again_after_a_while(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    [work] = await list_work(world)
    await world.services.rooms.begin(work)
    await world.services.rooms.mark_failed(work, RoomFault.FORBIDDEN)

    assert await world.services.rooms.explain(team_id) == RoomView(RoomKind.THREAD, None, RoomFault.FORBIDDEN)
    world.clock.advance(timedelta(minutes=14))
    assert await list_work(world) == []
    world.clock.advance(timedelta(minutes=1))
    assert await list_work(world) == [replace(work, fault=RoomFault.FORBIDDEN)]


async def test_passing_fault_is_tried_again_soon(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    [work] = await list_work(world)
    await world.services.rooms.begin(work)
    await world.services.rooms.mark_failed(work, RoomFault.OUTSIDE)

    world.clock.advance(timedelta(minutes=1))

    assert await list_work(world) == [replace(work, fault=RoomFault.OUTSIDE, is_uncertain=True)]


async def test_person_who_could_not_be_let_in_is_tried_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    [work] = await list_work(world)
    await world.services.rooms.begin(work)
    await world.services.rooms.mark_made(work, ROOM, RoomKind.THREAD)
    await world.services.rooms.mark_tended(work, ROOM, Tended((1,), (), RoomFault.PERSON_GONE))

    assert await list_work(world) == []
    world.clock.advance(timedelta(minutes=15))
    [again] = await list_work(world)
    assert (again.act, again.let_in, again.fault) == (RoomAct.TEND, (2,), RoomFault.PERSON_GONE)


async def test_room_is_checked_once_a_day(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await make_room(world)

    world.clock.advance(timedelta(hours=23))
    assert await list_work(world) == []
    world.clock.advance(timedelta(hours=1))
    [work] = await list_work(world)

    assert (work.act, work.let_in, work.take_out, work.is_renamed) == (RoomAct.TEND, (), (), False)


async def test_lost_room_is_made_anew_with_everybody(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)
    await make_room(world)

    assert await world.services.rooms.lose(5) is None
    assert await world.services.rooms.lose(ROOM) == team_id
    assert await world.services.rooms.explain(team_id) == RoomView(RoomKind.THREAD, None, RoomFault.GONE)
    world.clock.advance(timedelta(minutes=1))
    [work] = await list_work(world)

    assert (work.act, work.let_in, work.is_uncertain) == (RoomAct.MAKE, (1, 2), False)
    await make_room(world, ROOM + 1)
    assert await owed(world) == [("rooms:welcome", ROOM, None), ("rooms:welcome", ROOM + 1, None)]


async def test_mark_for_a_room_that_was_lost_meanwhile_changes_nothing(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1)
    [work] = await list_work(world)
    await world.services.rooms.begin(work)
    await world.services.rooms.mark_made(work, ROOM, RoomKind.THREAD)
    await world.services.rooms.lose(ROOM)

    await world.services.rooms.mark_tended(work, ROOM, Tended((1,)))

    assert await world.services.rooms.explain(team_id) == RoomView(RoomKind.THREAD, None, RoomFault.GONE)


async def test_channel_is_known_when_it_is_some_teams_room(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await make_room(world)

    assert await world.services.rooms.list_unknown([3, ROOM, 2]) == [3, 2]


async def test_archived_edition_closes_rooms_once_and_opens_them_again(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await make_room(world)

    await world.change_edition(state=EditionState.ARCHIVED)
    [work] = await list_work(world)
    assert work.act is RoomAct.CLOSE
    await world.services.rooms.begin(work)
    await world.services.rooms.mark_closed(work)
    world.clock.advance(timedelta(days=30))
    assert await list_work(world) == []

    await world.change_edition(state=EditionState.OPEN)
    [again] = await list_work(world)
    assert (again.act, again.is_closed, again.channel_id) == (RoomAct.TEND, True, ROOM)
    await world.services.rooms.begin(again)
    await world.services.rooms.mark_tended(again, ROOM, Tended())
    assert await list_work(world) == []


async def test_dissolved_team_closes_its_room_and_one_without_a_room_needs_none(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await make_room(world)
    await world.team("Matrix", 2)

    await world.services.teams.leave(world.actor(1))
    await world.services.teams.leave(world.actor(2))

    assert [(work.name, work.act) for work in await list_work(world)] == [("Vector", RoomAct.CLOSE)]


async def test_server_without_rooms_gets_none_and_keeps_what_kind_a_room_is(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await set_rooms(world, room_kind=RoomKind.NONE)
    assert await list_work(world) == []

    await set_rooms(world, room_kind=RoomKind.THREAD)
    await make_room(world)
    await set_rooms(world, room_kind=RoomKind.CHANNEL)
    assert await list_work(world) == []
    await world.join(1, 2)
    [work] = await list_work(world)
    assert (work.act, work.kind) == (RoomAct.TEND, RoomKind.THREAD)


async def test_act_that_changes_a_roster_hints_at_rooms(database: Database):
    world = await a_world(database)
    assert not world.services.rooms.are_hinted()

    await world.team("Vector", 1)

    assert world.services.rooms.are_hinted()
    assert not world.services.rooms.are_hinted()


async def test_people_are_looked_for_once_a_day_leads_first(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    world.clock.advance(timedelta(minutes=1))
    await world.team("Matrix", 3)
    presence = world.services.presence

    assert await presence.list_due([GUILD], limit=5) == []
    world.clock.advance(timedelta(days=1))
    assert await presence.list_due([GUILD], limit=5) == [Awaited(GUILD, 1), Awaited(GUILD, 3), Awaited(GUILD, 2)]
    assert await presence.list_due([GUILD], limit=1) == [Awaited(GUILD, 1)]
    assert await presence.list_due([GUILD + 1], limit=5) == []
    await presence.mark_looked(GUILD, 1)
    await presence.mark_looked(GUILD, 99)
    await presence.mark_looked(GUILD + 1, 1)
    assert await presence.list_due([GUILD], limit=5) == [Awaited(GUILD, 3), Awaited(GUILD, 2)]


async def test_nobody_is_looked_for_in_an_archived_edition(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.change_edition(state=EditionState.ARCHIVED)
    world.clock.advance(timedelta(days=2))

    assert await world.services.presence.list_due([GUILD], limit=5) == []


async def test_lead_who_left_the_server_is_followed_and_the_team_is_told(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)

    going = await world.services.presence.depart(GUILD, 1)

    assert going is not None
    assert (going.successor_id, going.dissolves) == (2, False)
    team = await world.services.teams.show(world.actor(2), None)
    assert (team.lead_id, team.member_ids) == (2, (2,))
    assert (await world.audit())[-2:] == [("team:depart", None), ("team:lead", None)]
    assert await owed(world) == [("rooms:departed", None, team_id)]
    assert await world.services.presence.depart(GUILD, 1) is None
    assert await world.services.presence.depart(GUILD + 1, 1) is None


async def test_last_one_who_left_the_server_dissolves_the_team_and_frees_its_paper(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1)
    await world.team("Matrix", 2)
    paper = await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(1), paper)

    going = await world.services.presence.depart(GUILD, 1)

    assert going is not None
    assert (going.dissolves, going.releases) == (True, ("GANSpace",))
    assert ("team:dissolve", None) in await world.audit()
    await world.services.claims.claim(world.actor(2), paper)
    async with database.reading() as session:
        gone = await session.scalars(select(Team.name).where(Team.dissolved_at.is_not(None)))
        left = await session.scalars(select(Membership.user_id).where(Membership.left_at.is_not(None)))
        assert (list(gone), list(left)) == (["Vector"], [1])
    assert await owed(world) == []


async def test_team_with_a_closed_room_is_told_by_direct_message(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await make_room(world)
    await set_rooms(world, room_kind=RoomKind.NONE)
    [work] = await list_work(world)
    await world.services.rooms.begin(work)
    await world.services.rooms.mark_closed(work)
    await world.services.presence.depart(GUILD, 1)

    # What cannot be told in a room is split, and then sent.
    leased = await take_letters(world.services.deliveries)

    assert [(one.user_id, one.channel_id) for one in leased if one.kind == "rooms:departed"] == [(2, None)]


async def test_only_who_was_in_a_team_to_its_end_keeps_its_room(database: Database):
    world = await a_world(database)
    await world.team("Vector", 1, 2)
    await make_room(world)
    await world.services.roster.remove(world.actor(1), 2)
    world.clock.advance(timedelta(minutes=1))

    await world.services.teams.leave(world.actor(1))

    [work] = await list_work(world)
    assert (work.act, work.inside, work.take_out) == (RoomAct.CLOSE, (1,), (2,))

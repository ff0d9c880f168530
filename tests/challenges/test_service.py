import pytest

from bot.domain.challenges import NoEdition
from bot.services.challenges import Start
from db.engine import Database
from tests.kit.editions import GUILD, a_world


async def test_new_server_gets_an_open_edition_once(database: Database):
    world = await a_world(database)

    assert await world.services.challenges.welcome([GUILD, GUILD + 1]) == 1
    assert await world.services.challenges.welcome([GUILD, GUILD + 1]) == 0
    assert await world.audit() == [("edition:create", None), ("edition:create", None)]
    assert (await world.services.challenges.start(world.actor(1, guild_id=GUILD + 1))).edition == "Fall 2021"


async def test_many_servers_at_once_are_welcomed(database: Database):
    world = await a_world(database)

    assert await world.services.challenges.welcome(range(1, 2001)) == 1999


async def test_start_says_where_a_person_stands(database: Database):
    world = await a_world(database)
    team_id = await world.team("Vector", 1, 2)
    await world.services.claims.claim(world.actor(1), await world.paper("GANSpace"))
    start = world.services.challenges.start

    lead = Start("Fall 2021", True, team_id, "Vector", True, ("GANSpace",), 1)
    assert await start(world.actor(1)) == lead
    assert await start(world.actor(2)) == Start("Fall 2021", True, team_id, "Vector", False, ("GANSpace",), 1)
    assert await start(world.actor(3)) == Start("Fall 2021", True, None, None, False, (), 1)
    await world.change_edition(state="closed")
    assert await start(world.actor(3)) == Start("Fall 2021", False, None, None, False, (), 1)


async def test_unknown_server_has_no_edition(database: Database):
    world = await a_world(database)

    with pytest.raises(NoEdition):
        await world.services.challenges.start(world.actor(1, guild_id=1))

"""Every act, asked for by everybody who can ask: refused exactly where the table says so."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.permissions import REQUIRED, Action, Actor, NotInTeam, OnlyLeadMay, Standing
from bot.errors import UserError
from db.engine import Database
from tests.kit.editions import World, a_world

STRANGER, MEMBER, LEAD, HELD_PAPER, FREE_PAPER = 1, 2, 3, 1, 2
PEOPLE = {Standing.ANYONE: STRANGER, Standing.MEMBER: MEMBER, Standing.LEAD: LEAD}

CALLS: dict[Action, Callable[[World, Actor], Awaitable[object]]] = {
    Action.START: lambda world, actor: world.services.challenges.start(actor),
    Action.PAPER_FIND: lambda world, actor: world.services.papers.find(
        actor, "", venue=None, year=None, free_only=False, page=0, page_size=5
    ),
    Action.PAPER_SHOW: lambda world, actor: world.services.papers.show(actor, HELD_PAPER),
    Action.PAPER_CLAIM: lambda world, actor: world.services.claims.claim(actor, FREE_PAPER),
    Action.PAPER_RELEASE: lambda world, actor: world.services.claims.release(actor, HELD_PAPER),
    Action.TEAM_CREATE: lambda world, actor: world.services.teams.create(actor, "Tensor"),
    Action.TEAM_JOIN: lambda world, actor: world.services.teams.join(actor, "Vector"),
    Action.TEAM_INVITE: lambda world, actor: world.services.invitations.invite(actor, 9),
    Action.TEAM_LEAVE: lambda world, actor: world.services.teams.leave(actor),
    Action.TEAM_SHOW: lambda world, actor: world.services.teams.show(actor, "Vector"),
    Action.TEAM_LIST: lambda world, actor: world.services.teams.list_page(actor, page=0, page_size=5),
    Action.INVITATION_ANSWER: lambda world, actor: world.services.invitations.decline(actor, 1),
}


def test_every_action_is_tried():
    assert set(CALLS) == set(Action)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("standing", Standing)
async def test_act_is_refused_exactly_where_the_table_says(database: Database, action: Action, standing: Standing):
    world = await a_world(database, claims_per_team=2)
    await world.team("Vector", LEAD, MEMBER)
    await world.paper("GANSpace")
    await world.paper("CDEP")
    await world.services.claims.claim(world.actor(LEAD), HELD_PAPER)

    try:
        await CALLS[action](world, world.actor(PEOPLE[standing]))
        refused = False
    except (NotInTeam, OnlyLeadMay):
        refused = True
    except UserError:
        refused = False  # another rule said no: the person may ask, and cannot have it now

    assert refused == (standing < REQUIRED[action])

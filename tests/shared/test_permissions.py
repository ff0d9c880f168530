"""Every act, asked for by everybody who can ask: refused exactly where the table says so."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.announcements import Aim, Audience
from bot.domain.claims import ClaimState
from bot.domain.deadlines import Asks
from bot.domain.permissions import (
    ORGANIZERS_TOO,
    REQUIRED,
    Action,
    Actor,
    NotInTeam,
    OnlyAdministratorsMay,
    OnlyHelpersMay,
    OnlyLeadMay,
    OnlyModeratorsMay,
    OnlyOrganizersMay,
    OnlyServerOrganizersMay,
    OnlyTeamMay,
    Standing,
)
from bot.domain.repositories_disputes import Decision
from bot.errors import UserError
from bot.services.challenges_rules import Limits
from bot.services.deadlines_schedule import Details
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world

STRANGER, MEMBER, LEAD, ORGANIZER, MODERATOR, HELPER, HELD_PAPER, FREE_PAPER = 1, 2, 3, 4, 5, 6, 1, 2
PEOPLE = {
    Standing.ANYONE: Actor(GUILD, STRANGER),
    Standing.MEMBER: Actor(GUILD, MEMBER),
    Standing.LEAD: Actor(GUILD, LEAD),
    # In no team:
    Standing.HELPER: Actor(GUILD, HELPER, helps=True),
    Standing.MODERATOR: Actor(GUILD, MODERATOR, moderates=True),
    Standing.ORGANIZER: Actor(GUILD, ORGANIZER, organizes=True, is_for_edition=True),
    Standing.SERVER_ORGANIZER: Actor(GUILD, ORGANIZER, organizes=True),
    Standing.ADMINISTRATOR: Actor(GUILD, ORGANIZER, organizes=True, administers=True),
}
REFUSALS = (
    *(NotInTeam, OnlyLeadMay, OnlyTeamMay, OnlyHelpersMay, OnlyModeratorsMay),
    *(OnlyOrganizersMay, OnlyServerOrganizersMay, OnlyAdministratorsMay),
)


async def share_repository(world: World, actor: Actor) -> None:
    """Share a repository that the lead has linked, as the actor was shown it."""
    await world.services.repositories.link(world.actor(LEAD), "vector/re-paper")
    shown = await world.services.repositories_looks.show(actor, "vector/re-paper")
    await world.services.repositories_sharing.share(actor, shown.ticket)


async def tell_story(world: World, actor: Actor) -> None:
    """Tell of a work whose report the lead has handed in."""
    await world.services.claims_work.submit(world.actor(LEAD), 1, "https://reports.example.org/vector")
    await world.services.challenges_wrapup.tell(actor, 1, named="", text="It works.", quote="")


async def approve_story(world: World, actor: Actor) -> None:
    """Approve what a member told."""
    await tell_story(world, world.actor(MEMBER))
    await world.services.challenges_wrapup.approve(actor, 1)


CALLS: dict[Action, Callable[[World, Actor], Awaitable[object]]] = {
    Action.START: lambda world, actor: world.services.challenges.start(actor),
    Action.PAPER_FIND: lambda world, actor: world.services.papers.find(
        actor, "", venue=None, year=None, free_only=False, page=0, page_size=5
    ),
    Action.PAPER_SHOW: lambda world, actor: world.services.papers.show(actor, HELD_PAPER),
    Action.PAPER_CLAIM: lambda world, actor: world.services.claims.claim(actor, FREE_PAPER),
    Action.PAPER_RELEASE: lambda world, actor: world.services.claims.release(actor, HELD_PAPER),
    Action.PAPER_SUGGEST: lambda world, actor: world.services.suggestions.suggest(actor, "A Paper"),
    Action.SUGGESTION_ANSWER: lambda world, actor: world.services.suggestions.approve(actor, 1),
    Action.CATALOG_ADD: lambda world, actor: world.services.catalog.add(actor, "A Paper"),
    Action.CATALOG_CHANGE: lambda world, actor: world.services.catalog.look_ahead(actor, HELD_PAPER, FREE_PAPER),
    Action.ANSWER_SHOW: lambda world, actor: world.services.answers.list_questions(actor),
    Action.ANSWER_CHANGE: lambda world, actor: world.services.answers.leave_out(actor, "course"),
    Action.PAPER_WAIT: lambda world, actor: world.services.waitlist.join(actor, FREE_PAPER),
    Action.CLAIM_SHOW: lambda world, actor: world.services.claims_show.card(actor, 1),
    Action.CLAIM_WORK: lambda world, actor: world.services.claims_work.check_in(actor, 1, "Data is loaded"),
    Action.CLAIM_REPORT: lambda world, actor: world.services.claims_work.step(actor, 1, ClaimState.IN_REVIEW),
    Action.CLAIM_UNDO: lambda world, actor: world.services.claims.undo(actor),
    Action.CLAIM_HIDE: lambda world, actor: world.services.claims_work.hide(actor, 1, hidden=True),
    Action.CLAIM_APPEAL: lambda world, actor: world.services.claims_alive.appeal(actor, 1, "I was ill"),
    Action.CLAIM_ORGANIZE: lambda world, actor: world.services.claims_alive.excuse(actor, 1, days=7),
    Action.DEADLINE_SHOW: lambda world, actor: world.services.deadlines.show(actor),
    Action.DEADLINE_DONE: lambda world, actor: world.services.deadlines.mark_done(actor, 1),
    Action.DEADLINE_CHANGE: lambda world, actor: world.services.deadlines_schedule.add(
        actor, Details("Report", is_hard=True), Asks.REPORT, "2021-12-01"
    ),
    Action.ANNOUNCE: lambda world, actor: world.services.announcements.draft(actor, "", "Hello", Aim(Audience.NO_TEAM)),
    Action.REPOSITORY_SHOW: lambda world, actor: world.services.repositories_looks.show(actor, "vector/re-paper"),
    Action.REPOSITORY_LINK: lambda world, actor: world.services.repositories.link(actor, "vector/re-paper"),
    Action.REPOSITORY_SHARE: share_repository,
    Action.REPOSITORY_WATCH: lambda world, actor: world.services.repositories_watches.unwatch(actor),
    Action.REPOSITORY_DISPUTE: lambda world, actor: world.services.repositories_disputes.dispute(
        actor, 1, "It is mine"
    ),
    Action.REPOSITORY_DECIDE: lambda world, actor: world.services.repositories_disputes.decide(
        actor, 1, Decision.STAYS
    ),
    Action.EDITION_SHOW: lambda world, actor: world.services.challenges_rules.show(actor),
    Action.EDITION_CHANGE: lambda world, actor: world.services.challenges_rules.change_limits(
        actor, Limits(claims_per_paper=1, claims_per_team=1, seats_per_team=3)
    ),
    Action.EDITION_RUN: lambda world, actor: world.services.challenges_course.stop(actor, "Back on Monday"),
    Action.EDITION_BEGIN: lambda world, actor: world.services.challenges_course.create(actor, "Spring 2022"),
    Action.BOARD_SHOW: lambda world, actor: world.services.challenges_board.show(actor),
    Action.SET_UP: lambda world, actor: world.services.setup.show(actor),
    Action.STORY_TELL: tell_story,
    Action.STORY_APPROVE: approve_story,
    Action.MODERATE: lambda world, actor: world.services.moderation_records.person(actor, MEMBER),
    Action.AUDIT_SHOW: lambda world, actor: world.services.moderation_records.list_audit(
        actor, user_id=None, tag=None, page=0, page_size=5
    ),
    Action.DOCTOR: lambda world, actor: world.services.doctor.examine(actor),
    Action.DELIVERY_MANAGE: lambda world, actor: world.services.deliveries_dead.drop(actor, 1),
    Action.TEAM_CREATE: lambda world, actor: world.services.teams.create(actor, "Tensor"),
    Action.TEAM_JOIN: lambda world, actor: world.services.requests.ask(actor, "Vector"),
    Action.TEAM_INVITE: lambda world, actor: world.services.invitations.invite(actor, 9),
    Action.TEAM_LEAD: lambda world, actor: world.services.roster.hand_over(actor, MEMBER),
    Action.TEAM_LEAVE: lambda world, actor: world.services.teams.leave(actor),
    Action.TEAM_SHOW: lambda world, actor: world.services.teams.show(actor, "Vector"),
    Action.TEAM_LIST: lambda world, actor: world.services.teams.list_page(actor, page=0, page_size=5),
    Action.TEAM_LOOK: lambda world, actor: world.services.looking.begin(actor),
    Action.TEAM_MATCH: lambda world, actor: world.services.matching.match(actor, page=0),
    Action.ME_SET: lambda world, actor: world.services.people.set_zone(actor, "UTC"),
    Action.REMINDER_SET: lambda world, actor: world.services.reminders.set(actor, when="in 3 days", text="Run it"),
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
        await CALLS[action](world, PEOPLE[standing])
        refused = False
    except REFUSALS:
        refused = True
    except UserError:
        refused = False  # another rule said no: the person may ask, and cannot have it now

    assert refused == is_refused(action, standing)


def is_refused(action: Action, standing: Standing) -> bool:
    """Whether the table says no. Whoever is something on the server is no member of a team that they are not in."""
    required = REQUIRED[action]
    if standing <= Standing.LEAD:
        return standing < required
    if standing >= Standing.ORGANIZER and action in ORGANIZERS_TOO:
        return False
    return standing < required or required in (Standing.MEMBER, Standing.LEAD)

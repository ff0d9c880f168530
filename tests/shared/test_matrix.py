"""Every command, button and context menu as everybody whom a server can make something of: the table, and no hole."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands, ui

from bot.domain.deadlines import Asks
from bot.domain.moderation import ModerationKind, Order
from bot.domain.permissions import (
    REQUIRED,
    Action,
    Actor,
    OnlyAdministratorsMay,
    OnlyHelpersMay,
    OnlyModeratorsMay,
    OnlyOrganizersMay,
    OnlyServerOrganizersMay,
    Standing,
)
from bot.domain.setup import EDITION_RANKS, Rank
from bot.services.deadlines_schedule import Details
from cogs._shared.errors import ControlOutdated
from db.engine import Database
from tests.kit.discord import Server, a_paper, a_server, answer

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

MINE = Action.ME_SET  # stands for whatever is no matter of the server's roles: one's own, one's team's, everybody's
# By the beginning of their names; the longest that fits counts.
COMMANDS: dict[str, Action] = {
    "announce": Action.ANNOUNCE,
    "catalog approve": Action.SUGGESTION_ANSWER,
    "catalog add": Action.CATALOG_ADD,
    "catalog": Action.CATALOG_CHANGE,
    "start": MINE,
    "challenge": Action.EDITION_RUN,
    "challenge create": Action.EDITION_BEGIN,
    "challenge copy": Action.EDITION_BEGIN,
    "challenge open": Action.EDITION_BEGIN,
    "challenge close": Action.EDITION_BEGIN,
    "challenge archive": Action.EDITION_BEGIN,
    "challenge board": Action.BOARD_SHOW,
    "challenge rules": MINE,
    "deadline": MINE,
    "schedule": Action.DEADLINE_CHANGE,
    "doctor": Action.DOCTOR,
    "help": MINE,
    "moderate": Action.MODERATE,
    "paper": MINE,
    "me": MINE,
    "remind": MINE,
    "repo": MINE,
    "repo disputes": Action.REPOSITORY_DECIDE,
    "setup": Action.SET_UP,
    "team": MINE,
    "Use as announcement": Action.ANNOUNCE,
    "Remind me": MINE,
    "Show team": MINE,
    "Invite to my team": MINE,
}
CONTROLS: dict[str, Action] = {
    "announcements": Action.ANNOUNCE,
    "catalog:waiting": Action.SUGGESTION_ANSWER,
    "catalog:approve": Action.SUGGESTION_ANSWER,
    "catalog:decline": Action.SUGGESTION_ANSWER,
    "catalog": Action.CATALOG_CHANGE,
    "challenges": Action.EDITION_CHANGE,
    "challenges:step": Action.EDITION_BEGIN,
    "challenges:switch": Action.EDITION_BEGIN,
    "challenges:begin": Action.EDITION_BEGIN,
    "challenges:teams": Action.BOARD_SHOW,
    "challenges:board": Action.BOARD_SHOW,
    "challenges:tell": MINE,
    "challenges:approve-story": MINE,
    "cohorts": Action.EDITION_CHANGE,
    "deadlines": MINE,
    "deadlines:correct": Action.DEADLINE_CHANGE,
    "deadlines:apply": Action.DEADLINE_CHANGE,
    "deadlines:events": Action.DEADLINE_CHANGE,
    "deliveries": Action.DELIVERY_MANAGE,
    "doctor": Action.DOCTOR,
    "help": MINE,
    "help:write": Action.ANSWER_CHANGE,
    "help:leave-out": Action.ANSWER_CHANGE,
    "help:restore": Action.ANSWER_CHANGE,
    "moderation": Action.MODERATE,
    "papers": MINE,
    "papers:excuse": Action.CLAIM_ORGANIZE,
    "papers:appeal-grant": Action.CLAIM_ORGANIZE,
    "papers:appeal-decline": Action.CLAIM_ORGANIZE,
    "papers:appeals": Action.CLAIM_ORGANIZE,
    "papers:revoke": Action.CLAIM_ORGANIZE,
    "people": MINE,
    "reminders": MINE,
    "repositories": MINE,
    "repositories:disputes": Action.REPOSITORY_DECIDE,
    "repositories:decide": Action.REPOSITORY_DECIDE,
    "setup": Action.SET_UP,
    "shared": MINE,
    "teams": MINE,
}
ROLES: dict[str, Standing] = {
    "member": Standing.ANYONE,
    "helper": Standing.HELPER,
    "moderator": Standing.MODERATOR,
    "edition-organizer": Standing.ORGANIZER,
    "organizer": Standing.SERVER_ORGANIZER,
    "administrator": Standing.ADMINISTRATOR,
}
REFUSALS = (OnlyHelpersMay, OnlyModeratorsMay, OnlyOrganizersMay, OnlyServerOrganizersMay, OnlyAdministratorsMay)
TEXTS: dict[str, Any] = {
    "announcement": "announcement:1",
    "when": "in 30 days",
    "audience": "no-team",
    "name": "Something",
    "paper": "GANSpace",
    "into": "CDEP",
    "edition": "Fall 2021",
    "message": "Back on Monday",
    "by": "+7 days",
    "asks": "report",
    "kind": "hard",
    "deadline": "Report",
    "to": "+1 days",
    "reason": "Because",
    "team": "Vector",
    "until": "in 40 days",
    "claim": "claim:1",
    "line": "Data is loaded",
    "language": "en",
    "text": "Run it",
    "link": "https://reports.example.org/x",
    "repository": "vector/re-paper",
    "reminder": "1",
    "papers": ("list.csv", b"title\nA Paper\n"),
    "people": ("list.csv", b"team,user_id\nVector,10001\n"),
}
# Answered to nobody without what they belong to: a form that somebody filled in, a file, a card in memory.
NEED_MORE = {
    "announcements:draft-again:{audience:text}:{value}:{channel_id}:{crosspost}",
    "announcements:edit-again:{announcement_id}:{version}",
    "announcements:time-again:{announcement_id}",
    "catalog:import:{for_edition}",
    "challenges:import",
}
WHOLE = {
    "challenges:approval:{wanted}": "challenges:approval:1",
    "papers:step:{claim_id}:{step:text}": "papers:step:1:working",
    "reminders:put-off:{guild_id}:{reminder_id}:{minutes}": "reminders:put-off:{guild_id}:1:60",
}
PARTS: dict[str, str] = {
    "step": "close",
    "audience": "no-team",
    "wanted": "all",
    "key": "course",
    "name": "team",
    "kind": "rename",
    "about": "team",
    "tag": "team",
    "way": "dm",
    "decision": "stays",
    "ticket": "x",
    "words": "",
    "venue": "",
    "gone_id": "2",
    "page": "0",
    "day": "1",
    "edition_id": "1",
}


def find(table: dict[str, Action], name: str, separator: str) -> Action:
    """The action of the longest beginning of this name that the table has."""
    parts = name.split(separator)
    beginnings = [separator.join(parts[:count]) for count in range(len(parts), 0, -1)]
    return next(table[each] for each in beginnings if each in table)


def is_let_in(action: Action, standing: Standing) -> bool:
    """Whether the table lets somebody in whom the server made this."""
    required = REQUIRED[action]
    return required < Standing.HELPER or standing >= required


@pytest.fixture
async def server(database: Database) -> AsyncGenerator[Server]:
    async with a_server(database) as server:
        # What Discord itself keeps from people is not what is tried here.
        for command in server.env.backend.commands[None].values():
            command["default_member_permissions"] = None
        await fill(server)
        yield server


async def fill(server: Server) -> None:
    """A team with a paper, a date, a suggestion, an announcement and a moderator's plan, all numbered 1."""
    services, guild_id = server.services, server.guild.id
    lead = server.member("lead")
    await a_paper(server, "GANSpace")
    await a_paper(server, "CDEP")
    await services.teams.create(Actor(guild_id, lead.id), "Vector")
    await services.claims.claim(Actor(guild_id, lead.id), 1)
    await services.suggestions.suggest(Actor(guild_id, lead.id), "Another Paper")
    boss = Actor(guild_id, 9, organizes=True, moderates=True, administers=True)
    await services.deadlines_schedule.add(boss, Details("Report", is_hard=True), Asks.REPORT, "in 20 days")
    order = Order(ModerationKind.RENAME, team_id=1, name="Scalar")
    await services.moderation.plan(boss, order, "A typing error")


async def as_somebody(server: Server, name: str) -> simcord.MemberActor:
    """A person whom the server made this by a role, and nothing else."""
    if name == "member":
        return server.member(name)
    role = server.guild.create_role(name)
    is_for_edition = name == "edition-organizer"
    rank = Rank(name.removeprefix("edition-"))
    assert not is_for_edition or rank in EDITION_RANKS
    boss = Actor(server.guild.id, 9, administers=True)
    await server.services.setup.set_roles(boss, {rank: (role.id,)}, for_edition=is_for_edition)
    return server.guild.add_member(server.env.create_user(name), roles=[role])


def is_refused(server: Server, result: simcord.InteractionResult) -> bool:
    """Whether the answer says that this is for others on the server."""
    words = server.bot.texts.words()
    return answer(result).text.startswith(tuple(str(words(refusal.code)) for refusal in REFUSALS))


async def finish(
    server: Server, member: simcord.MemberActor, result: simcord.InteractionResult
) -> simcord.InteractionResult:
    """Fill in the form that was opened, if one was."""
    if result.modal is None:
        return result
    values: dict[str, object] = {}
    for field in (label.get("component", {}) for label in result.modal["components"]):
        if field.get("type") == 4:
            values[field["custom_id"]] = field.get("value") or "Something"
        elif field.get("type") == 3 and field.get("required", True):
            values[field["custom_id"]] = [field["options"][0]["value"]]
        elif field.get("type") == 8 and field.get("required", True):
            values[field["custom_id"]] = [server.channel]
    return await member.submit_modal(result, values)


@pytest.mark.parametrize("role", ROLES)
async def test_every_command_is_for_exactly_those_whom_the_table_names(server: Server, role: str):
    person, holes = await as_somebody(server, role), list[str]()
    other = server.member("other")
    for command in server.bot.tree.walk_commands():
        if isinstance(command, app_commands.Group):
            continue
        name = command.qualified_name
        options = {each.name: TEXTS.get(each.name, other) for each in command.parameters if each.required}
        result = await finish(server, person, await person.slash(server.channel, name, **options))
        if is_refused(server, result) == is_let_in(find(COMMANDS, name, " "), ROLES[role]):
            holes.append(f"/{name}: {answer(result).text[:80]}")
    print("\n".join(holes))
    assert holes == []


@pytest.mark.parametrize("role", ROLES)
async def test_every_context_menu_is_for_exactly_those_whom_the_table_names(server: Server, role: str):
    person, holes = await as_somebody(server, role), list[str]()
    other = server.member("other")
    message = await other.send(server.channel, "Pizza on Friday")
    menus = [each for each in server.bot.tree.get_commands() if isinstance(each, app_commands.ContextMenu)]
    for menu in menus:
        target = message if menu.type is discord.AppCommandType.message else other
        result = await finish(server, person, await person.context_menu(server.channel, menu.name, target))
        if is_refused(server, result) == is_let_in(COMMANDS[menu.name], ROLES[role]):
            holes.append(f"{menu.name}: {answer(result).text[:80]}")
    assert holes == []
    assert len(menus) == 4


@pytest.mark.parametrize("role", ROLES)
async def test_every_button_is_for_exactly_those_whom_the_table_names(server: Server, role: str):
    person, holes, outdated = await as_somebody(server, role), list[str](), list[str]()
    channel = server.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    for control in server.bot._controls:  # pyright: ignore[reportPrivateUsage] - all that there are
        custom_id = make_id(control.form, server.guild.id)
        row = ui.ActionRow[ui.LayoutView](ui.Button(label="x", custom_id=custom_id))
        view = ui.LayoutView().add_item(row)
        sent = await channel.send(view=view)
        view.stop()
        result = await finish(server, person, await person.click(sent, custom_id=custom_id))
        name = control.form.split(":{")[0]
        if answer(result).text == str(server.bot.texts.words()(ControlOutdated.code)):
            outdated.append(control.form)
        elif is_refused(server, result) == is_let_in(find(CONTROLS, name, ":"), ROLES[role]):
            holes.append(f"{control.form}: {answer(result).text[:80]}")
    print("\n".join(holes))
    assert holes == []
    assert set(outdated) <= NEED_MORE


def make_id(form: str, guild_id: int) -> str:
    """A custom id of this form, with ids of what is there."""
    if form in WHOLE:
        return WHOLE[form].format(guild_id=guild_id)
    parts = form.split(":")
    made: list[str] = []
    for part in parts:
        name = part.strip("{}") if part.startswith("{") else None
        if part == "text}":
            continue
        made.append(part if name is None else str(guild_id) if name == "guild_id" else PARTS.get(name, "1"))
    return ":".join(made)


async def test_somebody_of_another_server_sees_nothing_of_this_one(server: Server):
    elsewhere = server.env.create_guild("Elsewhere")
    hall = elsewhere.create_text_channel("hall")
    stranger = elsewhere.add_member(server.env.create_user("stranger"))
    await server.env.settle()
    seen: list[str] = []
    for command in server.bot.tree.walk_commands():
        if isinstance(command, app_commands.Group):
            continue
        options = {each.name: TEXTS.get(each.name, stranger) for each in command.parameters if each.required}
        if command.qualified_name not in stranger.available_commands(hall):
            continue
        result = await finish(server, stranger, await stranger.slash(hall, command.qualified_name, **options))
        if command.name != "create" and "Vector" in answer(result).text.replace(str(TEXTS["team"]), "", 1):
            seen.append(command.qualified_name)
    assert seen == []
    outsider = replace(Actor(server.guild.id, stranger.id), guild_id=elsewhere.id)
    assert [team.name for team in (await server.services.teams.list_page(outsider, page=0, page_size=5)).teams] == [
        "Something"  # their own, on their own server
    ]

"""/setup on a server, what follows from it, and the first message there."""

from datetime import timedelta

import discord
import pytest
import simcord

from bot.domain.permissions import Actor, OnlyAdministratorsMay
from bot.domain.setup import Rank
from db.engine import Database
from db.setup import list_grants
from tests.challenges.test_course_commands import an_organizer
from tests.kit.discord import Server, a_server, answer, press, read

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

LABELS = ("Helpers", "Moderators", "Organizers", "Administrators")


@pytest.fixture
async def server(database: Database):
    async with a_server(database) as server:
        yield server


def with_role(server: Server, name: str, role: simcord.RoleHandle) -> simcord.MemberActor:
    return server.guild.add_member(server.env.create_user(name), roles=[role])


async def ring(server: Server) -> None:
    """Let the bell ring until what one ring made due was sent by the next."""
    for _ in range(2):
        await server.bot.bell.ring()
        await server.env.settle()


async def fill(
    member: simcord.MemberActor, opened: simcord.InteractionResult, *values: object
) -> simcord.InteractionResult:
    """Fill the form's fields from top to bottom; None leaves one out."""
    assert opened.modal is not None
    ids = [label["component"]["custom_id"] for label in opened.modal["components"]]
    given = {name: value for name, value in zip(ids, values, strict=True) if value is not None}
    return await member.submit_modal(opened, given)


async def test_wizard_gives_roles_that_count_at_once(server: Server):
    olu = an_organizer(server)
    roles = [server.guild.create_role(name) for name in ("Answering", "Order", "Running")]
    hal, mo, ovi = (with_role(server, name, role) for name, role in zip(("hal", "mo", "ovi"), roles, strict=True))
    before = answer(await hal.slash(server.channel, "start"))

    wizard = await olu.slash(server.channel, "setup")
    opened = await press(olu, wizard, "Roles")
    done = answer(await fill(olu, opened, [roles[0]], [roles[1]], [roles[2]], None))

    actor = Actor(server.guild.id, hal.id, helps=True)
    board = await server.services.challenges_board.show(actor)
    seen = await press(olu, wizard, "Look again")
    assert before.private
    assert board.edition == "Fall 2021"
    for rank, role in zip(("Helpers", "Moderators", "Organizers"), roles, strict=True):
        assert f"• {rank}: <@&{role.id}>" in done.text
    assert answer(seen).text == done.text
    for member in (hal, mo, ovi):
        shown_board = answer(await member.slash(server.channel, "challenge board"))
        assert shown_board.text.startswith("### Board of Fall 2021")
    refused = answer(await hal.slash(server.channel, "challenge export"))
    granted = answer(await ovi.slash(server.channel, "challenge export"))
    assert refused.text.startswith("Only the organizers can do this")
    assert granted.text.startswith("Everything of the edition")


async def test_roles_of_an_edition_count_in_that_edition_alone(server: Server):
    olu, role = an_organizer(server), server.guild.create_role("Fall crew")
    ovi = with_role(server, "ovi", role)
    opened = await press(olu, await olu.slash(server.channel, "setup"), "Roles for this edition")
    done = answer(await fill(olu, opened, None, None, [role]))

    stopped = answer(await ovi.slash(server.channel, "challenge stop", message="Back on Monday"))
    created = answer(await ovi.slash(server.channel, "challenge create", name="Mine"))
    spring = await olu.slash(server.channel, "challenge create", name="Spring 2022")
    await press(olu, spring, "Let commands speak of it")
    await server.bot.bell.ring()
    later = answer(await ovi.slash(server.channel, "challenge stop", message="Still mine"))

    assert f"• Organizers of the current edition: <@&{role.id}>" in done.text
    assert stopped.text.startswith("**Fall 2021** is stopped")
    assert created.text.startswith("This is for those who organize every edition here")
    assert later.text.startswith("Only the organizers can do this")


async def test_server_language_zone_and_audit_channel_are_chosen_and_count(server: Server):
    olu, desk = an_organizer(server), server.guild.create_text_channel("audit")
    opened = await press(olu, await olu.slash(server.channel, "setup"), "Language, zone and audit")
    done = answer(await fill(olu, opened, ["zh-CN"], "Berlin", [desk]))
    await ring(server)
    await olu.slash(server.channel, "challenge stop", message="Back on Monday")
    await ring(server)  # within the minute: nothing more
    once = [read(message).text for message in desk.history()]
    server.clock.advance(timedelta(minutes=1))
    await ring(server)
    twice = [read(message).text for message in desk.history()]

    assert "For all to read I write in 简体中文." in done.text
    assert "Dates without a zone are read as Europe/Berlin." in done.text
    assert f"posted in <#{desk.id}>, at most once a minute" in done.text
    assert [text.split("`")[1] for text in once] == ["guild:change"]
    assert [line.split("`")[1] for text in set(twice) - set(once) for line in text.splitlines()] == ["edition:stop"]
    assert server.services.setup.language_of(server.guild.id) == "zh-CN"


async def test_many_acts_are_one_message_that_says_how_many_more_there_were(server: Server):
    olu, desk = an_organizer(server), server.guild.create_text_channel("audit")
    opened = await press(olu, await olu.slash(server.channel, "setup"), "Language, zone and audit")
    await fill(olu, opened, ["discord"], "", [desk])
    for _ in range(20):
        await server.services.challenges_course.stop(Actor(server.guild.id, olu.id, organizes=True), "Later")
    await ring(server)

    [posted] = [read(message).text for message in desk.history()]

    assert len(posted.splitlines()) == 16
    assert posted.splitlines()[-1].startswith("and 6 more: see ")


async def test_wizard_names_channels_that_are_gone_or_closed(server: Server):
    olu, closed = an_organizer(server), server.guild.create_text_channel("closed")
    opened = await press(olu, await olu.slash(server.channel, "setup"), "Language, zone and audit")
    await fill(olu, opened, ["discord"], "", [closed])
    guild = server.bot.get_guild(server.guild.id)
    assert guild is not None
    channel = guild.get_channel(closed.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(guild.me, send_messages=False)
    await server.env.settle()
    shut = answer(await olu.slash(server.channel, "setup"))
    await channel.delete()
    await server.env.settle()
    gone = answer(await olu.slash(server.channel, "setup"))

    assert f"I may not write in <#{closed.id}>, where what people do is to be posted." in shut.text
    assert "The channel where what people do was posted is gone" in gone.text


async def test_edition_is_begun_from_a_template_under_the_wizard(server: Server):
    olu = an_organizer(server)
    wizard = await olu.slash(server.channel, "setup")
    opened = await press(olu, wizard, "Begin an edition")
    created = answer(await fill(olu, opened, "MLRC again", ["mlrc-2026"], "2026-12-01"))
    checked = answer(await press(olu, wizard, "Check everything"))

    assert "MLRC again" in created.text
    assert checked.text.startswith("### ")


async def test_wizard_and_its_buttons_are_for_administrators(server: Server):
    ada, role = server.member("ada"), server.guild.create_role("Running")
    ovi = with_role(server, "ovi", role)
    roles = {Rank.ORGANIZER: (role.id,)}
    await server.services.setup.set_roles(Actor(server.guild.id, 9, administers=True), roles, for_edition=False)
    setup, guild_id = server.services.setup, server.guild.id
    named = setup.name_actor(guild_id, ovi.id, [role.id], manages=False, moderates=False)

    assert named == Actor(guild_id, ovi.id, organizes=True)
    with pytest.raises(OnlyAdministratorsMay):
        await setup.show(named)
    with pytest.raises(OnlyAdministratorsMay):
        await setup.set_roles(named, {Rank.ADMINISTRATOR: (role.id,)}, for_edition=False)
    with pytest.raises(OnlyAdministratorsMay):
        await setup.change_settings(named, language=None, typed_zone="", audit_channel_id=None)
    for member in (ada, ovi):
        assert "setup" not in member.available_commands(server.channel)
    assert await server.database.write(lambda session: list_grants(session, guild_id, None)) != []


async def test_first_message_goes_to_the_owner_where_no_channel_is_for_it(server: Server):
    owner = server.env.create_user("owner")
    guild = server.env.create_guild("Lab", owner=owner)
    await server.env.settle()
    [hello] = [read(message) for message in owner.dm_channel.history()]

    assert hello.text.startswith("### Hello! I run reproducibility challenges")
    assert f"You own {guild.name}, so you read this" in hello.text
    assert hello.buttons == {}

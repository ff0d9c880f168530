"""/help by who asks."""

import discord
import pytest
import simcord

from tests.kit.discord import Server, answer, press

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


def a_person(server: Server, role: str, *, locale: str = "en-US", **rights: bool) -> simcord.MemberActor:
    granted = server.guild.create_role(role, permissions=discord.Permissions(**rights))
    person = server.guild.add_member(server.env.create_user(role.lower()), roles=[granted])
    server.locales[person.id] = locale
    return person


async def test_help_shows_exactly_what_discord_offers_to_each(server: Server):
    people = [
        server.member("ada"),
        a_person(server, "Organizer", manage_guild=True, moderate_members=True),
        a_person(server, "Moderator", moderate_members=True),
    ]
    for person in people:
        shown = answer(await person.slash(server.channel, "help"))
        for name in person.available_commands(server.channel):
            assert server.bot.texts.command(name) in shown.text, name
        offered = {name.split(" ")[0] for name in person.available_commands(server.channel)}
        assert {label for label in shown.buttons if label not in offered} == {"Questions that are often asked"}
        assert shown.private


async def test_topic_says_what_each_command_is_for_and_leads_back(server: Server):
    lin = server.member("lin", locale="zh-CN")
    shown = await lin.slash(server.channel, "help")
    topic = await press(lin, shown, "team")
    said = answer(topic).text
    back = answer(await press(lin, topic, "所有主题"))
    assert f"{server.bot.texts.command('team leave')} 退出你的队伍" in said
    assert back.text.startswith("### 我能为你做什么")

"""Disputes as people use them."""

import discord
import pytest

from bot.domain.permissions import Actor
from bot.domain.rooms import RoomKind
from bot.services.challenges_rules import RoomRules
from db.engine import Database
from tests.kit.discord import Server, a_server, answer, press, read, shown
from tests.kit.repositories import FakeLooks

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture
async def server(database: Database):
    async with a_server(database, looks=FakeLooks()) as server:
        yield server


async def test_repository_is_disputed_by_a_button_and_decided_by_organizers(server: Server):
    ada, eve = server.member("ada"), server.member("eve")
    role = server.guild.create_role("Organizer", permissions=discord.Permissions(manage_guild=True))
    olu = server.guild.add_member(server.env.create_user("olu"), roles=[role])
    desk = server.guild.create_text_channel("organizers")
    organizer = Actor(server.guild.id, olu.id, organizes=True)
    await server.services.challenges_rules.change_rooms(organizer, RoomRules(RoomKind.NONE, None, desk.id))
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")

    form = await press(
        eve, await eve.slash(server.channel, "repo status", repository="vector/re-paper"), "Not Vector’s"
    )
    assert form.modal is not None
    [field] = form.modal["components"]
    sent = answer(await eve.submit_modal(form, {field["component"]["custom_id"]: "I wrote *it* ||here||"}))
    await server.bot.bell.ring()
    await server.env.settle()
    [asked] = desk.history()
    refused = answer(await eve.slash(server.channel, "repo disputes"))
    listed = await olu.slash(server.channel, "repo disputes")
    shown_beside = await press(olu, listed, "Show its state")
    taken = answer(await press(olu, listed, "Take it away"))
    kept = answer(await olu.click(asked, custom_id=read(asked).buttons["It stays theirs"]))
    await server.bot.bell.ring()
    await server.env.settle()
    letters = [read(message).text for message in eve.user.dm_channel.history()]

    assert sent.text.startswith("The organizers were asked whether vector/re-paper is *Vector*’s")
    assert (
        "**vector/re-paper**, linked by *Vector*, not proved to be theirs\n> I wrote \\*it\\* \\|\\|here\\|\\|"
        in read(asked).text
    )
    assert refused.text.startswith("Only the organizers can do this")
    assert "disputed; the organizers will decide" in shown(shown_beside.response).text
    assert taken.text.startswith(f"<@{olu.id}> took vector/re-paper away from *Vector*, which cannot link it again.")
    assert list(taken.buttons) == ["It stays theirs", "What else is disputed"]
    assert kept.text.startswith(f"<@{olu.id}> decided that vector/re-paper stays *Vector*’s.")
    assert list(kept.buttons) == ["Take it away"]
    name = "The organizers of Test Guild decided that vector/re-paper, which you disputed,"
    assert letters == [
        f"{name} is not *Vector*’s, and took the link away.",
        f"{name} stays *Vector*’s. Talk to them if you know more.",
    ]


async def test_team_with_the_same_repository_can_dispute_the_other_link_at_once(server: Server):
    ada, bo = server.member("ada"), server.member("bo", locale="zh-CN")
    for member, name in ((ada, "Vector"), (bo, "Scalar")):
        await server.services.teams.create(Actor(server.guild.id, member.id), name)
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")
    linked = await bo.slash(server.channel, "repo link", repository="vector/re-paper")
    assert list(answer(linked).buttons) == ["查看状态", "不归 Vector"]
    own = answer(await bo.slash(server.channel, "repo status"))
    assert "Vector 也关联了它。" in own.text
    assert "不归 Vector" in own.buttons

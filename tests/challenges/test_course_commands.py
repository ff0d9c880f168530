"""/challenge as organizers use it."""

import discord
import pytest
import simcord

from bot.domain.permissions import Actor
from db.engine import Database
from tests.kit.discord import Server, a_server, answer, press

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture
async def server(database: Database):
    async with a_server(database) as server:
        yield server


def an_organizer(server: Server, *, locale: str = "en-US") -> simcord.MemberActor:
    role = server.guild.create_role("Organizer", permissions=discord.Permissions(manage_guild=True))
    olu = server.guild.add_member(server.env.create_user("olu"), roles=[role])
    server.locales[olu.id] = locale
    return olu


async def test_edition_goes_from_draft_to_the_archive(server: Server):
    olu, ada = an_organizer(server), server.member("ada")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    created = await olu.slash(server.channel, "challenge create", name="Spring 2022")
    switched = answer(await press(olu, created, "Let commands speak of it"))
    not_yet = answer(await ada.slash(server.channel, "team create", name="Scalar"))
    asked = await olu.slash(server.channel, "challenge open")
    opened = answer(await press(olu, asked, "Open it"))
    closing = await olu.slash(server.channel, "challenge close", edition="Fall 2021")
    question = answer(closing)
    closed = answer(await press(olu, closing, "Close it"))
    archiving = await olu.slash(server.channel, "challenge archive", edition="Fall 2021")
    archived = answer(await press(olu, archiving, "Archive it"))
    again = answer(await olu.slash(server.channel, "challenge open", edition="Fall 2021"))
    listed = answer(await olu.slash(server.channel, "challenge list"))

    assert answer(created).private
    assert switched.text.startswith("Commands speak of **Spring 2022** now.")
    assert not_yet.text.startswith("**Spring 2022** is not open yet")
    assert opened.text.startswith("**Spring 2022** is open")
    assert "Its one team (one person) and 0 claims stay as they are." in question.text
    assert closed.text.startswith("**Fall 2021** is closed.")
    assert list(closed.buttons) == ["Let commands speak of it"]
    assert archived.text.startswith("**Fall 2021** is archived.")
    assert again.text.startswith("**Fall 2021** is archived, and cannot be opened again.")
    assert listed.text.splitlines() == [
        "### Editions of this server: 2",
        "**Spring 2022** · open · commands speak of it · 0 teams with 0 people · 0 claims",
        "**Fall 2021** · archived · one team with one person · 0 claims",
    ]


async def test_draft_from_a_template_says_whose_rules_and_which_dates(server: Server):
    olu = an_organizer(server)
    created = answer(
        await olu.slash(server.channel, "challenge create", name="Class", template="mlrc-2020", first="2022-01-29")
    )
    lines = created.text.splitlines()
    assert lines[0].startswith("**Class** is a draft now")
    assert lines[2] == (
        "Rules as in [ML Reproducibility Challenge 2020](https://rescience.github.io), as far as they are known, "
        "and 3 dates that are to come:"
    )
    assert [line.split(":")[0] for line in lines[3:]] == ["• Report", "• Decision", "• Publication"]


async def test_stopped_edition_tells_its_message_and_nothing_in_it_formats(server: Server):
    olu, ada = an_organizer(server), server.member("ada")
    await olu.slash(server.channel, "challenge stop", message="Back on *Monday*")
    refused = answer(await ada.slash(server.channel, "team create", name="Scalar"))
    start = answer(await ada.slash(server.channel, "start"))
    resumed = answer(await olu.slash(server.channel, "challenge resume"))
    said = "**Fall 2021** is stopped for now: no new teams or claims. The organizers say: Back on \\*Monday\\*"
    assert refused.text == said
    assert said in start.text
    assert resumed.text.startswith("**Fall 2021** goes on.")


async def test_member_is_refused_and_offered_no_edition(server: Server):
    ada = server.member("ada")
    for command, options in (("create", {"name": "Mine"}), ("close", {}), ("stop", {"message": "No"}), ("list", {})):
        refused = answer(await ada.slash(server.channel, f"challenge {command}", **options))
        assert refused.text.startswith("Only the organizers can do this")
        assert refused.private
    assert await ada.autocomplete(server.channel, "challenge open", "edition", "") == []


async def test_editions_are_offered_with_where_they_stand_in_chinese_too(server: Server):
    olu = an_organizer(server, locale="zh-CN")
    await olu.slash(server.channel, "challenge copy", edition="Fall 2021", name="Spring 2022")
    offered = await olu.autocomplete(server.channel, "challenge open", "edition", "")
    assert [choice["name"] for choice in offered] == ["Fall 2021 · 进行中", "Spring 2022 · 草稿"]
    asked = answer(await olu.slash(server.channel, "challenge open", edition=offered[1]["value"]))
    assert asked.text.startswith(
        "要开放 **Spring 2022** 吗？之后即可组队和认领论文。命令将指向它，而不再指向 **Fall 2021**"
    )
    assert list(asked.buttons) == ["开放", "保持原状"]

from collections.abc import AsyncIterator
from types import SimpleNamespace

import discord
import pytest
import simcord

from db.engine import Database
from tests.kit.discord import Server, Shown, a_paper, a_server, answer, press, shown
from tests.suggestions.world import GANSPACE, TITLE, Told, found, tell_organizers_in, unknown

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

APPROVE, DECLINE = "catalog:approve:{}:1", "catalog:decline:{}:1"


@pytest.fixture
def told() -> Told:
    return Told(found())


@pytest.fixture
async def server(database: Database, told: Told) -> AsyncIterator[Server]:
    async with a_server(database, lookup=told) as server:
        yield server


def an_organizer(server: Server, name: str, *, locale: str = "en-US") -> simcord.MemberActor:
    """A new person who may manage the server."""
    role = server.guild.create_role(f"{name}'s", permissions=discord.Permissions(manage_guild=True))
    member = server.guild.add_member(server.env.create_user(name), roles=[role])
    server.locales[member.id] = locale
    return member


async def deliver(server: Server) -> None:
    await server.bot.bell.ring()
    await server.env.settle()


def last_letter(member: simcord.MemberActor) -> discord.Message:
    return member.user.dm_channel.history()[-1]


def read(message: discord.Message) -> Shown:
    """What a message shows that is no answer."""
    parts = [part.to_dict() for part in message.components]
    return shown(SimpleNamespace(components=parts, ephemeral=False))  # type: ignore[arg-type] - the same parts


async def test_suggested_paper_is_approved_and_the_suggester_told(server: Server):
    ada, olu = server.member("ada"), an_organizer(server, "olu")

    done = answer(await ada.slash(server.channel, "paper suggest", paper="https://arxiv.org/abs/2004.02546"))
    waiting = await olu.slash(server.channel, "catalog approve")
    listed = answer(waiting)
    approved = answer(await press(olu, waiting, "Approve"))
    await deliver(server)

    assert done == Shown(
        f"Thank you! The organizers can now take *{TITLE}* into the catalogue. You will be told what they decide.\n"
        "Erik Härkönen, Aaron Hertzmann\n-# Facts from arXiv",
        {},
        private=True,
    )
    assert listed == Shown(
        f"### One suggested paper is waiting\n**{TITLE}**\nErik Härkönen, Aaron Hertzmann\n"
        "-# NeurIPS 2020 · facts from arXiv\n"
        f"-# suggested by <@{ada.id}>, <t:1630497600:F> (<t:1630497600:R>)",
        {
            "Approve": APPROVE.format(server.guild.id),
            "Decline": DECLINE.format(server.guild.id),
            "Open its page": "https://arxiv.org/abs/2004.02546",
        },
        private=True,
    )
    assert approved == Shown(
        f"<@{olu.id}> approved *{TITLE}*: it is in the catalogue now. Whoever suggested it will be told.",
        {"Show": "papers:show:1", "What else is waiting": "catalog:waiting:0"},
        private=True,
    )
    letter = last_letter(ada)
    assert read(letter).text.endswith(f"approved the paper that you suggested: *{TITLE}*. It is in the catalogue now.")
    seen = answer(await ada.user.click(letter, custom_id=read(letter).buttons["Show"]))
    assert seen.text.startswith(
        f"### {TITLE}\nErik Härkönen, Aaron Hertzmann\n"
        "-# NeurIPS 2020 · [arxiv:2004.02546](https://arxiv.org/abs/2004.02546)\nOn the server, </paper show:"
    )
    assert seen.buttons == {}


async def test_unverified_paper_is_marked_wherever_it_is_shown(server: Server):
    ada, olu = server.member("ada"), an_organizer(server, "olu")

    refused = answer(await ada.slash(server.channel, "paper suggest", paper="10.1000/182"))
    done = answer(await ada.slash(server.channel, "paper suggest", paper="10.1000/182", title="A Paper"))
    waiting = await olu.slash(server.channel, "catalog approve")
    listed = answer(waiting)
    await press(olu, waiting, "Approve")
    card = answer(await ada.slash(server.channel, "paper show", paper="10.1000/182"))
    await deliver(server)
    letter = last_letter(ada)
    seen = answer(await ada.user.click(letter, custom_id=read(letter).buttons["Show"]))

    assert refused == Shown(
        "No paper source can be reached at the moment, so nothing is known about “10.1000/182”. "
        "Try again in a few minutes, or write its title into the option `title`.",
        {},
        private=True,
    )
    assert done.text.endswith("-# Unverified: it is kept as you typed it, since no source could confirm it.")
    assert "-# unverified: as it was typed" in listed.text
    assert "-# Unverified: these facts are just as somebody typed them." in card.text
    assert "-# Unverified: these facts are just as somebody typed them." in seen.text


async def test_paper_that_is_known_is_said_with_the_way_to_it(server: Server, told: Told):
    ada = server.member("ada")
    paper_id = await a_paper(server, "CDEP", "arxiv:1909.13584")
    await ada.slash(server.channel, "paper suggest", paper=GANSPACE)

    there = answer(await ada.slash(server.channel, "paper suggest", paper="1909.13584"))
    waits = answer(await ada.slash(server.channel, "paper suggest", paper=GANSPACE))

    assert there == Shown("*CDEP* is already in the catalogue.", {"Show": f"papers:show:{paper_id}"}, private=True)
    assert waits.text == (
        f"*{TITLE}* was already suggested, <t:1630497600:F> (<t:1630497600:R>), "
        "and is waiting for the organizers' answer."
    )
    assert told.asked == [GANSPACE]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://github.com/ada/vector", "That is a repository. Paste a link or an id of the paper itself"),
        ("https://example.org/a", "No paper source can tell what “https:\u200b//example.org/a” is. Suggest it again"),
        ("http://example.org/a", "Only addresses that begin with `https://` are accepted."),
        ("1909.13584", "None of the paper sources knows “1909.13584”. Please check the link or id."),
        ("12345", "“12345” is not a link, id or title that I can read."),
        ("ask ada@example.org", "That contains an e-mail address"),
    ],
)
async def test_refusal_says_what_to_do(server: Server, told: Told, typed: str, said: str):
    told.outcomes |= dict([unknown("arxiv:1909.13584")])
    ada = server.member("ada")

    seen = answer(await ada.slash(server.channel, "paper suggest", paper=typed))

    assert (seen.text[: len(said)], seen.buttons, seen.private) == (said, {}, True)


async def test_organizers_channel_gets_the_suggestion_and_then_the_answer(server: Server):
    ada, olu = server.member("ada"), an_organizer(server, "olu")
    room = server.guild.create_text_channel("organizers")
    await tell_organizers_in(server.database, server.guild.id, room.id)
    await ada.slash(server.channel, "paper suggest", paper=GANSPACE)
    await deliver(server)
    [letter] = room.history()

    await server.restart()
    await ada.click(letter, custom_id=APPROVE.format(server.guild.id))
    before = read(room.history()[-1]).text
    await olu.click(letter, custom_id=DECLINE.format(server.guild.id))
    [after] = room.history()

    assert before.startswith(f"A paper was suggested for the catalogue.\n**{TITLE}**\n")
    assert (read(after).text, read(after).buttons) == (
        f"<@{olu.id}> declined *{TITLE}*. Whoever suggested it will be told.",
        {},
    )
    await deliver(server)
    assert "did not add the paper that you suggested to the catalogue" in read(last_letter(ada)).text


async def test_person_who_may_not_manage_the_server_cannot_answer(server: Server):
    ada, olu = server.member("ada"), an_organizer(server, "olu")
    await ada.slash(server.channel, "paper suggest", paper=GANSPACE)
    room = server.guild.create_text_channel("organizers")
    await tell_organizers_in(server.database, server.guild.id, room.id)
    await ada.slash(server.channel, "paper suggest", paper="Another Paper")
    await deliver(server)
    [letter] = room.history()

    refused = answer(await ada.click(letter, custom_id=f"catalog:approve:{server.guild.id}:2"))
    waiting = answer(await olu.slash(server.channel, "catalog approve"))

    assert refused.private
    assert refused.text.startswith("This is for helpers, moderators and organizers.")
    assert waiting.text.startswith("### 2 suggested papers are waiting")
    assert "catalog approve" not in ada.available_commands(server.channel)
    assert "catalog approve" in olu.available_commands(server.channel)


async def test_second_answer_is_refused_also_after_a_restart(server: Server):
    ada = server.member("ada")
    olu, uma = an_organizer(server, "olu"), an_organizer(server, "uma")
    await ada.slash(server.channel, "paper suggest", paper=GANSPACE)
    lists = [await organizer.slash(server.channel, "catalog approve") for organizer in (olu, uma)]

    await server.restart()
    first = answer(await press(olu, lists[0], "Approve"))
    second = answer(await press(uma, lists[1], "Decline"))

    assert first.text.startswith(f"<@{olu.id}> approved")
    assert second.text.startswith(
        "This suggestion has already been answered. See what is still waiting with </catalog approve:"
    )


async def test_list_turns_its_pages_and_comes_back(server: Server):
    ada, olu = server.member("ada"), an_organizer(server, "olu")
    for number in range(5):
        await ada.slash(server.channel, "paper suggest", paper=f"Paper {'abcde'[number]}")

    waiting = await olu.slash(server.channel, "catalog approve")
    first = answer(waiting)
    second = answer(await press(olu, waiting, "Next"))
    back = answer(await press(olu, waiting, "Previous"))

    assert [line for line in first.text.split("\n") if line.startswith("**")] == [
        f"**Paper {each}**" for each in "abcd"
    ]
    assert first.text.endswith("-# Page 1 of 2")
    assert "**Paper e**" in second.text
    assert second.text.endswith("-# Page 2 of 2")
    assert back == first


async def test_empty_list_says_so(server: Server):
    olu = an_organizer(server, "olu")

    seen = answer(await olu.slash(server.channel, "catalog approve"))

    assert seen.text.startswith("### 0 suggested papers are waiting\nNo suggestions are waiting for an answer.")


async def test_longest_suggestions_fit_on_a_page(server: Server, told: Told):
    ada, olu = server.member("ada"), an_organizer(server, "olu")
    for number in range(5):
        name = f"arxiv:2004.0000{number}"
        told.outcomes |= dict([found(name, title="*" * 499 + "a", authors=("_" * 200,) * 20, venue="|" * 200)])
        await ada.slash(server.channel, "paper suggest", paper=name)

    seen = answer(await olu.slash(server.channel, "catalog approve"))

    assert seen.text.startswith("### 5 suggested papers are waiting")


async def test_chinese_readers_suggest_and_answer_in_chinese(server: Server):
    lin, olu = server.member("lin", locale="zh-CN"), an_organizer(server, "olu", locale="zh-CN")

    done = answer(await lin.slash(server.channel, "paper suggest", paper=GANSPACE)).text
    waits = answer(await lin.slash(server.channel, "paper suggest", paper=GANSPACE)).text
    refused = answer(await lin.slash(server.channel, "paper suggest", paper="10.1000/182")).text
    waiting = await olu.slash(server.channel, "catalog approve")
    listed = answer(waiting).text
    approved = answer(await press(olu, waiting, "批准")).text
    await deliver(server)

    assert done.startswith(f"谢谢！已请组织者考虑收录 *{TITLE}*，有结果时会通知你。\n")
    assert waits == f"已有人于 <t:1630497600:F>（<t:1630497600:R>）推荐过 *{TITLE}*，正在等待组织者处理。"
    assert refused.startswith("目前无法查询论文信息，因此不知道“10.1000/182”是哪篇论文。")
    assert listed.startswith(f"### 有 1 篇推荐论文待处理\n**{TITLE}**\n")
    assert approved == f"<@{olu.id}> 已批准收录 *{TITLE}*，论文库中现在可以查到。推荐人会收到通知。"
    assert f"的组织者批准了你推荐的论文：*{TITLE}*。" in read(last_letter(lin)).text


async def test_title_that_a_source_tells_cannot_format_or_mention(server: Server, told: Told):
    told.outcomes |= dict([found(title="**Bold** @everyone <@1> [x](http://evil.example)", authors=("*a*",))])
    ada = server.member("ada")

    text = answer(await ada.slash(server.channel, "paper suggest", paper=GANSPACE)).text

    assert "\\*\\*Bold\\*\\* @\u200beveryone <\u200b@\u200b1> \\[x\\](http:\u200b//evil.example)" in text
    assert "\n\\*a\\*\n" in text

import pytest

from tests.kit.discord import Server, Shown, a_server, answer, let_in, press
from tests.teams.letters import last_letter

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_create_makes_a_lead_who_reads_what_to_do_next(server: Server):
    ada = server.member("ada")

    result = await ada.slash(server.channel, "team create", name="Vector")

    seen = answer(result)
    assert (seen.private, list(seen.buttons)) == (True, ["Show"])
    assert seen.text.startswith("You now lead **Vector** in Fall 2021. Next: invite people with </team invite:")
    team = answer(await press(ada, result, "Show"))
    team_invite = server.bot.texts.command("team invite")
    assert team == Shown(
        text=(
            f"### Vector\n-# Fall 2021\nPeople (1 of 3): {ada.mention} (lead)\n"
            f"No paper yet.\nInvite people with {team_invite}."
        ),
        buttons={
            "Find a paper": "papers:browse",
            "Rename": "teams:rename",
            "Find people": "teams:match",
            "My local time": "teams:time",
            "Leave": "teams:leave",
        },
        private=True,
    )


async def test_form_makes_a_team(server: Server):
    ada = server.member("ada")

    opened = await press(ada, await ada.slash(server.channel, "start"), "Form a team")
    assert opened.modal is not None
    custom_id = opened.modal["components"][0]["component"]["custom_id"]
    result = await ada.submit_modal(opened, {custom_id: "Vector"})

    assert answer(result).text.startswith("You now lead **Vector**")


async def test_refused_form_says_why(server: Server):
    ada = server.member("ada")

    opened = await press(ada, await ada.slash(server.channel, "start"), "Form a team")
    assert opened.modal is not None
    custom_id = opened.modal["components"][0]["component"]["custom_id"]
    result = await ada.submit_modal(opened, {custom_id: "evil.com"})

    assert answer(result).text.startswith("**evil.com** looks like a link")


async def test_join_from_the_list_asks_the_lead(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")

    listed = await bo.slash(server.channel, "team list")
    line = "**Vector** · 1 of 3 people · no paper yet · looking for people"
    assert answer(listed).text == f"### Teams in Fall 2021\n{line}"
    card = await press(bo, listed, "Show")
    asked = answer(await press(bo, card, "Ask to join"))

    assert asked.text.startswith(
        "The lead of **Vector** was asked to let you in, and can answer until <t:1631102400:F>"
    )
    assert (list(asked.buttons), asked.private) == (["Withdraw"], True)
    shows = answer(await ada.slash(server.channel, "team show"))
    assert f"People (1 of 3): {ada.mention} (lead)" in shows.text
    assert f"{bo.mention} asks to join" in shows.text


async def test_list_is_turned_in_place(server: Server):
    names = [f"Group {letter}{letter}" for letter in "abcdefghj"]
    for name in names:
        await server.member(name.replace(" ", "")).slash(server.channel, "team create", name=name)
    ada = server.member("ada")

    listed = await ada.slash(server.channel, "team list")
    first = answer(listed)
    turned = answer(await press(ada, listed, "Next"))

    assert first.text.count("**Group") == 8
    assert first.text.endswith("-# Page 1 of 2")
    assert (
        turned.text
        == "### Teams in Fall 2021\n**Group jj** · 1 of 3 people · no paper yet · looking for people\n-# Page 2 of 2"
    )
    assert list(turned.buttons) == ["Show", "Previous"]


async def test_suggestions_are_teams_that_begin_so(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")

    assert await bo.autocomplete(server.channel, "team join", "team", "vec") == [{"name": "Vector", "value": "team:1"}]
    assert await bo.autocomplete(server.channel, "team join", "team", "x") == []


async def test_leaving_is_asked_first_and_can_be_declined(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    await let_in(server, ada, bo)

    asked = await ada.slash(server.channel, "team leave")
    assert answer(asked).text == (
        f"Leave **Vector**? {bo.mention}, the longest-standing member, then becomes its lead. "
        f"To choose somebody else, use {server.bot.texts.command('team lead')} first."
    )
    assert answer(await press(ada, asked, "Stay")) == Shown("All right, nothing has changed.", {}, private=True)

    asked = await ada.slash(server.channel, "team leave")
    left = answer(await press(ada, asked, "Leave the team"))
    assert left.text == f"You left **Vector**. {bo.mention} leads it now."


async def test_leaving_that_means_something_else_by_now_is_asked_again(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    await let_in(server, ada, bo)
    asked = await bo.slash(server.channel, "team leave")
    await press(ada, await ada.slash(server.channel, "team leave"), "Leave the team")

    late = answer(await press(bo, asked, "Leave the team"))

    assert late.text.startswith(
        "Something has changed, and leaving **Vector** now means something else than you were asked."
    )
    assert answer(await bo.slash(server.channel, "team show")).text.startswith("### Vector")


async def test_people_read_their_own_language(server: Server):
    ada, lin = server.member("ada"), server.member("lin", locale="zh-CN")
    await lin.slash(server.channel, "team create", name="复现小队")

    own = answer(await lin.slash(server.channel, "team show"))
    team_invite = server.bot.texts.command("team invite")
    await lin.slash(server.channel, "team invite", member=ada)

    people = f"队员（1/3）：{lin.mention}（队长）"
    assert own.text == f"### 复现小队\n-# Fall 2021\n{people}\n尚未认领论文。\n用 {team_invite} 邀请队友。"
    assert own.buttons == {
        "找论文": "papers:browse",
        "修改": "teams:rename",
        "找人": "teams:match",
        "我的当地时间": "teams:time",
        "退出": "teams:leave",
    }
    # Ada has not spoken to the bot yet: she reads the server's language.
    assert (await last_letter(server, ada)).text.startswith(f"{lin.mention} invites you to join **复现小队**")


async def test_language_without_words_falls_back_to_the_servers(database):
    async with a_server(database, guild_locale="zh-CN") as server:
        ada, max_ = server.member("ada"), server.member("max", locale="de")

        assert answer(await ada.slash(server.channel, "team list")).text.startswith("### Teams in")
        assert answer(await max_.slash(server.channel, "team list")).text.startswith("### Fall 2021 的队伍")


async def test_what_people_type_cannot_mention_format_or_link(server: Server):
    ada = server.member("ada")

    for typed in ("@everyone", "<@1> **x**", "[click](http://evil.example)", "# big", "`code` ||spoiler||"):
        text = answer(await ada.slash(server.channel, "team show", team=typed)).text
        shown = text.removeprefix("There is no team called **").split("** in this edition.")[0]
        assert "@e" not in shown
        assert "<@" not in shown
        assert "](" not in shown.replace("\\]", "")
        assert "://" not in shown
        assert not any(f"{mark}{mark}" in shown.replace(f"\\{mark}", "") for mark in "*|`")

import pytest

from bot.domain.permissions import Actor
from tests.kit.discord import Server, Shown, a_paper, answer, press
from tests.looking.people import SAID, answer_label, fields, fill, hide_people, letters, look, say

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_looking_asks_five_things_and_shows_the_entry(server: Server):
    ada = server.member("ada")

    opened = await ada.slash(server.channel, "team looking")
    asked = [(each["max_length"], each["required"], each.get("value")) for each in fields(opened)]
    seen = answer(await fill(ada, opened, *SAID))

    assert asked == [(200, True, None), (200, False, None), (64, True, None), (20, True, None), (100, False, None)]
    text, until = seen.text.split("\n-# ")
    assert text == (
        "### You are looking for a team\nInterests: GANs\nSkills: PyTorch\nLanguages: English\n"
        "8 h a week · UTC+2 (others see: 14:00, UTC+2)"
    )
    assert until.startswith("Until <t:1631707200:F>")
    guild = server.guild.id
    assert seen.buttons == {
        "Find a team": "teams:match",
        "Change": f"teams:looking-change:{guild}",
        "Renew for two weeks": f"teams:looking-renew:{guild}",
        "Stop looking": f"teams:looking-stop:{guild}",
    }
    assert seen.private


async def test_looking_again_shows_the_entry_and_changing_begins_with_it(server: Server):
    ada = server.member("ada")
    await look(server, ada)

    again = await ada.slash(server.channel, "team looking")
    opened = await press(ada, again, "Change")
    values = tuple(each["value"] for each in fields(opened))
    changed = answer(await fill(ada, opened, "Transformers", "", "AoE", "20 h", ""))

    assert answer(again).text.startswith("### You are looking for a team\nInterests: GANs\n")
    assert values == SAID
    assert changed.text.split("\n-# ")[0] == (
        "### You are looking for a team\nInterests: Transformers\n20 h a week · AoE (others see: 00:00, UTC-12)"
    )


async def test_looking_is_spoken_of_in_chinese(server: Server):
    lin = server.member("lin", locale="zh-CN")

    opened = await lin.slash(server.channel, "team looking")
    seen = answer(await fill(lin, opened, "扩散模型", "", "北京", "８ 小时", "中文"))

    assert opened.modal is not None
    assert [opened.modal["title"], *(each["label"] for each in opened.modal["components"])] == [
        *("寻找队伍", "你的兴趣", "你的技能", "你的时区", "每周小时数", "你会的语言")
    ]
    assert seen.text.split("\n-# ")[0] == (
        "### 你正在寻找队伍\n兴趣：扩散模型\n语言：中文\n每周 8 小时 · Asia/Shanghai（别人看到的是：20:00, UTC+8）"
    )
    assert list(seen.buttons) == ["找队伍", "修改", "续期两周", "不再寻找"]


@pytest.mark.parametrize(
    ("place", "typed", "english", "chinese"),
    [
        (0, "  ", "This cannot be empty.", "这里需要填写内容"),
        (1, "me@example.org", "That contains an e-mail address", "内容包含电子邮箱地址"),
        (2, "CST", "“CST” can mean several time zones.", "“CST”可以指多个时区。"),
        (2, "UTC+5:30", "“UTC+5:30” is not a whole number of hours", "“UTC+5:30”不是整小时的偏移。"),
        (2, "nowhere", "I don't know a time zone called “nowhere”.", "没有名为“nowhere”的时区。"),
        (3, "100", "“100” is not a number of hours from 1 to 80.", "“100”不是 1 至 80 之间的小时数。"),
        (4, "@everyone", "That mentions somebody", "内容提及了某人"),
    ],
)
async def test_refused_form_says_why_and_shows_nobody_anything(server: Server, place, typed, english, chinese):
    ada, lin = server.member("ada"), server.member("lin", locale="zh-CN")
    said = [*SAID[:place], typed, *SAID[place + 1 :]]

    seen = [answer(await look(server, member, *said)) for member in (ada, lin)]

    assert [each.text[: len(start)] for each, start in zip(seen, (english, chinese), strict=True)] == [english, chinese]
    assert [each.private for each in seen] == [True, True]
    assert (await ada.slash(server.channel, "team looking")).modal is not None


async def test_who_is_in_a_team_reads_so_instead_of_a_form(server: Server):
    ada = server.member("ada")
    await ada.slash(server.channel, "team create", name="Vector")

    result = await ada.slash(server.channel, "team looking")

    assert result.modal is None
    assert answer(result).text.startswith("You are already in **Vector**")


async def test_outsiders_read_how_to_opt_in(server: Server):
    ada, bo, lin = server.member("ada"), server.member("bo"), server.member("lin", locale="zh-CN")
    await say(server, ada)

    english = answer(await bo.slash(server.channel, "team match"))
    chinese = answer(await lin.slash(server.channel, "team match"))

    looking = server.bot.texts.command("team looking")
    who = "Who is looking for a team is shown only to people who are looking too and to leads with a free seat."
    assert english == Shown(f"{who} If you are looking too, use {looking}.", {}, private=True)
    who = "只有同样在找队伍的人和队伍有空位的队长，才能看到谁在找队伍。"
    assert chinese.text == f"{who}如果你也在找，请使用 {looking}。"


async def test_lead_sees_people_with_reasons_and_invites_one_by_direct_message(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await server.services.roster.rename(Actor(server.guild.id, ada.id), "Vector", "We need PyTorch, 10 h a week. GANs!")
    await say(server, bo)

    matched = await ada.slash(server.channel, "team match")
    invited = await press(ada, matched, "Invite")
    await server.env.settle()
    again = await ada.slash(server.channel, "team match")

    assert answer(matched) == Shown(
        "### People looking for a team in Fall 2021\n"
        f"**{bo.mention}** · 8 h a week · 14:00, UTC+2\nInterests: GANs\nSkills: PyTorch\nLanguages: English\n"
        "Why: offers what your team asks for: *pytorch* · both mention *gans* · time zone not known"
        " · has 8 h a week, your team asks for 10",
        {"Invite": f"teams:match-invite:{bo.id}"},
        private=True,
    )
    assert (answer(invited).private, bo.mention in answer(invited).text) == (True, True)
    assert len(letters(bo)) == 1
    assert answer(again).text.endswith("\nYou have invited this person.")
    assert answer(again).buttons == {}
    assert [each for each in server.channel.history() if not each.flags.ephemeral] == []


async def test_who_looks_no_more_cannot_be_invited_from_an_old_card(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    await say(server, bo)
    matched = await ada.slash(server.channel, "team match")

    await press(bo, await bo.slash(server.channel, "team looking"), "Stop looking")
    refused = answer(await press(ada, matched, "Invite"))

    assert refused.text.startswith("This person is no longer looking for a team.")
    assert letters(bo) == []


async def test_who_leads_no_more_cannot_invite_from_an_old_card(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    await say(server, bo)
    matched = await ada.slash(server.channel, "team match")

    await press(ada, await ada.slash(server.channel, "team leave"), "Leave the team")
    refused = answer(await press(ada, matched, "Invite"))

    assert refused.text.startswith("Who is looking for a team is shown only to")
    assert letters(bo) == []


async def test_person_sees_teams_and_asks_to_join_one(server: Server):
    ada, lin = server.member("ada"), server.member("lin", locale="zh-CN")
    await a_paper(server, "GANSpace: Discovering GAN Controls")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await server.services.people.show_time(Actor(server.guild.id, ada.id), "Berlin")
    await server.services.claims.claim(Actor(server.guild.id, ada.id), 1)
    entry = await look(server, lin, "gan", "", "北京", "8", "")

    matched = await press(lin, entry, "找队伍")
    asked = await press(lin, matched, answer_label(matched, "teams:join:1"))
    await server.env.settle()

    assert answer(matched).text == (
        "### Fall 2021 中有空位的队伍\n**Vector** · 1/3 人\n理由：都提到 *gan* · 时差最多 6 小时"
    )
    assert sorted(answer(matched).buttons.values()) == ["teams:join:1", "teams:match-people:0"]
    assert "Vector" in answer(asked).text
    assert len(letters(ada)) == 1


async def test_people_who_look_find_each_other_without_a_button_to_invite(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await say(server, bo, zone="UTC+5", languages="")
    await look(server, ada)

    result = await ada.slash(server.channel, "team match")
    teams = answer(result)
    people = answer(await press(ada, result, "Find people"))

    create = server.bot.texts.command("team create")
    assert teams.text == (
        f"### Teams with room in Fall 2021\nNo team has a free seat at the moment. You can form one yourself: {create}."
    )
    assert people == Shown(
        "### People looking for a team in Fall 2021\n"
        f"**{bo.mention}** · 8 h a week · 17:00, UTC+5\nInterests: GANs\nSkills: PyTorch\n"
        "Why: both mention *gans, pytorch* · clocks 3 h apart · similar time: 8 and 8 h a week\n"
        f"If you form a team with {create}, you can invite them.",
        {"Find a team": "teams:match-teams:0"},
        private=True,
    )


async def test_team_that_hides_its_people_is_shown_by_its_name(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    lead = Actor(server.guild.id, ada.id)
    await a_paper(server, "GANSpace")
    await server.services.teams.create(lead, "Secret")
    await server.services.claims.claim(lead, 1)
    await hide_people(server)
    await look(server, bo)

    seen = answer(await bo.slash(server.channel, "team match"))

    assert seen.text == "### Teams with room in Fall 2021\n**Secret**\nWhy: time zone not known"

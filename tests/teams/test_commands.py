from datetime import timedelta
from typing import Any

import pytest

from tests.kit.discord import Server, Shown, a_server, answer, press

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
        buttons={"Find a paper": "papers:browse", "Leave": "teams:leave"},
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


async def test_join_from_the_list(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")

    listed = await bo.slash(server.channel, "team list")
    assert answer(listed).text == "### Teams in Fall 2021\n**Vector** · 1 of 3 people · no paper yet"
    card = await press(bo, listed, "Show")
    joined = await press(bo, card, "Join")

    assert answer(joined).text == (f"You are now in **Vector**.\nPeople (2 of 3): {ada.mention} (lead), {bo.mention}")


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
    assert turned.text == "### Teams in Fall 2021\n**Group jj** · 1 of 3 people · no paper yet\n-# Page 2 of 2"
    assert list(turned.buttons) == ["Show", "Previous"]


async def test_suggestions_are_teams_that_begin_so(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")

    assert await bo.autocomplete(server.channel, "team join", "team", "vec") == [{"name": "Vector", "value": "team:1"}]
    assert await bo.autocomplete(server.channel, "team join", "team", "x") == []


async def test_invitation_is_public_and_notifies_only_the_one_who_is_asked(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")

    result = await ada.slash(server.channel, "team invite", member=bo)

    seen = answer(result)
    assert seen.text.startswith(f"{bo.mention}, {ada.mention} invites you to join **Vector**.")
    assert (seen.private, list(seen.buttons)) == (False, ["Accept", "Decline"])
    sent = [body["data"]["allowed_mentions"] for body in _answers(server)]
    assert sent[-1] == {"parse": [], "users": [bo.id]}
    assert sent[0] == {"parse": []}


async def test_invitation_is_answered_once_and_by_the_one_who_was_asked(server: Server):
    ada, bo, cy = server.member("ada"), server.member("bo"), server.member("cy")
    await ada.slash(server.channel, "team create", name="Vector")
    invitation = await ada.slash(server.channel, "team invite", member=bo)

    stranger = await press(cy, invitation, "Accept")
    accepted = await press(bo, invitation, "Accept")

    assert answer(stranger).text.startswith("This invitation is for somebody else.")
    assert answer(stranger).private
    assert answer(accepted) == Shown(f"{bo.mention} is now in **Vector**.", {}, private=False)


async def test_invitation_works_after_a_restart(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    invitation = await ada.slash(server.channel, "team invite", member=bo)

    await server.restart()
    declined = await press(bo, invitation, "Decline")

    assert answer(declined) == Shown(f"{bo.mention} declined the invitation to **Vector**.", {}, private=False)


async def test_invitation_past_its_time_is_over(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    invitation = await ada.slash(server.channel, "team invite", member=bo)

    server.clock.advance(timedelta(days=8))
    await server.bot.bell.ring()
    late = await press(bo, invitation, "Accept")

    assert answer(late).text.startswith("This invitation is no longer open.")


async def test_bot_cannot_be_invited(server: Server):
    ada = server.member("ada")
    await ada.slash(server.channel, "team create", name="Vector")
    robot = server.guild.add_member(server.env.create_user("robot", bot=True))

    result = await ada.slash(server.channel, "team invite", member=robot)

    assert answer(result).text == "You can invite other people to your team, but neither yourself nor a bot."


async def test_refusal_of_a_public_command_is_private(server: Server):
    ada, bo = server.member("ada"), server.member("bo")

    seen = answer(await ada.slash(server.channel, "team invite", member=bo))

    assert (seen.private, seen.text.startswith("You are in no team yet.")) == (True, True)
    assert server.channel.history() == [message for message in server.channel.history() if message.flags.ephemeral]


async def test_leaving_is_asked_first_and_can_be_declined(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    await bo.slash(server.channel, "team join", team="vector")

    asked = await ada.slash(server.channel, "team leave")
    assert answer(asked).text == f"Leave **Vector**? {bo.mention}, the longest-standing member, then becomes its lead."
    assert answer(await press(ada, asked, "Stay")) == Shown("All right, nothing was changed.", {}, private=True)

    asked = await ada.slash(server.channel, "team leave")
    left = answer(await press(ada, asked, "Leave the team"))
    assert left.text == f"You left **Vector**. {bo.mention} leads it now."


async def test_leaving_that_means_something_else_by_now_is_asked_again(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    await bo.slash(server.channel, "team join", team="vector")
    asked = await bo.slash(server.channel, "team leave")
    await press(ada, await ada.slash(server.channel, "team leave"), "Leave the team")

    late = answer(await press(bo, asked, "Leave the team"))

    assert late.text.startswith("Meanwhile, leaving **Vector** means something else than you were asked.")
    assert answer(await bo.slash(server.channel, "team show")).text.startswith("### Vector")


async def test_people_read_their_own_language_and_the_channel_the_servers(server: Server):
    ada, lin = server.member("ada"), server.member("lin", locale="zh-CN")
    await lin.slash(server.channel, "team create", name="复现小队")

    own = answer(await lin.slash(server.channel, "team show"))
    team_invite = server.bot.texts.command("team invite")
    invitation = answer(await lin.slash(server.channel, "team invite", member=ada))

    people = f"队员（1/3）：{lin.mention}（队长）"
    assert own.text == f"### 复现小队\n-# Fall 2021\n{people}\n尚未认领论文。\n用 {team_invite} 邀请队友。"
    assert own.buttons == {"找论文": "papers:browse", "退出": "teams:leave"}
    assert invitation.text.startswith(f"{ada.mention}, {lin.mention} invites you to join **复现小队**.")


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


def _answers(server: Server) -> list[dict[str, Any]]:
    bodies = [request.json or {} for request in server.env.http_requests if request.path.endswith("/callback")]
    return [body for body in bodies if body.get("type") == 4]

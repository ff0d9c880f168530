"""/moderate as moderators use it, and what the others read."""

import discord
import pytest
import simcord

from bot.domain.permissions import Actor
from tests.kit.discord import Server, a_paper, answer, let_in, press, read

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


def a_moderator(server: Server, *, locale: str = "en-US") -> simcord.MemberActor:
    role = server.guild.create_role("Moderator", permissions=discord.Permissions(moderate_members=True))
    mo = server.guild.add_member(server.env.create_user("mo"), roles=[role])
    server.locales[mo.id] = locale
    return mo


async def fill_in(
    member: simcord.MemberActor, opened: simcord.InteractionResult, *typed: str
) -> simcord.InteractionResult:
    assert opened.modal is not None, "no form was opened"
    fields = [label["component"]["custom_id"] for label in opened.modal["components"]]
    return await member.submit_modal(opened, dict(zip(fields, typed, strict=True)))


async def test_wrong_move_is_repaired_and_undone(server: Server):
    olu, ada, bo = a_moderator(server), server.member("ada"), server.member("bo")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await let_in(server, ada, bo)
    await server.services.teams.create(Actor(server.guild.id, server.member("cy").id), "Scalar")
    seen = await olu.slash(server.channel, "moderate participant", member=bo.user)
    before = answer(seen)
    planned = await fill_in(olu, await press(olu, seen, "Move to a team…"), "Scalar", "Asked for *it*")
    question = answer(planned)
    moved = await press(olu, planned, "Move")
    done = answer(moved)
    await server.env.settle()
    letter = read(bo.user.dm_channel.history()[-1])
    undone = answer(await press(olu, moved, "Take it back"))
    listed = answer(await olu.slash(server.channel, "moderate undo"))
    audit = answer(await olu.slash(server.channel, "moderate audit", member=bo.user, about="team:"))

    assert before.text.splitlines()[:2] == [f"### <@{bo.id}> in Fall 2021", "In **Vector**."]
    assert list(before.buttons) == ["Move to a team…", "Take out of the team…", "Exclude…", "Note…"]
    assert question.text.splitlines() == [
        f"Move <@{bo.id}> to **Scalar**",
        "Reason: Asked for \\*it\\*",
        "No paper becomes free. **3 people are told**, with the reason.",
    ]
    assert done.text == f"Done: Move <@{bo.id}> to **Scalar**. 3 people are told."
    assert f"did this: Move <@{bo.id}> to **Scalar**." in letter.text
    assert undone.text == f"Taken back: Move <@{bo.id}> to **Scalar**. 3 people are told."
    assert listed.text.startswith("There is nothing to take back")
    assert audit.text.splitlines()[0] == "### 5 acts"
    assert all(each.private for each in (before, question, done, undone, listed, audit))


async def test_excluded_person_reads_until_when_and_why(server: Server):
    mo, bo = a_moderator(server), server.member("bo")
    await server.services.teams.create(Actor(server.guild.id, bo.id), "Vector")
    seen = await mo.slash(server.channel, "moderate participant", member=bo.user)
    planned = await fill_in(mo, await press(mo, seen, "Exclude…"), "2021-10-01", "Copied a report")
    question = answer(planned)
    await press(mo, planned, "Exclude")
    await server.env.settle()
    letter = read(bo.user.dm_channel.history()[-1])
    refused = answer(await bo.slash(server.channel, "team create", name="Scalar"))

    assert question.text.splitlines()[2].startswith("Until <t:")
    assert "This ends Vector: nobody is left in it." in question.text
    assert letter.text.splitlines()[1] == "Reason: Copied a report"
    assert letter.text.splitlines()[2].startswith("Until <t:")
    assert refused.text.startswith("The organizers excluded you from Fall 2021 until <t:")


async def test_team_and_claim_are_shown_with_what_can_be_put_right(server: Server):
    olu, ada = a_moderator(server, locale="zh-CN"), server.member("ada")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await server.services.claims.claim(Actor(server.guild.id, ada.id), await a_paper(server, "Attention"))
    team = answer(await olu.slash(server.channel, "moderate team", team="Vector"))
    (offered,) = await olu.autocomplete(server.channel, "moderate claim", "claim", "att")
    claim = answer(await olu.slash(server.channel, "moderate claim", claim=offered["value"]))
    assert team.text.splitlines()[:3] == [
        "### Fall 2021 中的 Vector",
        f"<@{ada.id}>。队长是 <@{ada.id}>。",
        "• **Attention** · 已认领",
    ]
    assert list(team.buttons) == ["改名…", "移交…", "解散…", "备注…"]
    assert offered["name"] == "Vector · Attention"
    assert list(claim.buttons) == ["释放…", "收回…", "延长…", "转给队伍…"]


async def test_note_is_kept_and_the_audit_is_a_file(server: Server):
    olu, ada = a_moderator(server), server.member("ada")
    seen = await olu.slash(server.channel, "moderate participant", member=ada.user)
    refused = answer(await fill_in(olu, await press(olu, seen, "Note…"), f"Friendly <@{olu.id}>"))
    noted = answer(await fill_in(olu, await press(olu, seen, "Note…"), "*Friendly*"))
    again = answer(await olu.slash(server.channel, "moderate participant", member=ada.user))
    audit = await olu.slash(server.channel, "moderate audit")
    exported = await press(olu, audit, "All of it as a file")
    assert refused.text.startswith("That mentions somebody")
    assert noted.text.startswith("Noted.")
    assert "In no team." in again.text
    assert f"“\\*Friendly\\*” <@{olu.id}>, <t:" in again.text
    assert exported.response is not None
    assert (await exported.response.attachments[0].read()).startswith(b"at,tag,by,facts")


async def test_command_is_not_offered_to_members_and_an_old_button_refuses_them(server: Server):
    mo, ada = a_moderator(server), server.member("ada")
    seen = await mo.slash(server.channel, "moderate undo")
    assert answer(seen).text.startswith("There is nothing to take back")
    assert not any(name.startswith("moderate") for name in ada.available_commands(server.channel))
    refused = await server.services.moderation_records.suggest_claims(Actor(server.guild.id, ada.id), "")
    assert refused == []

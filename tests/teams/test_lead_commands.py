"""What a lead does with the team: hand over, remove, rename, merge."""

import pytest
import simcord

from tests.kit.discord import Server, Shown, a_paper, answer, let_in, press, shown
from tests.teams.letters import answer_letter, last_letter, written_in

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def a_team(server: Server, name: str, lead: str, *others: str) -> list[simcord.MemberActor]:
    """People in a team, of whom the first leads it."""
    people = [server.member(each) for each in (lead, *others)]
    await people[0].slash(server.channel, "team create", name=name)
    await let_in(server, people[0], *people[1:])
    return people


async def test_team_is_handed_over_after_asking(server: Server):
    ada, bo = await a_team(server, "Vector", "ada", "bo")

    asked = await ada.slash(server.channel, "team lead", member=bo)
    assert answer(asked).text == f"Hand **Vector** over to {bo.mention}? You stay a member."
    done = answer(await press(ada, asked, "Yes"))

    assert done == Shown(f"{bo.mention} now leads **Vector**.", {}, private=True)
    assert (await last_letter(server, bo)).text == f"You now lead **Vector** ({server.guild.name})."
    team = answer(await ada.slash(server.channel, "team show"))
    assert f"{ada.mention}, {bo.mention} (lead)" in team.text


async def test_lead_who_names_themself_is_told_to_name_somebody_else(server: Server):
    (ada,) = await a_team(server, "Vector", "ada")

    refused = answer(await ada.slash(server.channel, "team lead", member=ada))

    lead = server.bot.texts.command("team lead")
    assert refused.text == f"This person already leads **Vector**. To hand it over, name another member: {lead}."


async def test_member_is_removed_after_asking(server: Server):
    ada, bo, cy = await a_team(server, "Vector", "ada", "bo", "cy")

    asked = await ada.slash(server.channel, "team remove", member=bo)
    assert answer(asked).text == f"Remove {bo.mention} from **Vector**? They will be told."
    assert answer(await press(ada, asked, "No")).text == "All right, nothing has changed."
    done = answer(await press(ada, await ada.slash(server.channel, "team remove", member=bo), "Yes"))

    assert done.text == f"{bo.mention} is no longer in **Vector**."
    told = f"You are no longer in **Vector** ({server.guild.name}): its lead removed you."
    assert (await last_letter(server, bo)).text == told
    late = answer(await cy.slash(server.channel, "team remove", member=ada))
    assert late.text.startswith("Only the lead of **Vector** can do this.")


async def test_form_is_filled_with_what_is_so_and_changes_it(server: Server):
    (ada,) = await a_team(server, "Vector", "ada")

    opened = await ada.slash(server.channel, "team rename")
    assert opened.modal is not None
    fields = [part["component"] for part in opened.modal["components"]]
    assert [field.get("value") for field in fields] == ["Vector", None]
    filled = {fields[0]["custom_id"]: "Re-Vector", fields[1]["custom_id"]: "We like GANs and *stars*"}
    renamed = await ada.submit_modal(opened, filled)

    assert answer(renamed).text == "Your team is called **Re-Vector**."
    text = answer(await press(ada, renamed, "Show")).text
    assert text.startswith("### Re-Vector\n-# Fall 2021\nWe like GANs and \\*stars\\*\n")
    again = await press(ada, await ada.slash(server.channel, "team show"), "Rename")
    assert again.modal is not None
    assert [part["component"]["value"] for part in again.modal["components"]] == [
        "Re-Vector",
        "We like GANs and *stars*",
    ]


async def test_renaming_says_why_it_is_refused(server: Server):
    ada, bo = await a_team(server, "Vector", "ada", "bo")

    refused = answer(await bo.slash(server.channel, "team rename"))
    opened = await ada.slash(server.channel, "team rename")
    assert opened.modal is not None
    name, description = [part["component"]["custom_id"] for part in opened.modal["components"]]
    invites = answer(await ada.submit_modal(opened, {name: "Vector", description: "come to discord.gg/abc"}))

    assert refused.text.startswith("Only the lead of **Vector** can do this.")
    assert invites.text.startswith("That contains an invitation to a Discord server.")


async def test_teams_become_one_after_both_leads_agreed(server: Server):
    ada, _ = await a_team(server, "Vector", "ada", "bo")
    (cy,) = await a_team(server, "Matrix", "cy")
    await a_paper(server, "GANSpace", "arxiv:2004.02546")
    await press(cy, await cy.slash(server.channel, "paper claim", paper="2004.02546"), "Claim it")

    proposed = await ada.slash(server.channel, "team merge", team="matrix")
    happens = (
        "Make **Vector** and **Matrix** one team? **Matrix** ends, and its one member moves to **Vector**, which then "
        "has 3 of 3 people. Its papers move too: GANSpace."
    )
    assert answer(proposed).text == f"{happens} The lead of **Matrix** is asked first, and can say no."
    sent = answer(await press(ada, proposed, "Propose to merge"))
    assert sent.text.startswith("The lead of **Matrix** was asked whether the two teams should merge")
    assert list(sent.buttons) == ["Withdraw"]
    asks = (await last_letter(server, cy)).text
    assert asks.startswith(f"**Vector** asks your team **Matrix** to merge with it ({server.guild.name}).")
    looked = await answer_letter(server, cy, "Look and answer")
    assert answer(looked).text == f"{happens} This happens at once, and cannot be undone."
    assert looked.response is not None
    agree = answer(looked).buttons["Become one team"]
    merged = answer(await cy.user.click(looked.response.message, custom_id=agree))

    assert merged.text == "**Matrix** is now part of **Vector**."
    # Vector has a room by now, and what is for the whole team stands there.
    rooms = {room.name: room for room in server.channel.threads}
    (room,) = [room for name, room in rooms.items() if name and name.startswith("Vector")]
    told = [shown(message).text for message in written_in(server, room)]
    assert any(
        f"**Matrix** and **Vector** are one team now: **Vector** ({server.guild.name})." in text for text in told
    )
    team = answer(await cy.slash(server.channel, "team show")).text
    assert "People (3 of 3)" in team
    assert "GANSpace" in team


async def test_merge_is_declined_and_the_lead_who_asked_is_told(server: Server):
    (ada,) = await a_team(server, "Vector", "ada")
    (cy,) = await a_team(server, "Matrix", "cy")
    card = await ada.slash(server.channel, "team show", team="matrix")
    await press(ada, await press(ada, card, "Propose to merge"), "Propose to merge")

    declined = answer(await answer_letter(server, cy, "Decline"))

    assert declined.text == "**Vector** will be told that you do not want to merge."
    told = f"**Matrix** ({server.guild.name}) does not want to merge with your team."
    assert (await last_letter(server, ada)).text == told


async def test_merge_is_withdrawn_and_answered_from_the_teams_cards(server: Server):
    (ada,) = await a_team(server, "Vector", "ada")
    (cy,) = await a_team(server, "Matrix", "cy")
    await press(ada, await ada.slash(server.channel, "team merge", team="matrix"), "Propose to merge")

    own, theirs = [await lead.slash(server.channel, "team show") for lead in (ada, cy)]
    assert "**Matrix** was asked to merge" in answer(own).text
    assert "**Vector** asks your team to merge" in answer(theirs).text
    withdrawn = answer(await press(ada, own, "Withdraw"))
    late = answer(await press(cy, theirs, "Look and answer"))

    assert withdrawn.text == "Your proposal to merge with **Matrix** was withdrawn."
    assert late.text.startswith("This question is no longer open")


async def test_merge_that_cannot_be_says_why(server: Server):
    ada, *_ = await a_team(server, "Vector", "ada", "bo")
    await a_team(server, "Matrix", "cy", "di")

    refused = answer(await ada.slash(server.channel, "team merge", team="matrix"))

    teams = server.bot.texts.command("team list")
    assert refused.text == (
        f"**Vector** and **Matrix** are 4 people together, and a team has 3 seats. Find a smaller team with {teams}."
    )

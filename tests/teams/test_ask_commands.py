"""Invitations and requests to join, as people ask and answer them."""

from datetime import timedelta

import pytest
import simcord
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from db.claims import Claim
from tests.kit.discord import Server, Shown, a_paper, answer, let_in, press, shown
from tests.teams.letters import answer_letter, close_messages, last_letter, letters, written_in

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

WEEK = "<t:1631102400:F> (<t:1631102400:R>)"  # a week after the clock of the tests


async def a_team(server: Server) -> simcord.MemberActor:
    """Ada, who leads Vector."""
    ada = server.member("ada")
    await ada.slash(server.channel, "team create", name="Vector")
    return ada


async def hide_people(server: Server, lead: simcord.MemberActor) -> None:
    """Let the team work on a paper anonymously."""
    await a_paper(server, "GANSpace", "arxiv:2004.02546")
    await press(lead, await lead.slash(server.channel, "paper claim", paper="2004.02546"), "Claim it")

    async def hide(session: AsyncSession) -> None:
        await session.execute(update(Claim).values(is_anonymous=True))

    await server.database.write(hide)


async def test_invitation_comes_by_direct_message_and_the_lead_reads_until_when(server: Server):
    ada, bo = await a_team(server), server.member("bo")

    asked = answer(await ada.slash(server.channel, "team invite", member=bo))

    assert asked == Shown(
        f"{bo.mention} was invited to **Vector**, by direct message, and can answer until {WEEK}.",
        {"Withdraw": f"teams:uninvite:{server.guild.id}:1"},
        private=True,
    )
    assert await last_letter(server, bo) == Shown(
        f"{ada.mention} invites you to join **Vector** ({server.guild.name}). You can answer until {WEEK}.",
        {"Accept": f"teams:accept:{server.guild.id}:1", "Decline": f"teams:decline:{server.guild.id}:1"},
        private=False,
    )
    assert written_in(server, server.channel) == []


async def test_accepted_invitation_lets_in_and_the_lead_is_told(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await ada.slash(server.channel, "team invite", member=bo)

    accepted = answer(await answer_letter(server, bo, "Accept"))

    assert accepted == Shown("You are now in **Vector**.", {}, private=False)
    told = f"{bo.mention} accepted your invitation, and is now in **Vector** ({server.guild.name})."
    assert (await last_letter(server, ada)).text == told
    team = answer(await bo.slash(server.channel, "team show"))
    assert f"People (2 of 3): {ada.mention} (lead), {bo.mention}" in team.text


async def test_invitation_is_declined_after_a_restart_and_the_lead_is_told(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await ada.slash(server.channel, "team invite", member=bo)
    await letters(server, bo)

    await server.restart()
    declined = answer(await answer_letter(server, bo, "Decline"))

    assert declined == Shown("You declined the invitation to **Vector**.", {}, private=False)
    assert (await last_letter(server, ada)).text.startswith(f"{bo.mention} declined your invitation")


async def test_invitation_that_waits_is_shown_again_and_withdrawn(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await ada.slash(server.channel, "team invite", member=bo)

    again = await ada.slash(server.channel, "team invite", member=bo)
    assert answer(again).text == f"{bo.mention} was already invited to **Vector**, and can answer until {WEEK}."
    withdrawn = answer(await press(ada, again, "Withdraw"))

    assert withdrawn.text == f"The invitation of {bo.mention} to **Vector** was withdrawn."
    assert len(await letters(server, bo)) == 1
    late = answer(await answer_letter(server, bo, "Accept"))
    assert late.text.startswith("This invitation is no longer open.")
    assert late.buttons == {}


async def test_invitation_that_nobody_answers_expires_and_the_lead_is_told_once(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await ada.slash(server.channel, "team invite", member=bo)
    await letters(server, bo)

    server.clock.advance(timedelta(days=8))
    for _ in range(3):
        await server.bot.bell.ring()

    written = await letters(server, ada)
    assert [shown(message).text for message in written] == [
        f"{bo.mention} did not answer your invitation to **Vector** ({server.guild.name}) in time."
    ]
    assert answer(await answer_letter(server, bo, "Accept")).text.startswith("This invitation is no longer open.")


async def test_invitation_stands_in_the_channel_when_direct_messages_are_closed(server: Server):
    ada, bo, cy = await a_team(server), server.member("bo"), server.member("cy")
    close_messages(server, bo)

    await ada.slash(server.channel, "team invite", member=bo)
    await server.env.settle()

    (posted,) = written_in(server, server.channel)
    buttons = {"Accept": f"teams:accept:{server.guild.id}:1", "Decline": f"teams:decline:{server.guild.id}:1"}
    text = f"{ada.mention} invites you to join **Vector** ({server.guild.name}). You can answer until {WEEK}."
    assert shown(posted) == Shown(f"{text}\n-# {bo.mention}", buttons, private=False)
    stranger = answer(await cy.click(posted, custom_id=buttons["Accept"]))
    assert (stranger.private, stranger.text.split(".")[0]) == (True, "This invitation is for somebody else")
    accepted = answer(await bo.click(posted, custom_id=buttons["Accept"]))
    assert accepted == Shown(f"{bo.mention} is now in **Vector**.", {}, private=False)


async def test_channel_reads_no_invitation_of_a_team_that_hides_its_people(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await hide_people(server, ada)
    close_messages(server, bo)

    await ada.slash(server.channel, "team invite", member=bo)
    await server.env.settle()

    assert written_in(server, server.channel) == []
    accepted = await press(bo, await bo.slash(server.channel, "team show", team="vector"), "Accept the invitation")
    assert answer(accepted).text == "You are now in **Vector**."


async def test_button_of_one_server_does_nothing_on_another(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    close_messages(server, bo)
    await ada.slash(server.channel, "team invite", member=bo)
    await server.env.settle()
    (posted,) = written_in(server, server.channel)
    stored = server.env.backend.messages[server.channel.id][posted.id]
    row = stored.components[0]["components"][1]
    row["components"][0]["custom_id"] = f"teams:accept:{server.guild.id + 1}:1"

    refused = answer(await bo.click(posted, custom_id=f"teams:accept:{server.guild.id + 1}:1"))

    assert refused.text == "This button or form is from an older version. Please run the command again."


async def test_bot_cannot_be_invited(server: Server):
    ada = await a_team(server)
    robot = server.guild.add_member(server.env.create_user("robot", bot=True))

    result = await ada.slash(server.channel, "team invite", member=robot)

    match = server.bot.texts.command("team match")
    assert answer(result).text == (
        "You can invite other people to your team, but neither yourself nor a bot. "
        f"See who is looking for a team with {match}."
    )


async def test_request_is_answered_by_direct_message_and_who_asked_is_told(server: Server):
    ada, bo, cy = await a_team(server), server.member("bo"), server.member("cy")
    for member in (bo, cy):
        await member.slash(server.channel, "team join", team="vector")

    first, second = await letters(server, ada)
    assert shown(first).text == (
        f"{bo.mention} asks to join your team **Vector** ({server.guild.name}). You can answer until {WEEK}."
    )
    let = answer(await ada.user.click(first, custom_id=f"teams:let-in:{server.guild.id}:1"))
    turned = answer(await ada.user.click(second, custom_id=f"teams:turn-away:{server.guild.id}:2"))

    assert (let.text, let.buttons) == (f"{bo.mention} is now in **Vector**.", {})
    assert turned.text == f"{cy.mention} was not let into **Vector**."
    assert (await last_letter(server, bo)).text == f"You are now in **Vector** ({server.guild.name})."
    assert (await last_letter(server, cy)).text.startswith(f"**Vector** ({server.guild.name}) did not let you in.")


async def test_request_is_answered_on_the_teams_card_when_direct_messages_are_closed(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    close_messages(server, ada)
    await bo.slash(server.channel, "team join", team="vector")
    await server.env.settle()

    card = await ada.slash(server.channel, "team show")
    assert f"{bo.mention} asks to join, and can be answered until {WEEK}" in answer(card).text
    after = answer(await press(ada, card, "Accept"))

    assert after.text.startswith(f"{bo.mention} is now in **Vector**.\n### Vector")
    assert f"People (2 of 3): {ada.mention} (lead), {bo.mention}" in after.text
    assert written_in(server, server.channel) == []


async def test_request_in_the_teams_room_is_answered_there_without_the_leads_own_card(server: Server):
    ada, bo, cy = await a_team(server), server.member("bo"), server.member("cy")
    close_messages(server, ada)
    for member in (bo, cy):
        await member.slash(server.channel, "team join", team="vector")
    await server.env.settle()
    [room] = server.channel.threads
    first = next(each for each in written_in(server, room) if bo.mention in shown(each).text)
    custom_id = shown(first).buttons["Accept"]

    await ada.click(first, custom_id=custom_id)

    answered = shown(next(each for each in written_in(server, room) if bo.mention in shown(each).text))
    assert (answered.text.split("\n")[0], answered.buttons) == (f"{bo.mention} is now in **Vector**.", {})


async def test_request_is_withdrawn_from_the_answer_and_from_the_card(server: Server):
    ada, bo = await a_team(server), server.member("bo")

    asked = await bo.slash(server.channel, "team join", team="vector")
    withdrawn = answer(await press(bo, asked, "Withdraw"))
    await bo.slash(server.channel, "team join", team="vector")
    card = await bo.slash(server.channel, "team show", team="vector")
    assert list(answer(card).buttons) == ["Withdraw"]
    again = answer(await press(bo, card, "Withdraw"))

    assert withdrawn.text == again.text == "Your request to join **Vector** was withdrawn."
    late = answer(await answer_letter(server, ada, "Accept"))
    assert late.text.startswith("This request is no longer open")


async def test_asking_a_team_that_invited_accepts(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await ada.slash(server.channel, "team invite", member=bo)

    joined = answer(await bo.slash(server.channel, "team join", team="vector"))

    assert joined.text == "You are now in **Vector**."
    assert (await last_letter(server, ada)).text.startswith(f"{bo.mention} accepted your invitation")


async def test_inviting_somebody_who_asked_lets_them_in(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await bo.slash(server.channel, "team join", team="vector")

    invited = answer(await ada.slash(server.channel, "team invite", member=bo))

    assert invited.text == f"{bo.mention} had asked to join, and is now in **Vector**."
    assert (await last_letter(server, bo)).text == f"You are now in **Vector** ({server.guild.name})."


async def test_card_of_a_team_that_invited_lets_the_person_answer(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await ada.slash(server.channel, "team invite", member=bo)

    card = await bo.slash(server.channel, "team show", team="vector")
    assert list(answer(card).buttons) == ["Accept the invitation", "Decline"]
    accepted = answer(await press(bo, card, "Accept the invitation"))

    assert accepted == Shown("You are now in **Vector**.", {}, private=True)


async def test_person_in_another_team_meanwhile_is_refused_clearly(server: Server):
    ada, bo, cy = await a_team(server), server.member("bo"), server.member("cy")
    await cy.slash(server.channel, "team create", name="Matrix")
    await bo.slash(server.channel, "team join", team="vector")
    await letters(server, ada)
    await let_in(server, cy, bo)

    late = answer(await answer_letter(server, ada, "Accept"))

    leave = server.bot.texts.command("team leave")
    assert late.text == f"This person is already in a team. They would have to leave it first: {leave}."


async def test_menu_invites_and_shows_a_team(server: Server):
    ada, bo, cy = await a_team(server), server.member("bo"), server.member("cy")

    invited = answer(await ada.context_menu(server.channel, "Invite to my team", bo))
    assert invited.text.startswith(f"{bo.mention} was invited to **Vector**")
    shows = answer(await cy.context_menu(server.channel, "Show team", ada))
    assert shows.text.startswith("### Vector\n")
    nobody = answer(await cy.context_menu(server.channel, "Show team", bo))
    assert nobody.text.startswith("This person is in no team that you can see.")
    await hide_people(server, ada)
    hidden = answer(await cy.context_menu(server.channel, "Show team", ada))
    own = answer(await ada.context_menu(server.channel, "Show team", ada))

    assert hidden == nobody
    assert own.text.startswith("### Vector\n")
    refused = answer(await cy.context_menu(server.channel, "Invite to my team", bo))
    assert refused.text.startswith("You are not in a team yet.")


async def test_card_names_nobody_of_a_team_that_hides_its_people(server: Server):
    ada, bo = await a_team(server), server.member("bo")
    await hide_people(server, ada)

    text = answer(await bo.slash(server.channel, "team show", team="vector")).text

    assert "People: 1 of 3; the team does not show them." in text
    assert ada.mention not in text

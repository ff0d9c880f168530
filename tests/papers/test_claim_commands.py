"""What people see of a claim's life: cards, forms, letters, and what still works after a restart."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord
from simcord.results import ResponseMessage

from bot.domain.permissions import Actor
from bot.services.challenges_rules import PatienceRules
from tests.kit.discord import Server, a_paper, answer, let_in, press, shown
from tests.teams.letters import written_in

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

DAY = timedelta(days=1)


async def a_claim(server: Server) -> tuple[simcord.MemberActor, simcord.MemberActor]:
    """Ada leads Vector with Bo in it, and it holds GANSpace."""
    ada, bo = server.member("ada"), server.member("bo")
    await a_paper(server, "GANSpace", "arxiv:2004.02546")
    await a_paper(server, "CDEP", "arxiv:1909.13584")
    await ada.slash(server.channel, "team create", name="Vector")
    await let_in(server, ada, bo)
    await press(ada, await ada.slash(server.channel, "paper claim", paper="2004.02546"), "Claim it")
    return ada, bo


def an_organizer(server: Server) -> simcord.MemberActor:
    """Olu, who may manage the server."""
    role = server.guild.create_role("Organizer", permissions=discord.Permissions(manage_guild=True))
    return server.guild.add_member(server.env.create_user("olu"), roles=[role])


async def open_claim(server: Server, member: simcord.MemberActor) -> simcord.InteractionResult:
    return await press(member, await member.slash(server.channel, "paper mine"), "Open")


async def fill(
    member: simcord.MemberActor, opened: simcord.InteractionResult, *values: Any
) -> simcord.InteractionResult:
    """Fill in the form that opened, field by field."""
    assert opened.modal is not None
    fields = [part["component"]["custom_id"] for part in opened.modal["components"]]
    return await member.submit_modal(opened, dict(zip(fields, values, strict=True)))


async def pass_days(server: Server, days: float) -> None:
    server.clock.advance(DAY * days)
    await server.bot.bell.ring()
    await server.env.settle()


def letters(server: Server, member: simcord.MemberActor) -> list[ResponseMessage]:
    """What the bot wrote to the person: by direct message, or in the room of their team."""
    written = written_in(server, member.user.dm_channel)
    for room in server.channel.threads:
        with suppress(simcord.SetupError):  # somebody else's room
            room.history(viewer=member)
            written += written_in(server, room)
    return written


async def test_claim_is_worked_on_from_its_card(server: Server):
    ada, bo = await a_claim(server)

    card = await open_claim(server, bo)
    assert "Give back" not in answer(card).buttons
    written = await fill(bo, await press(bo, card, "Write plan"), "First the data")
    assert "**Plan** (for your team and the organizers)\nFirst the data" in answer(written).text
    checked = await fill(bo, await press(bo, card, "Check in"), "Data is loaded")
    assert "Data is loaded" in answer(checked).text
    assert answer(checked).text.splitlines()[2].startswith("**Being worked on** since")
    noted = await fill(bo, await press(bo, card, "Add what we test"), "It edits", ["toy"], "")
    assert "1. It edits — **tested at toy scale**" in answer(noted).text
    handed_in = await bo.slash(server.channel, "paper submit", link="openreview.net/forum?id=BtZVD2f7n0F")
    assert "[The report](https://openreview.net/forum?id=BtZVD2f7n0F)" in answer(handed_in).text
    assert (
        answer(await press(ada, await open_claim(server, ada), "It is in review"))
        .text.splitlines()[2]
        .startswith("**In review** since")
    )


async def test_check_in_with_an_address_is_refused_with_the_reason(server: Server):
    ada, _ = await a_claim(server)

    seen = answer(await ada.slash(server.channel, "paper checkin", line="ask ann@example.org"))

    assert seen.text == "That contains an e-mail address, and none are kept here. Please take it out and try again."


async def test_timeline_hides_who_acted_on_an_anonymous_claim(server: Server):
    ada, _ = await a_claim(server)
    cy = server.member("cy")
    await press(ada, await open_claim(server, ada), "Hide our people")

    paper = await cy.slash(server.channel, "paper show", paper="2004.02546")
    theirs = answer(await press(cy, paper, "Timeline")).text
    team = answer(await cy.slash(server.channel, "team show", team="Vector")).text

    for text in (answer(paper).text, theirs, team):
        assert ada.mention not in text
    assert "**Vector** (anonymous)" in theirs
    assert ada.mention in answer(await press(ada, await open_claim(server, ada), "Timeline")).text


async def test_timeline_says_for_how_long_a_claim_was_excused(server: Server):
    ada, _ = await a_claim(server)
    olu = an_organizer(server)
    paper = await olu.slash(server.channel, "paper show", paper="2004.02546")
    card = await press(olu, await press(olu, paper, "Timeline"), "Manage")

    excused = await press(olu, card, "Excuse for 7 days")
    await press(olu, excused, "Expect check-ins again")

    lines = answer(await press(ada, await open_claim(server, ada), "Timeline")).text.splitlines()
    assert [line.split(": ", 1)[1] for line in lines[2:]] == [
        f"asked to check in again by {olu.mention}",
        f"excused for 7 days by {olu.mention}",
        f"claimed by {ada.mention}",
    ]


async def test_revoked_claim_that_is_taken_back_is_named_so(server: Server):
    olu = an_organizer(server)
    await a_paper(server, "GANSpace", "arxiv:2004.02546")
    await olu.slash(server.channel, "team create", name="Vector")
    await press(olu, await olu.slash(server.channel, "paper claim", paper="2004.02546"), "Claim it")
    card = await open_claim(server, olu)

    await fill(olu, await press(olu, card, "Revoke"), "Claimed by mistake")
    undone = answer(await press(olu, card, "Undo my last step"))

    assert undone.text == "*GANSpace*: “revoked” was taken back; it is now “claimed”."


async def test_swap_and_undo_from_the_dialog(server: Server):
    ada, _ = await a_claim(server)

    dialog = await ada.slash(server.channel, "paper claim", paper="1909.13584")
    swapped = await press(ada, dialog, "Give back: GANSpace")
    assert "*GANSpace* was given back." in answer(swapped).text
    undone = answer(await press(ada, swapped, "Undo my last step")).text
    assert undone.splitlines() == [
        "*CDEP*: “claimed” was taken back; it is now “given back”.",
        "*GANSpace*: “given back” was taken back; it is now “claimed”.",
    ]


async def test_team_that_waits_is_offered_the_place_and_takes_it_after_a_restart(server: Server):
    ada, _ = await a_claim(server)
    cy = server.member("cy")
    await cy.slash(server.channel, "team create", name="Matrix")
    waiting = await press(cy, await cy.slash(server.channel, "paper show", paper="2004.02546"), "Wait for a place")
    assert answer(waiting).text.startswith("**Matrix** is waiting for *GANSpace*, at place 1.")

    released = await ada.slash(server.channel, "paper release", paper="2004.02546")
    await press(ada, released, "Give it back")
    await server.env.settle()
    await pass_days(server, 0)
    await server.restart()
    (offer,) = [message for message in letters(server, cy) if "Take it" in shown(message).buttons]
    taken = await cy.click(offer, custom_id=shown(offer).buttons["Take it"])

    assert answer(taken).text == "**Matrix** took the place: *GANSpace* is yours. Good luck!"


async def test_silent_team_is_asked_by_direct_message_and_answers_there(server: Server):
    _ada, bo = await a_claim(server)
    organizer = Actor(server.guild.id, 1, organizes=True)
    await server.services.challenges_rules.change_patience(organizer, PatienceRules(14, 7, 48))

    await pass_days(server, 14)

    asked = [message for message in letters(server, bo) if "We are still at it" in shown(message).buttons]
    assert len(asked) == 1
    assert f"We have heard nothing about *GANSpace* ({server.guild.name}) for 14 days." in shown(asked[0]).text
    await server.restart()
    seen = answer(await bo.click(asked[0], custom_id=shown(asked[0]).buttons["We are still at it"]))
    assert seen.text.startswith("Good to know: your team is still at *GANSpace*.")


async def test_letters_to_a_silent_team_name_the_server(server: Server):
    _ada, bo = await a_claim(server)
    organizer = Actor(server.guild.id, 1, organizes=True)
    await server.services.challenges_rules.change_patience(organizer, PatienceRules(14, 7, 48))

    for days in (14, 5, 2):
        await pass_days(server, days)

    of_claims = [text for message in letters(server, bo) if "*GANSpace*" in (text := shown(message).text)]
    assert [text.split(f" *GANSpace* ({server.guild.name}) ", 1)[0] for text in of_claims] == [
        "We have heard nothing about",
        "**Last reminder:** the claim on",
        "The claim on",
    ]


async def test_chinese_member_reads_the_claim_in_chinese(server: Server):
    lin = server.member("lin", locale="zh-CN")
    await a_paper(server, "GANSpace", "arxiv:2004.02546")
    await lin.slash(server.channel, "team create", name="复现小队")
    await press(lin, await lin.slash(server.channel, "paper claim", paper="2004.02546"), "认领")

    card = answer(await press(lin, await lin.slash(server.channel, "paper mine"), "打开"))

    assert card.text.splitlines()[2].startswith("**已认领**：")
    assert {"报告进展", "开始复现", "提交报告", "放弃", "写计划"} <= set(card.buttons)


async def test_rules_are_read_by_everybody_and_changed_by_organizers(server: Server):
    ada, olu = server.member("ada"), an_organizer(server)

    assert answer(await ada.slash(server.channel, "challenge rules")).buttons == {}
    card = await olu.slash(server.channel, "challenge rules")
    changed = await fill(olu, await press(olu, card, "Limits"), "2", "0", "4")
    assert answer(changed).text.splitlines()[1] == (
        "A team has at most 4 people and can hold up to 2 papers at a time. "
        "Any number of teams may work on the same paper."
    )
    dated = await fill(olu, await press(olu, card, "Dates"), "2021-10-01 23:59 AoE", "", "2021-10-05", "UTC")
    assert "Forming teams and claiming papers: until <t:1633175940:F>" in answer(dated).text
    refused = await fill(olu, await press(olu, card, "Dates"), "soon", "", "", "AoE")
    assert answer(refused).text.startswith("“soon” is not a date I can read.")


async def test_lead_claims_a_paper_anonymously_and_a_member_is_not_offered_that(server: Server):
    ada, bo = await a_claim(server)
    cy = server.member("cy")
    await press(ada, await ada.slash(server.channel, "paper release", paper="2004.02546"), "Give it back")
    asked = await ada.slash(server.channel, "paper claim", paper="1909.13584")
    assert "Claim anonymously" not in answer(await bo.slash(server.channel, "paper claim", paper="1909.13584")).buttons

    claimed = answer(await press(ada, asked, "Claim anonymously"))

    assert "Anonymous: others see the team's name" in claimed.text
    team = answer(await cy.slash(server.channel, "team show", team="Vector"))
    assert f"<@{ada.id}>" not in team.text


async def test_timeline_links_the_report_for_the_team_alone(server: Server):
    ada, _ = await a_claim(server)
    cy = server.member("cy")
    await fill(ada, await press(ada, await open_claim(server, ada), "Hand in"), "https://dagshub.com/a/b")

    own = answer(await press(ada, await open_claim(server, ada), "Timeline")).text
    paper = await cy.slash(server.channel, "paper show", paper="2004.02546")

    assert "— [The report](https://dagshub.com/a/b)" in own
    assert "dagshub.com" not in answer(await press(cy, paper, "Timeline")).text

"""/challenge board and export."""

from datetime import timedelta

import pytest

from bot.domain.permissions import Actor
from tests.challenges.test_course_commands import an_organizer
from tests.kit.discord import Server, a_paper, answer, press, walk

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def a_board(server: Server) -> None:
    for name in ("Vector", "Scalar"):
        await server.services.teams.create(Actor(server.guild.id, server.member(name.lower()).id), name)
    lead = await server.services.teams.show(Actor(server.guild.id, 1), "Vector")
    assert lead.lead_id is not None
    await server.services.claims.claim(Actor(server.guild.id, lead.lead_id), await a_paper(server, "Attention"))


async def test_board_is_one_screen_with_a_picture_and_writes_to_those_it_names(server: Server):
    olu = an_organizer(server)
    await a_board(server)
    shown = await olu.slash(server.channel, "challenge board")
    board = answer(shown)
    opened = await press(olu, shown, "Write to teams without a paper")
    assert board.text.splitlines() == [
        "### Board of Fall 2021",
        "**2** people in **2** teams; 0 known without a team. 1 team works on a paper, 0 handed a report in.",
        "**Without a paper** (1): Scalar",
        "**Claims**: 1 claimed. Of all that were ever taken, 0 % were handed in.",
        "**Papers**: 0 can be claimed; 0 teams wait for one.",
    ]
    assert shown.response is not None
    assert [file.filename for file in shown.response.attachments] == ["board.png"]
    assert list(board.buttons) == [
        *("Write to teams without a paper", "All teams", "Without a paper", "Silent", "Behind", "At work", "Handed in"),
        "Everything as files",
    ]
    assert opened.modal is not None


async def test_second_picture_says_in_which_weeks_claims_were_taken(server: Server):
    olu = an_organizer(server)
    await a_board(server)
    server.clock.advance(timedelta(weeks=11))
    lead = await server.services.teams.show(Actor(server.guild.id, 1), "Scalar")
    assert lead.lead_id is not None
    await server.services.claims.claim(Actor(server.guild.id, lead.lead_id), await a_paper(server, "Convolution"))
    shown = await olu.slash(server.channel, "challenge board")
    assert shown.response is not None
    pictures = [file.filename for file in shown.response.attachments]
    galleries = [part["items"][0]["description"] for part in walk(shown.response.components) if part.get("type") == 12]
    assert pictures == ["board.png", "weeks.png"]
    assert galleries[1] == (
        "Claims taken in each week, from the one of 2021-08-30 to the one of 2021-11-15: "
        "1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1."
    )


async def test_files_are_given_without_anonymous_teams_and_with_them_when_asked(server: Server):
    olu, ada = an_organizer(server, locale="zh-CN"), server.member("ada")
    await a_board(server)
    given = await olu.slash(server.channel, "challenge export")
    more = await press(olu, given, "含匿名队伍")
    refused = answer(await ada.slash(server.channel, "challenge board"))
    names = ["fall-2021-people.csv", "fall-2021-claims.csv", "fall-2021.json"]
    for result in (given, more):
        assert result.response is not None
        assert [file.filename for file in result.response.attachments] == names
    assert answer(given).text.startswith("本届的全部。匿名队伍的成员和项目已略去。")
    assert answer(more).buttons == {}
    assert refused.text.startswith("This is for helpers, moderators and organizers.")


async def test_board_leads_to_the_teams_behind_its_numbers_and_draws_the_dates(server: Server):
    olu = an_organizer(server)
    await a_board(server)
    for name, when in (("Plan", "in 3 days"), ("报告", "in 30 days")):
        await olu.slash(server.channel, "schedule add", name=name, when=when, asks="plan", kind="soft")
    server.clock.advance(timedelta(days=5))
    shown = await olu.slash(server.channel, "challenge board")
    assert shown.response is not None
    galleries = [part["items"][0]["description"] for part in walk(shown.response.components) if part.get("type") == 12]
    pictures = [file.filename for file in shown.response.attachments]
    behind = await press(olu, shown, "Behind")
    said = answer(behind).text.splitlines()
    without = await press(olu, behind, "Without a paper")
    others = answer(without)
    forged = answer(await olu.click(shown.response.message, custom_id="challenges:teams:0:all"))
    back = await press(olu, without, "The board")

    assert pictures == ["board.png", "dates.png"]
    assert galleries[-1].startswith("The dates of the edition, with a line for today")
    assert "Plan 2021-09-" in galleries[-1]
    assert said[0] == "### Teams behind a date: 1"
    assert said[1].startswith("• **Vector**: Attention (claimed) · last sign of life ")
    assert said[1].endswith("· behind with Plan")
    assert others.text.splitlines()[0] == "### Teams without a paper: 1"
    assert "Write to teams without a paper" in others.buttons
    assert forged.text.splitlines()[0] == "### All teams: 2"
    assert answer(back).text.splitlines()[0] == "### Board of Fall 2021"
    assert back.response is not None
    assert [file.filename for file in back.response.attachments] == ["board.png", "dates.png"]

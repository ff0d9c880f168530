"""Cohorts under the rules of an edition."""

import pytest

from bot.domain.permissions import Actor
from db.engine import Database
from tests.challenges.test_course_commands import an_organizer
from tests.kit.discord import Server, a_paper, a_server, answer, press
from tests.setup.test_commands import fill

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture
async def server(database: Database):
    async with a_server(database) as server:
        yield server


async def test_cohort_is_put_together_named_by_a_team_and_given_a_date(server: Server):
    olu, ada, bo = an_organizer(server), server.member("ada"), server.member("bo")
    await a_paper(server, "GANSpace", "arxiv:2004.02546")
    await a_paper(server, "CDEP")
    listed = await press(olu, await olu.slash(server.channel, "challenge rules"), "Cohorts")
    opened = await press(olu, listed, "Add a cohort")
    made = await fill(olu, opened, "FACT-AI", "2004.02546\n", "")
    offered = await ada.autocomplete(server.channel, "team create", "cohort", "fact")
    formed = answer(await ada.slash(server.channel, "team create", name="Vector", cohort=offered[0]["value"]))
    asked = await ada.slash(server.channel, "paper claim", paper="CDEP")
    refused = answer(await press(ada, asked, "Claim it"))
    dated = answer(
        await olu.slash(
            server.channel,
            "schedule add",
            name="Inner report",
            when="2026-12-01",
            asks="report",
            kind="hard",
            cohort="FACT-AI",
        )
    )
    mine = answer(await ada.slash(server.channel, "deadline list"))
    theirs = answer(await bo.slash(server.channel, "deadline list"))

    assert answer(listed).text.startswith("### No cohorts yet")
    assert answer(made).text.splitlines()[:3] == [
        "**FACT-AI**",
        "One paper: GANSpace",
        "No teams yet · no date of its own",
    ]
    assert offered[0]["name"] == "FACT-AI"
    assert "Vector" in formed.text
    assert "Inner report" in dated.text
    assert "for FACT-AI alone" in mine.text
    assert "Inner report" not in theirs.text
    assert refused.text.startswith(
        "Your team is of **FACT-AI**, and *CDEP* is none of its papers. Choose from: GANSpace"
    )


async def test_cohort_is_changed_and_removed_after_a_question_in_chinese(server: Server):
    olu = an_organizer(server, locale="zh-CN")
    listed = await press(olu, await olu.slash(server.channel, "challenge rules"), "分组")
    made = await fill(olu, await press(olu, listed, "添加分组"), "课程", "", "")
    changed = await fill(olu, await press(olu, made, "修改"), "新课程", "", "")
    asked = await press(olu, changed, "移除")
    question = answer(asked).text
    left = answer(await press(olu, asked, "移除"))
    gone = answer(await press(olu, made, "修改"))

    assert question == "移除分组 **新课程**？里面没有队伍。"
    assert left.text.startswith("### 还没有分组")
    assert gone.text.startswith("本届没有这样的分组。")


async def test_list_that_does_not_fit_into_the_form_is_not_lost_by_it(server: Server):
    olu = an_organizer(server)
    titles = [f"{number:02} {'x' * 400}" for number in range(12)]
    for title in titles:
        await a_paper(server, title)
    actor = Actor(server.guild.id, olu.id, organizes=True)
    await server.services.cohorts.write(actor, None, name="Course", papers=titles, teams=())
    listed = await press(olu, await olu.slash(server.channel, "challenge rules"), "Cohorts")
    await fill(olu, await press(olu, listed, "Change"), "Renamed", "", "")

    [cohort] = await server.services.cohorts.list_cohorts(actor)
    assert (cohort.name, len(cohort.papers)) == ("Renamed", 12)

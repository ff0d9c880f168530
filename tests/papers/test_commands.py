import pytest

from tests.kit.discord import Server, Shown, a_paper, answer, let_in, press

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

GANSPACE = "GANSpace: Discovering Interpretable GAN Controls"


async def test_paper_is_found_shown_claimed_and_then_taken(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    paper_id = await a_paper(
        server, GANSPACE, "arxiv:2004.02546", authors="Erik Härkönen; Aaron Hertzmann", venue="NeurIPS"
    )
    await ada.slash(server.channel, "team create", name="Vector")
    await bo.slash(server.channel, "team create", name="Matrix")

    found = await ada.slash(server.channel, "paper find", words="gan controls")
    assert answer(found) == Shown(
        f"### Papers in Fall 2021: gan controls\n**{GANSPACE}**\n-# NeurIPS 2020 · free",
        {"Show": f"papers:show:{paper_id}"},
        private=True,
    )
    card = await press(ada, found, "Show")
    assert answer(card) == Shown(
        f"### {GANSPACE}\nErik Härkönen, Aaron Hertzmann\n"
        "-# NeurIPS 2020 · [arxiv:2004.02546](https://arxiv.org/abs/2004.02546)\n"
        "**Free.** Nobody is working on it in Fall 2021; one team may.\nYou can claim it for **Vector**.",
        {"Claim for my team": f"papers:claim:{paper_id}"},
        private=True,
    )
    asked = await press(ada, card, "Claim for my team")
    assert answer(asked).text.endswith("Claim this paper for **Vector**?")
    claimed = answer(await press(ada, asked, "Claim it"))
    checkin = server.bot.texts.command("paper checkin")
    assert claimed == Shown(
        f"**Vector** now works on *{GANSPACE}* in Fall 2021. Good luck!\n-# You can take this back within ten minutes. "
        f"Next: write down your plan, and check in once a week with {checkin}.",
        {"Write plan": "papers:plan:1", "Open": "papers:claim-card:1", "Undo my last step": "papers:undo"},
        private=True,
    )

    seen = answer(await bo.slash(server.channel, "paper show", paper="https://arxiv.org/pdf/2004.02546.pdf"))
    assert "**Taken** in Fall 2021: the one place is filled." in seen.text
    assert "**Vector** claimed it <t:1630497600:F> (<t:1630497600:R>)" in seen.text
    assert seen.text.endswith("No place is free. **Matrix** can wait for one; places are offered in order.")
    assert seen.buttons == {
        "Timeline": "papers:timeline:1",
        "Wait for a place": "papers:wait:1",
        "Team Vector": "teams:show:1",
    }


@pytest.mark.parametrize(
    "typed",
    [
        "2004.02546",
        "https://arxiv.org/abs/2004.02546v2",
        "10.48550/arXiv.2004.02546",
        "https://huggingface.co/papers/2004.02546",
        "ganspace discovering interpretable gan controls",
    ],
)
async def test_claim_takes_any_name_of_the_paper(server: Server, typed: str):
    ada = server.member("ada")
    await a_paper(server, GANSPACE, "arxiv:2004.02546")
    await ada.slash(server.channel, "team create", name="Vector")

    asked = await ada.slash(server.channel, "paper claim", paper=typed)

    assert answer(asked).text.endswith("Claim this paper for **Vector**?")


async def test_claim_that_came_too_late_is_refused_and_names_the_faster_team(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await a_paper(server, GANSPACE, "arxiv:2004.02546")
    await ada.slash(server.channel, "team create", name="Vector")
    await bo.slash(server.channel, "team create", name="Matrix")
    asked = [await member.slash(server.channel, "paper claim", paper="2004.02546") for member in (ada, bo)]

    await press(ada, asked[0], "Claim it")
    late = answer(await press(bo, asked[1], "Claim it"))

    assert late.private
    assert late.text.startswith(f"*{GANSPACE}* has no free place: the one place is held by **Vector** or kept")


async def test_claim_button_works_after_a_restart(server: Server):
    ada = server.member("ada")
    await a_paper(server, GANSPACE, "arxiv:2004.02546")
    await ada.slash(server.channel, "team create", name="Vector")
    asked = await ada.slash(server.channel, "paper claim", paper="2004.02546")

    await server.restart()

    assert answer(await press(ada, asked, "Claim it")).text.startswith("**Vector** now works on")


async def test_claim_can_be_declined(server: Server):
    ada = server.member("ada")
    await a_paper(server, GANSPACE, "arxiv:2004.02546")
    await ada.slash(server.channel, "team create", name="Vector")
    asked = await ada.slash(server.channel, "paper claim", paper="2004.02546")

    assert answer(await press(ada, asked, "Not now")) == Shown("All right, nothing has changed.", {}, private=True)


async def test_person_without_a_team_is_told_to_form_one(server: Server):
    ada = server.member("ada")
    await a_paper(server, GANSPACE, "arxiv:2004.02546")

    seen = answer(await ada.slash(server.channel, "paper claim", paper="2004.02546"))

    assert "To claim it, first form a team with </team create:" in seen.text
    assert seen.buttons == {}


async def test_release_is_asked_first(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await a_paper(server, GANSPACE, "arxiv:2004.02546")
    await ada.slash(server.channel, "team create", name="Vector")
    await let_in(server, ada, bo)
    await press(ada, await ada.slash(server.channel, "paper claim", paper="2004.02546"), "Claim it")
    own = await bo.autocomplete(server.channel, "paper release", "paper", "gan")

    member = answer(await bo.slash(server.channel, "paper release", paper=own[0]["value"]))
    card = answer(await bo.slash(server.channel, "paper show", paper=own[0]["value"]))
    asked = await ada.slash(server.channel, "paper release", paper=own[0]["value"])
    question = answer(asked).text
    released = answer(await press(ada, asked, "Give it back"))

    assert own == [{"name": GANSPACE, "value": "paper:1"}]
    assert member.text.startswith("Only the lead of **Vector** can do this.")
    assert card.text.endswith("Your team holds it. Open it below to see everything and what you can do next.")
    assert question == f"Give *{GANSPACE}* back? Other teams can claim it then."
    assert released.text.startswith(f"**Vector** gave *{GANSPACE}* back.")


async def test_suggestions_carry_the_id_and_fit(server: Server):
    ada = server.member("ada")
    long = "When the Title " + "of a Paper " * 12 + "Ends"
    paper_id = await a_paper(server, long, venue="NeurIPS")

    offered = await ada.autocomplete(server.channel, "paper claim", "paper", "when the")

    assert offered == [{"name": f"{long[:84].rstrip()}… · NeurIPS 2020", "value": f"paper:{paper_id}"}]
    assert len(offered[0]["name"]) <= 100


async def test_unknown_and_ambiguous_names_are_not_guessed(server: Server):
    ada = server.member("ada")
    for title in ("Deep Learning for Graphs", "Deep Learning for Text"):
        await a_paper(server, title)

    unknown = answer(await ada.slash(server.channel, "paper show", paper="1909.13584"))
    ambiguous = answer(await ada.slash(server.channel, "paper show", paper="deep learning"))

    assert unknown.text.startswith("I can't find a paper called “1909.13584”.")
    assert ambiguous.text.startswith("“deep learning” fits 2 papers; please pick one")


async def test_title_cannot_format_or_mention(server: Server):
    ada = server.member("ada")
    await a_paper(server, "**Bold** @everyone ||spoiler|| [x](http://evil.example) <@1>", "arxiv:2004.02546")

    text = answer(await ada.slash(server.channel, "paper show", paper="2004.02546")).text

    assert text.split("\n")[0] == (
        "### \\*\\*Bold\\*\\* @\u200beveryone \\|\\|spoiler\\|\\| \\[x\\](http:\u200b//evil.example) <\u200b@\u200b1>"
    )


async def test_find_turns_its_pages_with_its_filters(server: Server):
    ada = server.member("ada")
    for number in range(8):
        await a_paper(server, f"Deep Paper {'abcdefgh'[number]}", venue="ICML: long", year=2019)
        await a_paper(server, f"Deep Other {'abcdefgh'[number]}", venue="ICML: long", year=2020)

    found = await ada.slash(server.channel, "paper find", words="deep", venue="ICML: long", year=2019, free=True)
    first = answer(found)
    second = answer(await press(ada, found, "Next"))

    assert first.text.count("Deep Paper") == 6
    assert [line for line in second.text.split("\n") if line.startswith("**")] == [
        "**Deep Paper g**",
        "**Deep Paper h**",
    ]
    assert answer(await press(ada, found, "Previous")) == first


async def test_find_without_a_hit_says_what_to_do(server: Server):
    ada = server.member("ada")

    seen = answer(await ada.slash(server.channel, "paper find", words="nothing"))

    assert seen.text.startswith("### Papers in Fall 2021: nothing\nNo paper fits. Try fewer or other words")


async def test_chinese_reader_walks_in_chinese(server: Server):
    lin = server.member("lin", locale="zh-CN")
    await a_paper(server, GANSPACE, "arxiv:2004.02546")
    await lin.slash(server.channel, "team create", name="复现小队")

    asked = await lin.slash(server.channel, "paper claim", paper="2004.02546")
    question = answer(asked).text
    claimed = answer(await press(lin, asked, "认领"))

    assert question.endswith("要为 **复现小队** 认领这篇论文吗？")
    assert claimed.text.startswith(f"**复现小队** 已在 Fall 2021 中认领 *{GANSPACE}*。祝顺利！\n-# 十分钟内可以撤回。")

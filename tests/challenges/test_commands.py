import pytest

from tests.kit.discord import Server, a_paper, answer, press

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_start_leads_through_the_challenge(server: Server):
    ada = server.member("ada")
    await a_paper(server, "GANSpace", "arxiv:2004.02546")

    async def start() -> tuple[list[str], list[str]]:
        seen = answer(await ada.slash(server.channel, "start"))
        assert seen.private
        return [line.split(" </")[0] for line in seen.text.split("\n")], list(seen.buttons)

    assert await start() == (
        [
            "### Fall 2021: what to do next",
            "1. Find a paper you would like to reproduce:",
            "2. Form a team with",
            "3. Claim the paper for your team:",
        ],
        ["Find a paper", "Form a team", "See the teams"],
    )
    await ada.slash(server.channel, "team create", name="Vector")
    lines, buttons = await start()
    assert lines[1] == "1. You are in **Vector** and lead it: invite people with"
    assert buttons == ["Find a paper", "My team"]
    await press(ada, await ada.slash(server.channel, "paper claim", paper="2004.02546"), "Claim it")
    lines, buttons = await start()
    assert lines[1] == "1. **Vector** works on: GANSpace"
    assert buttons == ["My team", "Find a paper"]


async def test_every_button_of_start_does_something(server: Server):
    ada = server.member("ada")
    await a_paper(server, "GANSpace")
    started = await ada.slash(server.channel, "start")

    assert (
        answer(await press(ada, started, "Find a paper")).text
        == "### Papers in Fall 2021\n**GANSpace**\n-# 2020 · free"
    )
    assert (await press(ada, started, "Form a team")).modal is not None
    assert answer(await press(ada, started, "See the teams")).text.startswith(
        "### Teams in Fall 2021\nThere are no teams yet."
    )

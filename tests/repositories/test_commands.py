"""/repo as people use it."""

from datetime import timedelta

import pytest

from bot.domain.permissions import Actor, OnlyTeamMay
from bot.domain.repositories import Sight, Texts
from bot.domain.repositories_texts import find_proofs
from bot.domain.rooms import RoomKind
from bot.services.challenges_rules import RoomRules
from db.engine import Database
from tests.kit.discord import Server, a_paper, a_server, answer, press, read, shown
from tests.kit.repositories import FakeLooks

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture
def looks():
    return FakeLooks()


@pytest.fixture
async def server(database: Database, looks: FakeLooks):
    async with a_server(database, looks=looks) as server:
        yield server


async def a_team(server: Server, member, name: str = "Vector") -> None:
    await server.services.teams.create(Actor(server.guild.id, member.id), name)


async def test_repository_is_linked_looked_at_and_unlinked(server: Server, looks: FakeLooks):
    ada = server.member("ada")
    await a_team(server, ada)
    linked = await ada.slash(server.channel, "repo link", repository="https://dagshub.com/vector/re-paper")
    said = shown(linked.response)
    status = await ada.slash(server.channel, "repo status")
    pressed = await press(ada, linked, "Show its state")
    unlinked = answer(await ada.slash(server.channel, "repo unlink", repository="vector/re-paper"))
    nothing = answer(await ada.slash(server.channel, "repo status"))

    assert said.text.startswith("vector/re-paper is now linked to *Vector*, as its main repository.")
    assert said.private
    assert "Main repository of *Vector*" in shown(status.response).text
    assert "**Last commit**" in shown(status.response).text
    assert "Looking now" not in shown(status.response).text
    assert "**Last commit**" in answer(pressed).text
    assert unlinked.text == "vector/re-paper is not linked to *Vector* any more."
    assert nothing.text.startswith("*Vector* has linked no repository yet.")
    assert len(looks.looked) == 1


async def test_first_answer_tells_what_is_known_and_the_second_what_is_new(server: Server, looks: FakeLooks):
    ada = server.member("ada")
    before = await ada.slash(server.channel, "repo status", repository="vector/re-paper")
    looks.fault = "unreachable"
    server.clock.advance(timedelta(minutes=10))
    looks.at = server.clock.now()
    after = await ada.slash(server.channel, "repo status", repository="vector/re-paper")
    assert "**Last commit**" in shown(before.response).text
    assert "the host could not be reached" in shown(after.response).text
    assert "**Last commit**" in shown(after.response).text


async def test_repository_that_is_missing_or_private_is_told_so(server: Server, looks: FakeLooks):
    ada = server.member("ada")
    looks.sight = Sight.MISSING
    status = await ada.slash(server.channel, "repo status", repository="vector/secret")
    assert "There is no such repository, or it is private" in shown(status.response).text


async def test_refusals_say_what_to_do(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await a_team(server, ada)
    wrong = answer(await ada.slash(server.channel, "repo link", repository="https://ann:pw12345@evil.example/a/b"))
    stranger = answer(await bo.slash(server.channel, "repo link", repository="vector/re-paper"))
    none = answer(await bo.slash(server.channel, "repo status", team="Vector"))
    not_linked = answer(await ada.slash(server.channel, "repo unlink", repository="vector/re-paper"))
    assert wrong.text.startswith("That is neither DagsHub nor GitHub.")
    assert "pw12345" not in wrong.text
    assert all(each.private for each in (wrong, stranger, none, not_linked))
    assert none.text.startswith("*Vector* has linked no repository.")
    assert not_linked.text.startswith("vector/re-paper is not linked to your team.")


async def test_another_main_repository_is_chosen_by_a_button(server: Server):
    ada = server.member("ada")
    await a_team(server, ada)
    await ada.slash(server.channel, "repo link", repository="vector/one")
    await ada.slash(server.channel, "repo link", repository="https://github.com/vector/two")
    second = await ada.slash(server.channel, "repo status", repository="github:vector/two")
    chosen = answer(await press(ada, second, "Make this the main one"))
    status = await ada.slash(server.channel, "repo status")
    assert chosen.text == "vector/two is your team's main repository now."
    assert "vector/two" in shown(status.response).text.splitlines()[0]


async def test_autocomplete_offers_the_own_repositories(server: Server):
    ada = server.member("ada")
    await a_team(server, ada)
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")
    offered = await ada.autocomplete(server.channel, "repo status", "repository", "pap")
    assert [choice["name"] for choice in offered] == ["vector/re-paper · Vector"]


async def test_linked_repository_is_looked_at_on_a_ring_of_the_bell(server: Server, looks: FakeLooks):
    ada = server.member("ada")
    await a_team(server, ada)
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")
    await server.bot.bell.ring()
    await server.services.repositories_looks.settle()
    assert [name.path for name in looks.looked] == ["vector/re-paper"]


async def test_chinese_is_spoken_too(server: Server):
    ada = server.member("ada")
    server.locales[ada.id] = "zh-CN"
    await a_team(server, ada)
    linked = answer(await ada.slash(server.channel, "repo link", repository="vector/re-paper"))
    assert "现已关联到" in linked.text


async def test_scorecard_is_shown_by_a_command_and_by_a_button(server: Server):
    ada = server.member("ada")
    scored = await ada.slash(server.channel, "repo score", repository="vector/re-paper")
    status = await ada.slash(server.channel, "repo status", repository="vector/re-paper")
    beside = await press(ada, status, "Scorecard")
    assert "• code that trains: found ✅" in shown(scored.response).text
    assert shown(scored.response).private
    assert "• code that trains: found ✅" in answer(beside).text


async def test_repository_is_proved_by_a_word_that_its_owner_puts_there(server: Server, looks: FakeLooks):
    ada, bo = server.member("ada"), server.member("bo")
    await a_team(server, ada)
    await a_team(server, bo, "Scalar")
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")
    status = await ada.slash(server.channel, "repo status")
    asked = await press(ada, status, "Prove it is ours")
    too_early = answer(await press(ada, asked, "I have put it there"))
    (word,) = find_proofs(shown(asked.response).text)
    looks.parts["texts"] = Texts(commit="a", proofs=(word,))
    server.clock.advance(timedelta(minutes=1))
    proved = answer(await press(ada, asked, "I have put it there"))
    again = answer(await press(ada, asked, "I have put it there"))
    after = shown((await ada.slash(server.channel, "repo status")).response)
    link_id = int(shown(asked.response).buttons["I have put it there"].rpartition(":")[2])

    assert too_early.text.startswith("The word was neither in the description nor in the README")
    assert proved.text == again.text == "vector/re-paper is proved to be your team's."
    assert "· proved to be theirs" in after.text
    assert "Prove it is ours" not in after.buttons
    with pytest.raises(OnlyTeamMay):
        await server.services.repositories.check_proof(Actor(server.guild.id, bo.id), link_id)


async def test_anonymous_team_with_the_same_repository_is_told_to_the_organizers_alone(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    channel = server.guild.create_text_channel("organizers")
    await a_team(server, ada)
    await a_team(server, bo, "Scalar")
    organizer = Actor(server.guild.id, 9, organizes=True)
    rooms = RoomRules(RoomKind.THREAD, None, channel.id)
    await server.services.challenges_rules.change_rooms(organizer, rooms)
    paper_id = await a_paper(server, "A paper", "arxiv:2004.02546")
    await server.services.claims.claim(Actor(server.guild.id, ada.id), paper_id, hidden=True)
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")
    linked = answer(await bo.slash(server.channel, "repo link", repository="vector/re-paper"))
    await server.bot.bell.ring()
    await server.env.settle()

    assert "Vector" not in linked.text
    assert "another team" not in linked.text.lower()
    assert [read(each).text for each in channel.history()][-1] == (
        "*Scalar* linked vector/re-paper, which Vector has linked as well, anonymously."
        " Neither was told of the other. Ask them whose it is."
    )


async def test_other_repositories_of_the_team_stand_on_the_card(server: Server):
    ada = server.member("ada")
    await a_team(server, ada)
    await ada.slash(server.channel, "repo link", repository="vector/one")
    await ada.slash(server.channel, "repo link", repository="github:vector/two")
    status = shown((await ada.slash(server.channel, "repo status")).response)
    assert "The team has linked vector/two as well." in status.text
    own = await ada.autocomplete(server.channel, "repo unlink", "repository", "two")
    assert [choice["name"] for choice in own] == ["vector/two · Vector"]

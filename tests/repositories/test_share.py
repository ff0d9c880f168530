"""The picture of the score, and sharing it."""

from io import BytesIO

import pytest
from PIL import Image

from bot.domain.permissions import Actor, OnlyTeamMay
from bot.domain.repositories import Sight, Snapshot
from bot.domain.repositories_addresses import AddressRefused
from bot.domain.repositories_scorecard import score
from cogs._shared.texts import Texts
from cogs.repositories.score_picture import Counted, count, describe, draw
from db.engine import Database
from tests.kit.discord import Server, a_paper, a_server, answer, press, shown
from tests.kit.repositories import FakeLooks
from tests.repositories.snapshots import a_snapshot, unseen

on_sqlite = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
TEXTS = Texts()
ENGLISH = TEXTS.words("en-US")


@pytest.fixture
async def server(database: Database):
    async with a_server(database, looks=FakeLooks()) as server:
        yield server


def test_bars_count_what_was_found_and_say_what_was_not_looked_at():
    bars = count(score(a_snapshot()), ENGLISH)
    assert bars[:3] == [
        Counted("Completeness", 1, 5, 0),
        Counted("1 · Code", 1, 1, 0),
        Counted("2 · Configuration", 0, 2, 0),
    ]
    assert describe(bars[:2], ENGLISH) == "How much was found. Completeness: 1 of 5; 1 · Code: 1 of 1"
    [blind, *_] = count(score(a_snapshot(texts=unseen(Sight.HIDDEN))), ENGLISH)
    assert (blind, describe([blind], ENGLISH)) == (
        Counted("Completeness", 1, 5, 1),
        "How much was found. Completeness: 1 of 5 (1 could not be looked at)",
    )


@pytest.mark.parametrize("language", ["en-US", "zh-CN"])
def test_picture_is_small_and_shows_more_ink_for_more_found(language: str):
    def ink(snapshot: Snapshot) -> int:
        picture = draw(score(snapshot), TEXTS.words(language), ENGLISH)
        assert len(picture) < 60_000
        image = Image.open(BytesIO(picture)).convert("RGB")
        assert image.size == (640, 290)
        colours = image.getcolors(maxcolors=640 * 290) or []
        return sum(often for often, colour in colours if isinstance(colour, tuple) and colour[2] - colour[0] > 80)

    assert ink(a_snapshot()) > 2 * ink(a_snapshot(tree=unseen(Sight.HIDDEN))) >= 0


@on_sqlite
async def test_team_shares_its_score_with_a_channel(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")
    scored = await ada.slash(server.channel, "repo score")
    foreign = await bo.slash(server.channel, "repo score", repository="vector/re-paper")
    asked = await press(ada, scored, "Share")
    question = answer(asked)
    before = server.channel.history()
    done = await press(ada, asked, "Share it here")
    [public] = [message for message in server.channel.history() if message not in before]
    private = shown(scored.response)

    assert "Share" not in shown(foreign.response).buttons
    assert private.private
    assert question.text.startswith("Everybody in this channel will see the scorecard of vector/re-paper")
    assert not public.flags.ephemeral
    assert [file.filename for file in public.attachments] == ["score.png"]
    assert shown(done.response).text == "The scorecard of vector/re-paper stands in this channel now."


@on_sqlite
async def test_share_is_for_the_team_and_not_while_it_works_anonymously(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")
    sharing, looks = server.services.repositories_sharing, server.services.repositories_looks
    stranger = Actor(server.guild.id, bo.id)
    ticket = (await looks.show(stranger, "vector/re-paper")).ticket
    with pytest.raises(OnlyTeamMay):
        await sharing.share(stranger, ticket)
    with pytest.raises(AddressRefused):
        await sharing.share(Actor(server.guild.id, ada.id), ticket[:-1] + "x")
    paper_id = await a_paper(server, "A paper", "arxiv:2004.02546")
    scored = await ada.slash(server.channel, "repo score")
    await server.services.claims.claim(Actor(server.guild.id, ada.id), paper_id, hidden=True)
    refused = answer(await press(ada, scored, "Share"))
    assert refused.text.startswith("*Vector* works anonymously for now")
    assert refused.private

"""/repo watch as people use it."""

from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.domain.permissions import Actor
from bot.domain.repositories import Best, Experiments, Tag, Ticket
from db.engine import Database
from tests.kit.clock import START
from tests.kit.discord import Server, a_server, answer, read
from tests.kit.repositories import FakeLooks
from tests.repositories.snapshots import HEAD, commit, history

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
LOSS = Best("loss", 0.5, "run 1", True)


@pytest.fixture
def looks() -> FakeLooks:
    looks = FakeLooks()
    looks.parts = {"history": history(commit(1, at=START)), "runs": Experiments(count=1, best=(LOSS,))}
    return looks


@pytest.fixture
async def server(database: Database, looks: FakeLooks):
    async with a_server(database, looks=looks) as server:
        yield server


async def a_team(server: Server) -> simcord.MemberActor:
    ada = server.member("ada")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    await ada.slash(server.channel, "repo link", repository="vector/re-paper")
    await ring(server)
    return ada


async def ring(server: Server) -> None:
    """Look, and do what comes of it."""
    for _ in range(2):
        await server.bot.bell.ring()
        await server.services.repositories_looks.settle()
        await server.env.settle()


async def look(server: Server, looks: FakeLooks, **parts: Any) -> None:
    server.clock.advance(timedelta(hours=1, minutes=1))
    looks.parts |= parts
    looks.at = server.clock.now()
    await ring(server)


def written(server: Server, channel_id: int) -> list[str]:
    """What everybody reads in a channel or thread, oldest first."""
    stored = server.env.backend.messages.get(channel_id, {}).values()
    messages = [simcord.ResponseMessage(server.env, each) for each in stored]
    return [
        "\n".join(part["content"] for part in _walk(each.components) if "content" in part)
        for each in messages
        if not each.ephemeral and each.components
    ]


def _walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [part for each in components for part in (each, *_walk(each.get("components", [])))]


async def test_card_stands_in_the_channel_and_news_under_it(server: Server, looks: FakeLooks):
    ada = await a_team(server)
    said = answer(await ada.slash(server.channel, "repo watch", silence=7))
    await ring(server)
    [first] = written(server, server.channel.id)
    [card] = [each for each in server.channel.history() if each.components and not each.flags.ephemeral]
    await look(
        server,
        looks,
        history=history(commit(2, summary="Train *longer*"), commit(1, at=START)),
        tags=(Tag("v1", HEAD),),
        issues=(Ticket(3, "Loss is <@1>"),),
        models=("resnet",),
        runs=Experiments(count=2, best=(Best("loss", 0.25, "run 2", True),)),
    )
    [second] = written(server, server.channel.id)
    [news] = written(server, card.id)

    assert said.private
    assert said.text.startswith("A card of vector/re-paper comes into this channel")
    assert "7 days without a commit" in said.text
    assert "Main repository of *Vector*" in first
    assert "This card is kept up to date." in first
    assert "**Tags** 0" in first
    assert "**Tags** 1: v1" in second
    assert news.splitlines() == [
        "**News of [vector/re-paper](https://dagshub.com/vector/re-paper)**, *Vector*’s repository",
        "**One new commit**",
        f"[0000000](https://dagshub.com/vector/re-paper/commit/{commit(2).id}) Train \\*longer\\* (Ada Example)",
        "**New tags** v1",
        "**New issues** #3 Loss is <\u200b@\u200b1>",
        "**Better than the best so far**: loss 0.25 by run 2, before 0.5",
        "**New models** resnet",
    ]
    assert list(read(card).buttons) == ["Show its state", "Scorecard"]


async def test_card_that_is_taken_back_says_so(server: Server):
    ada = await a_team(server)
    await ada.slash(server.channel, "repo watch")
    await ring(server)
    said = answer(await ada.slash(server.channel, "repo unwatch"))
    await ring(server)
    again = answer(await ada.slash(server.channel, "repo unwatch"))
    assert said.text == "The card of *Vector*’s repository is kept up no more, and will say so."
    assert written(server, server.channel.id) == ["The card of *Vector*’s repository is kept up no more."]
    assert again.text.startswith("*Vector* has no card in any channel.")


async def test_card_survives_a_restart_and_that_discord_refuses_for_a_while(server: Server, looks: FakeLooks):
    ada = await a_team(server)
    await ada.slash(server.channel, "repo watch")
    await ring(server)
    [card] = [each for each in server.channel.history() if each.components and not each.flags.ephemeral]
    place = f"/channels/{server.channel.id}/messages/{card.id}"
    server.env.inject_error("PATCH", place, status=403, code=50001, message="Missing access", times=None)
    await look(server, looks, tags=(Tag("v1", HEAD),))
    server.env.backend.faults.clear()
    await server.restart()
    server.clock.advance(timedelta(minutes=6))
    await ring(server)
    assert "**Tags** 1: v1" in written(server, server.channel.id)[0]
    assert len(written(server, card.id)) == 1


async def test_card_that_somebody_removes_is_not_sent_again(server: Server, looks: FakeLooks):
    ada = await a_team(server)
    await ada.slash(server.channel, "repo watch")
    await ring(server)
    [card] = [each for each in server.channel.history() if each.components and not each.flags.ephemeral]
    await server.bot.get_partial_messageable(server.channel.id).get_partial_message(card.id).delete()
    await look(server, looks)
    await look(server, looks)
    assert written(server, server.channel.id) == []
    letters = [read(each).text for each in ada.user.dm_channel.history()]
    assert letters[-1].startswith("The card of *Vector*’s repository is kept up no more: somebody removed it.")


async def test_channel_where_the_bot_or_the_person_may_not_write_is_refused(server: Server):
    ada = await a_team(server)
    closed = server.guild.create_text_channel(
        "rules", overwrites={server.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    refused = answer(await ada.slash(closed, "repo watch"))
    assert refused.text.startswith("You may not write in this channel")
    assert refused.private

"""Cards that stand in channels: when they change, what is told under them, and how they end."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.deliveries import DeliveryFault
from bot.domain.permissions import Actor, NotInTeam
from bot.domain.repositories import Tag
from bot.domain.repositories_links import NoOwnRepository, NotWatched, WatchHidden
from bot.domain.repositories_news import Rhythm
from bot.domain.rooms import RoomKind
from bot.services.challenges_rules import RoomRules
from bot.services.repositories_watches import Place
from bot.services.repositories_watching import WatchAct, WatchWork
from db.engine import Database
from tests.kit.clock import START
from tests.kit.editions import GUILD, World, a_world
from tests.kit.letters import take_letters
from tests.kit.repositories import FakeLooks
from tests.repositories.snapshots import HEAD, commit, history

ADA, BO, EVE, CHANNEL, OTHER, MESSAGE, THREAD = 1, 2, 4, 55, 56, 9001, 9001
PLACE = Place(CHANNEL, can_have_thread=True)


@pytest.fixture
def looks() -> FakeLooks:
    return FakeLooks()


@pytest.fixture
async def world(database: Database, looks: FakeLooks) -> World:
    world = await a_world(database, looks=looks)
    await world.team("Vector", ADA, BO)
    await world.services.repositories.link(world.actor(ADA), "vector/re-paper")
    looks.parts = {"history": history(commit(1, at=START)), "tags": ()}
    await look(world, looks)
    await send(world)
    return world


async def look(world: World, looks: FakeLooks, **parts: Any) -> None:
    """Look at the repository a good hour later, when these parts are new."""
    world.clock.advance(timedelta(hours=1, minutes=1))
    looks.parts |= parts
    looks.at = world.clock.now()
    await world.services.repositories_looks.look_due()
    await world.services.repositories_looks.settle()


async def watch(
    world: World, place: Place = PLACE, *, number: int = ADA, every: Rhythm = Rhythm.HOURLY, silent_days: int = 14
) -> None:
    await world.services.repositories_watches.watch(world.actor(number), place, every=every, silent_days=silent_days)


async def send(world: World, *, message_id: int = MESSAGE) -> list[tuple[str, int | None, dict[str, Any]]]:
    """Send what is due as Discord would; gives kind, channel or person, and facts of each."""
    letters = await take_letters(world.services.deliveries)
    for number, letter in enumerate(letters):
        channel_id = letter.channel_id or 1000
        await world.services.deliveries.mark_sent(letter.id, message_id + number, channel_id=channel_id)
    return [(letter.kind, letter.user_id or letter.channel_id, dict(letter.facts)) for letter in letters]


async def work(world: World) -> list[WatchWork]:
    return await world.services.repositories_watching.list_work([GUILD])


async def tend(world: World, *, thread_id: int | None = THREAD) -> list[WatchAct]:
    """Carry out all that is to be done with cards, as Discord would."""
    found = await work(world)
    for each in found:
        await world.services.repositories_watching.mark_done(each, thread_id=thread_id)
    return [each.act for each in found]


async def a_card(world: World, **options: Any) -> None:
    """A card that stands in the channel, with a thread under it."""
    await watch(world, **options)
    await send(world)
    await tend(world)


async def test_card_is_sent_once_and_then_gets_its_thread(world: World):
    await watch(world)
    [(kind, channel, facts)] = await send(world)
    assert (kind, channel, facts["team"], facts["shown"]["name"]["owner"]) == (
        "repositories:card",
        CHANNEL,
        "Vector",
        "vector",
    )
    [first] = await work(world)
    assert (first.act, first.channel_id, first.message_id, first.wants_thread) == (
        WatchAct.SHOW,
        CHANNEL,
        MESSAGE,
        True,
    )
    assert await work(world) == []  # it is leased
    await world.services.repositories_watching.mark_done(first, thread_id=THREAD)
    assert await work(world) == []
    assert await send(world) == []


async def test_card_follows_each_look_and_tells_what_is_new_in_the_thread(world: World, looks: FakeLooks):
    await a_card(world)
    await look(world, looks, history=history(commit(2), commit(1, at=START)), tags=(Tag("v1", HEAD),))
    assert await tend(world) == [WatchAct.SHOW]
    [(kind, channel, facts)] = await send(world)
    assert (kind, channel, facts["repository"]) == ("repositories:news", THREAD, ["dagshub", "vector", "re-paper"])
    assert (facts["news"]["commits"], facts["news"]["tags"]) == (1, ["v1"])
    await look(world, looks)
    assert await tend(world) == [WatchAct.SHOW]
    assert await send(world) == []


async def test_news_that_come_too_soon_wait_and_are_told_together(world: World, looks: FakeLooks):
    await a_card(world, every=Rhythm.DAILY)
    await look(world, looks, tags=(Tag("v1", HEAD),))
    await tend(world)
    assert len(await send(world)) == 1
    for number in (2, 3):
        await look(world, looks, tags=(Tag(f"v{number}", HEAD), *looks.parts["tags"]))
        await tend(world)
        assert await send(world) == []
    world.clock.advance(timedelta(days=1))
    await look(world, looks)
    await tend(world)
    [(_, _, facts)] = await send(world)
    assert facts["news"]["tags"] == ["v3", "v2"]


async def test_repository_that_nobody_has_seen_yet_has_news_from_its_first_look_on(world: World, looks: FakeLooks):
    await world.services.repositories.unlink(world.actor(ADA), "vector/re-paper")
    await world.services.repositories.link(world.actor(ADA), "vector/new")
    await watch(world)
    await look(world, looks)
    await send(world)
    await tend(world)
    assert await send(world) == []
    await look(world, looks, tags=(Tag("v1", HEAD),))
    await tend(world)
    [(_, _, facts)] = await send(world)
    assert (facts["news"]["commits"], facts["news"]["tags"]) == (0, ["v1"])


async def test_silence_is_told_once(world: World, looks: FakeLooks):
    await a_card(world, silent_days=7)
    world.clock.advance(timedelta(days=7))
    await look(world, looks)
    await tend(world)
    [(_, _, facts)] = await send(world)
    assert facts["news"]["silent_days"] == 7
    await look(world, looks)
    await tend(world)
    assert await send(world) == []


async def test_channel_without_threads_has_the_news_in_itself(world: World, looks: FakeLooks):
    await watch(world)
    await send(world)
    await tend(world, thread_id=None)  # Discord did not let it have one
    await look(world, looks, tags=(Tag("v1", HEAD),))
    await tend(world)
    [(kind, channel, _)] = await send(world)
    assert (kind, channel) == ("repositories:news", CHANNEL)


async def test_host_that_is_down_is_no_news_and_the_card_says_it(world: World, looks: FakeLooks):
    await a_card(world)
    looks.fault = "unreachable"
    await look(world, looks)
    [shown] = await work(world)
    assert shown.facts["shown"]["fault"] == "unreachable"
    await world.services.repositories_watching.mark_done(shown)
    assert await send(world) == []


async def test_card_that_could_not_be_changed_is_tried_again(world: World, looks: FakeLooks):
    await a_card(world)
    await look(world, looks)
    [shown] = await work(world)
    await world.services.repositories_watching.mark_failed(shown, DeliveryFault.OUTSIDE)
    assert await work(world) == []
    world.clock.advance(timedelta(minutes=5))
    assert await tend(world) == [WatchAct.SHOW]


async def test_process_that_is_killed_while_it_tends_leaves_the_card_to_another(world: World, looks: FakeLooks):
    await a_card(world)
    await look(world, looks, tags=(Tag("v1", HEAD),))
    assert len(await work(world)) == 1  # and then nobody marks it
    world.clock.advance(timedelta(minutes=2))
    assert await tend(world) == [WatchAct.SHOW]
    assert [kind for kind, _, _ in await send(world)] == ["repositories:news"]  # not twice


async def test_two_processes_tend_a_card_once(world: World, looks: FakeLooks):
    await a_card(world)
    await look(world, looks, tags=(Tag("v1", HEAD),))
    found = await asyncio.gather(*(work(world) for _ in range(4)))
    assert sum(len(each) for each in found) == 1
    assert len(await send(world)) == 1


async def test_card_is_asked_for_again_in_its_channel_and_moved_to_another(world: World):
    await a_card(world)
    await watch(world, every=Rhythm.WEEKLY, silent_days=0)
    [shown] = await work(world)
    assert (shown.facts["every"], shown.facts["silent"], shown.wants_thread) == (168, 0, False)
    await world.services.repositories_watching.mark_done(shown)
    await watch(world, Place(OTHER, can_have_thread=False), number=BO)
    assert [(kind, channel) for kind, channel, _ in await send(world, message_id=9100)] == [
        ("repositories:card", OTHER)
    ]
    assert sorted(each.act.name for each in await work(world)) == ["CLOSE"]


async def test_team_that_works_anonymously_shows_its_card_in_its_own_room_alone(world: World):
    await a_card(world)
    await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(ADA), 1)
    await world.services.claims_work.hide(world.actor(ADA), 1, hidden=True)
    await send(world)
    assert await tend(world) == [WatchAct.REMOVE]
    told = [(user, facts["why"]) for kind, user, facts in await send(world) if kind == "repositories:unwatched"]
    assert told == [(ADA, "hidden"), (BO, "hidden")]
    with pytest.raises(WatchHidden):
        await watch(world)
    with pytest.raises(NotWatched):
        await world.services.repositories_watches.unwatch(world.actor(ADA))
    assert [tag for tag, _ in await world.audit()][-1] == "repository:unwatch"


@pytest.mark.parametrize("end", ["unlink", "unwatch", "dissolve"])
async def test_card_that_ends_says_so(world: World, end: str):
    await a_card(world)
    if end == "unlink":
        await world.services.repositories.unlink(world.actor(BO), "vector/re-paper")
    elif end == "unwatch":
        await world.services.repositories_watches.unwatch(world.actor(BO))
    else:
        for number in (BO, ADA):
            await world.services.teams.leave(world.actor(number))
    [closing] = await work(world)
    assert (closing.act, closing.facts) == (WatchAct.CLOSE, {"team": "Vector", "shown": None})
    await world.services.repositories_watching.mark_done(closing)
    world.clock.advance(timedelta(days=1))
    assert await work(world) == []
    told = [kind for kind, _, _ in await send(world) if kind == "repositories:unwatched"]
    assert len(told) == (2 if end == "unlink" else 0)


async def test_card_that_somebody_removed_ends_and_the_team_is_told(world: World, looks: FakeLooks):
    await a_card(world)
    await look(world, looks)
    [shown] = await work(world)
    await world.services.repositories_watching.mark_gone(shown)
    assert [(kind, user, facts["why"]) for kind, user, facts in await send(world)] == [
        ("repositories:unwatched", ADA, "removed"),
        ("repositories:unwatched", BO, "removed"),
    ]
    await a_card(world)  # begun anew


async def test_another_main_repository_is_shown_without_news_of_it(world: World, looks: FakeLooks):
    await a_card(world)
    await world.services.repositories.link(world.actor(ADA), "github:vector/other")
    await look(world, looks, tags=(Tag("v7", HEAD),))
    await tend(world)
    await send(world)
    other = await world.services.repositories_looks.show(world.actor(ADA), "github:vector/other")
    assert other.link is not None
    await world.services.repositories.make_primary(world.actor(ADA), other.link.id)
    [shown] = await work(world)
    assert shown.facts["shown"]["name"]["host"] == "github"
    await world.services.repositories_watching.mark_done(shown)
    assert await send(world) == []


async def test_watch_that_ends_before_its_card_was_sent_sends_none(world: World):
    await watch(world)
    await world.services.repositories_watches.unwatch(world.actor(ADA))
    assert await work(world) == []
    assert await send(world) == []


async def test_card_that_discord_did_not_take_ends(world: World):
    await watch(world)
    [letter] = await take_letters(world.services.deliveries)
    await world.services.deliveries.mark_failed(letter.id, DeliveryFault.FORBIDDEN)
    assert await work(world) == []
    with pytest.raises(NotWatched):
        await world.services.repositories_watches.unwatch(world.actor(ADA))


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_watch_is_for_a_team_with_a_repository(world: World):
    await world.team("Scalar", EVE)
    with pytest.raises(NoOwnRepository):
        await watch(world, number=EVE)
    with pytest.raises(NotInTeam):
        await watch(world, number=99)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_watched_repository_is_looked_at_hourly_and_others_are_not(world: World, looks: FakeLooks):
    await a_card(world)
    await look(world, looks)
    before = len(looks.looked)
    await look(world, looks)
    assert len(looks.looked) == before + 1
    await world.services.repositories_watches.unwatch(world.actor(ADA))
    await look(world, looks)
    await look(world, looks)
    assert len(looks.looked) == before + 2


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_room_of_an_anonymous_team_may_have_its_card(world: World):
    organizer = Actor(GUILD, 9, organizes=True)
    await world.services.challenges_rules.change_rooms(organizer, RoomRules(RoomKind.CHANNEL, 1, None))
    [room] = await world.services.rooms.list_work([GUILD], limit=10)
    await world.services.rooms.begin(room)
    await world.services.rooms.mark_made(room, 77, RoomKind.CHANNEL)
    await world.paper("GANSpace")
    await world.services.claims.claim(world.actor(ADA), 1)
    await world.services.claims_work.hide(world.actor(ADA), 1, hidden=True)
    await watch(world, Place(77, can_have_thread=False))
    assert "repositories:card" in [kind for kind, _, _ in await send(world)]
    assert await tend(world) == []

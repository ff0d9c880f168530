import asyncio

import pytest

from bot.domain.permissions import Actor, OnlyHelpersMay
from bot.domain.suggestions import SuggestionOver
from bot.services.suggestions import Answered, Suggested
from db.deliveries import Delivery
from db.papers import Paper, PaperName
from tests.kit.clock import START
from tests.kit.editions import GUILD, a_world
from tests.suggestions.world import (
    GANSPACE,
    TITLE,
    Told,
    acts,
    found,
    organizer,
    rows,
    suggest,
    tell_organizers_in,
)

ADA, BO, CHANNEL = 1, 2, 900
AUTHORS = "Erik Härkönen; Aaron Hertzmann"
PAGE = "https://arxiv.org/abs/2004.02546"


async def test_approved_paper_is_in_the_catalogue_as_a_list_would_have_brought_it(database):
    world = await a_world(database, lookup=Told(found(names=(GANSPACE, "doi:10.1000/xyz"))))
    suggested = await suggest(world, ADA, "2004.02546")

    answered = await world.services.suggestions.approve(organizer(), suggested.id)

    assert answered == Answered(TITLE, 1)
    columns = (Paper.title, Paper.title_key, Paper.authors, Paper.venue, Paper.year, Paper.url, Paper.is_verified)
    assert await rows(database, *columns, Paper.added_at) == [
        (
            TITLE,
            "ganspace discovering interpretable gan controls",
            *(AUTHORS, "NeurIPS", 2020, "https://doi.org/10.1000/xyz", True, START),
        )
    ]
    assert await rows(database, PaperName.name, PaperName.paper_id) == [("arxiv:2004.02546", 1), ("doi:10.1000/xyz", 1)]
    assert await acts(world) == [("suggestion:send", ADA), ("suggestion:answer", 9)]
    await world.team("Vector", ADA)
    assert (await world.services.claims.claim(world.actor(ADA), 1)).paper == TITLE


async def test_suggester_is_told_of_the_answer(database):
    world = await a_world(database, lookup=Told(found()))
    yes, no = await suggest(world, ADA, "2004.02546"), await suggest(world, BO, "Another Paper")

    await world.services.suggestions.approve(organizer(), yes.id)
    await world.services.suggestions.decline(organizer(), no.id)

    assert await rows(database, Delivery.id, Delivery.kind, Delivery.user_id, Delivery.facts) == [
        (1, "catalog:answered", ADA, {"title": TITLE, "paper_id": 1}),
        (2, "catalog:answered", BO, {"title": "Another Paper", "paper_id": None}),
    ]


async def test_letter_that_was_not_sent_yet_is_dropped_when_the_answer_came_first(database):
    world = await a_world(database)
    await tell_organizers_in(database, GUILD, CHANNEL)
    suggested = await suggest(world, ADA, "A Paper")

    await world.services.suggestions.decline(organizer(), suggested.id)

    assert await rows(database, Delivery.id, Delivery.kind, Delivery.state) == [
        (1, "catalog:suggested", "dropped"),
        (2, "catalog:answered", "pending"),
    ]


@pytest.mark.parametrize("typed", ["2004.02546", GANSPACE])
async def test_paper_that_was_imported_meanwhile_is_not_added_twice(database, typed):
    world = await a_world(database, lookup=Told(found()))
    suggested = await suggest(world, ADA, typed)
    paper_id = await world.paper("GANSpace", GANSPACE)

    assert await world.services.suggestions.approve(organizer(), suggested.id) == Answered(TITLE, paper_id)
    assert await rows(database, Paper.id) == [(paper_id,)]


async def test_two_organizers_who_answer_at_once_answer_once(database):
    world = await a_world(database, lookup=Told(found()))
    suggested = await suggest(world, ADA, "2004.02546")
    suggestions = world.services.suggestions

    outcomes = await asyncio.gather(
        suggestions.approve(organizer(8), suggested.id),
        suggestions.approve(organizer(9), suggested.id),
        suggestions.decline(organizer(10), suggested.id),
        return_exceptions=True,
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Answered", *["SuggestionOver"] * 2]
    assert len(await rows(database, Delivery.id)) == 1
    assert [tag for tag, _ in await acts(world)] == ["suggestion:send", "suggestion:answer"]


async def test_two_suggestions_of_one_paper_on_two_servers_add_it_once(database):
    world = await a_world(database, lookup=Told(found()), guild_ids=(GUILD, 701))
    suggestions = world.services.suggestions
    here = await suggest(world, ADA, "2004.02546")
    there = await suggestions.suggest(world.actor(BO, guild_id=701), "2004.02546")
    assert isinstance(there, Suggested)

    answered = await asyncio.gather(
        suggestions.approve(organizer(), here.id), suggestions.approve(organizer(guild_id=701), there.id)
    )

    assert answered == [Answered(TITLE, 1), Answered(TITLE, 1)]
    assert await rows(database, Paper.id) == [(1,)]


async def test_only_organizers_of_the_server_see_and_answer(database):
    world = await a_world(database, lookup=Told(found()), guild_ids=(GUILD, 701))
    suggested = await suggest(world, ADA, "2004.02546")
    suggestions = world.services.suggestions

    for act in (
        suggestions.list_open(world.actor(ADA), page=0, page_size=5),
        suggestions.approve(world.actor(ADA), suggested.id),
        suggestions.decline(world.actor(ADA), suggested.id),
    ):
        with pytest.raises(OnlyHelpersMay):
            await act
    with pytest.raises(SuggestionOver):
        await suggestions.approve(Actor(701, 9, organizes=True), suggested.id)
    with pytest.raises(SuggestionOver):
        await suggestions.decline(organizer(), 999)
    assert (await suggestions.list_open(organizer(guild_id=701), page=0, page_size=5)).lines == ()


async def test_what_waits_is_shown_oldest_first_in_pages_with_namesakes(database):
    world = await a_world(database, lookup=Told(found()))
    await suggest(world, ADA, "2004.02546")
    declined = await suggest(world, ADA, "Declined")
    for title in ("B", "C", "D"):
        await suggest(world, BO, title)
    await world.services.suggestions.decline(organizer(), declined.id)
    oldest = await world.paper(TITLE, "doi:10.1000/xyz")
    await world.paper(TITLE, "doi:10.1000/abc")

    pages = [
        await world.services.suggestions.list_open(organizer(), page=page, page_size=3) for page in (0, 1, 7, 10**18)
    ]

    assert [[line.title for line in page.lines] for page in pages] == [[TITLE, "B", "C"], ["D"], ["D"], ["D"]]
    assert [(page.page, page.pages, page.count) for page in pages] == [(0, 2, 4), (1, 2, 4), (1, 2, 4), (1, 2, 4)]
    first = pages[0].lines[0]
    assert (first.namesake_id, first.suggested_by, first.source, first.at) == (oldest, ADA, "arxiv", START)

import asyncio
from datetime import timedelta

import pytest

from bot.domain.pace import TooManyActs
from bot.domain.suggestions import TitleNeed, TitleNeeded
from bot.papers import NotFound
from bot.services import _known_papers as service
from bot.services.suggestions import AlreadySuggested, Answered, InCatalogue, Suggested
from db.deliveries import Delivery
from db.papers import EditionPaper, Paper
from tests.kit.clock import START
from tests.kit.editions import GUILD, a_world
from tests.suggestions.world import (
    GANSPACE,
    TITLE,
    Silent,
    Told,
    acts,
    found,
    organizer,
    rows,
    suggest,
    suggest_known,
    tell_organizers_in,
    unknown,
)

ADA, BO, CHANNEL = 1, 2, 900
AUTHORS = "Erik Härkönen; Aaron Hertzmann"
PAGE = "https://arxiv.org/abs/2004.02546"


async def test_suggestion_holds_what_a_source_says(database):
    world = await a_world(database, lookup=Told(found()))

    suggested = await suggest(world, ADA, "https://huggingface.co/papers/2004.02546", "some title")

    assert suggested == Suggested(1, TITLE, AUTHORS, "NeurIPS", 2020, PAGE, "arxiv")
    assert await acts(world) == [("suggestion:send", ADA)]


async def test_organizers_are_told_where_the_server_chose_a_channel(database):
    world = await a_world(database, lookup=Told(found()))
    await suggest(world, ADA, "A Paper")
    await tell_organizers_in(database, GUILD, CHANNEL)
    suggested = await suggest(world, ADA, "2004.02546")

    assert await rows(database, Delivery.id, Delivery.kind, Delivery.channel_id, Delivery.facts) == [
        (
            1,
            "catalog:suggested",
            CHANNEL,
            {
                "id": suggested.id,
                "title": TITLE,
                "authors": AUTHORS,
                "venue": "NeurIPS",
                "year": 2020,
                "url": PAGE,
                "source": "arxiv",
                "suggested_by": ADA,
                "at": START.isoformat(),
                "namesake_id": None,
            },
        )
    ]


async def test_paper_of_the_catalogue_is_not_suggested_and_no_source_is_asked(database):
    told = Told(found())
    world = await a_world(database, lookup=told)
    paper_id = await world.paper(TITLE, GANSPACE)

    by_name = await suggest_known(world, ADA, "2004.02546")
    by_title = await suggest_known(world, ADA, "GANSPACE discovering interpretable GAN controls")

    assert by_name == by_title == InCatalogue(paper_id, TITLE)
    assert told.asked == []


async def test_other_name_that_a_source_tells_finds_the_paper(database):
    world = await a_world(database, lookup=Told(found(names=(GANSPACE, "doi:10.1000/xyz"))))
    paper_id = await world.paper("GANSpace", "doi:10.1000/xyz")

    assert await suggest_known(world, ADA, "2004.02546") == InCatalogue(paper_id, "GANSpace")


async def test_paper_off_the_editions_list_can_be_suggested_and_comes_onto_it(database):
    told = Told()
    world = await a_world(database, lookup=told)
    paper_id = await world.paper(TITLE, GANSPACE, "doi:10.1000/xyz")
    await world.change_edition(has_paper_list=True)

    suggested = await suggest(world, ADA, "10.1000/xyz")
    again = await suggest_known(world, BO, "2004.02546")
    answered = await world.services.suggestions.approve(organizer(), suggested.id)

    assert suggested == Suggested(1, TITLE, "", "", None, None, "catalogue")
    assert again == AlreadySuggested(TITLE, START)
    assert answered == Answered(TITLE, paper_id)
    assert await rows(database, EditionPaper.edition_id, EditionPaper.paper_id) == [(1, paper_id)]
    assert await suggest_known(world, BO, "2004.02546") == InCatalogue(paper_id, TITLE)
    assert told.asked == []


async def test_new_paper_comes_onto_the_editions_list(database):
    world = await a_world(database, lookup=Told(found()))
    await world.change_edition(has_paper_list=True)
    suggested = await suggest(world, ADA, "2004.02546")

    await world.services.suggestions.approve(organizer(), suggested.id)

    assert await rows(database, EditionPaper.edition_id, EditionPaper.paper_id) == [(1, 1)]


async def test_paper_is_suggested_once_at_a_time(database):
    told = Told(found())
    world = await a_world(database, lookup=told, guild_ids=(GUILD, 701))
    first = await suggest(world, ADA, "2004.02546")
    titled = await suggest(world, ADA, "A Paper")
    world.clock.advance(timedelta(hours=2))

    assert await suggest_known(world, BO, PAGE) == AlreadySuggested(TITLE, START)
    assert await suggest_known(world, BO, "a  PAPER!") == AlreadySuggested("A Paper", START)
    assert told.asked == [GANSPACE]
    elsewhere = await world.services.suggestions.suggest(world.actor(BO, guild_id=701), "2004.02546")
    await world.services.suggestions.decline(organizer(), first.id)
    await world.services.suggestions.decline(organizer(), titled.id)
    again = await suggest(world, BO, "2004.02546")

    assert isinstance(elsewhere, Suggested)
    assert again.id not in (first.id, titled.id, elsewhere.id)


@pytest.mark.parametrize(
    ("outcomes", "typed", "need"),
    [
        ([], "2004.02546", TitleNeed.UNAVAILABLE),
        ([unknown()], "2004.02546", TitleNeed.NOT_FOUND),
        ([], "https://example.org/a-paper", TitleNeed.NOBODY_KNOWS),
    ],
)
async def test_title_is_asked_for_where_nothing_could_be_learnt_and_is_enough(database, outcomes, typed, need):
    world = await a_world(database, lookup=Told(*outcomes))

    with pytest.raises(TitleNeeded) as refused:
        await world.services.suggestions.suggest(world.actor(ADA), typed)
    suggested = await suggest(world, ADA, typed, "A Paper")
    await world.services.suggestions.approve(organizer(), suggested.id)

    assert refused.value.values == {"need": need, "text": typed}
    assert (suggested.title, suggested.source) == ("A Paper", None)
    assert await rows(database, Paper.title, Paper.is_verified) == [("A Paper", False)]
    assert (await world.services.papers.show(world.actor(ADA), 1)).is_verified is False


async def test_name_that_no_source_knows_about_needs_a_title(database):
    name = "openreview:rJxxx12345"
    world = await a_world(database, lookup=Told((name, NotFound(name, ()))))

    with pytest.raises(TitleNeeded) as refused:
        await world.services.suggestions.suggest(world.actor(ADA), "https://openreview.net/forum?id=rJxxx12345")

    assert refused.value.need is TitleNeed.NOBODY_KNOWS


async def test_source_that_never_answers_counts_as_down(database, monkeypatch):
    monkeypatch.setattr(service, "_LOOK_UP_WITHIN_S", 0.05)
    world = await a_world(database, lookup=Silent())

    assert (await suggest(world, ADA, "2004.02546", "GANSpace")).source is None


async def test_nothing_is_held_while_a_source_is_asked(database):
    """A write that waited for the look-up to end would wait for ever."""
    told = Told(found())
    world = await a_world(database, lookup=told)
    told.meanwhile = lambda: world.team("Vector", BO)

    await asyncio.wait_for(suggest(world, ADA, "2004.02546"), timeout=10)

    assert [tag for tag, _ in await acts(world)] == ["team:create", "suggestion:send"]


async def test_paper_that_came_into_the_catalogue_while_a_source_was_asked_is_found(database):
    told = Told(found())
    world = await a_world(database, lookup=told)
    told.meanwhile = lambda: world.paper(TITLE, GANSPACE)

    assert await suggest_known(world, ADA, "2004.02546") == InCatalogue(1, TITLE)


async def test_two_people_who_suggest_the_same_paper_at_once_make_one_suggestion(database):
    world = await a_world(database, lookup=Told(found()))

    outcomes = await asyncio.gather(
        *(world.services.suggestions.suggest(world.actor(number), "2004.02546") for number in (ADA, BO))
    )

    assert {type(outcome) for outcome in outcomes} == {Suggested, AlreadySuggested}
    assert (await world.services.suggestions.list_open(organizer(), page=0, page_size=5)).count == 1


async def test_paper_without_a_name_that_was_imported_meanwhile_is_not_added_twice(database):
    world = await a_world(database)
    suggested = await suggest(world, ADA, "A Paper")
    paper_id = await world.paper("A paper.", GANSPACE)

    assert await world.services.suggestions.approve(organizer(), suggested.id) == Answered("A Paper", paper_id)


async def test_ten_suggestions_an_hour_are_enough_and_then_no_source_is_asked(database):
    told = Told(found())
    world = await a_world(database, lookup=told)
    for number in range(10):
        await suggest(world, ADA, f"Paper {'abcdefghij'[number]}")

    for typed in ("2004.02546", "Paper k"):
        with pytest.raises(TooManyActs):
            await world.services.suggestions.suggest(world.actor(ADA), typed)
    assert told.asked == []
    assert isinstance(await suggest_known(world, ADA, "Paper a"), AlreadySuggested)
    world.clock.advance(timedelta(hours=1))
    assert (await suggest(world, ADA, "2004.02546")).source == "arxiv"


async def test_claim_works_while_every_source_is_down(database):
    told = Told()
    world = await a_world(database, lookup=told)
    paper_id = await world.paper(TITLE, GANSPACE)
    await world.team("Vector", ADA)

    claimed = await world.services.claims.claim(world.actor(ADA), paper_id)

    assert (claimed.paper, told.asked) == (TITLE, [])

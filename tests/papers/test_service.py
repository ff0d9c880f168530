from typing import Any

import pytest

from bot.domain.challenges import NoEdition
from bot.domain.papers import AmbiguousPaper, NoSuchPaper, PaperAct
from bot.domain.permissions import Actor
from bot.services.papers import FoundPaper, FoundPapers, PaperCard, PaperHit, Papers, Swappable, TakenBy, paper_value
from db.challenges import Guild
from db.engine import Database
from tests.kit.clock import FixedClock
from tests.papers.world import (
    LEAD,
    MEMBER,
    NOW,
    STRANGER,
    a_claim,
    a_listing,
    a_member,
    a_name,
    a_paper,
    a_team,
    an_edition,
    build,
)

GANSPACE = "GANSpace: Discovering Interpretable GAN Controls"


@pytest.fixture
def papers(database: Database) -> Papers:
    return Papers(database, FixedClock(NOW))


async def build_catalogue(database: Database, **edition: Any) -> None:
    await build(
        database,
        an_edition(**edition),
        a_paper(1, GANSPACE, venue="NeurIPS", year=2020),
        a_name(1, "arxiv:2004.02546"),
        a_name(1, "openreview:BtZVD2f7n0F"),
        a_paper(2, "Graph nets"),
        a_paper(3, "Graph nets!"),
        a_paper(4, "Deep graph nets"),
        a_paper(5, "||Exact|| *acceleration* of K_means"),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "paper:1",
        " paper:1 ",
        "2004.02546",
        "arXiv:2004.02546v2",
        "https://arxiv.org/pdf/2004.02546.pdf",
        "10.48550/arXiv.2004.02546",
        "https://openreview.net/forum?id=BtZVD2f7n0F&noteId=x",
        GANSPACE,
        GANSPACE.upper(),
        "ganspace discovering interpretable gan controls",
        "ganspace",
        "controls discovering",
    ],
)
async def test_paper_is_resolved_from_whatever_names_it(database: Database, papers: Papers, typed: str):
    await build_catalogue(database)

    assert await papers.resolve(MEMBER, typed) == 1


@pytest.mark.parametrize(
    "typed",
    ["paper:99", "paper:999999999999999999", "1", "#1", "", "???", "2004.02547", "https://dagshub.com/a/b", "no such"],
)
async def test_text_that_names_no_paper_is_refused(database: Database, papers: Papers, typed: str):
    await build_catalogue(database)

    with pytest.raises(NoSuchPaper) as refused:
        await papers.resolve(MEMBER, typed)

    assert refused.value.values == {"text": typed}


@pytest.mark.parametrize(("typed", "count"), [("graph nets", 2), ("graph", 3), ("nets deep", 1)])
async def test_text_that_fits_several_papers_picks_none(database: Database, papers: Papers, typed: str, count: int):
    await build_catalogue(database)

    if count == 1:
        assert await papers.resolve(MEMBER, typed) == 4
        return
    with pytest.raises(AmbiguousPaper) as refused:
        await papers.resolve(MEMBER, typed)
    assert refused.value.values == {"text": typed, "count": count}


async def test_value_of_a_suggestion_resolves_to_that_paper(database: Database, papers: Papers):
    await build_catalogue(database)

    hits = await papers.suggest(MEMBER, "graph nets")

    assert [await papers.resolve(MEMBER, paper_value(hit.id)) for hit in hits] == [2, 3, 4]


async def test_title_on_the_list_wins_over_the_same_title_elsewhere(database: Database, papers: Papers):
    await build_catalogue(database, has_paper_list=True)
    await build(database, a_listing(3), guild=False)

    assert await papers.resolve(MEMBER, "graph nets") == 3
    assert await papers.resolve(MEMBER, GANSPACE) == 1
    with pytest.raises(NoSuchPaper):
        await papers.resolve(MEMBER, "ganspace")


async def test_suggestion_for_an_identifier_is_that_paper(database: Database, papers: Papers):
    await build_catalogue(database)

    assert await papers.suggest(MEMBER, "arxiv.org/abs/2004.02546") == [PaperHit(1, GANSPACE, "NeurIPS", 2020)]


async def test_suggestions_keep_titles_as_they_are_written(database: Database, papers: Papers):
    await build_catalogue(database)

    assert await papers.suggest(MEMBER, "exact acc") == [PaperHit(5, "||Exact|| *acceleration* of K_means", "", None)]


async def test_search_pages_through_all_that_fits(database: Database, papers: Papers):
    await build_catalogue(database)
    filters = {"venue": None, "year": None, "free_only": False}

    first = await papers.find(MEMBER, "graph", **filters, page=0, page_size=2)
    second = await papers.find(MEMBER, "graph", **filters, page=1, page_size=2)
    beyond = await papers.find(MEMBER, "graph", **filters, page=9, page_size=2)

    assert first == FoundPapers(
        (FoundPaper(4, "Deep graph nets", "", None, 0, 0), FoundPaper(2, "Graph nets", "", None, 0, 0)),
        0,
        True,
        2,
        "Fall 2021",
    )
    assert second == FoundPapers((FoundPaper(3, "Graph nets!", "", None, 0, 0),), 1, False, 2, "Fall 2021")
    assert beyond == FoundPapers((), 9, False, 2, "Fall 2021")


async def test_card_shows_takers_here_and_before_but_not_of_other_servers(database: Database, papers: Papers):
    await build_catalogue(database)
    await build(
        database,
        an_edition(2, key="spring-2021", name="Spring 2021", state="closed", is_current=False),
        Guild(id=77, joined_at=NOW),
        an_edition(3, guild_id=77),
        a_team(1, "ada", lead_id=1),
        a_team(2, "bo"),
        a_team(3, "Re-GANSpace", edition_id=2),
        a_team(4, "elsewhere", edition_id=3),
        a_member(1, 1),
        a_member(1, 2, seat=2),
        a_claim(1, 1),
        a_claim(1, 2, slot=None, state="released"),
        a_claim(1, 3, edition_id=2, state="published", url="https://dagshub.com/midsterx/Re-GANSpace"),
        a_claim(1, 4, edition_id=3),
        guild=False,
    )

    card = await papers.show(MEMBER, 1)

    assert card == PaperCard(
        id=1,
        title=GANSPACE,
        authors="",
        venue="NeurIPS",
        year=2020,
        link="https://arxiv.org/abs/2004.02546",
        link_label="arxiv:2004.02546",
        edition_name="Fall 2021",
        slots=2,
        takers=(TakenBy(1, 1, "ada", "claimed", NOW, None, "Fall 2021"),),
        earlier=(
            TakenBy(3, 3, "Re-GANSpace", "published", NOW, "https://dagshub.com/midsterx/Re-GANSpace", "Spring 2021"),
        ),
        is_verified=True,
        waiting=0,
        kept=0,
        offer_until=None,
        my_team="ada",
        my_claim_id=1,
        is_lead=False,
        swappable=(Swappable(1, GANSPACE),),
        may=PaperAct.OWN,
    )


@pytest.mark.parametrize(
    ("edition", "actor", "paper_id", "act"),
    [
        ({}, STRANGER, 2, PaperAct.MAKE_TEAM),
        ({}, MEMBER, 2, PaperAct.TEAM_BUSY),
        ({"claims_per_team": None}, MEMBER, 2, PaperAct.CLAIM),
        ({"claims_per_team": 2}, MEMBER, 2, PaperAct.CLAIM),
        ({"claims_per_paper": 1}, STRANGER, 1, PaperAct.FULL),
        ({"claims_per_paper": None}, STRANGER, 1, PaperAct.MAKE_TEAM),
        ({"state": "closed"}, STRANGER, 2, PaperAct.CLOSED),
        ({"state": "closed"}, LEAD, 1, PaperAct.OWN),
        ({}, LEAD, 2, PaperAct.SWAP),
        ({"entry_until": NOW}, LEAD, 2, PaperAct.ENTRY_PAST),
        ({"has_paper_list": True}, STRANGER, 2, PaperAct.NOT_ON_LIST),
        ({"has_paper_list": True}, STRANGER, 4, PaperAct.MAKE_TEAM),
    ],
)
async def test_card_says_what_the_person_may_do(
    database: Database, papers: Papers, edition: dict[str, object], actor: Actor, paper_id: int, act: PaperAct
):
    await build_catalogue(database, **edition)
    await build(
        database,
        a_listing(4),
        a_team(1, "ada", lead_id=1),
        a_member(1, 1),
        a_member(1, 2, seat=2),
        a_claim(1, 1),
        guild=False,
    )

    assert (await papers.show(actor, paper_id)).may is act


async def test_paper_that_is_not_there_cannot_be_shown(database: Database, papers: Papers):
    await build_catalogue(database)

    with pytest.raises(NoSuchPaper):
        await papers.show(MEMBER, 99)


async def test_server_without_an_edition_is_told_so(database: Database, papers: Papers):
    await build(database, an_edition(is_current=False), a_paper(1, GANSPACE))
    filters = {"venue": None, "year": None, "free_only": False}

    for asked in (
        papers.suggest(MEMBER, "gan"),
        papers.find(MEMBER, "gan", **filters, page=0, page_size=5),
        papers.resolve(MEMBER, "paper:1"),
        papers.show(MEMBER, 1),
    ):
        with pytest.raises(NoEdition):
            await asked


async def test_other_server_sees_its_own_edition(database: Database, papers: Papers):
    await build_catalogue(database, claims_per_paper=1)
    await build(
        database,
        Guild(id=77, joined_at=NOW),
        an_edition(3, guild_id=77, name="Theirs"),
        a_team(1, "ada"),
        a_claim(1, 1),
        guild=False,
    )

    card = await papers.show(Actor(77, MEMBER.user_id), 1)

    assert (card.edition_name, card.takers, card.earlier, card.may) == ("Theirs", (), (), PaperAct.MAKE_TEAM)

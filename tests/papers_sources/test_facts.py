import pytest

from bot.papers import Found, NotFound, PaperFacts, SourcesUnavailable
from bot.sites import Reason, Trouble
from tests.kit.clock import START
from tests.kit.sources import (
    Asked,
    Reply,
    arxiv_entry,
    arxiv_feed,
    crossref_work,
    datacite_record,
    huggingface_paper,
)

GANSPACE = "arxiv:2004.02546"
FEW_SHOT = "doi:10.1007/978-3-030-58571-6_38"


def facts(source, **changed):
    values = {
        "title": "GANSpace: Discovering Interpretable GAN Controls",
        "authors": ("Erik Härkönen", "Aaron Hertzmann"),
        "venue": "",
        "year": 2020,
        "names": (GANSPACE,),
        "landing_url": "https://arxiv.org/abs/2004.02546",
        "source": source,
        "fetched_at": START,
    }
    return PaperFacts(**(values | changed))


def few_shot(**changed):
    values = {
        "title": "When Does Self-supervision Improve Few-Shot Learning?",
        "authors": ("Jong-Chyi Su", "Subhransu Maji"),
        "venue": "Lecture Notes in Computer Science",
        "names": (FEW_SHOT,),
        "landing_url": "https://doi.org/10.1007/978-3-030-58571-6_38",
    }
    return facts("crossref", **(values | changed))


async def test_paper_on_hugging_face_is_found_by_one_request(world, papers):
    world.sites.set("huggingface", huggingface_paper())

    assert await papers.look_up(GANSPACE) == Found(facts("huggingface"))
    assert world.sites.asked == [Asked("huggingface", "/api/papers/2004.02546", "ReproBot/1.2", "application/json")]


async def test_hidden_author_of_hugging_face_is_left_out(world, papers):
    authors = [{"name": "Ann", "hidden": True}, {"name": "Bo"}]
    world.sites.set("huggingface", huggingface_paper(authors=authors))

    assert await papers.look_up(GANSPACE) == Found(facts("huggingface", authors=("Bo",)))


async def test_paper_that_hugging_face_lacks_is_found_at_arxiv_without_its_version(world):
    papers = await world.connect(contact="https://example.org/bot")
    published = "<arxiv:doi>10.1000/XYZ.1</arxiv:doi><arxiv:journal_ref>Proc. of\n  GANs, 2020</arxiv:journal_ref>"
    title = "GANSpace: Discovering\n  Interpretable GAN Controls"
    entry = arxiv_entry("2004.02546v3", title, "Erik Härkönen", "Aaron Hertzmann", more=published)
    world.sites.set("arxiv", arxiv_feed(entry))

    assert await papers.look_up(GANSPACE) == Found(
        facts("arxiv", venue="Proc. of GANs, 2020", names=(GANSPACE, "doi:10.1000/xyz.1"))
    )
    agent = "ReproBot/1.2 (+https://example.org/bot)"
    assert world.sites.asked == [
        Asked("huggingface", "/api/papers/2004.02546", agent, "application/json"),
        Asked("arxiv", "/api/query?id_list=2004.02546&max_results=1", agent, "application/atom+xml"),
    ]


async def test_old_id_is_asked_for_at_arxiv_alone(world, papers):
    world.sites.set("arxiv", arxiv_feed(arxiv_entry("hep-ex/0307015v1", "Multi-Electron Production", "A", year=2003)))

    assert await papers.look_up("arxiv:hep-ex/0307015") == Found(
        facts(
            "arxiv",
            title="Multi-Electron Production",
            authors=("A",),
            year=2003,
            names=("arxiv:hep-ex/0307015",),
            landing_url="https://arxiv.org/abs/hep-ex/0307015",
        )
    )
    assert world.sites.targets() == ["arxiv /api/query?id_list=hep-ex/0307015&max_results=1"]


async def test_paper_of_arxiv_is_found_at_datacite_while_arxiv_wants_quiet(world, papers):
    world.sites.set("arxiv", Reply(status=429))
    world.sites.set("datacite", datacite_record("10.48550/arxiv.2004.02546"))

    assert await papers.look_up(GANSPACE) == Found(facts("datacite"))
    assert world.sites.targets() == [
        "huggingface /api/papers/2004.02546",
        "arxiv /api/query?id_list=2004.02546&max_results=1",
        "datacite /dois/10.48550%2Farxiv.2004.02546",
    ]


async def test_doi_of_a_publisher_is_found_at_crossref_whatever_its_case(world, papers):
    doi = "10.1007/978-3-030-58571-6_38"
    world.sites.set("crossref", crossref_work(doi.upper()))

    assert await papers.look_up(FEW_SHOT) == Found(few_shot())
    assert world.sites.targets() == ["crossref /works/10.1007%2F978-3-030-58571-6_38"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": ["A <i>B</i> &lt;b&gt;C&lt;/b&gt; if x &lt; y"]}, {"title": "A B C if x < y"}),
        ({"title": ["One", "Two"]}, {"title": "One"}),
        ({"author": [{"name": "The Team"}, {"family": "Bo"}]}, {"authors": ("The Team", "Bo")}),
        ({"author": None, "container-title": []}, {"authors": (), "venue": ""}),
        ({"published": None}, {}),
        ({"published": {"date-parts": [[None]]}}, {}),
        ({"published": {"date-parts": [[None]]}, "issued": None}, {"year": None}),
    ],
)
async def test_peculiar_record_of_crossref_is_understood(world, papers, changed, expected):
    world.sites.set("crossref", crossref_work("10.1007/978-3-030-58571-6_38", **changed))

    assert await papers.look_up(FEW_SHOT) == Found(few_shot(**expected))


async def test_doi_that_crossref_lacks_is_found_at_datacite(world, papers):
    world.sites.set("crossref", Reply(b"Resource not found.", 404, "text/plain"))
    creators = [{"name": "Zenodo, The Team", "nameType": "Organizational"}, {"name": "Bo"}]
    container = {"title": "A Series", "type": "Series"}
    world.sites.set("datacite", datacite_record("10.5281/zenodo.1", creators=creators, container=container))

    assert await papers.look_up("doi:10.5281/zenodo.1") == Found(
        facts(
            "datacite",
            authors=("Zenodo, The Team", "Bo"),
            venue="A Series",
            names=("doi:10.5281/zenodo.1",),
            landing_url="https://doi.org/10.5281/zenodo.1",
        )
    )


async def test_paper_of_the_anthology_is_found_by_its_doi(world, papers):
    world.sites.set("crossref", crossref_work("10.18653/v1/P19-1001"))

    assert await papers.look_up("acl:P19-1001") == Found(
        few_shot(names=("acl:P19-1001",), landing_url="https://aclanthology.org/P19-1001/")
    )
    assert world.sites.targets() == ["crossref /works/10.18653%2Fv1%2FP19-1001"]


async def test_doi_that_would_climb_in_a_path_stays_one_step(world, papers):
    await papers.look_up("doi:10.1000/../../a?b#c%2e")

    assert world.sites.targets()[0] == "crossref /works/10.1000%2F..%2F..%2Fa%3Fb%23c%252e"


@pytest.mark.parametrize(
    "name",
    ["openreview:B1abc", "https://example.org/", "arxiv:2004.02546v3", "arxiv:1,2", "doi:10.1/x", "doi:10.1000/A", "x"],
)
async def test_name_that_no_source_knows_is_asked_of_nobody(world, papers, name):
    assert await papers.look_up(name) == NotFound(name, ())
    assert (world.sites.asked, world.cache.entries) == ([], {})


async def test_paper_that_arxiv_denies_is_not_found_even_if_hugging_face_is_down(world, papers):
    world.sites.set("huggingface", Reply(status=500))

    assert await papers.look_up(GANSPACE) == NotFound(GANSPACE, ("arxiv",))


async def test_doi_that_both_agencies_deny_is_not_found(world, papers):
    assert await papers.look_up(FEW_SHOT) == NotFound(FEW_SHOT, ("crossref", "datacite"))


async def test_doi_is_not_called_unknown_while_one_agency_is_down(world, papers):
    world.sites.set("crossref", Reply(status=500))

    assert await papers.look_up(FEW_SHOT) == SourcesUnavailable(
        FEW_SHOT, (Trouble("crossref", Reason.BAD_STATUS, 500),)
    )


@pytest.mark.parametrize(
    "reply", [huggingface_paper("2004.02547"), huggingface_paper(title=" \u200b\n"), huggingface_paper(title="a@b.org")]
)
async def test_answer_about_another_paper_or_without_a_title_is_not_believed(world, papers, reply):
    world.sites.set("huggingface", reply)

    assert await papers.look_up(GANSPACE) == NotFound(GANSPACE, ("arxiv",))

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.free_text import TextFault, TextRefused
from bot.domain.links import LinkFault, LinkRefused
from bot.domain.papers import TITLE_MAX, NewPaper
from bot.domain.suggestions import NotAPaper, TitleNeed, TitleNeeded, Wanted, as_paper, ensure_title, read_wanted
from bot.errors import UserError
from bot.services._known_papers import CATALOGUE
from cogs._shared.texts import Texts
from tests.kit.sources import SOURCES

pytestmark = pytest.mark.rules

ARXIV_PAGE = "https://arxiv.org/abs/2004.02546"


@pytest.mark.parametrize(
    ("typed", "title", "name", "url", "read_title"),
    [
        ("2004.02546", "", "arxiv:2004.02546", ARXIV_PAGE, ""),
        (" https://arxiv.org/pdf/2004.02546v3 ", " GAN  Space ", "arxiv:2004.02546", ARXIV_PAGE, "GAN Space"),
        ("10.1000/182", "", "doi:10.1000/182", "https://doi.org/10.1000/182", ""),
        ("https://example.org/a-paper", "", None, "https://example.org/a-paper", ""),
        ("example.org/a-paper", "A Paper", None, "https://example.org/a-paper", "A Paper"),
        ("On the  Rashomon\nEffect", "", None, None, "On the Rashomon Effect"),
        ("AND/OR trees", "", None, None, "AND/OR trees"),
        ("2004.0254", "A Paper", None, None, "A Paper"),
        ("2004.0254", "1984", None, None, "1984"),
        ("深度学习", "", None, None, "深度学习"),
    ],
)
def test_paper_is_read_from_what_people_type(typed, title, name, url, read_title):
    assert read_wanted(typed, title) == Wanted(typed.strip(), name, url, read_title)


@pytest.mark.parametrize(
    ("typed", "title", "refusal"),
    [
        ("https://github.com/ada/vector", "", NotAPaper()),
        ("http://example.org/a", "", LinkRefused(LinkFault.NOT_HTTPS)),
        ("https://ada:secret@example.org/a", "", LinkRefused(LinkFault.CREDENTIALS)),
        ("https://openreview.net/group?id=TMLR", "", LinkRefused(LinkFault.NOT_A_PAPER)),
        ("10.0.0.1/a", "", LinkRefused(LinkFault.PRIVATE)),
        ("2004.0254", "", TitleNeeded(TitleNeed.NO_TITLE, "2004.0254")),
        ("…", "", TitleNeeded(TitleNeed.NO_TITLE, "…")),
        (" ", "", TextRefused(TextFault.EMPTY, TITLE_MAX)),
        ("x" * 501, "", TextRefused(TextFault.TOO_LONG, TITLE_MAX)),
        ("2004.02546", "ask ada@example.org", TextRefused(TextFault.EMAIL, TITLE_MAX)),
        ("join discord.gg/abc now", "", TextRefused(TextFault.INVITE, TITLE_MAX)),
    ],
)
def test_what_is_no_paper_is_refused(typed, title, refusal):
    with pytest.raises(UserError) as raised:
        read_wanted(typed, title)

    assert (type(raised.value), str(raised.value)) == (type(refusal), str(refusal))


def test_refusal_repeats_the_beginning_of_what_was_typed():
    with pytest.raises(TitleNeeded) as raised:
        ensure_title(read_wanted("https://example.org/" + "a" * 200), TitleNeed.NOBODY_KNOWS)

    assert raised.value.values == {"need": TitleNeed.NOBODY_KNOWS, "text": "https://example.org/" + "a" * 80}


def test_title_that_was_typed_is_enough():
    assert ensure_title(read_wanted("2004.02546", "GANSpace"), TitleNeed.UNAVAILABLE) == "GANSpace"


def test_suggested_paper_is_what_a_list_would_hold():
    paper = as_paper(
        "GANSpace:  Discovering",
        authors="Erik Härkönen; Aaron Hertzmann",
        venue="NeurIPS",
        year=2020,
        url="https://doi.org/10.1000/XYZ",
        name="arxiv:2004.02546",
    )

    assert paper == NewPaper(
        title="GANSpace: Discovering",
        authors="Erik Härkönen; Aaron Hertzmann",
        venue="NeurIPS",
        year=2020,
        url="https://doi.org/10.1000/XYZ",
        names=("arxiv:2004.02546", "doi:10.1000/xyz"),
        title_key="ganspace discovering",
    )


def test_suggested_paper_without_name_and_address_has_a_title_alone():
    assert as_paper("GANSpace", url=None, name=None) == NewPaper("GANSpace", "", "", None, None, (), "ganspace")


def test_address_that_no_list_holds_is_refused():
    with pytest.raises(LinkRefused) as raised:
        as_paper("GANSpace", url="https://under_score.example.org/a", name=None)

    assert raised.value.fault is LinkFault.NO_ADDRESS


def test_title_that_cannot_be_read_is_refused():
    with pytest.raises(TitleNeeded) as raised:
        as_paper("\u200d", url=None, name=None)

    assert raised.value.values == {"need": TitleNeed.NO_TITLE, "text": "\u200d"}


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused(typed, title):
    try:
        wanted = read_wanted(typed, title)
    except UserError:
        return
    assert wanted.name or wanted.url or wanted.title
    assert read_wanted(typed, title) == wanted


@pytest.mark.parametrize("key", ["catalog-line-source", "papers-suggest-source"])
@pytest.mark.parametrize("locale", [None, discord.Locale.chinese])
def test_every_source_is_named(key, locale):
    words = Texts().words(locale)

    named = {words(key, source=source) for source in (*SOURCES, CATALOGUE, "none")}

    assert len(named) == len(SOURCES) + 2

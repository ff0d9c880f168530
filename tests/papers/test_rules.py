import csv
import itertools
import time
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.papers import (
    AUTHORS_MAX,
    TITLE_MAX,
    NewPaper,
    PaperAct,
    PaperFacts,
    Refusal,
    RefusalReason,
    decide_act,
    read_row,
    search_words,
    title_key,
)

pytestmark = pytest.mark.rules


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("GANSpace: Discovering Interpretable GAN Controls", "ganspace discovering interpretable gan controls"),
        ("  ganspace —  discovering\ninterpretable GAN-controls.", "ganspace discovering interpretable gan controls"),
        ("ＧＡＮＳｐａｃｅ ﬁne", "ganspace fine"),
        ("Straße", "strasse"),
        ("Re\u0301sume\u0301 of Na\u00efve Bayes", "résumé of naïve bayes"),
        ("Exact Acceleration of K-Means++ and K-Means||", "exact acceleration of k means and k means"),
        (
            "MaskGAN: Better Text Generation via Filling in the _______",
            "maskgan better text generation via filling in the",
        ),
        ("生成对抗网络：综述", "生成对抗网络 综述"),
        ("hid\u200bden\u202e", "hidden"),
        ("???", "???"),
        (" \x00 ", ""),
        ("", ""),
    ],
)
def test_title_key_folds_case_width_punctuation_and_space(title: str, key: str):
    assert title_key(title) == key


@given(st.text())
@example("\u0345\u03b1")
@example("ŉ ﷺ" * 300)
def test_title_key_of_a_key_is_the_key(title: str):
    key = title_key(title)

    assert len(key) <= TITLE_MAX
    assert title_key(key) == key


@given(st.text(alphabet="abc XYZ-:,.é", min_size=1), st.sampled_from(["  ", "—", " : ", "\n"]))
def test_title_key_is_the_same_for_titles_that_differ_in_punctuation_and_case(title: str, between: str):
    words = title_key(title).split()

    if any(map(str.isalnum, title)):
        assert title_key(between.join(words).upper()) == title_key(title)


@given(st.text())
def test_search_words_hold_nothing_that_a_search_language_reads(text: str):
    assert not set("".join(search_words(text))) & set("\"'*:&|!()^-+{}\\<> \x00")


def test_row_is_read_with_every_name_it_gives():
    row = {
        "title": " GANSpace:  Discovering Interpretable\nGAN Controls ",
        "authors": "Erik Härkönen; Aaron Hertzmann;; Jaakko Lehtinen",
        "venue": "NeurIPS",
        "year": "2020",
        "arxiv_id": "2004.02546v3",
        "doi": "10.48550/arXiv.2004.02546",
        "openreview_id": "BtZVD2f7n0F",
        "landing_url": "https://papers.nips.cc/paper/2020/hash/6fe4-Abstract.html",
        "something": "else",
    }

    assert read_row(row) == NewPaper(
        title="GANSpace: Discovering Interpretable GAN Controls",
        authors="Erik Härkönen; Aaron Hertzmann; Jaakko Lehtinen",
        venue="NeurIPS",
        year=2020,
        url="https://papers.nips.cc/paper/2020/hash/6fe4-Abstract.html",
        names=(
            "arxiv:2004.02546",
            "openreview:BtZVD2f7n0F",
            "https://papers.nips.cc/paper/2020/hash/6fe4-Abstract.html",
        ),
        title_key="ganspace discovering interpretable gan controls",
    )


def test_row_with_a_title_alone_is_a_paper():
    assert read_row({"title": "Attention Is All You Need", "year": "", "doi": "n/a"}) == NewPaper(
        "Attention Is All You Need", "", "", None, None, (), "attention is all you need"
    )


def test_row_without_an_address_gets_that_of_its_first_name():
    paper = read_row({"title": "T", "doi": "10.1000/x", "arxiv_id": "2004.02546"})

    assert isinstance(paper, NewPaper)
    assert paper.url == "https://arxiv.org/abs/2004.02546"


def test_repository_is_not_the_name_of_a_paper():
    paper = read_row({"title": "T", "url": "https://github.com/a/b"})

    assert isinstance(paper, NewPaper)
    assert (paper.url, paper.names) == ("https://github.com/a/b", ())


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({}, RefusalReason.NO_TITLE),
        ({"title": " \u200b\n"}, RefusalReason.NO_TITLE),
        ({"title": "x" * 501}, RefusalReason.TITLE_TOO_LONG),
        ({"title": "T", "year": "20"}, RefusalReason.BAD_YEAR),
        ({"title": "T", "year": "MMXX"}, RefusalReason.BAD_YEAR),
        ({"title": "T", "year": "２０２０"}, RefusalReason.BAD_YEAR),
        ({"title": "T", "arxiv_id": "1234.12345"}, RefusalReason.BAD_ARXIV_ID),
        ({"title": "T", "arxiv_id": "10.1000/x"}, RefusalReason.BAD_ARXIV_ID),
        ({"title": "T", "doi": "10.48550,"}, RefusalReason.BAD_DOI),
        ({"title": "T", "openreview_id": "no id"}, RefusalReason.BAD_OPENREVIEW_ID),
        ({"title": "T", "url": "javascript:alert(1)"}, RefusalReason.BAD_URL),
        ({"title": "T", "url": "https://someone@example.org/"}, RefusalReason.BAD_URL),
        ({"title": "T", "url": "https://example.org/" + "x" * 2000}, RefusalReason.BAD_URL),
    ],
)
def test_row_with_a_fault_is_refused_with_its_reason(row: dict[str, str], reason: RefusalReason):
    assert read_row(row) == Refusal(reason)


@pytest.mark.parametrize(
    ("authors", "kept"),
    [
        ("Ann Lee <ann@example.org>; Bo", "Ann Lee; Bo"),
        ("Ann Lee (ann.lee+x@cs.example.ac.uk); Bo", "Ann Lee; Bo"),
        ("ann@example.org; bo@localhost", ""),
        ("Ann Lee; {ann, bo}@example.org", "Ann Lee"),
        ("Ann Lee; bo＠example.org", "Ann Lee"),
        ("Ann Lee mailto:ann@example.org", "Ann Lee"),
    ],
)
def test_email_addresses_of_authors_are_taken_out(authors: str, kept: str):
    paper = read_row({"title": "T", "authors": authors})

    assert isinstance(paper, NewPaper)
    assert paper.authors == kept


@given(st.text(), st.emails())
def test_no_address_survives_in_authors(name: str, address: str):
    paper = read_row({"title": "T", "authors": f"{name}; {address}"})

    assert isinstance(paper, NewPaper)
    assert "@" not in paper.authors


def test_title_keeps_an_at_that_is_no_address():
    paper = read_row({"title": "Recall@K, mAP@0.5 and mail to a.b@example.org", "venue": "v@example.org"})

    assert isinstance(paper, NewPaper)
    assert (paper.title, paper.venue) == ("Recall@K, mAP@0.5 and mail to", "")


def test_authors_of_a_very_large_group_are_cut_at_a_whole_name():
    paper = read_row({"title": "T", "authors": "; ".join(f"Author Number{number}" for number in range(3000))})

    assert isinstance(paper, NewPaper)
    assert len(paper.authors) <= AUTHORS_MAX
    assert paper.authors.endswith(f"; Author Number{paper.authors.count(';')}")


@given(st.dictionaries(st.sampled_from(["title", "authors", "venue", "year", "doi", "arxiv_id", "url"]), st.text()))
def test_any_row_is_a_clean_paper_or_a_refusal(row: dict[str, str]):
    paper = read_row(row)

    if isinstance(paper, NewPaper):
        for text in (paper.title, paper.authors, paper.venue):
            assert text == text.strip()
            assert not set(text) & set("\x00\n\r\u202e\u200b")
        assert paper.title_key == title_key(paper.title)


CANDIDATES = Path(__file__).parents[2].parent / "shared" / "data" / "candidate_papers.csv"


@pytest.mark.skipif(not CANDIDATES.exists(), reason="the large list of candidate papers is not beside the checkout")
def test_every_candidate_paper_is_read_as_it_is_written():
    with CANDIDATES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    papers = [read_row(row) for row in rows]

    assert [paper.title for paper in papers if isinstance(paper, NewPaper)] == [row["title"] for row in rows]
    assert sum(len(row["title"]) > 100 for row in rows) == 194
    assert all(paper.names for paper in papers if isinstance(paper, NewPaper))


@pytest.mark.parametrize("column", ["title", "authors", "venue"])
@pytest.mark.parametrize("field", ["a" * 100_000, "a@" + "a." * 50_000])
def test_field_of_any_length_is_read_in_time_that_does_not_explode(column: str, field: str):
    short, long = (_seconds_to_read(column, field[:length]) for length in (10_000, 100_000))

    assert long < 30 * short + 0.1  # the square of ten times the length would be a hundred times the time


def _seconds_to_read(column: str, field: str) -> float:
    began = time.perf_counter()
    read_row({"title": "GANSpace", column: field})
    return time.perf_counter() - began


def test_act_is_the_first_thing_that_stands_in_the_way():
    names = [field.name for field in fields(PaperFacts)]
    for values in itertools.product([False, True], repeat=len(names)):
        facts = PaperFacts(**dict(zip(names, values, strict=True)))

        assert decide_act(facts) is expected_act(facts)


def expected_act(facts: PaperFacts) -> PaperAct:
    table = [
        (facts.holds_it, PaperAct.OWN),
        (not facts.is_open, PaperAct.CLOSED),
        (facts.is_entry_past, PaperAct.ENTRY_PAST),
        (not facts.is_listed, PaperAct.NOT_ON_LIST),
        (facts.is_waiting and not facts.is_offered, PaperAct.WAITING),
        (facts.is_full and not facts.is_offered and facts.has_team, PaperAct.WAIT),
        (facts.is_full and not facts.is_offered, PaperAct.FULL),
        (not facts.has_team, PaperAct.MAKE_TEAM),
        (facts.is_busy and facts.can_swap, PaperAct.SWAP),
        (facts.is_busy, PaperAct.TEAM_BUSY),
        (facts.is_offered, PaperAct.TAKE_OFFER),
        (True, PaperAct.CLAIM),
    ]
    return next(act for applies, act in table if applies)

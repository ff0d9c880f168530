"""What strangers write becomes plain lines and canonical names."""

import csv
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.identifiers import identify, link
from bot.papers.names import landing_url, name_doi, read_arxiv_id
from bot.papers.year import read_year
from bot.sites.text import AUTHORS_MAX, clean, clean_authors, strip_markup
from tests.codebase.sources import ROOT

CASES = ROOT / "tests" / "papers" / "identifier_cases.csv"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" A\n  title\u2028with\tspaces ", "A title with spaces"),
        ("turned \u202earound\u202c and \u200bhidden\ufeff \x00\x1b[31m", "turned around and hidden [31m"),
        ("blank \u3164\u2800\u115f", "blank"),
        ("by ann@example.org and bo＠example.org.", "by and ."),
        ("می\u200cخواهم a\u200d b", "می\u200cخواهم a b"),
        ("\u200c\u200d", ""),
        ("e\u0301", "é"),
        ("lone \ud800", "lone"),
        ("x" * 501, "x" * 500),
        ("x" * 499 + " yz", "x" * 499),
    ],
)
def test_title_becomes_one_plain_line(text, expected):
    assert clean(text, 500) == expected


@given(st.text())
def test_cleaned_text_is_left_as_it_is(text):
    once = clean(text, 50)

    assert clean(once, 50) == once
    assert len(once) <= 50


def test_authors_lose_addresses_and_what_separates_them():
    names = ["Ann <ann@example.org>", "{ann,bo}@example.org", "Bo; Cy", " \u200b", "", "Δ\nΕ", "z" * 300]

    assert clean_authors(names) == ("Ann", "Bo, Cy", "Δ Ε", "z" * 200)


def test_authors_beyond_the_limit_are_cut():
    assert clean_authors(["A"] * 9999) == ("A",) * AUTHORS_MAX


@pytest.mark.parametrize("piece", ["a", "a@", "@a ", "a.@b.c", "{", "{a}", "\u200b", "<a ", "&lt;", "a\u0301\u0323"])
def test_hostile_text_takes_no_long_time(piece):
    text = piece * (1024 * 1024 // len(piece))
    begun = time.perf_counter()

    clean(strip_markup(text, 500), 500)
    clean_authors(text[at : at + 400] for at in range(0, len(text), 400))

    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<mml:math xmlns='x'>n</mml:math> &amp; <b>m", "n & m"),
        ("&lt;i&gt;in vivo&lt;/i&gt;", "in vivo"),
        ("a < b and c > d, x<3", "a < b and c > d, x<3"),
    ],
)
def test_markup_is_stripped(text, expected):
    assert strip_markup(text, 500) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2020-04-06T00:00:00Z", 2020), (2020, 2020), ("20200", None), ("", None), (None, None), (0, None), (20200, None)],
)
def test_year_is_read_or_none(value, expected):
    assert read_year(value) == expected


@given(
    st.from_regex(r"(doi:|https://doi\.org/)?10\.[0-9]{4,5}/[ -~]{1,20}", fullmatch=True)
    | st.from_regex(r"10\.48550/arXiv\.[0-9.v]{8,12}", fullmatch=True)
    | st.from_regex(r"10\.18653/v1/[PN2][0-9][0-9.a-z_-]{1,12}", fullmatch=True)
)
def test_doi_is_named_as_everywhere_in_the_project(doi):
    name = name_doi(doi)
    known = identify(name) if name is not None else None

    assert known is None or known.name == name


def test_known_identifiers_are_named_as_everywhere_in_the_project():
    with CASES.open(encoding="utf-8", newline="") as file:
        known = {row["canonical"] for row in csv.DictReader(file)}
    named = {name for name in known if name.startswith(("arxiv:", "doi:"))}

    assert len(named) > 10
    for name in named:
        rest = name.partition(":")[2]
        assert name == (name_doi(rest) if name.startswith("doi:") else f"arxiv:{read_arxiv_id(rest)}")
        assert landing_url(name) == link(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://arxiv.org/abs/2004.02546v3", "2004.02546"),
        ("https://arxiv.org/abs/math.CA/0611800v1", "math/0611800"),
        ("2030.12345x", None),
        ("2013.12345", None),
        ("https://arxiv.org/api/errors#x", None),
    ],
)
def test_arxiv_id_is_read_without_its_version(text, expected):
    assert read_arxiv_id(text) == expected

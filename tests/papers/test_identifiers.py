import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.identifiers import NAME_MAX, Identifier, Kind, guess_openreview, identify, link

pytestmark = pytest.mark.rules

with (Path(__file__).parent / "identifier_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))
NAMED = [case for case in CASES if case["canonical"]]
# What may follow a link without changing where it leads.
TRACKING = ["?utm_source=newsletter", "?fbclid=IwAR03sHWW", "#section-3", "/", "?"]


AAAI = "https://ojs.aaai.org/index.php/AAAI/article/view/21454"


def answer(found: Identifier | None) -> tuple[str, str]:
    """As the table writes it: pages that are only a link have no canonical name there."""
    if found is None:
        return "none", ""
    return found.kind, "" if found.kind is Kind.URL else found.name


def test_table_has_all_its_rows():
    assert len(CASES) == 61


@pytest.mark.parametrize("case", CASES, ids=[case["raw"] for case in CASES])
def test_identifier_answers_as_the_table_says(case: dict[str, str]):
    assert answer(identify(case["raw"])) == (case["kind"], case["canonical"])


@pytest.mark.parametrize(
    "text",
    [
        "https://arxiv.org.evil.example/abs/2004.02546",
        "https://notarxiv.org/abs/2004.02546",
        "https://arxiv.org@evil.example/abs/2004.02546",
        "https://someone@arxiv.org/abs/2004.02546",
        "https://evil.example\\@arxiv.org/abs/2004.02546",
        "https://evil.example/https://arxiv.org/abs/2004.02546",
        "https://evil.example/?u=arxiv.org/abs/2004.02546",
        "https://\u0430rxiv.org/abs/2004.02546",
        "https://github.com.evil.example/a/b",
        "https://g\u0131thub.com/a/b",
        "ftp://arxiv.org/abs/2004.02546",
        "javascript://arxiv.org/abs/2004.02546",
    ],
)
def test_host_that_only_looks_like_a_known_one_is_not_it(text: str):
    assert identify(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Attention is all you need",
        "Attention",
        "GANSpace: Discovering Interpretable GAN Controls",
        "We repeated 2004.02546 on two data sets",
        "3.14159",
        "2012 10.5",
        "1234/5678901",
        "foo/0307015",
        "hep-ex/0313015",
        "0612.12345",
        "2004.2546",
        "1412.12345",
        "10.1000",
        "doi:",
        "arxiv:",
        "https://arxiv.org/",
        "https://arxiv.org/list/cs.LG/recent",
        "https://openreview.net/group?id=ICLR.cc/2019/Conference",
        "https://openreview.net/forum",
        "https://github.com/topics/machine-learning",
        "https://github.com/midsterx",
        "https://github.com/a/..",
        "https://github.com/a/.git",
        "https://dagshub.com/docs/api/",
        "https://papers.nips.cc/",
        "https://example.org/paper.pdf",
        "2004.02546 and 1910.03560",
        "https://arxiv.org/abs/2004.02546 https://arxiv.org/abs/1910.03560",
        "https://openreview.net/pdf?id=" * 60,
        "x" * 5000,
    ],
)
def test_text_that_names_no_paper_for_sure_is_not_guessed(text: str):
    assert identify(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("arxiv.org/abs/2004.02546", Kind.ARXIV, "arxiv:2004.02546"),
        ("<https://arxiv.org/abs/2004.02546>", Kind.ARXIV, "arxiv:2004.02546"),
        ("(see https://arxiv.org/abs/2004.02546)", None, None),
        ("arXiv: 2004.02546v2 [cs.CV]", Kind.ARXIV, "arxiv:2004.02546"),
        ("https://www.arxiv.org/pdf/2004.02546v3.pdf#page=2", Kind.ARXIV, "arxiv:2004.02546"),
        ("DOI 10.1609/AAAI.v36i11.21454.", Kind.DOI, "doi:10.1609/aaai.v36i11.21454"),
        ("https://dx.doi.org/10.1016/S0370-2693(98)00123-4", Kind.DOI, "doi:10.1016/s0370-2693(98)00123-4"),
        ("https://doi.org/10.18653/v1/2021.acl-long.148", Kind.ACL, "acl:2021.acl-long.148"),
        ("10.18653/v1/p19-1001", Kind.ACL, "acl:P19-1001"),
        ("10.18653/v1/no-such-form", Kind.DOI, "doi:10.18653/v1/no-such-form"),
        ("https://aclanthology.org/2020.acl-main.412v2.pdf", Kind.ACL, "acl:2020.acl-main.412"),
        ("https://dl.acm.org/doi/pdf/10.1145/3531146.3533144", Kind.DOI, "doi:10.1145/3531146.3533144"),
        (
            "https://openaccess.thecvf.com/content/CVPR2022/papers/Hirota_Bias_in_Captioning_CVPR_2022_paper.pdf",
            Kind.CVF,
            "cvf:Hirota_Bias_in_Captioning_CVPR_2022",
        ),
        (
            "https://openaccess.thecvf.com/content_CVPR_2020/html/He_Momentum_Contrast_CVPR_2020_paper.html",
            Kind.CVF,
            "cvf:He_Momentum_Contrast_CVPR_2020",
        ),
        ("https://ojs.aaai.org/index.php/AAAI/article/view/21454", Kind.URL, AAAI),
        ("http://www.jmlr.org/papers/v21/20-212.html", Kind.URL, "https://www.jmlr.org/papers/v21/20-212.html"),
        ("https://www.ijcai.org/proceedings/2016/51", None, None),
        ("https://www.ijcai.org/proceedings/2021/", None, None),
        ("https://papers.nips.cc/paper/2020", None, None),
        ("https://papers.nips.cc/book/advances-2020", None, None),
        ("openreview:-BtZVD2f7n", Kind.OPENREVIEW, "openreview:-BtZVD2f7n"),
        ("https://dagshub.com/a/b.mlflow", Kind.REPO, "dagshub:a/b"),
    ],
)
def test_identifier_is_known_by_its_other_forms(text: str, kind: Kind | None, name: str | None):
    assert identify(text) == (None if kind is None or name is None else Identifier(kind, name))


@pytest.mark.parametrize(
    "text",
    [
        "10.24963/ijcai.2021/305",
        "doi:10.24963/IJCAI.2021/305",
        "https://doi.org/10.24963/ijcai.2021/305",
        "https://www.ijcai.org/proceedings/2021/305",
        "http://ijcai.org/proceedings/2021/0305.pdf",
        "ijcai.org/Proceedings/2021/305/",
    ],
)
def test_paper_of_ijcai_has_one_name(text: str):
    assert identify(text) == Identifier(Kind.DOI, "doi:10.24963/ijcai.2021/305")


@pytest.mark.parametrize(
    "host", ["papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc", "www.papers.nips.cc"]
)
@pytest.mark.parametrize("folder", ["paper", "paper_files/paper"])
@pytest.mark.parametrize(
    ("pages", "name"),
    [
        (
            ["2020/hash/288cD2-Abstract.html", "2020/file/288cd2-Paper.pdf?x=1", "2020/file/288cd2-Supplemental.zip"],
            "2020/hash/288cd2-Abstract.html",
        ),
        (
            ["2022/hash/ab12-Abstract-Conference.html", "2022/file/ab12-Paper-Conference.pdf"],
            "2022/hash/ab12-Abstract-Conference.html",
        ),
        (
            ["2023/file/ab12-Paper-Datasets_and_Benchmarks.pdf"],
            "2023/hash/ab12-Abstract-Datasets_and_Benchmarks.html",
        ),
        (
            ["9672-hamiltonian-neural-networks", "9672-hamiltonian-neural-networks.pdf"],
            "9672-hamiltonian-neural-networks",
        ),
    ],
)
def test_paper_of_neurips_has_one_name(host: str, folder: str, pages: list[str], name: str):
    found = {identify(f"https://{host}/{folder}/{page}") for page in pages}

    assert found == {Identifier(Kind.URL, f"https://papers.nips.cc/paper/{name}")}
    assert identify(f"https://papers.nips.cc/paper/{name}") in found


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("arxiv:math/0611800", "https://arxiv.org/abs/math/0611800"),
        ("doi:10.1007/978-3-030-58571-6_38", "https://doi.org/10.1007/978-3-030-58571-6_38"),
        ("doi:10.1000/a<b>#c?d%e", "https://doi.org/10.1000/a%3Cb%3E%23c%3Fd%25e"),
        ("openreview:n1q-iz83S5", "https://openreview.net/forum?id=n1q-iz83S5"),
        ("acl:2021.acl-long.148", "https://aclanthology.org/2021.acl-long.148/"),
        ("pmlr:v139/summers21a", "https://proceedings.mlr.press/v139/summers21a.html"),
        (
            "cvf:Hirota_Bias_CVPR_2022",
            "https://openaccess.thecvf.com/content/CVPR2022/html/Hirota_Bias_CVPR_2022_paper.html",
        ),
        ("cvf:He_Momentum_Contrast_CVPR_2020", None),
        ("dagshub:midsterx/re-ganspace", "https://dagshub.com/midsterx/re-ganspace"),
        (AAAI, AAAI),
        ("something else", None),
    ],
)
def test_link_leads_to_what_the_name_stands_for(name: str, address: str | None):
    assert link(name) == address


@given(st.text() | st.text(alphabet="arxivdo:/.0123456789hpst?=&#%()<> v\\_-@[]{}"))
@example("https://[")
@example("https://arxiv.org:99999/abs/2004.02546")
@example("\ud800")
@example("10.1000/\x00")
def test_any_text_is_answered_and_the_answer_names_itself(text: str):
    found = identify(text)

    if found is not None:
        assert len(found.name) <= NAME_MAX
        assert identify(found.name) == found
        shown = link(found.name)
        assert shown is None or identify(shown) == found


@st.composite
def mutated_cases(draw: st.DrawFn) -> str:
    raw = draw(st.sampled_from(CASES))["raw"]
    at = draw(st.integers(0, len(raw)))
    return raw[:at] + draw(st.text(max_size=3)) + raw[at + draw(st.integers(0, 2)) :]


@given(mutated_cases())
def test_damaged_identifier_is_refused_or_names_itself(text: str):
    found = identify(text)

    if found is not None:
        shown = link(found.name)
        assert identify(found.name) == found
        assert shown is None or identify(shown) == found


@given(st.sampled_from([case for case in NAMED if case["raw"].startswith("http")]), st.sampled_from(TRACKING))
def test_tracking_and_fragments_do_not_change_the_answer(case: dict[str, str], tracking: str):
    raw = case["raw"]
    tracked = raw.rstrip("&") + (tracking.replace("?", "&") if "?" in raw else tracking)

    assert answer(identify(tracked)) == (case["kind"], case["canonical"])


@given(st.sampled_from([case for case in NAMED if case["kind"] in ("arxiv", "doi", "acl", "pmlr", "repo")]))
def test_case_does_not_change_the_answer(case: dict[str, str]):
    host, slash, path = case["raw"].rpartition("/") if case["kind"] == "arxiv" else ("", "", case["raw"])

    for changed in (case["raw"].upper(), case["raw"].lower(), host.upper() + slash + path):
        assert answer(identify(changed)) == (case["kind"], case["canonical"])


@given(st.sampled_from(CASES), st.sampled_from([" ", "\n", "\t", "\u00a0"]))
def test_space_around_does_not_change_the_answer(case: dict[str, str], space: str):
    assert identify(space + case["raw"] + space) == identify(case["raw"])


def test_bare_word_may_be_an_openreview_id():
    assert guess_openreview(" HJgl6REKvS ") == "openreview:HJgl6REKvS"
    assert guess_openreview("two words") is None

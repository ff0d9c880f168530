import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.links import LINK_MAX, Link, LinkFault, LinkKind, LinkRefused, read_link

pytestmark = pytest.mark.rules


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        (
            "https://openreview.net/forum?id=BtZVD2f7n0F",
            Link("https://openreview.net/forum?id=BtZVD2f7n0F", LinkKind.OPENREVIEW),
        ),
        ("https://www.openreview.net/pdf?id=BtZVD2f7n0F", None),
        ("arxiv.org/abs/2004.02546", Link("https://arxiv.org/abs/2004.02546", LinkKind.ARXIV)),
        ("https://export.arxiv.org/abs/2004.02546v2", None),
        ("https://jmlr.org/tmlr/papers/", Link("https://jmlr.org/tmlr/papers/", LinkKind.TMLR)),
        ("https://jmlr.org/papers/v22/", Link("https://jmlr.org/papers/v22/", LinkKind.REPORT)),
        (" <https://dagshub.com/a/b> ", Link("https://dagshub.com/a/b", LinkKind.DAGSHUB)),
        ("HTTPS://www.DagsHub.com/a/b", Link("HTTPS://www.DagsHub.com/a/b", LinkKind.DAGSHUB)),
        ("https://example.org:443/report.pdf?x=%20#y", None),
        ("8.8.8.8.example.org", Link("https://8.8.8.8.example.org", LinkKind.REPORT)),
    ],
)
def test_link_is_taken_as_it_was_meant(typed: str, link: Link | None):
    read = read_link(typed)

    assert link is None or read == link
    assert read.url.lower().startswith("https://")


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", LinkFault.NO_ADDRESS),
        ("my report", LinkFault.NO_ADDRESS),
        ("report", LinkFault.NO_ADDRESS),
        ("javascript:alert(1)", LinkFault.NO_ADDRESS),
        ("https://", LinkFault.NO_ADDRESS),
        ("https://example.org/a b", LinkFault.NO_ADDRESS),
        ("https://example.org/a\nb", LinkFault.NO_ADDRESS),
        ("https://example.org/`x`", LinkFault.NO_ADDRESS),
        ("https://example.org/[x](https://other.org)|", LinkFault.NO_ADDRESS),
        ("https://exämple.org/", LinkFault.NO_ADDRESS),
        ("https://example.org:port/", LinkFault.NO_ADDRESS),
        ("https://[::1/", LinkFault.NO_ADDRESS),
        ("http://example.org/", LinkFault.NOT_HTTPS),
        ("ftp://example.org/", LinkFault.NOT_HTTPS),
        ("https://name:password@example.org/", LinkFault.CREDENTIALS),
        ("https://name@example.org/", LinkFault.CREDENTIALS),
        ("someone@example.org", LinkFault.CREDENTIALS),
        ("https://localhost/", LinkFault.PRIVATE),
        ("https://localhost./", LinkFault.PRIVATE),
        ("https://printer.local/", LinkFault.PRIVATE),
        ("https://wiki.internal./", LinkFault.PRIVATE),
        ("https://intranet/", LinkFault.PRIVATE),
        ("https://127.0.0.1/", LinkFault.PRIVATE),
        ("https://8.8.8.8/", LinkFault.PRIVATE),
        ("https://[::1]/", LinkFault.PRIVATE),
        ("https://127.1/", LinkFault.PRIVATE),
        ("https://example.org:8443/", LinkFault.PRIVATE),
        ("https://example.org/" + "a" * LINK_MAX, LinkFault.TOO_LONG),
        ("https://openreview.net/group?id=ML_Reproducibility_Challenge/2021/Fall", LinkFault.NOT_A_PAPER),
        ("https://openreview.net/", LinkFault.NOT_A_PAPER),
        ("https://arxiv.org/list/cs.LG/recent", LinkFault.NOT_A_PAPER),
    ],
)
def test_link_is_refused_with_its_fault(typed: str, fault: LinkFault):
    with pytest.raises(LinkRefused) as refusal:
        read_link(typed)

    assert refusal.value.values == {"fault": fault}


@given(st.text() | st.text(alphabet="htps:/@.[]lo1 ?#\\\u202e").map("https://{}".format))
@example("https://a.b/\u202e")
@example("https://a.b:0x1bb/")
def test_whatever_is_typed_is_a_plain_link_or_refused(typed: str):
    try:
        link = read_link(typed)
    except LinkRefused:
        return

    assert link.url.lower().startswith("https://")
    assert link.url.isascii() and link.url.isprintable()
    assert not set(link.url) & set(' <>"`|')

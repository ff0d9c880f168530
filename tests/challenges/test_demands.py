"""What papers and reports an edition takes."""

import pytest

from bot.domain.challenges_demands import (
    VENUES_MAX,
    Demands,
    ReportElsewhere,
    RepositoryNeeded,
    TooManyVenues,
    VenueNotTaken,
    ensure_report,
    ensure_venue,
    is_venue_taken,
    read_venues,
)
from bot.domain.links import LinkKind

pytestmark = pytest.mark.rules


@pytest.mark.parametrize(
    ("venues", "venue", "year", "taken"),
    [
        ((), "ICML", 2020, True),
        (("ICML",), "icml", 2020, True),
        (("ICML 2020",), "ICML", 2020, True),
        (("ICML 2020",), "ICML 2020", None, True),
        (("ICML 2020",), "ICML", 2021, False),
        (("ICML 2020",), "ICML", None, True),
        (("NeurIPS", "ICML"), "ICLR", 2020, False),
        (("NeurIPS",), "", None, False),
        (("NeurIPS Datasets",), "NeurIPS", 2020, False),
    ],
)
def test_venue_is_taken_with_or_without_its_year(venues: tuple[str, ...], venue: str, year: int | None, *, taken: bool):
    assert is_venue_taken(venues, venue, year) is taken


def test_venues_are_read_as_typed_once_each():
    assert read_venues(" ICML  2020, TMLR,,TMLR ") == ("ICML 2020", "TMLR")
    assert read_venues("") == ()
    with pytest.raises(TooManyVenues):
        read_venues(",".join(f"venue {number}" for number in range(VENUES_MAX + 1)))


def test_paper_of_another_venue_is_refused_only_where_venues_bind():
    facts = {"paper": "GANSpace", "venue": "NeurIPS", "year": 2020, "edition": "Fall"}
    ensure_venue(Demands(venues=("ICML",)), **facts)
    with pytest.raises(VenueNotTaken) as refused:
        ensure_venue(Demands(venues=("ICML",), are_venues_required=True), **facts)
    assert refused.value.values == {"paper": "GANSpace", "edition": "Fall", "venues": ("ICML",)}


def test_report_is_refused_without_a_repository_or_on_another_site():
    report = {"kind": LinkKind.REPORT, "edition": "Fall"}
    ensure_report(Demands(), has_repository=False, **report)
    with pytest.raises(RepositoryNeeded):
        ensure_report(Demands(needs_repository=True), has_repository=False, **report)
    demands = Demands(needs_repository=True, report_kinds=frozenset({LinkKind.TMLR, LinkKind.OPENREVIEW}))
    with pytest.raises(ReportElsewhere) as refused:
        ensure_report(demands, has_repository=True, **report)
    assert refused.value.kinds == ("openreview", "tmlr")
    ensure_report(demands, kind=LinkKind.TMLR, has_repository=True, edition="Fall")

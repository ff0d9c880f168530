"""How real challenges were run, to begin an edition with: their rules as far as these are known, and their dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.deadlines import Asks


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """A date of a challenge, by its day where it took place; `time` is as the challenge wrote it, if it did."""

    name: str
    day: date
    asks: Asks
    is_hard: bool = False
    time: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A challenge as it was run. Rules that are not known are left as they are; `source` is where these are from."""

    key: str
    name: str
    source: str
    dates: tuple[PlannedDate, ...]
    rules: Mapping[str, object] = field(default_factory=dict[str, object])


_ANY_TEAM: Mapping[str, object] = {"claims_per_paper": None}
_VENUES_2020 = "NeurIPS 2020, ICML 2020, ICLR 2020, ACL 2020, EMNLP 2020, CVPR 2020, ECCV 2020"
_END_OF_DAY = "23:59 AoE"

TEMPLATES = (
    # The dates are those that the published reports bear. Claims were public, and others could join a claimed paper.
    Template(
        "mlrc-2020",
        "ML Reproducibility Challenge 2020",
        "https://rescience.github.io",
        (
            PlannedDate("Report", date(2021, 1, 29), Asks.REPORT, is_hard=True),
            PlannedDate("Decision", date(2021, 4, 1), Asks.DECISION),
            PlannedDate("Publication", date(2021, 5, 27), Asks.NOTHING),
        ),
        {**_ANY_TEAM, "venues": _VENUES_2020},
    ),
    Template(
        "mlrc-2022",
        "ML Reproducibility Challenge 2022",
        "https://rescience.github.io",
        (
            PlannedDate("Report", date(2023, 2, 4), Asks.REPORT, is_hard=True),
            PlannedDate("Decision", date(2023, 4, 19), Asks.DECISION),
            PlannedDate("Publication", date(2023, 7, 20), Asks.NOTHING),
        ),
        _ANY_TEAM,
    ),
    # Of its call for papers. The first date is soft: who missed it could still take part.
    Template(
        "mlrc-2026",
        "ML Reproducibility Challenge 2026",
        "https://reproml.org",
        (
            PlannedDate("Intent to submit", date(2026, 6, 4), Asks.WORD, time=_END_OF_DAY),
            PlannedDate("Journal decision", date(2026, 9, 30), Asks.DECISION, is_hard=True, time=_END_OF_DAY),
            PlannedDate("Author notification", date(2026, 10, 7), Asks.NOTHING),
            PlannedDate("Conference", date(2026, 12, 6), Asks.NOTHING),
        ),
        {**_ANY_TEAM, "report_kinds": "openreview tmlr", "is_anonymous": True},
    ),
    # One issue for each paper, and "make sure that the paper wasn't claimed"; part of Hacktoberfest, which is October.
    Template(
        "everything-2022",
        "Papers With Everything 2022",
        "https://github.com/DagsHub/papers-with-everything",
        (
            PlannedDate("Claim a paper", date(2022, 10, 1), Asks.CLAIM),
            PlannedDate("Pull request", date(2022, 10, 31), Asks.REPORT, is_hard=True),
        ),
        {"claims_per_paper": 1},
    ),
)


def find_template(key: str) -> Template | None:
    """The template with this key."""
    return next((template for template in TEMPLATES if template.key == key), None)


def move_dates(template: Template, first: date) -> list[tuple[PlannedDate, str]]:
    """Its dates as they are typed, all moved by as many days as bring the first one to this day."""
    by = first - template.dates[0].day
    return [(each, f"{each.day + by} {each.time}".strip()) for each in template.dates]

"""The scorecard as a picture: a bar for the checklist and one for each star, as long as what was found of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import charts
from bot.domain.repositories_scorecard import Scorecard, Scored, Verdict
from bot.domain.repositories_scorecard_rules import CHECKLIST
from cogs._shared.escape import Markup
from cogs._shared.texts import Words

NAME = "score.png"


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, how many of it were found, of how many, and how many could not be looked at."""

    label: str
    found: int
    of: int
    unseen: int


def count(scored: Scorecard, words: Words) -> list[Counted]:
    """The checklist, and then the stars."""
    checklist = tuple(scored.of(item) for item in CHECKLIST)
    stars = [_count(words("repositories-star", star=star.number), star.items) for star in scored.stars]
    return [_count(words("repositories-picture-checklist"), checklist), *stars]


def describe(counted: Sequence[Counted], words: Words) -> str:
    """The same for who cannot see the picture."""
    told = (
        words("repositories-picture-bar", label=each.label, found=each.found, of=each.of, unseen=each.unseen)
        for each in counted
    )
    return words("repositories-picture-alt", bars=Markup("; ".join(told)))


def draw(scored: Scorecard, words: Words, fallback: Words) -> bytes:
    """The picture, as PNG; in the `fallback` language where this machine lacks letters of the other. Takes a while."""
    counted = count(scored, words)
    if not all(charts.can_write(each.label) for each in counted):
        counted = count(scored, fallback)
    return charts.draw_bars(
        [
            charts.Bar(each.label, each.found / each.of, f"{each.found}/{each.of}" + " ?" * bool(each.unseen))
            for each in counted
        ]
    )


def _count(label: str, items: Sequence[Scored]) -> Counted:
    verdicts = [each.verdict for each in items]
    return Counted(label, verdicts.count(Verdict.FOUND), len(verdicts), verdicts.count(Verdict.UNSEEN))

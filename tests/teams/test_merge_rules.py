from dataclasses import replace

import pytest

from bot.domain.merges import (
    CannotMergeAlone,
    Half,
    MergeSamePaper,
    MergeTooBig,
    MergeTooManyClaims,
    ensure_mergeable,
)
from bot.errors import UserError

pytestmark = pytest.mark.rules

ONE, TWO = Half("Vector", 2, ["CDEP"], ["CDEP"]), Half("Matrix", 2, ["GANSpace"], ["GANSpace"])
NAMES = {"team": "Vector", "other": "Matrix"}


@pytest.mark.parametrize("claims", [2, 3, None])
def test_teams_that_fit_into_one_can_merge(claims: int | None):
    ensure_mergeable(ONE, TWO, seats=4, claims=claims)


def test_team_that_holds_too_much_already_can_take_in_one_that_holds_nothing():
    ensure_mergeable(ONE, replace(TWO, papers=[], busy=[]), seats=4, claims=0)


@pytest.mark.parametrize(
    ("two", "seats", "refusal", "values"),
    [
        (replace(TWO, people=0), 4, CannotMergeAlone, {}),
        (TWO, 3, MergeTooBig, NAMES | {"people": 4, "seats": 3}),
        (replace(TWO, papers=["CDEP"]), 4, MergeSamePaper, NAMES | {"papers": ("CDEP",)}),
        (TWO, 4, MergeTooManyClaims, NAMES | {"papers": ("CDEP", "GANSpace"), "limit": 1, "surplus": 1}),
    ],
)
def test_teams_that_do_not_fit_into_one_are_refused(
    two: Half, seats: int, refusal: type[UserError], values: dict[str, object]
):
    with pytest.raises(refusal) as refused:
        ensure_mergeable(ONE, two, seats=seats, claims=1)

    assert refused.value.values == values

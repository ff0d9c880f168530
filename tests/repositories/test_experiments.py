from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories import Best, Experiments
from bot.domain.repositories_experiments import better, is_less_better, summarize

pytestmark = pytest.mark.rules

AT, LATER = datetime(2021, 9, 1, tzinfo=UTC), datetime(2021, 9, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "measure", ["accuracy", "test__accuracy", "top1-acc", "Top-1", "valF1", "f1_score", "mIoU", "R2", "BLEU"]
)
def test_more_is_better_of_what_is_to_be_high(measure):
    assert is_less_better(measure) is False


@pytest.mark.parametrize(
    "measure", ["loss", "val_loss", "FID", "test/rmse", "error", "perplexity", "trainLoss", "cross_entropy"]
)
def test_less_is_better_of_what_is_to_be_low(measure):
    assert is_less_better(measure) is True


@pytest.mark.parametrize("measure", ["epoch", "lr", "accuracy_loss", "lossy", "", "steps"])
def test_measure_of_unknown_direction_has_no_best(measure):
    assert is_less_better(measure) is None


def test_experiments_come_to_their_best():
    runs = [
        ("first", LATER, {"train_acc": 0.99, "val_acc": 0.8, "loss": 0.5, "epoch": 3.0, "fid": float("nan")}),
        ("second", AT, {"train_acc": 0.9, "val_acc": 0.85, "loss": 0.6, "test_acc": 0.7, "fid": float("inf")}),
        ("", None, {}),
    ]
    assert summarize(runs) == Experiments(
        count=3,
        latest_at=LATER,
        best=(
            Best("test_acc", 0.7, "second", is_less_better=False),
            Best("val_acc", 0.85, "second", is_less_better=False),
            Best("loss", 0.5, "first", is_less_better=True),
            Best("train_acc", 0.99, "first", is_less_better=False),
        ),
    )


def test_no_experiments_have_no_best():
    assert summarize([]) == Experiments(count=0)


def test_five_measures_are_shown_at_most():
    measures = {f"acc_{number}": 0.5 for number in range(9)}
    assert len(summarize([("one", AT, measures)]).best) == 5


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1), st.sampled_from(["acc", "loss"]))
def test_best_is_the_first_that_nothing_beats(values, measure):
    summary = summarize((str(number), AT, {measure: value}) for number, value in enumerate(values))
    best = min(values) if measure == "loss" else max(values)
    assert summary.best == (Best(measure, best, str(values.index(best)), measure == "loss"),)


def test_equal_value_beats_nothing():
    one, other = Best("acc", 0.5, "one", is_less_better=False), Best("acc", 0.5, "other", is_less_better=False)
    assert better(one, other) == one
    assert better(None, other) == other

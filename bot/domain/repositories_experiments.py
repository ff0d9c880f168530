"""The best of many experiments, by measures whose names say which way is better."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import pairwise

from bot.domain.repositories import Best, Experiments

_SHOWN = 5
_NAME_MAX = 80
_MORE = frozenset(
    {
        *(
            "acc",
            "accuracy",
            "ap",
            "auc",
            "auprc",
            "auroc",
            "bleu",
            "dice",
            "f1",
            "f1score",
            "hits",
            "iou",
            "kappa",
            "map",
        ),
        *("mcc", "meteor", "miou", "mrr", "ndcg", "precision", "psnr", "r2", "recall", "return", "reward", "rouge"),
        *("sensitivity", "specificity", "spearman", "ssim", "top1", "top5", "winrate"),
    }
)
_LESS = frozenset(
    {
        *("bpb", "bpc", "cer", "crossentropy", "ece", "eer", "err", "error", "fid", "kid", "kl", "latency", "loss"),
        *("lpips", "mae", "mape", "mse", "msle", "nll", "perplexity", "ppl", "rmse", "rmsle", "wer"),
    }
)
_STEP = re.compile(r"[^a-z0-9]+")
_HELD_OUT = {"test": 0, "eval": 0, "val": 1, "valid": 1, "validation": 1, "dev": 1, "train": 3, "training": 3}
_OTHERS = 2


def is_less_better(measure: str) -> bool | None:
    """Whether a smaller value of the measure is the better one; None where its name does not say."""
    steps = _steps_of(measure)
    more, less = any(step in _MORE for step in steps), any(step in _LESS for step in steps)
    return None if more == less else less


def summarize(runs: Iterable[tuple[str, datetime | None, Mapping[str, float]]]) -> Experiments:
    """What these experiments come to: a name, when it was, and its measures.

    Of at most five measures the best value is given, those of held-out data first. What is no finite number is
    left out.
    """
    count, latest_at, best = 0, None, dict[str, Best]()
    for name, at, measures in runs:
        count += 1
        latest_at = at if latest_at is None or (at is not None and at > latest_at) else latest_at
        for measure, value in measures.items():
            less = is_less_better(measure)
            if less is not None and math.isfinite(value):
                offered = Best(measure[:_NAME_MAX], value, name, less)
                best[measure] = better(best.get(measure), offered)
    shown = sorted(best.values(), key=lambda each: (_rank(each.measure), each.measure))[:_SHOWN]
    return Experiments(count=count, latest_at=latest_at, best=tuple(shown))


def better(one: Best | None, other: Best) -> Best:
    """The better of two values of one measure; the first where they are alike."""
    if one is None:
        return other
    is_better = other.value < one.value if one.is_less_better else other.value > one.value
    return other if is_better else one


def _steps_of(measure: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", measure)
    steps = [step for step in _STEP.split(spaced.lower()) if step]
    # top-1 and f1-score are one word each.
    return [*steps, *(first + second for first, second in pairwise(steps))]


def _rank(measure: str) -> int:
    ranks = [_HELD_OUT[step] for step in _steps_of(measure) if step in _HELD_OUT]
    return min(ranks, default=_OTHERS)

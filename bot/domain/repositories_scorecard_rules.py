"""What the scorecard looks for, as data: the items, what of a file list and a README proves them, and whose idea it is.

Patterns are matched against whole paths without case. They are held against nineteen labelled repositories in the
tests; none is there for a single one of them.
"""

import re
from enum import StrEnum


class Item(StrEnum):
    """One thing that makes a result easier to reproduce, in the order in which they are shown."""

    DEPENDENCIES = "dependencies"
    TRAINING = "training"
    EVALUATION = "evaluation"
    MODELS = "models"
    RESULTS = "results"
    LICENCE = "licence"
    CONFIGURATION = "configuration"
    SEED = "seed"
    DATA = "data"
    TRACKING = "tracking"
    CONTAINER = "container"
    TRIAL = "trial"
    REPORT = "report"
    TESTS = "tests"


# The ML Code Completeness Checklist of Papers with Code: paperswithcode/releasing-research-code.
CHECKLIST = (Item.DEPENDENCIES, Item.TRAINING, Item.EVALUATION, Item.MODELS, Item.RESULTS)
CHECKLIST_SOURCE = "https://github.com/paperswithcode/releasing-research-code"

# The Machine Learning Reproducibility Scale of DagsHub, 16 November 2021: star by star, what of it can be found in
# files. That code runs, and gives the same twice, cannot.
STARS: dict[int, tuple[Item, ...]] = {
    1: (Item.TRAINING,),
    2: (Item.CONFIGURATION, Item.SEED),
    3: (Item.DATA,),
    4: (Item.DEPENDENCIES, Item.CONTAINER),
    5: (Item.TRIAL,),
}
SCALE_SOURCE = "https://dagshub.com/blog/introducing-the-machine-learning-reproducibility-scale/"

# What to do next is the first of these that was not found: what others need first comes first.
NEXT = (
    *(Item.DEPENDENCIES, Item.LICENCE, Item.TRAINING, Item.EVALUATION, Item.DATA, Item.CONFIGURATION, Item.SEED),
    *(Item.RESULTS, Item.MODELS, Item.CONTAINER, Item.REPORT, Item.TRIAL, Item.TRACKING, Item.TESTS),
)

_CODE = r"\.(?:py|sh|ipynb|r|jl|m|lua)"


def _pattern(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


# What code needs is needed whoever wrote that code, and pointers to data are the team's own wherever they are.
ANYBODYS = frozenset({Item.DEPENDENCIES, Item.DATA, Item.MODELS})

# Names of folders in which other people's code is kept.
VENDORED = _pattern(
    r"third[_-]?party", r"vendor(?:ed)?", r"extern(?:al)?", r"submodules", r"site-packages", r"node_modules"
)
LICENCE_FILE = _pattern(r"(?:licen[cs]e|copying|unlicense)(?:[.-][^/]*)?")
_IN = r"(?:[^/]+/)*"
_NOT_IN_TESTS = r"(?!(?:[^/]+/)*tests?/)(?:[^/]+/)*"  # whether code works is no evaluation of a model

PATHS: dict[Item, re.Pattern[str]] = {
    Item.DEPENDENCIES: _pattern(
        _IN + r"requirements[^/]*\.(?:txt|in)",
        _IN + r"(?:reqs|requirements)/[^/]+\.txt",
        _IN + r"(?:[^/]*env(?:ironment)?[^/]*|conda[^/]*)\.ya?ml",
        _IN
        + r"(?:setup\.(?:py|cfg)|pyproject\.toml|poetry\.lock|pipfile(?:\.lock)?|uv\.lock|renv\.lock|project\.toml)",
    ),
    Item.TRAINING: _pattern(
        _IN + r"[^/]*train(?!ed)[^/]*" + _CODE,
        _IN + r"(?:main|run|fit|finetune|pretrain)(?:[_-][^/]*)?" + _CODE,
        _IN + r"[^/]*[_-](?:main|run|fit)" + _CODE,
        _IN + r"(?:run[^/]*\.sh|__main__\.py)",
        r"(?:dvc\.yaml|makefile|mlproject|snakefile)",
    ),
    Item.EVALUATION: _pattern(
        _NOT_IN_TESTS + r"[^/]*eval[^/]*" + _CODE,
        _NOT_IN_TESTS
        + r"(?:predict|inference|infer|score|validate|analysis|analyze|benchmark|metrics?)(?:[_-][^/]*)?"
        + _CODE,
        _NOT_IN_TESTS + r"[^/]*[_-](?:test|predict|inference|metrics?)" + _CODE,
        _NOT_IN_TESTS + r"(?:compute|plot|figure|table|visuali[sz]e|reproduce)[^/]*" + _CODE,
        _NOT_IN_TESTS + r"(?:test" + _CODE + r"|(?:metrics|scores)\.(?:json|csv))",
    ),
    Item.CONFIGURATION: _pattern(
        _IN + r"(?:[^/]*params?|hparams|hyper[^/]*|config[^/]*|settings)\.(?:ya?ml|json|toml|gin)",
        _IN + r"(?:conf|configs?)/(?:[^/]+/)*[^/]+\.(?:ya?ml|json|toml|gin)",
    ),
    Item.DATA: _pattern(_IN + r"[^/]+\.dvc", _IN + r"dvc\.(?:yaml|lock)", r"\.dvc/config"),
    Item.TRACKING: _pattern(_IN + r"mlruns/.*", r"mlproject", _IN + r"[^/]*metrics?\.csv", _IN + r"wandb/.*"),
    Item.CONTAINER: _pattern(
        _IN + r"[^/]*dockerfile[^/]*", _IN + r"(?:docker-)?compose\.ya?ml", _IN + r"[^/]+\.(?:sif|def)"
    ),
    Item.TRIAL: _pattern(
        _IN + r"(?:streamlit_)?app\.py", _IN + r"[^/]*(?:demo|gradio|streamlit|playground)[^/]*\.(?:py|ipynb)"
    ),
    Item.REPORT: _pattern(
        r"(?:docs?/|reports?/)?reproducibility\.md",
        r"(?:docs?/|reports?/|paper/)?[^/]*(?:report|paper|mlrc)[^/]*\.(?:pdf|tex|md)",
        r"citation\.cff",
        r"reports?/.+",
    ),
    Item.TESTS: _pattern(_IN + r"tests?/(?:[^/]+/)*test_[^/]+\.py", r"\.github/workflows/[^/]+", r"\.gitlab-ci\.yml"),
}

# Below a folder for models; a pointer of DVC stands for what it points to.
WEIGHTS = _pattern(r"[^/]+\.(?:pt|pth|ckpt|h5|hdf5|onnx|safetensors|pb|tflite|keras)(?:\.dvc)?", r"[^/]*\.dvc")
# Right inside of one: with such endings anything is kept.
PERHAPS_WEIGHTS = _pattern(r"[^/]+\.(?:pkl|joblib|npz|bin|tar|gz|zip)")
MODEL_FOLDER = _pattern(
    r"(?:saved?[_-]?|trained[_-]?|pre[_-]?trained[_-]?)?(?:models?|weights|checkpoints?|ckpts?)", r"pretrained"
)
MODEL_HEADING = _pattern(r".*(?:pre-?\s?trained|checkpoint|weights|model zoo|download.*models?|models?.*download).*")

"""Which small text files of a repository are worth reading, and what becomes of them."""

import re
from collections.abc import Iterable, Mapping

from bot.domain.repositories import File, Keeping, Texts
from bot.domain.repositories_readme import read_readme
from bot.domain.repositories_texts import find_proofs, find_trackers, read_dvc_config, read_report, sets_seed

READ_MAX = 10  # files
_EACH_MAX = 3  # of those that may be many

_README = re.compile(r"readme(?:\.(?:md|markdown|rst|txt))?", re.IGNORECASE)
_REPORT = re.compile(r"(?:docs?/|reports?/)?reproducibility\.md", re.IGNORECASE)
_DVC_CONFIG = re.compile(r"\.dvc/config")
_PACKAGES = re.compile(
    r"(?:[^/]+/){0,2}(?:requirements[^/]*\.txt|environment[^/]*\.ya?ml|pyproject\.toml|setup\.(?:py|cfg)|pipfile)",
    re.IGNORECASE,
)
_PARAMETERS = re.compile(
    r"(?:[^/]+/){0,3}[^/]*(?:params?|config[^/]*|conf|hparams|hyper[^/]*|settings|default|train[^/]*)\.(?:ya?ml|json|toml)",
    re.IGNORECASE,
)


def choose_texts(files: Iterable[File]) -> tuple[str, ...]:
    """The paths to read, at most READ_MAX, of what git itself keeps: nothing else is sure to be small."""
    paths = sorted((file.path for file in files if file.keeping is Keeping.GIT and not file.is_folder), key=_depth)
    wanted = [_first(paths, _README, 1), _first(paths, _REPORT, 1), _first(paths, _DVC_CONFIG, 1)]
    wanted += [_first(paths, _PACKAGES, _EACH_MAX), _first(paths, _PARAMETERS, _EACH_MAX)]
    return tuple(dict.fromkeys(path for each in wanted for path in each))[:READ_MAX]


def make_texts(commit: str, contents: Mapping[str, str], dagshub: str) -> Texts:
    """What these files say, by their paths; `dagshub` is the host, with its port, that counts as DagsHub."""
    readme = next((path for path in contents if _README.fullmatch(path)), None)
    report = next((path for path in contents if _REPORT.fullmatch(path)), None)
    config = contents.get(".dvc/config", "")
    trackers = [
        (tracker, path)
        for path, text in contents.items()
        if _PACKAGES.fullmatch(path)
        for tracker in find_trackers(text)
    ]
    return Texts(
        commit=commit,
        readme=read_readme(readme, contents[readme]) if readme else None,
        report=report or "",
        statements=read_report(contents[report]) if report else (),
        remotes=read_dvc_config(config, dagshub),
        seeds=tuple(path for path, text in contents.items() if _PARAMETERS.fullmatch(path) and sets_seed(text)),
        trackers=tuple(trackers),
        proofs=find_proofs(contents[readme]) if readme else (),
    )


def _first(paths: list[str], pattern: re.Pattern[str], most: int) -> list[str]:
    return [path for path in paths if pattern.fullmatch(path)][:most]


def _depth(path: str) -> tuple[int, str]:
    return path.count("/"), path

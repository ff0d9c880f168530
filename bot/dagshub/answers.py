"""DagsHub's answers as they are sent: what is not needed is ignored, and what is often null may be.

Source: DagsHub's OpenAPI description, its official client, and answers of Gogs 0.11, of which it is a fork.
"""

import math
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, RootModel

from bot.dagshub import facts
from bot.sites import git
from bot.sites.tickets import NullableText

_FIRST_YEAR = 1970  # Go writes the year 1 where there is no date
_LARGEST = 1.7e308  # MLflow writes the largest number for infinity
_Number = Annotated[int, BeforeValidator(lambda value: 0 if value is None else value)]


def _read_instant(at: datetime | None) -> datetime | None:
    if at is None or at.year < _FIRST_YEAR:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


def _read_millis(at: int | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(at / 1000, UTC) if at else None
    except (OverflowError, OSError, ValueError):
        return None


def _is_measure(value: float | None) -> bool:
    return value is not None and math.isfinite(value) and abs(value) < _LARGEST


class Repository(BaseModel):
    """`GET /repos/{owner}/{repo}`."""

    full_name: str
    description: NullableText = ""
    private: bool
    fork: bool = False
    empty: bool = False
    mirror: bool = False
    clone_url: NullableText = ""
    size: _Number = 0
    stars_count: _Number = 0
    open_issues_count: _Number = 0
    default_branch: NullableText = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None

    def fact(self) -> facts.Repository:
        """The same, as a value."""
        return facts.Repository(
            full_name=self.full_name,
            description=self.description,
            default_branch=self.default_branch,
            is_private=self.private,
            is_fork=self.fork,
            is_empty=self.empty,
            is_mirror=self.mirror,
            clone_url=self.clone_url,
            size=self.size,
            stars=self.stars_count,
            open_issues=self.open_issues_count,
            created_at=_read_instant(self.created_at),
            updated_at=_read_instant(self.updated_at),
        )


class _Author(BaseModel):
    name: NullableText = ""
    email: NullableText = ""
    username: NullableText = ""


class _Commit(BaseModel):
    id: str
    message: NullableText = ""
    timestamp: datetime
    author: _Author | None = None

    def fact(self) -> git.Commit:
        author = self.author or _Author()
        return git.Commit(
            id=self.id,
            message=self.message,
            at=_read_instant(self.timestamp) or datetime.fromtimestamp(0, UTC),
            author_name=author.name,
            author_address=author.email,
            author_account=author.username,
        )


class Commits(RootModel[list[_Commit]]):
    """`GET …/commits`."""

    def fact(self) -> tuple[git.Commit, ...]:
        """The same, as values."""
        return tuple(commit.fact() for commit in self.root)


class _BranchCommit(BaseModel):
    id: str


class _Branch(BaseModel):
    name: str
    commit: _BranchCommit


class Branches(RootModel[list[_Branch]]):
    """`GET …/branches`."""

    def fact(self) -> tuple[git.Branch, ...]:
        """The same, as values."""
        return tuple(git.Branch(branch.name, branch.commit.id) for branch in self.root)


class _TagCommit(BaseModel):
    # DagsHub's description wraps the commit of a tag once more, its plugin for Jenkins does not.
    id: str | None = None
    timestamp: datetime | None = None
    commit: "_TagCommit | None" = None


class _Tag(BaseModel):
    name: str
    commit: _TagCommit | None = None

    def fact(self) -> git.Tag:
        commit = self.commit or _TagCommit()
        inner = commit if commit.id else commit.commit or commit
        return git.Tag(self.name, inner.id or "", _read_instant(inner.timestamp))


class Tags(RootModel[list[_Tag]]):
    """`GET …/tags`."""

    def fact(self) -> tuple[git.Tag, ...]:
        """The same, as values."""
        return tuple(tag.fact() for tag in self.root)


class _Entry(BaseModel):
    path: str
    type: str
    versioning: Literal["git", "dvc", "bucket"] = "git"
    size: int | None = None

    def fact(self) -> facts.Entry:
        return facts.Entry(self.path.strip("/"), self.type != "file", self.versioning, self.size or None)


class Folder(RootModel[list[_Entry] | _Entry]):
    """`GET …/content/{ref}/{path}`: a list for a folder, one entry for a file."""

    def fact(self) -> tuple[facts.Entry, ...]:
        """The same, as values; paths that lead elsewhere are left out."""
        entries = self.root if isinstance(self.root, list) else []
        return tuple(entry.fact() for entry in entries if ".." not in entry.path.split("/") and entry.path.strip("/"))


class _Bucket(BaseModel):
    name: str
    protocol: str


class Buckets(RootModel[list[_Bucket]]):
    """`GET …/storage`."""

    def fact(self) -> tuple[facts.Bucket, ...]:
        """The same, as values."""
        return tuple(facts.Bucket(bucket.name, bucket.protocol) for bucket in self.root)


class _Page(BaseModel):
    entries: list[Any] | None = None


class Stored(RootModel[list[Any] | _Page]):
    """`GET …/storage/content/{protocol}/{bucket}/`, in its newer form or the older one."""

    def fact(self) -> bool:
        """Whether there is anything."""
        return bool(self.root if isinstance(self.root, list) else self.root.entries)


class _Measure(BaseModel):
    value: float | None = Field(default=None, alias="Value")
    is_invalid: bool = Field(default=False, alias="IsInvalidFloat")


class _Path(BaseModel):
    latest: dict[str, _Measure] | None = Field(default=None, alias="LatestByName")


class _Experiment(BaseModel):
    id: str = Field(alias="ID", coerce_numbers_to_str=True)
    at_ms: int | None = Field(default=None, alias="TimeUnixMs")
    name: NullableText = Field(default="", alias="Name")
    paths: dict[str, _Path] | None = Field(default=None, alias="MetricsByPath")

    def fact(self) -> facts.Run:
        found = [latest for path in (self.paths or {}).values() for latest in (path.latest or {}).items()]
        measures = {
            name: measure.value
            for name, measure in found
            if measure.value is not None and _is_measure(measure.value) and not measure.is_invalid
        }
        return facts.Run(self.id, self.name, _read_millis(self.at_ms), measures)


class Experiments(BaseModel):
    """`GET …/experiments`: a map, by id."""

    experiments: dict[str, _Experiment] | None = None
    next_page: str | None = Field(default=None, alias="nextPageToken")

    def fact(self) -> facts.Runs:
        """The same, as values."""
        runs = tuple(experiment.fact() for experiment in (self.experiments or {}).values())
        return facts.Runs(runs, bool(self.next_page))


class _MlflowExperiment(BaseModel):
    experiment_id: str


class MlflowExperiments(BaseModel):
    """`GET experiments/search` of MLflow. Lists are absent when they are empty."""

    experiments: list[_MlflowExperiment] = []

    def fact(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(experiment.experiment_id for experiment in self.experiments)


class _MlflowMetric(BaseModel):
    key: str
    value: float | None = None


class _MlflowInfo(BaseModel):
    run_id: str
    run_name: NullableText = ""
    start_time: int | None = None


class _MlflowData(BaseModel):
    metrics: list[_MlflowMetric] = []


class _MlflowRun(BaseModel):
    info: _MlflowInfo
    data: _MlflowData = _MlflowData()

    def fact(self) -> facts.Run:
        measures = {
            metric.key: metric.value
            for metric in self.data.metrics
            if metric.value is not None and _is_measure(metric.value)
        }
        return facts.Run(self.info.run_id, self.info.run_name, _read_millis(self.info.start_time), measures)


class MlflowRuns(BaseModel):
    """`POST runs/search` of MLflow: `{}` where there are none."""

    runs: list[_MlflowRun] = []
    next_page_token: str | None = None

    def fact(self) -> facts.Runs:
        """The same, as values."""
        return facts.Runs(tuple(run.fact() for run in self.runs), bool(self.next_page_token))


class _MlflowModel(BaseModel):
    name: str


class MlflowModels(BaseModel):
    """`GET registered-models/search` of MLflow."""

    registered_models: list[_MlflowModel] = []

    def fact(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(model.name for model in self.registered_models)

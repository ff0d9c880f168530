"""What DagsHub tells of a repository. Texts are as they were sent: still to be cleaned, cut and escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository. `size` is that of the git data in bytes; `clone_url` of a mirror is on the host that it mirrors."""

    full_name: str
    description: str
    default_branch: str
    is_private: bool
    is_fork: bool
    is_empty: bool
    is_mirror: bool
    clone_url: str
    size: int
    stars: int
    open_issues: int
    created_at: datetime | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder by its path from the root. Whoever keeps its content is `git`, `dvc` or `bucket`."""

    path: str
    is_folder: bool
    versioning: Literal["git", "dvc", "bucket"]
    size: int | None


@dataclass(frozen=True, slots=True)
class Walk:
    """The entries that were found. `is_cut`: there are more. `unread` are folders that could not be listed."""

    entries: tuple[Entry, ...]
    is_cut: bool
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket that is connected to the repository."""

    name: str
    protocol: str


@dataclass(frozen=True, slots=True)
class Run:
    """An experiment. Measures that are no finite number are left out: MLflow writes NaN and infinity in its own way."""

    id: str
    name: str
    at: datetime | None
    measures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Runs:
    """Experiments; `is_cut`: there are more."""

    runs: tuple[Run, ...]
    is_cut: bool

"""What DagsHub tells of a repository. Texts are as they were sent: still to be cleaned, cut and escaped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One commit. Who made it is known by name, by address and, where they have an account, by that."""

    id: str
    message: str
    at: datetime
    author_name: str
    author_address: str = field(repr=False)
    author_account: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch and the commit at its end."""

    name: str
    commit: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; when its commit was made is not always said."""

    name: str
    commit: str
    at: datetime | None


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
class Text:
    """A small text file, or its beginning."""

    content: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Ticket:
    """An open issue or pull request."""

    number: int
    title: str


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

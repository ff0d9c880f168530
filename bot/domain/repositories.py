"""Repositories: what they are called, and what was seen of one, part by part.

A part that could not be seen is not absent: each says how the last look at it ended, and keeps what was seen before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

DAYS = 30  # so many days of commits are counted


class Host(StrEnum):
    """Who keeps repositories."""

    DAGSHUB = "dagshub"
    GITHUB = "github"


@dataclass(frozen=True, slots=True)
class RepositoryName:
    """A repository on a host, as the host spells it or as somebody typed it; hosts do not mind case."""

    host: Host
    owner: str
    name: str

    @property
    def path(self) -> str:
        """`owner/name`."""
        return f"{self.owner}/{self.name}"

    @property
    def key(self) -> str:
        """What two spellings of one repository share."""
        return f"{self.host}:{self.path}".lower()


class Sight(StrEnum):
    """How the last look at a part of a repository ended."""

    SEEN = "seen"
    HIDDEN = "hidden"  # the host does not show it to the bot
    MISSING = "missing"  # not there, or private: the host answers the same
    FAILED = "failed"  # the host gave no usable answer, and may the next time
    NOT_OFFERED = "not-offered"  # this host has no such thing


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One part of a repository. `content` was seen at `seen_at`, which is `at` unless the last look failed.

    `fault` says why it failed, as one of `bot.sites`' reasons. `is_cut`: there is more than was looked at.
    """

    sight: Sight
    at: datetime
    content: T | None = None
    seen_at: datetime | None = None
    fault: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the host says of the repository itself. Texts are single clean lines.

    `size` is the git data's in bytes, without what DVC keeps elsewhere. `mirrors` is the host that it is copied from.
    """

    description: str
    default_branch: str
    is_private: bool = False
    is_fork: bool = False
    is_empty: bool = False
    mirrors: str = ""
    size: int | None = None
    licence: str = ""
    open_issues: int | None = None
    proofs: tuple[str, ...] = ()  # words of proof in the description


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. `author` is a name, or empty where it would be an address."""

    id: str
    summary: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The commits that were looked at, of the default branch; Part.is_cut says that there are older ones.

    `latest` are the last few, newest first. `days` counts those of the last DAYS days, the oldest day first.
    `contributors` are people told apart by address, then by name, not by spelling.
    """

    latest: tuple[Commit, ...]
    days: tuple[int, ...]
    commits: int
    contributors: int

    @property
    def last(self) -> Commit | None:
        """The newest commit."""
        return self.latest[0] if self.latest else None


class Keeping(StrEnum):
    """Who keeps a file's content."""

    GIT = "git"
    DVC = "dvc"
    BUCKET = "bucket"


@dataclass(frozen=True, slots=True)
class File:
    """A file or folder by its path from the root; `size` is in bytes, where the host says it."""

    path: str
    keeping: Keeping = Keeping.GIT
    is_folder: bool = False
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """The files at one commit."""

    commit: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readme:
    """What a README holds outside of HTML comments, counted; nothing of its text but the headings."""

    path: str
    headings: tuple[str, ...] = ()
    tables: int = 0
    result_tables: int = 0  # tables under a heading about results, or whose header names a measure
    code_blocks: int = 0
    command_lines: int = 0
    weight_links: tuple[str, ...] = ()  # hosts of files that it links to
    app_links: tuple[str, ...] = ()  # hosts of pages on which something can be tried
    packages: int = 0  # packages that a list in it names, or that its commands install


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A box of the team's own report on reproducibility, in the order of its five stars.

    `is_filled` is False where a ticked box still holds a placeholder.
    """

    star: int
    text: str
    is_ticked: bool
    is_filled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DvcRemote:
    """Where DVC keeps data. Never the address itself, which may hold a key.

    `points_to` is `owner/name` where it is a repository's storage on DagsHub, else empty; `place` is a host's name or
    the kind of storage, such as `s3`.
    """

    name: str
    place: str
    points_to: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What small text files say, found at one commit."""

    commit: str
    readme: Readme | None = None
    report: str = ""  # the path of the team's report on reproducibility
    statements: tuple[Statement, ...] = ()
    remotes: tuple[DvcRemote, ...] = ()
    seeds: tuple[str, ...] = ()  # paths of files that set a random seed
    trackers: tuple[tuple[str, str], ...] = ()  # a tracker of experiments, and the path that names it
    proofs: tuple[str, ...] = ()  # words of proof in the README


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or a release of this name. Its commit's date is its own, where that is known."""

    name: str
    commit: str
    at: datetime | None = None
    is_release: bool = False


@dataclass(frozen=True, slots=True)
class Ticket:
    """An open issue or pull request."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """A place for files beside git. Every repository on DagsHub has its own, so that being there proves nothing."""

    name: str
    protocol: str
    is_own: bool
    has_files: bool | None = None  # none: nobody looked


@dataclass(frozen=True, slots=True)
class Best:
    """The best value of a measure, and the experiment that has it."""

    measure: str
    value: float
    experiment: str
    is_less_better: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiments:
    """Experiments that were recorded, and the best of each measure whose name says which way is better."""

    count: int
    latest_at: datetime | None = None
    best: tuple[Best, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What is known of a repository. `name` is as the host spells it, once the host has said so."""

    name: RepositoryName
    about: Part[About]
    branches: Part[tuple[str, ...]]
    history: Part[History]
    tree: Part[Tree]
    texts: Part[Texts]
    tags: Part[tuple[Tag, ...]]
    issues: Part[tuple[Ticket, ...]]
    pulls: Part[tuple[Ticket, ...]]
    storage: Part[tuple[Bucket, ...]]
    experiments: Part[Experiments]  # as the host lists them
    runs: Part[Experiments]  # of MLflow
    models: Part[tuple[str, ...]]  # registered at MLflow
    recorded_at: datetime | None = None  # where no host was asked: when somebody wrote it down

    @property
    def parts(self) -> Mapping[str, "Part[object]"]:
        """The parts by name, in order."""
        return {name: getattr(self, name) for name in PARTS}

    @property
    def head(self) -> str:
        """The id of the newest commit, empty where none is known."""
        last = self.history.content.last if self.history.content else None
        return last.id if last else ""


PARTS = (
    "about",
    "branches",
    "history",
    "tree",
    "texts",
    "tags",
    "issues",
    "pulls",
    "storage",
    "experiments",
    "runs",
    "models",
)

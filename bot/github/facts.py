"""What GitHub tells of a repository. Texts are as they were sent: still to be cleaned, cut and escaped."""

from dataclasses import dataclass
from datetime import datetime

from bot.sites.git import Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository. `size` is in bytes, to the next kilobyte; `licence` is a name of SPDX, or empty."""

    full_name: str
    description: str
    default_branch: str
    is_private: bool
    is_fork: bool
    mirror_url: str
    size: int
    stars: int
    licence: str
    created_at: datetime | None


@dataclass(frozen=True, slots=True)
class File:
    """A file by its path from the root; `size` is in bytes."""

    path: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Tree:
    """All files at a commit; `is_cut`: GitHub gave a part of them."""

    files: tuple[File, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Open:
    """Open issues and pull requests, the newest hundred of both together."""

    issues: tuple[Ticket, ...]
    pulls: tuple[Ticket, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Release:
    """A release by the tag that it is made from."""

    tag: str
    at: datetime | None

"""Snapshots as tests need them: everything was seen, and there is little of it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.repositories import (
    DAYS,
    About,
    Commit,
    Experiments,
    File,
    History,
    Host,
    Part,
    RepositoryName,
    Sight,
    Snapshot,
    Texts,
    Tree,
)

AT = datetime(2021, 9, 6, 9, tzinfo=UTC)
NAME = RepositoryName(Host.DAGSHUB, "vector", "re-paper")
HEAD = "a" * 40


def seen(content: Any, *, at: datetime = AT, is_cut: bool = False) -> Part[Any]:
    return Part(Sight.SEEN, at, content, at, is_cut=is_cut)


def unseen(sight: Sight = Sight.FAILED, fault: str = "", *, at: datetime = AT) -> Part[Any]:
    return Part(sight, at, fault=fault)


def commit(number: int, *, at: datetime = AT, summary: str = "Train longer", author: str = "Ada Example") -> Commit:
    return Commit(f"{number:040x}", summary, author, at)


def history(*commits: Commit, days: tuple[int, ...] | None = None, contributors: int = 1) -> History:
    days = (0,) * (DAYS - 1) + (len(commits),) if days is None else days
    return History(latest=commits, days=days, commits=len(commits), contributors=contributors)


def a_snapshot(name: RepositoryName = NAME, *, at: datetime = AT, **parts: Any) -> Snapshot:
    """A small repository; a part may be given as its content."""
    contents: dict[str, Any] = {
        "about": About(description="A paper, again", default_branch="main", size=122_880, open_issues=0),
        "branches": ("main",),
        "history": history(commit(1, at=at)),
        "tree": Tree(HEAD, (File("README.md"), File("train.py"))),
        "texts": Texts(commit=HEAD),
        "tags": (),
        "issues": (),
        "pulls": (),
        "storage": (),
        "experiments": Experiments(count=0),
        "runs": Experiments(count=0),
        "models": (),
    }
    all_seen: dict[str, Any] = {part: seen(content, at=at) for part, content in contents.items()}
    snapshot = Snapshot(name=name, **all_seen)
    given: dict[str, Any] = {
        part: value if isinstance(value, Part) else seen(value, at=at) for part, value in parts.items()
    }
    return replace(snapshot, **given)

"""Recorded file lists of real repositories as snapshots. Of a README only counts were recorded."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.domain.repositories import (
    About,
    Experiments,
    File,
    Host,
    Part,
    Readme,
    RepositoryName,
    Sight,
    Snapshot,
    Texts,
    Tree,
)

SHARED = Path(__file__).parents[3] / "shared" / "data"
_AT = datetime(2026, 11, 24, tzinfo=UTC)


def snapshot_of_tree(file: Path) -> Snapshot:
    """What was recorded of one repository; result tables are taken to be those under a heading about results."""
    recorded = json.loads(file.read_text(encoding="utf-8"))
    readme = recorded["readme"]

    def seen(content: Any) -> Part[Any]:
        return Part(Sight.SEEN, _AT, content, _AT)

    counted = readme["without_html_comments"] if readme else None
    texts = Texts(commit=recorded["commit"], readme=_read(readme["path"], counted) if counted else None)
    files = tuple(File(each["path"], size=each["size"]) for each in recorded["files"] if each["type"] == "file")
    return Snapshot(
        name=RepositoryName(Host.GITHUB, recorded["owner"], recorded["name"]),
        about=seen(About(description="", default_branch="main")),
        branches=seen(()),
        history=Part(Sight.FAILED, _AT),
        tree=seen(Tree(recorded["commit"], files)),
        texts=seen(texts),
        tags=seen(()),
        issues=seen(()),
        pulls=seen(()),
        storage=seen(()),
        experiments=seen(Experiments(count=0)),
        runs=seen(Experiments(count=0)),
        models=seen(()),
    )


def _read(path: str, counted: dict[str, Any]) -> Readme:
    about_results = any("result" in heading.lower() for heading in counted["headings"])
    return Readme(
        path=path,
        headings=tuple(counted["headings"]),
        tables=counted["markdown_tables"],
        result_tables=counted["markdown_tables"] if about_results else 0,
        code_blocks=counted["code_blocks"],
        command_lines=counted["command_lines"],
        weight_links=tuple(counted["links_to_weights"]),
    )

"""Repositories as the demo knows them: three real ones as they were recorded, and an invented one that goes on.

No host is asked.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.demo import invented
from bot.domain.repositories import (
    DAYS,
    About,
    Commit,
    DvcRemote,
    File,
    History,
    Host,
    Part,
    Readme,
    RepositoryName,
    Sight,
    Snapshot,
    Tag,
    Texts,
    Tree,
)
from bot.domain.repositories_parts import nothing_seen

_FOLDER = Path(__file__).with_name("repositories")
_NOT_ASKED, _NOT_RECORDED = "not-asked", "not-recorded"


class RecordedLooks:
    """Knows what was recorded, under the names that each project has on its hosts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._recorded: dict[str, tuple[RepositoryName, Mapping[str, Any]]] = {}
        for file in sorted(_FOLDER.glob("*.json")):
            facts: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            for host in Host:
                name = RepositoryName(host, *facts[host].split("/"))
                self._recorded[name.key] = name, facts

    async def look(self, name: RepositoryName, before: Snapshot | None) -> Snapshot:
        """What was recorded of it; of any other nothing can be seen."""
        now = self._clock.now()
        if name.key == invented.NAME.key:
            return invented.describe(now)
        if name.key in self._recorded:
            return _describe(*self._recorded[name.key], at=now)
        return nothing_seen(name, Sight.FAILED, at=now, fault=_NOT_ASKED)


def _describe(name: RepositoryName, facts: Mapping[str, Any], *, at: datetime) -> Snapshot:
    recorded_at = datetime.fromisoformat(facts["recorded_at"])

    def seen(content: Any) -> Part[Any]:
        return Part(Sight.SEEN, at, content, recorded_at)

    offered = Sight.FAILED if name.host is Host.DAGSHUB else Sight.NOT_OFFERED
    unknown: Part[Any] = Part(Sight.FAILED, at, fault=_NOT_RECORDED)
    at_dagshub: Part[Any] = Part(offered, at, fault=_NOT_RECORDED)
    return Snapshot(
        name=name,
        about=seen(About(description="", default_branch=_find_default(facts))),
        branches=seen(tuple(facts["branches"])),
        history=seen(_read_history(facts)),
        tree=seen(Tree(facts["commit"], tuple(File(path, size=size) for path, size in facts["files"].items()))),
        texts=seen(_read_texts(facts)),
        tags=seen(tuple(Tag(tag, "") for tag in facts["tags"])),
        issues=unknown,
        pulls=unknown,
        storage=at_dagshub,
        experiments=at_dagshub,
        runs=at_dagshub,
        models=at_dagshub,
        recorded_at=recorded_at,
    )


def _find_default(facts: Mapping[str, Any]) -> str:
    return next(branch for branch in ("master", "main") if branch in facts["branches"])


def _read_history(facts: Mapping[str, Any]) -> History:
    last = facts["last_commit"]
    commit = Commit(facts["commit"], "", last["author"], datetime.fromisoformat(last["at"]))
    # All of them are older than a month on the day of the recording.
    return History(latest=(commit,), days=(0,) * DAYS, commits=facts["commits"], contributors=facts["contributors"])


def _read_texts(facts: Mapping[str, Any]) -> Texts:
    readme = facts["readme"]
    return Texts(
        commit=facts["commit"],
        readme=Readme(
            path=readme["path"],
            headings=tuple(readme["headings"]),
            tables=readme["tables"],
            code_blocks=readme["code_blocks"],
            command_lines=readme["command_lines"],
            weight_links=tuple(readme["weight_links"]),
        ),
        remotes=tuple(DvcRemote(**remote) for remote in facts["remotes"]),
    )

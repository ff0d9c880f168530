"""A DagsHub on this machine: its routes, its defaults and its refusals as they are known.

Written from DagsHub's OpenAPI description, its client, and recorded answers of Gogs 0.11 and MLflow 3.17.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from bot.dagshub import Settings
from tests.kit.repository_sites import MISSING, NO_ROUTE, LocalCommit, LocalRepository, LocalSite, as_json
from tests.kit.sources import Reply

_PAGE = 10


class DagsHubSite(LocalSite):
    """The server."""

    def __init__(self, prefix: str = "") -> None:
        super().__init__(prefix)
        self.limits_pages = True  # false: a server that does not know `limit`
        self.wraps_tags = False

    def settings(self, **changed: Any) -> Settings:
        chosen: dict[str, Any] = {"version": "1.2", "url": self.address} | changed
        return Settings(**chosen)

    def route(self, request: web.Request, body: bytes) -> tuple[str, Reply]:
        path = request.raw_path.partition("?")[0]
        if not path.startswith(self.prefix):
            return "elsewhere", NO_ROUTE
        path = path.removeprefix(self.prefix)
        if ".mlflow/" in path:
            owner, name = path.partition(".mlflow/")[0].strip("/").split("/")
            repository = self.find(request, owner, name)
            call = path.partition(".mlflow/api/2.0/mlflow/")[2]
            return call, MISSING if repository is None else _answer_mlflow(repository, call, request, body)
        steps = [unquote(step) for step in path.split("/")][1:]
        if steps[:3] != ["api", "v1", "repos"] or len(steps) < 5:
            return "elsewhere", NO_ROUTE
        repository = self.find(request, steps[3], steps[4])
        route = steps[5] if len(steps) > 5 else "repository"
        route = "stored" if steps[5:7] == ["storage", "content"] else route
        if repository is None:
            return route, MISSING
        return route, self._answer_route(repository, route, steps[6:], request)

    def _answer_route(
        self, repository: LocalRepository, route: str, steps: Sequence[str], request: web.Request
    ) -> Reply:
        routes: dict[str, Callable[[], Reply]] = {
            "repository": lambda: as_json(repository_json(repository)),
            "branches": lambda: _answer_branches(repository),
            "commits": lambda: self._answer_commits(repository, request),
            "content": lambda: _answer_content(repository, "/".join(steps[1:])),
            "raw": lambda: _answer_raw(repository, "/".join(steps[1:])),
            "tags": lambda: as_json([self._tag_json(name, commit) for name, commit in repository.tags.items()]),
            "issues": lambda: as_json([ticket_json(*each) for each in repository.issues] + _pulls_of(repository)),
            "pulls": lambda: as_json(_pulls_of(repository)),
            "storage": lambda: as_json([_bucket_json(name) for name in repository.stored]),
            "stored": lambda: _answer_stored(repository, steps),
            "experiments": lambda: as_json(
                {"experiments": repository.experiments, "isEditor": False, "nextPageToken": None}
            ),
        }
        return routes[route]() if route in routes else NO_ROUTE

    def _answer_commits(self, repository: LocalRepository, request: web.Request) -> Reply:
        size = int(request.query.get("limit", _PAGE)) if self.limits_pages else _PAGE
        start = (int(request.query.get("page", 1)) - 1) * size
        return as_json([commit.json() for commit in repository.commits[start : start + size]])

    def _tag_json(self, name: str, commit: LocalCommit) -> dict[str, Any]:
        return {"name": name, "commit": {"commit": commit.json()} if self.wraps_tags else commit.json()}


def repository_json(repository: LocalRepository) -> dict[str, Any]:
    """`GET /repos/{owner}/{repo}`."""
    path = f"{repository.owner}/{repository.name}"
    page = f"https://dagshub.example/{path}"
    return {
        "id": 1,
        "owner": {"id": 2, "login": repository.owner, "username": repository.owner, "full_name": "", "avatar_url": ""},
        "name": repository.name,
        "full_name": path,
        "description": repository.description,
        "private": repository.private,
        "fork": False,
        "parent": None,
        "empty": repository.empty,
        "mirror": bool(repository.mirror_of),
        "size": repository.size,
        "html_url": page,
        "ssh_url": f"ssh://git@dagshub.example:2200/{path}.git",
        "clone_url": repository.mirror_of or f"{page}.git",
        "website": "",
        "stars_count": 0,
        "forks_count": 0,
        "watchers_count": 1,
        "open_issues_count": len(repository.issues),
        "default_branch": repository.default_branch,
        "created_at": "2021-08-31T10:00:00Z",
        "updated_at": "0001-01-01T00:00:00Z",
        "permissions": {"admin": False, "push": False, "pull": True},
    }


def ticket_json(number: int, title: str, *, is_pull: bool = False) -> dict[str, Any]:
    """One of `GET …/issues`."""
    return {
        "id": number,
        "number": number,
        "user": {"id": 3, "login": "eve", "username": "eve", "full_name": "", "avatar_url": ""},
        "title": title,
        "body": "",
        "labels": [],
        "milestone": None,
        "assignee": None,
        "state": "open",
        "comments": 0,
        "created_at": "2021-09-02T10:00:00Z",
        "updated_at": "2021-09-02T10:00:00Z",
        "pull_request": {"merged": False, "merged_at": None} if is_pull else None,
    }


def run_json(run_id: str, name: str = "", at_ms: int | None = None, **measures: float | str) -> dict[str, Any]:
    """One of MLflow's runs; NaN is written as the text that it is there, and empty lists are absent."""
    data = {"metrics": [{"key": key, "value": value, "timestamp": 1, "step": 0} for key, value in measures.items()]}
    info = {"run_id": run_id, "run_name": name, "status": "FINISHED"} | ({"start_time": at_ms} if at_ms else {})
    return {"info": info, "data": data if measures else {}}


def experiment_json(number: int, name: str = "", at_ms: int = 1_630_000_000_000, **measures: float) -> dict[str, Any]:
    """One of DagsHub's own experiments."""
    latest = {
        key: {"Name": key, "Value": value, "ValueStr": str(value), "Path": "metrics.csv", "IsInvalidFloat": False}
        for key, value in measures.items()
    }
    return {
        "ID": str(number),
        "RepoID": 1,
        "CommitID": "",
        "TimeUnixMs": at_ms,
        "Name": name,
        "MetricsByPath": {"metrics.csv": {"LatestByName": latest}},
        "Source": "git",
    }


def _pulls_of(repository: LocalRepository) -> list[dict[str, Any]]:
    return [ticket_json(*each, is_pull=True) for each in repository.pulls]


def _bucket_json(name: str) -> dict[str, Any]:
    protocol, _, bucket = name.partition("/")
    return {"name": bucket, "protocol": protocol, "list_path": f"/storage/content/{name}"}


def _answer_stored(repository: LocalRepository, steps: Sequence[str]) -> Reply:
    holds = repository.stored.get("/".join(steps[1:3]))
    if holds is None:
        return MISSING
    entries = [{"path": "weights.pt", "type": "file", "size": 0, "hash": "", "versioning": "bucket"}] if holds else []
    return as_json({"entries": entries, "next_token": ""})


def _answer_branches(repository: LocalRepository) -> Reply:
    if repository.empty:
        return as_json({"message": "exit status 1", "url": "https://github.com/gogs/docs-api"}, 500)
    head = repository.commits[0].json()
    return as_json([{"name": name, "commit": head} for name in repository.branches])


def _answer_raw(repository: LocalRepository, path: str) -> Reply:
    content = repository.files.get(path)
    return MISSING if content is None else Reply(content.encode(), media_type="text/plain; charset=utf-8")


def _answer_content(repository: LocalRepository, path: str) -> Reply:
    folder = f"{path.strip('/')}/" if path.strip("/") else ""
    found: dict[str, dict[str, Any]] = {}
    for each, keeping in [*((file, "git") for file in repository.files), *repository.kept.items()]:
        if each.startswith(folder) and each != folder:
            first, below, _ = each.removeprefix(folder).partition("/")
            entry_path = folder + first
            is_folder = bool(below)
            kept = keeping if not is_folder or each == f"{entry_path}/" else "git"
            found.setdefault(entry_path, entry_json(entry_path, kept, is_folder=is_folder))
    if not found and path.strip("/") in repository.files:
        return as_json(entry_json(path.strip("/"), "git", is_folder=False))
    return as_json(list(found.values())) if found or not folder else MISSING


def entry_json(path: str, versioning: str, *, is_folder: bool) -> dict[str, Any]:
    """One of `GET …/content`."""
    return {
        "path": path,
        "type": "dir" if is_folder else "file",
        "size": 0,
        "hash": "0" * 32,
        "versioning": versioning,
        "download_url": "",
    }


def _answer_mlflow(repository: LocalRepository, call: str, request: web.Request, body: bytes) -> Reply:
    if call == "experiments/search":
        if "max_results" not in request.query:
            return as_json({"error_code": "INVALID_PARAMETER_VALUE", "message": "max_results"}, 400)
        ids = ["0", *(["1"] if repository.runs else [])]
        return as_json({"experiments": [{"experiment_id": each, "name": f"e{each}"} for each in ids]})
    if call == "runs/search":
        if request.method != "POST":
            return Reply(b"<html>405</html>", 405, "text/html")
        asked = json.loads(body).get("experiment_ids", [])
        return as_json({"runs": list(repository.runs)} if repository.runs and "1" in asked else {})
    if call == "registered-models/search" and repository.models is not None:
        return as_json(
            {"registered_models": [{"name": name} for name in repository.models]} if repository.models else {}
        )
    return NO_ROUTE

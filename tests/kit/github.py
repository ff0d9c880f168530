"""A GitHub on this machine: the few routes that are asked, as GitHub's documentation has them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from bot.github import Settings
from tests.kit.repository_sites import LocalCommit, LocalRepository, LocalSite, as_json
from tests.kit.sources import Reply

_MISSING = as_json({"message": "Not Found", "documentation_url": "https://docs.github.example"}, 404)
_EMPTY = as_json({"message": "Git Repository is empty."}, 409)


class GitHubSite(LocalSite):
    """The server. Folders that a repository has kept elsewhere are not in git, and so not here."""

    releases: tuple[str, ...] = ()
    licence = "MIT"

    def settings(self, **changed: Any) -> Settings:
        chosen: dict[str, Any] = {"version": "1.2", "api_url": self.address} | changed
        return Settings(**chosen)

    def route(self, request: web.Request, body: bytes) -> tuple[str, Reply]:
        steps = [unquote(step) for step in request.raw_path.partition("?")[0].split("/")][1:]
        route = steps[3] if len(steps) > 3 else "repository"
        route = "tree" if route == "git" else route
        repository = self.find(request, steps[1], steps[2]) if steps[0] == "repos" and len(steps) > 2 else None
        if repository is None:
            return route, _MISSING
        routes: dict[str, Callable[[], Reply]] = {
            "repository": lambda: as_json(self._repository_json(repository)),
            "branches": lambda: as_json([_named(name, repository.commits[0]) for name in repository.branches]),
            "commits": lambda: _answer_commits(repository, request),
            "tree": lambda: _EMPTY if repository.empty else as_json(_tree_json(repository)),
            "contents": lambda: _answer_contents(repository, "/".join(steps[4:])),
            "tags": lambda: as_json([_named(name, commit) for name, commit in repository.tags.items()]),
            "releases": lambda: as_json([_release_json(name) for name in self.releases]),
            "issues": lambda: as_json(_tickets_json(repository)),
        }
        return route, routes[route]() if route in routes else _MISSING

    def _repository_json(self, repository: LocalRepository) -> dict[str, Any]:
        return {
            "id": 1,
            "full_name": f"{repository.owner}/{repository.name}",
            "description": repository.description or None,
            "private": repository.private,
            "fork": False,
            "mirror_url": repository.mirror_of or None,
            "size": repository.size // 1024,
            "stargazers_count": 3,
            "default_branch": repository.default_branch,
            "license": {"spdx_id": self.licence} if self.licence else None,
            "created_at": "2021-08-31T10:00:00Z",
            "open_issues_count": len(repository.issues) + len(repository.pulls),
        }


def _named(name: str, commit: LocalCommit) -> dict[str, Any]:
    return {"name": name, "commit": {"sha": commit.id}}


def _answer_commits(repository: LocalRepository, request: web.Request) -> Reply:
    if repository.empty:
        return _EMPTY
    size = int(request.query["per_page"])
    start = (int(request.query["page"]) - 1) * size
    return as_json([_commit_json(commit) for commit in repository.commits[start : start + size]])


def _commit_json(commit: LocalCommit) -> dict[str, Any]:
    signature = {"name": commit.name, "email": commit.address, "date": commit.at.isoformat()}
    account = {"login": commit.account} if commit.account else None
    inner = {"message": commit.message, "author": signature, "committer": signature}
    return {"sha": commit.id, "commit": inner, "author": account}


def _tree_json(repository: LocalRepository) -> dict[str, Any]:
    files = [
        {"path": path, "mode": "100644", "type": "blob", "size": len(text)} for path, text in repository.files.items()
    ]
    others = [
        {"path": "link", "mode": "120000", "type": "blob", "size": 4},
        {"path": "part", "mode": "160000", "type": "commit"},
        {"path": "src", "mode": "040000", "type": "tree"},
    ]
    return {"sha": repository.commits[0].id, "tree": [*files, *others], "truncated": False}


def _answer_contents(repository: LocalRepository, path: str) -> Reply:
    content = repository.files.get(path)
    return (
        _MISSING
        if content is None
        else Reply(content.encode(), media_type="application/vnd.github.raw+json; charset=utf-8")
    )


def _release_json(name: str) -> dict[str, Any]:
    return {"tag_name": name, "draft": name == "draft", "published_at": "2021-09-05T10:00:00Z"}


def _tickets_json(repository: LocalRepository) -> list[dict[str, Any]]:
    issues = [{"number": number, "title": title} for number, title in repository.issues]
    return issues + [{"number": number, "title": title, "pull_request": {}} for number, title in repository.pulls]

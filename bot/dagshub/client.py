"""DagsHub's REST API, as far as a bot that reads needs it."""

import asyncio
from urllib.parse import quote

from bot.dagshub import answers, facts
from bot.dagshub.mlflow import Mlflow
from bot.sites import Site, SiteUnavailable, git
from bot.sites.refusals import Missing, NotOffered, Refused, as_text, ask_for, ask_json
from bot.sites.site import Question
from bot.sites.tickets import Tickets

COMMITS_MAX = 100  # on a page; a server that knows no limit gives 10
TICKETS_ON_PAGE = 10
_PASSED_OVER = frozenset({".git", ".venv", "venv", "node_modules", "__pycache__", ".ipynb_checkpoints"})


class Client:
    """Asks for repositories by `owner` and `name`. Each method makes one request unless it says otherwise.

    Every method raises Missing, NotVisible or NotOffered where DagsHub refuses, and SiteUnavailable where it gives no
    usable answer. The texts in what is given are strangers'.
    """

    def __init__(self, site: Site, mlflow: Mlflow) -> None:
        self.mlflow = mlflow
        self._site = site

    async def repository(self, owner: str, name: str) -> facts.Repository:
        """The repository itself, spelled as DagsHub spells it."""
        try:
            return await ask_json(self._site, _path(owner, name), answers.Repository, answers.Repository.fact)
        except NotOffered:
            # A page for people is all that some servers have for what is missing.
            raise Missing from None

    async def branches(self, owner: str, name: str) -> tuple[git.Branch, ...]:
        """All branches. Not to be asked of an empty repository, for which the answer is an error of the server."""
        return await ask_json(self._site, _path(owner, name, "branches"), answers.Branches, answers.Branches.fact)

    async def commits(self, owner: str, name: str, *, ref: str, page: int = 1) -> tuple[git.Commit, ...]:
        """Up to COMMITS_MAX commits that lead to this branch or commit, newest first."""
        query = {"sha": ref, "page": str(page), "limit": str(COMMITS_MAX)}
        return await ask_json(self._site, _path(owner, name, "commits"), answers.Commits, answers.Commits.fact, query)

    async def walk(
        self, owner: str, name: str, *, ref: str, depth_max: int = 6, folders_max: int = 60, entries_max: int = 3000
    ) -> facts.Walk:
        """The files at a branch or commit, level by level: one request for each folder, at most so many.

        Folders that DVC or a bucket keeps are not entered, nor those that hold what programs make. A branch whose name
        has a slash cannot be told from a path: give its commit.
        """
        found: list[facts.Entry] = []
        unread: list[str] = []
        level, asked, is_cut = [""], 0, False
        for _ in range(depth_max):
            room = max(folders_max - asked, 0)
            is_cut, level = is_cut or len(level) > room, level[:room]
            asked += len(level)
            lists = await asyncio.gather(*(self._list(owner, name, ref, folder, unread) for folder in level))
            entries = [entry for each in lists for entry in each]
            found += entries
            level = [entry.path for entry in entries if _is_entered(entry)]
        is_cut = is_cut or bool(level) or len(found) > entries_max
        return facts.Walk(tuple(found[:entries_max]), is_cut, tuple(unread))

    async def text(self, owner: str, name: str, *, ref: str, path: str, size_max: int = 200_000) -> git.Text:
        """A text file that git keeps, or its first `size_max` bytes. Of one that DVC keeps, gigabytes would be sent."""
        question = Question(_path(owner, name, "raw", ref, *path.split("/")), accept="text/plain", cut_at=size_max)
        return await ask_for(self._site, question, as_text)

    async def tags(self, owner: str, name: str) -> tuple[git.Tag, ...]:
        """All tags, in the order of the host. DagsHub has no list of releases."""
        return await ask_json(self._site, _path(owner, name, "tags"), answers.Tags, answers.Tags.fact)

    async def issues(self, owner: str, name: str, *, page: int = 1) -> tuple[git.Ticket, ...]:
        """Open issues, at most TICKETS_ON_PAGE on a page; pull requests among them are left out."""
        query = {"state": "open", "page": str(page)}
        return await ask_json(self._site, _path(owner, name, "issues"), Tickets, Tickets.issues, query)

    async def pulls(self, owner: str, name: str, *, page: int = 1) -> tuple[git.Ticket, ...]:
        """Open pull requests, at most TICKETS_ON_PAGE on a page."""
        query = {"state": "open", "page": str(page), "limit": str(TICKETS_ON_PAGE)}
        return await ask_json(self._site, _path(owner, name, "pulls"), Tickets, Tickets.all, query)

    async def storage(self, owner: str, name: str) -> tuple[facts.Bucket, ...]:
        """The buckets of the repository; its own is there even when it is empty."""
        return await ask_json(self._site, _path(owner, name, "storage"), answers.Buckets, answers.Buckets.fact)

    async def has_stored(self, owner: str, name: str, bucket: facts.Bucket) -> bool:
        """Whether anything is in this bucket."""
        path = _path(owner, name, "storage", "content", bucket.protocol, bucket.name) + "/"
        query = {"paging": "true", "limit": "1"}
        return await ask_json(self._site, path, answers.Stored, answers.Stored.fact, query)

    async def experiments(self, owner: str, name: str) -> facts.Runs:
        """Experiments that DagsHub lists, from git and from MLflow."""
        return await ask_json(
            self._site, _path(owner, name, "experiments"), answers.Experiments, answers.Experiments.fact
        )

    async def _list(self, owner: str, name: str, ref: str, folder: str, unread: list[str]) -> tuple[facts.Entry, ...]:
        steps = folder.split("/") if folder else [""]
        try:
            return await ask_json(
                self._site, _path(owner, name, "content", ref, *steps), answers.Folder, answers.Folder.fact
            )
        except (Refused, SiteUnavailable):
            if not folder:
                raise
            unread.append(folder)
            return ()


def _path(owner: str, name: str, *steps: str) -> str:
    return "/api/v1/repos/" + "/".join(quote(step, safe="") for step in (owner, name, *steps))


def _is_entered(entry: facts.Entry) -> bool:
    return entry.is_folder and entry.versioning == "git" and entry.path.rpartition("/")[2] not in _PASSED_OVER

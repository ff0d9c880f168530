"""GitHub's REST API, as far as a bot that reads public repositories needs it."""

from urllib.parse import quote

from bot.github import answers, facts
from bot.sites import Site, git
from bot.sites.refusals import as_model, as_text, ask_for, ask_json
from bot.sites.site import Question

ON_PAGE = answers.ON_PAGE
_RAW = "application/vnd.github.raw+json"
_EMPTY = 409  # "Git Repository is empty"


class Client:
    """Asks for repositories by `owner` and `name`. Each method makes one request.

    Every method raises Missing, NotVisible or NotOffered where GitHub refuses, and SiteUnavailable where it gives no
    usable answer or has had enough of questions. The texts in what is given are strangers'.
    """

    def __init__(self, site: Site) -> None:
        self._site = site

    async def repository(self, owner: str, name: str) -> facts.Repository:
        """The repository itself, under the name that it has now."""
        return await ask_json(self._site, _path(owner, name), answers.Repository, answers.Repository.fact)

    async def branches(self, owner: str, name: str) -> tuple[git.Branch, ...]:
        """At most ON_PAGE branches."""
        query = {"per_page": str(ON_PAGE)}
        return await ask_json(
            self._site, _path(owner, name, "branches"), answers.Branches, answers.Branches.fact, query
        )

    async def commits(self, owner: str, name: str, *, ref: str, page: int = 1) -> tuple[git.Commit, ...]:
        """Up to ON_PAGE commits that lead to this branch or commit, newest first; none of an empty repository."""
        query = {"sha": ref, "page": str(page), "per_page": str(ON_PAGE)}
        read = as_model(answers.Commits, answers.Commits.fact)
        question = Question(_path(owner, name, "commits"), query=lambda: query)
        return await ask_for(
            self._site, question, lambda answer: () if answer.status == _EMPTY else read(answer), statuses=(_EMPTY,)
        )

    async def tree(self, owner: str, name: str, *, commit: str) -> facts.Tree:
        """All files at a commit."""
        path = _path(owner, name, "git", "trees", commit)
        return await ask_json(self._site, path, answers.Tree, answers.Tree.fact, {"recursive": "1"})

    async def text(self, owner: str, name: str, *, ref: str, path: str, size_max: int = 200_000) -> git.Text:
        """A text file, or its first `size_max` bytes."""
        where = _path(owner, name, "contents", *path.split("/"))
        question = Question(where, accept=_RAW, query=lambda: {"ref": ref}, cut_at=size_max)
        return await ask_for(self._site, question, as_text)

    async def tags(self, owner: str, name: str) -> tuple[git.Tag, ...]:
        """At most ON_PAGE tags."""
        query = {"per_page": str(ON_PAGE)}
        return await ask_json(self._site, _path(owner, name, "tags"), answers.Tags, answers.Tags.fact, query)

    async def releases(self, owner: str, name: str) -> tuple[facts.Release, ...]:
        """The latest ON_PAGE releases."""
        query = {"per_page": str(ON_PAGE)}
        return await ask_json(
            self._site, _path(owner, name, "releases"), answers.Releases, answers.Releases.fact, query
        )

    async def tickets(self, owner: str, name: str) -> facts.Open:
        """Open issues and pull requests."""
        query = {"state": "open", "per_page": str(ON_PAGE)}
        return await ask_json(
            self._site, _path(owner, name, "issues"), answers.OpenTickets, answers.OpenTickets.fact, query
        )


def _path(owner: str, name: str, *steps: str) -> str:
    return "/repos/" + "/".join(quote(step, safe="") for step in (owner, name, *steps))

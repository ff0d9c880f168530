"""GitHub's answers as they are sent. Source: GitHub's documentation of its REST API, version 2022-11-28."""

from datetime import datetime

from pydantic import BaseModel, RootModel

from bot.github import facts
from bot.sites import git
from bot.sites.tickets import NullableText, Tickets

ON_PAGE = 100
_KILOBYTE = 1024
_NO_LICENCE = "NOASSERTION"


class _Licence(BaseModel):
    spdx_id: NullableText = ""


class Repository(BaseModel):
    """`GET /repos/{owner}/{repo}`."""

    full_name: str
    description: NullableText = ""
    private: bool
    fork: bool = False
    mirror_url: NullableText = ""
    size: int = 0
    stargazers_count: int = 0
    default_branch: NullableText = ""
    license: _Licence | None = None
    created_at: datetime | None = None

    def fact(self) -> facts.Repository:
        """The same, as a value."""
        licence = self.license.spdx_id if self.license else ""
        return facts.Repository(
            full_name=self.full_name,
            description=self.description,
            default_branch=self.default_branch,
            is_private=self.private,
            is_fork=self.fork,
            mirror_url=self.mirror_url,
            size=self.size * _KILOBYTE,
            stars=self.stargazers_count,
            licence="" if licence == _NO_LICENCE else licence,
            created_at=self.created_at,
        )


class _Signature(BaseModel):
    name: NullableText = ""
    email: NullableText = ""
    date: datetime


class _GitCommit(BaseModel):
    message: NullableText = ""
    author: _Signature | None = None
    committer: _Signature


class _Account(BaseModel):
    login: NullableText = ""


class _Commit(BaseModel):
    sha: str
    commit: _GitCommit
    author: _Account | None = None

    def fact(self) -> git.Commit:
        author = self.commit.author or self.commit.committer
        return git.Commit(
            id=self.sha,
            message=self.commit.message,
            # When it came into the branch: whoever rebases keeps the author's older date.
            at=self.commit.committer.date,
            author_name=author.name,
            author_address=author.email,
            author_account=self.author.login if self.author else "",
        )


class Commits(RootModel[list[_Commit]]):
    """`GET …/commits`."""

    def fact(self) -> tuple[git.Commit, ...]:
        """The same, as values."""
        return tuple(commit.fact() for commit in self.root)


class _Sha(BaseModel):
    sha: str


class _Named(BaseModel):
    name: str
    commit: _Sha


class Branches(RootModel[list[_Named]]):
    """`GET …/branches`."""

    def fact(self) -> tuple[git.Branch, ...]:
        """The same, as values."""
        return tuple(git.Branch(branch.name, branch.commit.sha) for branch in self.root)


class Tags(RootModel[list[_Named]]):
    """`GET …/tags`."""

    def fact(self) -> tuple[git.Tag, ...]:
        """The same, as values; when they were made is not said."""
        return tuple(git.Tag(tag.name, tag.commit.sha, None) for tag in self.root)


class _Release(BaseModel):
    tag_name: str
    draft: bool = False
    published_at: datetime | None = None


class Releases(RootModel[list[_Release]]):
    """`GET …/releases`."""

    def fact(self) -> tuple[facts.Release, ...]:
        """Those that are no drafts."""
        return tuple(facts.Release(each.tag_name, each.published_at) for each in self.root if not each.draft)


class _Entry(BaseModel):
    path: str
    type: str
    mode: str = ""
    size: int | None = None


class Tree(BaseModel):
    """`GET …/git/trees/{sha}?recursive=1`."""

    tree: list[_Entry] = []
    truncated: bool = False

    def fact(self) -> facts.Tree:
        """The files, without folders, submodules and symbolic links."""
        is_link = "120000"
        files = (facts.File(each.path, each.size) for each in self.tree if each.type == "blob" and each.mode != is_link)
        return facts.Tree(tuple(files), self.truncated)


class OpenTickets(Tickets):
    """`GET …/issues`, among which pull requests are."""

    def fact(self) -> facts.Open:
        """The same, told apart."""
        return facts.Open(self.issues(), self.pulls(), is_cut=len(self.root) == ON_PAGE)

"""A repository on DagsHub, made from its many answers."""

from collections.abc import Awaitable, Sequence
from typing import Any

from bot.dagshub import TICKETS_ON_PAGE, Client, facts
from bot.domain.repositories import (
    About,
    Bucket,
    Experiments,
    File,
    History,
    Keeping,
    Part,
    RepositoryName,
    Sight,
    Snapshot,
    Tag,
    Ticket,
    Tree,
)
from bot.domain.repositories_parts import nothing_seen
from bot.domain.repositories_texts import find_proofs
from bot.repositories import seeing
from bot.repositories.files import Files, no_files
from bot.repositories.seeing import Found, Looking
from bot.sites import git
from bot.sites.text import clean

_OWN = "s3"  # the protocol of the bucket that every repository has, under its own name


class DagsHubHost:
    """Looks at repositories on one DagsHub, whose host with its port is `netloc`."""

    def __init__(self, client: Client, netloc: str) -> None:
        self._client, self._netloc = client, netloc

    async def look(self, name: RepositoryName, before: Snapshot | None, looking: Looking) -> Snapshot:
        """All parts, each as far as it could be seen."""
        asked: list[facts.Repository] = []
        about = await looking.see(self._about(name, asked))
        if not asked:
            return nothing_seen(name, about.sight, at=looking.at, fault=about.fault)
        found = asked[0]
        name = _spelled(name, found.full_name)
        if found.is_empty:
            return self._describe_empty(name, about, looking)
        heads: dict[str, str] = {}
        parts = await looking.see_all(
            {
                "branches": self._branches(name, heads),
                "history": self._history(name, found.default_branch, looking),
                "tags": self._tags(name),
                "issues": self._issues(name),
                "pulls": self._pulls(name),
                "storage": self._storage(name),
                "experiments": self._experiments(name),
                "runs": self._runs(name),
                "models": self._models(name),
            }
        )
        history: Part[History] = parts["history"]
        last = history.content.last if history.content else None
        # By its commit: a branch's name with a slash could not be told from a path.
        head = last.id if last else heads.get(found.default_branch, "")
        if head:
            tree, texts = await self._files(name).look(head, before, looking)
        elif history.sight is Sight.SEEN:
            tree, texts = no_files(looking)
        else:
            tree, texts = looking.like(history), looking.like(history)
        return Snapshot(name=name, about=about, tree=tree, texts=texts, **parts)

    def _describe_empty(self, name: RepositoryName, about: Part[About], looking: Looking) -> Snapshot:
        """One without any commit: asking for its branches is an error of the server, and there is nothing to see."""
        tree, texts = no_files(looking)
        parts: dict[str, Any] = dict.fromkeys(
            ("branches", "tags", "issues", "pulls", "storage", "models"), looking.seen(())
        )
        return Snapshot(
            name=name,
            about=about,
            history=looking.seen(History(latest=(), days=(), commits=0, contributors=0)),
            tree=tree,
            texts=texts,
            experiments=looking.seen(Experiments(count=0)),
            runs=looking.seen(Experiments(count=0)),
            **parts,
        )

    async def _about(self, name: RepositoryName, asked: list[facts.Repository]) -> Found[About]:
        found = await self._client.repository(name.owner, name.name)
        asked.append(found)
        description = clean(found.description, seeing.DESCRIPTION_MAX)
        about = About(
            description=description,
            default_branch=clean(found.default_branch, seeing.NAME_MAX),
            is_private=found.is_private,
            is_fork=found.is_fork,
            is_empty=found.is_empty,
            mirrors=self._find_origin(found),
            size=found.size,
            open_issues=found.open_issues,
            proofs=find_proofs(found.description),
        )
        return Found(about)

    def _find_origin(self, found: facts.Repository) -> str:
        origin = seeing.host_of(found.clone_url) if found.is_mirror else ""
        return "" if origin == self._netloc.partition(":")[0] else origin

    async def _branches(self, name: RepositoryName, heads: dict[str, str]) -> Found[tuple[str, ...]]:
        branches = await self._client.branches(name.owner, name.name)
        heads.update((branch.name, branch.commit) for branch in branches)
        return seeing.make_names(branch.name for branch in branches)

    async def _history(self, name: RepositoryName, branch: str, looking: Looking) -> Found[History]:
        pages = [await self._client.commits(name.owner, name.name, ref=branch)]
        while len(pages) < seeing.PAGES_MAX and _may_go_on(pages):
            pages.append(await self._client.commits(name.owner, name.name, ref=branch, page=len(pages) + 1))
            if pages[-1] == pages[-2]:
                break  # a server that knows no pages
        is_cut = len(pages) == seeing.PAGES_MAX and _may_go_on(pages)
        return Found(seeing.make_history(pages, looking.at), is_cut)

    def _files(self, name: RepositoryName) -> Files:
        def text(commit: str, path: str) -> Awaitable[git.Text]:
            return self._client.text(name.owner, name.name, ref=commit, path=path)

        return Files(lambda commit: self._tree(name, commit), text, self._netloc)

    async def _tree(self, name: RepositoryName, commit: str) -> Found[Tree]:
        walk = await self._client.walk(name.owner, name.name, ref=commit)
        files = (
            File(entry.path, Keeping(entry.versioning), entry.is_folder, entry.size)
            for entry in walk.entries
            if seeing.is_path(entry.path)
        )
        return Found(Tree(commit, tuple(files)), walk.is_cut or bool(walk.unread))

    async def _tags(self, name: RepositoryName) -> Found[tuple[Tag, ...]]:
        return seeing.make_tags(await self._client.tags(name.owner, name.name))

    async def _issues(self, name: RepositoryName) -> Found[tuple[Ticket, ...]]:
        issues = await self._client.issues(name.owner, name.name)
        return Found(seeing.make_tickets(issues), len(issues) >= TICKETS_ON_PAGE)

    async def _pulls(self, name: RepositoryName) -> Found[tuple[Ticket, ...]]:
        pulls = await self._client.pulls(name.owner, name.name)
        return Found(seeing.make_tickets(pulls), len(pulls) >= TICKETS_ON_PAGE)

    async def _storage(self, name: RepositoryName) -> Found[tuple[Bucket, ...]]:
        buckets = await self._client.storage(name.owner, name.name)
        return Found(tuple([await self._bucket(name, bucket) for bucket in buckets]))

    async def _bucket(self, name: RepositoryName, bucket: facts.Bucket) -> Bucket:
        is_own = bucket.protocol == _OWN and bucket.name.lower() == name.name.lower()
        has_files = await self._client.has_stored(name.owner, name.name, bucket) if is_own else None
        return Bucket(clean(bucket.name, seeing.NAME_MAX), clean(bucket.protocol, seeing.NAME_MAX), is_own, has_files)

    async def _experiments(self, name: RepositoryName) -> Found[Experiments]:
        return _summarize(await self._client.experiments(name.owner, name.name))

    async def _runs(self, name: RepositoryName) -> Found[Experiments]:
        ids = await self._client.mlflow.experiments(name.owner, name.name)
        if not ids:
            return Found(Experiments(count=0))
        return _summarize(await self._client.mlflow.runs(name.owner, name.name, ids))

    async def _models(self, name: RepositoryName) -> Found[tuple[str, ...]]:
        return seeing.make_names(await self._client.mlflow.models(name.owner, name.name))


def _may_go_on(pages: Sequence[Sequence[git.Commit]]) -> bool:
    """Whether more may follow: a page has a hundred commits, or ten where the server does not do as it is asked."""
    return bool(pages[-1]) and len(pages[-1]) % 10 == 0 and len(pages[-1]) == len(pages[0])


def _summarize(runs: facts.Runs) -> Found[Experiments]:
    return Found(
        seeing.make_experiments((run.id, run.name, run.at, dict(run.measures)) for run in runs.runs), runs.is_cut
    )


def _spelled(name: RepositoryName, full_name: str) -> RepositoryName:
    """The name as the host spells it."""
    owner, _, rest = full_name.partition("/")
    spelled = RepositoryName(name.host, owner, rest)
    return spelled if spelled.key == name.key else name

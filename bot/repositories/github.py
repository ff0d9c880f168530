"""A repository on GitHub, made from its answers. GitHub has no DVC storage, no experiments and no MLflow."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from bot.domain.repositories import About, File, History, Part, RepositoryName, Snapshot, Tag, Ticket, Tree
from bot.domain.repositories_addresses import read_path
from bot.domain.repositories_parts import nothing_seen
from bot.domain.repositories_texts import find_proofs
from bot.github import ON_PAGE, Client, facts
from bot.repositories import seeing
from bot.repositories.files import Files, no_files
from bot.repositories.seeing import Found, Looking
from bot.sites import git
from bot.sites.text import clean

_FILES_MAX = 3000


class GitHubHost:
    """Looks at repositories on GitHub. `dagshub` is the host that counts as DagsHub where DVC keeps data."""

    def __init__(self, client: Client, dagshub: str) -> None:
        self._client, self._dagshub = client, dagshub

    async def look(self, name: RepositoryName, before: Snapshot | None, looking: Looking) -> Snapshot:
        """All parts, each as far as it could be seen."""
        asked: list[facts.Repository] = []
        about = await looking.see(self._about(name, asked))
        if not asked:
            return nothing_seen(name, about.sight, at=looking.at, fault=about.fault)
        # One that was renamed is told by its new name, and stays known by the old one.
        name = read_path(name.host, asked[0].full_name) or name
        parts = await looking.see_all(
            {
                "branches": self._branches(name),
                "history": self._history(name, asked[0].default_branch, looking),
                "tags": self._tags(name),
                "tickets": self._tickets(name),
            }
        )
        issues, pulls = _tell_apart(parts.pop("tickets"))
        history: Part[History] = parts["history"]
        tree, texts = looking.like(history), looking.like(history)
        if history.content is not None:
            last = history.content.last
            tree, texts = await self._files(name).look(last.id, before, looking) if last else no_files(looking)
        not_offered: dict[str, Any] = dict.fromkeys(("storage", "experiments", "runs", "models"), looking.not_offered())
        return Snapshot(
            name=name, about=about, tree=tree, texts=texts, issues=issues, pulls=pulls, **parts, **not_offered
        )

    async def _about(self, name: RepositoryName, asked: list[facts.Repository]) -> Found[About]:
        found = await self._client.repository(name.owner, name.name)
        asked.append(found)
        about = About(
            description=clean(found.description, seeing.DESCRIPTION_MAX),
            default_branch=clean(found.default_branch, seeing.NAME_MAX),
            is_private=found.is_private,
            is_fork=found.is_fork,
            mirrors=seeing.host_of(found.mirror_url),
            size=found.size,
            licence=clean(found.licence, seeing.NAME_MAX),
            proofs=find_proofs(found.description),
        )
        return Found(about)

    async def _branches(self, name: RepositoryName) -> Found[tuple[str, ...]]:
        branches = await self._client.branches(name.owner, name.name)
        return Found(seeing.make_names(branch.name for branch in branches).content, len(branches) >= ON_PAGE)

    async def _history(self, name: RepositoryName, branch: str, looking: Looking) -> Found[History]:
        pages = [await self._client.commits(name.owner, name.name, ref=branch)]
        # Whoever asks without a token has few questions.
        if len(pages[0]) == ON_PAGE:
            pages.append(await self._client.commits(name.owner, name.name, ref=branch, page=2))
        return Found(seeing.make_history(pages, looking.at), len(pages[-1]) == ON_PAGE)

    def _files(self, name: RepositoryName) -> Files:
        def text(commit: str, path: str) -> Awaitable[git.Text]:
            return self._client.text(name.owner, name.name, ref=commit, path=path)

        return Files(lambda commit: self._tree(name, commit), text, self._dagshub)

    async def _tree(self, name: RepositoryName, commit: str) -> Found[Tree]:
        tree = await self._client.tree(name.owner, name.name, commit=commit)
        files = [File(file.path, size=file.size) for file in tree.files if seeing.is_path(file.path)]
        return Found(Tree(commit, tuple(files[:_FILES_MAX])), tree.is_cut or len(files) > _FILES_MAX)

    async def _tags(self, name: RepositoryName) -> Found[tuple[Tag, ...]]:
        tags, releases = await asyncio.gather(
            self._client.tags(name.owner, name.name), self._client.releases(name.owner, name.name)
        )
        released = {release.tag: release.at for release in releases}
        made = seeing.make_tags(git.Tag(tag.name, tag.commit, released.get(tag.name)) for tag in tags)
        marked = (Tag(tag.name, tag.commit, tag.at, tag.name in released) for tag in made.content)
        return Found(tuple(marked), len(tags) >= ON_PAGE)

    async def _tickets(self, name: RepositoryName) -> Found[facts.Open]:
        tickets = await self._client.tickets(name.owner, name.name)
        return Found(tickets, tickets.is_cut)


def _tell_apart(tickets: Part[facts.Open]) -> tuple[Part[tuple[Ticket, ...]], Part[tuple[Ticket, ...]]]:
    content = tickets.content
    kinds = (None, None) if content is None else (content.issues, content.pulls)
    issues, pulls = (
        Part(
            tickets.sight,
            tickets.at,
            None if kind is None else seeing.make_tickets(kind),
            tickets.seen_at,
            tickets.fault,
            tickets.is_cut,
        )
        for kind in kinds
    )
    return issues, pulls

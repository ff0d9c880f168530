"""The files of a repository and what small texts among them say, at one commit."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.repositories import Part, Snapshot, Texts, Tree
from bot.domain.repositories_reading import choose_texts, make_texts
from bot.repositories.seeing import Found, Looking
from bot.sites import git
from bot.sites.refusals import Missing


@dataclass(frozen=True, slots=True)
class Files:
    """How a host gives files of one repository: the tree at a commit, and a text by commit and path.

    `dagshub` is the host, with its port, that counts as DagsHub in DVC's settings.
    """

    tree: Callable[[str], Awaitable[Found[Tree]]]
    text: Callable[[str, str], Awaitable[git.Text]]
    dagshub: str

    async def look(self, commit: str, before: Snapshot | None, looking: Looking) -> tuple[Part[Tree], Part[Texts]]:
        """Both at this commit; where they were seen at it before, nobody is asked again."""
        tree = looking.unchanged(before and before.tree, commit) or await looking.see(self.tree(commit))
        if tree.content is None:
            return tree, looking.like(tree)
        texts = looking.unchanged(before and before.texts, commit) or await looking.see(self._read(tree.content))
        return tree, texts

    async def _read(self, tree: Tree) -> Found[Texts]:
        paths = choose_texts(tree.files)
        texts = await asyncio.gather(*(self._text(tree.commit, path) for path in paths))
        contents = {path: text for path, text in zip(paths, texts, strict=True) if text is not None}
        return Found(await asyncio.to_thread(make_texts, tree.commit, contents, self.dagshub))

    async def _text(self, commit: str, path: str) -> str | None:
        try:
            return (await self.text(commit, path)).content
        except Missing:
            return None


def no_files(looking: Looking) -> tuple[Part[Tree], Part[Texts]]:
    """Those of a repository without any commit."""
    return looking.seen(Tree("", ())), looking.seen(Texts(commit=""))

"""Hugging Face's pages of papers: quick and generous, but only of what somebody has put there."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from pydantic import BaseModel, Field

from bot.papers.facts import PaperFacts
from bot.papers.http import Source
from bot.papers.names import landing_url, read_arxiv_id
from bot.papers.year import read_year
from bot.sites.text import TITLE_MAX, clean, clean_authors


class _Author(BaseModel):
    name: str
    hidden: bool | None = None


class _Paper(BaseModel):
    id: str
    title: str
    authors: list[_Author] | None = None
    published_at: str | None = Field(default=None, alias="publishedAt")


class HuggingFace:
    """Papers of arXiv by their ids.

    Source: Hugging Face's OpenAPI description, `GET /api/papers/{paperId}`.
    """

    def __init__(self, site: Source, now: Callable[[], datetime]) -> None:
        self.name = site.name
        self._site, self._now = site, now

    async def find(self, arxiv_id: str) -> PaperFacts | None:
        """The paper, or None if nobody has put it there. Raises SiteUnavailable."""

        def read(body: bytes) -> PaperFacts:
            paper = _Paper.model_validate_json(body)
            title = clean(paper.title, TITLE_MAX)
            if read_arxiv_id(paper.id) != arxiv_id or not title:
                raise ValueError("another paper, or one without a title")
            name = f"arxiv:{arxiv_id}"
            return PaperFacts(
                title=title,
                # Who is hidden there is so by somebody's wish.
                authors=clean_authors(author.name for author in paper.authors or () if not author.hidden),
                venue="",
                year=read_year(paper.published_at),
                names=(name,),
                landing_url=landing_url(name),
                source=self.name,
                fetched_at=self._now(),
            )

        return await self._site.ask(f"/api/papers/{quote(arxiv_id, safe='')}", read)

"""The two agencies that give DOIs to papers: Crossref to publishers', DataCite to archives'."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from pydantic import BaseModel, BeforeValidator, Field

from bot.papers.facts import PaperFacts
from bot.papers.http import Source
from bot.papers.names import landing_url, name_doi
from bot.papers.year import read_year
from bot.sites.text import TITLE_MAX, VENUE_MAX, clean, clean_authors, strip_markup


def _none_if_empty(value: object) -> object:
    """DataCite writes {} for a container that there is not."""
    return value or None


class _CrossrefAuthor(BaseModel):
    given: str | None = None
    family: str | None = None
    name: str | None = None  # of an organisation

    def __str__(self) -> str:
        return self.name or f"{self.given or ''} {self.family or ''}"


class _Date(BaseModel):
    # Records without a date hold [[null]].
    parts: list[list[int | None]] = Field(alias="date-parts")


class _Work(BaseModel):
    doi: str = Field(alias="DOI")
    title: list[str]
    author: list[_CrossrefAuthor] | None = None
    container: list[str] | None = Field(default=None, alias="container-title")
    published: _Date | None = None
    issued: _Date | None = None


class _CrossrefAnswer(BaseModel):
    message: _Work


class _DataCiteTitle(BaseModel):
    title: str | None = None
    kind: str | None = Field(default=None, alias="titleType")  # the main title has none


class _Creator(BaseModel):
    name: str | None = None  # of a person: Family, Given
    kind: str | None = Field(default=None, alias="nameType")
    given: str | None = Field(default=None, alias="givenName")
    family: str | None = Field(default=None, alias="familyName")

    def __str__(self) -> str:
        if self.given and self.family:
            return f"{self.given} {self.family}"
        family, comma, given = (self.name or "").partition(",")
        return f"{given} {family}" if comma and self.kind != "Organizational" else self.name or ""


class _Container(BaseModel):
    title: str | None = None


class _Attributes(BaseModel):
    doi: str
    titles: list[_DataCiteTitle]
    creators: list[_Creator] | None = None
    container: Annotated[_Container | None, BeforeValidator(_none_if_empty)] = None
    year: int | None = Field(default=None, alias="publicationYear")


class _Resource(BaseModel):
    attributes: _Attributes


class _DataCiteAnswer(BaseModel):
    data: _Resource


class _Agency:
    """What both agencies share: papers are asked for by DOI, which compares without case."""

    def __init__(self, site: Source, now: Callable[[], datetime]) -> None:
        self.name = site.name
        self._site, self._now = site, now

    def _facts(self, asked: str, doi: str, title: str, authors: list[str], venue: str, year: int | None) -> PaperFacts:
        name, shown = name_doi(doi), clean(strip_markup(title, TITLE_MAX), TITLE_MAX)
        if name is None or name != name_doi(asked) or not shown:
            raise ValueError("another paper, or one without a title")
        return PaperFacts(
            title=shown,
            authors=clean_authors(strip_markup(author, TITLE_MAX) for author in authors),
            venue=clean(strip_markup(venue, VENUE_MAX), VENUE_MAX),
            year=year,
            names=(name,),
            landing_url=landing_url(name),
            source=self.name,
            fetched_at=self._now(),
        )


class Crossref(_Agency):
    """Papers by the DOIs of publishers.

    Source: Crossref's REST API documentation, `GET /works/{doi}`; DOIs must be percent-encoded there.
    """

    async def find(self, doi: str) -> PaperFacts | None:
        """The paper, or None if the DOI is not Crossref's. Raises SiteUnavailable."""

        def read(body: bytes) -> PaperFacts:
            work = _CrossrefAnswer.model_validate_json(body).message
            years = [
                date.parts[0][0] for date in (work.published, work.issued) if date and date.parts and date.parts[0]
            ]
            title = next(iter(work.title), "")
            venue = next(iter(work.container or ()), "")
            authors = [str(author) for author in work.author or ()]
            return self._facts(doi, work.doi, title, authors, venue, next(filter(None, map(read_year, years)), None))

        return await self._site.ask(f"/works/{quote(doi, safe='')}", read)


class DataCite(_Agency):
    """Papers by the DOIs of archives, such as arXiv and Zenodo.

    Source: DataCite's REST API guide, `GET /dois/{id}`; its metadata schema 4 for what names and titles hold.
    """

    async def find(self, doi: str) -> PaperFacts | None:
        """The paper, or None if the DOI is not DataCite's. Raises SiteUnavailable."""

        def read(body: bytes) -> PaperFacts:
            paper = _DataCiteAnswer.model_validate_json(body).data.attributes
            title = next((each.title for each in paper.titles if each.title and not each.kind), "")
            venue = (paper.container.title or "") if paper.container is not None else ""
            authors = [str(creator) for creator in paper.creators or ()]
            return self._facts(doi, paper.doi, title, authors, venue, read_year(paper.year))

        return await self._site.ask(f"/dois/{quote(doi, safe='')}", read)

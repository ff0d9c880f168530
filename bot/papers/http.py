"""One source of papers: a site, and what its answers are written in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.sites import Answer, Reason, Site, Unusable
from bot.sites.site import Question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Media:
    """What a source's answers are written in. 404 says that there is no such paper, where `has_404`."""

    accept: str
    types: frozenset[str]
    statuses: frozenset[int] = frozenset({200})
    has_404: bool = True


JSON = Media(
    "application/json",
    frozenset({"application/json", "application/vnd.api+json", "application/vnd.crossref-api-message+json"}),
)


class Source:
    """Asks one source."""

    def __init__(self, site: Site, media: Media) -> None:
        self.name = site.name
        self._site, self._media = site, media

    async def ask(
        self, path: str, read: Callable[[bytes], T], query: Callable[[], Mapping[str, str]] | None = None
    ) -> T | None:
        """What `read` makes of the answer, or None when the source says that there is none.

        As `Site.ask`. Raises SiteUnavailable.
        """

        def judge(answer: Answer) -> T | None:
            if answer.status in self._media.statuses:
                if answer.media_type not in self._media.types:
                    raise Unusable(Reason.UNREADABLE)
                return read(answer.body)
            # A page for people says that the address has moved, or somebody in between, not that there is no paper.
            if answer.status == 404 and self._media.has_404 and answer.media_type != "text/html":
                return None
            raise Unusable(Reason.BAD_STATUS)

        return await self._site.ask(Question(path, self._media.accept, query), judge)

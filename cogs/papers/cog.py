"""/paper"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from discord import app_commands
from discord.ext import commands

from bot.services.claims import Claims
from bot.services.papers import Papers, paper_value
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.cards import Card
from cogs._shared.errors import suggests
from cogs._shared.escape import cut
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.papers import cards
from cogs.papers.cards import Search
from cogs.papers.views import ask_claim, ask_release, show_page, show_paper

_CHOICES_MAX = 25
_CHOICE_MAX = 100
# What Discord lets through, so that a whole address fits and a page's button can hold the words.
_TYPED_MAX = 500
_WORDS_MAX = 40
_VENUE_MAX = 20


class PapersCog(
    commands.GroupCog, name="papers", group_name="paper", group_description=described("papers-description")
):
    """What a person can do with papers."""

    def __init__(self, papers: Papers, claims: Claims) -> None:
        super().__init__()
        self._papers = papers
        self._claims = claims

    @suggests
    async def _suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        hits = await self._papers.suggest(actor_of(interaction), typed)
        return _choices((hit.id, cards.name_of(hit.title, hit.venue, hit.year)) for hit in hits)

    @suggests
    async def _suggest_own(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        own = await self._claims.list_own(actor_of(interaction))
        return _choices((paper.id, paper.title) for paper in own if typed.casefold() in paper.title.casefold())

    @app_commands.command(name="find", description=described("papers-find-description"))
    @app_commands.describe(
        words=described("papers-find-words-description"),
        free=described("papers-find-free-description"),
        venue=described("papers-find-venue-description"),
        year=described("papers-find-year-description"),
    )
    async def find(
        self,
        interaction: Interaction,
        words: app_commands.Range[str, 1, _WORDS_MAX] | None = None,
        free: bool = False,
        venue: app_commands.Range[str, 1, _VENUE_MAX] | None = None,
        year: app_commands.Range[int, 1900, 2999] | None = None,
    ) -> None:
        """Search the papers of the edition."""
        search = Search(words=words or "", venue=venue, year=year, free_only=free)
        await reply(interaction, show_page(self._papers, interaction, search))

    @app_commands.command(name="show", description=described("papers-show-description"))
    @app_commands.describe(paper=described("papers-show-paper-description"))
    @app_commands.autocomplete(paper=_suggest)
    async def show(self, interaction: Interaction, paper: app_commands.Range[str, 1, _TYPED_MAX]) -> None:
        """Show one paper."""

        async def card() -> Card:
            paper_id = await self._papers.resolve(actor_of(interaction), paper)
            return await show_paper(self._papers, interaction, paper_id)

        await reply(interaction, card())

    @app_commands.command(name="claim", description=described("papers-claim-description"))
    @app_commands.describe(paper=described("papers-claim-paper-description"))
    @app_commands.autocomplete(paper=_suggest)
    async def claim(self, interaction: Interaction, paper: app_commands.Range[str, 1, _TYPED_MAX]) -> None:
        """Show the paper and who else is on it, and ask."""

        async def card() -> Card:
            paper_id = await self._papers.resolve(actor_of(interaction), paper)
            return await ask_claim(self._papers, interaction, paper_id)

        await reply(interaction, card())

    @app_commands.command(name="release", description=described("papers-release-description"))
    @app_commands.describe(paper=described("papers-release-paper-description"))
    @app_commands.autocomplete(paper=_suggest_own)
    async def release(self, interaction: Interaction, paper: app_commands.Range[str, 1, _TYPED_MAX]) -> None:
        """Ask whether the team really gives the paper back."""

        async def card() -> Card:
            paper_id = await self._papers.resolve(actor_of(interaction), paper)
            return await ask_release(self._claims, interaction, paper_id)

        await reply(interaction, card())


def _choices(papers: Iterable[tuple[int, str]]) -> list[app_commands.Choice[str]]:
    shown = islice(papers, _CHOICES_MAX)
    return [app_commands.Choice(name=cut(name, _CHOICE_MAX), value=paper_value(paper_id)) for paper_id, name in shown]

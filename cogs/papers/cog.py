"""/paper"""

from __future__ import annotations

from collections.abc import Mapping

from discord import app_commands
from discord.ext import commands

from bot.bell import Bell, Tick
from bot.services.claims import Claims
from bot.services.papers import Papers
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.cards import Card
from cogs._shared.paper_choices import Typed
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.papers.cards import Search
from cogs.papers.choices import Choosing
from cogs.papers.claim_commands import ClaimCommands
from cogs.papers.suggest_commands import SuggestCommands
from cogs.papers.views import ask_claim, ask_release, show_page, show_paper

# What a page's button can hold.
_WORDS_MAX = 40
_VENUE_MAX = 20


class PapersCog(
    ClaimCommands,
    SuggestCommands,
    Choosing,
    commands.GroupCog,
    name="papers",
    group_name="paper",
    group_description=described("papers-description"),
):
    """What a person can do with papers."""

    def __init__(self, papers: Papers, claims: Claims, bell: Bell, *, ticks: Mapping[str, Tick]) -> None:
        super().__init__()
        self._papers = papers
        self._claims = claims
        self._bell = bell
        self._ticks = ticks

    async def cog_load(self) -> None:
        """Look after claims and offers on every ring of the bell."""
        for name, tick in self._ticks.items():
            self._bell.add(name, tick)

    async def cog_unload(self) -> None:
        """Leave them alone."""
        for name in self._ticks:
            self._bell.remove(name)

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
    @app_commands.autocomplete(paper=Choosing.any_paper)
    async def show(self, interaction: Interaction, paper: Typed) -> None:
        """Show one paper."""

        async def card() -> Card:
            paper_id = await self._papers.resolve(actor_of(interaction), paper)
            return await show_paper(self._papers, interaction, paper_id)

        await reply(interaction, card())

    @app_commands.command(name="claim", description=described("papers-claim-description"))
    @app_commands.describe(paper=described("papers-claim-paper-description"))
    @app_commands.autocomplete(paper=Choosing.any_paper)
    async def claim(self, interaction: Interaction, paper: Typed) -> None:
        """Show the paper and who else is on it, and ask."""

        async def card() -> Card:
            paper_id = await self._papers.resolve(actor_of(interaction), paper)
            return await ask_claim(self._papers, interaction, paper_id)

        await reply(interaction, card())

    @app_commands.command(name="release", description=described("papers-release-description"))
    @app_commands.describe(paper=described("papers-release-paper-description"))
    @app_commands.autocomplete(paper=Choosing.own_paper)
    async def release(self, interaction: Interaction, paper: Typed) -> None:
        """Ask whether the team really gives the paper back."""

        async def card() -> Card:
            paper_id = await self._papers.resolve(actor_of(interaction), paper)
            return await ask_release(self._claims, interaction, paper_id)

        await reply(interaction, card())

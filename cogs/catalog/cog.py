"""/catalog"""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.bell import Bell
from bot.domain.papers import TITLE_MAX
from bot.services.source_answers import SourceAnswers
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.paper_choices import Choosing, Typed
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.catalog import merge_cards as cards
from cogs.catalog.import_views import try_list
from cogs.catalog.views import show_waiting

_PRUNE = "source-answers"


# Discord offers it to those who may manage the server; whether they may is asked again when they use it.
@app_commands.default_permissions(manage_guild=True)
class CatalogCog(
    Choosing,
    commands.GroupCog,
    name="catalog",
    group_name="catalog",
    group_description=described("catalog-description"),
):
    """What organizers can do with the catalogue."""

    def __init__(self, bell: Bell, answers: SourceAnswers) -> None:
        super().__init__()
        self._bell = bell
        self._answers = answers

    async def cog_load(self) -> None:
        """Forget old answers of the sources on a ring of the bell."""
        self._bell.add(_PRUNE, self._answers.prune)

    async def cog_unload(self) -> None:
        """Keep them."""
        self._bell.remove(_PRUNE)

    @app_commands.command(name="approve", description=described("catalog-approve-description"))
    async def approve(self, interaction: Interaction) -> None:
        """Show what was suggested, to be approved or declined."""
        await reply(interaction, show_waiting(interaction, 0))

    @app_commands.command(name="add", description=described("catalog-add-description"))
    @app_commands.describe(
        paper=described("catalog-add-paper-description"), title=described("catalog-add-title-description")
    )
    async def add(
        self, interaction: Interaction, paper: Typed, title: app_commands.Range[str, 1, TITLE_MAX] | None = None
    ) -> None:
        """Take one paper into the catalogue."""

        async def card() -> Card:
            catalog = interaction.client.services.catalog
            added = await catalog.add(actor_of(interaction), paper, title or "")
            return cards.added_card(added, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="import", description=described("catalog-import-description"))
    @app_commands.describe(
        papers=described("catalog-import-papers-description"),
        for_edition=described("catalog-import-edition-description"),
    )
    async def import_list(
        self, interaction: Interaction, papers: discord.Attachment, for_edition: bool = False
    ) -> None:
        """Say what taking a whole list would do."""
        await try_list(interaction, papers, for_edition=for_edition)

    @app_commands.command(name="merge", description=described("catalog-merge-description"))
    @app_commands.describe(
        paper=described("catalog-merge-paper-description"), into=described("catalog-merge-into-description")
    )
    @app_commands.autocomplete(paper=Choosing.any_paper, into=Choosing.any_paper)
    async def merge(self, interaction: Interaction, paper: Typed, into: Typed) -> None:
        """Ask whether two papers are to be one."""

        async def card() -> Card:
            services, actor = interaction.client.services, actor_of(interaction)
            gone_id, kept_id = [await services.papers.resolve(actor, typed) for typed in (paper, into)]
            ahead = await services.catalog.look_ahead(actor, gone_id, kept_id)
            return cards.ahead_card(ahead, words_for(interaction))

        await reply(interaction, card())

"""/paper suggest: ask the organizers for a paper that the catalogue lacks."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.domain.papers import TITLE_MAX
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.paper_choices import Typed
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.papers.suggest_views import suggested_card


class SuggestCommands(commands.Cog):
    """What a person can do about papers that are not there."""

    @app_commands.command(name="suggest", description=described("papers-suggest-description"))
    @app_commands.describe(
        paper=described("papers-suggest-paper-description"), title=described("papers-suggest-title-description")
    )
    async def suggest(
        self, interaction: Interaction, paper: Typed, title: app_commands.Range[str, 1, TITLE_MAX] | None = None
    ) -> None:
        """Suggest a paper for the catalogue."""

        async def card() -> Card:
            suggestions = interaction.client.services.suggestions
            outcome = await suggestions.suggest(actor_of(interaction), paper, title or "")
            return suggested_card(outcome, words_for(interaction))

        await reply(interaction, card())

"""/catalog"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.bell import Bell
from bot.services.source_answers import SourceAnswers
from cogs._shared.actor import Interaction
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.catalog.views import show_waiting

_PRUNE = "source-answers"


# Discord offers it to those who may manage the server; whether they may is asked again when they use it.
@app_commands.default_permissions(manage_guild=True)
class CatalogCog(
    commands.GroupCog, name="catalog", group_name="catalog", group_description=described("catalog-description")
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

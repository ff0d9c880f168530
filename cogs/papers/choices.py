"""Papers as autocomplete offers them."""

from __future__ import annotations

from discord import app_commands

from cogs._shared.actor import Interaction, actor_of
from cogs._shared.errors import suggests
from cogs._shared.paper_choices import Choosing as ChoosingAny
from cogs._shared.paper_choices import offer_papers


class Choosing(ChoosingAny):
    """What a command that takes a paper offers while somebody types."""

    @suggests
    async def own_paper(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The own team's papers that may be meant."""
        own = await interaction.client.services.claims.list_own(actor_of(interaction))
        return offer_papers((paper.id, paper.title) for paper in own if typed.casefold() in paper.title.casefold())

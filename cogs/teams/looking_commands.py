"""/team looking, match"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.teams.looking_cards import entry_card
from cogs.teams.looking_views import LookingForm, show_matches


class LookingCommands(commands.Cog):
    """What people without a team, and leads with room, can do to find each other."""

    @app_commands.command(name="looking", description=described("teams-looking-description"))
    async def looking(self, interaction: Interaction) -> None:
        """Ask what the person looks for or, where that is known, show it."""
        actor, words = actor_of(interaction), words_for(interaction)
        draft = await interaction.client.services.looking.begin(actor)
        if draft.entry is None:
            await LookingForm(words, draft, actor).open(interaction)
            return
        entry = draft.entry

        async def card() -> Card:
            return entry_card(entry, actor.guild_id, words, on_server=True)

        await reply(interaction, card())

    @app_commands.command(name="match", description=described("teams-match-description"))
    async def match(self, interaction: Interaction) -> None:
        """Show people to a lead, and teams to somebody who looks."""
        await reply(interaction, show_matches(interaction, page=0))

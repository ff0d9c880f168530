"""The commands with which people see, take along and delete what is kept of them."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from cogs._shared.actor import Interaction, actor_anywhere, words_for
from cogs._shared.cards import Card
from cogs._shared.replies import reply
from cogs._shared.texts import described, list_languages
from cogs.people import rights_views as views

_AS_DISCORD = "discord"
_LANGUAGES = [
    app_commands.Choice(name=described("people-language-as-discord"), value=_AS_DISCORD),
    *(app_commands.Choice(name=name, value=language) for language, name in list_languages().items()),
]


class RightsCommands(commands.Cog):
    """What `/me` offers about a person's own data and language."""

    @app_commands.command(name="show", description=described("people-show-description"))
    async def show(self, interaction: Interaction) -> None:
        """Say what is kept."""
        await reply(interaction, views.show_kept(interaction))

    @app_commands.command(name="export", description=described("people-export-description"))
    async def export(self, interaction: Interaction) -> None:
        """Give all of it as a file."""
        await reply(interaction, views.export(interaction))

    @app_commands.command(name="delete", description=described("people-delete-description"))
    async def delete(self, interaction: Interaction) -> None:
        """Ask whether all of it is to be deleted."""
        await reply(interaction, views.ask_forget(interaction))

    @app_commands.command(name="language", description=described("people-language-description"))
    @app_commands.describe(language=described("people-language-option"))
    @app_commands.choices(language=_LANGUAGES)
    async def language(self, interaction: Interaction, language: str) -> None:
        """Speak this language with the person."""

        async def card() -> Card:
            chosen, people = None if language == _AS_DISCORD else language, interaction.client.services.people
            await people.set_language(await actor_anywhere(interaction), chosen)
            return Card().text(words_for(interaction)("people-language-set", own="no" if chosen is None else "yes"))

        await reply(interaction, card())

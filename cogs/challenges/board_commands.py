"""The commands and buttons of the organizers' board."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.replies import reply, update
from cogs._shared.texts import described
from cogs.challenges.board_cards import board_card
from cogs.challenges.import_views import try_people


class BoardCommands(commands.Cog):
    """What `/challenge` shows of an edition at once."""

    @app_commands.command(name="board", description=described("challenges-board-description"))
    async def board(self, interaction: Interaction) -> None:
        """Show where everybody stands."""
        await reply(interaction, _board(interaction))

    @app_commands.command(name="export", description=described("challenges-export-description"))
    async def export(self, interaction: Interaction) -> None:
        """Give everything of the edition as files."""
        await reply(interaction, _export(interaction, with_anonymous=False))

    @app_commands.command(name="import", description=described("challenges-import-description"))
    @app_commands.describe(people=described("challenges-import-people-description"))
    async def import_people(self, interaction: Interaction, people: discord.Attachment) -> None:
        """Say what putting people into teams from a list would do."""
        await try_people(interaction, people)


async def _board(interaction: Interaction) -> Card:
    board = await interaction.client.services.challenges_board.show(actor_of(interaction))
    return await board_card(board, words_for(interaction), interaction.client.texts.words())


class BoardButton(PersistentButton, form="challenges:board"):
    """Leads back to the board."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in the place of what was there."""
        await update(interaction, _board(interaction))


async def _export(interaction: Interaction, *, with_anonymous: bool) -> Card:
    board, words = interaction.client.services.challenges_board, words_for(interaction)
    files = await board.export(actor_of(interaction), with_anonymous=with_anonymous)
    shown = "yes" if with_anonymous else "no"
    card = Card().text(words("challenges-exported", anonymous=shown))
    for name, content in files.items():
        card.file(name, content)
    return card if with_anonymous else card.buttons(button(words("challenges-button-anonymous"), "challenges:export:1"))


class ExportButton(PersistentButton, form="challenges:export:{with_anonymous}"):
    """Gives everything of the edition as files; with 1, of teams that work anonymously too."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the files."""
        await reply(interaction, _export(interaction, with_anonymous=self.number("with_anonymous") == 1))


CONTROLS: tuple[type[PersistentButton], ...] = (BoardButton, ExportButton)

"""/setup"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.services.setup import SETTING_UP
from cogs._shared.actor import Interaction
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.setup.views import show_setup

if TYPE_CHECKING:
    from bot.client import ReproBot


class SetupCog(commands.Cog, name="setup"):
    """What administrators can choose for a server."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        """Learn on every ring of the bell what another process, or the switch of an edition, has changed."""
        self._bot.bell.add(SETTING_UP, self._bot.services.setup.recall)

    async def cog_unload(self) -> None:
        """Learn nothing any more."""
        self._bot.bell.remove(SETTING_UP)

    # Discord offers it to those who may manage the server; whether they may is asked again when they use it.
    @app_commands.command(name="setup", description=described("setup-description"))
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: Interaction) -> None:
        """Show how far the server is set up, to be gone on with."""
        await reply(interaction, show_setup(interaction))

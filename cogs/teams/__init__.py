"""Teams: form one, join, ask somebody in, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.teams import ask_views, lead_commands, looking_cards, looking_views, menus, views
from cogs.teams.cog import TeamsCog
from cogs.teams.letters import LETTERS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands and the menus, and answer the buttons."""
    bot.add_controls(*views.CONTROLS, *ask_views.CONTROLS, *lead_commands.CONTROLS, *looking_views.CONTROLS)
    bot.add_letters(LETTERS | looking_cards.LETTERS)
    for menu in menus.list_menus():
        bot.tree.add_command(menu)
    services = bot.services
    ticks = {
        "invitations": services.invitations.expire,
        "requests": services.requests.expire,
        "merges": services.merges.expire,
        "looking": services.looking.go_round,
    }
    await bot.add_cog(TeamsCog(services.teams, bot.bell, ticks=ticks))

"""Papers: find one, look at it, claim it for the team, give it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.papers import claim_forms, claim_views, suggest_views, views, wait_views
from cogs.papers.cog import PapersCog
from cogs.papers.letters import LETTERS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*views.CONTROLS, *claim_views.CONTROLS, *claim_forms.CONTROLS, *wait_views.CONTROLS)
    bot.add_controls(*suggest_views.CONTROLS)
    bot.add_letters(LETTERS)
    services = bot.services
    ticks = {"claims": services.claims_alive.look_after, "waitlist": services.waitlist.expire}
    await bot.add_cog(PapersCog(services.papers, services.claims, bot.bell, ticks=ticks))

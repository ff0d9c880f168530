"""Repositories: what teams link, and what can be seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.repositories import dispute_views, hooks, share_views, views
from cogs.repositories.cog import RepositoriesCog
from cogs.repositories.letters import LETTERS
from cogs.repositories.watch_cards import letters
from cogs.repositories.watching import WatchingCog

if TYPE_CHECKING:
    from bot.client import ReproBot

RIGHTS = discord.Permissions(
    view_channel=True, send_messages=True, create_public_threads=True, send_messages_in_threads=True
)


async def setup(bot: ReproBot) -> None:
    """Add the commands, and answer the buttons."""
    bot.add_controls(*views.CONTROLS, *dispute_views.CONTROLS, *share_views.CONTROLS, *hooks.CONTROLS)
    bot.add_letters(LETTERS | letters(bot.services.repositories.places))
    await bot.add_cog(RepositoriesCog(bot.bell, bot.services.repositories_looks))
    await bot.add_cog(WatchingCog(bot))
    await bot.add_cog(hooks.HooksCog(bot))

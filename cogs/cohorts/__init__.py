"""Cohorts: parts of an edition, such as courses, with papers, teams and dates of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.cohorts.views import CONTROLS

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Answer the buttons, which stand under the rules of an edition."""
    bot.add_controls(*CONTROLS)

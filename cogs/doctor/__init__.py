"""Whether everything works on a server, and what to do where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.doctor.cog import CONTROLS, DoctorCog

if TYPE_CHECKING:
    from bot.client import ReproBot

# Everything is an answer to an interaction, and those need no right.
RIGHTS = discord.Permissions.none()


async def setup(bot: ReproBot) -> None:
    """Add the command, and answer the button."""
    bot.add_controls(*CONTROLS)
    await bot.add_cog(DoctorCog())

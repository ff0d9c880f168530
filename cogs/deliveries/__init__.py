"""Messages that the bot owes somebody: invitations, questions, offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.deliveries.cog import DeliveriesCog
from cogs.deliveries.letters import LETTERS
from cogs.deliveries.views import CONTROLS

if TYPE_CHECKING:
    from bot.client import ReproBot

# The history tells what was sent before the database was restored from a copy, or long before Discord was heard again.
RIGHTS = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True)


async def setup(bot: ReproBot) -> None:
    """Send from now on what is due, and let organizers see what could not be sent."""
    bot.add_controls(*CONTROLS)
    bot.add_letters(LETTERS)
    await bot.add_cog(DeliveriesCog(bot))

"""The tick that keeps cards of repositories in channels as things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog
from discord.ext import commands

from bot.domain.deliveries import DeliveryFault
from bot.services.repositories_watching import CARD, WATCHING, WatchAct, WatchWork
from cogs._shared.actor import words_of
from cogs._shared.carry import fault_of, in_archived_too, write_letter
from cogs._shared.tending import Tender

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

_HAS_THREAD = 160004


class WatchingCog(Tender[WatchWork], commands.Cog, name="repositories-watching"):
    """Makes cards on Discord as the database has them."""

    def __init__(self, bot: ReproBot) -> None:
        super().__init__(bot)
        self._watching = bot.services.repositories_watching

    async def cog_load(self) -> None:
        """Look at them on every ring of the bell, before news are sent."""
        self._bot.bell.add(WATCHING, self.tend, order=1)

    async def cog_unload(self) -> None:
        """Look at none any more."""
        self._bot.bell.remove(WATCHING)

    async def list_work(self, guild_ids: list[int]) -> list[WatchWork]:
        """Cards that are to be changed or removed."""
        return await self._watching.list_work(guild_ids)

    async def act(self, work: WatchWork) -> int | None:
        """Do it; gives the thread under the card where one was made."""
        channel = self._bot.get_partial_messageable(work.channel_id, guild_id=work.guild_id)
        message = channel.get_partial_message(work.message_id)
        if work.act is WatchAct.REMOVE:
            await in_archived_too(self._bot, channel.id, message.delete)
            return None
        card = write_letter(self._bot, CARD, work).marked(work.mark)
        nobody = discord.AllowedMentions.none()
        await in_archived_too(self._bot, channel.id, lambda: message.edit(view=card.view(), allowed_mentions=nobody))
        return await self._branch(work, message) if work.wants_thread else None

    async def mark_done(self, work: WatchWork, made: int | None) -> None:
        """The card is as it should be."""
        await self._watching.mark_done(work, thread_id=made)

    async def give_up(self, work: WatchWork) -> None:
        """It cannot be made so."""
        await self._watching.mark_failed(work, DeliveryFault.REFUSED)

    async def explain(self, work: WatchWork, error: Exception) -> None:
        """Try again later, unless somebody removed it."""
        fault, wait = fault_of(error)
        if fault in (None, DeliveryFault.GONE):
            await self._watching.mark_gone(work)
            return
        log.warning("could not tend a card", watch=work.watch_id, act=work.act.name, fault=fault)
        await self._watching.mark_failed(work, fault, wait=wait)

    async def _branch(self, work: WatchWork, message: discord.PartialMessage) -> int | None:
        guild = self._bot.get_guild(work.guild_id)
        words = words_of(self._bot, work.guild_id, guild.preferred_locale if guild else None)
        try:
            return (await message.create_thread(name=words("repositories-card-thread", team=work.facts["team"]))).id
        except discord.Forbidden:
            return None  # then news stand in the channel itself
        except discord.HTTPException as error:
            if error.code != _HAS_THREAD:
                raise
            return message.id  # made before; it goes by the same number

"""The tick that edits, removes and publishes messages of announcements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog
from discord.ext import commands

from bot.domain.announcements_course import PostAct
from bot.domain.deliveries import DeliveryFault
from bot.services.announcements_posts import ANNOUNCED, PostWork
from cogs._shared.carry import fault_of, in_archived_too, write_letter
from cogs._shared.letters import allowed_mentions
from cogs._shared.tending import Tender
from cogs.announcements.letters import POST

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

_PUBLISHED = 40033


class AnnouncementPostsCog(Tender[PostWork], commands.Cog, name="announcement-posts"):
    """Makes messages of announcements on Discord as the database has them."""

    def __init__(self, bot: ReproBot) -> None:
        super().__init__(bot)
        self._posts = bot.services.announcements_posts

    async def cog_load(self) -> None:
        """Look at them on every ring of the bell, after new ones were sent."""
        self._bot.bell.add(ANNOUNCED, self.tend, order=3)

    async def cog_unload(self) -> None:
        """Look at none any more."""
        self._bot.bell.remove(ANNOUNCED)

    async def list_work(self, guild_ids: list[int]) -> list[PostWork]:
        """Messages that are to be edited, removed or published."""
        return await self._posts.list_work(guild_ids)

    async def act(self, work: PostWork) -> int | None:
        """Do it."""
        if work.user_id is not None:
            channel = await self._bot.create_dm(discord.Object(work.user_id))
        elif work.channel_id is not None:
            channel = self._bot.get_partial_messageable(work.channel_id)
        else:
            return None  # the team's room is no more, and the message with it
        message = channel.get_partial_message(work.message_id)
        if work.act is PostAct.EDIT:
            view = write_letter(self._bot, POST, work).marked(work.mark).view()
            mentions = allowed_mentions(work.facts, work.notify)
            await in_archived_too(self._bot, channel.id, lambda: message.edit(view=view, allowed_mentions=mentions))
        else:
            await in_archived_too(
                self._bot, channel.id, message.delete if work.act is PostAct.REMOVE else message.publish
            )

        return None

    async def mark_done(self, work: PostWork, made: int | None) -> None:
        """The message is as it should be."""
        await self._posts.mark_done(work)

    async def give_up(self, work: PostWork) -> None:
        """It cannot be made so."""
        await self._posts.mark_failed(work, DeliveryFault.REFUSED)

    async def explain(self, work: PostWork, error: Exception) -> None:
        """Try again later, unless it is gone, or was published before."""
        if isinstance(error, discord.HTTPException) and error.code == _PUBLISHED:
            await self._posts.mark_done(work)
            return
        fault, wait = fault_of(error)
        if fault in (None, DeliveryFault.GONE):
            await self._posts.mark_gone(work)
            return
        log.warning("could not tend a message", delivery=work.delivery_id, act=work.act, fault=fault)
        await self._posts.mark_failed(work, fault, wait=wait)

"""The tick that edits, removes and publishes messages of announcements."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord.ext import commands

from bot.domain.announcements_course import PostAct
from bot.domain.deliveries import DeliveryFault
from bot.services.announcements_posts import ANNOUNCED, PostWork
from cogs._shared.letters import Posted, allowed_mentions, find_locale
from cogs.announcements.letters import post_card

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

# Publishing is limited to ten an hour, and discord.py waits for its turn: other work must not wait with it.
_WITHIN_S = 20
_GONE = frozenset({10003, 10008})  # the channel, the message
_PUBLISHED = 40033
_ARCHIVED = 50083


class AnnouncementPostsCog(commands.Cog, name="announcement-posts"):
    """Makes messages of announcements on Discord as the database has them."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot
        self._posts = bot.services.announcements_posts

    async def cog_load(self) -> None:
        """Look at them on every ring of the bell, after new ones were sent."""
        self._bot.bell.add(ANNOUNCED, self.tend, order=3)

    async def cog_unload(self) -> None:
        """Look at none any more."""
        self._bot.bell.remove(ANNOUNCED)

    async def tend(self) -> None:
        """Do all that is to be done now."""
        if not self._bot.is_ready():
            return
        guild_ids = [guild.id for guild in self._bot.guilds]
        while work := await self._posts.list_work(guild_ids):
            await asyncio.gather(*map(self._carry_out, work))

    async def _carry_out(self, work: PostWork) -> None:
        try:
            async with asyncio.timeout(_WITHIN_S):
                await self._act(work)
        except discord.HTTPException as error:
            await self._explain(work, error)
        except discord.RateLimited as limit:
            await self._posts.mark_failed(work, DeliveryFault.OUTSIDE, wait_s=limit.retry_after)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError):
            await self._posts.mark_failed(work, DeliveryFault.OUTSIDE)
        else:
            await self._posts.mark_done(work)

    async def _act(self, work: PostWork) -> None:
        if work.user_id is not None:
            channel = await self._bot.create_dm(discord.Object(work.user_id))
        elif work.channel_id is not None:
            channel = self._bot.get_partial_messageable(work.channel_id)
        else:
            return  # the team's room is no more, and the message with it
        message = channel.get_partial_message(work.message_id)
        match work.act:
            case PostAct.REMOVE:
                await message.delete()
            case PostAct.PUBLISH:
                await message.publish()
            case PostAct.EDIT:
                await self._edit(work, message)

    async def _edit(self, work: PostWork, message: discord.PartialMessage) -> None:
        guild = self._bot.get_guild(work.guild_id)
        locales = [locale for locale in (find_locale(work.locale), guild and guild.preferred_locale) if locale]
        posted = Posted(work.guild_id, guild.name if guild else "", work.facts)
        card = post_card(posted, self._bot.texts.words(*locales)).marked(work.mark)
        view, mentions = card.view(), allowed_mentions(work.facts)
        try:
            await message.edit(view=view, allowed_mentions=mentions)
        except discord.HTTPException as error:
            if error.code != _ARCHIVED:
                raise
            thread = await self._bot.fetch_channel(message.channel.id)
            assert isinstance(thread, discord.Thread), "only threads are archived"
            await thread.edit(archived=False)
            await message.edit(view=view, allowed_mentions=mentions)

    async def _explain(self, work: PostWork, error: discord.HTTPException) -> None:
        if error.code == _PUBLISHED:
            await self._posts.mark_done(work)
        elif error.code in _GONE or error.status == 404:
            await self._posts.mark_gone(work)
        else:
            passing = error.status >= 500 or error.status == 429
            fault = DeliveryFault.OUTSIDE if passing else DeliveryFault.REFUSED
            log.warning("could not tend a message", delivery=work.delivery_id, act=work.act, code=error.code)
            await self._posts.mark_failed(work, fault)

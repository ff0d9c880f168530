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
from bot.errors import OutsideError
from bot.failures import record_failure
from bot.services.announcements_posts import ANNOUNCED, PostWork
from cogs._shared.carry import fault_of, in_archived_too, write_letter
from cogs._shared.letters import allowed_mentions
from cogs.announcements.letters import POST

if TYPE_CHECKING:
    from bot.client import ReproBot

log = structlog.get_logger()

# Publishing is limited to ten an hour, and discord.py waits for its turn: other work must not wait with it.
_WITHIN_S = 10
# After this, no more is begun before the next ring.
_TURN_S = 10
_PUBLISHED = 40033


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
        """Do what is to be done now; other ticks have their turn when that takes long."""
        if not self._bot.is_ready():
            return
        guild_ids, loop = [guild.id for guild in self._bot.guilds], asyncio.get_running_loop()
        end_s = loop.time() + _TURN_S
        while loop.time() < end_s and (work := await self._posts.list_work(guild_ids)):
            await asyncio.gather(*map(self._carry_out, work))

    async def _carry_out(self, work: PostWork) -> None:
        try:
            async with asyncio.timeout(_WITHIN_S):
                await self._act(work)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
            await self._explain(work, error)
        except OutsideError:
            raise  # the database is away, for all of them
        except Exception as error:  # noqa: BLE001 - a mistake of ours with one message; the others are to be tended
            record_failure(error, delivery=work.delivery_id)
            await self._posts.mark_failed(work, DeliveryFault.REFUSED)
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
        if work.act is PostAct.EDIT:
            view = write_letter(self._bot, POST, work).marked(work.mark).view()
            mentions = allowed_mentions(work.facts, work.notify)
            await in_archived_too(self._bot, channel.id, lambda: message.edit(view=view, allowed_mentions=mentions))
        else:
            await in_archived_too(
                self._bot, channel.id, message.delete if work.act is PostAct.REMOVE else message.publish
            )

    async def _explain(self, work: PostWork, error: Exception) -> None:
        if isinstance(error, discord.HTTPException) and error.code == _PUBLISHED:
            await self._posts.mark_done(work)
            return
        fault, wait = fault_of(error)
        if fault in (None, DeliveryFault.GONE):
            await self._posts.mark_gone(work)
            return
        log.warning("could not tend a message", delivery=work.delivery_id, act=work.act, fault=fault)
        await self._posts.mark_failed(work, fault, wait=wait)

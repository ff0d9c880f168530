"""Letters on their way to Discord: made into cards, written in archived threads too, and what refusals mean."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import discord

from bot.domain.deliveries import DeliveryFault
from cogs._shared.cards import Card
from cogs._shared.letters import Posted, find_locale

if TYPE_CHECKING:
    from bot.client import ReproBot

_Done = TypeVar("_Done")

_DM_CLOSED = frozenset({50007, 50278})
_REMOVED = 10008  # a send with a nonce that was used: the message was there, and somebody removed it
_ARCHIVED, _LOCKED = 50083, 160005
_UNAUTHORIZED, _FORBIDDEN, _TOO_MANY_REQUESTS, _SERVER_ERROR = 401, 403, 429, 500
_OPENING_TOO_FAST = 40003
_SLOW_DOWN = timedelta(minutes=5)


class Addressed(Protocol):
    """What of a message is written out: its facts, in whose language, whom it points out, and since when it is late."""

    @property
    def guild_id(self) -> int: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def locale(self) -> str | None: ...
    @property
    def notify(self) -> tuple[int, ...]: ...
    @property
    def late_since(self) -> datetime | None: ...


def write_letter(bot: ReproBot, kind: str, message: Addressed) -> Card:
    """The card of a letter of this kind, with what stands under every letter."""
    guild = bot.get_guild(message.guild_id)
    chosen = bot.services.setup.language_of(message.guild_id)
    locales = [each for each in (find_locale(message.locale), chosen, guild and guild.preferred_locale) if each]
    posted, words = Posted(message.guild_id, guild.name if guild else "", message.facts), bot.texts.words(*locales)
    card = bot.letters[kind](posted, words).pointing_out(message.notify)
    return card if message.late_since is None else card.small(words("shared-late", at=message.late_since))


async def in_archived_too(bot: discord.Client, channel_id: int, act: Callable[[], Awaitable[_Done]]) -> _Done:
    """What the act gives, which does something in this channel; an archived thread is opened for it."""
    try:
        return await act()
    except discord.HTTPException as error:
        thread = await bot.fetch_channel(channel_id) if error.code == _ARCHIVED else None
        if not isinstance(thread, discord.Thread):
            raise
        await thread.edit(archived=False)
        return await act()


def fault_of(error: Exception) -> tuple[DeliveryFault | None, timedelta | None]:
    """Why it failed, None when it had arrived and was removed, and how long Discord asked to wait, if it did."""
    if isinstance(error, discord.RateLimited):
        return DeliveryFault.OUTSIDE, timedelta(seconds=error.retry_after)
    if not isinstance(error, discord.HTTPException):
        return DeliveryFault.OUTSIDE, None
    return _fault_of_refusal(error), _SLOW_DOWN if error.code == _OPENING_TOO_FAST else None


def is_final(error: discord.HTTPException) -> bool:
    """Whether Discord does not take it there, now or later."""
    return _fault_of_refusal(error) not in (None, DeliveryFault.OUTSIDE)


def _fault_of_refusal(error: discord.HTTPException) -> DeliveryFault | None:
    if error.code == _REMOVED:
        return None
    # A 403 that is not of Discord's own words is of something in between.
    is_foreign = error.status == _FORBIDDEN and error.code == 0
    if error.code == _OPENING_TOO_FAST or error.status == _UNAUTHORIZED or is_foreign:
        return DeliveryFault.OUTSIDE
    if error.code in _DM_CLOSED:
        return DeliveryFault.DM_CLOSED
    if isinstance(error, discord.NotFound):
        return DeliveryFault.GONE
    if isinstance(error, discord.Forbidden) or error.code in (_ARCHIVED, _LOCKED):
        return DeliveryFault.FORBIDDEN
    if error.status >= _SERVER_ERROR or error.status == _TOO_MANY_REQUESTS:
        return DeliveryFault.OUTSIDE
    return DeliveryFault.REFUSED

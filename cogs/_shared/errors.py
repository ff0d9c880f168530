"""The one door for failures: whatever went wrong, the person reads one private sentence and the log has one line."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import wraps
from typing import Any, ClassVar

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.errors import OutsideError, UserError
from bot.failures import Failure, record_failure
from cogs._shared.actor import Interaction, words_for
from cogs._shared.cards import Card

log = structlog.get_logger()

# Discord's codes for: the interaction is over, it was answered already, the token is over.
_TOO_LATE = frozenset({10062, 40060, 50027, 10015})

Suggesting = Callable[[Any, discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


@dataclass(eq=False)
class CommandOutdated(UserError):
    """Discord offered a command in a form that this bot does not have, or not any more."""

    code: ClassVar[str] = "shared-command-outdated"


@dataclass(eq=False)
class ControlOutdated(UserError):
    """A button or form of an older version, or one that was forged."""

    code: ClassVar[str] = "shared-control-outdated"


@dataclass(eq=False)
class NotAllowed(UserError):
    """Discord's own settings keep the person from this command."""

    code: ClassVar[str] = "shared-not-allowed"


@dataclass(eq=False)
class DiscordTrouble(OutsideError):
    """Discord did not carry out what was asked of it."""

    code: ClassVar[str] = "shared-discord-trouble"


async def answer_failure(interaction: Interaction, error: BaseException) -> None:
    """Log the failure and tell the person, privately and in their language. Never raises."""
    error = _translate(error)
    if isinstance(error, discord.HTTPException):
        log.warning("answer came too late", code=error.code, **_where(interaction))
        return
    failure = record_failure(error, **_where(interaction))
    try:
        await _tell(interaction, failure)
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as trouble:
        log.warning("could not tell a member", failure=failure.code, trouble=type(trouble).__name__)


def suggests(method: Suggesting) -> Suggesting:
    """Make an autocomplete method answer with nothing when it fails, and log why; discord.py would leave it hanging."""

    @wraps(method)
    async def safely(cog: Any, interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        try:
            return await method(cog, interaction, typed)
        except Exception as error:  # noqa: BLE001 - the door for autocomplete
            record_failure(_translate(error), **_where(interaction))
            return []

    return safely


def _translate(error: BaseException) -> BaseException:
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, discord.HTTPException):
        return error if error.code in _TOO_LATE else DiscordTrouble()
    if isinstance(error, aiohttp.ClientError | discord.RateLimited):
        return DiscordTrouble()
    if isinstance(error, app_commands.CheckFailure):
        return NotAllowed()
    outdated = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch, app_commands.TransformerError)
    return CommandOutdated() if isinstance(error, outdated) else error


async def _tell(interaction: Interaction, failure: Failure) -> None:
    words = words_for(interaction)
    try:
        sentence = words(failure.code, **failure.values)
    except LookupError as error:
        failure = record_failure(error, code=failure.code)
        sentence = words(failure.code, **failure.values)
    view = Card().text(sentence).view()
    if not interaction.response.is_done():
        await interaction.response.send_message(view=view, ephemeral=True)
        return
    await interaction.followup.send(view=view, ephemeral=True)


def _where(interaction: discord.Interaction[Any]) -> dict[str, object]:
    data: dict[str, Any] = dict(interaction.data or {})
    # Behind its first two parts a custom id can hold what somebody typed, and that is not for the log.
    control = ":".join(str(data.get("custom_id", "")).split(":")[:2])
    what = interaction.command.qualified_name if interaction.command else control
    return {"interaction": interaction.id, "what": what, "guild": interaction.guild_id, "user": interaction.user.id}

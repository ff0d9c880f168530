"""Files that people send along: read whole, within a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import discord

from bot.errors import UserError

_LARGEST_KIB = 1024


@dataclass(eq=False)
class FileTooLarge(UserError):
    """The file is larger than what is read here; `limit` is in KiB."""

    limit: int
    code: ClassVar[str] = "shared-file-too-large"


async def read_attachment(attachment: discord.Attachment) -> bytes:
    """What is in the file. Raises FileTooLarge."""
    if attachment.size > _LARGEST_KIB * 1024:
        raise FileTooLarge(limit=_LARGEST_KIB)
    return await attachment.read()

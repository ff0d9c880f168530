"""Where hosts tell that something happened in a repository, and how a team sets that up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.services.repositories_hooks import Hook
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply
from cogs._shared.texts import Words

if TYPE_CHECKING:
    from bot.client import ReproBot

_PATH = "/hooks/{link}"
_DIGITS_MAX = 18


class HooksCog(commands.Cog, name="hooks"):
    """Takes what hosts tell, unless the operator wants none of it."""

    def __init__(self, bot: ReproBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        """Listen from now on."""
        if self._bot.services.repositories.takes_hooks:
            self._bot.web.add_inbox(_PATH, self.take)

    async def cog_unload(self) -> None:
        """Listen no more."""
        self._bot.web.remove(_PATH)

    async def take(self, parts: Mapping[str, str], headers: Mapping[str, str], body: bytes) -> bool:
        """Look soon, if it is the host who says so."""
        number = parts["link"]
        if not number.isdigit() or len(number) > _DIGITS_MAX:
            return False
        is_taken = await self._bot.services.repositories_hooks.take(int(number), headers, body)
        self._bot.deliver_soon()
        return is_taken


class HookButton(PersistentButton, form="repositories:hook:{link_id}"):
    """Gives what the host has to know."""

    async def pressed(self, interaction: Interaction) -> None:
        """Say where to write it."""

        async def card() -> Card:
            hooks = interaction.client.services.repositories_hooks
            hook = await hooks.offer(actor_of(interaction), self.number("link_id"))
            return _hook_card(hook, find_address(interaction, hook.link_id) or "", words_for(interaction))

        await reply(interaction, card())


def find_address(interaction: Interaction, link_id: int) -> str | None:
    """Where the host of this link reaches the bot; None where the operator takes no hooks."""
    if not interaction.client.services.repositories.takes_hooks:
        return None
    return interaction.client.web.address(_PATH.format(link=link_id))


def _hook_card(hook: Hook, address: str, words: Words) -> Card:
    card = Card().text(words("repositories-hook", name=hook.name.path, host=hook.name.host))
    card.text(f"```\n{address}\n```").text(words("repositories-hook-secret")).text(f"```\n{hook.secret}\n```")
    return card.small(words("repositories-hook-keep"))


CONTROLS: tuple[type[PersistentButton], ...] = (HookButton,)

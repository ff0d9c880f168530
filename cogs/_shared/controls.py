"""Buttons and forms. A button holds ids only and reads the state again when pressed, so it works after a restart."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.domain.permissions import Actor
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.errors import ControlOutdated, answer_failure
from cogs._shared.escape import cut

_LABEL_MAX = 80
_TITLE_MAX = 45
# As long as Discord lets an interaction be answered.
_FORM_LIFE_S = 15 * 60
_CUSTOM_ID_MAX = 100
_FIELD = re.compile(r"\{(\w+)(:text)?\}")
_NUMBER = r"\d{1,19}"
# As little as possible, so that what stands before the next separator ends there.
_TEXT = r".*?"
_LARGEST_ID = 2**63 - 1


def button(
    label: str, custom_id: str, *, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ui.Button[ui.LayoutView]:
    """A button that another feature answers, by the custom id of that feature's control."""
    return ui.Button(label=cut(label, _LABEL_MAX), style=style, custom_id=custom_id)


class PersistentButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"(?!)"):
    """A button that says what it does by its custom id.

    A subclass names the form of that id, such as `form="papers:claim:{paper_id}"`, where `{name}` is a number and
    `{name:text}` is text, and writes `pressed`.
    """

    form: ClassVar[str]

    def __init_subclass__(cls, *, form: str) -> None:
        pattern = _FIELD.sub(lambda field: f"(?P<{field[1]}>{_TEXT if field[2] else _NUMBER})", form)
        super().__init_subclass__(template=re.compile(pattern, re.DOTALL))
        cls.form = form

    def __init__(
        self, label: str, *, style: discord.ButtonStyle = discord.ButtonStyle.secondary, **parts: int | str
    ) -> None:
        self.parts = parts
        custom_id = _FIELD.sub(lambda field: str(parts[field[1]]), self.form)[:_CUSTOM_ID_MAX]
        super().__init__(button(label, custom_id, style=style))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was pressed."""
        texts = {field[1] for field in _FIELD.finditer(cls.form) if field[2]}
        parts = {name: part if name in texts else int(part) for name, part in match.groupdict().items()}
        return cls(getattr(item, "label", None) or "", style=discord.ButtonStyle.secondary, **parts)

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override] - no client but ours presses
        """Do what the button says. Failures go through the door."""
        # discord.py 2.7.1 logs and drops what a DynamicItem's callback raises (ViewStore.schedule_dynamic_item_call),
        # so the door is here. Look again when upgrading.
        try:
            if any(isinstance(part, int) and part > _LARGEST_ID for part in self.parts.values()):
                raise ControlOutdated()
            await self.pressed(interaction)
        except Exception as error:  # noqa: BLE001 - the door for buttons
            await answer_failure(interaction, error)

    async def pressed(self, interaction: Interaction) -> None:
        """What pressing does."""
        raise NotImplementedError

    def actor(self, interaction: Interaction) -> Actor:
        """Who pressed it, on the server that the custom id names as `guild_id`; it can stand in direct messages.

        Raises ControlOutdated when it is pressed on another server.
        """
        guild_id = self.number("guild_id")
        if interaction.guild_id is None:
            return Actor(guild_id=guild_id, user_id=interaction.user.id)
        if interaction.guild_id != guild_id:
            raise ControlOutdated()
        return actor_of(interaction)

    def number(self, name: str) -> int:
        """One of the numbers in the custom id."""
        part = self.parts[name]
        assert isinstance(part, int), f"{name} is text"
        return part


class Form(ui.Modal):
    """A form whose failures go through the door. A subclass adds its fields and writes `submitted`."""

    def __init__(self, title: str) -> None:
        super().__init__(title=cut(title, _TITLE_MAX), timeout=_FORM_LIFE_S)

    async def open(self, interaction: Interaction) -> None:
        """Show the form, as the first answer to the interaction."""
        interaction.client.open_forms[self.custom_id] = self
        await interaction.response.send_modal(self)

    async def on_submit(self, interaction: Interaction) -> None:  # type: ignore[override] - the client is ours
        """Take what was typed."""
        await self.submitted(interaction)

    async def on_error(self, interaction: Interaction, error: Exception) -> None:  # type: ignore[override] - the client is ours
        """Give any failure to the door."""
        await answer_failure(interaction, error)

    async def submitted(self, interaction: Interaction) -> None:
        """What submitting does."""
        raise NotImplementedError

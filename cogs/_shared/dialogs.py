"""Layouts that several features share: the yes/no dialog and the pager."""

from __future__ import annotations

from typing import Any

from discord import ui

from cogs._shared.actor import Interaction, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.replies import update


class KeepButton(PersistentButton, form="shared:keep"):
    """Closes a dialog without doing anything."""

    async def pressed(self, interaction: Interaction) -> None:
        """Say that nothing changed, in the place of the question."""

        async def card() -> Card:
            return Card().text(words_for(interaction)("shared-nothing-changed"))

        await update(interaction, card())


def ask(question: str, *, yes: ui.Item[Any], no: str, under: Card | None = None) -> Card:
    """A question that names what will happen, with a button that does it and one that does not."""
    return (under or Card()).text(question).buttons(yes, button(no, "shared:keep"))


def turn(card: Card, *, label: str, back: ui.Item[Any] | None, forth: ui.Item[Any] | None) -> Card:
    """Under a list: which page this is and the buttons that turn it; nothing when there is only one page."""
    turns = [each for each in (back, forth) if each is not None]
    return card.small(label).buttons(*turns) if turns else card

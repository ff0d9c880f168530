"""Cards: messages laid out with Components V2, never over Discord's limits."""

from collections.abc import Callable, Collection, Sequence
from io import BytesIO
from typing import Any, Self

import discord
from discord import ui

# Discord counts nested components too, and the text of all of them together.
MAX_COMPONENTS = 40
MAX_TEXT = 4000
BUTTONS_IN_A_ROW = 5
_ALT_MAX = 1024
_BELOW = 1200  # characters kept free for what stands under a list


class CardTooLarge(Exception):
    """More than one message can hold: page the content instead."""


class Card:
    """One message, built from top to bottom."""

    def __init__(self, *, accent: discord.Colour | None = None) -> None:
        self._container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=accent)
        self._text_length = 0
        self._files: dict[str, bytes] = {}
        self._components = 1
        self._under: list[ui.Container[ui.LayoutView]] = []

    def heading(self, text: str) -> Self:
        """A line in large type."""
        return self.text(f"### {text}")

    def text(self, text: str) -> Self:
        """A paragraph; it may hold Markdown of ours."""
        self._count(components=1, text=len(text))
        self._container.add_item(ui.TextDisplay(text))
        return self

    def lines(self, lines: Sequence[str], *, rest: Callable[[int], str]) -> Self:
        """As many of the lines as there is room for; `rest` makes the last one of how many are left out."""
        room = MAX_TEXT - self._text_length - _BELOW
        shown: list[str] = []
        for number, line in enumerate(lines):
            room -= len(line) + 1
            if room < 0:
                shown.append(rest(len(lines) - number))
                break
            shown.append(line)
        return self.text("\n".join(shown))

    def small(self, text: str) -> Self:
        """A line in small type."""
        return self.text(f"-# {text}")

    def pointing_out(self, user_ids: Collection[int]) -> Self:
        """Names these people in a small line; sent with their mentions allowed, it notifies them."""
        return self.small(" ".join(f"<@{user_id}>" for user_id in user_ids)) if user_ids else self

    def marked(self, mark: int) -> Self:
        """Lets the message be found again in its channel's history, by a number that nobody sees."""
        self._container.id = mark
        return self

    def section(self, text: str, button: ui.Item[Any]) -> Self:
        """A paragraph with one button beside it."""
        self._count(components=3, text=len(text))
        self._container.add_item(ui.Section(ui.TextDisplay(text), accessory=button))
        return self

    def divider(self) -> Self:
        """A line across."""
        self._count(components=1)
        self._container.add_item(ui.Separator())
        return self

    def buttons(self, *items: ui.Item[Any]) -> Self:
        """Rows of buttons, five in each."""
        for start in range(0, len(items), BUTTONS_IN_A_ROW):
            row = items[start : start + BUTTONS_IN_A_ROW]
            self._count(components=1 + len(row))
            self._container.add_item(ui.ActionRow(*row))
        return self

    def file(self, name: str, content: bytes) -> Self:
        """A file to open or keep; `name` is of letters, digits, `-` and `.`."""
        self._count(components=1)
        self._files[name] = content
        self._container.add_item(ui.File(f"attachment://{name}"))
        return self

    def picture(self, name: str, content: bytes, alt: str) -> Self:
        """A picture in the card; `alt` says the same to who cannot see it, in at most 1,024 characters."""
        self._count(components=1)
        self._files[name] = content
        item = discord.MediaGalleryItem(f"attachment://{name}", description=alt[:_ALT_MAX])
        self._container.add_item(ui.MediaGallery(item))
        return self

    def files(self) -> list[discord.File]:
        """What has to be sent along."""
        return [discord.File(BytesIO(content), name) for name, content in self._files.items()]

    def above(self, card: Self) -> Self:
        """Stands over another card, which is shown as it is, in the same message."""
        self._count(components=card._components, text=card._text_length)
        self._under += [card._container, *card._under]
        return self

    def view(self) -> ui.LayoutView:
        """What to send. Its buttons live in the database and not in memory, so nothing is kept of it here."""
        view = ui.LayoutView(timeout=None)
        for container in (self._container, *self._under):
            view.add_item(container)
        view.stop()
        return view

    def _count(self, *, components: int, text: int = 0) -> None:
        self._components += components
        self._text_length += text
        if self._components > MAX_COMPONENTS or self._text_length > MAX_TEXT:
            raise CardTooLarge(f"{self._components} components, {self._text_length} characters")

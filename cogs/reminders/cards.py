"""How personal reminders look."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.services.reminders import MessageLink, ReminderLine, ReminderPage, SetReminder
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import turn
from cogs._shared.escape import cut
from cogs._shared.texts import Words

PAGE_SIZE = 6
_TEXT_SHOWN = 120  # characters, so that a page of them fits even when all have to be escaped
_HOUR = 60

Buttons = list[ui.Item[Any]]


def set_card(reminder: SetReminder, words: Words) -> Card:
    """What the person will be reminded of and when, and in which zone that was read."""
    line = reminder.line
    card = Card().text(words("reminders-set", text=line.text))
    if line.every is None:
        card.text(words("reminders-set-once", at=line.at))
    else:
        runs = "\n".join(f"- {words('reminders-run', at=run)}" for run in reminder.runs)
        card.text("\n".join((words("reminders-set-every", every=line.every), runs)))
    if reminder.has_closed_dms:
        card.text(words("reminders-dms-closed"))
    card.small(words("reminders-zone" if reminder.knows_zone else "reminders-zone-unknown", zone=reminder.zone))
    return card.buttons(
        button(words("reminders-button-cancel"), _stop(line)),
        button(words("reminders-button-list"), f"reminders:list:{line.guild_id}:0"),
    )


def list_card(found: ReminderPage, guild_id: int, words: Words) -> Card:
    """One page of somebody's reminders, each with the button that ends it."""
    card = Card().heading(words("reminders-list-heading", count=found.waiting, limit=found.limit))
    if not found.lines:
        card.text(words("reminders-list-empty"))
    for line in found.lines:
        _add_line(card, line, words)
    if any(line.is_unreached for line in found.lines):
        card.small(words("reminders-unreached-help"))
    pages = {page: f"reminders:list:{guild_id}:{page}" for page in range(found.pages)}
    back, forth = pages.get(found.page - 1), pages.get(found.page + 1)
    return turn(
        card,
        label=words("shared-page", page=found.page + 1, pages=found.pages),
        back=button(words("shared-back"), back) if back else None,
        forth=button(words("shared-forth"), forth) if forth else None,
    )


def put_off_card(line: ReminderLine, words: Words) -> Card:
    """When the person is reminded again."""
    card = Card().text(words("reminders-put-off", text=line.text, at=line.at))
    return card.buttons(
        *link_button(line.guild_id, line.about, words), button(words("reminders-button-cancel"), _stop(line))
    )


def letter_buttons(guild_id: int, reminder_id: int, words: Words, *, repeats: bool) -> Buttons:
    """What can be done about a reminder that went out."""
    hour, tomorrow = (
        f"reminders:put-off:{guild_id}:{reminder_id}:{_HOUR}",
        f"reminders:tomorrow:{guild_id}:{reminder_id}",
    )
    buttons: Buttons = [
        button(words("reminders-button-hour"), hour),
        button(words("reminders-button-tomorrow"), tomorrow),
    ]
    if repeats:
        stop = f"reminders:stop:{guild_id}:{reminder_id}"
        buttons.append(button(words("reminders-button-stop"), stop, style=discord.ButtonStyle.danger))
    return buttons


def link_button(guild_id: int, about: MessageLink | None, words: Words) -> Buttons:
    """The way back to the message that a reminder is about, if it is about one."""
    if about is None:
        return []
    url = f"https://discord.com/channels/{guild_id}/{about.channel_id}/{about.message_id}"
    return [ui.Button(label=words("reminders-button-message"), url=url)]


def _add_line(card: Card, line: ReminderLine, words: Words) -> None:
    text = cut(line.text, _TEXT_SHOWN)
    shown = [words("reminders-line", text=text, at=line.at)]
    if line.every is not None and line.is_waiting:
        shown.append(words("reminders-line-every", every=line.every))
    if line.is_unreached:
        shown.append(words("reminders-line-unreached"))
    card.text("\n".join(shown))
    buttons = link_button(line.guild_id, line.about, words)
    if not line.is_waiting:
        again = f"reminders:put-off:{line.guild_id}:{line.id}:0"
        buttons.append(button(words("reminders-button-again"), again))
    label = words("reminders-button-cancel" if line.is_waiting else "reminders-button-remove")
    card.buttons(*buttons, button(label, _stop(line)))


def _stop(line: ReminderLine) -> str:
    return f"reminders:stop:{line.guild_id}:{line.id}"

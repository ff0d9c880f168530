"""An announcement as everybody reads it, and what organizers are told of announcements."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import discord

from bot.domain.announcements import VALUE_MAX, disarm, fill
from bot.domain.deliveries import EVERYONE, MASS_MENTION
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import Markup, cut, escape, mention
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words

POST = "announcements:post"
_AT_EVERYONE = Markup("@everyone")


def post_card(posted: Posted, words: Words) -> Card:
    """The announcement, exactly as it is sent."""
    card = Card()
    if title := posted.fact("title"):
        card.heading(escape(title))
    values = {name: _fill_in(value, words) for name, value in posted.facts["values"].items()}
    card.text(Markup(disarm(fill(posted.fact("body"), values))))
    if (mass := posted.facts.get(MASS_MENTION)) is not None:
        card.text(_AT_EVERYONE if mass == EVERYONE else role_mention(mass))
    return card.small(words("announcements-from", edition=posted.fact("edition"), guild=posted.guild))


def role_mention(role_id: int) -> Markup:
    """The role's name as everybody sees it; it notifies nobody by itself."""
    return Markup(f"<@&{role_id}>")


def _fill_in(value: Any, words: Words) -> str:
    if value is None:
        return words("announcements-no-deadline")
    if isinstance(value, dict):
        at = Markup(discord.utils.format_dt(datetime.fromisoformat(value["at"]), "F"))
        return words("announcements-deadline", deadline=cut(str(value["name"]), VALUE_MAX), at=at)
    return escape(cut(str(value), VALUE_MAX))


def _waiting(posted: Posted, words: Words) -> Card:
    writer, editor = posted.number("writer"), posted.number("editor")
    sentence = words(
        "announcements-letter-waiting",
        name=posted.fact("name"),
        writer=mention(writer),
        changed="no" if editor == writer else "yes",
        editor=mention(editor),
    )
    number, version = posted.number("announcement"), posted.number("version")
    label, style = words("announcements-button-approve"), discord.ButtonStyle.success
    approve = button(label, f"announcements:approve:{number}:{version}", style=style)
    return Card().text(sentence).buttons(approve, _show(number, words))


def _missed(posted: Posted, words: Words) -> Card:
    sentence = words(
        "announcements-letter-missed", name=posted.fact("name"), at=posted.moment("at"), guild=posted.guild
    )
    return Card().text(sentence)


def _show(number: int, words: Words) -> discord.ui.Button[discord.ui.LayoutView]:
    return button(words("announcements-button-show"), f"announcements:show:{number}")


LETTERS: dict[str, Letter] = {
    POST: post_card,
    "announcements:waiting": _waiting,
    "announcements:missed": _missed,
}

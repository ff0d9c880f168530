"""The reminder itself, as a direct message."""

from __future__ import annotations

from bot.services.reminders import MessageLink
from cogs._shared.cards import Card
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words
from cogs.reminders.cards import letter_buttons, link_button


def _due(posted: Posted, words: Words) -> Card:
    every, channel_id = posted.facts["every"], posted.facts["channel_id"]
    about = MessageLink(channel_id, posted.number("message_id")) if channel_id is not None else None
    card = Card().text(words("reminders-letter", text=posted.fact("text")))
    origin = {"guild": posted.guild, "at": posted.moment("at")}
    card.small(
        words("reminders-letter-every", every=every, **origin) if every else words("reminders-letter-once", **origin)
    )
    return card.buttons(
        *link_button(posted.guild_id, about, words),
        *letter_buttons(posted.guild_id, posted.number("reminder_id"), words, repeats=every is not None),
    )


LETTERS: dict[str, Letter] = {"reminders:due": _due}

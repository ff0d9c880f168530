"""The first message after the bot came to a server."""

from __future__ import annotations

from bot.services.challenges import HELLO
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words


def _hello(posted: Posted, words: Words) -> Card:
    is_direct = posted.fact("is_direct")
    card = Card().heading(words("setup-hello-heading"))
    card.text(words("setup-hello", guild=posted.guild, direct=is_direct))
    # Away from the server a button could not say for which one it is.
    return card if is_direct == "yes" else card.buttons(button(words("setup-button-setup"), "setup:show"))


LETTERS: dict[str, Letter] = {HELLO: _hello}

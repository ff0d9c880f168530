"""What the bot writes to teams about the wrap-up of an edition."""

from __future__ import annotations

import discord

from bot.services.challenges_import import PUT
from bot.services.challenges_wrapup import TELL, WAITS
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import cut, escape
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words

_TITLE_MAX = 100


def _tell(posted: Posted, words: Words) -> Card:
    paper, edition = cut(posted.fact("paper"), _TITLE_MAX), posted.fact("edition")
    tell = button(
        words("challenges-button-tell"),
        f"challenges:tell:{posted.number('claim_id')}",
        style=discord.ButtonStyle.primary,
    )
    return Card().text(words("challenges-letter-tell", paper=paper, edition=edition)).buttons(tell)


def _waits(posted: Posted, words: Words) -> Card:
    claim_id, paper = posted.number("claim_id"), cut(posted.fact("paper"), _TITLE_MAX)
    card = Card().text(words("challenges-letter-story-waits", paper=paper))
    card.text("\n".join(escape(line) for line in posted.fact("text").splitlines() if line.strip()))
    for name, start in (("quote", "> "), ("named", "-# ")):
        if posted.fact(name):
            card.text(start + escape(posted.fact(name)))
    approve = button(
        words("challenges-button-approve-story"),
        f"challenges:approve-story:{claim_id}",
        style=discord.ButtonStyle.success,
    )
    return card.buttons(approve, button(words("challenges-button-tell"), f"challenges:tell:{claim_id}"))


def _put_in(posted: Posted, words: Words) -> Card:
    said = words(
        "challenges-letter-put-in", team=posted.fact("team"), edition=posted.fact("edition"), guild=posted.guild
    )
    return Card().text(said)


LETTERS: dict[str, Letter] = {TELL: _tell, WAITS: _waits, PUT: _put_in}

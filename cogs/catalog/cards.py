"""How suggestions look to organizers."""

from __future__ import annotations

import discord
from discord import ui

from bot.services.suggestions import Answered, OpenSuggestions, SuggestionLine
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import turn
from cogs._shared.escape import cut, escape, mention
from cogs._shared.texts import Words

PAGE_SIZE = 4

# Escaping can double each of these, and a message holds 4,000 characters.
_TITLE_MAX = 150
_AUTHORS_MAX = 100
_VENUE_MAX = 40
_ADDRESS_MAX = 512  # as Discord allows a button
_DOT = " · "

Buttons = list[ui.Button[ui.LayoutView]]


def waiting_card(found: OpenSuggestions, guild_id: int, words: Words) -> Card:
    """One page of what waits, each with its buttons."""
    card = Card().heading(words("catalog-waiting-heading", count=found.count))
    if not found.lines:
        return card.text(words("catalog-waiting-empty"))
    for line in found.lines:
        add_suggestion(card.divider(), line, guild_id, words)
    if found.pages == 1:
        return card
    return turn(
        card,
        label=words("shared-page", page=found.page + 1, pages=found.pages),
        back=button(words("shared-back"), f"catalog:waiting:{found.page - 1}") if found.page else None,
        forth=button(words("shared-forth"), f"catalog:waiting:{found.page + 1}")
        if found.page + 1 < found.pages
        else None,
    )


def add_suggestion(card: Card, line: SuggestionLine, guild_id: int, words: Words) -> Card:
    """What was suggested, and what an organizer can do with it."""
    origin = f"{escape(cut(line.venue, _VENUE_MAX))} {line.year or ''}".strip()
    source = words("catalog-line-source", source=line.source or "none")
    by = words("catalog-line-by", who=mention(line.suggested_by), at=line.at)
    shown = [
        words("catalog-line-title", paper=cut(line.title, _TITLE_MAX)),
        escape(cut(line.authors.replace(";", ","), _AUTHORS_MAX)),
        f"-# {_DOT.join(filter(None, (origin, source)))}",
        f"-# {by}",
    ]
    card.text("\n".join(filter(None, shown)))
    return card.buttons(*_buttons(line, guild_id, words))


def answered_card(answered: Answered, who: int, words: Words, *, is_private: bool) -> Card:
    """What an organizer decided; what else waits is nothing for a channel."""
    outcome = "declined" if answered.paper_id is None else "approved"
    sentence = words("catalog-answered", outcome=outcome, who=mention(who), paper=cut(answered.title, _TITLE_MAX))
    buttons: Buttons = []
    if answered.paper_id is not None:
        buttons.append(button(words("catalog-button-show"), f"papers:show:{answered.paper_id}"))
    if is_private:
        buttons.append(button(words("catalog-button-waiting"), "catalog:waiting:0"))
    return Card().text(sentence).buttons(*buttons)


def _buttons(line: SuggestionLine, guild_id: int, words: Words) -> Buttons:
    approve, decline = (f"catalog:{answer}:{guild_id}:{line.id}" for answer in ("approve", "decline"))
    buttons = [
        button(words("catalog-button-approve"), approve, style=discord.ButtonStyle.success),
        button(words("catalog-button-decline"), decline),
    ]
    if line.url is not None and len(line.url) <= _ADDRESS_MAX:
        buttons.append(ui.Button(label=words("catalog-button-page"), url=line.url))
    if line.namesake_id is not None:
        buttons.append(button(words("catalog-button-namesake"), f"papers:show:{line.namesake_id}"))
    return buttons

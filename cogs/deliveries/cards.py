"""How messages that could not be sent look to organizers."""

from __future__ import annotations

from bot.domain.deliveries import DeliveryFault
from bot.services.deliveries_dead import DeadLetter, DeadLetters
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import turn
from cogs._shared.escape import Markup, cut, escape, mention
from cogs._shared.texts import Words

PAGE_SIZE = 5

_NAME_MAX = 100


def dead_card(found: DeadLetters, guild_id: int, words: Words) -> Card:
    """One page of what could not be sent, each with its buttons."""
    card = Card().heading(words("deliveries-dead-heading", count=found.count))
    if not found.letters:
        return card.text(words("deliveries-dead-empty"))
    for letter in found.letters:
        _add(card.divider(), letter, guild_id, words)
    page, last = found.page, found.pages - 1
    return turn(
        card,
        label=words("shared-page", page=page + 1, pages=found.pages),
        back=button(words("shared-back"), f"deliveries:dead-page:{page - 1}") if page > 0 else None,
        forth=button(words("shared-forth"), f"deliveries:dead-page:{page + 1}") if page < last else None,
    )


def _add(card: Card, letter: DeadLetter, guild_id: int, words: Words) -> None:
    about = letter.kind.partition(":")[0]
    card.text(words("deliveries-dead-line", about=about, to=_recipient(letter), at=letter.due_at, fault=letter.fault))
    retry = button(words("deliveries-button-retry"), f"deliveries:retry:{guild_id}:{letter.id}")
    drop = button(words("deliveries-button-drop"), f"deliveries:drop:{guild_id}:{letter.id}")
    is_lost = letter.is_over or letter.fault is DeliveryFault.GONE
    card.buttons(*([drop] if is_lost else [retry, drop]))


def _recipient(letter: DeadLetter) -> Markup:
    if letter.user_id is not None:
        return mention(letter.user_id)
    if letter.channel_id is not None:
        return Markup(f"<#{letter.channel_id}>")
    return escape(cut(letter.team or "", _NAME_MAX))

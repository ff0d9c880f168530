"""How disputes of links look to organizers."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.repositories_disputes import Decision
from bot.services.repositories_disputes import Decided, DisputeLine, OpenDisputes
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import turn
from cogs._shared.escape import cut, escape, mention
from cogs._shared.texts import Words

PAGE_SIZE = 4
_REASON_MAX = 300  # escaping can double it, and four stand on a page


def disputes_card(found: OpenDisputes, guild_id: int, words: Words) -> Card:
    """One page of what waits for a decision, each with its buttons."""
    card = Card().heading(words("repositories-disputes-heading", count=found.count))
    if not found.lines:
        return card.text(words("repositories-disputes-empty"))
    for line in found.lines:
        add_dispute(card.divider(), line, guild_id, words)
    if found.pages == 1:
        return card
    return turn(
        card,
        label=words("shared-page", page=found.page + 1, pages=found.pages),
        back=_turn_to(found.page - 1, words("shared-back")) if found.page else None,
        forth=_turn_to(found.page + 1, words("shared-forth")) if found.page + 1 < found.pages else None,
    )


def add_dispute(card: Card, line: DisputeLine, guild_id: int, words: Words) -> Card:
    """Whose link it is and why it should not be theirs, with what organizers can do."""
    proved = "yes" if line.is_proved else "no"
    sentence = words("repositories-dispute-line", repository=line.repository, team=line.team, proved=proved)
    by = words("repositories-dispute-by", who=mention(line.disputed_by), at=line.at)
    card.text(f"{sentence}\n> {escape(cut(line.reason, _REASON_MAX))}\n-# {by}")
    return card.buttons(
        _decide(Decision.STAYS, line.link_id, guild_id, words, style=discord.ButtonStyle.success),
        _decide(Decision.TAKEN_AWAY, line.link_id, guild_id, words, style=discord.ButtonStyle.danger),
        button(words("repositories-button-status"), f"repositories:show:{line.ticket}"),
    )


def decided_card(decided: Decided, who: int, guild_id: int, words: Words, *, is_private: bool) -> Card:
    """What an organizer decided, with the way to decide otherwise; what else waits is nothing for a channel."""
    other = Decision.STAYS if decided.decision is Decision.TAKEN_AWAY else Decision.TAKEN_AWAY
    sentence = words(
        "repositories-dispute-decided-now",
        repository=decided.name.path,
        team=decided.team,
        decision=str(decided.decision),
        who=mention(who),
    )
    buttons = [_decide(other, decided.link_id, guild_id, words)]
    if is_private:
        buttons.append(_turn_to(0, words("repositories-button-disputes")))
    return Card().text(sentence).buttons(*buttons)


def _decide(
    decision: Decision,
    link_id: int,
    guild_id: int,
    words: Words,
    *,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
) -> ui.Button[ui.LayoutView]:
    label = words("repositories-button-decide", decision=decision)
    return button(label, f"repositories:decide:{guild_id}:{link_id}:{decision}", style=style)


def _turn_to(page: int, label: str) -> ui.Button[ui.LayoutView]:
    return button(label, f"repositories:disputes:{page}")

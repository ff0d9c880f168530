"""How papers look that were added or made one."""

from __future__ import annotations

import discord

from bot.services._known_papers import InCatalogue
from bot.services.catalog import Added, MergeAhead, Merged
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask
from cogs._shared.escape import cut
from cogs._shared.texts import Words

_TITLE_MAX = 150


def added_card(added: Added | InCatalogue, words: Words) -> Card:
    """The paper that is in the catalogue now, or was before."""
    title = cut(added.title, _TITLE_MAX)
    if isinstance(added, Added):
        card = Card().text(words("catalog-added", paper=title, source=added.source or "none"))
    else:
        card = Card().text(words("catalog-added-before", paper=title))
    return card.buttons(button(words("catalog-button-show"), f"papers:show:{added.paper_id}"))


def ahead_card(ahead: MergeAhead, words: Words) -> Card:
    """What merging would do, with the button that does it."""
    question = words(
        "catalog-merge-ask",
        gone=cut(ahead.gone, _TITLE_MAX),
        kept=cut(ahead.kept, _TITLE_MAX),
        names=len(ahead.names),
        claims=ahead.claims,
        waits=ahead.waits,
    )
    yes = button(
        words("catalog-button-merge"),
        f"catalog:merge:{ahead.gone_id}:{ahead.kept_id}",
        style=discord.ButtonStyle.danger,
    )
    return ask(question, yes=yes, no=words("catalog-button-keep"))


def merged_card(merged: Merged, words: Words) -> Card:
    """What is one paper now, with the button that takes it back."""
    said = words("catalog-merged", gone=cut(merged.gone, _TITLE_MAX), kept=cut(merged.kept, _TITLE_MAX))
    return (
        Card()
        .text(said)
        .buttons(
            button(words("catalog-button-show"), f"papers:show:{merged.kept_id}"),
            button(words("catalog-button-unmerge"), f"catalog:unmerge:{merged.merge_id}"),
        )
    )


def unmerged_card(unmerged: Merged, words: Words) -> Card:
    """What are two papers again."""
    return Card().text(
        words("catalog-unmerged", gone=cut(unmerged.gone, _TITLE_MAX), kept=cut(unmerged.kept, _TITLE_MAX))
    )

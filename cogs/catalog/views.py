"""The buttons with which organizers answer suggestions."""

from __future__ import annotations

from bot.services.suggestions import Answered
from cogs._shared.actor import Interaction, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import update
from cogs.catalog import cards, merge_cards
from cogs.catalog.import_views import ImportButton


async def show_waiting(interaction: Interaction, page: int) -> Card:
    """One page of the suggestions that wait."""
    actor = actor_of(interaction)
    suggestions = interaction.client.services.suggestions
    found = await suggestions.list_open(actor, page=page, page_size=cards.PAGE_SIZE)
    return cards.waiting_card(found, actor.guild_id, words_for(interaction))


class WaitingButton(PersistentButton, form="catalog:waiting:{page}"):
    """Turns the list of suggestions, or comes back to it."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of what was there."""
        await update(interaction, show_waiting(interaction, self.number("page")))


class ApproveButton(PersistentButton, form="catalog:approve:{guild_id}:{suggestion_id}"):
    """Takes a suggested paper into the catalogue."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of the suggestion."""

        async def card() -> Card:
            suggestions = interaction.client.services.suggestions
            return _say(interaction, await suggestions.approve(self.actor(interaction), self.number("suggestion_id")))

        await update(interaction, card())


class DeclineButton(PersistentButton, form="catalog:decline:{guild_id}:{suggestion_id}"):
    """Leaves a suggested paper out."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of the suggestion."""

        async def card() -> Card:
            suggestions = interaction.client.services.suggestions
            return _say(interaction, await suggestions.decline(self.actor(interaction), self.number("suggestion_id")))

        await update(interaction, card())


def _say(interaction: Interaction, answered: Answered) -> Card:
    is_private = interaction.message is not None and interaction.message.flags.ephemeral
    words = words_for(interaction) if is_private else public_words_for(interaction)
    return cards.answered_card(answered, interaction.user.id, words, is_private=is_private)


class MergeButton(PersistentButton, form="catalog:merge:{gone_id}:{kept_id}"):
    """Makes one paper of two."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of the question."""

        async def card() -> Card:
            catalog = interaction.client.services.catalog
            merged = await catalog.merge(actor_of(interaction), self.number("gone_id"), self.number("kept_id"))
            return merge_cards.merged_card(merged, words_for(interaction))

        await update(interaction, card())


class UnmergeButton(PersistentButton, form="catalog:unmerge:{merge_id}"):
    """Takes a merge back."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of what was there."""

        async def card() -> Card:
            unmerged = await interaction.client.services.catalog.unmerge(actor_of(interaction), self.number("merge_id"))
            return merge_cards.unmerged_card(unmerged, words_for(interaction))

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(WaitingButton, ApproveButton, DeclineButton, MergeButton, UnmergeButton, ImportButton),
)

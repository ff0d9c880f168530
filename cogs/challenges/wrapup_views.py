"""The form in which a team tells what came of its work, and the buttons of organizers who make an article of it."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.challenges_wrapup import NAMED_MAX, QUOTE_MAX, STORY_MAX
from bot.services.challenges_wrapup import Told
from cogs._shared.actor import Interaction, actor_anywhere, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.places import ensure_may_write
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.challenges import wrapup_cards as cards


async def show_wrapup(interaction: Interaction, edition_id: int | None) -> Card:
    """The wrap-up of an edition, for organizers."""
    wrapup = await interaction.client.services.challenges_wrapup.show(actor_of(interaction), edition_id)
    return cards.wrapup_card(wrapup, words_for(interaction))


class StoryForm(Form):
    """Asks how the team wants to be named, and what it tells."""

    def __init__(self, words: Words, told: Told) -> None:
        super().__init__(words("challenges-form-story-title"))
        self._claim_id = told.claim_id
        long = discord.TextStyle.paragraph
        self.named = _field(NAMED_MAX, told.named)
        self.text = _field(STORY_MAX, told.text, style=long, required=True)
        self.quote = _field(QUOTE_MAX, told.quote, style=long)
        for what in ("named", "text", "quote"):
            label, hint = words(f"challenges-form-story-{what}"), words(f"challenges-form-story-{what}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=getattr(self, what)))

    async def submitted(self, interaction: Interaction) -> None:
        """Keep it, and show it as it will be printed."""

        async def card() -> Card:
            told = await interaction.client.services.challenges_wrapup.tell(
                await actor_anywhere(interaction),
                self._claim_id,
                named=self.named.value,
                text=self.text.value,
                quote=self.quote.value,
            )
            key = "challenges-story-told" if told.is_approved else "challenges-story-waits"
            return cards.story_card(key, told, words_for(interaction))

        await reply(interaction, card())


class TellButton(PersistentButton, form="challenges:tell:{claim_id}"):
    """Opens the form in which a team tells of its work. It can stand in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what was told so far."""
        wrapup, actor = interaction.client.services.challenges_wrapup, await actor_anywhere(interaction)
        told = await wrapup.find_story(actor, self.number("claim_id"))
        await StoryForm(words_for(interaction), told).open(interaction)


class ApproveStoryButton(PersistentButton, form="challenges:approve-story:{claim_id}"):
    """Lets what somebody of the team told be printed. It can stand in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of the question."""

        async def card() -> Card:
            wrapup, actor = interaction.client.services.challenges_wrapup, await actor_anywhere(interaction)
            told = await wrapup.approve(actor, self.number("claim_id"))
            return cards.story_card("challenges-story-approved", told, words_for(interaction))

        await update(interaction, card())


class AskTeamsButton(PersistentButton, form="challenges:ask-teams:{edition_id}"):
    """Asks every team that has told nothing yet."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask them, and say how many."""

        async def card() -> Card:
            wrapup = interaction.client.services.challenges_wrapup
            asked = await wrapup.ask_teams(actor_of(interaction), self.number("edition_id"))
            return Card().text(words_for(interaction)("challenges-wrapup-asked", count=asked))

        await reply(interaction, card())


class AskPostButton(PersistentButton, form="challenges:ask-post:{edition_id}"):
    """Asks whether the wrap-up is to be posted."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask."""

        async def card() -> Card:
            ensure_may_write(interaction)
            wrapup = interaction.client.services.challenges_wrapup
            shown = await wrapup.show(actor_of(interaction), self.number("edition_id"))
            return cards.ask_post_card(shown, words_for(interaction))

        await reply(interaction, card())


class PostButton(PersistentButton, form="challenges:post:{edition_id}"):
    """Posts the wrap-up for everybody in the channel."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, in the server's language, and say it in the place of the question."""
        posted: list[Card] = []

        async def card() -> Card:
            ensure_may_write(interaction)
            wrapup = interaction.client.services.challenges_wrapup
            shown = await wrapup.show(actor_of(interaction), self.number("edition_id"))
            posted.append(cards.post_card(shown, public_words_for(interaction)))
            return Card().text(words_for(interaction)("challenges-wrapup-posted", edition=shown.edition))

        await update(interaction, card())
        await interaction.followup.send(view=posted[0].view(), files=posted[0].files())


def _field(
    longest: int, now: str, *, style: discord.TextStyle = discord.TextStyle.short, required: bool = False
) -> ui.TextInput[StoryForm]:
    return ui.TextInput(max_length=longest, default=now or None, required=required, style=style)


CONTROLS: tuple[type[PersistentButton], ...] = (
    TellButton,
    ApproveStoryButton,
    AskTeamsButton,
    AskPostButton,
    PostButton,
)

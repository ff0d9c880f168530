"""The scorecard with its picture, and how a team's people share it with a channel."""

from __future__ import annotations

import asyncio

import discord

from bot.domain.repositories_scorecard import score
from bot.services.repositories_looks import Shown
from cogs._shared.actor import Interaction, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.dialogs import ask
from cogs._shared.places import ensure_may_write
from cogs._shared.replies import reply, update
from cogs._shared.texts import DEFAULT, Words
from cogs.repositories import score_picture
from cogs.repositories.score_cards import score_card


async def make_score_card(interaction: Interaction, shown: Shown, words: Words, *, is_looking: bool) -> Card:
    """What was found in the repository; with a picture, unless it may be another one in a moment."""
    client = interaction.client
    places = client.services.repositories.places
    # Thousands of paths are held against every rule.
    scored = await asyncio.to_thread(score, shown.snapshot) if shown.snapshot else None
    card = score_card(shown, scored, words, places, is_looking=is_looking)
    if scored is None or is_looking or (shown.snapshot and shown.snapshot.tree.content is None):
        return card
    picture = await asyncio.to_thread(score_picture.draw, scored, words, client.texts.words(DEFAULT))
    alt = score_picture.describe(score_picture.count(scored, words), words)
    return card.picture(score_picture.NAME, picture, alt)


class ShareButton(PersistentButton, form="repositories:share:{ticket:text}"):
    """Asks whether everybody in the channel is to see the scorecard."""

    async def pressed(self, interaction: Interaction) -> None:
        """Say what would be seen, and where."""

        async def card() -> Card:
            ensure_may_write(interaction)
            ticket, words = str(self.parts["ticket"]), words_for(interaction)
            name = await interaction.client.services.repositories_sharing.ask(actor_of(interaction), ticket)
            yes = ShareHereButton(words("repositories-share-yes"), style=discord.ButtonStyle.primary, ticket=ticket)
            return ask(words("repositories-share-ask", name=name.path), yes=yes, no=words("repositories-share-no"))

        await reply(interaction, card())


class ShareHereButton(PersistentButton, form="repositories:share-here:{ticket:text}"):
    """Shows the scorecard to everybody in the channel."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, in the server's language, and say it in the place of the question."""
        words, shared = public_words_for(interaction), list[Card]()

        async def card() -> Card:
            ensure_may_write(interaction)
            sharing = interaction.client.services.repositories_sharing
            shown = await sharing.share(actor_of(interaction), str(self.parts["ticket"]))
            public = await make_score_card(interaction, shown, words, is_looking=False)
            public.small(words("repositories-share-by"))
            shared.append(
                public.buttons(button(words("repositories-button-status"), f"repositories:show:{shown.ticket}"))
            )
            return Card().text(words_for(interaction)("repositories-shared", name=shown.name.path))

        await update(interaction, card())
        await interaction.followup.send(view=shared[0].view(), files=shared[0].files())


CONTROLS: tuple[type[PersistentButton], ...] = (ShareButton, ShareHereButton)

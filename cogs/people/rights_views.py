"""What people press to take along what is kept of them, or to have it forgotten. All of it works in direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.services.people_rights import Post
from cogs._shared.actor import Interaction, words_for
from cogs._shared.cards import Card
from cogs._shared.carry import in_archived_too, is_final
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply, update
from cogs.people import rights_cards as cards

if TYPE_CHECKING:
    from bot.client import ReproBot


async def show_kept(interaction: Interaction) -> Card:
    """What is kept of whoever asks."""
    kept = await interaction.client.services.people_rights.show(interaction.user.id)
    return cards.kept_card(kept, words_for(interaction))


async def export(interaction: Interaction) -> Card:
    """All of it, as a file."""
    content = await interaction.client.services.people_rights.export(interaction.user.id)
    return cards.export_card(content, words_for(interaction))


async def ask_forget(interaction: Interaction) -> Card:
    """What forgetting whoever asks would do, and whether they mean it."""
    foreseen = await interaction.client.services.people_rights.foresee(interaction.user.id)
    return cards.ask_forget_card(foreseen, words_for(interaction))


class ExportButton(PersistentButton, form="people:export"):
    """Gives somebody what is kept of them."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the file."""
        await reply(interaction, export(interaction))


class AskForgetButton(PersistentButton, form="people:ask-forget"):
    """Asks whether somebody wants to be forgotten."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with what that means."""
        await reply(interaction, ask_forget(interaction))


class ForgetButton(PersistentButton, form="people:forget:{asked}"):
    """Makes the bot forget somebody."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of the question; ask again where it means something else by now."""

        async def card() -> Card:
            bot, user_id, words = interaction.client, interaction.user.id, words_for(interaction)
            rights = bot.services.people_rights
            foreseen = await rights.foresee(user_id)
            if foreseen.fingerprint != self.number("asked"):
                return cards.ask_forget_card(foreseen, words, has_changed=True)
            # First what cannot be found any more without the database; whoever is cut off here presses again.
            left = sum([not await _remove(bot, post) for post in foreseen.posts])
            done = await rights.forget(user_id, asked=foreseen.fingerprint)
            if done is None:
                return cards.ask_forget_card(await rights.foresee(user_id), words, has_changed=True)
            bot.services.people.lose(user_id)
            return cards.forgotten_card(left, words)

        await update(interaction, card())


async def _remove(bot: ReproBot, post: Post) -> bool:
    """Remove a message of the bot's; False where Discord does not let it. Raises when trying again can help."""
    message = bot.get_partial_messageable(post.channel_id).get_partial_message(post.message_id)
    try:
        await in_archived_too(bot, post.channel_id, message.delete)
    except discord.NotFound:
        return True
    except discord.HTTPException as error:
        if not is_final(error):
            raise
        return False
    return True


CONTROLS: tuple[type[PersistentButton], ...] = (ExportButton, AskForgetButton, ForgetButton)

"""/help"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.errors import ControlOutdated
from cogs._shared.escape import Markup
from cogs._shared.replies import reply, update
from cogs._shared.texts import Texts, Words, described
from cogs.help.topics import Topic, list_topics


class HelpCog(commands.Cog, name="help"):
    """What a person can ask about the bot itself."""

    @app_commands.command(name="help", description=described("help-description"))
    async def help(self, interaction: Interaction) -> None:
        """Show what this person can do here."""
        await reply(interaction, _show(interaction))


class TopicButton(PersistentButton, form="help:topic:{name:text}"):
    """Shows what each command of a topic is for."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in the place of what was there; without a name, all topics."""
        await update(interaction, _show(interaction, str(self.parts["name"])))


async def _show(interaction: Interaction, name: str = "") -> Card:
    bot, words = interaction.client, words_for(interaction)
    topics = list_topics(bot.tree, actor_of(interaction), words)
    if not name:
        return overview_card(topics, bot.texts, words)
    topic = next((each for each in topics if each.name == name), None)
    if topic is None:
        raise ControlOutdated()
    return topic_card(topic, bot.texts, words)


def overview_card(topics: list[Topic], texts: Texts, words: Words) -> Card:
    """Every topic with its commands, to be clicked."""
    card = Card().heading(words("help-heading")).text(words("help-first"))
    for topic in topics:
        names = " ".join(texts.command(name) for name in topic.commands)
        card.text(words("help-topic", about=Markup(topic.about), commands=Markup(names)))
    groups = [topic for topic in topics if len(topic.commands) > 1]
    return card.buttons(*(button(topic.name, f"help:topic:{topic.name}") for topic in groups))


def topic_card(topic: Topic, texts: Texts, words: Words) -> Card:
    """What each command of the topic is for."""
    card = Card().heading(topic.about)
    lines = [
        words("help-command", command=Markup(texts.command(name)), about=Markup(about))
        for name, about in topic.commands.items()
    ]
    card.lines(lines, rest=lambda left: words("shared-more", count=left))
    return card.buttons(button(words("help-button-all"), "help:topic:"))


CONTROLS: tuple[type[PersistentButton], ...] = (TopicButton,)

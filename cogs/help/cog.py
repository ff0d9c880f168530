"""/help"""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.errors import ControlOutdated, suggests
from cogs._shared.escape import Markup, cut
from cogs._shared.replies import reply, update
from cogs._shared.texts import Texts, Words, described
from cogs.help import answers_views
from cogs.help.answers_cards import question_of
from cogs.help.answers_views import find_questions, show_answer
from cogs.help.topics import Topic, list_topics

_CHOICES_MAX, _CHOICE_MAX = 25, 100
_Question = app_commands.Range[str, 1, _CHOICE_MAX]


class HelpCog(commands.Cog, name="help"):
    """What a person can ask about the bot itself."""

    @suggests
    async def any_question(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Questions in which this is said."""
        words = words_for(interaction)
        questions = await interaction.client.services.answers.list_questions(actor_of(interaction))
        return [
            app_commands.Choice(name=cut(question_of(each, words), _CHOICE_MAX), value=each.key)
            for each in find_questions(questions, typed, words)[:_CHOICES_MAX]
        ]

    @app_commands.command(name="help", description=described("help-description"))
    @app_commands.describe(question=described("help-option-question"))
    @app_commands.autocomplete(question=any_question)
    async def help(self, interaction: Interaction, question: _Question | None = None) -> None:
        """Show what this person can do here or, to a question, what the organizers answer."""
        await reply(interaction, _show(interaction) if question is None else show_answer(interaction, question))


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
    card.buttons(button(words("help-button-questions"), "help:questions", style=discord.ButtonStyle.primary))
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


CONTROLS: tuple[type[PersistentButton], ...] = (TopicButton, *answers_views.CONTROLS)

"""The buttons and the form of questions and answers."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.answers import ANSWER_MAX, QUESTION_MAX, NoSuchQuestion
from bot.domain.links import LINK_MAX
from bot.services.answers import Answered, Questions
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.help.answers_cards import answer_card, question_of, questions_card


async def show_questions(interaction: Interaction) -> Card:
    """Every question that can be asked here."""
    questions = await interaction.client.services.answers.list_questions(actor_of(interaction))
    return questions_card(questions, words_for(interaction))


async def show_answer(interaction: Interaction, wanted: str) -> Card:
    """The answer to a question, by its key or by words of it; every question where it is none, or several."""
    words = words_for(interaction)
    questions = await interaction.client.services.answers.list_questions(actor_of(interaction))
    found = find_questions(questions, wanted, words)
    if len(found) != 1:
        return questions_card(questions, words)
    return answer_card(found[0], words, may_change=questions.may_change)


def find_questions(questions: Questions, wanted: str, words: Words) -> list[Answered]:
    """The question of this key, or those in which this is said."""
    exact = [each for each in questions.answers if each.key == wanted]
    said = wanted.strip().casefold()
    return exact or [each for each in questions.answers if said in question_of(each, words).casefold()]


class AnswerForm(Form):
    """Asks for a question and its answer."""

    def __init__(self, words: Words, answered: Answered | None) -> None:
        super().__init__(words("help-form-title"))
        self._key = answered.key if answered else ""
        question, answer = "", ""
        if answered is not None:
            question = question_of(answered, words)
            answer = answered.answer if answered.answer is not None else str(words(f"help-answer-{answered.key}"))
        self.question = self._ask(words, "question", question, longest=QUESTION_MAX)
        style = discord.TextStyle.paragraph
        self.answer = self._ask(words, "answer", answer, longest=ANSWER_MAX, style=style)
        source = (answered.source if answered else None) or ""
        self.source = self._ask(words, "source", source, longest=LINK_MAX, is_required=False)

    async def submitted(self, interaction: Interaction) -> None:
        """Answer it so from now on, and show that."""

        async def card() -> Card:
            key = await interaction.client.services.answers.write(
                actor_of(interaction),
                self._key,
                question=self.question.value,
                answer=self.answer.value,
                source=self.source.value,
            )
            return await show_answer(interaction, key)

        await reply(interaction, card())

    def _ask(
        self,
        words: Words,
        what: str,
        default: str,
        *,
        longest: int,
        style: discord.TextStyle = discord.TextStyle.short,
        is_required: bool = True,
    ) -> ui.TextInput[AnswerForm]:
        field: ui.TextInput[AnswerForm] = ui.TextInput(
            max_length=longest, required=is_required, default=default[:longest] or None, style=style
        )
        self.add_item(ui.Label(text=words(f"help-form-{what}"), component=field))
        return field


class QuestionsButton(PersistentButton, form="help:questions"):
    """Shows every question that can be asked here."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show them in the place of what was there."""
        await update(interaction, show_questions(interaction))


class AnswerButton(PersistentButton, form="help:answer:{key:text}"):
    """Shows the answer to a question."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in the place of what was there."""
        await update(interaction, show_answer(interaction, str(self.parts["key"])))


class WriteButton(PersistentButton, form="help:write:{key:text}"):
    """Opens the form for an answer; without a key, for a new question."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open it with what is said now."""
        key = str(self.parts["key"])
        questions = await interaction.client.services.answers.list_questions(actor_of(interaction))
        answered = next((each for each in questions.answers if each.key == key), None)
        if key and answered is None:
            raise NoSuchQuestion()
        await AnswerForm(words_for(interaction), answered).open(interaction)


class LeaveOutButton(PersistentButton, form="help:leave-out:{key:text}"):
    """Lets a question not be asked here."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show what is left."""

        async def card() -> Card:
            await interaction.client.services.answers.leave_out(actor_of(interaction), str(self.parts["key"]))
            return await show_questions(interaction)

        await update(interaction, card())


class RestoreButton(PersistentButton, form="help:restore:{key:text}"):
    """Lets a question be answered as it comes with the bot."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show it."""

        async def card() -> Card:
            key = str(self.parts["key"])
            await interaction.client.services.answers.restore(actor_of(interaction), key)
            return await show_answer(interaction, key)

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(QuestionsButton, AnswerButton, WriteButton, LeaveOutButton, RestoreButton),
)

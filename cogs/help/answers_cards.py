"""How questions and their answers look."""

from __future__ import annotations

import discord

from bot.services.answers import Answered, Questions
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import Markup, cut, escape, link
from cogs._shared.texts import Words

_SHOWN = 15  # of so many questions each gets a button
_LABEL_MAX = 80


def question_of(answered: Answered, words: Words) -> str:
    """The question in plain text, as it was written or in the reader's language."""
    return answered.question if answered.question is not None else str(words(f"help-question-{answered.key}"))


def questions_card(questions: Questions, words: Words) -> Card:
    """Every question, to be pressed."""
    card = Card().heading(words("help-questions-heading"))
    shown = questions.answers[:_SHOWN]
    card.text(words("help-questions", count=len(questions.answers)))
    card.buttons(*(button(cut(question_of(each, words), _LABEL_MAX), f"help:answer:{each.key}") for each in shown))
    if len(shown) < len(questions.answers):
        card.small(words("shared-more", count=len(questions.answers) - len(shown)))
    if questions.may_change:
        left_out = [
            button(words("help-button-restore", question=words(f"help-question-{key}")), f"help:restore:{key}")
            for key in questions.left_out
        ]
        card.buttons(button(words("help-button-write"), "help:write:", style=discord.ButtonStyle.primary), *left_out)
    return card


def answer_card(answered: Answered, words: Words, *, may_change: bool) -> Card:
    """The answer, with where it is from and since when; for organizers the buttons that change it."""
    card = Card().heading(escape(question_of(answered, words)))
    own = answered.answer
    card.text(escape(own) if own is not None else words(f"help-answer-{answered.key}"))
    where = link(words("help-source"), answered.source) if answered.source else ""
    as_of = Markup(answered.as_of.isoformat())
    card.small(words("help-answer-source", source=where or "none", day=as_of, known="no" if own is not None else "yes"))
    buttons = [button(words("help-button-questions"), "help:questions")]
    if may_change:
        buttons.append(button(words("help-button-change"), f"help:write:{answered.key}"))
        buttons.append(button(words("help-button-leave-out"), f"help:leave-out:{answered.key}"))
        if answered.is_known and own is not None:
            buttons.append(button(words("help-button-as-it-was"), f"help:restore:{answered.key}"))
    return card.buttons(*buttons)

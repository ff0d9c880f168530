"""How editions look to those who run them."""

from __future__ import annotations

import discord

from bot.domain.challenges_course import EditionStep
from bot.services.challenges_course import Created, EditionLine, StepAhead
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask
from cogs._shared.escape import cut, escape, link
from cogs._shared.texts import Words

_SHOWN = 15
_NAME_MAX = 80


def editions_card(lines: list[EditionLine], words: Words) -> Card:
    """All editions of the server, as far as there is room."""
    card = Card().heading(words("challenges-editions-heading", count=len(lines)))
    card.text("\n".join(describe(line, words) for line in lines[:_SHOWN]))
    if len(lines) > _SHOWN:
        card.small(words("challenges-editions-more", count=len(lines) - _SHOWN))
    return card


def edition_card(key: str, line: EditionLine, words: Words, *more: str) -> Card:
    """What was done with an edition, and what can be done next; `more` stands between the two."""
    card = Card().text(words(key, edition=cut(line.name, _NAME_MAX))).text(describe(line, words))
    for text in more:
        card.text(text)
    switch = button(words("challenges-button-switch"), f"challenges:switch:{line.id}")
    return card if line.is_current else card.buttons(switch)


def created_card(created: Created, words: Words) -> Card:
    """A new draft: where its rules are from, which dates it begins with, and what comes next."""
    template, more = created.template, list[str]()
    if template is not None:
        source = link(escape(template.name), template.source)
        more.append(words("challenges-created-template", template=source, dates=len(created.dates)))
        more += [words("challenges-created-date", name=name, at=at) for name, at in created.dates]
    return edition_card("challenges-created", created.line, words, *more)


def step_card(ahead: StepAhead, words: Words) -> Card:
    """What the step would do, and whether it is meant."""
    line, step = ahead.line, ahead.step
    question = words(
        f"challenges-ask-{step}",
        edition=cut(line.name, _NAME_MAX),
        teams=line.teams,
        people=line.people,
        claims=line.claims,
        waits=line.waits,
        instead=cut(ahead.instead_of or "no", _NAME_MAX),
    )
    style = discord.ButtonStyle.primary if step is EditionStep.OPEN else discord.ButtonStyle.danger
    yes = button(words("challenges-button-step", step=step), f"challenges:step:{line.id}:{step}", style=style)
    return ask(question, yes=yes, no=words("challenges-button-no"))


def describe(line: EditionLine, words: Words) -> str:
    """An edition in one line."""
    return words(
        "challenges-edition",
        edition=cut(line.name, _NAME_MAX),
        state=line.state,
        current="yes" if line.is_current else "no",
        teams=line.teams,
        people=line.people,
        claims=line.claims,
        stopped="yes" if line.stopped is not None else "no",
    )

"""How the cohorts of an edition look."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.services.cohorts import CohortCard
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask
from cogs._shared.texts import Words

_SHOWN = 10


def cohorts_card(cohorts: Sequence[CohortCard], words: Words) -> Card:
    """Every cohort with its papers and teams, and the buttons that change it."""
    card = Card().heading(words("cohorts-heading", count=len(cohorts))).text(words("cohorts-about"))
    for cohort in cohorts[:_SHOWN]:
        counts = {"papers": len(cohort.papers), "teams": len(cohort.teams), "dates": cohort.dates}
        said = words("cohorts-brief", name=cohort.name, **counts)
        card.section(said, button(words("cohorts-button-change"), f"cohorts:change:{cohort.id}"))
    if len(cohorts) > _SHOWN:
        card.small(words("shared-more", count=len(cohorts) - _SHOWN))
    return card.buttons(button(words("cohorts-button-add"), "cohorts:add", style=discord.ButtonStyle.primary))


def cohort_card(cohort: CohortCard, words: Words) -> Card:
    """One cohort as it is now."""
    said = words(
        "cohorts-line",
        name=cohort.name,
        papers=len(cohort.papers),
        titles=cohort.papers,
        teams=len(cohort.teams),
        names=cohort.teams,
        dates=cohort.dates,
    )
    return (
        Card()
        .text(said)
        .small(words("cohorts-next"))
        .buttons(
            button(words("cohorts-button-change"), f"cohorts:change:{cohort.id}"),
            button(words("cohorts-button-remove"), f"cohorts:ask:{cohort.id}"),
            button(words("cohorts-button-list"), "cohorts:list"),
        )
    )


def removal_card(cohort: CohortCard, words: Words) -> Card:
    """What removing would do, with the button that does it."""
    yes = button(words("cohorts-button-remove"), f"cohorts:remove:{cohort.id}", style=discord.ButtonStyle.danger)
    question = words("cohorts-remove-ask", name=cohort.name, teams=len(cohort.teams))
    return ask(question, yes=yes, no=words("cohorts-button-keep"))

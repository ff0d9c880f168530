"""How deadlines look."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.moments import write_at
from bot.services.deadlines import DeadlineLine, DeadlinePage, Mine
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import turn
from cogs._shared.escape import Markup, cut, link
from cogs._shared.texts import Words

PAGE_SIZE = 6
_PAPER_MAX = 100
_PRIMARY = discord.ButtonStyle.primary
_SUCCESS = discord.ButtonStyle.success


def list_card(page: DeadlinePage, number: int, words: Words) -> Card:
    """One page of the edition's deadlines, each with a button that shows it."""
    card = Card().heading(words("deadlines-list-heading", edition=page.edition))
    if not page.lines:
        return card.text(words("deadlines-list-empty", organizes="yes" if page.may_change else "no"))
    pages = -(-len(page.lines) // PAGE_SIZE)
    number = min(number, pages - 1)
    for line in page.lines[number * PAGE_SIZE :][:PAGE_SIZE]:
        show = button(words("deadlines-button-show"), f"deadlines:show:{line.id}")
        card.section(_describe(line, words), show)
    if page.has_closed_dms:
        card.small(words("deadlines-closed-dms", known="yes" if page.team else "no"))
    return turn(
        card,
        label=words("shared-page", page=number + 1, pages=pages),
        back=button(words("shared-back"), f"deadlines:turn:{number - 1}") if number else None,
        forth=button(words("shared-forth"), f"deadlines:turn:{number + 1}") if number + 1 < pages else None,
    )


def deadline_card(line: DeadlineLine, guild_id: int, words: Words, *, news: Markup | None = None) -> Card:
    """One deadline, and what the person can say about it; `news` come first."""
    card = Card()
    if news:
        card.text(news)
    card.text(_describe(line, words))
    if line.mine is Mine.OWED and line.papers:
        card.text(words("deadlines-owed-papers", papers=tuple(cut(paper, _PAPER_MAX) for paper in line.papers)))
    if line.link:
        card.small(words("deadlines-source", link=link(words("deadlines-source-name"), line.link)))
    return card.buttons(*line_buttons(line, guild_id, words))


def line_buttons(line: DeadlineLine, guild_id: int, words: Words) -> list[ui.Item[ui.LayoutView]]:
    """What can be said about a deadline."""
    buttons: list[ui.Item[ui.LayoutView]] = []
    ids = f"{guild_id}:{line.id}"
    if line.mine is Mine.OWED and line.asks != "team":
        buttons.append(button(words("deadlines-button-done"), f"deadlines:done:{ids}:{line.team_id}", style=_SUCCESS))
    if line.mine is Mine.SAID:
        buttons.append(button(words("deadlines-button-undone"), f"deadlines:undone:{ids}"))
    if line.mine is Mine.OWED and not line.is_past:
        buttons.append(button(words("deadlines-button-snooze"), f"deadlines:snooze:{ids}"))
    if line.mine is not Mine.NOT_ASKED and not line.is_past:
        what = "unmute" if line.is_muted else "mute"
        buttons.append(button(words(f"deadlines-button-{what}"), f"deadlines:{what}:{ids}"))
    return [*buttons, button(words("deadlines-button-list"), f"deadlines:list:{guild_id}")]


def nothing_next_card(page: DeadlinePage, guild_id: int, words: Words) -> Card:
    """What somebody reads who owes nothing any more."""
    card = Card().text(words("deadlines-nothing-next", edition=page.edition))
    return card.buttons(button(words("deadlines-button-list"), f"deadlines:list:{guild_id}"))


def _describe(line: DeadlineLine, words: Words) -> Markup:
    """Name, kind, instant in everybody's own zone and in the words of its own, and how the person stands to it."""
    head = words("deadlines-line-head", name=line.name, kind="hard" if line.is_hard else "soft")
    if line.cohort is not None:
        head = words("deadlines-line-cohort", head=head, cohort=line.cohort)
    when = words(
        "deadlines-line-when",
        at=line.due_at,
        written=Markup(write_at(line.due_at, line.zone)),
        extended="yes" if line.is_extended else "no",
        grace=line.grace_minutes,
    )
    state = "past" if line.is_past and line.mine is not Mine.NOT_ASKED else "open"
    mine = words("deadlines-line-mine", mine=line.mine, asks=line.asks, state=state, count=len(line.papers))
    muted = [words("deadlines-line-muted")] if line.is_muted else []
    return Markup("\n".join((head, when, mine, *muted)))

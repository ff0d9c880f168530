"""How changes of the schedule look."""

from __future__ import annotations

from datetime import datetime

import discord

from bot.domain.moments import write_at
from bot.services.deadlines_move import Change, Extended, HistoryLine
from bot.services.deadlines_schedule import DateChange, NewDate
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask
from cogs._shared.escape import Markup, mention
from cogs._shared.texts import Words

_DANGER = discord.ButtonStyle.danger
_PRIMARY = discord.ButtonStyle.primary
_REMINDERS_SHOWN = 8
_WHOLE_MAX = 5


def added_card(change: DateChange, words: Words) -> Card:
    """What follows from a deadline that was added or corrected."""
    assert change.after is not None, "it was not removed"
    card = Card().text(words("deadlines-added", name=change.name, at=change.after.at, written=_write(change.after)))
    card.text(_reminders(change, words))
    return card.buttons(button(words("deadlines-button-correct"), f"deadlines:correct:{change.deadline_id}"))


def copied_card(added: list[DateChange], words: Words) -> Card:
    """What was taken over from another edition."""
    card = Card().text(words("deadlines-copied", count=len(added)))
    lines = [
        words("deadlines-copied-line", name=each.name, at=each.after.at, written=_write(each.after))
        for each in added
        if each.after is not None
    ]
    return card.lines(lines, rest=lambda left: words("shared-more", count=left)) if lines else card


def plan_card(change: Change, words: Words) -> Card:
    """Names exactly what a change does, and asks."""
    card = Card().heading(words("deadlines-plan-heading", kind=change.kind))
    card.lines(_changes(change, words), rest=lambda left: words("shared-more", count=left))
    card.text(words("deadlines-letter-reason", reason=change.reason))
    style = _DANGER if change.kind == "remove" else _PRIMARY
    yes = button(words("deadlines-button-apply", kind=change.kind), f"deadlines:apply:{change.draft_id}", style=style)
    question = words("deadlines-plan-told", count=change.told, kind=change.kind)
    return ask(question, yes=yes, no=words("deadlines-button-keep"), under=card)


def applied_card(change: Change, words: Words) -> Card:
    """What was changed, and who is told."""
    card = Card().heading(words("deadlines-applied-heading", kind=change.kind))
    card.lines(_changes(change, words), rest=lambda left: words("shared-more", count=left))
    return card.small(words("deadlines-applied-told", count=change.told))


def extended_card(extended: Extended, words: Words) -> Card:
    """What one team was given."""
    return Card().text(
        words(
            "deadlines-extended",
            team=extended.team,
            name=extended.deadline,
            at=extended.date.at,
            written=_write(extended.date),
        )
    )


def history_card(lines: list[HistoryLine], words: Words) -> Card:
    """What became of the dates, latest first."""
    card = Card().heading(words("deadlines-history-heading"))
    if not lines:
        return card.text(words("deadlines-history-empty"))
    return card.lines([_history(line, words) for line in lines], rest=lambda left: words("shared-more", count=left))


def _history(line: HistoryLine, words: Words) -> Markup:
    sentence = words(
        "deadlines-history-line",
        kind=line.kind,
        name=line.deadline,
        team=line.team or "",
        who=mention(line.actor_id),
        when=_short(line.at),
        before=_short(line.before_at),
        after=_short(line.after_at),
        typed=line.after_words or "",
    )
    return Markup(f"{sentence}\n{words('deadlines-history-reason', reason=line.reason)}") if line.reason else sentence


def _changes(change: Change, words: Words) -> list[str]:
    """What becomes of each deadline; where there are many, without what follows from it."""
    is_short = len(change.dates) > _WHOLE_MAX
    return ["\n".join(_change(each, words)[: 1 if is_short else None]) for each in change.dates]


def _change(each: DateChange, words: Words) -> list[str]:
    if each.after is None:
        line = words("deadlines-plan-removed", name=each.name, at=each.before.at)
    else:
        before, after = _short(each.before.at), _short(each.after.at)
        line = words("deadlines-plan-moved", name=each.name, before=before, after=after, written=_write(each.after))
    event = "yes" if each.has_event else "no"
    effects = words("deadlines-plan-effects", teams=each.teams, claims=each.claims, keep=each.keep, event=event)
    return [line, _reminders(each, words), effects]


def _reminders(change: DateChange, words: Words) -> Markup:
    times = tuple(Markup(discord.utils.format_dt(at, "f")) for at in change.reminders[:_REMINDERS_SHOWN])
    return words("deadlines-reminders", count=len(change.reminders), times=times)


def _short(at: datetime | None) -> Markup:
    return Markup(discord.utils.format_dt(at, "f")) if at else Markup("")


def _write(date: NewDate) -> Markup:
    return Markup(write_at(date.at, date.zone))

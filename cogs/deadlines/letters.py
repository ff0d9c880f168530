"""What the bot writes about deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import discord

from bot.domain.moments import write_at
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import Markup, cut, mention
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words

_ITEMS_MAX = 6  # as many as one message has room for, with their buttons
_PAPERS_MAX, _PAPER_MAX = 2, 60
_SUCCESS = discord.ButtonStyle.success


def _due(posted: Posted, words: Words) -> Card:
    items = posted.facts["items"]
    team = posted.fact("team")
    card = Card().text(
        words("deadlines-letter-due", guild=posted.guild, team=team, known="yes" if team else "no", count=len(items))
    )
    for item in items[:_ITEMS_MAX]:
        card.text(_describe(item, words)).buttons(*_buttons(posted, item, words))
    if len(items) > _ITEMS_MAX:
        card.small(words("shared-more", count=len(items) - _ITEMS_MAX))
    return card.buttons(
        button(words("deadlines-button-list"), f"deadlines:list:{posted.guild_id}"),
        button(words("deadlines-button-how"), f"people:notifications:{posted.guild_id}"),
    )


def _describe(item: Mapping[str, Any], words: Words) -> Markup:
    at = datetime.fromisoformat(item["at"])
    papers = [cut(paper, _PAPER_MAX) for paper in item["papers"]]
    lines = [
        words("deadlines-line-head", name=item["name"], kind="hard" if item["is_hard"] else "soft"),
        words("deadlines-letter-when", at=at, written=Markup(write_at(at, item["zone"]))),
        words("deadlines-letter-asks", asks=item["asks"], papers=_name_papers(papers, words)),
    ]
    return Markup("\n".join(lines))


def _name_papers(papers: list[str], words: Words) -> Markup:
    """Few of them, so that six deadlines have room in one message."""
    names, more = tuple(papers[:_PAPERS_MAX]), len(papers) - _PAPERS_MAX
    named = words("deadlines-letter-papers", papers=names)
    return words("shared-and-more", names=named, more=more) if more > 0 else named


def _buttons(posted: Posted, item: Mapping[str, Any], words: Words) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    ids = f"{posted.guild_id}:{item['deadline_id']}"
    done = button(words("deadlines-button-done"), f"deadlines:done:{ids}:{posted.number('team_id')}", style=_SUCCESS)
    return [
        *([done] if item["asks"] != "team" else []),
        button(words("deadlines-button-snooze"), f"deadlines:snooze:{ids}"),
        button(words("deadlines-button-mute"), f"deadlines:mute:{ids}"),
    ]


def _silent(posted: Posted, words: Words) -> Card:
    return Card().text(
        words(
            "deadlines-letter-silent",
            name=posted.fact("name"),
            at=posted.moment("at"),
            teams=tuple(posted.facts["teams"]),
            count=len(posted.facts["teams"]),
        )
    )


def _moved(posted: Posted, words: Words) -> Card:
    card = Card().text(words("deadlines-letter-moved", guild=posted.guild, count=len(posted.facts["items"])))
    lines = [
        words(
            "deadlines-letter-moved-line",
            name=item["name"],
            before=datetime.fromisoformat(item["before"]),
            after=datetime.fromisoformat(item["after"]),
        )
        for item in posted.facts["items"]
    ]
    return _with_reason(card.lines(lines, rest=lambda left: words("shared-more", count=left)), posted, words)


def _removed(posted: Posted, words: Words) -> Card:
    names = tuple(item["name"] for item in posted.facts["items"])
    card = Card().text(words("deadlines-letter-removed", guild=posted.guild, names=names))
    return _with_reason(card, posted, words)


def _extended(posted: Posted, words: Words) -> Card:
    sentence = words("deadlines-letter-extended", guild=posted.guild, name=posted.fact("name"), at=posted.moment("at"))
    return _with_reason(Card().text(sentence), posted, words)


def _done(posted: Posted, words: Words) -> Card:
    who = mention(posted.number("actor_id"))
    return Card().small(words("deadlines-letter-done", who=who, name=posted.fact("name")))


def _with_reason(card: Card, posted: Posted, words: Words) -> Card:
    card.text(words("deadlines-letter-reason", reason=posted.fact("reason")))
    return card.buttons(button(words("deadlines-button-list"), f"deadlines:list:{posted.guild_id}"))


LETTERS: dict[str, Letter] = {
    "deadlines:due": _due,
    "deadlines:digest": _due,
    "deadlines:silent": _silent,
    "deadlines:move": _moved,
    "deadlines:remove": _removed,
    "deadlines:extend": _extended,
    "deadlines:done": _done,
}

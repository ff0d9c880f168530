"""How the organizers' board looks."""

from __future__ import annotations

import asyncio
from datetime import datetime

import discord

from bot.charts import Bar, Point, can_write, draw_bars, draw_timeline
from bot.services.challenges_board import Board
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import Markup, cut, escape
from cogs._shared.texts import Words
from cogs.challenges.lists_views import filter_buttons

_FUNNEL, _WEEKS, _DATES = "board.png", "weeks.png", "dates.png"
_NAME_MAX = 40
_STEPS = ("claimed", "begun", "submitted", "accepted")


async def board_card(board: Board, words: Words, fallback: Words) -> Card:
    """Where everybody stands, with pictures of how far claims came and when they were taken.

    The pictures speak the `fallback` language where this machine lacks letters of the other.
    """
    card = Card().heading(words("challenges-board-heading", edition=board.edition))
    card.text(
        words(
            "challenges-board-people",
            people=board.people,
            alone=board.without_team,
            teams=board.teams,
            working=board.working,
            submitted=board.submitted,
        )
    )
    if board.without_claim:
        card.text(words("challenges-board-claimless", count=len(board.without_claim), teams=board.without_claim))
    if board.silent:
        days = board.silent_days
        card.text(words("challenges-board-silent", count=len(board.silent), teams=board.silent, days=days))
    if board.behind:
        card.text(words("challenges-board-behind", count=len(board.behind), teams=board.behind))
    states = tuple(words("challenges-board-state", state=state, count=count) for state, count in board.claims)
    if states:
        card.text(words("challenges-board-claims", states=states, conversion=board.funnel.conversion))
    card.text(words("challenges-board-papers", free=board.free_papers, waiting=board.waiting))
    for name, at in board.coming:
        card.text(words("challenges-board-coming", name=name, at=at))
    if board.dead_letters:
        card.text(words("challenges-board-dead", count=board.dead_letters))
    if board.weeks:
        card.picture(_FUNNEL, await asyncio.to_thread(_draw_funnel, board, words, fallback), _describe(board, words))
    if len(board.weeks) > 1:
        counts = ", ".join(str(count) for _, count in board.weeks)
        first, last = (_day(board.weeks[end][0]) for end in (0, -1))
        alt = words("challenges-board-weeks-alt", first=first, last=last, counts=Markup(counts))
        card.picture(_WEEKS, await asyncio.to_thread(_draw_weeks, board), alt)
    if len(board.dates) > 1:
        alt = words("challenges-board-dates-alt", dates=Markup(_list_dates(board)))
        card.picture(_DATES, await asyncio.to_thread(_draw_dates, board), alt)
    return _add_buttons(card, board, words)


def _add_buttons(card: Card, board: Board, words: Words) -> Card:
    write = [
        button(words("challenges-button-write", to=to), f"announcements:begin:{to}:{value}")
        for to, value, count in (
            ("no-team", 0, board.without_team),
            ("no-claim", 0, len(board.without_claim)),
            ("silent", board.silent_days, len(board.silent)),
        )
        if count
    ]
    card.buttons(*write)
    more = [button(words("challenges-button-export"), "challenges:export:0", style=discord.ButtonStyle.primary)]
    if board.dead_letters:
        more.append(button(words("challenges-button-dead-letters", count=board.dead_letters), "deliveries:dead"))
    return card.buttons(*filter_buttons(None, words), *more)


def _draw_funnel(board: Board, words: Words, fallback: Words) -> bytes:
    funnel = board.funnel
    counts = (funnel.claimed, funnel.begun, funnel.submitted, funnel.accepted)
    labels = [str(words("challenges-board-step", step=step)) for step in _STEPS]
    if not all(can_write(label) for label in labels):
        labels = [str(fallback("challenges-board-step", step=step)) for step in _STEPS]
    most = max(1, funnel.claimed)
    return draw_bars([Bar(label, count / most, str(count)) for label, count in zip(labels, counts, strict=True)])


def _draw_weeks(board: Board) -> bytes:
    most = max(count for _, count in board.weeks)
    return draw_bars([Bar(_day(week), count / most, str(count)) for week, count in board.weeks])


def _draw_dates(board: Board) -> bytes:
    # A name in letters that this machine lacks stands as its number in the list of dates.
    points = [
        Point(name if can_write(name) else str(number), at, is_past=at <= board.now)
        for number, (name, at) in enumerate(board.dates, start=1)
    ]
    return draw_timeline(points, now=board.now)


def _list_dates(board: Board) -> str:
    return "; ".join(f"{escape(cut(name, _NAME_MAX))} {_day(at)}" for name, at in board.dates)


def _day(week: datetime) -> Markup:
    return Markup(week.date().isoformat())


def _describe(board: Board, words: Words) -> str:
    funnel = board.funnel
    return words(
        "challenges-board-alt",
        claimed=funnel.claimed,
        begun=funnel.begun,
        submitted=funnel.submitted,
        accepted=funnel.accepted,
    )

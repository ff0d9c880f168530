"""How the rules of an edition look."""

from __future__ import annotations

from datetime import datetime

import discord

from bot.services.challenges_rules import EditionRulesCard
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import Markup, link
from cogs._shared.texts import Words


def rules_card(rules: EditionRulesCard, words: Words) -> Card:
    """The rules and, for organizers, the buttons that change them."""
    card = Card().heading(words("challenges-rules-heading", edition=rules.edition))
    limits, patience = rules.limits, rules.patience
    card.text(
        words(
            "challenges-rules-limits",
            papers=limits.claims_per_team or 0,
            teams=limits.claims_per_paper or 0,
            seats=limits.seats_per_team,
        )
    )
    card.text("\n".join(_date(name, at, words) for name, at in _dates(rules)))
    card.text(
        words(
            "challenges-rules-patience",
            silent=patience.silent_days or 0,
            lapse=patience.lapse_days,
            hours=patience.offer_hours,
        )
    )
    if rules.holidays:
        spans = [words("challenges-rules-holiday", begin=_day(begin), end=_day(end)) for begin, end in rules.holidays]
        card.lines((words("challenges-rules-holidays"), *spans), rest=lambda left: words("shared-more", count=left))
    if rules.about.guide_url:
        card.text(link(words("challenges-rules-guide"), rules.about.guide_url))
    if rules.about.sponsor:
        card.text(words("challenges-rules-sponsor", sponsor=rules.about.sponsor))
    if demands := _demands(rules, words):
        card.lines(demands, rest=lambda left: words("shared-more", count=left))
    if not rules.may_change:
        return card
    return _add_organizers(card, rules, words)


def _add_organizers(card: Card, rules: EditionRulesCard, words: Words) -> Card:
    rooms = rules.rooms
    card.divider().text(
        words(
            "challenges-rules-rooms",
            kind=rooms.kind,
            where=_channel(rooms.rooms_channel_id),
            known="yes" if rooms.rooms_channel_id else "no",
            organizers=_channel(rooms.organizers_channel_id),
            told="yes" if rooms.organizers_channel_id else "no",
        )
    )
    wanted = "yes" if rules.announcements_approval else "no"
    card.text(words("challenges-rules-approval", wanted=wanted))
    card.buttons(
        button(words("challenges-button-limits"), "challenges:limits"),
        button(words("challenges-button-dates"), "challenges:dates"),
        button(words("challenges-button-patience"), "challenges:patience"),
        button(words("challenges-button-holidays"), "challenges:holidays"),
        button(words("challenges-button-rooms"), "challenges:rooms"),
        button(words("challenges-button-about"), "challenges:about"),
        button(words("challenges-button-demands"), "challenges:demands"),
        button(words("challenges-button-cohorts"), "cohorts:list"),
        button(words("challenges-button-events"), "deadlines:events"),
        button(words("challenges-button-approval", wanted=wanted), f"challenges:approval:{int(wanted == 'no')}"),
    )
    style, waiting = discord.ButtonStyle.primary, list[discord.ui.Button[discord.ui.LayoutView]]()
    if rules.appeals:
        waiting.append(button(words("challenges-button-appeals", count=rules.appeals), "papers:appeals", style=style))
    if rules.disputes:
        label = words("challenges-button-disputes", count=rules.disputes)
        waiting.append(button(label, "repositories:disputes:0", style=style))
    if rules.dead_letters:
        label = words("challenges-button-dead-letters", count=rules.dead_letters)
        waiting.append(button(label, "deliveries:dead", style=style))
    return card.buttons(*waiting)


def _demands(rules: EditionRulesCard, words: Words) -> list[str]:
    demands = rules.demands
    lines: list[str] = []
    if demands.venues:
        bound = "yes" if demands.are_venues_required else "no"
        lines.append(words("challenges-rules-venues", venues=demands.venues, bound=bound))
    if demands.needs_repository:
        lines.append(words("challenges-rules-repository"))
    if demands.report_kinds:
        kinds = tuple(words("challenges-report-kind", kind=kind) for kind in sorted(demands.report_kinds))
        lines.append(words("challenges-rules-reports", kinds=kinds))
    if demands.is_anonymous:
        lines.append(words("challenges-rules-anonymous"))
    if rules.about.ladder:
        lines.append(words("challenges-rules-ladder", ladder=rules.about.ladder))
    return lines


def _dates(rules: EditionRulesCard) -> tuple[tuple[str, datetime | None], ...]:
    dates = rules.dates
    return (("entry", dates.entry_until), ("merge", dates.merge_until), ("roster", dates.roster_until))


def _date(name: str, at: datetime | None, words: Words) -> str:
    if at is None:
        return words("challenges-rules-no-date", what=name)
    return words("challenges-rules-date", what=name, at=at)


def _day(at: datetime) -> Markup:
    return Markup(discord.utils.format_dt(at, "D"))


def _channel(channel_id: int | None) -> Markup:
    return Markup(f"<#{channel_id}>") if channel_id else Markup("")

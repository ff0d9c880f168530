"""What is kept of a person, and what having it forgotten means."""

from __future__ import annotations

from collections import Counter

import discord

from bot.services.people_rights import Forgetting, Kept, OwnTeam
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask
from cogs._shared.texts import Words

FILE_NAME = "reprobot-me.json"
# Kinds of things, as exports name them, by what they are to people.
_ABOUT = {
    "deliveries": "messages",
    "reminders": "reminders",
    "audit": "acts",
    **dict.fromkeys(("memberships", "invitations", "join_requests", "lookers"), "teams"),
    **dict.fromkeys(("people", "calendars", "mutes", "rungs", "schedule_drafts"), "settings"),
}
_ABOUT_MAX = 300


def kept_card(kept: Kept, words: Words) -> Card:
    """What is kept of the person, and what they can do about it."""
    if not kept.counts:
        return Card().text(words("people-nothing-known"))
    counts = Counter[str]()
    for name, count in kept.counts:
        counts[_ABOUT.get(name, "work")] += count
    card = Card().heading(words("people-kept-heading"))
    card.text(words("people-kept-settings", zone=kept.zone or "no", language=kept.language or "no"))
    if kept.teams:
        card.text("\n".join(_name(team, words) for team in kept.teams))
    card.text(
        words(
            "people-kept-counts",
            guilds=kept.guilds,
            settings=counts["settings"],
            teams=counts["teams"],
            work=counts["work"],
            reminders=counts["reminders"],
            messages=counts["messages"],
            acts=counts["acts"],
        )
    )
    card.small(words("people-kept-never"))
    return card.buttons(
        button(words("people-button-export"), "people:export"),
        button(words("people-button-forget"), "people:ask-forget", style=discord.ButtonStyle.danger),
    )


def export_card(content: bytes, words: Words) -> Card:
    """Everything, as a file."""
    return Card().text(words("people-exported", kilobytes=-(-len(content) // 1000))).file(FILE_NAME, content)


def ask_forget_card(foreseen: Forgetting, words: Words, *, has_changed: bool = False) -> Card:
    """What would be deleted, what would stay and why, and whether it is meant."""
    if not foreseen.things:
        return Card().text(words("people-nothing-known"))
    card = Card().heading(words("people-forget-heading"))
    if has_changed:
        card.text(words("people-forget-changed"))
    card.text(words("people-forget-goes", things=foreseen.things))
    for team in foreseen.teams:
        card.text(
            words(
                "people-forget-team",
                team=team.team,
                edition=team.edition,
                papers=team.releases,
                count=len(team.releases),
            )
        )
    if foreseen.posts:
        card.text(words("people-forget-posts", count=len(foreseen.posts)))
    card.text(words("people-forget-stays"))
    label, danger = words("people-button-forget-yes"), discord.ButtonStyle.danger
    yes = button(label, f"people:forget:{foreseen.fingerprint}", style=danger)
    return ask(words("people-forget-ask"), yes=yes, no=words("people-button-forget-no"), under=card)


def forgotten_card(left: int, words: Words) -> Card:
    """That nothing of the person is kept; `left` messages in channels could not be removed."""
    card = Card().text(words("people-forgotten"))
    return card.text(words("people-forgotten-left", count=left)) if left else card


def _name(team: OwnTeam, words: Words) -> str:
    return words("people-kept-team", team=team.team, edition=team.edition)

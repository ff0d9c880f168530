"""How a person's own settings look."""

from __future__ import annotations

import discord

from bot.domain.people import PersonSettings, ReminderWay, write_time
from bot.services.people import OwnZone
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.texts import Words

_CHOSEN = discord.ButtonStyle.primary
_OTHER = discord.ButtonStyle.secondary


def zone_card(zone: OwnZone, guild_id: int, words: Words) -> Card:
    """Where the person lives, and who sees the time there."""
    card = Card().text(words("people-zone", zone=zone.name, time=zone.local_time))
    card.small(words("people-zone-shown" if zone.shows_time else "people-zone-private"))
    return card.buttons(button(words("people-button-forget-zone"), f"people:forget-zone:{guild_id}"))


def notifications_card(settings: PersonSettings, guild_id: int, words: Words, *, has_closed_dms: bool) -> Card:
    """How the person is reminded and when they are left alone, with what changes it."""
    card = Card().heading(words("people-notifications-heading"))
    card.text(words("people-way", way=settings.reminders))
    card.buttons(
        *(
            button(
                words("people-button-way", way=way),
                f"people:way:{guild_id}:{way.value}",
                style=_CHOSEN if way is settings.reminders else _OTHER,
            )
            for way in ReminderWay
        )
    )
    if has_closed_dms:
        card.text(words("people-dms-closed"))
    card.divider().text(_say_quiet(settings, words))
    card.small(words("people-notifications-personal"))
    return card.buttons(button(words("people-button-quiet"), f"people:quiet:{guild_id}"))


def _say_quiet(settings: PersonSettings, words: Words) -> str:
    if settings.quiet_from is None:
        return words("people-quiet-never")
    begins, ends = write_time(settings.quiet_from), write_time(settings.quiet_until)
    return words("people-quiet" if settings.zone else "people-quiet-unknown", begins=begins, ends=ends)

"""How the set-up of a server looks."""

from __future__ import annotations

from collections.abc import Callable

import discord

from bot.domain.setup import Rank
from bot.domain.zones import name_zone
from bot.services.setup import Roles, SetUp
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import Markup
from cogs._shared.texts import Words

ChannelState = Callable[[int], str]  # "well", "closed" or "gone"

_PRIMARY = discord.ButtonStyle.primary


def setup_card(found: SetUp, state_of: ChannelState, languages: dict[str, str], words: Words) -> Card:
    """Each step with what is chosen, whether it works, and the button that changes it."""
    card = Card().heading(words("setup-heading")).small(words("setup-again"))
    card.divider().text("\n".join(_roles(found, words)))
    buttons = [button(words("setup-button-roles"), "setup:roles:0", style=_PRIMARY)]
    if found.edition is not None:
        buttons.append(button(words("setup-button-edition-roles"), "setup:roles:1"))
    card.buttons(*buttons)
    card.divider().text("\n".join(_channels(found, state_of, words)))
    card.buttons(button(words("setup-button-rooms"), "challenges:rooms", style=_PRIMARY))
    settings = found.settings
    language = languages.get(settings.language or "", "")
    card.divider().text(
        words(
            "setup-server",
            language=language or "discord",
            zone=name_zone(settings.zone) if settings.zone else "none",
            audit=_channel(settings.audit_channel_id),
            state=state_of(settings.audit_channel_id) if settings.audit_channel_id else "none",
        )
    )
    card.buttons(button(words("setup-button-server"), "setup:server", style=_PRIMARY))
    card.divider().text(
        words("setup-edition", edition=found.edition or "none", state=found.state or "none", teams=found.teams)
    )
    return card.buttons(
        button(words("setup-button-begin"), "challenges:begin", style=_PRIMARY),
        button(words("setup-button-check"), "doctor:show"),
        button(words("setup-button-refresh"), "setup:show"),
    )


def _roles(found: SetUp, words: Words) -> list[str]:
    given = "yes" if found.roles or found.edition_roles else "no"
    return [
        words("setup-roles", given=given),
        *(
            words("setup-roles-line", rank=rank, roles=_mentions(roles, rank), where=where)
            for where, roles in (("server", found.roles), ("edition", found.edition_roles))
            for rank in roles
        ),
    ]


def _channels(found: SetUp, state_of: ChannelState, words: Words) -> list[str]:
    told, rooms = found.organizers_channel_id, found.rooms_channel_id
    return [
        words("setup-organizers", channel=_channel(told), state=state_of(told) if told else "none"),
        words("setup-rooms", kind=found.room_kind, channel=_channel(rooms), state=state_of(rooms) if rooms else "none"),
    ]


def _mentions(roles: Roles, rank: Rank) -> Markup:
    return Markup(" ".join(f"<@&{role_id}>" for role_id in roles[rank]))


def _channel(channel_id: int | None) -> Markup:
    return Markup(f"<#{channel_id}>") if channel_id else Markup("")

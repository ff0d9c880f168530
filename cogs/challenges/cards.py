"""How the state of an edition looks."""

from __future__ import annotations

import discord

from bot.services.challenges import Start
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.texts import Words


def start_card(start: Start, words: Words) -> Card:
    """Three lines and the buttons that go with them; for whoever looks after the challenge, what is theirs too."""
    card = _first(start, words)
    if start.rank is None:
        return card
    return card.divider().text(words("challenges-start-rank", rank=start.rank, suggestions=start.suggestions))


def _first(start: Start, words: Words) -> Card:
    card = Card().heading(words("challenges-start-heading", edition=start.edition))
    primary = discord.ButtonStyle.primary
    find = button(words("challenges-button-find"), "papers:browse", style=primary)
    teams = button(words("challenges-button-list"), "teams:list:0")
    if start.stopped is not None:
        stopped = words("challenges-stopped", edition=start.edition, message=start.stopped)
        return card.text(stopped).buttons(find, teams)
    if not start.is_open:
        return card.text(words("challenges-start-closed", edition=start.edition)).buttons(find, teams)
    if start.is_entry_past and not start.papers:
        late = words(
            "challenges-start-late", edition=start.edition, team=start.team or "", known="yes" if start.team else "no"
        )
        return card.text(late).buttons(teams, find)
    if start.team is None:
        create = button(words("challenges-button-create"), "teams:create")
        return card.text(words("challenges-start-newcomer", teams=start.team_count)).buttons(find, create, teams)
    own = button(words("challenges-button-team"), f"teams:show:{start.team_id}")
    if start.papers:
        return card.text(words("challenges-start-at-work", team=start.team, papers=start.papers)).buttons(own, find)
    lead = "yes" if start.is_lead else "no"
    return card.text(words("challenges-start-in-team", team=start.team, lead=lead)).buttons(find, own)
